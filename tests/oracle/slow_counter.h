/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_counter.h
 * Numbers by counter, one by one: Philox from its definition, and the gamma number of a counter by
 * Marsaglia and Tsang's own steps with R's normal quantile.
 */
#ifndef TESTS_SLOW_COUNTER_H
#define TESTS_SLOW_COUNTER_H

#include <stdint.h>

/** Two uniform numbers in (0, 1) of a counter's four words under a key. */
void slow_uniforms(uint64_t key, const uint32_t counter[4], double u[2]);

/** The gamma number of a place: attempt t of use s takes the counter {row, 4 t + s, column, 0}; a
    shape under 1 is one more, times a power of the first uniform of use s + 2. */
double slow_counter_gamma(double shape, uint64_t key, uint32_t row, uint32_t column, uint32_t use);

#endif
