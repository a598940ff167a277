/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * The pieces the CSV reader is made of; only files of this room include this.
 *
 *   dialect.c  what a file's first MiB tells: encoding, separator, where the header starts
 *   pass.c     the bytes through libcsv, checked on the way
 *   plain.c    a line without quotes, split without libcsv
 *   fault.c    where a fault is, and telling it
 *   cell.c     one cell: its text, its number or its mark
 *   header.c   the names of the columns
 *   rows.c     growing columns, and the record that goes into them
 *   code.c     the code of a row
 *   totals.c   totals among what they are the total of
 *   long.c     records of a long file into sums
 *   records.c  records as they come, into rows or sums
 *   table.c    columns into a table
 *   sheet.c    the cells of a workbook's sheet, as if they were a text's
 *   read.c     the calls of csv.h
 */
#ifndef IO_CSV_PARTS_H
#define IO_CSV_PARTS_H

#include "base/codes.h"
#include "io/csv/csv.h"
#include "io/xlsx/xlsx.h"

enum { CSV_WINDOW = 1 << 20, CSV_BLOCK = 1 << 20, CSV_MOST_CELL = 1 << 20 };

/* ---- dialect.c ---- */

typedef struct csv_dialect {
    char separator;
    const char *encoding;
    bool utf8, bom;
    bool detected;     /* UTF-8 that may yet turn out to be CP1252 */
    char byte[128][4]; /* not UTF-8: the bytes from 0x80 on, in UTF-8; "" where there is none */
    size_t start;      /* offset of the first byte that is neither BOM nor skipped */
    uint64_t line;     /* its line */
    size_t skip;
    arp_xlsx *workbook; /* NULL: text */
} csv_dialect;

void csv_dialect_free(csv_dialect *dialect);

/** Look at the first MiB. Errors as arp_csv_read_header(), and ARP_DOMAIN for an option. */
arp_status csv_dialect_find(arp_source *source, const arp_csv_options *options, csv_dialect *out,
                            arp_error *err);

/** Bytes met later are not UTF-8: take the file for CP1252 (ISO-8859-1 is a part of it). */
arp_status csv_dialect_fall_back(csv_dialect *dialect, arp_error *err);

/* ---- pass.c ---- */

/** What stopped a pass besides the callbacks. */
typedef enum csv_trouble {
    CSV_FINE,
    CSV_LOOSE_QUOTE, /* a quote inside an unquoted field              */
    CSV_EARLY_QUOTE, /* text after the closing quote                  */
    CSV_OPEN_QUOTE,  /* the file ends inside quotes                   */
    CSV_LONG_CELL,
    CSV_NUL,
    CSV_BAD_BYTES /* not of the encoding                           */
} csv_trouble;

/**
 * One reading of the source through libcsv. Records are counted from 0, blank lines among them
 * (as records of 0 fields; the LF of a CRLF is none). During a callback, record and field tell
 * where it is; after a trouble with a quote or a long cell they tell the field it is in.
 */
typedef struct csv_pass {
    arp_source *source;
    const csv_dialect *dialect;
    void (*on_field)(struct csv_pass *pass, const char *bytes, size_t n);
    void (*on_record)(struct csv_pass *pass, size_t n_fields);
    void (*on_byte)(struct csv_pass *pass, char c); /* NULL: blocks of bytes, checked */
    void *user;
    const bool *wanted; /* n_wanted: fields of which on_field is told; NULL: all. Others may be */
    size_t n_wanted;
    char *sha256; /* 65 bytes to fill, or NULL */
    uint64_t record;
    size_t field;
    arp_xlsx_kind kind; /* of the field; a text's are texts */
    bool stop;          /* set by a callback: nothing more is wanted */
    bool after_cr;      /* the last record ended with CR */
    bool at_start;      /* of a record                   */
    bool high;          /* a byte 0x80 to 0x9F was met; not UTF-8 only */
    bool lf, crlf, cr;  /* line ends of records met */
    csv_trouble trouble;
    uint64_t offset; /* of CSV_NUL and CSV_BAD_BYTES */
} csv_pass;

/* ---- plain.c ---- */

/** The fields of a line without quotes and its end, as libcsv would give them but that only those
    wanted are given; a line of blanks has none. Most lines are such, and libcsv copies every byte.
 */
void csv_plain_line(csv_pass *pass, const char *s, const char *end);

/* ---- pass.c, again ---- */

