/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file page.h
 * report.html: one file for people, which needs no network, no server and no other file.
 *
 * Verdict, sections and tables are plain HTML in both languages, which reads without script; what
 * pictures are drawn of stands in blocks of JSON, a list a column, and the script of page/dist
 * draws them. It is made of result tables and nothing else, so that a folder's results give it
 * again to the byte.
 */
#ifndef REPORT_PAGE_PAGE_H
#define REPORT_PAGE_PAGE_H

#include "report/page/pen.h"
#include "report/page/tables.h"
#include "report/write/out.h"

/** How a page is made. */
typedef struct arp_page_options {
    const char *lang; /* "fr" or "en": the one it opens in; NULL: the study's           */
    bool ranks_only;  /* without values and scores: ranks, shares and verdict are shown */
} arp_page_options;

/**
 * Write the page.
 *
 * Cells under secrecy have no number in the tables. What would tell one is left out as well, see
 * secret.h: for an indicator that has such a cell its normalised values, its comparators and every
 * text that quotes one, the study as it is written, notices that a total gives a cell away, and all
 * scores where the study gives the indicator's scale. Without values there are no notices either,
 * and no inhabitants. What else an author writes in notes, claims and labels is taken as it is.
 *
 * @retval ARP_MEMORY
 * Cost: O(cells of the tables); memory that of the page.
 */
arp_status arp_page_write(const arp_page_tables *tables, const arp_page_options *options,
                          arp_out *out, arp_error *err);

/** Is there what a figure is made of, and may it be shown? */
bool arp_page_shows(const arp_pen *p, const arp_page_figure *figure);

#endif
