/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * The pieces the CSV reader is made of, but for those of rows.h; only files of this room include
 * them.
 *
 *   dialect.c  what a file's first MiB tells: encoding, separator, where the header starts
 *   lines.c    lines and separators of a text
 *   seek.c     the header, by the name of the column of codes
 *   doubt.c    texts that look as if they were of another encoding
 *   pass.c     the bytes through libcsv, checked on the way
 *   plain.c    a line without quotes, split without libcsv
 *   fault.c    where a fault is, and telling it
 *   cell.c     one cell: its text, its mark
 *   number.c   one cell of a number column
 *   header.c   the names of the columns
 *   values.c   the numbers of a record, and what those of a column say together
 *   rows.c     growing columns, and the record that goes into them
 *   code.c     the code of a row
 *   status.c   columns that say what the cells beside them are
 *   varied.c   columns of a long file that vary inside one sum
 *   over.c     a second reading, of what is summed; over_check.c judges, over_words.c says it
 *   long.c     records of a long file into sums
 *   tail.c     records that are no rows: of separators only, footers
 *   records.c  records as they come, into rows or sums
 *   table.c    columns into a table
 *   sheet.c    the cells of a workbook's sheet, as if they were a text's
 *   stat.c     the rows of a file of SAS, SPSS or Stata, likewise, and what it says of its columns
 *   read.c     the calls of csv.h
 */
#ifndef IO_CSV_PARTS_H
#define IO_CSV_PARTS_H

#include "base/codes.h"
#include "base/number.h"
#include "io/csv/csv.h"
#include "io/stat/stat.h"
#include "io/xlsx/xlsx.h"

enum { CSV_WINDOW = 1 << 20, CSV_BLOCK = 1 << 20, CSV_MOST_CELL = 1 << 20 };

/* ---- dialect.c ---- */

typedef struct csv_dialect {
    char separator;
    const char *encoding;
    bool utf8, bom;
    bool detected;     /* UTF-8 that may yet turn out to be CP1252 */
    bool stated;       /* the encoding                             */
    char byte[128][4]; /* not UTF-8: the bytes from 0x80 on, in UTF-8; "" where there is none */
    size_t start;      /* offset of the first byte that is neither BOM nor skipped */
    uint64_t line;     /* its line */
    size_t skip;
    bool row_names;     /* rows begin with a number that the header has no name for       */
    size_t passed;      /* lines above the header, which the key was found in; 0: none    */
    char above[96];     /* the first of them                                              */
    arp_xlsx *workbook; /* or the next one, or NULL: text */
    arp_stat *stat;
} csv_dialect;

void csv_dialect_free(csv_dialect *dialect);

/** Look at the first MiB. Errors as arp_csv_read_header(), and ARP_DOMAIN for an option. */
arp_status csv_dialect_find(arp_source *source, const arp_csv_options *options, csv_dialect *out,
                            arp_error *err);

/** Bytes met later are not UTF-8: take the file for CP1252 (ISO-8859-1 is a part of it). */
arp_status csv_dialect_fall_back(csv_dialect *dialect, arp_error *err);

/* ---- lines.c ---- */

/** True for what may stand between fields. */
bool csv_is_separator(char c);

/** The most frequent separator outside quotes on the line that starts at @p at, ',' for none. */
char csv_separator_of(const char *w, size_t n, size_t at);

/** Offset after the line that starts at @p at; n + 1 when the bytes end first. */
size_t csv_next_line(const char *w, size_t n, size_t at);

/* ---- seek.c ---- */

/** Look for the header of a text by the key's name, from d->start on, which moves to it. False when
    memory is short. */
bool csv_seek_text(const char *w, size_t n, const arp_csv_options *options, csv_dialect *d);

/** The same in a sheet: d->skip moves to it. */
arp_status csv_seek_sheet(const arp_csv_options *options, csv_dialect *d, arp_error *err);

/** Refuse a header, @p names of n, that lacks the key: with the line or the sheet where it stands,
   or the nearest name. @return ARP_PARSE, or ARP_INPUT or ARP_MEMORY */
arp_status csv_seek_refuse(arp_source *source, const arp_csv_options *options,
                           const csv_dialect *dialect, const char *const *names, size_t n,
                           uint64_t record, arp_error *err);

/* ---- doubt.c ---- */

/** What the accented texts that are kept have shown, by arp_csv_doubt. */
typedef struct csv_doubts {
    size_t n[ARP_CSV_TWICE + 1]; /* of ARP_CSV_SURE: texts that are not UTF-8, and no more */
    uint64_t record[ARP_CSV_TWICE + 1];
    size_t field[ARP_CSV_TWICE + 1];
    char example[ARP_CSV_TWICE + 1][96];
} csv_doubts;

