/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file flat.h
 * Pieces of a flat stick in lanes, compiled once for each set of instructions: whoever includes
 * this has included vectors.h.
 */
#ifndef BASE_LANES_FLAT_H
#define BASE_LANES_FLAT_H

#include "base/lanes/vectors.h"

/* A whole number below 2^51 in absolute value, as a double: it is added to the last bits of one. */
INLINE reals to_number(words k) {
    return (reals)(k + (words)((reals){0} + 0x1.8p52)) - 0x1.8p52;
}

/* log x of a normal x > 0, within 1 unit in the last place. [FreeBSD msun, e_log.c: reduction to
   sqrt(1/2) .. sqrt(2), s = f / (2 + f), an even polynomial in s] */
INLINE reals log_of(reals x) {
    const double LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
    static const double L[] = {6.666666666666735130e-01, 3.999999999940941908e-01,
                               2.857142874366239149e-01, 2.222219843214978396e-01,
                               1.818357216161805012e-01, 1.531383769920937332e-01,
                               1.479819860511658591e-01};
    words at = (words)x - UINT64_C(0x3FE6A09E667F3BCD);
    /* an arithmetic shift, by way of a number that is not negative */
    words k = ((at + (UINT64_C(1) << 62)) >> 52) - (UINT64_C(1) << 10);
    reals f = (reals)((words)x - (k << 52)) - 1.0, e = to_number(k);
    reals s = f / (f + 2.0), z = s * s, half = 0.5 * f * f;
    reals r = ((reals){0} + L[6]) * z + L[5];
    for (int i = 4; i >= 0; i--) r = r * z + L[i];
    r = r * z;
    return e * LN2_HIGH - ((half - (s * (half + r) + e * LN2_LOW)) - f);
}

/* exp x for x from -700 to 0, within 1 unit in the last place. [FreeBSD msun, e_exp.c] */
INLINE reals exp_of(reals x) {
    const double LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
    static const double P[] = {1.66666666666666019037e-01, -2.77777777770155933842e-03,
                               6.61375632143793436117e-05, -1.65339022054652515390e-06,
                               4.13813679705723846039e-08};
    reals shifted = x * 1.44269504088896338700 + 0x1.8p52, e = shifted - 0x1.8p52;
    reals high = x - e * LN2_HIGH, low = e * LN2_LOW, r = high - low, t = r * r;
    reals c = ((reals){0} + P[4]) * t + P[3];
    for (int i = 2; i >= 0; i--) c = c * t + P[i];
    c = r - t * c;
    reals y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    return (reals)((words)y + ((words)shifted << 52));
}

static void way_flat(const double *u, size_t n, double b, double *out) {
    for (size_t i = 0; i < n; i += LANES) {
        reals x = take(u + i, n - i, 0.5);
        reals power = log_of(1.0 - x) / b;
        words far = (words)(power < -700.0);
        power = (reals)(((words)power & ~far) | ((words)((reals){0} - 700.0) & far));
        put(out + i, n - i, 1.0 - exp_of(power));
    }
}

#endif
