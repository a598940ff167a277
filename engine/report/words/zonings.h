/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file zonings.h
 * The balance of communes and the levels, in words and in JSON.
 */
#ifndef REPORT_WORDS_ZONINGS_H
#define REPORT_WORDS_ZONINGS_H

#include "report/words/parts.h"

/** Rows of a file that no line of its balance accounts for; communes likewise. Both are 0 for every
    balance that a study gives: shown, so that who reads can see it. */
size_t arp_balance_lost_rows(const arp_balance *balance);
size_t arp_balance_lost_communes(const arp_balance *balance, size_t n_communes);

/** Territories of a level with communes outside the département (border 0) or région (1) of most of
    theirs. */
size_t arp_level_crossing(const arp_level *level, size_t border);

/** Nothing without zonings. */
void arp_zonings_text(const arp_study *study, arp_lang lang, arp_text *out);

#endif
