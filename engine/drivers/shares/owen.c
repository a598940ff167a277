/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/order.h"
#include "base/ties.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/overlap.h"
#include "drivers/shares/shapley.h"
#include "drivers/shares/shares.h"

enum { OVERLAP, CONCORDANCE, VALUES, DIRECT = 32 };

/* Own numbers for the orders, apart from the draws of the p-values. */
#define STREAM 0x6f72646572ULL

typedef struct run {
    const arp_share_case *c;
    const arp_leaves *leaves;
    arp_owen *out;
    double *partial, *score, *scratch; /* n each */
    int64_t *twice;                    /* n */
    size_t *order;                     /* p: leaves of each side in a drawn order */
    bool *in;                          /* p */
    double *sum, *squares;             /* p x VALUES: running mean and squared deviations */
    double *gain;                      /* p x VALUES: of one pair */
} run;

/* Line of a side whose indicators outside `in` are at their mean; the side itself when all are in,
   a constant when none is. */
static void side_line(run *r, size_t side, double *line) {
    const arp_leaves *leaves = r->leaves;
    size_t first = leaves->first[side], end = leaves->first[side + 1], there = 0;
    for (size_t j = first; j < end; j++) there += r->in[j];
    for (size_t i = 0; i < leaves->n; i++) line[i] = 0.0;
    if (there == 0) return;
    if (there == end - first) {
        for (size_t i = 0; i < leaves->n; i++) line[i] = r->c->what->line[side][i];
        return;
    }
    for (size_t j = first; j < end; j++) {
        for (size_t i = 0; i < leaves->n; i++) {
            double share = leaves->share[j][i];
            if (share > 0.0) line[i] += share * (r->in[j] ? leaves->value[j][i] : leaves->mean[j]);
        }
    }
    for (size_t i = 0; i < leaves->n; i++) line[i] = arp_case_line(line[i], r->c->exponent);
}

/* Wins and half ties of the selected over everybody, less those among themselves. NaN where some
   score is so near that the ties are to be looked into. */
static double concordance_direct(const arp_case *what, const double *score) {
    uint64_t twice = 0;
    double most = 0.0;
    for (size_t i = 0; i < what->n; i++) most = fmax(most, 2.0 * fabs(score[i]));
    for (size_t t = 0; t < what->m; t++) {
        double own = score[what->selected[t]];
        uint32_t below = 0, tied = 0, near = 0;
        double far = ARP_TIE * most; /* no tie reaches further */
        for (size_t i = 0; i < what->n; i++) {
            below += score[i] < own;
            tied += score[i] == own;
            near += fabs(score[i] - own) <= far;
        }
        if (near > tied) return NAN;
        twice += 2 * (uint64_t)below + tied;
    }
    uint64_t m = what->m, rest = what->n - what->m;
    return (double)(twice - m * m) / (2.0 * (double)m * (double)rest);
}

/* What is seen with the sides in `sides`, and of `side` the indicators in r->in. */
static arp_status look(run *r, size_t sides, size_t side, double v[VALUES], arp_error *err) {
    const arp_case *what = r->c->what;
    bool finite = true;
    side_line(r, side, r->partial);
    for (size_t i = 0; i < what->n; i++) r->score[i] = 0.0;
    for (size_t s = 0; s < what->n_sides; s++) {
        if (s != side && !(sides >> s & 1)) continue;
        const double *line = s == side ? r->partial : what->line[s];
        for (size_t i = 0; i < what->n; i++) r->score[i] += what->weight[s] * line[i];
    }
    for (size_t i = 0; i < what->n; i++) finite = finite && isfinite(r->score[i]);
    v[OVERLAP] = v[CONCORDANCE] = NAN;
    if (!finite) return ARP_OK; /* a part of the side at or below 0, under a root that needs more */
    v[OVERLAP] =
        arp_overlap_seats(r->score, what->n, r->c->k, what->selected, what->m, r->scratch) /
        (double)what->m;
    if (what->m <= DIRECT) {
        v[CONCORDANCE] = concordance_direct(what, r->score);
        if (!isnan(v[CONCORDANCE])) return ARP_OK;
    }
    if (!arp_midranks(r->score, what->n, r->twice)) return arp_fail_memory(err);
    v[CONCORDANCE] = arp_concordance_of(r->twice, what->n, what->selected, what->m);
    return ARP_OK;
}

