/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_several.h"

#include <math.h>
#include <string.h>

#include "oracle/slow_drivers.h"

enum { MOST = SLOW_SEVERAL_ROWS };

static const double NEAR = 1e-10;

double slow_strata_c(const double *x, const size_t *stratum, const bool *in, size_t n) {
    double won = 0.0, pairs = 0.0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            if (!in[i] || in[j] || stratum[i] != stratum[j]) continue;
            pairs += 1.0;
            won += x[i] > x[j] ? 1.0 : x[i] == x[j] ? 0.5 : 0.0;
        }
    }
    return pairs > 0.0 ? won / pairs : NAN;
}

/* Whether a set, by its bits, has as many of each stratum. */
static bool alike(size_t set, const size_t *stratum, const bool *in, size_t n) {
    for (size_t i = 0; i < n; i++) {
        int more = 0;
        for (size_t j = 0; j < n; j++) {
            if (stratum[j] == stratum[i]) more += (int)(set >> j & 1) - (int)in[j];
        }
        if (more != 0) return false;
    }
    return true;
}

static void unpack(size_t set, size_t n, bool *in) {
    for (size_t i = 0; i < n; i++) in[i] = set >> i & 1;
}

double slow_strata_p(const double *x, const size_t *stratum, const bool *in, size_t n) {
    double observed = slow_strata_c(x, stratum, in, n), all = 0.0, hits = 0.0;
    bool other[MOST];
    for (size_t set = 0; set < (size_t)1 << n; set++) {
        if (!alike(set, stratum, in, n)) continue;
        unpack(set, n, other);
        all += 1.0;
        hits += slow_strata_c(x, stratum, other, n) >= observed - NEAR;
    }
    return hits / all;
}

double slow_strata_gap_p(const double *x, const double *y, const size_t *stratum, const bool *in,
                         size_t n) {
    double observed = slow_strata_c(x, stratum, in, n) - slow_strata_c(y, stratum, in, n);
    double all = 0.0, hits = 0.0;
    bool other[MOST];
    for (size_t set = 0; set < (size_t)1 << n; set++) {
        if (!alike(set, stratum, in, n)) continue;
        unpack(set, n, other);
        all += 1.0;
        double gap = slow_strata_c(x, stratum, other, n) - slow_strata_c(y, stratum, other, n);
        hits += fabs(gap) >= fabs(observed) - NEAR;
    }
    return hits / all;
}

/* True where the procedure at level q finds i: some k has its k-th smallest p at most k q / n, and
   p_i is among the k. */
static bool found(const double *p, size_t n, double q, size_t i) {
    double border = -1.0;
    for (size_t j = 0; j < n; j++) {
        size_t k = 0;
        for (size_t l = 0; l < n; l++) k += p[l] <= p[j];
        if (p[j] * (double)n <= (double)k * q * (1.0 + 1e-14) && p[j] > border) border = p[j];
    }
    return p[i] <= border;
}

void slow_benjamini(const double *p, size_t n, double *adjusted) {
    for (size_t i = 0; i < n; i++) {
        adjusted[i] = 1.0;
        for (size_t j = 0; j < n; j++) {
            for (size_t k = 1; k <= n; k++) {
                double q = p[j] * (double)n / (double)k;
                if (q < adjusted[i] && found(p, n, q, i)) adjusted[i] = q;
            }
        }
    }
}

double slow_signs(const double *value, const size_t *cluster, size_t n, size_t n_clusters,
                  bool two_sided) {
    double observed = 0.0, hits = 0.0, all = ldexp(1.0, (int)n_clusters);
    for (size_t i = 0; i < n; i++) observed += value[i];
    for (size_t signs = 0; signs < (size_t)1 << n_clusters; signs++) {
        double sum = 0.0;
        for (size_t i = 0; i < n; i++) sum += signs >> cluster[i] & 1 ? -value[i] : value[i];
        hits += two_sided ? fabs(sum) >= fabs(observed) - NEAR : sum >= observed - NEAR;
    }
    return hits / all;
}

/* ---- whether they differ ---- */

