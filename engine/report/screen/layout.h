/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file layout.h
 * Text for terminals: paragraphs and tables that fit 80 columns, measured as they are displayed.
 *
 * Control characters of a label or a note become blanks, so nothing a file holds can move the
 * cursor. Lack of memory makes the text `bad`, see base/text.h.
 */
#ifndef REPORT_SCREEN_LAYOUT_H
#define REPORT_SCREEN_LAYOUT_H

#include "report/words/words.h"

enum { ARP_SCREEN = 80, ARP_GRID_COLUMNS = 16 };

/** Columns that s[0..n) takes on a terminal. */
size_t arp_display_width(const char *s, size_t n);

/** Append s as a paragraph: first line indented by @p indent, the next by @p hang. A line never
    begins with a closing sign (; : ? ! », =) nor ends with an opening one. */
void arp_wrap(arp_text *out, const char *s, size_t indent, size_t hang);

/** A paragraph that goes on a line of which @p at columns are taken; the next lines are indented
    by as much. An empty one only ends the line. */
void arp_wrap_on(arp_text *out, const char *s, size_t at);

/** Append s, then blanks up to @p width columns and at least two: a term and, by arp_wrap_on(),
   what it means. */
void arp_wrap_term(arp_text *out, const char *s, size_t width);

/** A table under way. Zero-initialise, then begin. */
typedef struct arp_grid {
    const char *align; /* one letter a column: l text, r number; further columns are numbers */
    size_t columns, indent;
    arp_text cells; /* NUL-separated, row after row; the first row is the header */
    size_t n;
} arp_grid;

/** @param align lives as long as the grid; with @p more columns of numbers after its letters, at
    most ARP_GRID_COLUMNS in all */
void arp_grid_begin(arp_grid *grid, const char *align, size_t more, size_t indent);

void arp_grid_cell(arp_grid *grid, const char *s);

/** A cell of a message with its arguments, see arp_text_fill(). */
void arp_grid_fill(arp_grid *grid, const char *template, const char *const *args);

/** Lay the table out in the text's width, append it and free the grid. A header of empty cells is not shown. Text
    columns, the widest first, and headers of numbers are cut with an ellipsis where it is too
    wide. Cost: O(cells). */
void arp_grid_end(arp_grid *grid, arp_text *out);

/** Append a message as a paragraph of its own, see arp_wrap(); its further lines are indented by
    two more where the first is. */
void arp_wrap_fill(arp_text *out, size_t indent, const char *template, const char *const *args);

#define arp_paragraph(out, indent, lang, id, ...)                                                  \
    arp_wrap_fill((out), (indent), arp_report_say(id, lang),                                       \
                  (const char *const[]){__VA_ARGS__, NULL})

#endif
