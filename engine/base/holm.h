/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file holm.h
 * Several p-values read together. [Holm 1979] (methods.md 3.7)
 */
#ifndef BASE_HOLM_H
#define BASE_HOLM_H

#include <stddef.h>

/** Holm's step-down adjustment of n p-values: never below p, never above 1. scratch holds 2 n
    doubles. Cost: O(n log n). */
void arp_holm(const double *p, size_t n, double *scratch, double *adjusted);

#endif
