/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file book.h
 * A workbook (Office Open XML, .xlsx), written sheet by sheet and row by row.
 *
 * A row leaves memory as the next one begins, for a file without a name beside the workbook: memory
 * is that of a row. A text stays a text: one that begins as a formula does is shown, never
 * computed. A number is the cell's own, and how it looks is a format, which a spreadsheet follows
 * in its reader's way. The same calls give the same bytes.
 *
 * Calls that fill a workbook answer nothing: what goes wrong is told by arp_book_close(). From
 * arp_book_create() to its end a workbook belongs to one thread, whose locale is C's meanwhile.
 */
#ifndef IO_BOOK_BOOK_H
#define IO_BOOK_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fail.h"

typedef struct arp_book arp_book;
typedef struct arp_sheet arp_sheet;
typedef struct arp_ink arp_ink;

enum {
    ARP_BOOK_ROWS = 1 << 20, /* of a sheet, with its header */
    ARP_BOOK_COLUMNS = 1 << 14,
    ARP_BOOK_NAME = 31,   /* characters of a sheet's name      */
    ARP_BOOK_TEXT = 32767 /* characters of a cell, as UTF-16   */
};

/** What a workbook says of itself, whether it is part of a folder that is synced as a whole later,
    and for tests how many rows its sheets take, 0: ARP_BOOK_ROWS. */
typedef struct arp_book_about {
    const char *title, *maker;
    bool of_folder;
    size_t most_rows;
} arp_book_about;

/**
 * Begin a workbook. What is at @p path stays until arp_book_close() puts the new file in its place.
 *
 * @retval ARP_OUTPUT  the folder cannot be written, with the system's reason
 */
arp_status arp_book_create(const char *path, const arp_book_about *about, arp_book **out,
                           arp_error *err);

/** How cells look. */
typedef struct arp_book_style {
    const char *number; /* format of a number ("#,##0.0"); NULL: as it comes   */
    uint32_t fill;      /* 0xRRGGBB, 0: none */
    uint32_t colour;    /* of what is written, likewise */
    bool bold, wrap, large;
} arp_book_style;

/** An ink of that style, the same for the same style; lives as long as the workbook. */
const arp_ink *arp_book_ink(arp_book *book, const arp_book_style *style);

typedef struct arp_book_column {
    const char *title; /* NULL in the first column: the sheet has no header */
    double width;      /* in characters */
} arp_book_column;

/**
 * Begin a sheet after those that are there. Its header and its first @p frozen columns stay in
 * sight, its columns have filters. Past its last row it goes on in a sheet of the same name, " (2)"
 * after it, with the same header.
 *
 * @param name    signs that no sheet may have become blanks; cut at 31 characters; one that is
 *                taken has " (2)" after it
 * @param column  kept, with its titles, until the workbook is closed
 */
arp_sheet *arp_book_sheet(arp_book *book, const char *name, const arp_book_column *column, size_t n,
                          size_t frozen);

/** Begin the next row. */
void arp_sheet_row(arp_sheet *sheet);

/* The next cell of the row; ink may be NULL. */

/** NULL is an empty cell. Line ends become \n; other characters that XML refuses or a terminal
    obeys are spelled, as in CSV; what is over ARP_BOOK_TEXT characters ends with an ellipsis. */
void arp_sheet_text(arp_sheet *sheet, const char *text, const arp_ink *ink);

/** NaN is an empty cell. */
void arp_sheet_number(arp_sheet *sheet, double x, const arp_ink *ink);

/** True and false; NaN is an empty cell. */
void arp_sheet_flag(arp_sheet *sheet, double x, const arp_ink *ink);

/** A text that leads to another sheet. */
void arp_sheet_link(arp_sheet *sheet, const char *text, const arp_sheet *to, const arp_ink *ink);

/** The name it has. */
const char *arp_sheet_name(const arp_sheet *sheet);

/** Rows below the header, in all the sheets it goes on in. */
size_t arp_sheet_rows(const arp_sheet *sheet);

/** Shade the numbers of some columns from -1 (orange) over 0 (white) to 1 (blue). */
void arp_sheet_shade(arp_sheet *sheet, size_t first, size_t last);

/** The first rows of a sheet as a picture: a number each, and the interval it lies in. */
typedef struct arp_book_chart {
    const char *title, *axis;
    size_t rows;                     /* of the sheet's first */
    size_t label, low, middle, high; /* columns */
} arp_book_chart;

/** Draw it, to the right of the sheet's last column; 1 is at the top. */
void arp_sheet_chart(arp_sheet *sheet, const arp_book_chart *chart);

/** Texts cut so far. */
size_t arp_book_cut(const arp_book *book);

/**
 * Write the workbook and put it in its place. It is read back first, and its cells are counted: the
 * library does not tell when a disk is full. The workbook is no more whatever the answer.
 *
 * @retval ARP_OUTPUT  with the system's reason; nothing is left of it
 * @retval ARP_MEMORY
 */
arp_status arp_book_close(arp_book *book, arp_error *err);

/** Forget it; NULL is fine. */
void arp_book_abandon(arp_book *book);

#endif
