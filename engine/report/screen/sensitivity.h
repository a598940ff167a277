/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sensitivity.h
 * What the screens of the sensitivity analysis share.
 */
#ifndef REPORT_SCREEN_SENSITIVITY_H
#define REPORT_SCREEN_SENSITIVITY_H

#include "report/screen/screen.h"

/** The sensitivity of the answer, which must have some. */
static inline const arp_sensitivity *arp_report_sens(const arp_report *r) {
    return &r->answer->sensitivity;
}

/** A side's node in the plan, without the drivers. */
static inline const arp_plan_node *arp_sens_side(const arp_report *r, size_t side) {
    const arp_plan *plan = &r->study->plan;
    return &plan->node[plan->node[0].child[side]];
}

/** Name of a value of a discrete factor; "" where the factor has no part in it. */
static inline const char *arp_sens_value(const arp_sensitivity *s, size_t factor, size_t value) {
    return value == ARP_NONE ? "" : s->factor[factor].value[value];
}

#endif
