/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sobol' sequence before it is scrambled. */
#ifndef TESTS_UNIT_PLAIN_SOBOL_H
#define TESTS_UNIT_PLAIN_SOBOL_H

#include "base/sobol.h"

/** Point @p index to x[dimensions], each in [0, 1), exact: the directions of the ones of its Gray
    code, added without carry. */
static inline void plain_sobol(const arp_sobol *sobol, uint32_t index, double *x) {
    for (size_t d = 0; d < sobol->dimensions; d++) {
        uint32_t sum = 0, gray = index ^ index >> 1;
        for (size_t b = 0; b < ARP_SOBOL_DIGITS; b++) {
            if (gray >> b & 1) sum ^= sobol->direction[d * ARP_SOBOL_DIGITS + b];
        }
        x[d] = (double)sum * 0x1p-32;
    }
}

#endif
