/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file drawn.h
 * Which levels have maps among the tables.
 */
#ifndef REPORT_PAGE_DRAWN_H
#define REPORT_PAGE_DRAWN_H

#include "report/page/pen.h"

enum { ARP_PAGE_OUTLINES = 2500 }; /* up to so many territories all outlines are drawn */

/** Has that level a map among the tables? */
bool arp_page_is_drawn(const arp_page_tables *tables);

/** Is the zoning of that name drawn, small, beside the others: is it of a study compared on its
    zonings, with outlines, and of at most ARP_PAGE_OUTLINES territories? Cost: O(lines). */
bool arp_page_zoning_drawn(const arp_page_tables *tables, const char *level);

/** Is one? */
bool arp_page_zonings_drawn(const arp_page_tables *tables);

#endif