/** Look at the bytes of a text; @p text is what was made of them. Cost: O(n). */
void csv_doubt_look(csv_doubts *doubts, const csv_dialect *dialect, const char *bytes, size_t n,
                    const char *text, uint64_t record, size_t field);

/** What they say together. */
arp_csv_doubt csv_doubt_of(const csv_doubts *doubts, const csv_dialect *dialect);

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
    arp_xlsx_kind kind;          /* of the field; a text's are texts */
    uint32_t style;              /* of the field of a sheet          */
    const char *line, *line_end; /* of a record that libcsv has not seen; NULL otherwise */
    size_t filled;   /* fields up to the last one of the record that is not blank; not of a line */
    size_t n_filled; /* those that are not blank, once `filled` is above 0; not of a line      */
    size_t lead, n_lead; /* the first of them, and its bytes as far as they are kept */
    char lead_bytes[128];
    size_t formulas;   /* fields written ="0101"                                    */
    char formula[96];  /* the first of them                                        */
    bool missing;      /* the field is a number that is missing, its bytes say how: ".a" */
    bool stop;         /* set by a callback: nothing more is wanted */
    bool after_cr;     /* the last record ended with CR */
    bool at_start;     /* of a record                   */
    bool high;         /* a byte 0x80 to 0x9F was met; not UTF-8 only */
    bool lf, crlf, cr; /* line ends of records met */
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

/* ---- plain.c, again ---- */

/** Tell a pass of a field: that it is not blank, and on_field of it. */
void csv_pass_give(csv_pass *pass, const char *bytes, size_t n);

/** The first field of the record that is not blank, during on_record: its place, its bytes, their
    number at most 128. @return how many there are */
size_t csv_pass_lead(const csv_pass *pass, size_t *field, const char **bytes, size_t *n);

/** Fields of the record up to the last one that is not blank, during on_record. */
size_t csv_pass_filled(const csv_pass *pass);

/* ---- fault.c ---- */

/** The first fault of a pass. */
typedef struct csv_fault {
    arp_error error; /* code ARP_OK: none */
    uint64_t record; /* where, unless at_offset */
    size_t field;
    bool at_offset;
    bool is_key;  /* the column of codes is not in the header */
    bool of_code; /* its arguments are the column, the text, what it likely was */
    uint64_t offset;
} csv_fault;

/** Faults of a file, in the order they were met: the first ones are kept. */
enum { CSV_MOST_FAULTS = 10 };
typedef struct csv_faults {
    csv_fault *at; /* NULL, or CSV_MOST_FAULTS */
    size_t n;
} csv_faults;

/** Move a fault into the list. False when memory is short. */
bool csv_faults_add(csv_faults *faults, csv_fault *fault);

/** Refuse a file for its first fault, with the places of the others. @return as csv_refuse() */
arp_status csv_faults_refuse(arp_source *source, const csv_dialect *dialect, csv_faults *faults,
                             arp_error *err);

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

/** Bytes of the blank at the head of s[0..n): white space, U+00A0 or U+202F; 0: there is none. */
size_t csv_blank_at_head(const char *s, size_t n);

/** Take blanks off both ends. */
void csv_cell_trim(const char **s, size_t *n);

/** The text of a cell in UTF-8, without blanks at both ends; in @p scratch where it had to be
    converted, else inside @p bytes. False when memory is short. */
bool csv_cell_text(const csv_dialect *dialect, arp_text *scratch, const char **bytes, size_t *n);

/** True for what a spreadsheet shows where a formula failed: #N/A, #DIV/0!, in French as well. */
bool csv_cell_is_error(const char *text, size_t n);

/** The lists of marks, by arp_mark, and which bytes a mark may begin with (0: the empty one). */
typedef struct csv_marks {
    const char *const *list[ARP_CELL_NOT_APPLICABLE + 1];
    bool first[256];
    bool number; /* some mark is a number */
} csv_marks;

void csv_marks_ready(csv_marks *marks, const arp_cell_marks *lists);

/** A mark of the lists, ARP_CELL_OK for none; @p is_told: it is one that a
    reader may take for something else, n.d., #N/D, ns, n.s., or a number that is only bounded, <5.
 */
arp_mark csv_mark_find(const csv_marks *marks, const char *text, size_t n, bool *is_told);

/* ---- number.c ---- */

