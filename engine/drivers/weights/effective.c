/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/effective.h"

#include <math.h>

#include "base/order.h"
#include "base/rng.h"

enum { RESAMPLED = 200, TAIL = 5 }; /* 2.5 % of them */

/* Own numbers for the resampling, apart from the draws of the p-values. */
#define STREAM    0x656666656374ULL
#define CELL_MOST 50000.0

typedef struct run {
    const arp_case *what;
    const arp_leaves *leaves;
    double exponent;
    arp_effective *out;
    double *y, *part; /* n each */
    uint32_t *times;  /* n */
    double *again;    /* (sides + indicators) x RESAMPLED */
} run;

static bool take(run *r, arp_pool *pool) {
    size_t g = r->what->n_sides, p = r->leaves->p, n = r->what->n;
    arp_effective *e = r->out;
    e->n_sides = g;
    e->n_indicators = p;
    if (!arp_pool_take_all(pool, ARP_ARRAY(e->of_side, g + p),
                           ARP_ROWS(e->side_correlation, 2 * g + 1, g),
                           ARP_ROWS(e->indicator_correlation, p, p), ARP_ROWS(e->node, p, 2)) ||
        !arp_zalloc_all(ARP_ROWS(r->y, n, 2), ARP_ARRAY(r->times, n),
                        ARP_ROWS(r->again, g + p, RESAMPLED)))
        return false;
    e->of_indicator = e->of_side + g;
    e->mean_correlation = e->side_correlation + g * g;
    e->alpha = e->mean_correlation + g * g;
    e->side = e->node + p;
    r->part = r->y + n;
    return true;
}

static const double *column(const run *r, size_t j) {
    size_t g = r->what->n_sides;
    return j < g ? r->what->line[j] : r->leaves->value[j - g];
}

/* r->part = what column j adds to y; false where it is no sum. */
static bool part_of(run *r, size_t j) {
    size_t g = r->what->n_sides, n = r->what->n;
    if (j < g) {
        for (size_t i = 0; i < n; i++) r->part[i] = r->what->weight[j] * r->what->line[j][i];
        return true;
    }
    const arp_leaves *leaves = r->leaves;
    size_t leaf = j - g, side = leaves->side[leaf];
    if (r->exponent != 1.0 || !leaves->arithmetic[side]) return false;
    for (size_t i = 0; i < n; i++) {
        double share = leaves->share[leaf][i];
        r->part[i] = share > 0.0 ? r->what->weight[side] * share * leaves->value[leaf][i] : 0.0;
    }
    return true;
}

static double nominal(const run *r, size_t j) {
    size_t g = r->what->n_sides;
    if (j < g) return r->what->weight[j];
    return r->what->weight[r->leaves->side[j - g]] * r->leaves->weight[j - g];
}

static void measure(run *r, size_t j, double variance) {
    arp_effect *e = &r->out->of_side[j]; /* the indicators follow the sides */
    const double *x = column(r, j);
    size_t n = r->what->n;
    double c = arp_correlation(x, r->y, n), main_effect = arp_main_effect(x, r->y, NULL, n);
    bool still = isnan(main_effect);
    *e = (arp_effect){.nominal = nominal(r, j), .main_effect = main_effect};
    e->r2 = still ? NAN : isnan(c) ? 0.0 : c * c;
    e->covariance_share = NAN;
    if (!still && part_of(r, j)) {
        e->covariance_share = arp_covariance(r->part, r->y, n) / variance;
    }
    e->gap = e->covariance_share - e->nominal;
    e->low = e->high = NAN;
}

