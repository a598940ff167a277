/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sensitivity.h
 * What the reports of the sensitivity analysis share.
 */
#ifndef REPORT_WORDS_SENSITIVITY_H
#define REPORT_WORDS_SENSITIVITY_H

#include "report/words/parts.h"

/** The sensitivity of the answer, which must have some. */
static inline const arp_sensitivity *arp_report_sens(const arp_report *r) {
    return &r->answer->sensitivity;
}

/** A side's node in the plan, without the drivers. */
static inline const arp_plan_node *arp_sens_side(const arp_report *r, size_t side) {
    const arp_plan *plan = &r->study->plan;
    return &plan->node[plan->node[0].child[side]];
}

/** Name of the i-th word: a side's, "both", "neither", "undetermined", as in arp_words. */
const char *arp_sens_word(const arp_report *r, size_t i);

/** What an output is of: a territory's code, a side's name, or "". */
const char *arp_sens_output_of(const arp_report *r, const arp_sens_output *output);

/** Name of a value of a discrete factor; "" where the factor has no part in it. */
const char *arp_sens_value(const arp_sensitivity *s, size_t factor, size_t value);

/** The table of what was varied, with the total indices; each factor varied alone and each
   indicator left out. */
void arp_varied_text(const arp_report *r, arp_text *out);
void arp_alone_text(const arp_report *r, arp_text *out);

/** The ranks that the error of the data leaves open; nothing, and null, where it is not varied. */
void arp_sets_text(const arp_report *r, arp_text *out);

/** The quantiles of a spread, in percent, as they are named. */
extern const char *const ARP_SENS_QUANTILES[ARP_RANK_QUANTILES];

#endif
