/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file loops.h
 * The loops, compiled once for each set of instructions: whoever includes this has defined
 * VECTOR_BYTES and wide_product(a, b), the 64-bit product of the low halves of 64-bit lanes.
 */
#ifndef BASE_LANES_LOOPS_H
#define BASE_LANES_LOOPS_H

#include <string.h>

#include "base/lanes/parts.h"

enum { WORDS = VECTOR_BYTES / 8, AT_ONCE = 2 }; /* numbers a vector; vectors under way together */

static const double HALF_A_STEP = 0x1p-53;

/* Philox4x32-10 of counters (draw, lane) [Salmon et al. 2011]: each of its four words in a 64-bit
   lane of its own. Two at once, as each product waits for the one before. */
static inline void philox(uint64_t seed, uint64_t first, uint32_t lane, words bits[AT_ONCE]) {
    const words low = {0};
    const words low_half = low + 0xFFFFFFFFU;
    uint32_t key0 = (uint32_t)seed, key1 = (uint32_t)(seed >> 32);
    words c[AT_ONCE][4];
    for (size_t v = 0; v < AT_ONCE; v++) {
        words draw = low + first + v * WORDS + steps();
        c[v][0] = draw & low_half;
        c[v][1] = draw >> 32;
        c[v][2] = low + lane;
        c[v][3] = low;
    }
#pragma GCC unroll 10
    for (int round = 0; round < 10; round++) {
#pragma GCC unroll 2
        for (size_t v = 0; v < AT_ONCE; v++) {
            words p0 = wide_product(c[v][0], low + 0xD2511F53U);
            words p1 = wide_product(c[v][2], low + 0xCD9E8D57U);
            c[v][0] = p1 >> 32 ^ c[v][1] ^ (low + key0);
            c[v][2] = p0 >> 32 ^ c[v][3] ^ (low + key1);
            c[v][1] = p1 & low_half;
            c[v][3] = p0 & low_half;
        }
        key0 += 0x9E3779B9U;
        key1 += 0xBB67AE85U;
    }
    for (size_t v = 0; v < AT_ONCE; v++) bits[v] = c[v][1] << 32 | c[v][0];
}

/* 52 bits k behind the point of 1.k, less 1, and half a step more: (2 k + 1) 2^-53, exactly. */
static inline numbers uniform(words bits) {
    words one = bits >> 12 | UINT64_C(0x3FF0000000000000);
    return ((numbers)one - 1.0) + HALF_A_STEP;
}

static void way_u01(uint64_t seed, uint64_t first, size_t n, uint32_t lane, double *out) {
    for (size_t i = 0; i < n; i += AT_ONCE * WORDS) {
        words bits[AT_ONCE];
        numbers u[AT_ONCE];
        philox(seed, first + i, lane, bits);
        for (size_t v = 0; v < AT_ONCE; v++) u[v] = uniform(bits[v]);
        size_t here = n - i < AT_ONCE * WORDS ? n - i : AT_ONCE * WORDS;
        memcpy(out + i, u, here * sizeof *out);
    }
}

/* A whole number below 2^51 in absolute value, as a double: it is added to the last bits of one. */
static inline numbers to_number(words k) {
    return (numbers)(k + (words)((numbers){0} + 0x1.8p52)) - 0x1.8p52;
}

/* log x of a normal x > 0, within 1 unit in the last place. [FreeBSD msun, e_log.c: reduction to
   sqrt(1/2) .. sqrt(2), s = f / (2 + f), an even polynomial in s] */
static inline numbers log_of(numbers x) {
    const double LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
    static const double L[] = {6.666666666666735130e-01, 3.999999999940941908e-01,
                               2.857142874366239149e-01, 2.222219843214978396e-01,
                               1.818357216161805012e-01, 1.531383769920937332e-01,
                               1.479819860511658591e-01};
    words at = (words)x - UINT64_C(0x3FE6A09E667F3BCD);
    /* an arithmetic shift, by way of a number that is not negative */
    words k = ((at + (UINT64_C(1) << 62)) >> 52) - (UINT64_C(1) << 10);
    numbers f = (numbers)((words)x - (k << 52)) - 1.0, e = to_number(k);
    numbers s = f / (f + 2.0), z = s * s, half = 0.5 * f * f;
    numbers r = ((numbers){0} + L[6]) * z + L[5];
    for (int i = 4; i >= 0; i--) r = r * z + L[i];
    r = r * z;
    return e * LN2_HIGH - ((half - (s * (half + r) + e * LN2_LOW)) - f);
}

/* exp x for x from -700 to 0, within 1 unit in the last place. [FreeBSD msun, e_exp.c] */
static inline numbers exp_of(numbers x) {
    const double LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
    static const double P[] = {1.66666666666666019037e-01, -2.77777777770155933842e-03,
                               6.61375632143793436117e-05, -1.65339022054652515390e-06,
                               4.13813679705723846039e-08};
    numbers shifted = x * 1.44269504088896338700 + 0x1.8p52, e = shifted - 0x1.8p52;
    numbers high = x - e * LN2_HIGH, low = e * LN2_LOW, r = high - low, t = r * r;
    numbers c = ((numbers){0} + P[4]) * t + P[3];
    for (int i = 2; i >= 0; i--) c = c * t + P[i];
    c = r - t * c;
    numbers y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    return (numbers)((words)y + ((words)shifted << 52));
}

static void way_flat(const double *u, size_t n, double b, double *out) {
    for (size_t i = 0; i < n; i += WORDS) {
        numbers x = (numbers){0} + 0.5;
        size_t here = n - i < WORDS ? n - i : WORDS;
        memcpy(&x, u + i, here * sizeof *u);
        numbers power = log_of(1.0 - x) / b;
        words far = (words)(power < -700.0);
        power = (numbers)(((words)power & ~far) | ((words)((numbers){0} - 700.0) & far));
        numbers share = 1.0 - exp_of(power);
        memcpy(out + i, &share, here * sizeof *out);
    }
}

#endif
