/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rows.h
 * The indicators of a territory: value, rank, a strip from the least need of all to the most, and
 * the comparators.
 */
#ifndef REPORT_PORTRAIT_ROWS_H
#define REPORT_PORTRAIT_ROWS_H

#include "report/portrait/place.h"

/** Comparators that have a column. */
enum { ARP_PORTRAIT_COMPARATORS = 3 };

void arp_portrait_rows(const arp_place_page *p);

/** A line of ranks from the last, n, to the first, as strips go from the least need to the most,
 * with the interval [low, high] (0: none) and the rank. */
void arp_portrait_rank(const arp_place_page *p, size_t n, double low, double rank, double high);

#endif
