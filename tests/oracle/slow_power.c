/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_power.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "oracle/slow_evidence.h"
#include "oracle/slow_ties.h"

enum { MOST = 8, LINES = SLOW_GIVEN_MOST + 1 };

static size_t size_of(unsigned set) {
    size_t m = 0;
    for (; set; set >>= 1) m += set & 1;
    return m;
}

static double won(const double *x, size_t n, unsigned set) {
    double wins = 0.0, pairs = 0.0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            if (!(set >> i & 1) || set >> j & 1) continue;
            wins += x[i] > x[j] ? 1.0 : x[i] == x[j] ? 0.5 : 0.0;
            pairs += 1.0;
        }
    }
    return wins / pairs;
}

/* Share of all selections that do as well on x. */
static double marginal(const double *x, size_t n, unsigned seen) {
    double all = 0.0, hits = 0.0, least = won(x, n, seen) - 1e-12;
    for (unsigned set = 0; set < 1U << n; set++) {
        if (size_of(set) != size_of(seen)) continue;
        all += 1.0;
        hits += won(x, n, set) >= least;
    }
    return hits / all;
}

/* p of one side given all other lines. */
static double p_of(const double *const *line, size_t lines, size_t own, size_t n, unsigned seen) {
    const double *order[LINES];
    bool in[MOST], apart;
    size_t q = 0;
    order[q++] = line[own];
    for (size_t s = 0; s < lines; s++) {
        if (s != own) order[q++] = line[s];
    }
    for (size_t i = 0; i < n; i++) in[i] = seen >> i & 1;
    if (lines > 1) return slow_conditional(order, q - 1, n, in, &apart);
    double *settled = slow_settled(line[own], n), p = marginal(settled, n, seen);
    free(settled);
    return p;
}

/* The first side's p times the step that Holm gives it, no less than that of any smaller p. */
static double adjusted(const double *p, size_t n) {
    double most = 0.0;
    for (size_t r = 0; r < n; r++) {
        size_t before = 0;
        if (p[r] > p[0]) continue;
        for (size_t t = 0; t < n; t++) before += p[t] < p[r];
        most = fmax(most, (double)(n - before) * p[r]);
    }
    return fmin(most, 1.0);
}

slow_power_found slow_power(const double *const *line, size_t n_sides, size_t n_given, size_t n,
                            size_t m, double effect, double alpha) {
    slow_power_found out = {0.0, 0.0, 0.0};
    double mean = 0.0, square = 0.0, all = 0.0;
    double *settled = slow_settled(line[0], n);
    for (size_t i = 0; i < n; i++) mean += line[0][i] / (double)n;
    for (size_t i = 0; i < n; i++) square += (line[0][i] - mean) * (line[0][i] - mean) / (double)n;
    for (unsigned set = 0; set < 1U << n; set++) {
        double sum = 0.0, p[LINES];
        if (size_of(set) != m) continue;
        for (size_t i = 0; i < n && square > 0.0; i++) {
            if (set >> i & 1) sum += (line[0][i] - mean) / sqrt(square);
        }
        for (size_t s = 0; s < n_sides; s++) p[s] = p_of(line, n_sides + n_given, s, n, set);
        double weight = exp(effect * sum), c = won(settled, n, set), last = adjusted(p, n_sides);
        all += weight;
        out.c += weight * c;
        if (c >= 0.6 - 1e-12 && last <= alpha) out.share += weight;
        if (fabs(last - alpha) < 1e-6 || (c != 0.6 && fabs(c - 0.6) < 1e-9)) out.edge += weight;
    }
    free(settled);
    out.c /= all;
    out.share /= all;
    out.edge /= all;
    return out;
}
