/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/gamma.h"

#include <math.h>

#include "base/quantiles.h"
#include "base/rng.h"

/* What a place's numbers are for; each has as many tries as it needs. */
enum { FIRST_OF_TWO, SECOND_OF_TWO, POWER_OF_FIRST, POWER_OF_SECOND, USES };

static void uniforms(arp_draw_place at, uint64_t use, uint64_t attempt, double u[2]) {
    arp_u01_pair(at.key, at.row | (attempt * USES + use) << 32, at.column, u);
}

/* Shape >= 1: d (1 + c z)^3 with z normal, kept with the chance that makes it gamma. */
static double squeezed(double shape, arp_draw_place at, uint64_t use) {
    double d = shape - 1.0 / 3.0, c = 1.0 / sqrt(9.0 * d), u[2];
    for (uint64_t attempt = 0;; attempt++) {
        uniforms(at, use, attempt, u);
        double z = -arp_normal_quantile_above(u[0]), v = 1.0 + c * z, square = z * z;
        if (!(v > 0.0)) continue;
        v = v * v * v;
        if (u[1] < 1.0 - 0.0331 * square * square) return d * v;
        if (log(u[1]) < 0.5 * square + d * (1.0 - v + log(v))) return d * v;
    }
}

/* A smaller shape is one more, times a power of a uniform number. */
static double of_shape(double shape, arp_draw_place at, uint64_t use) {
    double u[2];
    if (shape >= 1.0) return squeezed(shape, at, use);
    uniforms(at, use + POWER_OF_FIRST, 0, u);
    return squeezed(shape + 1.0, at, use) * pow(u[0], 1.0 / shape);
}

double arp_gamma_draw(double shape, arp_draw_place at) {
    return of_shape(shape, at, FIRST_OF_TWO);
}

double arp_beta_draw(double a, double b, arp_draw_place at) {
    double x = of_shape(a, at, FIRST_OF_TWO), all = x + of_shape(b, at, SECOND_OF_TWO);
    return all > 0.0 ? x / all : a / (a + b);
}