/** @retval ARP_INPUT, ARP_MEMORY; troubles are in the pass */
arp_status csv_pass_run(csv_pass *pass, arp_error *err);

/* ---- fault.c ---- */

/** The first fault of a pass. */
typedef struct csv_fault {
    arp_error error; /* code ARP_OK: none */
    uint64_t record; /* where, unless at_offset */
    size_t field;
    bool at_offset;
    uint64_t offset;
} csv_fault;

/** Turn what stopped the pass into a fault, unless there is one already. */
void csv_fault_of_trouble(csv_fault *fault, const csv_pass *pass);

/** Place of a field's first character: the source is read again, byte by byte. */
arp_status csv_locate(arp_source *source, const csv_dialect *dialect, uint64_t record, size_t field,
                      arp_place *place, arp_error *err);

/** Give the fault to the caller, with its place. @return the fault's status, or ARP_INPUT or
    ARP_MEMORY when the second reading fails */
arp_status csv_refuse(arp_source *source, const csv_dialect *dialect, const csv_fault *fault,
                      arp_error *err);

/* ---- cell.c ---- */

/** The text of a cell in UTF-8, without blanks at both ends; in @p scratch where it had to be
    converted, else inside @p bytes. False when memory is short. */
bool csv_cell_text(const csv_dialect *dialect, arp_text *scratch, const char **bytes, size_t *n);

/** True for what a spreadsheet shows where a formula failed: #N/A, #DIV/0!, in French as well. */
bool csv_cell_is_error(const char *text, size_t n);

/** True for the words of producers for all of a kind: _T, Total, Ensemble, tsage. */
bool csv_cell_is_total(const char *text, size_t n);

/** The lists of marks, by arp_mark, and which bytes a mark may begin with (0: the empty one). */
typedef struct csv_marks {
    const char *const *list[ARP_CELL_NOT_APPLICABLE + 1];
    bool first[256];
} csv_marks;

void csv_marks_ready(csv_marks *marks, const arp_cell_marks *lists);

/**
 * A number or a mark.
 *
 * @param fixed           the decimal mark is stated or follows from the separator
 * @param[in,out] decimal of the column: '.', ',' or 0 while none was met
 * @param[out] met        the decimal mark of this number, 0 when it has none
 * @return ARP_MSG_NONE, or what is wrong: a message of {cell}, {column}, {territory}
 */
arp_message csv_cell_number(const char *text, size_t n, const csv_marks *marks, bool fixed,
                            char *decimal, char *met, double *value, uint8_t *mark);

/* ---- header.c ---- */

typedef struct csv_names {
    arp_pool *pool; /* of the texts; not owned */
    const char **at;
    size_t n, room;
} csv_names;

/** Append a name. False when memory is short. */
bool csv_names_add(csv_names *names, const csv_dialect *dialect, arp_text *scratch,
                   const char *bytes, size_t n);

/** Refuse an empty or a duplicate name. */
arp_status csv_names_check(const csv_names *names, csv_fault *fault);

/** Field of a column; an absent one is a fault that tells the nearest. */
arp_status csv_names_find(const csv_names *names, const char *name, size_t *field,
                          csv_fault *fault);

/* ---- sheet.c ---- */

/** csv_pass_run() and csv_locate() of a sheet: record r is row r + 1. */
arp_status csv_sheet_run(csv_pass *pass, arp_error *err);
void csv_sheet_locate(const csv_dialect *dialect, uint64_t record, size_t field, arp_place *place);

/* ---- rows.c ---- */

typedef struct csv_cell {
    size_t at, n; /* within csv_rows.record */
    arp_xlsx_kind kind;
} csv_cell;

/** What the records of one sum have shown. */
typedef struct csv_seen {
    uint64_t total, part; /* columns with a total, and with something else: one bit each */
    size_t period;        /* the first one's place among those met                       */
} csv_seen;

/** Digits of the parts of pasted codes. */
typedef struct csv_code_parts {
    uint64_t record; /* the one being read */
    size_t least[ARP_MOST_CODE_PARTS], most[ARP_MOST_CODE_PARTS];
    uint64_t shortest[ARP_MOST_CODE_PARTS]; /* the first record with the least */
} csv_code_parts;

/** What is watched while the rows of a long file are summed: no total is to be added to its parts,
    no year to another, no département to a region of the same code. */
