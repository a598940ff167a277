/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file make.h
 * An empty table of a known shape, for whoever fills one.
 */
#ifndef TABLE_MAKE_H
#define TABLE_MAKE_H

#include <arpent/table.h>

/** All arrays allocated and zeroed, names and texts left to the caller; values start at 0 and ok.
    @retval ARP_MEMORY  *out is empty */
arp_status arp_table_make(size_t n_rows, size_t n_columns, size_t n_texts, arp_table *out,
                          arp_error *err);

#endif
