/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file look.h
 * The cells of a file before anything of it is known: which line is the header, which column the
 * code. Nothing is refused for its form; io/csv.h reads a file once these are stated.
 */
#ifndef IO_LOOK_H
#define IO_LOOK_H

#include "base/fail.h"
#include "base/memory.h"
#include "io/file.h"

/** A row as it stands; blanks at both ends of a cell (white space, U+00A0, U+202F) are taken off.
 */
typedef struct arp_look_row {
    uint64_t line; /* physical line of its first character, or row of the sheet; from 1 */
    const char **cell;
    bool *number; /* of a sheet: the cell is stored as a number; NULL for text */
    size_t n;
} arp_look_row;

typedef struct arp_look {
    char separator; /* 0: a sheet; otherwise the one that cuts most lines in as many fields */
    const char *encoding;
    bool bom;
    const char *const *sheet; /* visible sheets, n_sheets; 0 for text */
    size_t n_sheets;
    arp_look_row *row; /* n_rows, those without a cell left out */
    size_t n_rows;
    bool cut; /* only the head of the file was looked at */
    arp_pool *pool;
} arp_look;

/**
 * Look at a file: CSV, or a sheet of a workbook.
 *
 * @param sheet    of a workbook; NULL: the first visible one
 * @param[out] out free with arp_look_free(); untouched on failure
 * @retval ARP_INPUT  it cannot be read
 * @retval ARP_PARSE  no text and no XLSX workbook: an old or locked one, UTF-16, bytes that are 0;
 *                    an empty file
 * Cost: O(bytes), of text at most the first 32 MiB; 9 bytes a cell and the text.
 */
arp_status arp_look_at(arp_source *source, const char *sheet, arp_look *out, arp_error *err);

void arp_look_free(arp_look *look);

/** Parts of it. */

/** Cut n bytes of UTF-8 text into rows. @retval ARP_MEMORY */
arp_status arp_look_text(const char *bytes, size_t n, arp_look *look, arp_error *err);

/** One row more, its cells trimmed; @p numbers may be NULL. False: memory. */
bool arp_look_add(arp_look *look, size_t *room, uint64_t line, const arp_text *cells,
                  const bool *numbers, size_t n);

#endif
