/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/conditional.h"

#include <math.h>

#include "base/moments.h"
#include "base/order.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "drivers/resemblance/logit.h"
#include "drivers/resemblance/odds.h"

enum { DRAWS = 20000, DRAWN_UP_TO = 200 };

static const double TABLE_UP_TO = 2e7; /* n m */
static const double EQUAL = 1e-9;      /* sums of standardised values nearer than this are tied */

arp_status arp_conditional_lines(const arp_case *what, arp_pool *pool, const double ***out,
                                 arp_error *err) {
    size_t n = what->n;
    const double **z = arp_pool_take(pool, what->n_sides, sizeof *z);
    if (!z) return arp_fail_memory(err);
    for (size_t s = 0; s < what->n_sides; s++) {
        const double *line = what->line[s];
        double *made = arp_pool_take(pool, n, sizeof *made), mean = arp_mean(line, n);
        if (!made) return arp_fail_memory(err);
        bool constant = true;
        for (size_t i = 1; i < n; i++) constant = constant && line[i] == line[0];
        double sd = constant ? 0.0 : arp_sd(line, n, mean);
        for (size_t i = 0; sd > 0.0 && i < n; i++) made[i] = (line[i] - mean) / sd;
        z[s] = made;
    }
    *out = z;
    return ARP_OK;
}

/* The fitted law, over the fewer of the selected and the others: where the others are fewer, they
   are drawn, with every line turned. */
typedef struct law {
    size_t n, m;
    size_t *in;       /* m rows, rising */
    const double **z; /* q lines of the other sides */
    double *own;      /* n, of the side itself */
    double *eta;      /* n, log odds */
    double observed;  /* sum of own over in */
} law;

static void sum_odds(law *l, size_t q, const double *b) {
    for (size_t i = 0; i < l->n; i++) {
        l->eta[i] = 0.0;
        for (size_t k = 0; k < q; k++) l->eta[i] += b[k] * l->z[k][i];
    }
}

/* One territory or two: over rows by rising value of the side, those that reach the observed sum
   with row i begin at a place that falls as i rises. */
static arp_status exact_p(const law *l, double *p, arp_error *err) {
    size_t n = l->n;
    uint32_t *order = arp_zalloc(n, sizeof *order);
    double *tail = arp_zalloc(n + 1, sizeof *tail), most = l->eta[0], all = 0.0, hits = 0.0;
    if (!order || !tail || !arp_order_falling(l->own, n, order)) {
        arp_free(order);
        arp_free(tail);
        return arp_fail_memory(err);
    }
    double least = l->observed - EQUAL;
    for (size_t i = 1; i < n; i++) most = l->eta[i] > most ? l->eta[i] : most;
    for (size_t i = 0; i < n; i++) { /* tail[i]: odds of the i highest */
        tail[i + 1] = tail[i] + exp(l->eta[order[i]] - most);
    }
    size_t reach = n; /* rows before it reach the observed sum with row i, in falling order */
    for (size_t i = 0; i < n; i++) {
        double w = exp(l->eta[order[i]] - most), x = l->own[order[i]];
        if (l->m == 1) {
            all += w;
            if (x >= least) hits += w;
            continue;
        }
        while (reach > 0 && !(x + l->own[order[reach - 1]] >= least)) reach--;
        all += w * tail[i];
        hits += w * tail[reach < i ? reach : i];
    }
    *p = hits < all ? hits / all : 1.0;
    arp_free(order);
    arp_free(tail);
    return ARP_OK;
}

static void normal_p(const law *l, double *share, double *p) {
    double mean, var;
    arp_odds_level(l->eta, l->n, l->m, 0.0, share);
    arp_odds_moments(share, l->own, l->n, &mean, &var);
    double over = l->observed - EQUAL - mean;
    *p = var > 0.0 ? arp_normal_above(over / sqrt(var)) : over <= 0.0 ? 1.0 : 0.0;
}

/* next[(r - 1) * (n + 1) + i], less the same at p, is the log chance that with r still to draw
   from row p on the next one is row i or later. */
static void fill_next(const law *l, double level, double *chance, double *next) {
    size_t n = l->n, m = l->m;
    for (size_t r = 0; r <= m; r++) chance[r] = 0.0;
    chance[0] = 1.0;
    for (size_t r = 1; r <= m; r++) next[(r - 1) * (n + 1) + n] = -INFINITY;
    for (size_t i = n; i-- > 0;) { /* chance[r]: r of rows i and later come out */
        double in = 1.0 / (1.0 + exp(-(level + l->eta[i])));
        double out = 1.0 / (1.0 + exp(level + l->eta[i]));
        for (size_t r = m; r > 0; r--) {
            chance[r] = out * chance[r] + in * chance[r - 1];
            next[(r - 1) * (n + 1) + i] = log(chance[r]);
        }
        chance[0] *= out;
    }
    double before = 0.0; /* log chance that none of the rows before i come out */
    for (size_t i = 0; i <= n; i++) {
        for (size_t r = 0; r < m; r++) next[r * (n + 1) + i] += before;
        if (i < n) before -= arp_odds_log1p(level + l->eta[i]);
    }
}

