/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_shares.h"

#include <math.h>
#include <stdlib.h>

#include "oracle/slow_ties.h"

void slow_standing(const slow_sides *c, const double *score, size_t i, bool let_ties_in,
                   double *v) {
    size_t above = 0, tied = 0, rest = 0;
    double won = 0.0, *x = slow_settled(score, c->n);
    for (size_t j = 0; j < c->n; j++) {
        above += x[j] > x[i];
        tied += x[j] == x[i];
        if (c->in[j]) continue;
        rest++;
        won += x[i] > x[j] ? 1.0 : x[i] == x[j] ? 0.5 : 0.0;
    }
    free(x);
    v[0] = score[i];
    v[1] = (double)(above + 1 + above + tied) / 2.0; /* ranks above + 1 .. above + tied */
    double seat = ((double)c->k - (double)above) / (double)tied;
    v[2] = let_ties_in ? (above < c->k ? 1.0 : 0.0) : fmax(0.0, fmin(1.0, seat));
    v[3] = won / (double)rest;
}

void slow_all(const slow_sides *c, size_t i, size_t set, double constant, double *v) {
    double score[SLOW_LINE] = {0};
    for (size_t j = 0; j < c->n; j++) {
        for (size_t s = 0; s < c->g; s++) {
            score[j] += c->weight[s] * (set >> s & 1 ? c->line[s][j] : constant);
        }
    }
    slow_standing(c, score, i, false, v);
}

static void declared(const slow_sides *c, double *score) {
    for (size_t j = 0; j < c->n; j++) {
        score[j] = 0.0;
        for (size_t s = 0; s < c->g; s++) score[j] += c->weight[s] * c->line[s][j];
    }
}

void slow_unit(const slow_sides *c, size_t i, size_t set, double *v) {
    double score[SLOW_LINE], mine = 0.0;
    declared(c, score);
    for (size_t s = 0; s < c->g; s++) {
        double mean = 0.0;
        for (size_t j = 0; j < c->n; j++) mean += c->line[s][j];
        mean /= (double)c->n;
        mine += c->weight[s] * (set >> s & 1 ? c->line[s][i] : mean);
    }
    score[i] = mine;
    slow_standing(c, score, i, false, v);
}

void slow_marginal(const slow_sides *c, size_t i, size_t set, double *v) {
    double score[SLOW_LINE];
    for (size_t q = 0; q < 4; q++) v[q] = 0.0;
    declared(c, score);
    for (size_t r = 0; r < c->n; r++) {
        double one[4], mine = 0.0;
        for (size_t s = 0; s < c->g; s++) {
            mine += c->weight[s] * c->line[s][set >> s & 1 ? i : r];
        }
        score[i] = mine;
        slow_standing(c, score, i, true, one);
        for (size_t q = 0; q < 4; q++) v[q] += one[q] / (double)c->n;
    }
}

typedef struct orders {
    size_t p;
    const size_t *side;
    double (*value)(size_t, void *);
    void *with;
    double *phi;
    double n;
    size_t order[16];
} orders;

static void one_order(orders *o) {
    size_t set = 0;
    o->n += 1.0;
    for (size_t t = 0; t < o->p; t++) {
        size_t j = o->order[t], after = set | (size_t)1 << j;
        o->phi[j] += o->value(after, o->with) - o->value(set, o->with);
        set = after;
    }
}

/* The next player is of the side under way while that side is not complete. */
static void extend(orders *o, size_t t, size_t set) {
    bool under_way = false;
    if (t == o->p) {
        one_order(o);
        return;
    }
    for (size_t j = 0; t > 0 && j < o->p; j++) {
        under_way |= !(set >> j & 1) && o->side[j] == o->side[o->order[t - 1]];
    }
    for (size_t j = 0; j < o->p; j++) {
        if (set >> j & 1) continue;
        if (under_way && o->side[j] != o->side[o->order[t - 1]]) continue;
        o->order[t] = j;
        extend(o, t + 1, set | (size_t)1 << j);
    }
}

void slow_owen(size_t p, const size_t *side, double (*value)(size_t, void *), void *with,
               double *phi) {
    orders o = {.p = p, .side = side, .value = value, .with = with, .phi = phi};
    for (size_t j = 0; j < p; j++) phi[j] = 0.0;
    extend(&o, 0, 0);
    for (size_t j = 0; j < p; j++) phi[j] /= o.n;
}

static double covariance(const double *x, const double *y, size_t n) {
    double mx = 0.0, my = 0.0, sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        mx += x[i] / (double)n;
        my += y[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) sum += (x[i] - mx) * (y[i] - my);
    return sum / (double)(n - 1);
}

double slow_alpha(const double *const *x, size_t k, size_t n) {
    double off = 0.0, all = 0.0;
    for (size_t j = 0; j < k; j++) {
        for (size_t l = 0; l < k; l++) {
            double c = covariance(x[j], x[l], n);
            all += c;
            if (j != l) off += c;
        }
    }
    return (double)k / (double)(k - 1) * off / all;
}

double slow_main_effect(const double *x, const double *y, size_t n) {
    double h = 2.34 * sqrt(covariance(x, x, n)) / pow((double)n, 0.2), fit[4096];
    for (size_t i = 0; i < n; i++) {
        /* normal equations of the weighted line a + b (x - x_i), by Cramer's rule */
        double m[2][2] = {{0}}, t[2] = {0};
        for (size_t j = 0; j < n; j++) {
            double d = x[j] - x[i], w = 1.0 - d * d / (h * h);
            if (w <= 0.0) continue;
            m[0][0] += w;
            m[0][1] += w * d;
            m[1][1] += w * d * d;
            t[0] += w * y[j];
            t[1] += w * d * y[j];
        }
        double det = m[0][0] * m[1][1] - m[0][1] * m[0][1];
        bool alone = det <= 1e-12 * m[0][0] * m[0][0] * h * h;
        fit[i] = alone ? t[0] / m[0][0] : (t[0] * m[1][1] - t[1] * m[0][1]) / det;
    }
    /* the line of least squares, and what of the fit is left beside a straight line of its own */
    double own = covariance(x, fit, n) / covariance(x, x, n);
    double line = covariance(x, y, n) / covariance(x, x, n);
    double mx = 0.0;
    for (size_t i = 0; i < n; i++) mx += x[i] / (double)n;
    for (size_t i = 0; i < n; i++) fit[i] += (line - own) * (x[i] - mx);
    return fmin(1.0, covariance(fit, fit, n) / covariance(y, y, n));
}