/* One side, all sets of its indicators, beside one set of the other sides. */
static arp_status count_side(run *r, size_t side, size_t sides, double *game, arp_error *err) {
    size_t first = r->leaves->first[side], k = r->leaves->first[side + 1] - first;
    size_t sets = (size_t)1 << k;
    double chance = arp_shapley_chance(r->leaves->n_sides, arp_players(sides)), phi[ARP_OWEN_EXACT];
    for (size_t set = 0; set < sets; set++) {
        double v[VALUES];
        for (size_t j = 0; j < k; j++) r->in[first + j] = set >> j & 1;
        arp_status st = look(r, sides, side, v, err);
        if (st != ARP_OK) return st;
        for (size_t q = 0; q < VALUES; q++) game[q * sets + set] = v[q];
    }
    for (size_t q = 0; q < VALUES; q++) {
        arp_shapley(game + q * sets, k, phi);
        for (size_t j = 0; j < k; j++) r->sum[(first + j) * VALUES + q] += chance * phi[j];
    }
    return ARP_OK;
}

static arp_status count_every_coalition(run *r, arp_error *err) {
    arp_status st = ARP_OK;
    size_t g = r->leaves->n_sides;
    double *game = arp_zalloc((size_t)1 << r->leaves->p, VALUES * sizeof *game);
    if (!game) return arp_fail_memory(err);
    for (size_t s = 0; s < g && st == ARP_OK; s++) {
        for (size_t sides = 0; sides < (size_t)1 << g && st == ARP_OK; sides++) {
            if (!(sides >> s & 1)) st = count_side(r, s, sides, game, err);
        }
    }
    arp_free(game);
    return st;
}

static void shuffle(size_t *x, size_t n, uint64_t seed, uint64_t draw, uint32_t *lane) {
    for (size_t i = n; i > 1; i--) {
        size_t j = (size_t)arp_below(seed, draw, lane, i), held = x[i - 1];
        x[i - 1] = x[j];
        x[j] = held;
    }
}

/* Gains along one order of the sides and, in each, of its indicators; or along its reverse. */
static arp_status follow(run *r, const size_t *side_order, bool reverse, arp_error *err) {
    size_t g = r->leaves->n_sides, sides = 0;
    for (size_t j = 0; j < r->leaves->p; j++) r->in[j] = false;
    for (size_t s = 0; s < g; s++) {
        size_t side = side_order[reverse ? g - 1 - s : s];
        size_t first = r->leaves->first[side], k = r->leaves->first[side + 1] - first;
        double before[VALUES], after[VALUES];
        arp_status st = look(r, sides, side, before, err);
        for (size_t j = 0; j < k && st == ARP_OK; j++) {
            size_t leaf = r->order[first + (reverse ? k - 1 - j : j)];
            r->in[leaf] = true;
            st = look(r, sides, side, after, err);
            for (size_t q = 0; q < VALUES; q++) {
                r->gain[leaf * VALUES + q] += 0.5 * (after[q] - before[q]);
                before[q] = after[q];
            }
        }
        if (st != ARP_OK) return st;
        sides |= (size_t)1 << side;
    }
    return ARP_OK;
}

static arp_status draw_pairs(run *r, size_t pairs, arp_error *err) {
    size_t g = r->leaves->n_sides, p = r->leaves->p, side_order[ARP_SHAPLEY_SIDES];
    uint64_t seed = r->c->what->seed ^ STREAM;
    for (size_t q = 0; q < pairs; q++) {
        uint32_t lane = 0;
        for (size_t s = 0; s < g; s++) side_order[s] = s;
        for (size_t j = 0; j < p; j++) r->order[j] = j;
        for (size_t j = 0; j < p * VALUES; j++) r->gain[j] = 0.0;
        shuffle(side_order, g, seed, q, &lane);
        for (size_t s = 0; s < g; s++) {
            size_t first = r->leaves->first[s];
            shuffle(r->order + first, r->leaves->first[s + 1] - first, seed, q, &lane);
        }
        arp_status st = follow(r, side_order, false, err);
        if (st == ARP_OK) st = follow(r, side_order, true, err);
        if (st != ARP_OK) return st;
        for (size_t j = 0; j < p * VALUES; j++) { /* running moments [Welford 1962] */
            double step = r->gain[j] - r->sum[j];
            r->sum[j] += step / (double)(q + 1);
            r->squares[j] += step * (r->gain[j] - r->sum[j]);
        }
    }
    return ARP_OK;
}

