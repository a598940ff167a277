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

/* Sums over every set less those of the one asked about, and the weight of each. */
typedef struct laws {
    double x[MOST_SETS], y[MOST_SETS], weight[MOST_SETS];
} laws;

/* Weights exp(c y), and the mean of y. */
static double weigh(const sets *s, laws *l, double c) {
    double most = 0.0, all = 0.0, sum = 0.0;
    for (size_t t = 0; t < s->count; t++) most = fmax(most, c * l->y[t]);
    for (size_t t = 0; t < s->count; t++) {
        l->weight[t] = exp(c * l->y[t] - most);
        all += l->weight[t];
        sum += l->weight[t] * l->y[t];
    }
    return sum / all;
}

/* Chance that x, less what y says of it under the weights, is no lower than observed. */
static double chance(const sets *s, const laws *l) {
    double all = 0.0, x = 0.0, y = 0.0, xy = 0.0, yy = 0.0, hits = 0.0;
    for (size_t t = 0; t < s->count; t++) {
        all += l->weight[t];
        x += l->weight[t] * l->x[t];
        y += l->weight[t] * l->y[t];
    }
    for (size_t t = 0; t < s->count; t++) {
        xy += l->weight[t] * (l->x[t] - x / all) * (l->y[t] - y / all);
        yy += l->weight[t] * (l->y[t] - y / all) * (l->y[t] - y / all);
    }
    double slope = yy > 1e-25 * all ? xy / yy : 0.0;
    for (size_t t = 0; t < s->count; t++) {
        hits += l->x[t] - slope * l->y[t] >= -1e-9 ? l->weight[t] : 0.0;
    }
    return hits / all;
}

/* Where the observed sum of y is the greatest or the least, those with the same sum are as likely
   and all others impossible. */
static bool at_an_end(const sets *s, laws *l) {
    double least = 0.0, most = 0.0;
    for (size_t t = 0; t < s->count; t++) {
        least = fmin(least, l->y[t]);
        most = fmax(most, l->y[t]);
    }
    if (least < -1e-9 && most > 1e-9) return false;
    for (size_t t = 0; t < s->count; t++) l->weight[t] = fabs(l->y[t]) <= 1e-9;
    return true;
}

double slow_pairs_conditional(const double *a, const double *z, size_t n, const bool *in) {
    static sets s;
    static laws l;
    double x[SLOW_PAIRS_ROWS], y[SLOW_PAIRS_ROWS], low = -1e4, high = 1e4;
    list(&s, n, in);
    standardise(a, n, x);
    standardise(z, n, y);
    for (size_t t = 0; t < s.count; t++) {
        l.x[t] = sum_of(&s, t, x) - sum_of(&s, s.mine, x);
        l.y[t] = sum_of(&s, t, y) - sum_of(&s, s.mine, y);
    }
    if (at_an_end(&s, &l)) return chance(&s, &l);
    for (int i = 0; i < 90; i++) {
        double middle = (low + high) / 2.0;
        if (weigh(&s, &l, middle) > 0.0) high = middle;
        else low = middle;
    }
    weigh(&s, &l, (low + high) / 2.0);
    return chance(&s, &l);
}
