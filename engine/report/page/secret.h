/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file secret.h
 * What a page that is meant to be mailed must not hold: no table has the number of a cell under
 * secrecy, but a total beside the other parts gives it away. So no total of an indicator that has
 * such a cell is in the page: neither its comparators, nor the scale that a study gives it, nor a
 * text that quotes one of these.
 */
#ifndef REPORT_PAGE_SECRET_H
#define REPORT_PAGE_SECRET_H

#include "report/page/pen.h"

/** Is the indicator without a cell under secrecy, of a territory or of a commune of one? */
bool arp_secret_open(const arp_pen *p, const char *indicator);

/** Is every indicator? If not, the study as it is written is no part of the page: it may state a
    total anywhere. */
bool arp_secret_none(const arp_pen *p);

/** Would scores tell a total: is an indicator that has secret cells on a scale that the study
    gives? Values and scores tell the scale together. */
bool arp_secret_scaled(const arp_pen *p);

/**
 * Before anything is written for people: ranks only where scores would tell a total, and the totals
 * that are not to be told, into @p p. Free with arp_free(p->total).
 * @retval ARP_MEMORY
 */
arp_status arp_secret_begin(arp_pen *p, arp_error *err);

/** Must the row of a table stay out: a comparator or a claim of an indicator with secret cells, a
    notice of what gives one away, a text of the author's with a total in it? Of pages without
    values, all notices that may quote one. */
bool arp_secret_row(const arp_pen *p, const arp_result_table *table, size_t row);

/** Has the table a row that may be told? */
bool arp_secret_leaves(const arp_pen *p, const arp_result_table *table);

#endif
