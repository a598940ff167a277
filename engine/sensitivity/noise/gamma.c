/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/noise/gamma.h"

#include <math.h>

#include "base/quantiles.h"
#include "base/rng.h"

/* What a place's numbers are for; each has as many tries as it needs. */
enum { FIRST_OF_TWO, SECOND_OF_TWO, POWER_OF_FIRST, POWER_OF_SECOND, USES };

enum { PART = 256 }; /* numbers side by side while they are at hand */

static void uniforms(arp_draw_place at, uint64_t use, uint64_t attempt, double u[2]) {
    arp_u01_pair(at.key, at.row | (attempt * USES + use) << 32, at.column, u);
}

/* Shape >= 1. */
typedef struct squeeze {
    double d, c;
} squeeze;

static squeeze squeeze_of(double shape) {
    double d = shape - 1.0 / 3.0;
    return (squeeze){d, 1.0 / sqrt(9.0 * d)};
}

/* d (1 + c z)^3 with z normal, kept with the chance that makes it gamma. */
static bool attempt_with(squeeze s, double above, double u, double *out) {
    double z = -above, v = 1.0 + s.c * z, square = z * z;
    if (!(v > 0.0)) return false;
    v = v * v * v;
    *out = s.d * v;
    if (u < 1.0 - 0.0331 * square * square) return true;
    return log(u) < 0.5 * square + s.d * (1.0 - v + log(v));
}

static double squeezed(squeeze s, arp_draw_place at, uint64_t use, uint64_t attempt) {
    double u[2], x;
    do {
        uniforms(at, use, attempt++, u);
    } while (!attempt_with(s, arp_normal_quantile_above(u[0]), u[1], &x));
    return x;
}

/* A smaller shape is one more, times this power of a uniform number. */
static double power(double shape, arp_draw_place at, uint64_t use) {
    double u[2];
    uniforms(at, use + POWER_OF_FIRST, 0, u);
    return pow(u[0], 1.0 / shape);
}

static double of_shape(double shape, arp_draw_place at, uint64_t use) {
    if (shape >= 1.0) return squeezed(squeeze_of(shape), at, use, 0);
    return squeezed(squeeze_of(shape + 1.0), at, use, 0) * power(shape, at, use);
}

double arp_gamma_draw(double shape, arp_draw_place at) {
    return of_shape(shape, at, FIRST_OF_TWO);
}

double arp_beta_draw(double a, double b, arp_draw_place at) {
    double x = of_shape(a, at, FIRST_OF_TWO), all = x + of_shape(b, at, SECOND_OF_TWO);
    return all > 0.0 ? x / all : a / (a + b);
}

/* ---- side by side ---- */

static squeeze squeeze_at(const arp_gammas *of, size_t i) {
    return squeeze_of(of->shape[i] < 1.0 ? of->shape[i] + 1.0 : of->shape[i]);
}

arp_status arp_gammas_make(arp_gammas *of, arp_pool *pool, arp_error *err) {
    of->n_small = 0;
    for (size_t i = 0; i < of->n; i++) of->n_small += of->shape[i] < 1.0;
    if (!arp_pool_take_all(pool, ARP_ARRAY(of->c, of->n), ARP_ARRAY(of->small, of->n_small)))
        return arp_fail_memory(err);
    for (size_t i = 0, at = 0; i < of->n; i++) {
        of->c[i] = squeeze_at(of, i).c;
        if (of->shape[i] < 1.0) of->small[at++] = (uint32_t)i;
    }
    return ARP_OK;
}

/* From number `from` on: the first try of each in lanes; the few that are not accepted for sure are
   looked at one by one, and try again there. */
static void draw_part(const arp_gammas *of, const arp_lanes *lanes, arp_draw_place at, size_t from,
                      double *out) {
    size_t n = of->n - from < PART ? of->n - from : PART;
    uint64_t use = of->second ? SECOND_OF_TWO : FIRST_OF_TWO;
    double above[PART], u[PART];
    uint32_t unsure[PART];
    lanes->uniforms(&(arp_lane_counters){at.key, of->row + from, (uint32_t)use, at.column}, n,
                    above, u);
    lanes->normals_above(above, n, above);
    size_t left = lanes->squeeze(&(arp_lane_squeeze){of->shape + from, of->c + from, above, u}, n,
                                 out + from, unsure);
    for (size_t k = 0; k < left; k++) {
        size_t i = unsure[k], j = from + i;
        squeeze s = squeeze_at(of, j);
        if (attempt_with(s, above[i], u[i], &out[j])) continue;
        at.row = of->row[j];
        out[j] = squeezed(s, at, use, 1);
    }
}

void arp_gammas_draw(const arp_gammas *of, const arp_lanes *lanes, uint64_t key, uint32_t column,
                     double *out) {
    arp_draw_place at = {.key = key, .column = column};
    for (size_t from = 0; from < of->n; from += PART) draw_part(of, lanes, at, from, out);
    for (size_t k = 0; k < of->n_small; k++) {
        size_t i = of->small[k];
        at.row = of->row[i];
        out[i] *= power(of->shape[i], at, of->second ? SECOND_OF_TWO : FIRST_OF_TWO);
    }
}
