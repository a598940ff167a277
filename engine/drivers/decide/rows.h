/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rows.h
 * The loops over territories, compiled once for each set of instructions: whoever includes this has
 * defined LANES, the types `vector` of so many floats and `quad` of four, and vector_min(),
 * vector_max(), vector_fused(a, b, c) = a b + c, vector_join() of two halves, quad_min() and
 * quad_totals(), the sums of four.
 *
 * A sum in single precision takes in at most BLOCK / LANES terms, at most CHUNK / BLOCK of these
 * sums, and then the lanes two by two; chunks are added in double.
 */
#ifndef DRIVERS_DECIDE_ROWS_H
#define DRIVERS_DECIDE_ROWS_H

#include <math.h>
#include <string.h>

#include "drivers/decide/parts.h"

#define INLINE static inline __attribute__((always_inline))

enum { CHUNK = ARP_DECIDE_CHUNK, BLOCK = ARP_DECIDE_BLOCK };

typedef uint32_t bits __attribute__((vector_size(4 * LANES), may_alias));
typedef int32_t whole __attribute__((vector_size(4 * LANES), may_alias));
typedef double several __attribute__((vector_size(4 * LANES), aligned(8), may_alias));
typedef float half __attribute__((vector_size(2 * LANES), may_alias));

INLINE vector splat(float x) {
    return (vector){0} + x;
}

INLINE vector load(const float *at) {
    return *(const vector *)(const void *)at;
}

INLINE void store(float *at, vector a) {
    *(vector *)(void *)at = a;
}

INLINE vector where(whole mask, vector a) {
    return (vector)((whole)a & mask);
}

INLINE size_t until(size_t i, size_t step, size_t end) {
    return i + step < end ? i + step : end;
}

INLINE quad fold(vector a) {
    quad part[LANES / 4];
    memcpy(part, &a, sizeof part);
    for (size_t step = LANES / 8; step > 0; step /= 2) {
        for (size_t i = 0; i < step; i++) part[i] += part[i + step];
    }
    return part[0];
}

/* Adds the sums of `sums` vectors' lanes to out; both have room up to a multiple of four. */
INLINE void add_totals(const vector *sum, size_t sums, double *out) {
#pragma GCC unroll 6
    for (size_t s = 0; s < sums; s += 4) {
        quad four = quad_totals(fold(sum[s]), fold(sum[s + 1]), fold(sum[s + 2]), fold(sum[s + 3]));
#pragma GCC unroll 4
        for (size_t j = 0; j < 4; j++) out[s + j] += (double)four[j];
    }
}

INLINE float least(vector a) {
    quad part[LANES / 4];
    memcpy(part, &a, sizeof part);
    for (size_t step = LANES / 8; step > 0; step /= 2) {
        for (size_t i = 0; i < step; i++) part[i] = quad_min(part[i], part[i + step]);
    }
    quad q = part[0];
    float x = q[0] < q[1] ? q[0] : q[1], y = q[2] < q[3] ? q[2] : q[3];
    return x < y ? x : y;
}

/* A vector of numbers less the origin; the last ones of a line come in a copy, zeros after them. */
INLINE vector take_some(const double *from, size_t i, size_t n, double origin) {
    const double *at = from + i;
    double last[LANES];
    if (i + LANES > n) {
        for (size_t l = 0; l < LANES; l++) last[l] = i + l < n ? from[i + l] : origin;
        at = last;
    }
    several x = *(const several *)(const void *)at - origin;
    several y = *(const several *)(const void *)(at + LANES / 2) - origin;
    return vector_join(__builtin_convertvector(x, half), __builtin_convertvector(y, half));
}

static void way_take(const double *from, size_t n, float *to, arp_decide_line *seen) {
    double origin = seen->origin, sums[4] = {0};
    vector low = {0}, high = {0};
    for (size_t i = 0; i < n;) {
        size_t chunk = until(i, CHUNK, n);
        vector outer[4] = {{0}};
        while (i < chunk) {
            size_t block = until(i, BLOCK, chunk);
            vector sum = {0}, square = {0};
            for (; i < block; i += LANES) {
                vector v = take_some(from, i, n, origin);
                store(to + i, v);
                sum += v;
                square = vector_fused(v, v, square);
                low = vector_min(low, v);
                high = vector_max(high, v);
            }
            outer[0] += sum;
            outer[1] += square;
        }
        add_totals(outer, 2, sums);
    }
    seen->sum = sums[0];
    seen->square = sums[1];
    seen->low = least(low);
    seen->high = -least(-high);
}

