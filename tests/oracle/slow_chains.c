/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_chains.h"

#include <math.h>

static double score_of(const slow_listing *of, const double *w, size_t i) {
    double sum = 0.0;
    for (size_t l = 0; l < SLOW_CHAIN_WEIGHTS; l++) sum += w[l] * of->x[i][l];
    return sum;
}

double slow_gap(const slow_listing *of, const double *w) {
    double gap = HUGE_VAL;
    for (size_t i = 0; i < of->n; i++) {
        for (size_t j = 0; j < of->n; j++) {
            if (!of->in[i] || of->in[j]) continue;
            gap = fmin(gap, score_of(of, w, i) - score_of(of, w, j));
        }
    }
    return gap;
}

bool slow_chain_draw(const slow_listing *of, slow_random *r, double *w) {
    double first = slow_uniform(r), inside[2] = {slow_uniform(r), slow_uniform(r)};
    w[0] = first * inside[0];
    w[1] = first * (1.0 - inside[0]);
    w[2] = (1.0 - first) * inside[1];
    w[3] = (1.0 - first) * (1.0 - inside[1]);
    return slow_gap(of, w) >= 0.0;
}

size_t slow_fewest(const slow_listing *of, const double (*w)[SLOW_CHAIN_WEIGHTS],
                   size_t n_weights) {
    size_t fewest = of->n, m = 0;
    for (size_t i = 0; i < of->n; i++) m += of->in[i];
    for (size_t v = 0; v < n_weights; v++) {
        size_t seated = 0;
        for (size_t i = 0; i < of->n; i++) {
            size_t before = 0; /* strictly above, or tied, selected and of a lower number */
            double own = score_of(of, w[v], i);
            for (size_t j = 0; j < of->n; j++) {
                double other = score_of(of, w[v], j);
                bool tied = fabs(other - own) <= 1e-9;
                before += tied ? of->in[j] && j < i : other > own;
            }
            seated += of->in[i] && before < m;
        }
        if (m - seated < fewest) fewest = m - seated;
    }
    return fewest;
}

/* Half number h: the first or the second of a chain. */
static long double half_mean(const double *x, size_t draws, size_t h) {
    long double sum = 0;
    size_t length = draws / 2, from = h / 2 * draws + h % 2 * length;
    for (size_t i = 0; i < length; i++) sum += (long double)x[from + i];
    return sum / (long double)length;
}

/* Autocovariance of a half, over its length. */
static long double half_covariance(const double *x, size_t draws, size_t h, size_t lag) {
    long double mean = half_mean(x, draws, h), sum = 0;
    size_t length = draws / 2, from = h / 2 * draws + h % 2 * length;
    for (size_t i = 0; i + lag < length; i++) {
        sum += ((long double)x[from + i] - mean) * ((long double)x[from + i + lag] - mean);
    }
    return sum / (long double)length;
}

typedef struct spread {
    long double within, all;
} spread;

static spread spread_of(const double *x, size_t chains, size_t draws) {
    long double halves = (long double)(2 * chains), n = (long double)(draws / 2);
    long double mean = 0, between = 0, within = 0;
    for (size_t h = 0; h < 2 * chains; h++) mean += half_mean(x, draws, h) / halves;
    for (size_t h = 0; h < 2 * chains; h++) {
        long double off = half_mean(x, draws, h) - mean;
        between += n * off * off / (halves - 1);
        within += half_covariance(x, draws, h, 0) * n / (n - 1) / halves;
    }
    return (spread){within, (n - 1) / n * within + between / n};
}

double slow_r_hat(const double *x, size_t chains, size_t draws) {
    spread s = spread_of(x, chains, draws);
    return (double)sqrtl(s.all / s.within);
}

static long double correlation(const double *x, size_t chains, size_t draws, size_t lag,
                               const spread *s) {
    long double mean = 0;
    if (lag == 0) return 1;
    for (size_t h = 0; h < 2 * chains; h++) {
        mean += half_covariance(x, draws, h, lag) / (long double)(2 * chains);
    }
    return 1 - (s->within - mean) / s->all;
}

double slow_ess(const double *x, size_t chains, size_t draws) {
    spread s = spread_of(x, chains, draws);
    long double total = (long double)(2 * chains * (draws / 2)), sum = 0, last = 0;
    for (size_t pair = 0; 2 * pair + 1 < draws / 2; pair++) {
        long double here = correlation(x, chains, draws, 2 * pair, &s) +
                           correlation(x, chains, draws, 2 * pair + 1, &s);
        if (here <= 0) break;
        if (pair > 0 && here > last) here = last;
        last = here;
        sum += here;
    }
    long double time = 2 * sum - 1, least = 1 / log10l(total);
    return (double)(total / (time > least ? time : least));
}
