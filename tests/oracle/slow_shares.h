/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_shares.h
 * Games of sides and indicators, and effective weights, by direct counting and over all orders.
 */
#ifndef TESTS_SLOW_SHARES_H
#define TESTS_SLOW_SHARES_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_SIDES = 6, SLOW_LINE = 64 };

/** Sides as lines, weighted; a selection; k seats. */
typedef struct slow_sides {
    size_t n, g, k;
    double line[SLOW_SIDES][SLOW_LINE], weight[SLOW_SIDES];
    bool in[SLOW_LINE];
} slow_sides;

/** Score, mid-rank from the top, share of a seat (or let in with all ties), share of the not
    selected that are below: v[4]. */
void slow_standing(const slow_sides *c, const double *score, size_t i, bool let_ties_in, double *v);

/** The four values of territory i when only the sides in `set` are there: the others are `constant`
    for everybody; or for i alone at their mean; or of every territory in turn. */
void slow_all(const slow_sides *c, size_t i, size_t set, double constant, double *v);
void slow_unit(const slow_sides *c, size_t i, size_t set, double *v);
void slow_marginal(const slow_sides *c, size_t i, size_t set, double *v);

/**
 * Mean gain of each of p players over all orders that keep the players of one side together.
 *
 * @param side   of each player
 * @param value  of a set of players (bit j: player j)
 */
void slow_owen(size_t p, const size_t *side, double (*value)(size_t set, void *with), void *with,
               double *phi);

/** Cronbach's alpha as k / (k - 1) times the off-diagonal part of the covariance matrix. */
double slow_alpha(const double *const *x, size_t k, size_t n);

/** Var(fit) / Var y: a weighted line around every row, solved by itself; then their straight part
    exchanged for the line of least squares through all rows. */
double slow_main_effect(const double *x, const double *y, size_t n);

#endif
