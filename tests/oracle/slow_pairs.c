/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_pairs.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_SETS = 40000 };

/* Every set of m rows, and which of them is the one asked about. */
typedef struct sets {
    size_t n, m, count, mine, row[MOST_SETS][SLOW_PAIRS_MOST];
} sets;

static void list(sets *s, size_t n, const bool *in) {
    size_t mine[SLOW_PAIRS_MOST] = {0}, at[SLOW_PAIRS_MOST];
    s->n = n;
    s->m = s->count = 0;
    for (size_t i = 0; i < n; i++) {
        if (in[i]) mine[s->m++] = i;
    }
    for (at[0] = 0; at[0] < n; at[0]++) {
        for (at[1] = s->m > 1 ? at[0] + 1 : n - 1; at[1] < n; at[1]++) {
            for (at[2] = s->m > 2 ? at[1] + 1 : n - 1; at[2] < n; at[2]++) {
                bool same = true;
                for (size_t t = 0; t < s->m; t++) {
                    s->row[s->count][t] = at[t];
                    same = same && at[t] == mine[t];
                }
                if (same) s->mine = s->count;
                s->count++;
            }
        }
    }
}

/* Twice the pairs (in the set, outside) won, ties counting one. */
static long won(const sets *s, size_t set, const double *x) {
    long wins = 0;
    for (size_t t = 0; t < s->m; t++) {
        size_t i = s->row[set][t];
        for (size_t j = 0; j < s->n; j++) {
            bool inside = false;
            for (size_t u = 0; u < s->m; u++) inside = inside || s->row[set][u] == j;
            if (!inside) wins += x[i] > x[j] ? 2 : x[i] == x[j] ? 1 : 0;
        }
    }
    return wins;
}

double slow_pairs_p(const double *a, size_t n, const bool *in) {
    static sets s;
    size_t reach = 0;
    list(&s, n, in);
    long mine = won(&s, s.mine, a);
    for (size_t t = 0; t < s.count; t++) reach += won(&s, t, a) >= mine;
    return (double)reach / (double)s.count;
}

double slow_pairs_contrast(const double *a, const double *b, size_t n, const bool *in) {
    static sets s;
    size_t reach = 0;
    list(&s, n, in);
    long mine = labs(won(&s, s.mine, a) - won(&s, s.mine, b));
    for (size_t t = 0; t < s.count; t++) reach += labs(won(&s, t, a) - won(&s, t, b)) >= mine;
    return (double)reach / (double)s.count;
}

static void standardise(const double *x, size_t n, double *out) {
    double mean = 0.0, square = 0.0;
    bool constant = true;
    for (size_t i = 0; i < n; i++) {
        mean += x[i] / (double)n;
        constant = constant && x[i] == x[0];
    }
    for (size_t i = 0; i < n; i++) square += (x[i] - mean) * (x[i] - mean);
    for (size_t i = 0; i < n; i++) {
        out[i] = constant ? 0.0 : (x[i] - mean) / sqrt(square / (double)(n - 1));
    }
}

static double sum_of(const sets *s, size_t set, const double *x) {
    double sum = 0.0;
    for (size_t t = 0; t < s->m; t++) sum += x[s->row[set][t]];
    return sum;
}

/* Mean sum of z under c less the observed one; or the chance that a does as well. */
static double under(const sets *s, const double *a, const double *z, double c, bool chance) {
    double most = -INFINITY, all = 0.0, sum = 0.0, mine = sum_of(s, s->mine, chance ? a : z);
    for (size_t t = 0; t < s->count; t++) most = fmax(most, c * sum_of(s, t, z));
    for (size_t t = 0; t < s->count; t++) {
        double weight = exp(c * sum_of(s, t, z) - most);
        all += weight;
        if (chance) sum += sum_of(s, t, a) >= mine - 1e-9 ? weight : 0.0;
        else sum += weight * (sum_of(s, t, z) - mine);
    }
    return sum / all;
}

double slow_pairs_conditional(const double *a, const double *z, size_t n, const bool *in) {
    static sets s;
    double x[SLOW_PAIRS_ROWS], y[SLOW_PAIRS_ROWS], low = -8.0, high = 8.0;
    list(&s, n, in);
    standardise(a, n, x);
    standardise(z, n, y);
    if (under(&s, x, y, high, false) <= 0.0) low = high;
    else if (under(&s, x, y, low, false) >= 0.0) high = low;
    for (int i = 0; i < 60 && low < high; i++) {
        double middle = (low + high) / 2.0;
        if (under(&s, x, y, middle, false) > 0.0) high = middle;
        else low = middle;
    }
    return under(&s, x, y, (low + high) / 2.0, true);
}
