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
 *   number.c   a number of a record, with what its status columns say
 *   rows.c     growing columns, and the record that goes into them
 *   code.c     the code of a row
 *   status.c   columns that say what the cells beside them are
 *   varied.c   columns of a long file that vary inside one sum
 *   over.c     a second reading, of what is summed; over_check.c judges, over_words.c says it
 *   long.c     records of a long file into sums
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
    char byte[128][4]; /* not UTF-8: the bytes from 0x80 on, in UTF-8; "" where there is none */
    size_t start;      /* offset of the first byte that is neither BOM nor skipped */
    uint64_t line;     /* its line */
    size_t skip;
    arp_xlsx *workbook; /* or the next one, or NULL: text */
    arp_stat *stat;
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
    bool missing;       /* the field is a number that is missing, its bytes say how: ".a" */
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

/** The lists of marks, by arp_mark, and which bytes a mark may begin with (0: the empty one). */
typedef struct csv_marks {
    const char *const *list[ARP_CELL_NOT_APPLICABLE + 1];
    bool first[256];
} csv_marks;

void csv_marks_ready(csv_marks *marks, const arp_cell_marks *lists);

/** The mark that a text is, ARP_CELL_OK when it is none. */
arp_mark csv_cell_mark(const csv_marks *marks, const char *text, size_t n);

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

/* ---- rows.c ---- */

typedef struct csv_cell {
    size_t at, n; /* within csv_rows.record */
    arp_xlsx_kind kind;
    bool missing; /* as in the pass */
} csv_cell;

enum { CSV_MOST_KINDS = 24 };

/** Digits of the parts of pasted codes. */
typedef struct csv_code_parts {
    uint64_t record; /* the one being read */
    size_t least[ARP_MOST_CODE_PARTS], most[ARP_MOST_CODE_PARTS];
    uint64_t shortest[ARP_MOST_CODE_PARTS]; /* the first record with the least */
} csv_code_parts;

/** A kind of missing that was met in a file of SAS, SPSS or Stata, and what it was read as. */
typedef struct csv_missing {
    char kind[24], label[64];
    arp_mark mark;
    size_t n;
} csv_missing;

/** The other columns of a long file, watched while its rows are summed: those that vary inside one
    sum, which the study has to name. A code of two levels is refused on the way. */
typedef struct csv_varied {
    size_t *field, n;    /* watched                                                    */
    uint64_t *record;    /* where each was first met with another text; UINT64_MAX: never */
    const char ***first; /* n_cells columns of room rows: the texts of a sum's first record */
    size_t n_cells, room;
    csv_names text;     /* those of first, each kept once */
    arp_codes *texts;   /* their places                   */
    size_t level_field; /* SIZE_MAX: the file has none    */
    const char **level; /* one a row                      */
} csv_varied;

/** Whose words a status column has. */
typedef enum csv_status_kind {
    CSV_STATUS_CONFIDENTIAL, /* CONF_STATUS: F is free                                 */
    CSV_STATUS_SECRET,       /* secret: yes or no                                      */
    CSV_STATUS_OBSERVED,     /* OBS_STATUS: A is normal                                */
    CSV_STATUS_PLAIN         /* statut, flag: either, and s is secret                  */
} csv_status_kind;

/** What it says of a cell; the index of csv_rows.said and 1. */
typedef enum csv_said {
    CSV_SAID_NOTHING,
    CSV_SAID_SECRET,
    CSV_SAID_MISSING,
    CSV_SAID_OTHER /* estimated, provisional, ... : told */
} csv_said;

typedef struct csv_status {
    csv_status_kind kind;
    size_t field;
    size_t of; /* the number column it is of; SIZE_MAX: all */
} csv_status;

/** Rows as they come. Its arrays grow by doubling outside the table's pool, its texts are in it. */
struct csv_rows {
    const arp_csv_options *options;
    const arp_csv_wanted *wanted;
    const csv_dialect *dialect;
    csv_marks marks;
    arp_pool *pool;
    csv_names header;
    uint64_t header_record, here; /* here: of this record */
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
    csv_status *status; /* n_statuses */
    size_t n_statuses;
    arp_csv_status said[3]; /* by csv_said less 1 */
    csv_varied varied;
    struct csv_over *over; /* a second reading, of what is summed; NULL: the first one */
    /* of a file of SAS, SPSS or Stata */
    csv_missing missing[CSV_MOST_KINDS];
    size_t n_missing;
};