typedef struct exchange {
    const double *x, *y;
    const bool *in;
    size_t n, n_groups, member[MOST], n_members, to[MOST];
    bool used[MOST];
    double observed, all, more, less, sum;
} exchange;

/* The variance over the selections, row member[k] being taken by to[k]. */
static double variance_of(const exchange *e) {
    double d[MOST], mean = 0.0, sum = 0.0;
    for (size_t g = 0; g < e->n_groups; g++) {
        bool own[MOST] = {false};
        for (size_t k = 0; k < e->n_members; k++) {
            if (e->in[g * e->n + e->member[k]]) own[e->to[k]] = true;
        }
        d[g] = slow_concordance(e->x, e->n, own) - slow_concordance(e->y, e->n, own);
        mean += d[g] / (double)e->n_groups;
    }
    for (size_t g = 0; g < e->n_groups; g++) sum += (d[g] - mean) * (d[g] - mean);
    return sum / (double)(e->n_groups - 1);
}

static void place(exchange *e, size_t k) {
    if (k == e->n_members) {
        double v = variance_of(e);
        e->all += 1.0;
        e->sum += v;
        e->more += v >= e->observed - NEAR;
        e->less += v <= e->observed + NEAR;
        return;
    }
    for (size_t i = 0; i < e->n; i++) {
        if (e->used[i]) continue;
        e->used[i] = true;
        e->to[k] = i;
        place(e, k + 1);
        e->used[i] = false;
    }
}

slow_differ slow_differ_of(const double *x, const double *y, const bool *in, size_t n,
                           size_t n_groups) {
    exchange e = {.x = x, .y = y, .in = in, .n = n, .n_groups = n_groups};
    for (size_t i = 0; i < n; i++) {
        bool any = false;
        for (size_t g = 0; g < n_groups; g++) any = any || in[g * n + i];
        if (any) e.member[e.n_members++] = i;
    }
    memcpy(e.to, e.member, sizeof e.to);
    e.observed = variance_of(&e);
    place(&e, 0);
    return (slow_differ){e.observed, e.sum / e.all, e.more / e.all, e.less / e.all};
}

/* ---- what they have in common ---- */

static size_t count_of(const bool *in, size_t n) {
    size_t m = 0;
    for (size_t i = 0; i < n; i++) m += in[i];
    return m;
}

void slow_common(const double *x, size_t n_columns, const bool *in, size_t n, double *p,
                 double *adjusted) {
    double sd[MOST] = {0}, z[MOST], all = 0.0, hits[MOST] = {0}, own[MOST] = {0};
    size_t order[MOST], m = count_of(in, n);
    bool other[MOST];
    for (size_t set = 0; set < (size_t)1 << n; set++) {
        unpack(set, n, other);
        if (count_of(other, n) != m) continue;
        all += 1.0;
        for (size_t j = 0; j < n_columns; j++) {
            double off = slow_concordance(x + j * n, n, other) - 0.5;
            sd[j] += off * off;
        }
    }
    for (size_t j = 0; j < n_columns; j++) {
        sd[j] = sqrt(sd[j] / all);
        z[j] = fabs(slow_concordance(x + j * n, n, in) - 0.5) / sd[j];
        order[j] = j;
    }
    for (size_t a = 0; a < n_columns; a++) { /* by falling |z| */
        for (size_t b = a + 1; b < n_columns; b++) {
            if (z[order[b]] <= z[order[a]]) continue;
            size_t swap = order[a];
            order[a] = order[b];
            order[b] = swap;
        }
    }
    for (size_t set = 0; set < (size_t)1 << n; set++) {
        unpack(set, n, other);
        if (count_of(other, n) != m) continue;
        double most = 0.0;
        for (size_t a = n_columns; a-- > 0;) {
            size_t j = order[a];
            double t = fabs(slow_concordance(x + j * n, n, other) - 0.5) / sd[j];
            most = fmax(most, t);
            own[j] += t >= z[j] - NEAR;
            hits[j] += most >= z[j] - NEAR;
        }
    }
    double before = 0.0;
    for (size_t a = 0; a < n_columns; a++) {
        before = fmax(before, hits[order[a]] / all);
        adjusted[order[a]] = before;
        p[order[a]] = own[order[a]] / all;
    }
}
