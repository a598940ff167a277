/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file columns.h
 * Columns of numbers in lanes, compiled once for each set of instructions: whoever includes this
 * has included vectors.h and defined the type `mask`, less(), either(), except(), any(), pick(),
 * zip_low(), zip_high(), and lower() and higher(), the second number unless the first is below or
 * above it.
 *
 * A compensated sum is one chain from the first number to the last: the columns lie side by side,
 * a lane each. What a sum loses is the rounding error of one addition, which Neumaier's two cases,
 * and Knuth's six operations, all give exactly [Knuth, vol. 2, 4.2.2]; where every sum is known to
 * be no less than what is added, three do [Dekker 1971].
 */
#ifndef BASE_LANES_COLUMNS_H
#define BASE_LANES_COLUMNS_H

#include <math.h>

#include "base/moments.h"

static void way_multiply(double *x, const double *unit, size_t n) {
    for (size_t i = 0; i < n; i += LANES) {
        put(x + i, n - i, take(x + i, n - i, 0.0) * take(unit + i, n - i, 0.0));
    }
}

static void way_subtract(double *x, const double *a, const double *b, size_t n) {
    for (size_t i = 0; i < n; i += LANES) {
        reals less = take(b + i, n - i, 0.0) * take(x + i, n - i, 0.0);
        put(x + i, n - i, take(a + i, n - i, 0.0) - less);
    }
}

static bool way_share(double *x, const double *y, const double *unit, size_t n) {
    mask none = less((reals){0}, (reals){0});
    for (size_t i = 0; i < n; i += LANES) {
        reals one = take(x + i, n - i, 1.0), all = one + take(y + i, n - i, 0.0);
        none = either(none, except(less((reals){0}, all)));
        put(x + i, n - i, take(unit + i, n - i, 0.0) * (one / all));
    }
    return !any(none);
}

static void way_centred(const double *x, size_t n, const arp_lane_centre *of, double *z) {
    double sign = of->sign, centre = of->centre, unit = of->unit;
    for (size_t i = 0; i < n; i += LANES) {
        put(z + i, n - i, sign * (take(x + i, n - i, 0.0) - centre) / unit);
    }
}

INLINE reals within(reals share, bool clip) {
    reals zero = {0}, one = zero + 1.0;
    if (!clip) return share;
    share = pick(less(share, zero), zero, share);
    return pick(less(one, share), one, share);
}

static void way_between(const double *x, size_t n, const arp_lane_line *line, double *z) {
    const arp_lane_line of = *line;
    double range = of.high - of.low;
    for (size_t i = 0; i < n; i += LANES) {
        reals here = take(x + i, n - i, 0.0), way = here - of.low;
        if (!of.rising) way = of.high - here;
        reals share = within(way / range, of.clip);
        /* not a + (b - a) share, which can miss b by a rounding */
        put(z + i, n - i, of.target[0] * (1.0 - share) + of.target[1] * share);
    }
}

/* Two by two: each step waits for the one before. What is no number is not below nor above. */
static arp_lane_ends way_ends(const double *x, size_t n) {
    reals least[2] = {(reals){0} + INFINITY, (reals){0} + INFINITY};
    reals most[2] = {-least[0], -least[0]}, odd[2] = {{0}, {0}};
    arp_lane_ends out = {INFINITY, -INFINITY, true};
    size_t i = 0;
    for (; i + (size_t)2 * LANES <= n; i += (size_t)2 * LANES) {
#pragma GCC unroll 2
        for (size_t a = 0; a < 2; a++) {
            reals here = *(const reals *)(x + i + a * LANES);
            least[a] = lower(here, least[a]);
            most[a] = higher(here, most[a]);
            odd[a] += here - here; /* NaN of what is not finite */
        }
    }
    for (; i < n; i += LANES) {
        reals here = take(x + i, n - i, x[i]);
        least[0] = lower(here, least[0]);
        most[0] = higher(here, most[0]);
        odd[0] += here - here;
    }
    least[0] = lower(least[1], least[0]);
    most[0] = higher(most[1], most[0]);
    odd[0] += odd[1];
    for (size_t e = 0; e < LANES; e++) {
        out.least = least[0][e] < out.least ? least[0][e] : out.least;
        out.most = out.most < most[0][e] ? most[0][e] : out.most;
        out.finite = out.finite && !isnan(odd[0][e]);
    }
    return out;
}

/* ---- moments ---- */

/* Compensated sums of so many columns. */
typedef struct totals {
    reals sum, lost;
} totals;

INLINE void add(totals *t, reals x) {
    reals sum = t->sum + x, part = sum - t->sum;
    t->lost += (t->sum - (sum - part)) + (x - part);
    t->sum = sum;
}

/* No number above its sum. */
INLINE void add_less(totals *t, reals x) {
    reals sum = t->sum + x;
    t->lost += (t->sum - sum) + x;
    t->sum = sum;
}

