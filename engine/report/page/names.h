/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file names.h
 * What the page calls a thing that results have by its id: a node, a side, an indicator, a choice,
 * a territory, a state.
 */
#ifndef REPORT_PAGE_NAMES_H
#define REPORT_PAGE_NAMES_H

#include "report/page/pen.h"

/** Names in French and English; the id itself where nothing is known of it. Cost: O(nodes). */
void arp_page_name(const arp_pen *p, const char *id, const char *name[2]);

/** The key of a word that means another thing in this column than elsewhere, "way union"; the word
    itself where it does not. */
const char *arp_page_word_key(const char *column, const char *word);

/** A word for a state, in both languages; the word itself where it has none. */
void arp_page_word(const char *word, const char *said[2]);

/** Every name and word that pictures need, as a block of JSON: {ID: [fr, en]}. */
void arp_page_names_block(const arp_pen *p);

#endif
