/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file part.h
 * How far unknown cells may be: the system cut into its connected parts, each a linear program.
 * Cells that stand in the same equations with the same factors and the same bounds are one unknown
 * of it, their sum: it is all that the equations know of them.
 */
#ifndef STUDY_SECRECY_PART_H
#define STUDY_SECRECY_PART_H

#include "study/secrecy/system.h"

/** What is left of some cells, the same of each. */
typedef enum secrecy_found {
    SECRECY_FOUND,
    SECRECY_CONTRADICTION, /* no numbers meet the equations */
    SECRECY_UNDECIDED      /* the arithmetic gave up        */
} secrecy_found;

typedef struct secrecy_range {
    secrecy_found found;
    const size_t *cell; /* n_cells */
    size_t n_cells;
    double least, most;     /* inwards to whole numbers where the cells are whole */
    const size_t *equation; /* n_equations of the part                            */
    const double *by[2];    /* n_equations: the part of each in the least, in the most; in a
                               contradiction the first has both; NULL where undecided  */
    size_t n_equations;
} secrecy_range;

/** What is asked of a system. */
typedef struct secrecy_asked {
    const secrecy_system *system;
    const uint8_t *unknown; /* one a cell: its number is not known, secret or withheld */
    const uint8_t *wanted;  /* one a cell: its range is wanted                         */
    void (*seen)(void *of, const secrecy_range *range);
    void *of;
    /* Whether a range within which its cells can be for sure is wide enough: it is then not told.
       NULL: all are. */
    bool (*enough)(const void *of, const secrecy_cell *cell, double least, double most);
    bool (*go_on)(void *asked); /* NULL: go on */
    void *asking;
} secrecy_asked;

/**
 * Find the ranges of the wanted cells that stand in some equation.
 *
 * @retval ARP_INTERRUPTED  go_on() said no
 * @retval ARP_MEMORY, ARP_INTERNAL
 * Cost: two linear programs a set of cells that the equations cannot tell apart.
 */
arp_status secrecy_ranges(const secrecy_asked *asked, arp_error *err);

#endif
