/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/tilt.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "base/quantiles.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/odds.h"

/* A function of the tilt that rises, and what it needs. */
typedef struct tail {
    double (*rising)(struct tail *, double b); /* its zero is the tilt sought */
    double mean;                               /* of the sum, at the last b; u when exact */
    double border;                             /* log odds, or normal quantile, of the tail */
    /* exact */
    const double *log_count;
    size_t n_u, at; /* sums u below `at` are on one side, the others on the other */
    /* saddlepoint */
    const double *x; /* n */
    double *eta, *share;
    size_t n, m;
    double sum, level;
    double best, spread, log_sets; /* where `sum` is the mean: tilt, variance, log of all sets */
} tail;

/* Log odds that u >= at, less their border: rises with b. */
static double exact_tail(tail *t, double b) {
    double most = -INFINITY, above = 0.0, below = 0.0, sum = 0.0;
    for (size_t u = 0; u < t->n_u; u++) {
        double x = t->log_count[u] + b * ((double)u - (double)t->at);
        most = x > most ? x : most;
    }
    for (size_t u = 0; u < t->n_u; u++) {
        double w = exp(t->log_count[u] + b * ((double)u - (double)t->at) - most);
        if (u < t->at) below += w;
        else above += w;
        sum += w * (double)u;
    }
    t->mean = sum / (above + below);
    const double nothing = 1e-300;
    return log(above > nothing ? above : nothing) - log(below > nothing ? below : nothing) -
           t->border;
}

/* log of the sum over sets of exp(b sum x), by the saddlepoint; leaves shares, mean, variance. */
static double log_sets(tail *t, double b, double *var) {
    double total = 0.0, spread = 0.0;
    for (size_t i = 0; i < t->n; i++) t->eta[i] = b * t->x[i];
    t->level = arp_odds_level(t->eta, t->n, t->m, t->level, t->share);
    for (size_t i = 0; i < t->n; i++) {
        total += arp_odds_log1p(t->level + t->eta[i]);
        spread += t->share[i] * (1.0 - t->share[i]);
    }
    arp_odds_moments(t->share, t->x, t->n, &t->mean, var);
    return total - t->level * (double)t->m - 0.5 * log(spread > 1e-300 ? spread : 1e-300);
}

static double mean_tail(tail *t, double b) {
    t->log_sets = log_sets(t, b, &t->spread);
    return t->mean - t->sum;
}

/* Barndorff-Nielsen's r* of the observed sum under tilt b, turned so that it rises with b. */
static double saddle_tail(tail *t, double b) {
    double var, far = t->best - b;
    double sets = log_sets(t, b, &var);
    double drop = far * t->sum - (t->log_sets - sets);
    double r = copysign(sqrt(drop > 0.0 ? 2.0 * drop : 0.0), far), v = far * sqrt(t->spread);
    if (fabs(r) > 1e-5 && v / r > 0.0) r += log(v / r) / r;
    return t->border - r;
}

/* The zero of a rising function: doubling, then the Illinois rule, which keeps a bracket. */
static double solve(tail *t, double start, double step) {
    enum { DOUBLINGS = 60, STEPS = 200 };
    double a = start, fa = t->rising(t, a), b = a, fb = fa;
    for (int i = 0; i < DOUBLINGS && fa * fb > 0.0; i++, step *= 2.0) {
        a = b;
        fa = fb;
        b = fa < 0.0 ? b + step : b - step;
        fb = t->rising(t, b);
    }
    int side = 0;
    for (int i = 0;
         i < STEPS && fb != 0.0 && fabs(fb) > 1e-13 && fabs(b - a) > 1e-15 * (fabs(a) + fabs(b));
         i++) {
        double c = fa == fb ? a + (b - a) / 2.0 : b - fb * (b - a) / (fb - fa);
        double fc = t->rising(t, c);
        if (fc * fb < 0.0) {
            a = b;
            fa = fb;
            side = 0;
        } else if (side++ > 0) {
            fa /= 2.0;
        }
        b = c;
        fb = fc;
    }
    return b;
}

static double share_won(double sum, size_t n, size_t m) {
    double most = 2.0 * (double)m * (double)(n - m);
    double c = (sum - (double)m * ((double)m + 1.0)) / most;
    return c < 0.0 ? 0.0 : c > 1.0 ? 1.0 : c;
}

/* Where the tail of alpha / 2 stands in log odds. */
static double log_odds(double p) {
    return log(p) - log1p(-p);
}

