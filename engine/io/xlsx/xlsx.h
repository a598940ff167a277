/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file xlsx.h
 * The cells of one sheet of an XLSX workbook (ECMA-376, transitional and strict), by libzip and
 * expat.
 *
 * The archive is held in memory as it is stored, with the texts that cells share; the sheet is
 * streamed. A part that is far larger than what it is packed into, and a document type, are
 * refused: no workbook has them. Styles are not read: a date is its serial number.
 */
#ifndef IO_XLSX_XLSX_H
#define IO_XLSX_XLSX_H

#include "base/fail.h"
#include "io/file.h"

typedef struct arp_xlsx arp_xlsx;

/** What a cell that is not empty holds. */
typedef enum arp_xlsx_kind {
    ARP_XLSX_TEXT,    /* a text, an error such as #N/A, a date in ISO form       */
    ARP_XLSX_NUMBER,  /* a number (also a date, a boolean), in its shortest form */
    ARP_XLSX_NO_VALUE /* a formula whose value was not stored                    */
} arp_xlsx_kind;

/** True when the first bytes of a file are those of a ZIP archive. */
bool arp_xlsx_is_archive(const char *bytes, size_t n);

/**
 * Open a workbook.
 *
 * @param sheet  name of the sheet, or NULL for the first visible one
 * @retval ARP_INPUT  the source cannot be read, or is over 512 MiB
 * @retval ARP_PARSE  an archive that is no XLSX workbook (ODS, XLSB, a ZIP of other files: said
 *                    which), locked with a password, or damaged; no such sheet (those there are, or
 *                    the nearest, are named)
 * Cost: O(bytes of the archive and of the shared texts).
 */
arp_status arp_xlsx_open(arp_source *source, const char *sheet, arp_xlsx **out, arp_error *err);

void arp_xlsx_close(arp_xlsx *book);

/** The name of the sheet that was opened. */
const char *arp_xlsx_sheet(const arp_xlsx *book);

/** The visible sheets' names, *n of them, in the order of the tabs; they live as long as the book.
 */
const char *const *arp_xlsx_visible(const arp_xlsx *book, size_t *n);

/** "FILE!SHEET!B7" for row 7, column 2 (from 1); lives until the next call. */
const char *arp_xlsx_place(arp_xlsx *book, uint64_t row, uint64_t column);

/** Who is told of the cells, in rising order, and may set `stop` in a call. */
typedef struct arp_xlsx_reader {
    void (*on_cell)(struct arp_xlsx_reader *reader, uint32_t row, uint32_t column,
                    arp_xlsx_kind kind, const char *bytes, size_t n); /* UTF-8, from 1 */
    void (*on_row)(struct arp_xlsx_reader *reader, uint32_t row);     /* after a row's cells */
    void *user;
    bool stop;
} arp_xlsx_reader;

/**
 * Read the sheet's cells; rows and cells that are empty are not told of.
 *
 * @retval ARP_PARSE  the sheet is damaged: XML that is none, cells out of order, a cell beyond row
 *                    1 048 576 or column 16 384, a text over 1 MiB
 * Cost: O(bytes of the sheet).
 */
arp_status arp_xlsx_rows(arp_xlsx *book, arp_xlsx_reader *reader, arp_error *err);

#endif
