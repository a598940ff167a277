/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file profile.h
 * What a page of one territory and its tables look up.
 */
#ifndef REPORT_WORDS_PROFILE_H
#define REPORT_WORDS_PROFILE_H

#include <math.h>

#include "report/words/subject.h"

/** What the makers speak of. */
typedef struct arp_profile_report {
    arp_report report;
    const arp_profile *profile;
} arp_profile_report;

/** A line's leaf, how its column was made, what is known of its error, and the side it belongs to:
 * a child of the root. */
static inline const arp_plan_node *arp_profile_node(const arp_profile_report *p,
                                                    const arp_profile_line *line) {
    return &p->report.study->plan.node[line->node];
}

static inline const arp_made_of *arp_profile_made(const arp_profile_report *p,
                                                  const arp_profile_line *line) {
    return &p->report.study->made[arp_profile_node(p, line)->column];
}

static inline const arp_value_error *arp_profile_error(const arp_profile_report *p,
                                                       const arp_profile_line *line) {
    return &p->report.study->errors[arp_profile_node(p, line)->column];
}

static inline size_t arp_profile_side(const arp_profile_report *p, const arp_profile_line *line) {
    size_t v = line->node;
    while (p->report.study->plan.node[v].parent != 0) v = p->report.study->plan.node[v].parent;
    return v;
}

/** The value of a row on the line's indicator. */
static inline double arp_profile_value(const arp_profile_report *p, const arp_profile_line *line,
                                       size_t row) {
    const arp_table *values = &p->report.study->values;
    return row == ARP_NONE ? NAN : values->column[arp_profile_node(p, line)->column].value[row];
}

#endif