static arp_status exact(const arp_null *null, int64_t sum, size_t n, size_t m, double alpha,
                        arp_tilt *out, arp_error *err) {
    size_t at = (size_t)((sum - null->base) / null->step);
    double *log_count = arp_zalloc(null->n_u, sizeof *log_count), spread = (double)null->n_u;
    if (!log_count) return arp_fail_memory(err);
    for (size_t u = 0; u < null->n_u; u++) log_count[u] = log(null->count[u]);
    tail t = {.rising = exact_tail, .log_count = log_count, .n_u = null->n_u};
    double base = (double)null->base, step = (double)null->step;
    if (at > 0) { /* P(u >= at) = alpha / 2 */
        t.at = at;
        t.border = log_odds(alpha / 2.0);
        solve(&t, 0.0, 4.0 / spread);
        out->low = share_won(base + step * t.mean, n, m);
    }
    if (at + 1 < null->n_u) { /* P(u <= at) = alpha / 2 */
        t.at = at + 1;
        t.border = -log_odds(alpha / 2.0);
        solve(&t, 0.0, 4.0 / spread);
        out->high = share_won(base + step * t.mean, n, m);
    }
    arp_free(log_count);
    return ARP_OK;
}

/* One end: the tilt under which the sum, half a step nearer the middle, has r* = quantile. */
static double saddle_end(tail *t, double sum, double quantile) {
    t->sum = sum;
    t->level = 0.0;
    t->rising = mean_tail;
    t->best = solve(t, 0.0, 1.0);
    t->rising(t, t->best);
    t->rising = saddle_tail;
    t->border = quantile;
    solve(t, t->best, 1.0);
    return t->mean;
}

/* Ranks brought to -1 .. 1, so that tilts are of the order of 1, and the least and the greatest sum
   of them over m. */
typedef struct scaled {
    double *x; /* n, rising; with room for eta and share behind it */
    double middle, scale, at, least, most;
} scaled;

static bool scale_ranks(const int64_t *twice, size_t n, size_t m, scaled *out) {
    *out = (scaled){.middle = (double)n + 1.0, .scale = (double)n};
    out->x = arp_zalloc(n, 3 * sizeof *out->x);
    if (!out->x) return false;
    for (size_t i = 0; i < n; i++) out->x[i] = (double)twice[i];
    arp_sort(out->x, n);
    for (size_t i = 0; i < m; i++) {
        out->least += out->x[i];
        out->most += out->x[n - 1 - i];
    }
    for (size_t i = 0; i < n; i++) out->x[i] = (out->x[i] - out->middle) / out->scale;
    out->at = (double)m * out->middle;
    return true;
}

static arp_status saddle(const int64_t *twice, int64_t sum, size_t n, size_t m, double alpha,
                         arp_tilt *out, arp_error *err) {
    scaled s;
    double quantile = arp_normal_quantile_above(alpha / 2.0);
    if (!scale_ranks(twice, n, m, &s)) return arp_fail_memory(err);
    tail t = {.x = s.x, .eta = s.x + n, .share = s.x + 2 * n, .n = n, .m = m};
    if ((double)sum > s.least) {
        double mean = saddle_end(&t, ((double)sum - 1.0 - s.at) / s.scale, quantile);
        out->low = share_won(s.at + s.scale * mean, n, m);
    }
    if ((double)sum < s.most) {
        double mean = saddle_end(&t, ((double)sum + 1.0 - s.at) / s.scale, -quantile);
        out->high = share_won(s.at + s.scale * mean, n, m);
    }
    arp_free(s.x);
    return ARP_OK;
}

/* Where a sum of doubled mid-ranks has this concordance. */
static double sum_at_share(double share, size_t n, size_t m) {
    return share * 2.0 * (double)m * (double)(n - m) + (double)m * ((double)m + 1.0);
}

static double exact_mean(tail *t, double b) {
    exact_tail(t, b);
    return t->mean - t->sum;
}

static arp_status exact_below(const arp_null *null, int64_t sum, double target, double *p,
                              arp_error *err) {
    size_t at = (size_t)((sum - null->base) / null->step), n_u = null->n_u;
    double goal = (target - (double)null->base) / (double)null->step;
    if (at + 1 >= n_u || goal >= (double)(n_u - 1)) {
        *p = 1.0;
        return ARP_OK;
    }
    double *log_count = arp_zalloc(n_u, sizeof *log_count);
    if (!log_count) return arp_fail_memory(err);
    for (size_t u = 0; u < n_u; u++) log_count[u] = log(null->count[u]);
    tail t = {.rising = exact_mean, .log_count = log_count, .n_u = n_u, .at = at + 1, .sum = goal};
    double b = solve(&t, 0.0, 4.0 / (double)n_u);
    *p = 1.0 / (1.0 + exp(exact_tail(&t, b))); /* log odds of u > at */
    arp_free(log_count);
    return ARP_OK;
}