/* LANES rows by as many columns, turned: rows and lanes change places. */
INLINE void turn(reals r[LANES]) {
#pragma GCC unroll 3
    for (size_t stage = 1; stage < LANES; stage *= 2) {
        reals turned[LANES];
#pragma GCC unroll 4
        for (size_t i = 0; i < LANES / 2; i++) {
            turned[2 * i] = zip_low(r[i], r[i + LANES / 2]);
            turned[2 * i + 1] = zip_high(r[i], r[i + LANES / 2]);
        }
        memcpy(r, turned, sizeof turned);
    }
}

/* LANES columns and what is known of them. */
typedef struct group {
    const double *x[LANES];
    reals least, most;
    reals centre, scale; /* what is summed is the square of (x - centre) scale */
} group;

/* Rows i to i + LANES of a group. */
INLINE void rows_of(const group *g, size_t i, reals r[LANES]) {
#pragma GCC unroll 8
    for (size_t c = 0; c < LANES; c++) r[c] = *(const reals *)(g->x[c] + i);
    turn(r);
}

INLINE reals row_of(const group *g, size_t i) {
    reals r = {0};
    for (size_t c = 0; c < LANES; c++) r[c] = g->x[c][i];
    return r;
}

INLINE reals seen(const group *g, reals x, bool squares) {
    reals d = (x - g->centre) * g->scale;
    if (squares) return d * d;
    return x;
}

/* Of the numbers, or of the squares; sums that begin at 0 and rise reach `most` and stay there. */
INLINE totals total(const group *g, size_t n, bool squares) {
    totals t = {0};
    reals high = g->most;
    if (squares) high = (reals){0} + 1.0;
    bool rise = squares || !any(less(g->least, (reals){0})), less_now = false;
    size_t i = 0;
    for (; i + LANES <= n; i += LANES) {
        reals r[LANES];
        rows_of(g, i, r);
        if (less_now) {
#pragma GCC unroll 8
            for (size_t e = 0; e < LANES; e++) add_less(&t, seen(g, r[e], squares));
        } else {
#pragma GCC unroll 8
            for (size_t e = 0; e < LANES; e++) add(&t, seen(g, r[e], squares));
            less_now = rise && !any(less(t.sum, high));
        }
    }
    for (; i < n; i++) add(&t, seen(g, row_of(g, i), squares));
    return t;
}

/* Whether the moments of column c are those of its lane: not of a constant, nor of numbers so large
   or small that a step could overflow or lose bits. */
INLINE bool ordinary(const group *g, size_t c, double mean) {
    double furthest = fmax(g->most[c] - mean, mean - g->least[c]);
    return g->least[c] < mean && mean < g->most[c] && furthest > 0x1p-400 && furthest < 0x1p400;
}

static void moments_of(group *g, size_t columns, size_t n, double (*out)[2]) {
    int power[LANES] = {0};
    totals t = total(g, n, false);
    for (size_t c = 0; c < columns; c++) {
        double mean = (t.sum[c] + t.lost[c]) / (double)n;
        out[c][0] = mean;
        if (!ordinary(g, c, mean)) continue;
        frexp(fmax(g->most[c] - mean, mean - g->least[c]), &power[c]);
        g->centre[c] = mean;
        g->scale[c] = ldexp(1.0, -power[c]);
    }
    t = total(g, n, true);
    for (size_t c = 0; c < columns; c++) {
        out[c][1] = ldexp(sqrt((t.sum[c] + t.lost[c]) / (double)(n - 1)), power[c]);
        if (ordinary(g, c, out[c][0])) continue;
        out[c][0] = arp_mean(g->x[c], n);
        out[c][1] = arp_sd(g->x[c], n, out[c][0]);
    }
}

/* The next columns of finite numbers, from *first on; lanes left over repeat the first of them. */
static size_t fill_group(const double *const *x, size_t columns, size_t n, size_t *first, group *g,
                         size_t from[LANES]) {
    size_t many = 0;
    *g = (group){0};
    for (; *first < columns && many < LANES; ++*first) {
        arp_lane_ends ends = way_ends(x[*first], n);
        if (!ends.finite) continue;
        g->x[many] = x[*first];
        g->least[many] = ends.least;
        g->most[many] = ends.most;
        from[many++] = *first;
    }
    for (size_t c = many; many && c < LANES; c++) {
        g->x[c] = g->x[0];
        g->least[c] = g->least[0];
        g->most[c] = g->most[0];
    }
    return many;
}

static void way_moments(const double *const *x, size_t columns, size_t n, double (*out)[2]) {
    for (size_t c = 0; c < columns; c++) out[c][0] = out[c][1] = NAN;
    for (size_t first = 0; first < columns;) {
        group g;
        size_t from[LANES], many = fill_group(x, columns, n, &first, &g, from);
        double found[LANES][2];
        if (many) moments_of(&g, many, n, found);
        for (size_t c = 0; c < many; c++) memcpy(out[from[c]], found[c], sizeof found[c]);
    }
}

#endif
