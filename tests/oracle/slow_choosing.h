/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_choosing.h
 * Portfolios from the definition: every subset of at most 16 territories is looked at. A portfolio
 * is a number whose bit i says whether i is in it. Shares no code with engine/.
 */
#ifndef ORACLE_SLOW_CHOOSING_H
#define ORACLE_SLOW_CHOOSING_H

#include <stddef.h>

typedef struct slow_choice {
    size_t n;
    const double *value[2], *cost;
    double budget;
    const size_t *group; /* NULL: no quota */
    size_t at_most;
} slow_choice;

double slow_worth(const slow_choice *c, unsigned set, int end);

/** Within the budget and the quota? */
int slow_feasible(const slow_choice *c, unsigned set);

/** Feasible, and no feasible one is worth as much at both ends and more at one, by more than
    @p tie. */
int slow_not_beaten(const slow_choice *c, unsigned set, double tie);

/** The most that a feasible portfolio is worth at an end. */
double slow_best_worth(const slow_choice *c, int end);

/** 1 + the lines above line i at the share w of the way between the ends; ties are not above. */
size_t slow_rank_at(const double *const at[2], size_t n, size_t i, double w, double tie);

#endif