static arp_status saddle_below(const int64_t *twice, int64_t sum, double target, size_t n, size_t m,
                               double *p, arp_error *err) {
    scaled s;
    if (!scale_ranks(twice, n, m, &s)) return arp_fail_memory(err);
    *p = 1.0;
    if ((double)sum < s.most && target < s.most) {
        tail t = {.x = s.x, .eta = s.x + n, .share = s.x + 2 * n, .n = n, .m = m};
        t.rising = mean_tail;
        t.sum = (target - s.at) / s.scale;
        double b = solve(&t, 0.0, 1.0);
        t.sum = ((double)sum + 1.0 - s.at) / s.scale;
        t.best = solve(&t, b, 1.0);
        t.rising(&t, t.best);
        *p = arp_normal_above(saddle_tail(&t, b));
    }
    arp_free(s.x);
    return ARP_OK;
}

/* Mid-ranks, their sum over the selection, and the null of them; the caller frees *twice. */
static arp_status begin(const double *score, size_t n, const size_t *selected, size_t m,
                        arp_null *null, int64_t **twice, int64_t *sum, arp_error *err) {
    *sum = 0;
    *twice = arp_zalloc(n, sizeof **twice);
    if (!*twice || !arp_midranks(score, n, *twice)) return arp_fail_memory(err);
    for (size_t i = 0; i < m; i++) *sum += (*twice)[selected[i]];
    return arp_null_fit(null, *twice, n, m, err);
}

/* The null is fitted to the ranks. */
static arp_status interval(const int64_t *twice, int64_t sum, size_t n, size_t m, double alpha,
                           const arp_null *null, arp_tilt *out, arp_error *err) {
    *out = (arp_tilt){.low = 0.0, .high = 1.0, .method = ARP_INTERVAL_EXACT};
    if (null->method == ARP_P_EXACT) return exact(null, sum, n, m, alpha, out, err);
    out->method = ARP_INTERVAL_SADDLEPOINT;
    return saddle(twice, sum, n, m, alpha, out, err);
}

arp_status arp_tilt_measure(const double *score, size_t n, const size_t *selected, size_t m,
                            double alpha, arp_null *null, arp_tilt *out, arp_error *err) {
    int64_t sum, *twice;
    arp_tilt found;
    arp_status st = begin(score, n, selected, m, null, &twice, &sum, err);
    if (st == ARP_OK) st = interval(twice, sum, n, m, alpha, null, &found, err);
    if (st == ARP_OK) *out = found;
    arp_free(twice);
    return st;
}

arp_status arp_tilt_left_out(const double *score, size_t n, const size_t *selected, size_t m,
                             double alpha, arp_null *null, arp_tilt *out, arp_error *err) {
    arp_status st = ARP_OK;
    int64_t *twice, *rest;
    if (!arp_zalloc_all(ARP_ARRAY(twice, n), ARP_ARRAY(rest, n))) return arp_fail_memory(err);
    if (!arp_midranks(score, n, twice)) ARP_TRY(arp_fail_memory(err));
    for (size_t t = 0; t < m; t++) {
        int64_t sum = arp_midranks_without(twice, n, selected, m, t, rest);
        ARP_TRY(arp_null_fit(null, rest, n - 1, m - 1, err));
        ARP_TRY(interval(rest, sum, n - 1, m - 1, alpha, null, &out[t], err));
    }

done:
    arp_free(twice);
    arp_free(rest);
    return st;
}

arp_status arp_tilt_below(const double *score, size_t n, const size_t *selected, size_t m,
                          double mean, arp_null *null, double *p, arp_error *err) {
    int64_t sum, *twice;
    double target = sum_at_share(mean, n, m);
    arp_status st = begin(score, n, selected, m, null, &twice, &sum, err);
    if (st == ARP_OK && null->method == ARP_P_EXACT) {
        st = exact_below(null, sum, target, p, err);
    } else if (st == ARP_OK) {
        st = saddle_below(twice, sum, target, n, m, p, err);
    }
    arp_free(twice);
    return st;
}
