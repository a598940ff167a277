/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_rates.h"

#include <math.h>

double slow_z(double p) {
    double low = -40.0, high = 40.0;
    for (int i = 0; i < 200; i++) {
        double z = (low + high) / 2.0;
        if (erfc(z / sqrt(2.0)) / 2.0 > p) low = z;
        else high = z;
    }
    return low;
}

/* P(X <= x) of a Poisson mean > 0: terms up to x over all terms, each told from its neighbour,
   beginning with that of x. */
static long double poisson_below(double x, long double mean) {
    if (x < 0.0) return 0.0L;
    long double below = 0.0L, above = 0.0L, term = 1.0L;
    for (double k = x; k >= 0.0 && (term > below * 1e-25L || k > mean); k--) {
        below += term;
        term *= k / mean;
    }
    term = mean / (x + 1.0L);
    for (double k = x + 1.0; term > above * 1e-25L || k < mean; k++) {
        above += term;
        term *= mean / (k + 1.0L);
    }
    return below / (below + above);
}

void slow_poisson_limits(double x, double alpha, double out[2]) {
    double reach = 12.0 * sqrt(x + 1.0) + 60.0;
    for (int side = 0; side < 2; side++) {
        long double low = x > reach ? x - reach : 0.0L, high = x + reach;
        for (int i = 0; i < 120; i++) {
            long double mean = (low + high) / 2.0L;
            long double tail = side ? poisson_below(x, mean) : 1.0L - poisson_below(x - 1.0, mean);
            int go_up = side ? tail > alpha / 2.0 : tail < alpha / 2.0;
            if (go_up) low = mean;
            else high = mean;
        }
        out[side] = (double)low;
    }
    if (x == 0.0) out[0] = 0.0;
}

/* P(X <= x) of a binomial, term by term. */
static long double binomial_below(double x, double n, long double share) {
    long double sum = 0.0L;
    for (int k = 0; k <= (int)x; k++) {
        long double term = 1.0L;
        for (int j = 0; j < k; j++) term *= (n - j) / (long double)(j + 1) * share;
        for (int j = 0; j < (int)n - k; j++) term *= 1.0L - share;
        sum += term;
    }
    return sum;
}

static double both_tails(long double below, long double above) {
    long double p = 2.0L * (below < above ? below : above);
    return (double)(p > 1.0L ? 1.0L : p);
}

double slow_poisson_p(double x, double mean) {
    long double before = x > 0.0 ? poisson_below(x - 1.0, mean) : 0.0L;
    return both_tails(poisson_below(x, mean), 1.0L - before);
}

double slow_binomial_p(double x, double n, double share) {
    long double before = x > 0.0 ? binomial_below(x - 1.0, n, share) : 0.0L;
    return both_tails(binomial_below(x, n, share), 1.0L - before);
}

void slow_binomial_limits(double x, double n, double alpha, double out[2]) {
    for (int side = 0; side < 2; side++) {
        long double low = 0.0L, high = 1.0L;
        for (int i = 0; i < 70; i++) {
            long double share = (low + high) / 2.0L;
            long double tail =
                side ? binomial_below(x, n, share) : 1.0L - binomial_below(x - 1.0, n, share);
            int go_up = side ? tail > alpha / 2.0 : tail < alpha / 2.0;
            if (go_up) low = share;
            else high = share;
        }
        out[side] = (double)low;
    }
    if (x == 0.0) out[0] = 0.0;
    if (x == n) out[1] = 1.0;
}

void slow_score_limits(double x, double n, double alpha, double out[2]) {
    long double z = slow_z(alpha / 2.0), seen = (long double)x / n;
    for (int side = 0; side < 2; side++) {
        long double near = seen, far = side ? 1.0L : 0.0L;
        for (int i = 0; i < 120; i++) {
            long double share = (near + far) / 2.0L;
            if (fabsl(seen - share) < z * sqrtl(share * (1.0L - share) / n)) near = share;
            else far = share;
        }
        out[side] = (double)near;
    }
}

/* P(G <= q), scale 1: the series of the lower incomplete gamma. */
static long double gamma_below(long double q, long double shape) {
    long double term = expl(shape * logl(q) - q - lgammal(shape + 1.0L)), sum = term;
    for (int k = 1; k < 100000 && term > sum * 1e-22L; k++) {
        term *= q / (shape + k);
        sum += term;
    }
    return sum;
}