typedef struct csv_totals {
    uint64_t watched;
    csv_seen **seen; /* n_cells columns of room rows */
    size_t n_cells, room;
    size_t level_field, period_field; /* SIZE_MAX: the file has none */
    const char **level;               /* one a row                   */
    csv_names period;                 /* those met                   */
    arp_codes *periods;               /* their places                */
} csv_totals;

/** Rows as they come. Its arrays grow by doubling outside the table's pool, its texts are in it. */
typedef struct csv_rows {
    const arp_csv_options *options;
    const arp_csv_wanted *wanted;
    const csv_dialect *dialect;
    csv_marks marks;
    arp_pool *pool;
    csv_names header;
    uint64_t header_record;
    bool has_header;
    arp_text record, scratch; /* bytes of the cells wanted of this record; one converted cell */
    void *fields;             /* one block for what follows, one entry a field or a wanted column */
    csv_cell *cell;
    size_t *number, *text, *where;
    bool *is_wanted;
    char *decimal; /* one a number column */
    size_t *key, n_keys, label;
    const char **code, **labels, ***texts;
    double **value;
    uint8_t **mark;
    size_t n, room, left_out, blank;
    bool met_point, met_comma;
    bool counting; /* rows are counted, not kept, to find the records of two of them */
    size_t sought[2];
    uint64_t sought_record[2];
    const char *sought_code; /* or the first record of this code */
    csv_fault fault;
    arp_text code_bytes; /* the code of this record */
    csv_code_parts parts;
    /* of a long file */
    bool listing;              /* its categories are listed, nothing is kept */
    csv_names category;        /* those listed                               */
    arp_codes *columns;        /* by category: the wanted ones, or those listed */
    arp_codes *codes;          /* territories by code                        */
    size_t *rows, value_field; /* fields of its columns               */
    char value_decimal;
    size_t records; /* kept */
    arp_text category_bytes;
    csv_totals totals;
} csv_rows;

/** The text of a field of this record, until the next one is asked for. False when memory is short.
 */
bool csv_rows_text(csv_rows *rows, size_t field, const char **text, size_t *n);

/** A number of this record, whose code is read, or its mark. */
arp_status csv_rows_number(csv_rows *rows, size_t field, char *decimal, double *value,
                           uint8_t *mark);

/** Room for one more row; room doubles. */
bool csv_rows_grow(csv_rows *rows);

/** The code, label and texts of this record into row rows->n; *field is where a fault is. */
arp_status csv_rows_keep_texts(csv_rows *rows, size_t *field);

/* ---- table.c ---- */

/** Move all into a table. @retval ARP_MEMORY */
arp_status csv_table_make(csv_rows *rows, arp_table *out, arp_error *err);

/* ---- code.c ---- */

/** The code of this record into rows->code_bytes, pasted and widened; refused when it is empty or
    a spreadsheet spoiled it. */
arp_status csv_code_read(csv_rows *rows, size_t *field);

/** Codes pasted from several columns, one of which lost zeros in some rows, become a fault: "1" and
    "11" could be "01" and "011", or "11" and "001". */
void csv_code_check(csv_rows *rows);

/* ---- long.c ---- */

/** Ready for the categories wanted, or for listing those met. False when memory is short. */
bool csv_long_begin(csv_rows *rows);

/** This record into its sum, or its category into the list. */
arp_status csv_long_keep(csv_rows *rows, size_t *field);

/* ---- totals.c ---- */

/** Watch the columns of a long file. False when memory is short. */
bool csv_totals_begin(csv_rows *rows);

/** Ready for row rows->n, which begins with this record. */
bool csv_totals_add_row(csv_rows *rows);

/** Refuse a record of another level (GEO_OBJECT) than the first one of its territory. */
arp_status csv_totals_check_level(csv_rows *rows, size_t row, size_t *field);

/** Refuse a record that would add a total to one of its parts, or the reverse, or one period to
    another. */
arp_status csv_totals_check(csv_rows *rows, size_t row, size_t column, size_t *field);

void csv_totals_free(csv_totals *totals);

/* ---- long.c, again ---- */

/** Every combination that no record had gets its value. */
void csv_long_finish(csv_rows *rows);

/* ---- records.c ---- */

/** Callbacks of a pass whose user is the csv_rows. */
void csv_rows_field(csv_pass *pass, const char *bytes, size_t n);
void csv_rows_record(csv_pass *pass, size_t n_fields);

void csv_rows_free(csv_rows *rows);

#endif
