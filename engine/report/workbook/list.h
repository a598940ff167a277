/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file list.h
 * A table as a sheet: its rows in its order, the columns of a list.
 */
#ifndef REPORT_WORKBOOK_LIST_H
#define REPORT_WORKBOOK_LIST_H

#include "report/workbook/binder.h"
#include "report/workbook/sheets.h"

/** Write it; nothing where its table is not there. Its sheet, or NULL. */
arp_sheet *arp_list_write(arp_binder *b, const arp_list_sheet *sheet);

/** The ranking, and a picture of its first ones where their ranks have an interval. */
void arp_list_ranking(arp_binder *b);

#endif
