/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_evidence.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "oracle/slow_ties.h"

enum { MOST = 16, SETS = 1 << MOST };

static size_t size_of(uint32_t set) {
    size_t m = 0;
    for (; set; set >>= 1) m += set & 1;
    return m;
}

static uint32_t set_of(const bool *in, size_t n) {
    uint32_t set = 0;
    for (size_t i = 0; i < n; i++) set |= (uint32_t)in[i] << i;
    return set;
}

/* Share of pairs won, ties half. */
static double won(const double *score, size_t n, uint32_t set) {
    double wins = 0.0, pairs = 0.0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            if (!(set >> i & 1) || set >> j & 1) continue;
            wins += score[i] > score[j] ? 1.0 : score[i] == score[j] ? 0.5 : 0.0;
            pairs += 1.0;
        }
    }
    return wins / pairs;
}

/* Chance of a tail and mean of c over sets weighted by exp(b c). */
static double tilted(const double *c, size_t sets, double b, double seen, int upper, double *mean) {
    double most = b > 0.0 ? b : 0.0, all = 0.0, tail = 0.0, sum = 0.0;
    for (size_t i = 0; i < sets; i++) {
        double w = exp(b * c[i] - most);
        all += w;
        sum += w * c[i];
        if (upper ? c[i] >= seen - 1e-12 : c[i] <= seen + 1e-12) tail += w;
    }
    *mean = sum / all;
    return tail / all;
}

static double end(const double *c, size_t sets, double seen, int upper, double alpha) {
    double low = -2000.0, high = 2000.0, mean = 0.0;
    for (int i = 0; i < 200; i++) {
        double b = (low + high) / 2.0;
        double p = tilted(c, sets, b, seen, upper, &mean);
        if (upper ? p < alpha / 2.0 : p > alpha / 2.0) low = b;
        else high = b;
    }
    return mean;
}

void slow_interval(const double *score, size_t n, const bool *in, double alpha, double *low,
                   double *high) {
    static double c[SETS];
    size_t sets = 0;
    uint32_t mine = set_of(in, n);
    double *settled = slow_settled(score, n);
    double seen = won(settled, n, mine), least = 2.0, most = -1.0;
    for (uint32_t set = 0; set < (uint32_t)1 << n; set++) {
        if (size_of(set) != size_of(mine)) continue;
        c[sets] = won(settled, n, set);
        least = fmin(least, c[sets]);
        most = fmax(most, c[sets++]);
    }
    free(settled);
    *low = seen <= least + 1e-12 ? 0.0 : end(c, sets, seen, 1, alpha);
    *high = seen >= most - 1e-12 ? 1.0 : end(c, sets, seen, 0, alpha);
}

static double midrank(const double *x, size_t n, size_t i) {
    double rank = 0.5;
    for (size_t j = 0; j < n; j++) rank += x[j] < x[i] ? 1.0 : x[j] == x[i] ? 0.5 : 0.0;
    return rank;
}

double slow_swap(const double *a, const double *b, size_t n, const bool *in) {
    double gap[32], seen = 0.0, hits = 0.0;
    double *first = slow_settled(a, n), *second = slow_settled(b, n);
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        if (!in[i]) continue;
        gap[m] = midrank(first, n, i) - midrank(second, n, i);
        seen += gap[m++];
    }
    free(first);
    free(second);
    for (uint32_t flips = 0; flips < (uint32_t)1 << m; flips++) {
        double sum = 0.0;
        for (size_t i = 0; i < m; i++) sum += flips >> i & 1 ? -gap[i] : gap[i];
        hits += fabs(sum) >= fabs(seen);
    }
    return hits / (double)((uint32_t)1 << m);
}

/* Sums of the standardised sides over every set of the size. */
typedef struct sums {
    double side[3][SETS];
    size_t n, mine;
} sums;

static void list(const double *const *side, size_t q, size_t n, const bool *in, sums *s) {
    uint32_t mine = set_of(in, n);
    s->n = 0;
    for (uint32_t set = 0; set < (uint32_t)1 << n; set++) {
        if (size_of(set) != size_of(mine)) continue;
        if (set == mine) s->mine = s->n;
        for (size_t g = 0; g <= q; g++) {
            double mean = 0.0, square = 0.0, sum = 0.0;
            bool constant = true;
            for (size_t i = 0; i < n; i++) {
                mean += side[g][i] / (double)n;
                constant = constant && side[g][i] == side[g][0];
            }
            for (size_t i = 0; i < n; i++) square += (side[g][i] - mean) * (side[g][i] - mean);
            for (size_t i = 0; i < n; i++) {
                if (set >> i & 1) sum += (side[g][i] - mean) / sqrt(square / (double)(n - 1));
            }
            s->side[g][s->n] = constant ? 0.0 : sum;
        }
        s->n++;
    }
}

/* Mean of one side's sums under coefficients b of the sides 1 and 2, less the observed; or the
   chance that side 0 does as well. */
static double under(const sums *s, const double *b, size_t what, bool chance) {
    double most = -INFINITY, all = 0.0, sum = 0.0;
    for (size_t i = 0; i < s->n; i++) {
        most = fmax(most, b[0] * s->side[1][i] + b[1] * s->side[2][i]);
    }
    for (size_t i = 0; i < s->n; i++) {
        double w = exp(b[0] * s->side[1][i] + b[1] * s->side[2][i] - most);
        all += w;
        if (chance) sum += s->side[0][i] >= s->side[0][s->mine] - 1e-9 ? w : 0.0;
        else sum += w * (s->side[what][i] - s->side[what][s->mine]);
    }
    return sum / all;
}

/* The coefficient at which the mean meets the observed, the second one solved for each first. */
static double solve(const sums *s, double *b, size_t which, size_t q) {
    double low = -8.0, high = 8.0;
    for (int i = 0; i < 60; i++) {
        b[which] = i == 0 ? high : i == 1 ? low : (low + high) / 2.0;
        if (which == 0 && q == 2) solve(s, b, 1, q);
        double over = under(s, b, which + 1, false);
        if (i == 0 && over <= 0.0) return high;
        if (i == 1 && over >= 0.0) return low;
        if (i < 2) continue;
        if (over > 0.0) high = b[which];
        else low = b[which];
    }
    return b[which];
}

double slow_conditional(const double *const *side, size_t q, size_t n, const bool *in) {
    static sums s;
    double b[2] = {0.0, 0.0};
    list(side, q, n, in, &s);
    if (q == 1) {
        for (size_t i = 0; i < s.n; i++) s.side[2][i] = 0.0;
    }
    solve(&s, b, 0, q);
    return under(&s, b, 0, true);
}
