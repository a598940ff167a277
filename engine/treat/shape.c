/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "treat/shape.h"

#include <math.h>

#include "base/buckets.h"
#include "base/moments.h"

typedef struct shape {
    double skewness, kurtosis;
} shape;

/* n >= 4 values, 3 for the skewness alone; a constant column has no skew. */
static shape shape_of(const double *x, size_t n) {
    double mean = arp_mean(x, n), sd = arp_sd(x, n, mean), m = (double)n;
    arp_total third = {0}, fourth = {0};
    if (!(sd > 0.0)) return (shape){0.0, 0.0};
    for (size_t i = 0; i < n; i++) {
        double z = (x[i] - mean) / sd;
        arp_total_add(&third, z * z * z);
        arp_total_add(&fourth, z * z * z * z);
    }
    double below = (m - 1.0) * (m - 2.0);
    return (shape){m / below * arp_total_of(third),
                   m * (m + 1.0) / (below * (m - 3.0)) * arp_total_of(fourth) -
                       3.0 * (m - 1.0) * (m - 1.0) / ((m - 2.0) * (m - 3.0))};
}

double arp_skewness(const double *x, size_t n) {
    return n < 3 ? NAN : shape_of(x, n).skewness;
}

/* Rounding must not decide for a column whose G1 is exactly 2, such as 0, 0, 0, 1. */
static bool passes(shape s) {
    const double rounding = 1e-9;
    return fabs(s.skewness) < 2.0 - rounding || s.kurtosis < 3.5 - rounding;
}

/* sorted[low .. high] keep their values, what lies outside takes theirs. */
static shape capped_shape(const double *sorted, size_t n, size_t low, size_t high, double *capped) {
    for (size_t i = 0; i < n; i++) capped[i] = fmin(fmax(sorted[i], sorted[low]), sorted[high]);
    return shape_of(capped, n);
}

static size_t next_inward(const double *sorted, size_t low, size_t high, bool right) {
    size_t at = right ? high : low;
    while (at > low && right && sorted[at] == sorted[high]) at--;
    while (at < high && !right && sorted[at] == sorted[low]) at++;
    return at;
}

arp_caps arp_caps_find(const double *x, size_t n, double *scratch) {
    double *sorted = scratch, *capped = scratch + n;
    size_t kept = arp_pack(x, n, capped);
    arp_caps caps = {.raw = true, .done = true};
    if (kept < 4) return caps;
    arp_sort_spread(capped, kept, sorted);
    size_t low = 0, high = kept - 1, limit = kept / 40 > 5 ? kept / 40 : 5;
    shape s = shape_of(sorted, kept);
    caps.right = s.skewness > 0.0;
    caps.raw = caps.done = passes(s);
    while (!caps.done) {
        bool right = s.skewness > 0.0;
        size_t next = next_inward(sorted, low, high, right);
        size_t to_low = right ? low : next, to_high = right ? next : high;
        if (to_low >= to_high || to_low + (kept - 1 - to_high) > limit) break;
        low = to_low;
        high = to_high;
        s = capped_shape(sorted, kept, low, high, capped);
        caps.done = passes(s);
    }
    caps.least = sorted[0];
    caps.most = sorted[kept - 1];
    caps.low = sorted[low];
    caps.high = sorted[high];
    caps.n_low = low;
    caps.n_high = kept - 1 - high;
    return caps;
}

void arp_caps_apply(const arp_caps *caps, double *x, size_t n, arp_treated *did) {
    for (size_t i = 0; i < n; i++) {
        if (x[i] < caps->low) x[i] = caps->low;
        if (x[i] > caps->high) x[i] = caps->high;
    }
    did->n_low = caps->n_low;
    did->n_high = caps->n_high;
}

void arp_caps_log(const arp_caps *caps, double *x, size_t n, arp_treated *did) {
    double lift = 0.01 * (caps->most - caps->least);
    for (size_t i = 0; i < n; i++) {
        x[i] = caps->right ? log(x[i] - caps->least + lift) : -log(caps->most - x[i] + lift);
    }
    did->logged = true;
}
