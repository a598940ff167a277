/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_drivers.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "oracle/slow_ties.h"

/* Pairs won, twice over. */
static long won(const double *score, size_t n, const bool *in) {
    long twice = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            if (!in[i] || in[j]) continue;
            twice += score[i] > score[j] ? 2 : score[i] == score[j];
        }
    }
    return twice;
}

static size_t size_of(const bool *in, size_t n) {
    size_t m = 0;
    for (size_t i = 0; i < n; i++) m += in[i];
    return m;
}

double slow_concordance(const double *score, size_t n, const bool *in) {
    size_t m = size_of(in, n);
    double *settled = slow_settled(score, n), c;
    c = (double)won(settled, n, in) / (double)(2 * m * (n - m));
    free(settled);
    return c;
}

static bool next_subset(bool *in, size_t n, size_t m, uint32_t *set) {
    for (++*set; *set < (uint32_t)1 << n; ++*set) {
        for (size_t i = 0; i < n; i++) in[i] = *set >> i & 1;
        if (size_of(in, n) == m) return true;
    }
    return false;
}

/* The gap in doubled pairs won; b NULL counts as nothing. */
static long gap(const double *a, const double *b, size_t n, const bool *in) {
    return won(a, n, in) - (b ? won(b, n, in) : 0);
}

static double tail(const double *a, const double *b, size_t n, size_t m, long observed) {
    bool in[20];
    uint32_t set = 0;
    long all = 0, as_far = 0;
    while (next_subset(in, n, m, &set)) {
        long g = gap(a, b, n, in);
        as_far += b ? labs(g) >= labs(observed) : g >= observed;
        all++;
    }
    return (double)as_far / (double)all;
}

double slow_p(const double *score, size_t n, const bool *in) {
    double *settled = slow_settled(score, n), p;
    p = tail(settled, NULL, n, size_of(in, n), won(settled, n, in));
    free(settled);
    return p;
}

double slow_contrast_p(const double *a, const double *b, size_t n, const bool *in) {
    double *first = slow_settled(a, n), *second = slow_settled(b, n), p;
    p = tail(first, second, n, size_of(in, n), gap(first, second, n, in));
    free(first);
    free(second);
    return p;
}

static double least(const double *a, const double *b, size_t n, size_t m, double alpha) {
    bool in[20];
    uint32_t set = 0;
    double best = -1.0;
    while (next_subset(in, n, m, &set)) {
        long g = labs(gap(a, b, n, in));
        double c = (double)g / (double)(2 * m * (n - m));
        if (best >= 0.0 && c >= best) continue;
        if (tail(a, b, n, m, g) <= alpha) best = c;
    }
    return best;
}

double slow_contrast_needed(const double *a, const double *b, size_t n, size_t m, double alpha) {
    double *first = slow_settled(a, n), *second = slow_settled(b, n), c;
    c = least(first, second, n, m, alpha);
    free(first);
    free(second);
    return c;
}

double slow_c_needed(size_t n, size_t m, double alpha) {
    double rank[20];
    for (size_t i = 0; i < n; i++) rank[i] = (double)i;
    return least(rank, NULL, n, m, alpha);
}

static int rising(const void *p, const void *q) {
    double x = *(const double *)p, y = *(const double *)q;
    return (x > y) - (x < y);
}

size_t slow_crossings(const double *a, const double *b, size_t n, double *out) {
    size_t all = 0, kept = 0;
    out[all++] = 0.0;
    out[all++] = 1.0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            /* w a_i + (1 - w) b_i = w a_j + (1 - w) b_j */
            double slopes = (a[i] - b[i]) - (a[j] - b[j]);
            double w = slopes == 0.0 ? -1.0 : (b[j] - b[i]) / slopes;
            if (w > 0.0 && w < 1.0) out[all++] = w;
        }
    }
    qsort(out, all, sizeof *out, rising);
    for (size_t i = 0; i < all; i++) {
        if (kept == 0 || out[i] - out[kept - 1] >= 1e-12) out[kept++] = out[i];
    }
    return kept;
}

static int compare(const double *a, const double *b, size_t i, size_t j, double w) {
    if (a[i] == a[j] && b[i] == b[j]) return 0;
    double d = w * (a[i] - a[j]) + (1.0 - w) * (b[i] - b[j]);
    return (d > 0.0) - (d < 0.0);
}

bool slow_member(const double *a, const double *b, size_t n, size_t k, size_t i, double w) {
    size_t above = 0;
    for (size_t j = 0; j < n; j++) above += compare(a, b, j, i, w) > 0;
    return above < k;
}

bool slow_listed(const double *a, const double *b, size_t n, size_t k, size_t i, double w) {
    size_t before = 0;
    for (size_t j = 0; j < n; j++) {
        int c = compare(a, b, j, i, w);
        before += c > 0 || (c == 0 && j < i);
    }
    return before < k;
}

double slow_seats(const double *score, size_t n, size_t k, const bool *in) {
    double seats = 0.0, *settled = slow_settled(score, n);
    for (size_t i = 0; i < n; i++) {
        size_t above = 0, tied = 0;
        if (!in[i]) continue;
        for (size_t j = 0; j < n; j++) {
            above += settled[j] > settled[i];
            tied += settled[j] == settled[i];
        }
        if (above >= k) continue;
        seats += k - above >= tied ? 1.0 : (double)(k - above) / (double)tied;
    }
    free(settled);
    return seats;
}

/* Sum over all orders of the players not yet in of what s adds when its turn comes. */
static double orders(const double *value, size_t g, size_t s, size_t set, double *n_orders) {
    double sum = 0.0;
    for (size_t q = 0; q < g; q++) {
        size_t bit = (size_t)1 << q;
        double n_after = 0.0;
        if (set & bit) continue;
        sum += orders(value, g, s, set | bit, &n_after);
        if (q == s) sum += n_after * (value[set | bit] - value[set]);
        *n_orders += n_after;
    }
    if (set == ((size_t)1 << g) - 1) *n_orders = 1.0;
    return sum;
}

double slow_shapley(const double *value, size_t g, size_t s) {
    double n_orders = 0.0, sum = orders(value, g, s, 0, &n_orders);
    return sum / n_orders;
}

void slow_holm(const double *p, size_t n, double *adjusted) {
    size_t order[64];
    double running = 0.0;
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at > 0 && p[order[at - 1]] > p[i]; at--) order[at] = order[at - 1];
        order[at] = i;
    }
    for (size_t i = 0; i < n; i++) {
        running = fmax(running, fmin(1.0, (double)(n - i) * p[order[i]]));
        adjusted[order[i]] = running;
    }
}

double slow_choose(size_t n, size_t m) {
    if (m == 0 || m == n) return 1.0;
    return slow_choose(n - 1, m - 1) + slow_choose(n - 1, m);
}

void slow_changes(const double *c_here, const double *p_here, const double *c_there,
                  const double *p_there, size_t g, double sets, double alpha, bool *change) {
    double here[16], there[16], best[16] = {0.0}, adjusted[16];
    for (size_t s = 0; s < g; s++) best[s] = s ? 1.0 : 1.0 / sets;
    slow_holm(best, g, adjusted);
    slow_holm(p_here, g, here);
    slow_holm(p_there, g, there);
    for (size_t s = 0; s < g; s++) {
        bool now = c_here[s] >= 0.6 && here[s] <= alpha;
        bool then = c_there[s] >= 0.6 && there[s] <= alpha;
        change[s] = adjusted[0] <= alpha && now != then;
    }
}
