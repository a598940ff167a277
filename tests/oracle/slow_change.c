/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_change.h"

#include <math.h>

enum { MOST_LINES = 1000 };

/* u w = v */
typedef struct line {
    double u[3], v;
} line;

typedef struct lines {
    line at[MOST_LINES];
    size_t n;
} lines;

static void add(lines *all, double a, double b, double c, double v) {
    if (all->n < MOST_LINES) all->at[all->n++] = (line){{a, b, c}, v};
}

static void add_difference(lines *all, const double *x, const double *y, double v) {
    add(all, x[0] - y[0], x[1] - y[1], x[2] - y[2], v);
}

static void add_edges(lines *all) {
    add(all, 1, 0, 0, 0);
    add(all, 0, 1, 0, 0);
    add(all, 0, 0, 1, 0);
}

/* Where two lines cross inside the triangle, by Cramer's rule; false for nowhere. */
static bool corner(const line *p, const line *q, double *w) {
    /* w2 = 1 - w0 - w1 */
    double a = p->u[0] - p->u[2], b = p->u[1] - p->u[2], e = p->v - p->u[2];
    double c = q->u[0] - q->u[2], d = q->u[1] - q->u[2], f = q->v - q->u[2];
    double det = a * d - b * c;
    if (fabs(det) < 1e-14) return false;
    w[0] = (e * d - b * f) / det;
    w[1] = (a * f - e * c) / det;
    w[2] = 1.0 - w[0] - w[1];
    for (int l = 0; l < 3; l++) {
        if (w[l] < -1e-12) return false;
        if (w[l] < 0.0) w[l] = 0.0;
    }
    return true;
}

static double score(const double *x, const double *w) {
    return x[0] * w[0] + x[1] * w[1] + x[2] * w[2];
}

static bool never_above(const double *x, const double *y) {
    return x[0] <= y[0] && x[1] <= y[1] && x[2] <= y[2];
}

/* Others that stand where they should not. */
static size_t wrong(const slow_change *c, const double *w) {
    size_t n = 0;
    for (size_t j = 0; j < c->n; j++) {
        bool bad = false;
        for (size_t i = 0; i < c->n && !c->in[j]; i++) {
            if (!c->in[i]) continue;
            double by = score(c->x[j], w) - score(c->x[i], w);
            if (c->leave) bad = bad || by < c->margin - 1e-12;
            else bad = bad || (by > -c->margin + 1e-12 && !never_above(c->x[j], c->x[i]));
        }
        n += bad;
    }
    return n;
}

static double change_of(const slow_change *c, const double *w) {
    double a = fabs(w[0] - c->w0[0]), b = fabs(w[1] - c->w0[1]), e = fabs(w[2] - c->w0[2]);
    return c->largest ? fmax(a, fmax(b, e)) : a + b + e;
}

/* Where two weights changed by as much, the same way or not. */
static void add_equal_changes(const slow_change *c, lines *all) {
    const double *o = c->w0;
    for (int s = -1; s <= 1; s += 2) {
        add(all, 1, s, 0, o[0] + s * o[1]);
        add(all, 1, 0, s, o[0] + s * o[2]);
        add(all, 0, 1, s, o[1] + s * o[2]);
    }
}

double slow_change_distance(const slow_change *c) {
    static lines all;
    size_t asked = 0;
    double best = -1.0, w[3];
    all.n = 0;
    add_edges(&all);
    add(&all, 1, 0, 0, c->w0[0]);
    add(&all, 0, 1, 0, c->w0[1]);
    add(&all, 0, 0, 1, c->w0[2]);
    if (c->largest) add_equal_changes(c, &all);
    for (size_t i = 0; i < c->n; i++) {
        asked += c->in[i];
        for (size_t j = 0; j < c->n && c->in[i]; j++) {
            if (c->in[j]) continue;
            add_difference(&all, c->x[j], c->x[i], c->leave ? c->margin : -c->margin);
        }
    }
    size_t most = c->leave ? c->n - asked - c->k : c->k - asked;
    for (size_t p = 0; p < all.n; p++) {
        for (size_t q = p + 1; q < all.n; q++) {
            if (!corner(&all.at[p], &all.at[q], w) || wrong(c, w) > most) continue;
            double d = change_of(c, w);
            if (best < 0.0 || d < best) best = d;
        }
    }
    return best;
}

static double least_asked(const slow_change *c, const double *w) {
    double least = INFINITY;
    for (size_t i = 0; i < c->n; i++) {
        if (c->in[i] && score(c->x[i], w) < least) least = score(c->x[i], w);
    }
    return least;
}

size_t slow_change_above(const slow_change *c, const double *w) {
    size_t n = 0;
    for (size_t j = 0; j < c->n; j++) n += !c->in[j] && score(c->x[j], w) > least_asked(c, w);
    return n;
}

static double margin_at(const slow_change *c, const double *w) {
    double most = -INFINITY;
    for (size_t j = 0; j < c->n; j++) {
        if (!c->in[j] && score(c->x[j], w) > most) most = score(c->x[j], w);
    }
    return least_asked(c, w) - most;
}

/* The margin bends where the least asked about or the greatest other changes. */
double slow_change_margin(const slow_change *c) {
    static lines all;
    double best = -INFINITY, w[3];
    all.n = 0;
    add_edges(&all);
    for (size_t i = 0; i < c->n; i++) {
        for (size_t j = i + 1; j < c->n; j++) {
            if (c->in[i] == c->in[j]) add_difference(&all, c->x[i], c->x[j], 0.0);
        }
    }
    for (size_t p = 0; p < all.n; p++) {
        for (size_t q = p + 1; q < all.n; q++) {
            if (corner(&all.at[p], &all.at[q], w)) best = fmax(best, margin_at(c, w));
        }
    }
    return best;
}

bool slow_change_range(const slow_change *c, const bool side[3], double out[2]) {
    static lines all;
    double w[3];
    out[0] = 2.0;
    out[1] = -1.0;
    all.n = 0;
    add_edges(&all);
    for (size_t i = 0; i < c->n; i++) {
        for (size_t j = 0; j < c->n; j++) {
            if (c->in[i] && !c->in[j]) add_difference(&all, c->x[i], c->x[j], 0.0);
        }
    }
    for (size_t p = 0; p < all.n; p++) {
        for (size_t q = p + 1; q < all.n; q++) {
            if (!corner(&all.at[p], &all.at[q], w) || margin_at(c, w) < -1e-12) continue;
            double sum = 0.0;
            for (int l = 0; l < 3; l++) sum += side[l] ? w[l] : 0.0;
            out[0] = fmin(out[0], sum);
            out[1] = fmax(out[1], sum);
        }
    }
    return out[1] >= 0.0;
}
