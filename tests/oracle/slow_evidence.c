/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_evidence.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

enum { LINES = SLOW_GIVEN_MOST + 1 };

/* What every set of the size has more than the selection, of each standardised line. */
typedef struct sums {
    long double over[SETS][LINES];
    size_t n, q;
} sums;

static void standardise(const double *x, size_t n, long double *out) {
    long double mean = 0.0L, square = 0.0L;
    bool constant = true;
    for (size_t i = 0; i < n; i++) {
        mean += x[i] / (long double)n;
        constant = constant && x[i] == x[0];
    }
    for (size_t i = 0; i < n; i++) square += (x[i] - mean) * (x[i] - mean);
    for (size_t i = 0; i < n; i++) {
        out[i] = constant ? 0.0L : (x[i] - mean) / sqrtl(square / (long double)(n - 1));
    }
}

static void list(const double *const *side, size_t q, size_t n, const bool *in, sums *s) {
    long double z[LINES][MOST];
    uint32_t mine = set_of(in, n);
    s->n = 0;
    s->q = q;
    for (size_t g = 0; g <= q; g++) standardise(side[g], n, z[g]);
    for (uint32_t set = 0; set < (uint32_t)1 << n; set++) {
        if (size_of(set) != size_of(mine)) continue;
        for (size_t g = 0; g <= q; g++) {
            long double sum = 0.0L;
            for (size_t i = 0; i < n; i++) {
                sum += (long double)((int)(set >> i & 1) - (int)in[i]) * z[g][i];
            }
            s->over[s->n][g] = set == mine ? 0.0L : sum;
        }
        s->n++;
    }
}

/* Means and covariances of all lines under coefficients b of the lines 1 .. q; returns the log of
   the chance of the selection. */
static long double moments(const sums *s, const long double *b, long double *mean,
                           long double cov[LINES][LINES]) {
    long double most = 0.0L, all = 0.0L;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t g = 0; pass && g <= s->q; g++) {
            mean[g] = 0.0L;
            for (size_t h = 0; h <= s->q; h++) cov[g][h] = 0.0L;
        }
        for (size_t i = 0; i < s->n; i++) {
            long double eta = 0.0L;
            for (size_t k = 0; k < s->q; k++) eta += b[k] * s->over[i][k + 1];
            if (!pass) most = fmaxl(most, eta);
            if (!pass) continue;
            long double w = expl(eta - most);
            all += w;
            for (size_t g = 0; g <= s->q; g++) {
                mean[g] += w * s->over[i][g];
                for (size_t h = 0; h <= s->q; h++) cov[g][h] += w * s->over[i][g] * s->over[i][h];
            }
        }
    }
    for (size_t g = 0; g <= s->q; g++) mean[g] /= all;
    for (size_t g = 0; g <= s->q; g++) {
        for (size_t h = 0; h <= s->q; h++) cov[g][h] = cov[g][h] / all - mean[g] * mean[h];
    }
    return -most - logl(all);
}

/* x with cov[1 .. q][1 .. q] x = y, by elimination with the greatest pivot left, in the scale of
   each line; lines of which nothing is left get 0. */
static void solve(long double cov[LINES][LINES], size_t q, const long double *y, long double *x) {
    long double a[LINES][LINES + 1];
    size_t pivot[LINES], n = 0;
    bool used[LINES] = {false};
    for (size_t r = 0; r < q; r++) {
        for (size_t c = 0; c < q; c++) a[r][c] = cov[r + 1][c + 1];
        a[r][q] = y[r];
        x[r] = 0.0L;
    }
    for (size_t step = 0; step < q; step++) {
        size_t at = q;
        long double best = 1e-17L;
        for (size_t r = 0; r < q; r++) {
            long double own = cov[r + 1][r + 1];
            if (used[r] || own <= 0.0L || a[r][r] / own <= best) continue;
            best = a[r][r] / own;
            at = r;
        }
        if (at == q) break;
        used[at] = true;
        pivot[n++] = at;
        for (size_t r = 0; r < q; r++) {
            if (r == at) continue;
            long double times = a[r][at] / a[at][at];
            for (size_t c = 0; c <= q; c++) a[r][c] -= times * a[at][c];
        }
    }
    for (size_t i = 0; i < n; i++) x[pivot[i]] = a[pivot[i]][q] / a[pivot[i]][pivot[i]];
}

