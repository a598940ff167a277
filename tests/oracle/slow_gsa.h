/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_gsa.h
 * Sensitivity indices and nested scrambling from their definitions.
 */
#ifndef TESTS_SLOW_GSA_H
#define TESTS_SLOW_GSA_H

#include <stddef.h>
#include <stdint.h>

/** What there is to see: f[(r * rows + i) * 2^factors + set] is the model in row i of replicate r,
   at a with the factors of `set` taken from b. */
typedef struct slow_gsa {
    size_t replicates, rows, factors;
    const double *f;
} slow_gsa;

typedef struct slow_gsa_index {
    double value, error; /* standard error */
} slow_gsa_index;

/** Indices of factor j. */
slow_gsa_index slow_gsa_first(const slow_gsa *gsa, size_t j);
slow_gsa_index slow_gsa_total(const slow_gsa *gsa, size_t j);

/** Along every order of the factors (at most 5): what j adds where it comes. */
slow_gsa_index slow_gsa_effect(const slow_gsa *gsa, size_t j);

/** Nested scrambling of the first n binary digits of x (the first on top of 32), one by one;
   bit(of, k, prefix) is the random bit of digit k + 1 after the k digits of prefix, on top as well.
 */
uint32_t slow_nested(uint32_t x, unsigned n, unsigned (*bit)(void *of, unsigned k, uint32_t prefix),
                     void *of);

#endif
