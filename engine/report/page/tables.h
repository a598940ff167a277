/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file tables.h
 * The result tables that a page is made of, from the facts of a run or from the results.h5 of a
 * folder.
 */
#ifndef REPORT_PAGE_TABLES_H
#define REPORT_PAGE_TABLES_H

#include "report/write/kept.h"

/** Tables by name; those that are absent, or have no rows, are not there. */
typedef struct arp_page_tables {
    arp_result_table *made; /* n, of the facts; NULL: */
    arp_kept *kept;         /* n, of a folder */
    size_t n;
    arp_lang lang;               /* of the study                                  */
    const char *study_text;      /* the study as it was written; NULL unknown */
    char *own_text;              /* the same, where it was read back */
    const double *acceptability; /* n_codes x n_codes, territories by ranks; NULL: not kept */
    const char *const *code;     /* n_codes: the territories of its rows */
    size_t n_codes;
    double *own_cells; /* both, where they were read back */
    char **own_code;
} arp_page_tables;

/** Of a run. The facts must outlive them. @retval ARP_MEMORY  Cost: that of the tables. */
arp_status arp_page_tables_make(const arp_facts *facts, arp_page_tables *out, arp_error *err);

/** Of a results.h5. Errors as for arp_kept_read(). */
arp_status arp_page_tables_read(const char *path, arp_page_tables *out, arp_error *err);

void arp_page_tables_free(arp_page_tables *tables);

/** NULL for a table that is not there. Cost: O(tables). */
const arp_result_table *arp_page_table(const arp_page_tables *tables, const char *name);

/** Number of a column; SIZE_MAX for none. */
size_t arp_page_column(const arp_result_table *table, const char *name);

/** A cell by the name of its column; NULL and NaN where there is none, or no such row. */
const char *arp_page_text(const arp_result_table *table, size_t row, const char *column);
double arp_page_number(const arp_result_table *table, size_t row, const char *column);

/** First row from @p from on whose @p column says @p text; SIZE_MAX for none. Cost: O(rows). */
size_t arp_page_row(const arp_result_table *table, size_t from, const char *column,
                    const char *text);

#endif
