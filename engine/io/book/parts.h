/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * The pieces a workbook is written with; only files of this room include this.
 */
#ifndef IO_BOOK_PARTS_H
#define IO_BOOK_PARTS_H

#include <locale.h>
#include <xlsxwriter.h>

#include "base/memory.h"
#include "base/text.h"
#include "io/book/book.h"

struct arp_ink {
    arp_book_style style;
    lxw_format *format;
    const arp_ink *before;
};

struct arp_sheet {
    arp_book *book;
    arp_sheet *before;
    lxw_worksheet *first, *part; /* its first sheet, and the one that it has come to */
    const char *wanted, *name;   /* as it was asked for, and as its first sheet is named */
    const arp_book_column *column;
    size_t n, frozen;
    size_t used, at; /* rows of the part, the header among them; cells of the last */
    size_t lines;    /* of the last row's tallest text */
    size_t rows, parts;
    bool drawn; /* it has a picture beside it, which is not for paper */
};

struct arp_book {
    lxw_workbook *file;
    arp_pool *pool;     /* sheets, names and paths                    */
    const char *path;   /* where it is to be, links followed          */
    char *made;         /* where it is being made, beside it          */
    unsigned mode;      /* of the file that was there; 0: none was    */
    size_t most_rows;   /* of a sheet */
    size_t cells, cut;  /* written, and texts that were cut           */
    bool of_folder;     /* not synced by itself */
    bool bad;           /* memory was short                           */
    lxw_error failed;   /* the first refusal of the library           */
    const arp_ink *ink; /* the last of a list, through before */
    const arp_ink *plain;
    arp_sheet *last; /* of a list, through before */
    arp_sheet none;  /* given where memory was short: nothing is written to it */
    arp_text text;   /* of a cell that cannot be written as it is */
    locale_t before; /* of the thread, if in_c */
    bool in_c;
};

/** @p text as a cell can hold it: itself, or a copy in book->text. */
const char *book_text(arp_book *book, const char *text);

/** End the part of every sheet that is still open. */
void book_end_sheets(arp_book *book);

/** 0 where the file at @p path has @p cells cells in whole sheets, otherwise an errno. */
int book_is_whole(const char *path, size_t cells);

#endif
