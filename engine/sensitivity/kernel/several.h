/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file several.h
 * Vectors of the compiler, so the same on any machine: whoever includes this has defined
 * VECTOR_BYTES, and defines several_min() and several_max() of numbers, of which none is NaN.
 */
#ifndef SENSITIVITY_KERNEL_SEVERAL_H
#define SENSITIVITY_KERNEL_SEVERAL_H

#include <string.h>

#include "sensitivity/kernel/parts.h"

typedef double several __attribute__((vector_size(VECTOR_BYTES), may_alias));
typedef double several_apart __attribute__((vector_size(VECTOR_BYTES), aligned(8), may_alias));
typedef int64_t several_flags __attribute__((vector_size(VECTOR_BYTES)));
typedef int32_t several_keys __attribute__((vector_size(VECTOR_BYTES / 2), aligned(4), may_alias));

enum { SEVERAL = VECTOR_BYTES / sizeof(double) };

/* From any place of a line. */
static inline several take(const double *x) {
    return *(const several_apart *)(const void *)x;
}

#endif
