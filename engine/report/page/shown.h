/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shown.h
 * What the page shows, as lists: its sections, in each the pictures and tables with their titles,
 * captions and columns, and the tables that pictures are drawn of. A row whose table is not there
 * is left out of the page.
 */
#ifndef REPORT_PAGE_SHOWN_H
#define REPORT_PAGE_SHOWN_H

#include <stdbool.h>
#include <stddef.h>

/** A table for the script: its columns, apart by blanks; "!" before one that --share ranks leaves
    out. */
typedef struct arp_embedded {
    const char *table, *columns;
    enum {
        ARP_ROWS_ALL,
        ARP_ROWS_FIRST,  /* the selected and the first ARP_PAGE_ROWS of the ranking */
        ARP_ROWS_CHOSEN, /* the selected */
        ARP_ROWS_DRAWN,  /* of zonings that are drawn, see outlines.h */
        ARP_ROWS_SPREAD  /* at most ARP_PAGE_STEPS, evenly spread: steps of a line that is drawn */
    } rows;
} arp_embedded;

enum {
    ARP_N_EMBEDDED = 62,
    ARP_PAGE_STEPS = 1000,
    ARP_PAGE_ROWS = 300, /* rows of a table beside the selected */
    ARP_PRINT_ROWS = 30  /* of these, on paper */
};
extern const arp_embedded ARP_EMBEDDED[ARP_N_EMBEDDED];

/** How a cell is written. Values and scores are what --share ranks leaves out. */
typedef enum arp_page_form {
    ARP_FORM_TEXT,
    ARP_FORM_PAIR,  /* of the columns NAME_fr and NAME_en */
    ARP_FORM_PLACE, /* of a code: the territory's name in the ranking */
    ARP_FORM_WORD,  /* of a list of words: a state */
    ARP_FORM_NAME,  /* of a node, a side, an indicator, a choice */
    ARP_FORM_WHOLE,
    ARP_FORM_YEAR,
    ARP_FORM_C,
    ARP_FORM_P,
    ARP_FORM_SHARE, /* in percent */
    ARP_FORM_NUMBER,
    ARP_FORM_FLAG,
    ARP_FORM_SCORE,
    ARP_FORM_VALUE,
    ARP_FORM_PEOPLE /* inhabitants: an indicator may be made of them, or be them */
} arp_page_form;

/** A column of a table; a list ends with a NULL name. */
typedef struct arp_page_shown {
    const char *name;
    arp_page_form form;
    int title; /* message */
} arp_page_shown;

typedef enum arp_page_when {
    ARP_ALWAYS,
    ARP_WITH_VALUES,   /* not with --share ranks   */
    ARP_OF_CHOSEN,     /* the same, of rows of the selected alone */
    ARP_WITH_OUTLINES, /* where there are some     */
    ARP_WITH_ZONINGS   /* where one is drawn       */
} arp_page_when;

/** A picture, a table or both. */
typedef struct arp_page_figure {
    const char *id;               /* page/src/pictures/ID.js draws it, where @p drawn */
    const char *table;            /* that it needs; its rows are the table beside it  */
    int title, caption;           /* messages                                         */
    const arp_page_shown *column; /* of the table beside it; NULL: none */
    bool drawn;
    arp_page_when when;
} arp_page_figure;

/** A section; its figures end with a NULL id. */
typedef struct arp_page_section {
    const char *id;
    int title, lead; /* messages */
    const arp_page_figure *figure;
} arp_page_section;

/** Ends with a NULL id. */
extern const arp_page_section ARP_SECTIONS[];

#endif