static double way_cross(const float *a, const float *b, size_t padded) {
    double sums[4] = {0};
    for (size_t i = 0; i < padded;) {
        size_t chunk = until(i, CHUNK, padded);
        vector outer[4] = {{0}};
        while (i < chunk) {
            size_t block = until(i, BLOCK, chunk);
            vector sum = {0};
            for (; i < block; i += LANES) sum = vector_fused(load(a + i), load(b + i), sum);
            outer[0] += sum;
        }
        add_totals(outer, 1, sums);
    }
    return sums[0];
}

/* 2^(b_0 z_0 + rest), by Horner's rule on the fraction; 1 at 0, and off by less than
   ARP_DECIDE_EXP_ERROR of itself. A fused product leaves the fraction of b_0 z_0 unrounded. */
INLINE vector exp2_of(vector b, vector z, vector rest) {
    const float round = 0x1.8p23f;
    vector power = (vector_fused(b, z, rest) + round) - round;
    vector f = vector_fused(b, z, rest - power), p = splat(0x1.5bba14p-10f);
    p = vector_fused(p, f, splat(0x1.3cea88p-7f));
    p = vector_fused(p, f, splat(0x1.c6b752p-5f));
    p = vector_fused(p, f, splat(0x1.ebf9bcp-3f));
    p = vector_fused(p, f, splat(0x1.62e42ap-1f));
    p = vector_fused(p, f, splat(1.0f));
    return vector_scale(p, power);
}

/* The terms of a vector of rows, times w and times w squared. */
INLINE void add_given(size_t q, bool own, const vector *z, vector w, vector *one, vector *two) {
    one[0] += w;
    two[0] = vector_fused(w, w, two[0]);
#pragma GCC unroll 4
    for (size_t k = 0; k < q; k++) {
        vector wz = w * z[k], wwz = w * wz;
        one[arp_decide_z(k)] += wz;
        two[arp_decide_z(k)] += wwz;
#pragma GCC unroll 4
        for (size_t l = 0; l <= k; l++) {
            size_t at = arp_decide_zz(q, k, l);
            vector wzz = wz * z[l], wwzz = wwz * z[l];
            one[at] += wzz;
            two[at] += wwzz;
            if (q > 1 || own) continue;
            one[arp_decide_extra(q)] = vector_fused(wzz, z[0], one[arp_decide_extra(q)]);
            two[arp_decide_extra(q)] = vector_fused(wwzz, z[0], two[arp_decide_extra(q)]);
        }
    }
}

INLINE void add_own(size_t q, const vector *z, vector x, vector w, vector *one, vector *two) {
    size_t at = arp_decide_x(q), plain = arp_decide_extra(q);
    vector wx = w * x, wwx = w * wx;
    one[plain] += x;
    two[plain] = vector_fused(x, x, two[plain]);
    one[at] += wx;
    two[at] += wwx;
#pragma GCC unroll 4
    for (size_t k = 0; k < q; k++) {
        one[at + 1 + k] = vector_fused(wx, z[k], one[at + 1 + k]);
        two[at + 1 + k] = vector_fused(wwx, z[k], two[at + 1 + k]);
    }
    one[at + 1 + q] = vector_fused(wx, x, one[at + 1 + q]);
    two[at + 1 + q] = vector_fused(wx, wx, two[at + 1 + q]);
}

/* What the rows beyond n added to the sums of 1. */
static void take_off(arp_decide_case *c) {
    double rows = (double)(c->padded - c->n), each = exp2((double)c->raised);
    c->sum[0][0] -= rows * each;
    c->sum[1][0] -= rows * each * each;
}

