/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file workbook.h
 * tables.xlsx: the result tables for people who have a spreadsheet.
 *
 * A sheet a table, a header, filters, codes as texts, numbers that are the tables' own under a
 * format; cells that are missing, secret, filled or not applicable have a colour each. It is made
 * of result tables and nothing else, so that a folder's results give it again to the byte.
 */
#ifndef REPORT_WORKBOOK_WORKBOOK_H
#define REPORT_WORKBOOK_WORKBOOK_H

#include "report/page/page.h"

/**
 * Write the workbook at @p path, whole or not at all, in one language.
 *
 * What a page does not hold it does not either (arp_page_write()): of an indicator with secret
 * cells neither the normalised values nor the comparators; with ranks_only no values and no scores.
 *
 * @param options    lang and ranks_only
 * @param of_folder  it is part of a folder that its caller puts in place as a whole
 * @retval ARP_OUTPUT, ARP_MEMORY
 * Cost: O(cells of the tables); memory that of the tables, which are there, and of the file.
 */
arp_status arp_workbook_write(const arp_page_tables *tables, const arp_page_options *options,
                              const char *path, bool of_folder, arp_error *err);

#endif
