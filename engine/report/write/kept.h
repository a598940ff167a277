/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file kept.h
 * Tables read back from a results.h5, for `arpent export`: what the file says of a table is its
 * statement, so that the writers give the bytes they gave when it was made.
 */
#ifndef REPORT_WRITE_KEPT_H
#define REPORT_WRITE_KEPT_H

#include "report/tables/statement.h"

typedef struct arp_kept {
    arp_statement stated;
    arp_result_column *column; /* those of the statement, of the pool */
    arp_result_table table;    /* of that statement */
    arp_pool *pool;            /* every text of both */
} arp_kept;

/**
 * Read one table.
 *
 * @param[out] out  free with arp_kept_free(); not to be moved
 * @retval ARP_INPUT   no such file, no results file, one of before the tables or of a later format,
 *                     or a damaged one
 * @retval ARP_DOMAIN  no such table; the nearest name is told
 */
arp_status arp_kept_read(const char *path, const char *name, arp_kept *out, arp_error *err);

/** The list of a file's tables, as a table: table | rows, title_fr, title_en, method. Errors as for
    arp_kept_read(). */
arp_status arp_kept_list(const char *path, arp_kept *out, arp_error *err);

/** NULL is fine. */
void arp_kept_free(arp_kept *kept);

#endif
