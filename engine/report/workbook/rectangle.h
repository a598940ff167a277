/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rectangle.h
 * A table of two keys that is a rectangle: of every first key the same second keys in the same
 * order, as those of values, nodes and correlations are.
 */
#ifndef REPORT_WORKBOOK_RECTANGLE_H
#define REPORT_WORKBOOK_RECTANGLE_H

#include "report/page/tables.h"

typedef struct arp_rectangle {
    const arp_result_table *table;
    const char *const *row,
        *const *column; /* keys: of row i at row[i * k], of column j at column[j] */
    size_t n, k;
} arp_rectangle;

/** The rectangle of a table; false: it is not there, or none. Cost: O(rows). */
bool arp_rectangle_of(const arp_result_table *table, const char *row, const char *column,
                      arp_rectangle *out);

/** Number of a column by its key; SIZE_MAX for none. Cost: O(k). */
size_t arp_rectangle_column(const arp_rectangle *grid, const char *key);

#endif
