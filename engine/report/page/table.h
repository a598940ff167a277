/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file table.h
 * A result table as a table of HTML: the selected first, then the first rows, in the reader's form.
 */
#ifndef REPORT_PAGE_TABLE_H
#define REPORT_PAGE_TABLE_H

#include "report/page/pen.h"

/**
 * Write it: p->rows rows beside the selected, those beyond ARP_PRINT_ROWS marked as not for
 * paper, and how many there are in all. At most 9 columns.
 * @retval ARP_MEMORY
 */
arp_status arp_page_table_write(const arp_pen *p, const arp_page_figure *figure, arp_error *err);

#endif
