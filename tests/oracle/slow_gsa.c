/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_gsa.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static double at(const slow_gsa *g, size_t r, size_t i, size_t set) {
    return g->f[((r * g->rows + i) << g->factors) + set];
}

static size_t whole(const slow_gsa *g) {
    return ((size_t)1 << g->factors) - 1;
}

static double mean(const slow_gsa *g, size_t r) {
    double sum = 0.0;
    for (size_t i = 0; i < g->rows; i++) sum += at(g, r, i, 0) + at(g, r, i, whole(g));
    return sum / (2.0 * (double)g->rows);
}

static double variance(const slow_gsa *g, size_t r) {
    double m = mean(g, r), sum = 0.0;
    for (size_t i = 0; i < g->rows; i++) {
        sum += pow(at(g, r, i, 0) - m, 2.0) + pow(at(g, r, i, whole(g)) - m, 2.0);
    }
    return sum / (2.0 * (double)g->rows);
}

/* Ratio of the means of two columns, and the standard error of above - ratio below, over below. */
static slow_gsa_index ratio(const double *above, const double *below, size_t n) {
    double a = 0.0, b = 0.0, squares = 0.0;
    for (size_t r = 0; r < n; r++) {
        a += above[r] / (double)n;
        b += below[r] / (double)n;
    }
    for (size_t r = 0; r < n; r++) squares += pow(above[r] - a / b * below[r], 2.0);
    return (slow_gsa_index){a / b, sqrt(squares / (double)(n - 1) / (double)n) / b};
}

/* Nothing but j changes the output anywhere: by the definitions its indices are 1. */
static bool alone(const slow_gsa *g, size_t j) {
    for (size_t k = 0; k < g->factors; k++) {
        for (size_t r = 0; r < g->replicates; r++) {
            for (size_t i = 0; i < g->rows; i++) {
                double moved = at(g, r, i, (size_t)1 << k), still = at(g, r, i, 0);
                if (k != j && (moved < still || moved > still)) return false;
            }
        }
    }
    return true;
}

slow_gsa_index slow_gsa_first(const slow_gsa *g, size_t j) {
    if (alone(g, j)) return (slow_gsa_index){1.0, 0.0};
    double *above = calloc(2 * g->replicates, sizeof *above), *below = above + g->replicates;
    for (size_t r = 0; r < g->replicates; r++) {
        double m = mean(g, r);
        for (size_t i = 0; i < g->rows; i++) {
            double d = at(g, r, i, (size_t)1 << j) - at(g, r, i, 0);
            above[r] += (at(g, r, i, whole(g)) - m) * d / (double)g->rows;
        }
        below[r] = variance(g, r);
    }
    slow_gsa_index out = ratio(above, below, g->replicates);
    free(above);
    return out;
}

slow_gsa_index slow_gsa_total(const slow_gsa *g, size_t j) {
    if (alone(g, j)) return (slow_gsa_index){1.0, 0.0};
    double *above = calloc(2 * g->replicates, sizeof *above), *below = above + g->replicates;
    for (size_t r = 0; r < g->replicates; r++) {
        for (size_t i = 0; i < g->rows; i++) {
            double d = at(g, r, i, (size_t)1 << j) - at(g, r, i, 0);
            above[r] += d * d / 2.0 / (double)g->rows;
        }
        below[r] = variance(g, r);
    }
    slow_gsa_index out = ratio(above, below, g->replicates);
    free(above);
    return out;
}

/* Sum over the orders that go on from `set` of what j adds. */
static double orders(const slow_gsa *g, size_t r, size_t i, size_t set, size_t j) {
    double sum = 0.0, later = 1.0;
    size_t left = 0;
    for (size_t k = 0; k < g->factors; k++) left += !(set >> k & 1);
    for (size_t k = 2; k < left; k++) later *= (double)k;
    for (size_t k = 0; k < g->factors; k++) {
        size_t more = set | (size_t)1 << k;
        if (more == set) continue;
        sum += k == j ? later * (at(g, r, i, more) - at(g, r, i, set)) : orders(g, r, i, more, j);
    }
    return sum;
}

slow_gsa_index slow_gsa_effect(const slow_gsa *g, size_t j) {
    if (alone(g, j)) return (slow_gsa_index){1.0, 0.0};
    double *above = calloc(2 * g->replicates, sizeof *above), *below = above + g->replicates;
    double all = 1.0;
    for (size_t k = 2; k <= g->factors; k++) all *= (double)k;
    for (size_t r = 0; r < g->replicates; r++) {
        for (size_t i = 0; i < g->rows; i++) {
            double d = at(g, r, i, whole(g)) - at(g, r, i, 0);
            above[r] += d / 2.0 * orders(g, r, i, 0, j) / all / (double)g->rows;
            below[r] += d * d / 2.0 / (double)g->rows;
        }
    }
    slow_gsa_index out = ratio(above, below, g->replicates);
    free(above);
    return out;
}

uint32_t slow_nested(uint32_t x, unsigned n, unsigned (*bit)(void *of, unsigned k, uint32_t prefix),
                     void *of) {
    uint32_t out = 0, prefix = 0;
    for (unsigned k = 0; k < n; k++) {
        uint32_t place = 0x80000000U >> k, digit = x & place ? 1 : 0;
        if (digit != bit(of, k, prefix)) out |= place;
        prefix |= x & place;
    }
    return out;
}
