/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sheets.h
 * The tables that published figures stand in, their cells, and what may be said of each.
 */
#ifndef STUDY_SECRECY_SHEETS_H
#define STUDY_SECRECY_SHEETS_H

#include "study/secrecy/secrecy.h"
#include "study/secrecy/system.h"

enum { SECRECY_NO_CELL = 0 }; /* the first cell of every system stands for none */

/** One column of a sheet. */
typedef struct secrecy_figures {
    const char *name;
    const arp_column *from;
    bool counts;  /* a total of it is the sum of its parts                      */
    double floor; /* none is below                                              */
    bool related; /* a relation of the study names it                           */
    bool used;    /* it has a secret cell, or is bound to a column that has one */
    bool whole;   /* all that is told of it is whole                            */
    double half;  /* of the last digit that is told                             */
    double step;  /* all that is told is a multiple of it: 1, or 10, 100, 1000  */
    bool coarse;  /* some equation shows that the step is a rounding            */
    size_t first; /* the cell of its first row, where it is used                */
} secrecy_figures;

/** One equation, as it is worded. */
typedef struct secrecy_said {
    const char *constant; /* what its constant is: the name of a comparator, of an earlier run;
                             NULL: it has none */
} secrecy_said;

/** All there is while equations are made. */
typedef struct secrecy_work {
    const secrecy_input *in;
    secrecy_system system;
    secrecy_figures **figures; /* of each sheet, one a column */
    size_t **row;       /* of each sheet without carry: its row of each unit, SIZE_MAX none  */
    uint8_t **total;    /* of each sheet, one a row: it is the total of others there        */
    secrecy_said *said; /* said[0] is of equations without a constant */
    size_t n_said, said_room;
    bool stepped;       /* some column has a step above 1 */
    size_t n_failed;    /* equations of told cells alone that do not hold */
    const char *failed; /* the column and the code of the first, worded   */
    arp_pool *pool;
} secrecy_work;

/** A share of a cell in what a unit has of a column. */
typedef struct secrecy_piece {
    size_t row;
    double share;
} secrecy_piece;

/** The pieces of unit @p u in a sheet: how many, and the i-th of them. */
size_t secrecy_pieces(const secrecy_work *w, size_t sheet, size_t u);
secrecy_piece secrecy_piece_of(const secrecy_work *w, size_t sheet, size_t u, size_t i);

/** Look at every column, give cells to those that are used. Stands before any equation. */
arp_status secrecy_sheets_open(secrecy_work *w, arp_error *err);

/** Sheet and column of a name; false where none has it. */
bool secrecy_find_column(const secrecy_work *w, const char *name, size_t *sheet, size_t *column);

/** The cell of a row; SECRECY_NO_CELL where the column is not used. */
static inline size_t secrecy_cell_at(const secrecy_work *w, size_t sheet, size_t column,
                                     size_t row) {
    const secrecy_figures *f = &w->figures[sheet][column];
    return f->used ? f->first + row : SECRECY_NO_CELL;
}

/** Adds factor * cell to the equation under way. False for a number that is neither told nor
    secret: nothing is known of the sum, which is to be dropped. One that does not apply adds
    nothing. */
bool secrecy_put(secrecy_work *w, size_t sheet, size_t column, size_t row, double factor);

/** The same of all that a unit has of a column. */
bool secrecy_put_unit(secrecy_work *w, size_t sheet, size_t column, size_t unit, double factor);

/** Whether an equation of told cells alone that does not hold within their rounding is a fault of
    the figures (somebody says that it holds) or only shows that it is none. */
typedef enum secrecy_says { SECRECY_SUPPOSED, SECRECY_SAID } secrecy_says;

/** Ends the equation under way, or drops it where it has no secret cell and is to have none. One of
    told cells that does not hold is dropped, and counted in w->n_failed where it was said. */
void secrecy_close(secrecy_work *w, double low, double high, secrecy_says says,
                   const char *constant);

/** Cells of columns whose step no equation shows to be a rounding stand for themselves. Stands
   after all equations. */
void secrecy_take_steps_as_told(secrecy_work *w);

/** Which column, sheet and row a cell is. */
void secrecy_locate(const secrecy_work *w, size_t cell, size_t *sheet, size_t *column, size_t *row);

/* What makes equations: totals among the rows of a sheet; files of a level; relations of the study;
   values of several units together. secrecy_rows() stands first: it finds the totals. */
arp_status secrecy_rows(secrecy_work *w, arp_error *err);
arp_status secrecy_levels(secrecy_work *w, arp_error *err);
arp_status secrecy_related(secrecy_work *w, arp_error *err);
arp_status secrecy_stated(secrecy_work *w, arp_error *err);

/** Words an equation, no more than a few cells on either side; the cell @p first is
    named among them, unless it is SIZE_MAX. */
void secrecy_word(const secrecy_work *w, size_t equation, size_t first, arp_text *out);

#endif
