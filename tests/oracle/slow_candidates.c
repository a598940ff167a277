/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_candidates.h"

#include <math.h>

size_t slow_set_size(unsigned set) {
    size_t n = 0;
    for (; set; set >>= 1) n += set & 1u;
    return n;
}

int slow_hangs_together(unsigned set, size_t n, const unsigned *touch) {
    unsigned found = set & (~set + 1u), before = 0;
    while (found != before) {
        before = found;
        for (size_t i = 0; i < n; i++) {
            if (before >> i & 1u) found |= touch[i] & set;
        }
    }
    return set != 0 && found == set;
}

size_t slow_connected_sets(size_t n, const unsigned *touch, unsigned must, size_t least,
                           size_t most, unsigned *out) {
    size_t many = 0;
    for (unsigned set = 1; set < 1u << n; set++) {
        size_t size = slow_set_size(set);
        if (size < least || size > most || (set & must) != must) continue;
        if (slow_hangs_together(set, n, touch)) out[many++] = set;
    }
    return many;
}

void slow_mean_and_sd(const double *x, size_t n, double *mean, double *sd) {
    double sum = 0.0, square = 0.0;
    for (size_t i = 0; i < n; i++) sum += x[i];
    *mean = sum / (double)n;
    for (size_t i = 0; i < n; i++) square += (x[i] - *mean) * (x[i] - *mean);
    *sd = sqrt(square / (double)(n - 1));
}

double slow_set_ratio(unsigned set, size_t n, const double *num, const double *den, double per) {
    double above = 0.0, below = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (!(set >> i & 1u)) continue;
        above += num[i];
        below += den ? den[i] : 0.0;
    }
    return per * above / (den ? below : 1.0);
}

double slow_set_mean(unsigned set, size_t n, const double *x, const double *w) {
    double sum = 0.0, whole = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (!(set >> i & 1u)) continue;
        sum += w[i] * x[i];
        whole += w[i];
    }
    return sum / whole;
}

size_t slow_set_cuts(unsigned set, size_t n, const size_t *group) {
    size_t cuts = 0;
    for (size_t g = 0; g < n; g++) {
        int inside = 0, outside = 0;
        for (size_t i = 0; i < n; i++) {
            if (group[i] != g) continue;
            if (set >> i & 1u) inside = 1;
            else outside = 1;
        }
        cuts += inside && outside;
    }
    return cuts;
}
