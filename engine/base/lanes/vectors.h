/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file vectors.h
 * What the loops of this room stand on, compiled once for each set of instructions: whoever
 * includes this has defined VECTOR_BYTES.
 */
#ifndef BASE_LANES_VECTORS_H
#define BASE_LANES_VECTORS_H

#include <string.h>

#include "base/lanes/ways.h"

#define INLINE static inline __attribute__((always_inline))

typedef double reals __attribute__((vector_size(VECTOR_BYTES), aligned(8), may_alias));
typedef uint64_t words __attribute__((vector_size(VECTOR_BYTES), aligned(8), may_alias));

enum { LANES = VECTOR_BYTES / sizeof(double) };

/* Some numbers; where fewer than LANES are left, the rest is filled up. */
INLINE reals take(const double *x, size_t left, double rest) {
    if (left >= LANES) return *(const reals *)x;
    reals out = rest - (reals){0};
    memcpy(&out, x, left * sizeof *x);
    return out;
}

INLINE void put(double *x, size_t left, reals value) {
    if (left >= LANES) *(reals *)x = value;
    else memcpy(x, &value, left * sizeof *x);
}

INLINE reals absolute(reals x) {
    return (reals)((words)x & (UINT64_MAX >> 1));
}

#endif
