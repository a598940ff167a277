/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file stat.h
 * The columns, value labels and rows of a file of SAS (sas7bdat), SPSS (sav, zsav) or Stata (dta
 * 104 to 119), by ReadStat.
 *
 * The file is held in memory. What it says of itself is held against its bytes before the library
 * sees them: counts of rows, columns, pages and labels, lengths, offsets, and the places of texts;
 * the library trusts them. Parts that no table needs (multiple responses, display widths, the
 * date it was written on) are blanked out in memory, so that the library has nothing to trip over.
 */
#ifndef IO_STAT_STAT_H
#define IO_STAT_STAT_H

#include "base/fail.h"
#include "io/file.h"

typedef struct arp_stat arp_stat;

/** What a column holds. */
typedef enum arp_stat_kind {
    ARP_STAT_TEXT,
    ARP_STAT_NUMBER,
    ARP_STAT_DATE /* a number whose format says it is a date, a time, a month, a week */
} arp_stat_kind;

typedef struct arp_stat_column {
    const char *name;
    const char *format; /* as the program writes it: "DATE9.", "Z5.", "%td", "F8.2"; "" for none */
    arp_stat_kind kind;
    size_t width;       /* digits that the format fills up with zeros (Z5., %05.0f, N5); 0: none */
    const char *labels; /* name of its value labels; NULL: none */
} arp_stat_column;

/** True when the first bytes of a file are those of one of the three. */
bool arp_stat_is(const char *bytes, size_t n);

/**
 * Open a file.
 *
 * @param encoding  of its texts, where the file does not say it or is wrong ("CP1252"); or NULL
 * @retval ARP_INPUT  the source cannot be read, or is over 2 GiB
 * @retval ARP_PARSE  damaged, incomplete, saying more than it holds; of a version or an encoding
 *                    that is not known; without a column
 * Cost: O(bytes); memory that of the file and of its value labels.
 */
arp_status arp_stat_open(arp_source *source, const char *encoding, arp_stat **out, arp_error *err);

void arp_stat_close(arp_stat *stat);

/** "SAS7BDAT", "SAV", "ZSAV" or "DTA". */
const char *arp_stat_form(const arp_stat *stat);

const arp_stat_column *arp_stat_columns(const arp_stat *stat, size_t *n);

/** The label of a value of a column, or of a kind of missing (".a"); NULL when it has none. */
const char *arp_stat_label(const arp_stat *stat, size_t column, const char *value);

/** What a cell of a row is. */
typedef enum arp_stat_cell {
    ARP_STAT_CELL_TEXT,
    ARP_STAT_CELL_NUMBER, /* in its shortest form                                             */
    ARP_STAT_CELL_MISSING /* "." or a kind: ".a" (Stata), ".A" (SAS), the value itself (SPSS) */
} arp_stat_cell;

/** Who is told of the cells, row by row, in the columns' order, and may set `stop` in a call. */
typedef struct arp_stat_reader {
    void (*on_cell)(struct arp_stat_reader *reader, size_t column, arp_stat_cell cell,
                    const char *bytes, size_t n); /* UTF-8 */
    void (*on_row)(struct arp_stat_reader *reader);
    void *user;
    bool stop;
} arp_stat_reader;

/**
 * Read the rows.
 *
 * @param wanted  one a column: whether its cells are told of (of others they may be); NULL: all
 * @retval ARP_PARSE  damaged; a text that is not of the file's encoding
 * Cost: O(bytes).
 */
arp_status arp_stat_rows(arp_stat *stat, const bool *wanted, arp_stat_reader *reader,
                         arp_error *err);

#endif
