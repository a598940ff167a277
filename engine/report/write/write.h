/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file write.h
 * Result tables into CSV, JSON, HDF5 and a data package: each format reads the statement of a table
 * and its cells, and nothing else.
 *
 * A number is the shortest text that reads back to the same double, the same in CSV and JSON; an
 * unknown cell is empty in CSV, null in JSON, NaN or "" in HDF5; flags are true and false (1 and 0
 * in HDF5).
 */
#ifndef REPORT_WRITE_WRITE_H
#define REPORT_WRITE_WRITE_H

#include "report/tables/statement.h"
#include "report/write/out.h"

/** Of results.json and results.h5: what is named and nested how, not which columns there are. */
enum { ARP_RESULTS_FORMAT = 1 };

/** Append one field to a CSV row, quoted when it has to be (the separator, a quote, a line break, a
    blank at an end). Separators between fields are the caller's. */
void arp_csv_quote(arp_text *out, const char *field, char separator);

/**
 * One table as CSV: the names of the columns, then a line a row. A text that a spreadsheet would
 * execute is made harmless by an apostrophe.
 *
 * @param french  BOM, semicolon, decimal comma; else comma, point
 * Cost: O(rows * columns); memory that of a row where @p out is a stream.
 */
void arp_write_csv(const arp_result_table *table, bool french, arp_out *out);

/**
 * Every table among @p tables that the facts have, as one JSON object: format, arpent, study,
 * columns {TABLE: [{name, kind, unit, key, meaning_fr, meaning_en}]}, tables {TABLE: [{COLUMN:
 * cell}]}. Tables are made one at a time.
 *
 * @retval ARP_MEMORY
 */
arp_status arp_write_json(const arp_facts *facts, const arp_statement *const *tables, size_t n,
                          arp_out *out, arp_error *err);

/**
 * results.h5: every table among @p tables that the facts have, and the matrices.
 *
 * A table is a group NAME laid out as AnnData's data frame 0.2.0 (anndata.readthedocs.io, "On-disk
 * format"): attributes encoding-type, encoding-version, _index, column-order (a list of texts), and
 * ours, `key` (the first of them, a list), `rows`, `title`, `title_fr`, `method`; a dataset a
 * column, `kind`, `unit`, `title`, `title_fr` said by its attributes. Texts are variable-length
 * UTF-8, "" unknown; every number and flag is a double, NaN unknown. The group `matrices` has a
 * square dataset each, with dimension scales that hold the codes and the ranks. The file's own
 * attributes: format, arpent, title, study, study_text, tables (a list, in order).
 *
 * @param fd    the file, open for writing and empty; closed whatever the answer
 * @param path  how messages name it; NULL: memory was short
 * @retval ARP_OUTPUT, ARP_MEMORY
 */
arp_status arp_write_store(const arp_facts *facts, const arp_statement *const *tables, size_t n,
                           int fd, const char *path, arp_error *err);

/** datapackage.json (Frictionless Data Package 1): a resource a table, the first of them at the top
    of the folder, the others under tables/. @param french  the tables are, see arp_write_csv() */
arp_status arp_write_package(const arp_facts *facts, const arp_statement *const *tables, size_t n,
                             bool french, arp_out *out, arp_error *err);

/** One table, of no study, as such an object. */
void arp_write_json_table(const arp_result_table *table, arp_out *out);

#endif