/* Under an arithmetic root and side the score is additive. */
static double score_share(const run *r, size_t j) {
    const arp_leaves *leaves = r->leaves;
    const arp_case *what = r->c->what;
    double sum = 0.0;
    if (r->c->exponent != 1.0 || !leaves->arithmetic[leaves->side[j]]) return NAN;
    for (size_t t = 0; t < what->m; t++) {
        size_t i = what->selected[t];
        if (!(leaves->share[j][i] > 0.0)) continue;
        sum += leaves->share[j][i] * (leaves->value[j][i] - leaves->mean[j]);
    }
    return what->weight[leaves->side[j]] * sum / (double)what->m;
}

static void report(const run *r, size_t pairs, bool counted) {
    double t = pairs ? arp_t_quantile_above(0.025, (double)(pairs - 1)) : 0.0;
    for (size_t j = 0; j < r->leaves->p; j++) {
        arp_owen *one = &r->out[j];
        bool given = (pairs || counted) && r->leaves->arithmetic[r->leaves->side[j]];
        double v[VALUES];
        *one = (arp_owen){.node = r->leaves->node[j], .side = r->leaves->side[j]};
        one->score = score_share(r, j);
        for (size_t q = 0; q < VALUES; q++) {
            size_t at = j * VALUES + q;
            double half = NAN;
            if (pairs) {
                half = t * sqrt(r->squares[at] / (double)(pairs - 1) / (double)pairs);
            }
            v[q] = given ? r->sum[at] : NAN;
            one->low[q] = v[q] - half;
            one->high[q] = v[q] + half;
        }
        one->overlap = v[OVERLAP];
        one->concordance = v[CONCORDANCE];
    }
}

static bool take(run *r) {
    size_t n = r->leaves->n, p = r->leaves->p;
    if (!arp_zalloc_all(ARP_ROWS(r->partial, n, 3), ARP_ARRAY(r->twice, n), ARP_ARRAY(r->order, p),
                        ARP_ARRAY(r->in, p), ARP_ROWS(r->sum, p, (size_t)3 * VALUES)))
        return false;
    r->score = r->partial + n;
    r->scratch = r->score + n;
    r->squares = r->sum + p * VALUES;
    r->gain = r->squares + p * VALUES;
    return true;
}

/* Coalitions that keep to the sides. */
static double coalitions(const arp_leaves *leaves) {
    double all = 0.0;
    for (size_t s = 0; s < leaves->n_sides; s++) {
        all += ldexp(1.0, (int)(leaves->first[s + 1] - leaves->first[s] + leaves->n_sides - 1));
    }
    return all;
}

arp_status arp_owen_values(const arp_share_case *c, const arp_leaves *leaves, size_t exact,
                           arp_owen *out, size_t *pairs, arp_error *err) {
    arp_status st = ARP_OK;
    run r = {.c = c, .leaves = leaves, .out = out};
    double n = (double)leaves->n, room = ARP_OWEN_MOST / n;
    bool counted = leaves->p <= exact && coalitions(leaves) <= room;
    double drawn = floor(room / (2.0 * (double)(leaves->p + leaves->n_sides)));
    size_t draws = drawn < ARP_OWEN_PAIRS ? (size_t)drawn : ARP_OWEN_PAIRS;
    if (counted || draws < ARP_OWEN_LEAST_PAIRS) draws = 0;
    if (!take(&r)) ARP_TRY(arp_fail_memory(err));
    if (counted) ARP_TRY(count_every_coalition(&r, err));
    if (draws) ARP_TRY(draw_pairs(&r, draws, err));
    report(&r, draws, counted);
    *pairs = draws;

done:
    arp_free(r.partial);
    arp_free(r.twice);
    arp_free(r.order);
    arp_free(r.in);
    arp_free(r.sum);
    return st;
}
