/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * The pieces the reader of SAS, SPSS and Stata files is made of; only files of this room include
 * this.
 *
 *   bytes.c  numbers out of a file's bytes; the name of its form; refusals
 *   sas.c    sas7bdat: header, pages, what they point to
 *   spss.c   sav, zsav: the dictionary, the data
 *   stata.c  dta: sections, the texts they point to
 *   dates.c  what the formats of columns say
 *   open.c   columns and value labels
 *   rows.c   rows
 */
#ifndef IO_STAT_PARTS_H
#define IO_STAT_PARTS_H

#include <readstat.h>

#include "base/codes.h"
#include "base/memory.h"
#include "io/stat/stat.h"

typedef enum stat_form { STAT_SAS, STAT_SPSS, STAT_STATA } stat_form;

struct arp_stat {
    arp_pool *pool; /* of all texts */
    const char *name, *encoding;
    arp_text bytes; /* the file */
    stat_form form;
    bool is_zsav;
    unsigned *format_width; /* SAS keeps it apart; one a column, of n_format_widths */
    size_t n_format_widths, format_widths_room;
    arp_stat_column *column;
    size_t n_columns, columns_room;
    const char **label_key, **label; /* "SET\n1" to "one", n_labels */
    size_t n_labels, labels_room;
    arp_codes *labels;
};

/* ---- bytes.c ---- */

/** Room for one more in an array of n; *array is a pointer to things of `size`. False when memory
   is short. */
bool stat_make_room(void *array, size_t n, size_t *room, size_t size);

/** A file's bytes, and whether its numbers have the other order of bytes than this machine's. */
typedef struct stat_bytes {
    unsigned char *at;
    size_t n;
    bool big; /* the highest byte first */
} stat_bytes;

/** Are there len bytes at offset? */
bool stat_has(const stat_bytes *b, uint64_t offset, uint64_t len);

/** A whole number of `len` bytes (1 to 8) at an offset that stat_has(). */
uint64_t stat_whole(const stat_bytes *b, uint64_t offset, unsigned len);

/** The same of four bytes with a sign. */
int64_t stat_signed(const stat_bytes *b, uint64_t offset);

/** Does the text stand there? */
bool stat_is_text(const stat_bytes *b, uint64_t offset, const char *text);

/** Refuse the file as a whole; place at its start. */
arp_status stat_refuse(const arp_stat *stat, arp_error *err, arp_message message, const char *text);

/** Refuse it as damaged at an offset. */
arp_status stat_damaged(const arp_stat *stat, uint64_t offset, arp_error *err);

/** Refuse it for saying that it has more than there is. */
arp_status stat_lying(const arp_stat *stat, uint64_t said, uint64_t has, arp_error *err);

/* ---- sas.c, spss.c, stata.c ---- */

/** Hold what the file says against its bytes, and blank out what is not needed. @retval ARP_PARSE
 */
arp_status stat_check_sas(arp_stat *stat, arp_error *err);
arp_status stat_check_spss(arp_stat *stat, arp_error *err);
arp_status stat_check_stata(arp_stat *stat, arp_error *err);

/* ---- dates.c ---- */

/** Is the format of a number one of dates or times? */
bool stat_is_date(stat_form form, const char *format);

/** Digits that the format fills up with zeros, 0 for none. */
size_t stat_zeros(stat_form form, const char *format);

/* ---- open.c ---- */

/** What the library's callbacks share. */
typedef struct stat_run {
    arp_stat *stat;
    const bool *wanted;      /* rows.c */
    arp_stat_reader *reader; /* rows.c; NULL: columns and labels */
    uint64_t at;             /* of the bytes given */
    int row;                 /* being read; -1 before the first */
    arp_status trouble;      /* ARP_OK, ARP_MEMORY, or ARP_PARSE: a text not of the encoding */
} stat_run;

/** Run the library over the file. */
arp_status stat_parse(stat_run *run, readstat_parser_t *parser, arp_error *err);

#endif
