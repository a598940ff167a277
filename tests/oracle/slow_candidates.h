/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_candidates.h
 * Connected sets of territories from the definition: every subset of at most 16 is looked at. A set
 * is a number whose bit i says whether i is in it. Shares no code with engine/.
 */
#ifndef ORACLE_SLOW_CANDIDATES_H
#define ORACLE_SLOW_CANDIDATES_H

#include <stddef.h>

enum { SLOW_SETS_TERRITORIES = 16, SLOW_SETS = 1 << SLOW_SETS_TERRITORIES };

/** @param touch  touch[i]: the set of those that i touches */
int slow_hangs_together(unsigned set, size_t n, const unsigned *touch);

size_t slow_set_size(unsigned set);

/** Connected sets of least to most members with all of @p must; returns how many. */
size_t slow_connected_sets(size_t n, const unsigned *touch, unsigned must, size_t least,
                           size_t most, unsigned *out);

/** Mean and sample standard deviation. */
void slow_mean_and_sd(const double *x, size_t n, double *mean, double *sd);

/** Sum of num over the set, over that of den (NULL: 1), times per. */
double slow_set_ratio(unsigned set, size_t n, const double *num, const double *den, double per);

/** Mean of x over the set, weighted by w. */
double slow_set_mean(unsigned set, size_t n, const double *x, const double *w);

/** Groups that have members in the set and others outside of it. */
size_t slow_set_cuts(unsigned set, size_t n, const size_t *group);

#endif
