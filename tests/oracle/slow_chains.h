/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_chains.h
 * Weights that reproduce a selection, drawn by throwing away those that do not; how well chains
 * mix, term by term.
 */
#ifndef TESTS_SLOW_CHAINS_H
#define TESTS_SLOW_CHAINS_H

#include <stdbool.h>
#include <stddef.h>

#include "oracle/slow_weights.h"

enum { SLOW_CHAIN_ROWS = 60, SLOW_CHAIN_WEIGHTS = 4 };

/** Columns 0 and 1 are the first side's, 2 and 3 the second's. */
typedef struct slow_listing {
    size_t n;
    double x[SLOW_CHAIN_ROWS][SLOW_CHAIN_WEIGHTS];
    bool in[SLOW_CHAIN_ROWS];
} slow_listing;

/** Least score of those in less the greatest of the others. */
double slow_gap(const slow_listing *of, const double *w);

/** One draw flat over the sides, then inside each; true where it reproduces the selection. */
bool slow_chain_draw(const slow_listing *of, slow_random *r, double *w);

/** Fewest of the m selected without one of m seats, tied ones theirs first, over n_weights weights.
 */
size_t slow_fewest(const slow_listing *of, const double (*w)[SLOW_CHAIN_WEIGHTS], size_t n_weights);

/** Split R-hat and effective sample size as Stan's reference manual writes them. */
double slow_r_hat(const double *x, size_t chains, size_t draws);
double slow_ess(const double *x, size_t chains, size_t draws);

#endif