static void resample(run *r) {
    size_t n = r->what->n, columns = r->what->n_sides + r->leaves->p;
    if ((double)n * (double)columns > CELL_MOST || isnan(r->out->of_side[0].r2)) return;
    for (size_t b = 0; b < RESAMPLED; b++) {
        uint32_t lane = 0;
        for (size_t i = 0; i < n; i++) r->times[i] = 0;
        for (size_t i = 0; i < n; i++) {
            r->times[arp_below(r->what->seed ^ STREAM, b, &lane, n)]++;
        }
        for (size_t j = 0; j < columns; j++) {
            r->again[j * RESAMPLED + b] = arp_main_effect(column(r, j), r->y, r->times, n);
        }
    }
    for (size_t j = 0; j < columns; j++) {
        double *again = r->again + j * RESAMPLED;
        arp_sort(again, RESAMPLED);
        if (isnan(again[RESAMPLED - 1])) continue; /* a resampling in which y did not vary */
        r->out->of_side[j].low = again[TAIL - 1];
        r->out->of_side[j].high = again[RESAMPLED - TAIL];
    }
}

static void correlate(run *r) {
    size_t g = r->what->n_sides, p = r->leaves->p, n = r->what->n;
    arp_effective *e = r->out;
    for (size_t s = 0; s < g; s++) {
        for (size_t h = s; h < g; h++) {
            e->side_correlation[s * g + h] = e->side_correlation[h * g + s] =
                arp_correlation(r->what->line[s], r->what->line[h], n);
        }
    }
    for (size_t j = 0; j < p; j++) {
        for (size_t l = j; l < p; l++) {
            e->indicator_correlation[j * p + l] = e->indicator_correlation[l * p + j] =
                arp_correlation(r->leaves->value[j], r->leaves->value[l], n);
        }
    }
    for (size_t s = 0; s < g; s++) {
        for (size_t h = 0; h < g; h++) {
            double sum = 0.0, pairs = 0.0;
            for (size_t j = r->leaves->first[s]; j < r->leaves->first[s + 1]; j++) {
                for (size_t l = r->leaves->first[h]; l < r->leaves->first[h + 1]; l++) {
                    if (j == l) continue;
                    sum += e->indicator_correlation[j * p + l];
                    pairs += 1.0;
                }
            }
            e->mean_correlation[s * g + h] = pairs > 0.0 ? sum / pairs : NAN;
        }
    }
}

static void targets(run *r) {
    const arp_case *what = r->what;
    arp_effective *e = r->out;
    e->weight_for_share = e->weight_for_r2 = NAN;
    if (what->n_sides != 2) return;
    double a = arp_covariance(what->line[0], what->line[0], what->n);
    double b = arp_covariance(what->line[1], what->line[1], what->n);
    double c = arp_covariance(what->line[0], what->line[1], what->n);
    double w0 = what->weight[0];
    e->weight_for_share = arp_weight_for_share(a, b, c, w0);
    e->weight_for_r2 = arp_weight_for_r2(a, b, c, w0, w0);
}

arp_status arp_effective_make(const arp_case *what, const arp_leaves *leaves, double exponent,
                              arp_pool *pool, arp_effective **out, arp_error *err) {
    arp_status st = ARP_OK;
    run r = {.what = what, .leaves = leaves, .exponent = exponent};
    r.out = arp_pool_take(pool, 1, sizeof *r.out);
    if (!r.out || !take(&r, pool)) ARP_TRY(arp_fail_memory(err));
    arp_case_mix(what, what->weight, r.y);
    double variance = arp_covariance(r.y, r.y, what->n);
    for (size_t j = 0; j < what->n_sides + leaves->p; j++) measure(&r, j, variance);
    resample(&r);
    correlate(&r);
    targets(&r);
    for (size_t j = 0; j < leaves->p; j++) {
        r.out->node[j] = leaves->node[j];
        r.out->side[j] = leaves->side[j];
    }
    for (size_t s = 0; s < what->n_sides; s++) {
        size_t first = leaves->first[s];
        r.out->alpha[s] = arp_alpha(leaves->value + first, leaves->first[s + 1] - first, what->n);
    }
    r.out->alpha_all = arp_alpha(leaves->value, leaves->p, what->n);
    *out = r.out;

done:
    arp_free(r.y);
    arp_free(r.times);
    arp_free(r.again);
    return st;
}
