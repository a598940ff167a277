/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * The reports, one maker each. Makers append to a text and leave lack of memory to its `bad`;
 * those that build JSON hand out a value whose making may have failed, see report/json.h.
 */
#ifndef REPORT_WORDS_PARTS_H
#define REPORT_WORDS_PARTS_H

#include "drivers/weights/volumes.h"
#include "report/report.h"

#include "base/text.h"

/** What a report speaks of. */
typedef struct arp_report {
    const arp_study *study;
    const arp_answer *answer; /* NULL for a check */
    arp_report_options options;
} arp_report;

/** The drivers of the answer, which must have some. */
static inline const arp_drivers *arp_report_drivers(const arp_report *r) {
    return &r->answer->drivers;
}

/** A side's node in the plan. */
static inline const arp_plan_node *arp_report_side(const arp_report *r, size_t side) {
    return &r->study->plan.node[arp_report_drivers(r)->side[side].node];
}

void arp_check_text(const arp_report *r, arp_text *out);

/** @param head rows shown from the top, the selected ones below it added; SIZE_MAX: all */
void arp_ranking_text(const arp_report *r, size_t head, arp_text *out);

void arp_drivers_text(const arp_report *r, arp_text *out);
void arp_drivers_csv(const arp_report *r, arp_text *out);

void arp_shares_text(const arp_report *r, arp_text *out);

void arp_effective_text(const arp_report *r, arp_text *out);

void arp_subsets_text(const arp_report *r, arp_text *out);
void arp_missing_text(const arp_report *r, arp_text *out);

void arp_revealed_text(const arp_report *r, arp_text *out);
void arp_simplex_text(const arp_report *r, arp_text *out);
void arp_volumes_text(const arp_report *r, arp_text *out);

void arp_perimeters_text(const arp_report *r, arp_text *out);
void arp_claims_text(const arp_report *r, arp_text *out);
void arp_evidence_text(const arp_report *r, arp_text *out);

/** What to hold beside the verdict, a line each: attested sides among neighbours and as one unit,
    and sides whose indicators are mostly chance; nothing without contiguity and errors. */
void arp_beside_verdict(const arp_report *r, arp_text *out);

/** The same as text; the answer must have it. */
void arp_neighbours_text(const arp_report *r, arp_text *out);

/** The sensitivity on the screen; the answer must have a sensitivity. */
void arp_sensitivity_text(const arp_report *r, arp_text *out);

/** Title and notes, which every text repeats. */
void arp_title_text(const arp_report *r, arp_text *out);
void arp_notes_text(const arp_report *r, arp_text *out);

/** Where territory @p row is in the first k[j], in words: "dans les 2 premiers à partir d'un
    poids social de 0,865"; @p label is the side whose weight runs along the axis. */
void arp_tipping_words(const arp_drivers *d, const arp_tipping *tipping, size_t j, size_t row,
                       const char *label, arp_lang lang, arp_text *out);

#endif
