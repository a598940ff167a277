/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_neighbours.h"

#include <math.h>

#include "oracle/slow_drivers.h"

/* Length, in lengths of p, that two segments of one line have in common; below 0: none. */
static double common(const slow_segment *p, const slow_segment *q) {
    double x = p->x1 - p->x0, y = p->y1 - p->y0, length = x * x + y * y;
    double off0 = x * (q->y0 - p->y0) - y * (q->x0 - p->x0);
    double off1 = x * (q->y1 - p->y0) - y * (q->x1 - p->x0);
    if (length <= 0.0 || off0 != 0.0 || off1 != 0.0) return -1.0;
    double at0 = (x * (q->x0 - p->x0) + y * (q->y0 - p->y0)) / length;
    double at1 = (x * (q->x1 - p->x0) + y * (q->y1 - p->y0)) / length;
    return fmin(1.0, fmax(at0, at1)) - fmax(0.0, fmin(at0, at1));
}

void slow_borders(const slow_segment *s, size_t n, slow_near near) {
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            if (s[i].territory == s[j].territory || !(common(&s[i], &s[j]) > 0.0)) continue;
            near[s[i].territory][s[j].territory] = true;
        }
    }
}

static size_t members(const bool *in, size_t n) {
    size_t m = 0;
    for (size_t i = 0; i < n; i++) m += in[i];
    return m;
}

static double people(const double *population, const bool *in, size_t n) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += in[i] ? population[i] : 0.0;
    return sum;
}

static bool reaches(const double *score, size_t n, const bool *set, const bool *in) {
    return slow_concordance(score, n, set) >= slow_concordance(score, n, in);
}

double slow_near_p(const double *score, size_t n, const bool *in, slow_near near,
                   const double *population, double factor, size_t *n_sets) {
    size_t hits = 0, m = members(in, n);
    bool among = false;
    *n_sets = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i; j < n; j++) {
            bool set[SLOW_NEIGHBOURS] = {false};
            if ((m == 1) != (i == j) || (m == 2 && !near[i][j])) continue;
            set[i] = set[j] = true;
            if (in[i] && in[j]) among = true;
            if (factor > 0.0) {
                double p = people(population, set, n), own = people(population, in, n);
                if (!(p >= own / factor && p <= own * factor)) continue;
            }
            (*n_sets)++;
            hits += reaches(score, n, set, in);
        }
    }
    if (*n_sets == 0) return -1.0;
    return (double)(hits + !among) / (double)(*n_sets + !among);
}

/* Chance that a set grown on from `set`, short of `left`, reaches; -1 where it cannot grow. */
static double grow(const double *score, size_t n, const bool *in, slow_near near, bool *set,
                   size_t left) {
    bool border[SLOW_NEIGHBOURS] = {false};
    size_t size = 0;
    double sum = 0.0;
    if (left == 0) return reaches(score, n, set, in);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            if (set[i] && !set[j] && near[i][j]) border[j] = true;
        }
    }
    for (size_t j = 0; j < n; j++) size += border[j];
    for (size_t j = 0; j < n; j++) {
        if (!border[j]) continue;
        set[j] = true;
        double chance = grow(score, n, in, near, set, left - 1);
        set[j] = false;
        if (chance < 0.0) return -1.0;
        sum += chance;
    }
    return size ? sum / (double)size : -1.0;
}

double slow_grown_p(const double *score, size_t n, const bool *in, slow_near near) {
    size_t starts = 0, m = members(in, n);
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        bool set[SLOW_NEIGHBOURS] = {false};
        set[i] = true;
        double chance = grow(score, n, in, near, set, m - 1);
        if (chance < 0.0) continue;
        starts++;
        sum += chance;
    }
    return starts ? sum / (double)starts : -1.0;
}

double slow_within_p(const double *score, size_t n, const bool *in, const size_t *group) {
    size_t m = members(in, n), sets = 0, hits = 0;
    for (unsigned bits = 0; bits < 1u << n; bits++) {
        bool set[SLOW_NEIGHBOURS] = {false}, one = true;
        size_t first = n;
        for (size_t i = 0; i < n; i++) {
            set[i] = bits >> i & 1;
            if (set[i] && first == n) first = i;
            one = one && (!set[i] || group[i] == group[first]);
        }
        if (!one || members(set, n) != m) continue;
        sets++;
        hits += reaches(score, n, set, in);
    }
    return sets ? (double)hits / (double)sets : -1.0;
}

double slow_moran(const double *x, size_t n, slow_near near) {
    double mean = 0.0, s0 = 0.0, above = 0.0, below = 0.0;
    for (size_t i = 0; i < n; i++) mean += x[i] / (double)n;
    for (size_t i = 0; i < n; i++) {
        size_t degree = members(near[i], n);
        for (size_t j = 0; j < n; j++) {
            double w = near[i][j] ? 1.0 / (double)degree : 0.0;
            s0 += w;
            above += w * (x[i] - mean) * (x[j] - mean);
        }
        below += (x[i] - mean) * (x[i] - mean);
    }
    return (double)n / s0 * above / below;
}

/* Counts the orders of x from place `from` on. */
static void every_order(double *x, size_t n, size_t from, slow_near near, double least,
                        size_t *hits, size_t *all) {
    if (from == n) {
        (*all)++;
        *hits += slow_moran(x, n, near) >= least - 1e-12;
        return;
    }
    for (size_t i = from; i < n; i++) {
        double kept = x[from];
        x[from] = x[i];
        x[i] = kept;
        every_order(x, n, from + 1, near, least, hits, all);
        kept = x[from];
        x[from] = x[i];
        x[i] = kept;
    }
}

double slow_moran_p(const double *x, size_t n, slow_near near) {
    double order[SLOW_NEIGHBOURS];
    size_t hits = 0, all = 0;
    for (size_t i = 0; i < n; i++) order[i] = x[i];
    every_order(order, n, 0, near, slow_moran(x, n, near), &hits, &all);
    return (double)hits / (double)all;
}
