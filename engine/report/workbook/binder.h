/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file binder.h
 * A workbook under way: its tables, its inks, and what its columns hold, for the sheet that says
 * so.
 */
#ifndef REPORT_WORKBOOK_BINDER_H
#define REPORT_WORKBOOK_BINDER_H

#include "io/book/book.h"
#include "report/page/pen.h"

/** What a cell is, for its colour. */
typedef enum arp_bound_state {
    ARP_BOUND_KNOWN,
    ARP_BOUND_MISSING,
    ARP_BOUND_SECRET,
    ARP_BOUND_FILLED, /* missing, and a rule put a value */
    ARP_BOUND_NOT_APPLICABLE,
    ARP_BOUND_STATES
} arp_bound_state;

/** A column of a sheet. */
typedef struct arp_bound {
    const arp_sheet *sheet;
    const char *header;
    const arp_result_table *table; /* that its cells come from          */
    size_t column;                 /* of the table                      */
    const char *of;                /* the indicator or node it is of; NULL */
} arp_bound;

/** A sheet with its table, for the list on the first one. */
typedef struct arp_bound_sheet {
    const arp_sheet *sheet;
    const arp_result_table *table;
    const char *title;
} arp_bound_sheet;

enum { ARP_MOST_SHEETS = 32 };

typedef struct arp_binder {
    arp_pen pen; /* tables, language, what is left out; it writes nothing here */
    arp_book *book;
    arp_pool *pool; /* headers and lists of columns */
    arp_bound_sheet sheet[ARP_MOST_SHEETS];
    size_t n_sheets;
    arp_bound *bound; /* n_bound */
    size_t n_bound, room;
    bool bad; /* memory was short */
} arp_binder;

/** A message in the workbook's language. */
const char *arp_binder_say(const arp_binder *b, int message);

/** "text (unit)", or the text where there is no unit; of the pool. */
const char *arp_binder_header(arp_binder *b, const char *text, const char *unit);

/** Columns under way for a sheet: at most n of them, of the pool; NULL when memory is short. */
arp_book_column *arp_binder_columns(arp_binder *b, size_t n);

/** Begin a sheet of that name (a message) for the table, and list it. */
arp_sheet *arp_binder_sheet(arp_binder *b, int name, const arp_result_table *table,
                            const arp_book_column *column, size_t n, size_t frozen);

/** What the sheet begun last is, where that is not the title of its table. */
void arp_binder_title(arp_binder *b, int message);

/** Width of a column whose longest text has so many characters. */
double arp_binder_width(size_t most, double widest);

/** Note what a column of the sheet begun last holds. */
void arp_binder_note(arp_binder *b, const char *header, const arp_result_table *table,
                     const char *column, const char *of);

/** Ink of a form; of a number of that size where the form is a value or a number. */
const arp_ink *arp_binder_ink(const arp_binder *b, arp_page_form form, double x);

/** Ink of a cell in that state, its number in that format (NULL: none). */
const arp_ink *arp_binder_state(const arp_binder *b, arp_bound_state state, const char *number);

/** Word for a state, and whether any cell of it is there. */
int arp_binder_state_word(arp_bound_state state);

/** Format of a number of that size. */
const char *arp_binder_format(double x);

/** What people call an id, in the workbook's language. */
const char *arp_binder_name(const arp_binder *b, const char *id);

/** The cell NAME_fr or NAME_en. */
const char *arp_binder_pair(const arp_binder *b, const arp_result_table *t, size_t row,
                            const char *name);

/** The name of that column, "NAME_fr" or "NAME_en". */
const char *arp_binder_pair_name(arp_binder *b, const char *name);

#endif
