/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file place.h
 * A page under way: a territory, and what is known of all of them.
 */
#ifndef REPORT_PORTRAIT_PLACE_H
#define REPORT_PORTRAIT_PLACE_H

#include "report/page/pen.h"
#include "report/words/profile.h"
#include "report/words/words.h"
#include "study/describe.h"

/** What pages of a study share. */
typedef struct arp_portraits {
    const arp_facts *facts; /* study, answer, profiles; a sensitivity where one was made */
    arp_lang lang;
    arp_description described;
    bool *secret; /* one a column of the table of values: it has cells under secrecy */
} arp_portraits;

/** @retval ARP_MEMORY  Cost: that of arp_study_describe(). */
arp_status arp_portraits_begin(const arp_facts *facts, arp_lang lang, arp_portraits *out,
                               arp_error *err);
void arp_portraits_end(arp_portraits *all);

typedef struct arp_place_page {
    const arp_portraits *all;
    arp_profile_report of; /* study, answer, profile */
    arp_pen pen;
} arp_place_page;

/** Indicators that one page has room for. */
enum { ARP_PORTRAIT_LINES = 36 };

/** Lines that are drawn: of a profile of more than ARP_PORTRAIT_LINES the first ones. */
static inline size_t arp_portrait_lines(const arp_place_page *p) {
    size_t n = p->of.profile->n;
    return n < ARP_PORTRAIT_LINES ? n : ARP_PORTRAIT_LINES;
}

/** A message with its arguments (NULL-terminated; NULL: none), escaped. */
void arp_portrait_say(const arp_place_page *p, int message, const char *const *args);

/** A text of both languages, in that of the page. */
const char *arp_portrait_text(const arp_place_page *p, const char *const text[2]);

/** Is what a comparator says of the line's indicator left out: would it tell a secret cell? */
bool arp_portrait_hides(const arp_place_page *p, const arp_profile_line *line);

/** A value as people write it. */
arp_word arp_portrait_value(const arp_place_page *p, double x);

#endif
