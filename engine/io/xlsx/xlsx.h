/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file xlsx.h
 * The cells of one sheet of an XLSX workbook (ECMA-376, transitional and strict), by libzip and
 * expat.
 *
 * The archive is held in memory as it is stored, with the texts that cells share; the sheet is
 * streamed. A part that is far larger than what it is packed into, and a document type, are
 * refused: no workbook has them. Of the styles the formats of numbers are read, which tell dates,
 * times and percentages from numbers.
 */
#ifndef IO_XLSX_XLSX_H
#define IO_XLSX_XLSX_H

#include "base/fail.h"
#include "base/number.h"
#include "io/file.h"

typedef struct arp_xlsx arp_xlsx;

/** What a cell that is not empty holds. */
typedef enum arp_xlsx_kind {
    ARP_XLSX_TEXT,    /* a text, an error such as #N/A                            */
    ARP_XLSX_NUMBER,  /* a number as it is stored, as are the next three          */
    ARP_XLSX_PERCENT, /* a number that is shown as a percentage                   */
    ARP_XLSX_DATE,    /* a number that is shown as a date or a time               */
    ARP_XLSX_BOOLEAN, /* 1 or 0                                                   */
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
 *
 * Of every part: 1 GiB unpacked, and over 32 MiB 300 times its packed size; elements 64 deep; a
 * tag, a comment or an instruction of 1 MiB; of shared texts, 4 194 304 and 128 MiB. More is
 * refused. Cost: O(bytes of the archive and of the shared texts).
 */
arp_status arp_xlsx_open(arp_source *source, const char *sheet, arp_xlsx **out, arp_error *err);

void arp_xlsx_close(arp_xlsx *book);

/** The name of the sheet that was opened. */
const char *arp_xlsx_sheet(const arp_xlsx *book);

/** Name of the i-th visible worksheet, in the workbook's order; NULL past the last one. */
const char *arp_xlsx_sheet_at(const arp_xlsx *book, size_t i);

/** "FILE!SHEET!B7" for row 7, column 2 (from 1); lives until the next call. */
const char *arp_xlsx_place(arp_xlsx *book, uint64_t row, uint64_t column);

/** What Excel shows, in French, for a date, a time or a boolean of a style: "01/05/2024". */
void arp_xlsx_shown(const arp_xlsx *book, arp_xlsx_kind kind, uint32_t style, double x, char *out,
                    size_t size);

/** The text of a cell that was told of: a number's is its shortest form, in @p room, for the stored
    one may have more digits than the number needs (0.10000000000000001); others stay as they are.
 */
void arp_xlsx_text(arp_xlsx_kind kind, char room[ARP_NUMBER_ROOM], const char **bytes, size_t *n);

/** Who is told of the cells, in rising order, and may set `stop` in a call. */
typedef struct arp_xlsx_reader {
    void (*on_cell)(struct arp_xlsx_reader *reader, uint32_t row, uint32_t column,
                    arp_xlsx_kind kind, const char *bytes, size_t n); /* UTF-8, from 1 */
    void (*on_row)(struct arp_xlsx_reader *reader, uint32_t row);     /* after a row's cells */
    void *user;
    bool stop;
    uint32_t style; /* of the cell told of, for arp_xlsx_shown() */
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
