/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file wide.h
 * Tables that people read across: values, marks and normalised values, a territory a row and an
 * indicator a column; correlations, an indicator each way.
 */
#ifndef REPORT_WORKBOOK_WIDE_H
#define REPORT_WORKBOOK_WIDE_H

#include "report/workbook/binder.h"
#include "report/workbook/rectangle.h"

/** The three sheets of the territories' values: each where its table is there, and with ranks_only
    that of the marks alone. */
void arp_wide_values(arp_binder *b);

/** The square of correlations; false where there is none. */
bool arp_wide_correlations(arp_binder *b);

/** What the cell of a row of the table of values is. */
arp_bound_state arp_wide_state(const arp_result_table *values, size_t row);

#endif