/** What the cells of a number column have shown; zero-initialised but for `decimal`. */
typedef struct csv_column {
    char decimal;   /* its decimal mark: '.', ',', or 0 while none was met                    */
    bool settled;   /* some marked number cannot be a whole one with thousands apart          */
    char doubt[24]; /* "" or the first number that can: one to three digits, a mark, three  */
    uint64_t doubt_record;
    char doubt_territory[24];
    size_t plain, percent,
        fraction; /* numbers as they are, followed by %, shown as % in a workbook */
    double most_plain, most_percent; /* the largest, without their sign           */
    uint64_t mixed_record;           /* of the first number followed by %, or shown so */
    char mixed[24], mixed_territory[24];
} csv_column;

/** A cell of a number column, as it was read. */
typedef struct csv_number {
    double value;
    uint8_t mark;
    char met;                      /* its decimal mark; 0: none                  */
    bool told[ARP_CSV_TOLD_COUNT]; /* only where `is_told` */
    bool is_told;
} csv_number;

/** How the cells of a file are read. */
typedef struct csv_manner {
    const csv_marks *marks;
    bool fixed;     /* the decimal mark is stated or follows from the separator */
    bool stated;    /* it is stated                                             */
    char thousands; /* as stated; 0: not                                        */
} csv_manner;

/**
 * A number or a mark, of a text. The column's decimal mark is kept in @p column.
 *
 * @return ARP_MSG_NONE, or what is wrong: a message of {cell}, {column}, {territory}, {mark}; the
 * mark is in out->met
 */
arp_message csv_number_read(const char *text, size_t n, const csv_manner *how, csv_column *column,
                            csv_number *out);

/** True for one to three digits, a mark and three digits, which may be a whole number. */
bool csv_number_is_doubtful(const char *text, size_t n);

/** What is wrong with a column that was read to its end: a message as above, or ARP_MSG_NONE. */
arp_message csv_column_check(const csv_column *column, const csv_manner *how, bool is_people);

/* ---- header.c ---- */

typedef struct csv_names {
    arp_pool *pool; /* of the texts; not owned */
    const char **at;
    size_t n, room;
    arp_codes *index; /* the first of each name                    */
    bool *doubled;    /* another one has the name                  */
    size_t n_needed;  /* up to the last one that has a name        */
} csv_names;

/** Before the first name: a nameless one where the rows begin with a number that the header has no
    name for. False when memory is short. */
bool csv_names_begin(csv_names *names, const csv_dialect *dialect);

/** Append a name. False when memory is short. */
bool csv_names_add(csv_names *names, const csv_dialect *dialect, arp_text *scratch,
                   const char *bytes, size_t n);

/** Make ready for csv_names_find(): who bears each name. Columns without a name and those of a name
    that another bears are told. Cost: O(n). @retval ARP_MEMORY */
arp_status csv_names_index(csv_names *names, arp_csv_told told[ARP_CSV_TOLD_COUNT],
                           csv_fault *fault);

/** Field of a column; an absent one is a fault that tells the nearest, one of two of the same name
   is a fault that tells both. Cost: O(1). */
arp_status csv_names_find(const csv_names *names, const char *name, size_t *field,
                          csv_fault *fault);

void csv_names_free(csv_names *names);

/* ---- sheet.c ---- */

/** csv_pass_run() and csv_locate() of a sheet: record r is row r + 1. */
arp_status csv_sheet_run(csv_pass *pass, arp_error *err);
void csv_sheet_locate(const csv_dialect *dialect, uint64_t record, size_t field, arp_place *place);

/* ---- stat.c ---- */

typedef struct csv_rows csv_rows;

/** csv_pass_run() and csv_locate() of a file of SAS, SPSS or Stata: record 0 is the columns' names,
    record r row r. */
arp_status csv_stat_run(csv_pass *pass, arp_error *err);
void csv_stat_locate(arp_source *source, uint64_t record, size_t field, arp_place *place);

/** Refuse a column of dates. */
arp_status csv_stat_check_column(csv_rows *rows, size_t field);

/** Digits to which the column's format fills up with zeros; 0: none, or no such file. */
size_t csv_stat_zeros(const csv_rows *rows, size_t field);

/** Label of the number in a field of this record; NULL: none, or no such file. */
const char *csv_stat_label(const csv_rows *rows, size_t field);

/** Is this number, in a field of codes, only the place of the code that is its label? */
bool csv_stat_is_encoded(const csv_rows *rows, size_t field, const char *digits, size_t n);

/** What a missing number is read as: the mark that its kind is (".s", 99), that its label is, or
    missing. It is counted for csv_stat_tell(). */
arp_mark csv_stat_mark(csv_rows *rows, size_t field, const char *text, size_t n);

/** What was found in such a file. @retval ARP_MEMORY */
arp_status csv_stat_tell(const csv_rows *rows, arp_csv_found *found, arp_error *err);

#endif