INLINE void weigh(arp_decide_case *c, size_t q, bool own) {
    const float *line[ARP_DECIDE_LINES];
    const double *from = c->own_line;
    double origin = c->own_origin;
    float *mine = c->x, *weight = c->w;
    size_t n = c->n, padded = c->padded, sums = own ? arp_decide_x(q) + 2 + q : arp_decide_x(q);
    vector b[ARP_DECIDE_LINES], raised = splat(c->raised);
    for (size_t k = 0; k < q; k++) {
        b[k] = splat(c->b[k]);
        line[k] = c->z[k];
    }
#pragma GCC unroll 24
    for (size_t s = 0; s < sums; s++) c->sum[0][s] = c->sum[1][s] = 0.0;
    for (size_t i = 0; i < padded;) {
        size_t chunk = until(i, CHUNK, padded);
        vector outer_one[ARP_DECIDE_SUMS], outer_two[ARP_DECIDE_SUMS];
#pragma GCC unroll 24
        for (size_t s = 0; s < ARP_DECIDE_SUMS; s++) outer_one[s] = outer_two[s] = (vector){0};
        while (i < chunk) {
            size_t block = until(i, BLOCK, chunk);
            vector one[ARP_DECIDE_SUMS], two[ARP_DECIDE_SUMS];
#pragma GCC unroll 24
            for (size_t s = 0; s < sums; s++) one[s] = two[s] = (vector){0};
            for (; i < block; i += LANES) {
                vector z[ARP_DECIDE_LINES], rest = raised;
#pragma GCC unroll 4
                for (size_t k = 0; k < q; k++) z[k] = load(line[k] + i);
#pragma GCC unroll 4
                for (size_t k = 1; k < q; k++) rest = vector_fused(b[k], z[k], rest);
                vector w = exp2_of(b[0], z[0], rest);
                add_given(q, own, z, w, one, two);
                if (!own) continue;
                vector x = take_some(from, i, n, origin);
                add_own(q, z, x, w, one, two);
                store(mine + i, x);
                store(weight + i, w);
            }
#pragma GCC unroll 24
            for (size_t s = 0; s < sums; s++) {
                outer_one[s] += one[s];
                outer_two[s] += two[s];
            }
        }
        add_totals(outer_one, sums, c->sum[0]);
        add_totals(outer_two, sums, c->sum[1]);
    }
    if (c->n < padded) take_off(c);
    for (size_t i = c->n; own && i < padded; i++) weight[i] = 0.0f;
}

static void way_weigh(arp_decide_case *c) {
    switch (c->q * 2 + c->own) {
    case 2:
        weigh(c, 1, false);
        break;
    case 3:
        weigh(c, 1, true);
        break;
    case 4:
        weigh(c, 2, false);
        break;
    case 5:
        weigh(c, 2, true);
        break;
    case 6:
        weigh(c, 3, false);
        break;
    case 7:
        weigh(c, 3, true);
        break;
    case 8:
        weigh(c, 4, false);
        break;
    default:
        weigh(c, 4, true);
        break;
    }
}

INLINE void leave(const arp_decide_case *c, size_t q, float side, arp_decide_edges *out) {
    const float *line[ARP_DECIDE_LINES], *x = c->x, *weight = c->w;
    float *edge = c->edge;
    size_t padded = c->padded;
    vector low = {0}, high = {0}, g[ARP_DECIDE_LINES], off[ARP_DECIDE_LINES];
    vector none = {0}, e = splat(side * c->e), step = splat(c->fit.step),
           further = splat(c->fit.further);
    double sums[8] = {0};
    for (size_t k = 0; k < q; k++) {
        g[k] = splat(-c->g[k]);
        off[k] = splat(side * c->off[k]);
        line[k] = c->z[k];
    }
    for (size_t i = 0; i < padded;) {
        size_t chunk = until(i, CHUNK, padded);
        vector outer[8] = {{0}};
        while (i < chunk) {
            size_t block = until(i, BLOCK, chunk);
            vector sum[8] = {{0}};
            for (; i < block; i += LANES) {
                vector r = load(x + i), d = e, w = load(weight + i);
#pragma GCC unroll 4
                for (size_t k = 0; k < q; k++) {
                    vector z = load(line[k] + i);
                    r = vector_fused(g[k], z, r);
                    d = vector_fused(off[k], (vector)((bits)z & 0x7fffffffu), d);
                }
                vector at = r + d, heavy = where((whole)(at >= 0.0f), w);
                store(edge + i, at);
                low = vector_min(low, at);
                high = vector_max(high, at);
                sum[0] += heavy;
                sum[1] = vector_fused(heavy, heavy, sum[1]);
                sum[2] = vector_add_from(sum[2], w, r - d, none);
                sum[3] = vector_add_from(sum[3], w, at, step);
                sum[4] = vector_add_from(sum[4], w, at, -step);
                sum[5] = vector_add_from(sum[5], w, at, -further);
            }
#pragma GCC unroll 8
            for (size_t s = 0; s < 6; s++) outer[s] += sum[s];
        }
        add_totals(outer, 6, sums);
    }
    *out = (arp_decide_edges){.low = least(low),
                              .high = -least(-high),
                              .over = sums[0],
                              .square = sums[1],
                              .may = sums[2],
                              .above = sums[3],
                              .near = sums[4],
                              .far = sums[5]};
}

static void way_leave(const arp_decide_case *c, float side, arp_decide_edges *out) {
    if (c->q == 1) leave(c, 1, side, out);
    else leave(c, c->q, side, out);
}

#endif
