/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file counts.h
 * What a screen and a table both count, or say why they do not.
 */
#ifndef REPORT_WORDS_COUNTS_H
#define REPORT_WORDS_COUNTS_H

#include "base/fail.h"
#include "report/words/subject.h"

/** Coverage of an indicator over the kept territories; NaN where it states none. */
typedef struct arp_coverage {
    double least, mean; /* mean weighted by population where every kept one is known */
    bool weighted;
} arp_coverage;

arp_coverage arp_check_coverage(const arp_study *study, size_t column);

/** Cells of a column under a mark. */
size_t arp_check_marked(const arp_study *study, size_t column, arp_mark mark);

/** "numerator / denominator", or the numerator alone, times `per`; "" for a given value. */
void arp_check_formula(const arp_made_of *made, arp_text *out);

/** True for the first territory left out for its reason. */
bool arp_check_first_of_reason(const arp_study *study, size_t i);

/** A text that a definition may leave out: "" for NULL. */
const char *arp_check_text_or_empty(const char *text);

/** Why a claim that is not lacking anything has no significance; ARP_MSG_NONE where it has. */
arp_message arp_claim_why(const arp_claim *claim);

/** Rows of a file that no line of its balance accounts for; communes likewise. Both are 0 for every
    balance that a study gives: shown, so that who reads can see it. */
size_t arp_balance_lost_rows(const arp_balance *balance);
size_t arp_balance_lost_communes(const arp_balance *balance, size_t n_communes);

/** Territories of a level with communes outside the département (border 0) or région (1) of most of
    theirs. */
size_t arp_level_crossing(const arp_level *level, size_t border);

#endif
