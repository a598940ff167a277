/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file secrecy.h
 * Complementary disclosure: what published figures leave of those that are secret. (methods.md 1.7)
 */
#ifndef STUDY_SECRECY_SECRECY_H
#define STUDY_SECRECY_SECRECY_H

#include "base/text.h"
#include "catalogue/formula.h"
#include "study/secrecy/leave.h"
#include "table/table.h"
#include "territory/carry.h"
#include "territory/territory.h"

/** One table as it was read. */
typedef struct secrecy_sheet {
    const char *name;       /* of its file */
    arp_table *table;       /* cells that are withheld become secret in it                  */
    uint8_t **withheld;     /* one a column: NULL, or 1 for the rows withheld; may be NULL  */
    const bool *counts;     /* one a column: a total of it is the sum of its parts           */
    const bool *below;      /* one a column: it may well be below 0                         */
    size_t level;           /* whose territories its rows are; SIZE_MAX: units, or parts of them */
    const arp_carry *carry; /* of its rows to the units; NULL: by equal code              */
    double absent;          /* what a unit without a row counts for; NaN: not known       */
} secrecy_sheet;

/** LEFT = RIGHT, or LEFT = RIGHT / BELOW, within `off`. */
typedef struct secrecy_relation {
    const char *text;
    arp_formula left, right, below; /* below.n = 0: none; left has one term where there is one */
    double off;
    arp_place place;
} secrecy_relation;

/** Something published of several units together: value = per * sum of numerator / denominator. */
typedef struct secrecy_total {
    const char *name;
    double value;
    bool exact; /* to the last bit, not to the last digit that is written */
    const arp_measure *measure;
    const size_t *unit; /* n_units */
    size_t n_units;
} secrecy_total;

typedef struct secrecy_input {
    const secrecy_sheet *sheet;
    size_t n_sheets;
    const char *const *code; /* of n_units communes or territories */
    size_t n_units;
    const arp_level *level; /* n_levels of the zonings */
    size_t n_levels;
    const char *population; /* a column that is never withheld, or NULL */
    const secrecy_relation *relation;
    size_t n_relations;
    const secrecy_total *total;
    size_t n_totals;
    double between[2]; /* a secret count is between them; 0 and infinity: nothing is said */
    double bound;      /* told where what is left is narrower                             */
    bool protect;
    secrecy_patience patience;
} secrecy_input;

/** The state of a cell that is withheld. */
#define SECRECY_WITHHELD "withheld"

/** A secret cell that stands in some equation, or one that is withheld. */
typedef struct arp_secret_cell {
    const char *file, *column, *code, *label; /* in the study's pool, the equations too */
    double least, most;                       /* NaN where unknown; infinite: no end    */
    double bound;
    const char *state;     /* of secrecy_state, or "withheld" */
    const char *equations; /* "" where none gives it away */
    size_t n_equations;
} arp_secret_cell;

/** What was found. */
typedef struct arp_secrets {
    arp_secret_cell *cell;
    size_t n_cells;
    secrecy_withheld *part; /* those in which cells were withheld, or had to be */
    size_t n_parts;
    size_t n_failed;    /* equations of told figures alone that do not hold */
    const char *failed; /* the first of them                                */
    double bound;
} arp_secrets;

/**
 * Find what the figures leave; with in->protect withhold cells, which become secret in their
 * tables.
 *
 * @param pool     of the study; in->sheet[i].withheld is filled from it
 * @param[out] out NULL where no cell is secret
 * Errors of secrecy_leave() and secrecy_protect().
 * Cost: O(cells), and the linear programs of what is connected.
 */
arp_status secrecy_find(const secrecy_input *in, arp_pool *pool, arp_secrets **out, arp_error *err);

#endif