static double draw_sum(const law *l, const double *next, uint64_t seed, uint64_t draw) {
    size_t at = 0;
    double sum = 0.0;
    for (size_t r = l->m; r > 0; r--) {
        const double *row = next + (r - 1) * (l->n + 1);
        double border = row[at] + log(arp_u01(seed, draw, (uint32_t)r));
        size_t low = at, high = l->n - r + 1; /* row[low] >= border > row[high] */
        while (high - low > 1) {
            size_t middle = low + (high - low) / 2;
            if (row[middle] >= border) low = middle;
            else high = middle;
        }
        sum += l->own[low];
        at = low + 1;
    }
    return sum;
}

static arp_status drawn_p(const law *l, uint64_t seed, double *share, double *p, arp_error *err) {
    double *next, *chance;
    size_t hits = 0;
    if (!arp_zalloc_all(ARP_ROWS(next, l->m, l->n + 1), ARP_ARRAY(chance, l->m + 1)))
        return arp_fail_memory(err);
    fill_next(l, arp_odds_level(l->eta, l->n, l->m, 0.0, share), chance, next);
    for (uint64_t d = 0; d < DRAWS; d++) {
        hits += draw_sum(l, next, seed, d) >= l->observed - EQUAL;
    }
    *p = (double)(hits + 1) / (DRAWS + 1.0);
    arp_free(next);
    arp_free(chance);
    return ARP_OK;
}

/* The law before its fit; lines of the others are turned copies where the others are drawn. */
static arp_status begin(const arp_case *what, const double *const *z, size_t side, arp_pool *pool,
                        law *l, arp_error *err) {
    size_t n = what->n, q = what->n_sides - 1;
    bool turn = what->m > n - what->m;
    *l = (law){.n = n, .m = turn ? n - what->m : what->m};
    if (!arp_pool_take_all(pool, ARP_ARRAY(l->in, l->m), ARP_ARRAY(l->z, q), ARP_ARRAY(l->own, n),
                           ARP_ARRAY(l->eta, n)))
        return arp_fail_memory(err);
    for (size_t i = 0, t = 0, at = 0; i < n; i++) {
        bool in = t < what->m && what->selected[t] == i;
        t += in;
        if (in != turn) l->in[at++] = i;
        l->own[i] = turn ? -z[side][i] : z[side][i];
    }
    for (size_t t = 0; t < l->m; t++) l->observed += l->own[l->in[t]];
    for (size_t s = 0, k = 0; s < what->n_sides; s++) {
        if (s == side) continue;
        l->z[k] = z[s];
        if (turn) {
            double *turned = arp_pool_take(pool, n, sizeof *turned);
            if (!turned) return arp_fail_memory(err);
            for (size_t i = 0; i < n; i++) turned[i] = -z[s][i];
            l->z[k] = turned;
        }
        k++;
    }
    return ARP_OK;
}

arp_status arp_conditional_measure(const arp_case *what, const double *const *z, size_t side,
                                   arp_conditional *out, arp_error *err) {
    arp_status st = ARP_OK;
    size_t q = what->n_sides - 1;
    law l;
    arp_conditional found = {0};
    arp_pool *pool = arp_pool_new();
    if (!pool) return arp_fail_memory(err);
    double *b = arp_pool_take(pool, q, sizeof *b);
    double *share = arp_pool_take(pool, what->n, sizeof *share);
    if (!b || !share) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(begin(what, z, side, pool, &l, err));
    arp_logit_data data = {.n = l.n, .m = l.m, .q = q, .z = l.z, .selected = l.in};
    ARP_TRY(arp_logit_fit(&data, b, &found.separated, err));
    sum_odds(&l, q, b);
    if (l.m <= 2) {
        found.method = ARP_P_EXACT;
        ARP_TRY(exact_p(&l, &found.p, err));
    } else if (l.m <= DRAWN_UP_TO && (double)l.n * (double)l.m <= TABLE_UP_TO) {
        found.method = ARP_P_MONTE_CARLO;
        ARP_TRY(drawn_p(&l, what->seed, share, &found.p, err));
    } else {
        found.method = ARP_P_NORMAL;
        normal_p(&l, share, &found.p);
    }
    *out = found;

done:
    arp_pool_free(pool);
    return st;
}
