/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file numbers_csv.h
 * Rows of CSV in the machines' form (comma, point) or in that of a French Excel (BOM, semicolon,
 * decimal comma). An empty field stands for what is not known.
 */
#ifndef REPORT_NUMBERS_CSV_H
#define REPORT_NUMBERS_CSV_H

#include "base/text.h"

/** A CSV text under way. */
typedef struct arp_rows {
    arp_text *out;
    bool french, begun; /* begun: something stands on this row */
} arp_rows;

/** Begin: writes the BOM where there is one. */
arp_rows arp_rows_begin(arp_text *out, bool french);

void arp_rows_text(arp_rows *rows, const char *text);
void arp_rows_text_pair(arp_rows *rows, const char *prefix, const char *name);
void arp_rows_number(arp_rows *rows, double x);
void arp_rows_rank(arp_rows *rows, size_t rank); /* 0: empty */
void arp_rows_whole(arp_rows *rows, size_t n);
void arp_rows_end(arp_rows *rows);

/** The shortest form that reads back to the same double, with the rows' decimal mark. */
void arp_rows_put_number(const arp_rows *rows, double x, arp_text *out);

#endif
