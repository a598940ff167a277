/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file csv.h
 * Files as they come from INSEE, the CNAM, an ORS or Excel, into a table: CSV, a sheet of an XLSX
 * workbook (told by its first bytes; see io/xlsx.h), or a file of SAS, SPSS or Stata, whose cells
 * go through the same rows, marks and checks. What follows is of CSV; of the others see the end.
 *
 * Streamed through libcsv in strict mode, 1 MiB at a time: memory is what the wanted columns
 * need (9 bytes a number cell, 8 bytes plus the text for a code, label or text cell), at the end
 * up to 11 bytes a row for an index of codes or a second copy of one column, and besides 2 MiB at
 * most plus the wanted cells of the longest record. Separator (',' ';' tab), decimal mark and
 * encoding (UTF-8 with or without BOM, CP1252, ISO-8859-1; UTF-16 is refused with the next step)
 * are stated or detected: the separator is the most frequent one on the header line, outside
 * quotes, or that of a first line "sep=;"; a file with a byte that is not UTF-8, wherever it is,
 * is read as CP1252, and told to be ISO-8859-1 when it has no byte from 0x80 to 0x9F.
 *
 * Line ends: LF, CRLF, CR. Blank lines, and lines of blanks only, are passed over and counted; in
 * a file of one column they are refused. Rows of separators only, a final Ctrl-Z and separators
 * after the last cell are passed over, and so are the last lines where they are notes: fewer
 * fields, or a text that is unlike a code in the first field and nothing else. The header is the
 * first line, or the one of the first 50 that has the key. Columns without a name, and the second
 * one of a name, are passed over unless they are wanted. All of this is told (arp_csv_told). Quoted
 * fields may hold separators, doubled quotes and line breaks. A name, a code, a label and a text
 * are kept as they are but for blanks (white space, U+00A0, U+202F) at both ends, inside quotes as
 * well.
 *
 * Decimal mark, when not stated: with separator ',' it is the point. Otherwise each column may
 * use the point or the comma, but not both: the second kind met in a column is an error.
 *
 * Cells of a number column, after blanks at both ends are taken off: a number (base/number.h), also
 * with thousands set apart by blanks, followed by %, or with the minus sign U+2212 (told), or one
 * of the marks; "<5" is a secret. A mark matches whole, the case of a to z apart. A column in which
 * every marked number has one to three digits before the mark and three after is refused unless
 * `decimal` or `thousands` is stated, and so is one with a % among numbers of another scale.
 * Anything else is refused with file, line, column (in characters, of the field's first character),
 * the column's name and the row's code. Cells of columns that are not wanted are not looked at.
 *
 * Status columns: what CONF_STATUS, OBS_STATUS, OBS_FLAG, statut, secret and the like say of a
 * number is its mark: secret, missing; what else they say (estimated, provisional, a break) is
 * told. In a long file they are of its numbers; in a wide one of the column they name (ald_statut),
 * of the one they stand beside, or else of all.
 *
 * Long files (several rows a territory, arp_csv_long): each wanted number column is a category. The
 * rows of one territory and category are summed in the file's order; a marked one gives the sum its
 * mark, the worst of several. Labels and texts of one territory are equal in all its rows, and so
 * is its level (GEO_OBJECT). Any other column that varies inside one sum is named, in sum_over or
 * in where, or refused, all of them at once, with their values and the line to write. A total (by
 * its words or by arithmetic, see table/totals.h) is never added to its parts. Memory is that of
 * the table, 8 bytes a number and the texts of the first record of each sum; where a column varies,
 * the file is read a second time, and 32 bytes a record kept of its first half million.
 *
 * Files of SAS, SPSS and Stata (io/stat/stat.h), told by their first bytes: text stays text; a
 * number is its value, or, where a text is wanted, its value label, which `where` may name too. A
 * number where a code is wanted is refused as in a sheet, unless `code_width` or its format (Z5.,
 * %05.0f) gives its zeros back, or when it is only the place of the code that is its label (Stata's
 * encode); a column of dates is refused wherever it is wanted. A missing number has the mark that
 * its kind is
 * (`secret: [".s"]`, "99"), else the one that its label is, else missing. Place of a fault: the row
 * and the column.
 *
 * Sheets: the header is the first row with a cell after `skip` rows; rows without a cell are passed
 * over. Text stays text; a number is read from its stored value, whatever the decimal mark of the
 * column, and where a text is wanted it stands in its shortest form; so do dates and booleans,
 * which are refused as numbers and codes. Percentages are the fractions that are stored. A number
 * where a code is wanted is refused, for it may have lost its zeros, unless `code_width` puts them
 * back; so is a formula without a stored value. Place of a fault: the path is FILE!SHEET!B7, the
 * line is the row, the column the number of the column.
 */
#ifndef IO_CSV_CSV_H
#define IO_CSV_CSV_H

#include "table/table.h"

#include "base/fail.h"
#include "base/memory.h"
#include "io/file.h"
#include "table/condition.h"

/** Which texts stand for a mark; NULL-terminated lists. */
typedef struct arp_cell_marks {
    const char *const *missing;        /* default "", NA, N/A, nd, n.d., #N/D, .. */
    const char *const *secret;         /* default s, c, secret, ns, n.s. */
    const char *const *not_applicable; /* default ///, -              */
} arp_cell_marks;

/** The defaults above. */
extern const arp_cell_marks ARP_DEFAULT_MARKS;

/** How a long file becomes wide. */
typedef struct arp_csv_long {
    const char *const *rows; /* n_rows columns; their texts, joined by '_', name the category */
    size_t n_rows;           /* 0: the file is wide                                           */
    const char *value;       /* the column of numbers                                         */
    double absent; /* of a territory and category that no row has; NaN: missing               */
    const char *const *sum_over; /* n_sum_over columns that may vary inside one sum               */
    size_t n_sum_over;
} arp_csv_long;

/** Columns of one code whose widths may be stated. */
enum { ARP_MOST_CODE_PARTS = 4 };

typedef struct arp_csv_options {
    char separator;             /* ',', ';', '\t', or 0: detect                              */
    char decimal;               /* '.', ',', or 0: detect                                    */
    char thousands;             /* ',', '.', ' ' or '\'', or 0: blanks, never a mark          */
    const char *encoding;       /* "UTF-8", "ISO-8859-1", "CP1252", or NULL: detect          */
    arp_cell_marks marks;       /* any list may be NULL: the default                         */
    size_t skip;                /* physical lines before the header, "sep=;" among them        */
    const arp_condition *where; /* keep only the rows that meet all of them */
    size_t n_where;
    arp_csv_long pivot;
    /* of each column of the key: codes of fewer digits get zeros at their head; 0: as they are */
    size_t code_width[ARP_MOST_CODE_PARTS];
    const char *sheet; /* of a workbook; NULL: its first visible one                     */
    const char *key;   /* a column by which the header is looked for among the first 50 lines or
                          rows, unless `skip` is stated; NULL: the header is the first of them */
} arp_csv_options;

/** Cells of which a status column says something, and what: "CONF_STATUS = C". */
typedef struct arp_csv_status {
    size_t n;
    char what[240];
} arp_csv_status;
/** What may be passed over, or read for what it means: X(id, name in tables). The examples are the
    file's own texts. */
#define ARP_CSV_TOLD(X)                                                                            \
    X(HEADER, header)           /* lines above the header that the key was found in       */       \
    X(FOOTER, footer)           /* lines of a source, a note, a legend at the end         */       \
    X(TOTAL, totals)            /* lines of a total: a name, and no code                  */       \
    X(BARE, bare_rows)          /* rows of separators only                                */       \
    X(ENDED, end_mark)          /* a Ctrl-Z at the end                                    */       \
    X(ROW_NAMES, row_names)     /* a column of row numbers that the header lacks          */       \
    X(NAMELESS, nameless)       /* columns without a name                                 */       \
    X(DOUBLED, doubled)         /* columns of a name that another one bears               */       \
    X(TRAILING, trailing)       /* rows with separators after their last cell             */       \
    X(THOUSANDS, thousands)     /* numbers with thousands set apart                       */       \
    X(PERCENT, percent)         /* numbers followed by %, read as they stand              */       \
    X(FRACTION, percent_format) /* cells of a workbook shown as %: fractions              */       \
    X(MINUS, minus)             /* numbers with the minus sign U+2212                     */       \
    X(FORMULA, formula_texts)   /* texts kept as ="0101"                                  */       \
    X(DECIMALS, three_decimals) /* columns that `decimal` alone says are no thousands     */       \
    X(MISSING, mark_missing)    /* n.d., #N/D                                             */       \
    X(SECRET, mark_secret)      /* ns, n.s., <5                                           */

typedef enum arp_csv_told_kind {
#define ARP_CSV_TOLD_ID(id, name) ARP_CSV_TOLD_##id,
    ARP_CSV_TOLD(ARP_CSV_TOLD_ID)
#undef ARP_CSV_TOLD_ID
        ARP_CSV_TOLD_COUNT
} arp_csv_told_kind;

/** How many of a kind, and the first one. */
typedef struct arp_csv_told {
    size_t n;
    uint64_t line;    /* of the header; of other kinds 0 */
    char example[96]; /* UTF-8, cut at a character       */
} arp_csv_told;

/** What the accented texts of a file look like, against the encoding they were read in. */
typedef enum arp_csv_doubt {
    ARP_CSV_SURE,
    ARP_CSV_MIXED, /* some are UTF-8, others one byte a character   */
    ARP_CSV_UTF8,  /* all are UTF-8, another encoding being stated  */
    ARP_CSV_CP850, /* letters of DOS                                */
    ARP_CSV_TWICE  /* UTF-8 that was read as CP1252 and saved again */
} arp_csv_doubt;

/** What was detected, for `check` and the provenance. */
typedef struct arp_csv_found {
    char separator;                    /* 0: a sheet                                            */
    char sheet[128];                   /* its name, cut where it is longer; "" for text         */
    char line_ends[16];                /* "LF", "CRLF", "CR", with '+' between several          */
    bool decimal_point, decimal_comma; /* which marks were met in number columns */
    const char *encoding;              /* "UTF-8", "CP1252", "ISO-8859-1", "XLSX", "SAS7BDAT" */
    bool bom;
    size_t rows, rows_left_out; /* of the table; of the file, left out by `where` */
    size_t records;             /* rows of the file that are in the table's       */
    size_t blank_lines;         /* passed over                            */
    bool statistics;            /* a file of SAS, SPSS or Stata: what follows is of it   */
    char kinds[512];            /* of missing, counted: ".a (no answer) = missing: 3"     */
    char labelled[256];         /* columns of numbers that were read by their labels      */
    char code_format[32];       /* "Z5.": the format that gave codes their zeros, or ""   */
    arp_csv_told told[ARP_CSV_TOLD_COUNT];
    arp_csv_doubt doubt;
    char doubtful[96]; /* the first text in doubt, as it was read */
    uint64_t doubt_line, doubt_column;
    char sha256[65];
    arp_csv_status secret, missing, other; /* cells that status columns mark, or comment on */
    char summed[ARP_ERROR_TEXT]; /* columns that a long file is summed over, and their values */
} arp_csv_found;

/** The header: names that can be asked for, each once, in order; text living in @p pool. */
typedef struct arp_csv_header {
    const char **name;
    size_t n;
    uint64_t line;
} arp_csv_header;

/**
 * Read the header only. Of a long file: its columns without those of arp_csv_long, then its
 * categories in the order they are met among the rows kept, which takes a whole pass.
 *
 * @retval ARP_DOMAIN an option that cannot be
 * @retval ARP_PARSE  empty file, binary file (a NUL byte), unclosed quote, no column `key`
 */
arp_status arp_csv_read_header(arp_source *source, const arp_csv_options *options, arp_pool *pool,
                               arp_csv_header *out, arp_error *err);

/** What to keep of a file. Names are those of the header. */
typedef struct arp_csv_wanted {
    const char *key;           /* column of codes                                     */
    const char *label;         /* column of labels, or NULL: the code                 */
    const char *const *number; /* number columns, n_numbers                           */
    size_t n_numbers;
    const char *people;      /* one of them that counts people, or NULL             */
    const char *const *text; /* text columns, n_texts                               */
    size_t n_texts;
    const bool *counts; /* n_numbers: true where a number below 0 cannot be; NULL: nowhere */
    bool repeated;      /* a code may stand in several rows: a list of pairs                   */
    const char *const *key_more; /* n_key_more columns whose texts are pasted after `key` */
    size_t n_key_more;
} arp_csv_wanted;

/**
 * Read a file.
 *
 * @param[out] found  may be NULL
 * @param[out] out    rows in file order, columns in the order wanted; emptied on failure
 *
 * @retval ARP_INPUT  the source cannot be read, or became shorter
 * @retval ARP_PARSE  all that arp_csv_read_header() refuses; header but no row; a wanted column
 *                    that is absent (with the nearest name); a row with more or fewer fields than
 *                    the header; an unclosed quote (with the line where it opened); a quote inside
 *                    an unquoted field; a cell over 1 MiB; a cell that is no number; a number out
 *                    of range; both decimal marks in one column; a count below 0; an empty code or
 *                    part of one; a code that was spoiled (2,00E+08, 101.0, #N/A, an apostrophe
 *                    before it, a character inside it that is not seen); a column of a pasted code
 *                    that lost zeros in some rows; a code given twice (both lines told), or of a
 *                    long file a label, text or level that differs, a column summed over that the
 *                    study does not name and a total among its parts; bytes that are not of the
 *                    encoding; all that arp_xlsx_open() and arp_xlsx_rows() refuse
 *
 * Faults of cells, codes and widths are told together, the first ten with their places. On the
 * error path only, the source is read a second time, a byte at a time, by the same parser, which
 * gives the place. Cost: O(bytes), one pass plus detection on the first MiB; a second pass when the
 * first byte that is not UTF-8 lies beyond it.
 */
arp_status arp_csv_read(arp_source *source, const arp_csv_options *options,
                        const arp_csv_wanted *wanted, arp_csv_found *found, arp_table *out,
                        arp_error *err);

/**
 * Place of the key, in the first record that the options keep, of a code: for errors about a file
 * that was read.
 *
 * @retval ARP_DOMAIN no record has that code
 * Cost: two readings of the file.
 */
arp_status arp_csv_place(arp_source *source, const arp_csv_options *options,
                         const arp_csv_wanted *wanted, const char *code, arp_place *out,
                         arp_error *err);

#endif