/* Newton's steps, each halved while the selection becomes less likely, until that gains less than
   exp(-25) of its chance. Without a finite best b a step makes every set but those of the limit
   about e times as unlikely, and the last ones move as far as the first. Returns how far the last
   step moved the log odds of any set. */
static long double climb(const sums *s, long double *b) {
    long double mean[LINES], cov[LINES][LINES], step[LINES], next[LINES], moved = 0.0L;
    long double before = moments(s, b, mean, cov), gain = 1.0L;
    for (int i = 0; i < 500 && gain > 1e-11L; i++) {
        long double y[LINES], now = before;
        for (size_t k = 0; k < s->q; k++) y[k] = -mean[k + 1];
        solve(cov, s->q, y, step);
        moved = 0.0L;
        for (size_t t = 0; t < s->n; t++) {
            long double by = 0.0L;
            for (size_t k = 0; k < s->q; k++) by += step[k] * s->over[t][k + 1];
            moved = fmaxl(moved, fabsl(by));
        }
        for (int half = 0; half < 60; half++) {
            for (size_t k = 0; k < s->q; k++) next[k] = b[k] + step[k];
            now = moments(s, next, mean, cov);
            if (now >= before - 1e-17L) break;
            for (size_t k = 0; k < s->q; k++) step[k] /= 2.0L;
        }
        for (size_t k = 0; k < s->q; k++) b[k] = next[k];
        gain = now - before;
        before = now;
    }
    return moved;
}

/* Keep the sets that the limit keeps: the others have lost all but exp(-18) of their chance. */
static void keep_limit(sums *s, const long double *b) {
    size_t kept = 0;
    for (size_t t = 0; t < s->n; t++) {
        long double eta = 0.0L;
        for (size_t k = 0; k < s->q; k++) eta += b[k] * s->over[t][k + 1];
        if (eta > -18.0L) memmove(s->over[kept++], s->over[t], sizeof s->over[t]);
    }
    s->n = kept;
}

double slow_conditional(const double *const *side, size_t q, size_t n, const bool *in,
                        bool *separated) {
    static sums s;
    const long double same = 1e-8L;
    long double b[LINES] = {0}, mean[LINES], cov[LINES][LINES], y[LINES], part[LINES];
    long double all = 0.0L, hits = 0.0L, most = 0.0L;
    list(side, q, n, in, &s);
    *separated = climb(&s, b) > 0.25L;
    if (*separated) keep_limit(&s, b);
    moments(&s, b, mean, cov);
    for (size_t k = 0; k < q; k++) y[k] = cov[0][k + 1];
    solve(cov, q, y, part);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t t = 0; t < s.n; t++) {
            long double eta = 0.0L, left = s.over[t][0];
            for (size_t k = 0; k < q; k++) {
                eta += b[k] * s.over[t][k + 1];
                left -= part[k] * s.over[t][k + 1];
            }
            if (!pass) most = fmaxl(most, eta);
            if (!pass) continue;
            all += expl(eta - most);
            if (left >= -same) hits += expl(eta - most);
        }
    }
    return (double)(hits / all);
}

double slow_excluded(const double *score, size_t n, const bool *in, double mean) {
    static double c[SETS];
    size_t sets = 0;
    uint32_t mine = set_of(in, n);
    double seen = won(score, n, mine), most = 0.0, low = 0.0, high = 1e5, found;
    for (uint32_t set = 0; set < (uint32_t)1 << n; set++) {
        if (size_of(set) != size_of(mine)) continue;
        c[sets] = won(score, n, set);
        most = fmax(most, c[sets++]);
    }
    if (most <= mean) return 1.0;
    for (int i = 0; i < 300; i++) {
        tilted(c, sets, (low + high) / 2.0, seen, 0, &found);
        if (found < mean) low = (low + high) / 2.0;
        else high = (low + high) / 2.0;
    }
    return tilted(c, sets, low, seen, 0, &found);
}
