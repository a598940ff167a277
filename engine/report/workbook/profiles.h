/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file profiles.h
 * The chosen beside all others and the comparators: a row a territory and an indicator.
 */
#ifndef REPORT_WORKBOOK_PROFILES_H
#define REPORT_WORKBOOK_PROFILES_H

#include "report/workbook/binder.h"

/** Write the sheet; nothing without a selection. Of an indicator with secret cells no comparator is
    in it; with ranks_only there are ranks and marks alone. Cost: O(rows of values and nodes). */
void arp_profiles_write(arp_binder *b);

#endif
