/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file pen.h
 * A page under way, and the pieces that HTML is written with.
 */
#ifndef REPORT_PAGE_PEN_H
#define REPORT_PAGE_PEN_H

#include "report/page/shown.h"
#include "report/page/tables.h"
#include "report/write/out.h"

typedef struct arp_pen {
    const arp_page_tables *tables;
    arp_lang lang; /* the one it opens in, of numbers too: the script turns them over */
    bool ranks_only, has_outlines, has_zonings;
    bool one_language; /* `lang` alone is written */
    size_t rows;       /* of a table, beside the selected */
    arp_out *out;
    struct arp_codes *first; /* codes of the ranking's first rows */
    double *total;           /* n_totals, see secret.h */
    size_t n_totals;
} arp_pen;

/** As it is. */
void arp_pen_raw(const arp_pen *p, const char *html);

/** Escaped. NULL writes nothing. */
void arp_pen_text(const arp_pen *p, const char *text);

/** The same text where both languages have one, otherwise each in a span of its language. */
void arp_pen_both(const arp_pen *p, const char *fr, const char *en);

/** A message with at most three arguments, escaped, in both languages; args are NULL-terminated and
    may be NULL. */
void arp_pen_say(const arp_pen *p, int message, const char *const *args);

/** The same of arguments that differ by language. */
void arp_pen_say_each(const arp_pen *p, int message, const char *const *fr, const char *const *en);

/** Is the row of a table of territories among those that the page has: the selected, and the first
    of the ranking? */
bool arp_pen_has(const arp_pen *p, const char *code);

/** Is it a selected one? */
bool arp_pen_chosen(const arp_pen *p, const char *code);

#endif
