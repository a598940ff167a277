/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file statement.h
 * What a result is: a named table, stated once, that every format is written from.
 *
 * A table is one list of columns, one row of the list a column:
 *
 *     typedef struct seat { const arp_facts *of; size_t k; ... } seat;
 *
 *     #define SEATS(X)                                                                  \
 *         X(WHOLE, k, "", "nombre de places", "number of seats", at->k)                 \
 *         X(TEXT, code, "", "code du territoire", "territory's code", code_of(at))
 *
 *     ARP_TABLE_COLUMNS(seats, SEATS, seat)
 *
 *     static void fill(const arp_facts *of, arp_result_table *to) {
 *         for (...) put_seats(to, &(seat){of, k});
 *     }
 *
 *     const arp_statement ARP_TABLE_seats = {
 *         ARP_TABLE_STATED(seats, 1), {"Places", "Seats"}, "methods.md 4.1", ARP_NEEDS_DRIVERS,
 * fill};
 *
 * and one row in report/tables/tables.def. JSON, CSV, HDF5, datapackage.json and docs/results.md
 * follow. Names are snake_case English and never change meaning; key columns come first; a
 * territory is `code` and `label`, an indicator, a node or a side its id. What a user named (a
 * node, a factor, a level) is a cell of a key column, never the name of a column. A state is a
 * word, never a number.
 *
 * Unknown is NaN, and NULL for a text; an empty text is unknown. No cell is infinite: a column that
 * could be has one more beside it, NAME_state, which says "inf" there.
 */
#ifndef REPORT_TABLES_STATEMENT_H
#define REPORT_TABLES_STATEMENT_H

#include <arpent/results.h>

#include <math.h>

#include "base/memory.h"
#include "base/text.h"
#include "report/tables/facts.h"

/** One column, as it is stated. */
typedef struct arp_result_column {
    const char *name;
    arp_kind kind;
    const char *unit; /* English, "" for none */
    const char *meaning[2];
} arp_result_column;

typedef struct arp_statement arp_statement;

/** A column's cells: one of the two arrays is set, as the kind says. Numbers and flags (0, 1) are
    doubles, NaN where unknown; texts are NULL where unknown. */
typedef struct arp_result_cells {
    double *number;
    const char **text;
} arp_result_cells;

/** A table with its rows. Texts point into the facts it was made of, or into the table. */
typedef struct arp_result_table {
    const arp_statement *stated;
    size_t n_rows, room;
    arp_result_cells *column; /* one a column of the statement */
    size_t at;                /* column that the next cell goes to */
    arp_pool *pool;           /* of texts made for it, NULL until one is */
    bool bad;                 /* memory was short: arp_result_table_make() refuses */
} arp_result_table;

/** What must be among the facts for the table to be. */
typedef enum arp_needs {
    ARP_NEEDS_STUDY,
    ARP_NEEDS_ANSWER,
    ARP_NEEDS_DRIVERS,
    ARP_NEEDS_SENSITIVITY,
    ARP_NEEDS_DRAWS, /* a sensitivity of a study that says what is uncertain */
    ARP_NEEDS_LEVELS,
    ARP_NEEDS_CANDIDATES,
    ARP_NEEDS_POWER,
    ARP_NEEDS_PROFILES,
    ARP_NEEDS_SWEEP,
    ARP_NEEDS_CATALOGUE,
    ARP_NEEDS_OUTLINES,
    ARP_NEEDS_CONTRACTS,
    ARP_NEEDS_CHOOSING,
    ARP_NEEDS_PLACES,
    ARP_NEEDS_SECRETS /* a study that is checked: these are for its author alone */
} arp_needs;

struct arp_statement {
    const char *name;
    size_t n_keys, n_columns; /* the first n_keys columns are the key */
    const arp_result_column *column;
    const char *title[2];
    const char *method; /* where the manual says how it is found; "" for what is read */
    arp_needs needs;
    void (*fill)(const arp_facts *facts, arp_result_table *to);
};

/** Every table, in the order they are written. Cost: O(1). */
size_t arp_statements(const arp_statement *const **all);

/** By name; NULL for none. */
const arp_statement *arp_statement_find(const char *name);

/** Is there enough among the facts? */
bool arp_statement_applies(const arp_statement *stated, const arp_facts *facts);

/**
 * Make a table's rows. The facts must outlive it.
 *
 * @retval ARP_MEMORY
 * Cost: O(rows * columns).
 */
arp_status arp_result_table_make(const arp_statement *stated, const arp_facts *facts,
                                 arp_result_table *out, arp_error *err);

/** Free what a table holds and empty it; NULL is fine. */
void arp_result_table_free(arp_result_table *table);

/* A row under way: begin, then one cell a column in the order of the statement. */
void arp_row_begin(arp_result_table *to);
void arp_cell_REAL(arp_result_table *to, double x);
void arp_cell_WHOLE(arp_result_table *to, double x);
void arp_cell_FLAG(arp_result_table *to, double x);
void arp_cell_TEXT(arp_result_table *to, const char *text);

/** A copy of a text that dies before the table does; NULL for NULL. */
const char *arp_cell_own(arp_result_table *to, const char *text);

/** The same of a text that was made for it, which is freed. */
const char *arp_cell_take(arp_result_table *to, arp_text *text);

/** An error in words; NULL where there is none (code ARP_OK). */
const char *arp_cell_error(arp_result_table *to, const arp_error *why, arp_lang lang);

/** "inf" where x is infinite, "-inf" below 0, otherwise NULL: the column NAME_state. */
static inline const char *arp_cell_state(double x) {
    return isinf(x) ? x > 0 ? "inf" : "-inf" : NULL;
}

/** A rank, a year or another whole number in which 0 says "none". */
static inline double arp_or_none(size_t n) {
    return n ? (double)n : NAN;
}

#define ARP_COLUMN_STATED(kind, name, unit, fr, en, value) {#name, ARP_KIND_##kind, unit, {fr, en}},
#define ARP_COLUMN_CELL(kind, name, unit, fr, en, value)   arp_cell_##kind(to, ARP_AS_##kind(value));
#define ARP_AS_REAL(x)                                     (x)
#define ARP_AS_WHOLE(x)                                    (double)(x)
#define ARP_AS_FLAG(x)                                     (double)(x)
#define ARP_AS_TEXT(x)                                     (x)

/** The columns of a table and put_ID(), which adds the row that @p type describes as `at`. */
#define ARP_TABLE_COLUMNS(id, LIST, type)                                                          \
    static const arp_result_column id##_columns[] = {LIST(ARP_COLUMN_STATED)};                     \
    static void put_##id(arp_result_table *to, const type *at) {                                   \
        arp_row_begin(to);                                                                         \
        LIST(ARP_COLUMN_CELL)                                                                      \
    }

/** The statement's first four members. */
#define ARP_TABLE_STATED(id, keys)                                                                 \
    .name = #id, .n_keys = (keys), .n_columns = sizeof id##_columns / sizeof id##_columns[0],      \
    .column = id##_columns

#endif
