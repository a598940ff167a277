/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_posterior.h"

#include <math.h>

#include "oracle/random.h"

void slow_prior(const slow_seen *s, double *mean, double *variance) {
    long double events = 0.0L, people = 0.0L, spread = 0.0L;
    for (size_t i = 0; i < s->n; i++) {
        events += s->y[i];
        people += s->kind == SLOW_NORMAL ? 1.0L : (long double)s->p[i];
    }
    long double m = events / people;
    for (size_t i = 0; i < s->n; i++) {
        long double p = s->p[i], weight = p, rate = s->y[i] / p, noise = m / p;
        if (s->kind == SLOW_BETA) noise = m * (1.0L - m) / p;
        if (s->kind == SLOW_NORMAL) {
            weight = 1.0L;
            rate = s->y[i];
            noise = p * p;
        }
        spread += weight * ((rate - m) * (rate - m) - noise);
    }
    *mean = (double)m;
    *variance = spread > 0.0L ? (double)(spread / people) : 0.0;
}

/* One posterior on a line t, where its density has one top: log, logit, or the value itself. */
typedef struct line {
    int kind;
    double y, p, m, a;
} line;

static double truth(const line *l, double t) {
    if (l->kind == SLOW_GAMMA) return exp(t);
    return l->kind == SLOW_BETA ? 1.0 / (1.0 + exp(-t)) : t;
}

/* log of prior x likelihood x slope of the truth in t, but for a constant. */
static double density(const line *l, double t) {
    if (l->kind == SLOW_NORMAL) {
        double seen = (l->y - t) / l->p, off = t - l->m;
        return -0.5 * seen * seen - (l->a > 0.0 ? 0.5 * off * off / l->a : 0.0);
    }
    double x = truth(l, t);
    if (l->kind == SLOW_GAMMA) {
        double shape = l->a > 0.0 ? l->m * l->m / l->a : 0.5, rate = l->a > 0.0 ? l->m / l->a : 0.0;
        return (shape - 1.0) * t - rate * x + l->y * t - l->p * x + t;
    }
    double rest = -t - log1p(exp(-t)), own = -log1p(exp(-t)); /* log(1 - x), log x */
    double worth = l->a > 0.0 ? l->m * (1.0 - l->m) / l->a : 0.0;
    double one = l->a > 0.0 ? worth * l->m : 0.5, two = l->a > 0.0 ? worth * (1.0 - l->m) : 0.5;
    return (one + l->y) * own + (two + l->p - l->y) * rest;
}

static double top_of(const line *l, double low, double high) {
    for (int i = 0; i < 300; i++) {
        double a = low + (high - low) / 3.0, b = high - (high - low) / 3.0;
        if (density(l, a) < density(l, b)) low = a;
        else high = b;
    }
    return 0.5 * (low + high);
}

/* Where the density has fallen by e^-45 from its top, on one side of it. */
static double end_of(const line *l, double top, double step) {
    double t = top, most = density(l, top);
    for (double way = step; density(l, t) > most - 45.0; way *= 2.0) t += way;
    return t;
}

/* Simpson's rule for the three moments from one end to another. */
static void integrate(const line *l, double from, double to, double most, long double sum[3]) {
    enum { PANELS = 6000 };
    double h = (to - from) / PANELS;
    for (int k = 0; k < 3; k++) sum[k] = 0.0L;
    for (int i = 0; i <= PANELS; i++) {
        double t = from + h * i, x = truth(l, t);
        long double w = (i == 0 || i == PANELS ? 1.0L
                         : i % 2               ? 4.0L
                                               : 2.0L) *
                        h / 3.0L * expl((long double)(density(l, t) - most));
        sum[0] += w;
        sum[1] += w * x;
        sum[2] += w * x * x;
    }
}

void slow_posterior(const slow_seen *s, size_t i, double prior_mean, double prior_variance,
                    double x, double *mean, double *variance, double *below) {
    const line l = {s->kind, s->y[i], s->p[i], prior_mean, prior_variance};
    double wide = s->kind == SLOW_NORMAL ? 1e4 : 60.0, at = x;
    double top = top_of(&l, -wide, wide), most = density(&l, top);
    double low = end_of(&l, top, -1e-6), high = end_of(&l, top, 1e-6);
    long double all[3], part[3] = {0.0L};
    if (s->kind == SLOW_GAMMA) at = log(x);
    if (s->kind == SLOW_BETA) at = log(x) - log1p(-x);
    integrate(&l, low, high, most, all);
    if (at > low) integrate(&l, low, at < high ? at : high, most, part);
    *mean = (double)(all[1] / all[0]);
    *variance = (double)(all[2] / all[0] - all[1] / all[0] * (all[1] / all[0]));
    *below = (double)(part[0] / all[0]);
}

static double uniform(uint64_t *state) {
    return ((double)(slow_random(state) >> 12) + 0.5) * 0x1p-52;
}

double slow_gamma(uint64_t *state, double shape) {
    double sum = 0.0;
    for (; shape >= 1.0; shape -= 1.0) sum -= log(uniform(state));
    if (!(shape > 0.0)) return sum;
    for (;;) {
        double a = pow(uniform(state), 1.0 / shape), b = pow(uniform(state), 1.0 / (1.0 - shape));
        if (a + b > 1.0 || !(a + b > 0.0)) continue;
        return sum - a / (a + b) * log(uniform(state));
    }
}
