/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rows.h
 * The rows of a file as they come, and what is watched on the way; only files of this room include
 * this. See parts.h.
 */
#ifndef IO_CSV_ROWS_H
#define IO_CSV_ROWS_H

#include "io/csv/parts.h"

/* ---- rows.c ---- */

typedef struct csv_cell {
    size_t at, n; /* within csv_rows.record */
    arp_xlsx_kind kind;
    uint32_t style;
    bool missing; /* as in the pass */
} csv_cell;

enum { CSV_MOST_KINDS = 24 };

/** The end of a file as far as it may be a footer: what follows a row and is no row, or none that a
    person would take for one. */
typedef struct csv_tail {
    size_t n, first_row; /* records, and rows before them   */
    size_t rows;         /* those that were taken for rows  */
    csv_faults held;     /* what they are if a row follows  */
    char example[96];
    char text[96]; /* of the record that csv_tail_look() took for one, and its field */
    size_t field;
} csv_tail;

/** Digits of the parts of pasted codes. */
typedef struct csv_code_parts {
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
    csv_column *column; /* one a number column, or one for all of a long file */
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
    csv_faults faults; /* of rows, which do not stop the pass */
    csv_tail tail;
    csv_doubts doubts;
    uint64_t at_record;
    arp_csv_told told[ARP_CSV_TOLD_COUNT];
    csv_manner manner;
    arp_text code_bytes; /* the code of this record */
    csv_code_parts parts;
    /* of a long file */
    bool listing;              /* its categories are listed, nothing is kept */
    csv_names category;        /* those listed                               */
    arp_codes *columns;        /* by category: the wanted ones, or those listed */
    arp_codes *codes;          /* territories by code                        */
    size_t *rows, value_field; /* fields of its columns               */
    size_t records;            /* kept */
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

/** The bytes of a field of this record as they came: a sheet's number as it is stored. */
void csv_rows_stored(const csv_rows *rows, size_t field, const char **bytes, size_t *n);

/** The same without labels. */
bool csv_rows_value(csv_rows *rows, size_t field, const char **text, size_t *n);

/* ---- values.c ---- */

/** A number of this record, of number column j, whose code is read, or its mark. Refused below 0
    where the column counts. */
arp_status csv_rows_number(csv_rows *rows, size_t j, size_t field, csv_column *column,
                           double *value, uint8_t *mark);

/** What a cell is for people: of a sheet's date what Excel shows. */
void csv_cell_shown(const csv_rows *rows, size_t field, const char *text, size_t n, char *out,
                    size_t size);

/** One more of a kind; the first one's text is kept. */
void csv_tell(arp_csv_told *told, const char *text, size_t n);

/** What the number columns say together, once all is read: faults, and what is told. */
bool csv_rows_check_columns(csv_rows *rows);

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

/* ---- tail.c ---- */

/** What a record is. */
typedef enum csv_record_kind {
    CSV_RECORD_ROW,
    CSV_RECORD_PASSED, /* blank but for separators, or a Ctrl-Z: told */
    CSV_RECORD_NOTE,   /* a row if one follows it, a note otherwise   */
    CSV_RECORD_HELD,   /* a fault if a row follows it, a note otherwise */
    CSV_RECORD_FAULT   /* its width is wrong                          */
} csv_record_kind;

csv_record_kind csv_tail_look(csv_rows *rows, const csv_pass *pass, size_t n_fields);

/** A record that is a note if the file ends so. False when memory is short. */
bool csv_tail_hold(csv_rows *rows, csv_record_kind kind);

/** A row follows: what was held are faults. False when memory is short. */
bool csv_tail_close(csv_rows *rows);

/** The file has ended: rows that are notes are taken back. False when memory is short. */
bool csv_tail_finish(csv_rows *rows);

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
