/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * The pieces the XLSX reader is made of; only files of this room include this.
 *
 *   archive.c  the parts of the archive, each through expat
 *   strings.c  texts: their escapes, and those that cells share
 *   styles.c   formats of numbers: which are dates, which percentages
 *   shown.c    a date or a time as Excel shows it
 *   sheet.c    rows and cells
 *   open.c     from the archive to the sheet that is wanted
 */
#ifndef IO_XLSX_PARTS_H
#define IO_XLSX_PARTS_H

#include <zip.h>

#include "base/memory.h"
#include "io/xlsx/xlsx.h"

enum {
    XLSX_MOST_TEXT = 1 << 20,    /* bytes of a cell                                      */
    XLSX_MOST_ROWS = 1 << 20,    /* of a sheet, as in Excel                              */
    XLSX_MOST_COLUMNS = 1 << 14, /* likewise                                            */
    XLSX_MOST_STRINGS = 1 << 22, /* texts that cells share                              */
    XLSX_MOST_SHARED = 1 << 27   /* bytes of them                                       */
};

/** No such part. */
#define XLSX_NO_PART UINT64_MAX

/** How the numbers of some cells are shown. */
typedef struct xlsx_style {
    arp_xlsx_kind kind; /* of a number that is shown so */
    const char *format; /* in the pool                  */
} xlsx_style;

struct arp_xlsx {
    arp_pool *pool; /* texts, and names below */
    const char *name, *sheet;
    const char **visible; /* names of sheets, n_visible */
    size_t n_visible;
    arp_text bytes; /* the archive */
    zip_t *zip;
    uint64_t sheet_part;
    const char **string; /* shared texts, n_strings */
    size_t n_strings;
    xlsx_style *style; /* formats of the cells' numbers, n_styles */
    size_t n_styles;
    bool from_1904; /* dates are counted from 1904, not from 1900 */
    char place[ARP_ERROR_TEXT];
};

/* ---- archive.c ---- */

/** Refuse the workbook as a whole; arguments as for arp_fail(), place at its start. */
arp_status xlsx_refuse(const arp_xlsx *book, arp_error *err, arp_message message, const char *text);

/** Open the archive in book->bytes. */
arp_status xlsx_archive_open(arp_xlsx *book, arp_error *err);

/** Index of a part, or XLSX_NO_PART. */
uint64_t xlsx_part_find(const arp_xlsx *book, const char *path);

/** Who is told of a part's elements, by their names without namespace. */
typedef struct xlsx_xml {
    void (*on_start)(struct xlsx_xml *xml, const char *name, const char *const *attributes);
    void (*on_end)(struct xlsx_xml *xml, const char *name);
    void (*on_text)(struct xlsx_xml *xml, const char *text, size_t n); /* may be NULL */
    void *user;
    bool stop;    /* set by a callback: nothing more is wanted   */
    bool damaged; /* set by a callback: the part cannot be this  */
    bool starved; /* set by a callback: memory is short          */
} xlsx_xml;

/** Value of an attribute by its name without namespace, or NULL. */
const char *xlsx_attribute(const char *const *attributes, const char *name);

/** Parse a part. @retval ARP_PARSE, ARP_MEMORY */
arp_status xlsx_part_parse(const arp_xlsx *book, uint64_t part, xlsx_xml *xml, arp_error *err);

/* ---- strings.c ---- */

/** Where text stands in a shared or inline one: within <t>, phonetic runs apart. */
typedef struct xlsx_run {
    arp_text text;
    bool in_text, in_phonetic;
} xlsx_run;

void xlsx_run_start(xlsx_run *run, const char *name);
void xlsx_run_end(xlsx_run *run, const char *name);
void xlsx_run_text(xlsx_run *run, const char *text, size_t n);

/** Replace the escapes _xHHHH_ of a text. */
void xlsx_unescape(arp_text *text);

/** Read the part of shared texts into book->string. */
arp_status xlsx_strings_read(arp_xlsx *book, uint64_t part, arp_error *err);

/* ---- styles.c ---- */

/** Read the part of styles into book->style. */
arp_status xlsx_styles_read(arp_xlsx *book, uint64_t part, arp_error *err);

/** What a number is that is shown by a format (ECMA-376, 18.8.30 and 18.8.31). */
arp_xlsx_kind xlsx_format_kind(const char *format);

/** Bytes at the head of a format that are no code of it: a text in quotes, an escaped character, a
    filling, a colour or locale in brackets; 0: there are none. */
size_t xlsx_format_literal(const char *format);

#endif
