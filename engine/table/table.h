/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file table.h
 * One row a territory, one column a measured thing, one mark a cell.
 *
 * A value column holds n_rows doubles and, beside them, one byte of mark each.
 * The value of a cell that is not ARP_CELL_OK is NaN, and no cell that is OK is
 * NaN or infinite: arp_table_check() says where that fails. Codes and labels
 * are text, never numbers: "0907" keeps its zero. All text of a table lives in
 * the table. Tables belong to one thread at a time.
 */
#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include <arpent/status.h>

#include "base/enum.h"
#include "base/fail.h"

/** Why a cell has no number. Secrecy is a mark that propagates, never a number. */
#define ARP_MARKS(X)                                                                               \
    X(ARP_CELL_OK, "ok")                                                                           \
    X(ARP_CELL_MISSING, "missing")                                                                 \
    X(ARP_CELL_SECRET, "secret")                                                                   \
    X(ARP_CELL_NOT_APPLICABLE, "not_applicable")

ARP_ENUM(arp_mark, ARP_MARKS)

typedef struct arp_column {
    const char *name;
    double *value; /* n_rows; NaN where mark is not ARP_CELL_OK */
    uint8_t *mark; /* n_rows of arp_mark                        */
} arp_column;

typedef struct arp_text_column {
    const char *name;
    const char **text; /* n_rows; never NULL, "" for an empty cell */
} arp_text_column;

typedef struct arp_table {
    size_t n_rows;
    const char **code;  /* n_rows, unique, in the order of the file    */
    const char **label; /* n_rows; the code where a table has no label */
    size_t n_columns;
    arp_column *column;
    size_t n_texts;
    arp_text_column *text;
    struct arp_pool *pool; /* owns every string and array above */
} arp_table;

/** Free all a table holds and empty it; NULL and empty tables are fine. */
void arp_table_free(arp_table *table);

/** Column by exact name, NULL when absent. Cost: O(n_columns). */
const arp_column *arp_table_column(const arp_table *table, const char *name);

/** Text column by exact name, NULL when absent. Cost: O(n_texts). */
const arp_text_column *arp_table_text(const arp_table *table, const char *name);

/**
 * Check every rule above.
 *
 * @retval ARP_OK      they hold
 * @retval ARP_DOMAIN  the first place where one does not, named by code and column
 *
 * Cost: O(n_rows * n_columns), no allocation.
 */
ARP_CALL arp_status arp_table_check(const arp_table *table, arp_error *err);

/** The table's rows given by index: codes, labels and value columns, in that order; strings are
    shared with @p table, which must outlive @p out. Cost: O(n * columns). */
ARP_CALL arp_status arp_table_rows(const arp_table *table, const size_t *rows, size_t n,
                                   arp_table *out, arp_error *err);

/** All arrays allocated and zeroed, names and texts left to the caller; values start at 0 and ok.
    @retval ARP_MEMORY  *out is empty */
arp_status arp_table_make(size_t n_rows, size_t n_columns, size_t n_texts, arp_table *out,
                          arp_error *err);

/** The worse of two marks: secret before missing before not applicable before ok. */
static inline uint8_t arp_mark_worse(uint8_t a, uint8_t b) {
    static const uint8_t RANK[] = {[ARP_CELL_OK] = 0,
                                   [ARP_CELL_NOT_APPLICABLE] = 1,
                                   [ARP_CELL_MISSING] = 2,
                                   [ARP_CELL_SECRET] = 3};
    return RANK[a] >= RANK[b] ? a : b;
}

#endif
