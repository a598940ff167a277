/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file readme.h
 * The first sheet of the workbook, which says what is in the others, and the last, which says what
 * each column holds.
 */
#ifndef REPORT_WORKBOOK_README_H
#define REPORT_WORKBOOK_README_H

#include "report/workbook/binder.h"

/** Begin the first sheet, which is written last: only then are its rows known. */
arp_sheet *arp_readme_begin(const arp_binder *b);

/** Write it. */
void arp_readme_write(const arp_binder *b, arp_sheet *sheet);

/** The columns of all sheets: where each comes from and what it means. */
void arp_readme_columns(arp_binder *b);

#endif