double slow_gamma_quantile(double p, double mean, double variance) {
    long double shape = (long double)mean * mean / variance, scale = (long double)variance / mean;
    long double low = 0.0L, high = shape + 60.0L * sqrtl(shape) + 60.0L;
    for (int i = 0; i < 120; i++) {
        long double q = (low + high) / 2.0L;
        if (gamma_below(q, shape) < p) low = q;
        else high = q;
    }
    return (double)(low * scale);
}

void slow_direct(const double *x, const double *n, const double *w, size_t strata, double *rate,
                 double *variance) {
    long double all = 0.0L, r = 0.0L, v = 0.0L;
    for (size_t s = 0; s < strata; s++) all += w[s];
    for (size_t s = 0; s < strata; s++) {
        long double share = w[s] / all;
        r += share * x[s] / n[s];
        v += share * share * x[s] / ((long double)n[s] * n[s]);
    }
    *rate = (double)r;
    *variance = (double)v;
}

double slow_expected(const double *n, const double *standard_x, const double *standard_n,
                     size_t strata) {
    long double sum = 0.0L;
    for (size_t s = 0; s < strata; s++) sum += (long double)n[s] * standard_x[s] / standard_n[s];
    return (double)sum;
}

void slow_marshall(const double *y, const double *p, const int *in, size_t n, bool shares,
                   double *theta) {
    long double sum_y = 0.0L, sum_p = 0.0L, s2 = 0.0L;
    int members = 0;
    for (size_t i = 0; i < n; i++) {
        if (!in[i] || p[i] == 0.0) continue;
        sum_y += y[i];
        sum_p += p[i];
        members++;
    }
    long double m = sum_y / sum_p;
    for (size_t i = 0; i < n; i++) {
        if (in[i] && p[i] > 0.0)
            s2 += p[i] * (y[i] / (long double)p[i] - m) * (y[i] / (long double)p[i] - m) / sum_p;
    }
    long double one = shares ? m * (1.0L - m) : m;
    long double a = s2 - one / (sum_p / members);
    for (size_t i = 0; i < n; i++) {
        theta[i] = in[i] ? (double)m : NAN;
        if (!in[i] || p[i] == 0.0 || a <= 0.0L) continue;
        theta[i] = (double)(m + a / (a + one / p[i]) * (y[i] / (long double)p[i] - m));
    }
}

/* The two equations of the paper, with nu = m alpha. The mean that goes with an alpha: the
   estimates (y + m alpha) / (p + alpha) less m sum to 0. */
static long double mean_of(const double *y, const double *p, size_t n, long double alpha) {
    long double low = 0.0L, high = 0.0L;
    for (size_t i = 0; i < n; i++) {
        if (p[i] > 0.0 && y[i] / p[i] > high) high = y[i] / p[i];
    }
    for (int step = 0; step < 100; step++) {
        long double m = (low + high) / 2.0L, sum = 0.0L;
        for (size_t i = 0; i < n; i++) {
            if (p[i] > 0.0) sum += (y[i] - m * p[i]) / (p[i] + alpha);
        }
        if (sum > 0.0L) low = m;
        else high = m;
    }
    return low;
}

/* Spread of the estimates against the prior's variance m / alpha. */
static long double too_spread(const double *y, const double *p, size_t n, long double alpha,
                              long double m) {
    long double sum = 0.0L;
    int known = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i] == 0.0) continue;
        long double gap = (y[i] - m * p[i]) / (p[i] + alpha); /* of the estimate from m */
        sum += (1.0L + alpha / p[i]) * gap * gap;
        known++;
    }
    return sum / (known - 1) - m / alpha;
}

void slow_poisson_gamma(const double *y, const double *p, size_t n, double *theta) {
    long double low = -60.0L, high = 60.0L; /* of log alpha */
    for (int step = 0; step < 90; step++) {
        long double alpha = expl((low + high) / 2.0L), m = mean_of(y, p, n, alpha);
        if (too_spread(y, p, n, alpha, m) > 0.0L) high = logl(alpha);
        else low = logl(alpha);
    }
    long double alpha = expl(low), m = mean_of(y, p, n, alpha);
    for (size_t i = 0; i < n; i++) {
        theta[i] = (double)(p[i] > 0.0 ? (y[i] + m * alpha) / (p[i] + alpha) : m);
    }
}
