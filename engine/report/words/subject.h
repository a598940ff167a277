/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file subject.h
 * What words are said of: a study, its answer, and how it is to be said.
 */
#ifndef REPORT_WORDS_SUBJECT_H
#define REPORT_WORDS_SUBJECT_H

#include "base/text.h"
#include "study/study.h"

/** How a report is made. */
typedef struct arp_report_options {
    arp_lang lang;   /* of text for people */
    bool csv_fr;     /* BOM, semicolon, decimal comma */
    size_t head;     /* territories shown by ARP_REPORT_RUN as text, 0: 10 */
    bool full;       /* drivers as text: every part, not one screen */
    bool ranks_only; /* the page without values and scores */
    size_t width;    /* columns that tables as text may take, 0: 80 */
} arp_report_options;

/** What it is of. */
typedef struct arp_report {
    const arp_study *study;
    const arp_answer *answer; /* NULL for a check */
    arp_report_options options;
} arp_report;

/** The drivers of the answer, which must have some. */
static inline const arp_drivers *arp_report_drivers(const arp_report *r) {
    return &r->answer->drivers;
}

/** A side's node, or that of a branch beside the sides, in its plan. */
static inline const arp_plan_node *arp_report_side(const arp_report *r, size_t side) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_plan *plan = side < d->n_sides ? &r->study->plan : &r->study->beside;
    return &plan->node[d->side[side].node];
}

#endif
