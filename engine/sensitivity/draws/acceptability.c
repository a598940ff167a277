/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/acceptability.h"

#include <math.h>

#include "drivers/weights/volumes.h"

__extension__ typedef unsigned __int128 wide;

static const unsigned PERCENT[ARP_RANK_QUANTILES] = {5, 25, 50, 75, 95};

/* Whole numbers to the end: nothing cancels, and none is above (draws n)^2, which 128 bits hold. */
static void moments(const arp_tally *t, size_t i, arp_rank_spread *out) {
    double draws = (double)*t->draws;
    wide squares = *t->draws * ((wide)t->square_high[i] << 64 | t->square[i]);
    wide square = (wide)t->sum[i] * t->sum[i];
    out->mean = (double)t->sum[i] / draws;
    out->sd = sqrt((double)(squares - square)) / draws;
}

/* Fills the places of the quantiles, of n counters that sum to the draws. */
static void places(const uint64_t *count, size_t n, uint64_t draws, size_t *place) {
    wide so_far = 0;
    size_t q = 0;
    for (size_t r = 0; r < n; r++) {
        so_far += count[r];
        while (q < ARP_RANK_QUANTILES && so_far * 100 >= (wide)draws * PERCENT[q]) place[q++] = r;
    }
}

/* The middle of the ranks r with (r - 1) ARP_TALLY_BINS / n = bin. */
static double middle(size_t bin, size_t n) {
    size_t first = (bin * n + ARP_TALLY_BINS - 1) / ARP_TALLY_BINS;
    size_t next = ((bin + 1) * n + ARP_TALLY_BINS - 1) / ARP_TALLY_BINS;
    return 0.5 * (double)(first + 1 + next);
}

static void quantiles(const arp_tally *t, size_t i, arp_rank_spread *out) {
    size_t n = t->shape.n, place[ARP_RANK_QUANTILES] = {0};
    bool counted = *t->draws > 0 && (t->at || t->bin);
    if (counted && t->at) places(t->at + i * n, n, *t->draws, place);
    else if (counted) places(t->bin + i * ARP_TALLY_BINS, ARP_TALLY_BINS, *t->draws, place);
    for (size_t q = 0; q < ARP_RANK_QUANTILES; q++) {
        double rank = t->at ? (double)place[q] + 1.0 : middle(place[q], n);
        out->quantile[q] = counted ? rank : NAN;
    }
}

/* Mean weights where i is first. */
static void central(const arp_tally *t, double *out) {
    const double unit = (double)(UINT64_C(1) << ARP_TALLY_WEIGHT_BITS);
    for (size_t i = 0; i < t->shape.n; i++) {
        for (size_t l = 0; l < t->shape.p; l++) {
            size_t at = i * t->shape.p + l;
            wide weight = (wide)t->top_weight_high[at] << 64 | t->top_weight[at];
            out[at] = t->top[i] ? (double)weight / unit / (double)t->top[i] : NAN;
        }
    }
}

static bool take(const arp_tally *t, arp_pool *pool, arp_acceptability *out) {
    size_t n = t->shape.n;
    out->k = arp_pool_take(pool, out->n_k, sizeof *out->k);
    out->spread = arp_pool_take(pool, n, sizeof *out->spread);
    out->first = arp_pool_take(pool, out->n_k, n * sizeof *out->first);
    if (t->at) out->share = arp_pool_take(pool, n, n * sizeof *out->share);
    if (t->before) out->above = arp_pool_take(pool, n, n * sizeof *out->above);
    if (t->top) out->central = arp_pool_take(pool, n, out->p * sizeof *out->central);
    return out->k && out->spread && out->first && (out->share || !t->at) &&
           (out->above || !t->before) && (out->central || !t->top);
}

static size_t together(const arp_tally *t) {
    if (t->at) return 1;
    return t->bin ? (t->shape.n + ARP_TALLY_BINS - 1) / ARP_TALLY_BINS : 0;
}

arp_status arp_acceptability_make(const arp_tally *tally, arp_pool *pool, arp_acceptability *out,
                                  arp_error *err) {
    const arp_tally_shape *shape = &tally->shape;
    size_t n = shape->n;
    double draws = (double)*tally->draws;
    arp_acceptability made = {
        .n = n, .p = shape->p, .n_k = shape->n_k, .draws = *tally->draws, .width = together(tally)};
    if (!take(tally, pool, &made)) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        moments(tally, i, &made.spread[i]);
        quantiles(tally, i, &made.spread[i]);
    }
    for (size_t c = 0; made.share && c < n * n; c++) made.share[c] = (double)tally->at[c] / draws;
    for (size_t c = 0; made.above && c < n * n; c++) {
        made.above[c] = (double)tally->before[c] / (2.0 * draws);
    }
    for (size_t j = 0; j < made.n_k; j++) {
        made.k[j] = shape->k[j];
        for (size_t i = 0; i < n; i++) {
            made.first[j * n + i] =
                arp_wilson_share((double)tally->first[j * n + i] / draws, draws);
        }
    }
    if (made.central) central(tally, made.central);
    *out = made;
    return ARP_OK;
}

void arp_confidence_add(const double *value, size_t n, size_t p, const double *central,
                        uint64_t *count) {
    for (size_t i = 0; i < n; i++) {
        const double *w = central + i * p;
        double own = 0.0;
        bool first = p > 0 && !isnan(w[0]);
        for (size_t l = 0; l < p; l++) own += w[l] * value[l * n + i];
        for (size_t j = 0; j < n && first; j++) {
            double score = 0.0;
            for (size_t l = 0; l < p; l++) score += w[l] * value[l * n + j];
            first = !(score > own);
        }
        count[i] += first;
    }
}
