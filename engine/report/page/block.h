/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file block.h
 * Data for the script: blocks of JSON in the page, `<` escaped, so that nothing in them ends the
 * block.
 *
 * A table is an object of columns: a list; or {"f64": doubles in base64, little-endian} for many
 * numbers that are not whole; or {"words": [...], "at": [...]} for texts that repeat.
 */
#ifndef REPORT_PAGE_BLOCK_H
#define REPORT_PAGE_BLOCK_H

#include "report/page/pen.h"

/** Begin a block of that id; what is written until arp_block_end() is its JSON. */
size_t arp_block_begin(const arp_pen *p, const char *id);
void arp_block_end(const arp_pen *p, size_t from);

/** n doubles as {"f64": "..."}. */
void arp_block_doubles(const arp_pen *p, const double *x, size_t n);

/** Every table of ARP_EMBEDDED that is there and has columns for the script, a block each. */
arp_status arp_block_tables(const arp_pen *p, arp_error *err);

/** Ranks that territories have over the draws, in at most 100 x 100 classes: block "acceptability",
    {"size": territories a class, "rows": [[thousandths]]}. Nothing where it was not kept. */
arp_status arp_block_acceptability(const arp_pen *p, arp_error *err);

#endif
