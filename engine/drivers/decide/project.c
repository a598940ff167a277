/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/decide/moments.h"

/* exp2_of() in rows.h is off by less than that of itself, the fraction given; sums nearer than TIED
   spreads of the own line are ties to arp_conditional_measure(). */
static const double EXP_ERROR = 2e-7, TIED = 1e-9;

/* What is known of the law at b, and of the own line under it. */
typedef struct law {
    double twice; /* squared weight of all rows, over that of all sets */
    double round; /* of a sum over rows, relative to that of its terms' absolute values */
    vec mean, g,
        scale;   /* scale: of a mean's error, in `round`; twice their product for covariances */
    matrix root; /* Cholesky's factor of the covariance */
    double var_x, left; /* variance of S_x, and of S_r */
    double own_scale;
} law;

static inline double error_scale(double twice, double square, double mean) {
    return 3.0 * twice * (sqrt(square) + fabs(mean));
}

static inline bool read_law(const arp_decide_case *c, size_t q, law *out) {
    size_t x = arp_decide_x(q);
    double all = weight_of_all(c), over = 1.0 / all, mean_x = sum_of(c, x) * over;
    const double *one = c->sum[0];
    double twice = c->m == 1 ? 1.0 : one[0] * one[0] * over, row = 1.0 / one[0];
    out->twice = twice;
    given_moments(c, q, over, out->mean, out->root);
    for (size_t k = 0; k < q; k++) {
        out->g[k] = product_of(c, x, arp_decide_z(k), x + 1 + k) * over - mean_x * out->mean[k];
        out->scale[k] = error_scale(twice, one[arp_decide_zz(q, k, k)] * row, out->mean[k]);
    }
    out->own_scale = error_scale(twice, one[x + 1 + q] * row, mean_x);
    out->var_x = product_of(c, x, x, x + 1 + q) * over - mean_x * mean_x;
    if (!factor(out->root, q)) return false;
    out->left = out->var_x - whiten(out->root, q, out->g);
    back(out->root, q, out->g);
    return true;
}

static double farthest(const arp_decide_line *line) {
    return greater(-(double)line->low, (double)line->high);
}

/* Roundings of one sum over rows, its terms' among them, and of the log odds of a row. */
static double sum_roundings(const arp_decide_case *c, const arp_decide_way *way) {
    size_t rows = c->padded < ARP_DECIDE_CHUNK ? c->padded : ARP_DECIDE_CHUNK;
    size_t sums = ARP_DECIDE_BLOCK / way->lanes + rows / ARP_DECIDE_BLOCK + 10;
    return (double)sums;
}

static double odds_roundings(size_t q, const arp_decide_way *way) {
    return (double)(1 + (q > 1 ? q : 0) + (way->fused ? 0 : q));
}

/* How far the log odds of two sets may be from those of the scalar fit; negative: as far as may be.
   That fit stops when the next step would move the log odds of rows by 1e-11, as the last two, p
   and r, foretell: r^3 < 1e-11 p^2, and it is off by 2 r^2. Its steps are at most as long as here,
   or a few times that. */
static inline double how_far(const arp_decide_case *c, size_t q, const arp_decide_way *way,
                             law *at) {
    const double foretold = 1e-11, usual = 50.0, last_usual = 2.93e-3, most = 300.0, near = 0.05;
    double far = 0.0, before = 4.0 * c->first;
    vec across;
    for (size_t k = 0; k < q; k++) {
        far += fabs((double)c->b[k]) * farthest(&c->seen[k]) * LN_2;
        across[k] = (double)c->m * range_of(&c->seen[k]);
    }
    double last = before > usual ? cbrt(foretold * before * before) : last_usual;
    double weights = 2.0 * (double)c->m * (EXP_ERROR + UNIT * odds_roundings(q, way) * far);
    double noise = longest(at->root, q, at->scale), reach = 1.05 * longest(at->root, q, across);
    double off = sqrt(c->decrement) + at->round * noise + weights;
    bool told = reach < most && reach * off < near && at->round * noise * noise < near;
    return told ? 1.1 * reach * off + weights + 4.0 * last * last : -1.0;
}

/* Root of an entry of the diagonal of the inverse. */
static inline double inverse_root(matrix root, size_t q, size_t k) {
    vec x = {0};
    if (q == 1) return 1.0 / root[0][0];
    x[k] = 1.0;
    return sqrt(whiten(root, q, x));
}

static inline bool project(arp_decide_case *c, size_t q, const arp_decide_way *way) {
    const double bare = 1e-4, least = 1e-6, cleared = 200.0, lowest = -20.0;
    arp_decide_fit *fit = &c->fit;
    law at;
    at.round = UNIT * sum_roundings(c, way);
    if ((double)c->raised < lowest || !read_law(c, q, &at)) return false;
    double apart = how_far(c, q, way, &at), mix = at.own_scale;
    double over = 1.0 / (double)c->n, square = c->sum[1][arp_decide_extra(q)];
    double mean = c->sum[0][arp_decide_extra(q)] * over, var = square * over - mean * mean;
    double size = sqrt(square), origin = fabs(c->own_origin);
    for (size_t k = 0; k < q; k++) {
        c->g[k] = (float)at.g[k];
        mix += fabs(at.g[k]) * at.scale[k];
        size += fabs(at.g[k]) * farthest(&c->seen[k]);
        origin += fabs(at.g[k] * c->seen[k].origin);
    }
    double noise = longest(at.root, q, at.scale);
    double turned = 2.2 * at.round * noise * mix + 1.1 * apart * sqrt(at.var_x);
    fit->e = (double)(q + 8) * UNIT * size + TIED * sqrt(var) + 0x1p-48 * origin;
    c->e = (float)fit->e;
    for (size_t k = 0; k < q; k++) {
        double off = turned * inverse_root(at.root, q, k);
        c->off[k] = (float)off;
        fit->e += off * farthest(&c->seen[k]);
    }
    fit->all = weight_of_all(c);
    fit->round = 4.0 * at.round;
    fit->error = 1.1 * apart + 8.0 * at.round * at.twice + 2.0 * UNIT * (double)(c->n + 400);
    fit->step = (float)(0.5 * sqrt(at.left / (double)c->m));
    fit->further = (float)((double)fit->step + 4.1 * fit->e);
    return apart >= 0.0 && holds(var, c->own_origin) && at.left > bare * at.var_x &&
           at.left > least * var && at.left > cleared * at.round * mix * mix;
}

bool arp_decide_project(arp_decide_case *c, const arp_decide_way *way) {
    return c->q == 1 ? project(c, 1, way) : project(c, c->q, way);
}
