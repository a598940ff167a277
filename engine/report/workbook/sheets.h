/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sheets.h
 * The sheets that are a table as it is, as lists: their columns, and where each comes from.
 */
#ifndef REPORT_WORKBOOK_SHEETS_H
#define REPORT_WORKBOOK_SHEETS_H

#include "report/page/shown.h"

/** A column; a list ends with a NULL name. Values and scores are what --share ranks leaves out. */
typedef struct arp_list_column {
    const char *name;
    arp_page_form form;
    int title;         /* message */
    const char *table; /* another, by the code or the indicator; NULL: the sheet's own */
} arp_list_column;

typedef struct arp_list_sheet {
    int name; /* message */
    const char *table;
    size_t frozen; /* columns that stay in sight */
    const arp_list_column *column;
} arp_list_sheet;

/** Of the answer, of how sure it is, of what it is made of. Each ends with a NULL table. */
extern const arp_list_sheet ARP_ANSWER_SHEETS[], ARP_CHECKED_SHEETS[], ARP_SOURCE_SHEETS[];

/** One each; the pairs are what goes together where no selection has made it a square. */
extern const arp_list_sheet ARP_RANKING_SHEET, ARP_FRAMEWORK_SHEET, ARP_STATISTICS_SHEET,
    ARP_PAIRS_SHEET;

#endif