/** The text of a field of this record, until the next one is asked for: its label where a file of
    SAS, SPSS or Stata has one for its number. False when memory is short. */
bool csv_rows_text(csv_rows *rows, size_t field, const char **text, size_t *n);

/** The same without labels. */
bool csv_rows_value(csv_rows *rows, size_t field, const char **text, size_t *n);

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

/* ---- status.c ---- */

/** Find the status columns among the header's. False when memory is short. */
bool csv_status_begin(csv_rows *rows);

bool csv_status_is(const csv_rows *rows, size_t field);

/** The mark that this record's status columns give to number column @p j, ARP_CELL_OK for none;
   what they say is noted in rows->said. False when memory is short. */
bool csv_status_read(csv_rows *rows, size_t j, uint8_t *mark);

/* ---- number.c ---- */

/** A number of this record, whose code is read, or its mark, for number column @p j. Refused below
    0 where the column counts. */
arp_status csv_rows_number(csv_rows *rows, size_t j, size_t field, char *decimal, double *value,
                           uint8_t *mark);

/* ---- varied.c ---- */

/** Watch the columns of a long file. False when memory is short. */
bool csv_varied_begin(csv_rows *rows);

/** Ready for row rows->n, which begins with this record. */
bool csv_varied_add_row(csv_rows *rows);

/** Refuse a record of another level (GEO_OBJECT) than the first one of its territory. */
arp_status csv_varied_check_level(csv_rows *rows, size_t row, size_t *field);

/** This record goes into a sum: note the columns in which it is not as the sum's first one. */
bool csv_varied_note(csv_rows *rows, size_t row, size_t column, uint64_t record);

void csv_varied_free(csv_varied *varied);

/* ---- over.c ---- */

/** A column that is summed over, and the texts met in it. */
typedef struct csv_over_column {
    const char *name;
    size_t field;
    csv_names value;
    arp_codes *values;
    size_t *times;  /* sums with each value; filled after the reading                     */
    uint8_t *total; /* why it is a total (table/totals.h), 0 where it is none             */
    bool named;     /* in sum_over or where                                               */
    size_t keep;    /* the value of which `where` may keep one; SIZE_MAX: there is none   */
} csv_over_column;

/** The second reading of a long file. */
typedef struct csv_over {
    const csv_rows *first; /* the first reading */
    csv_over_column *column;
    size_t n;
    size_t *row, *sum, kept, most; /* of the records kept: territory, territory and category */
    uint32_t *value;               /* n a record: its text in each column */
    uint64_t *here;                /* where it stands                     */
    double *x;
    size_t n_sums; /* met */
} csv_over;

/** Ready for the second reading, whose categories and codes are those of the first. */
bool csv_over_begin(csv_rows *rows);

/** A record of the second reading. */
arp_status csv_over_keep(csv_rows *rows, size_t *field);

/* ---- over_check.c ---- */

/** Refuse what must not be summed: columns that vary inside a sum and that the study names nowhere,
    totals among their parts. Reads the source again where a column varies. @p summed: the columns
    summed over and their values, for people. */
arp_status csv_over_check(csv_rows *rows, arp_source *source, char summed[ARP_ERROR_TEXT],
                          arp_error *err);

/* ---- over_words.c ---- */

/** The first value that is a total; SIZE_MAX: none is. */
size_t csv_over_total(const csv_over_column *column);

/** What is wrong, with the lines that can be copied into the study; nothing where nothing is. */
void csv_over_tell(const csv_over_column *column, size_t n, const arp_csv_options *options,
                   arp_error *err);

/** "sexe (1, 2), DCIRIS (...)" */
void csv_over_list(const csv_over_column *column, size_t n, char out[ARP_ERROR_TEXT]);

/* ---- long.c, again ---- */

/** Every combination that no record had gets its value. */
void csv_long_finish(csv_rows *rows);

/* ---- records.c ---- */

/** Callbacks of a pass whose user is the csv_rows. */
void csv_rows_field(csv_pass *pass, const char *bytes, size_t n);
void csv_rows_record(csv_pass *pass, size_t n_fields);

/** Ready to read; free it with csv_rows_free(). False when memory is short. */
bool csv_rows_start(csv_rows *rows, const arp_csv_options *options, const arp_csv_wanted *wanted,
                    const csv_dialect *dialect);

/** A pass that reads the source into them. */
csv_pass csv_rows_pass(csv_rows *rows, arp_source *source);

void csv_rows_free(csv_rows *rows);

#endif
