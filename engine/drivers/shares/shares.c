/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/shares/shares.h"

#include <math.h>

#include "base/moments.h"
#include "base/order.h"
#include "drivers/shares/shapley.h"
#include "drivers/shares/standing.h"

static double *at(const arp_share_case *c, double *game, size_t t, arp_share_value q) {
    return game + (t * ARP_SHARE_VALUES + (size_t)q) * ((size_t)1 << c->what->n_sides);
}

/* Under an arithmetic root the score is the same game for all three baselines: additive. */
static void put_scores(const arp_share_case *c, double *game) {
    const arp_case *what = c->what;
    size_t sets = (size_t)1 << what->n_sides;
    for (size_t t = 0; t < what->m; t++) {
        double *v = at(c, game, t, ARP_SHARE_SCORE);
        for (size_t set = 0; set < sets; set++) v[set] = c->exponent == 1.0 ? 0.0 : NAN;
    }
    if (c->exponent != 1.0) return;
    for (size_t s = 0; s < what->n_sides; s++) {
        double mean = arp_mean(what->line[s], what->n), w = what->weight[s];
        for (size_t t = 0; t < what->m; t++) {
            double *v = at(c, game, t, ARP_SHARE_SCORE), own = what->line[s][what->selected[t]];
            for (size_t set = 0; set < sets; set++) v[set] += w * (set >> s & 1 ? own : mean);
        }
    }
}

static void put_standing(const arp_share_case *c, double *game, size_t t, size_t set,
                         const arp_standing *here) {
    const arp_case *what = c->what;
    at(c, game, t, ARP_SHARE_MIDRANK)[set] = arp_standing_midrank(here);
    at(c, game, t, ARP_SHARE_MEMBERSHIP)[set] = arp_standing_seat(here, c->k);
    at(c, game, t, ARP_SHARE_CONCORDANCE)[set] =
        (double)here->won / (2.0 * (double)(what->n - what->m));
}

arp_status arp_shares_all(const arp_share_case *c, double *game, arp_error *err) {
    const arp_case *what = c->what;
    arp_status st = ARP_OK;
    arp_ladders ladders = {0};
    double w[ARP_SHAPLEY_SIDES], *score = arp_zalloc(what->n, sizeof *score);
    if (!score) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_ladders_take(&ladders, what, err));
    put_scores(c, game);
    for (size_t set = 0; set < (size_t)1 << what->n_sides; set++) {
        for (size_t s = 0; s < what->n_sides; s++) w[s] = set >> s & 1 ? what->weight[s] : 0.0;
        arp_case_mix(what, w, score);
        ARP_TRY(arp_ladders_fill(&ladders, what, score, err));
        for (size_t j = 0; j < what->n; j++) {
            size_t i = ladders.order[j], t = ladders.place[i];
            if (t == what->m) continue;
            arp_standing here = arp_standing_near(&ladders, score[i], score[i]);
            put_standing(c, game, t, set, &here);
        }
    }

done:
    arp_ladders_free(&ladders);
    arp_free(score);
    return st;
}

arp_status arp_shares_unit(const arp_share_case *c, double *game, arp_error *err) {
    const arp_case *what = c->what;
    arp_status st = ARP_OK;
    arp_ladders ladders = {0};
    double mean[ARP_SHAPLEY_SIDES], *score = arp_zalloc(what->n, sizeof *score);
    if (!score) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_ladders_take(&ladders, what, err));
    put_scores(c, game);
    for (size_t s = 0; s < what->n_sides; s++) mean[s] = arp_mean(what->line[s], what->n);
    arp_case_mix(what, what->weight, score);
    ARP_TRY(arp_ladders_fill(&ladders, what, score, err));
    for (size_t t = 0; t < what->m; t++) {
        size_t i = what->selected[t];
        for (size_t set = 0; set < (size_t)1 << what->n_sides; set++) {
            double x = 0.0; /* in the order of arp_case_mix(): the same bits with all sides in */
            for (size_t s = 0; s < what->n_sides; s++) {
                x += what->weight[s] * (set >> s & 1 ? what->line[s][i] : mean[s]);
            }
            arp_standing here = arp_standing_find(&ladders, score[i], x);
            put_standing(c, game, t, set, &here);
        }
    }

done:
    arp_ladders_free(&ladders);
    arp_free(score);
    return st;
}

/* What is counted over the random territories r. */
typedef struct counts {
    uint64_t twice_rank, seats, won;
    double score;
} counts;

/* One territory and set: every r in an order in which the sums nearly fall, so that the places
   found move little from one to the next. */
static counts count_over(const arp_share_case *c, size_t i, size_t set, const uint32_t *order,
                         double own, arp_ladders *ladders) {
    const arp_case *what = c->what;
    counts sum = {0};
    for (size_t place = 0; place < what->n; place++) {
        size_t r = order[place];
        double x = 0.0;
        for (size_t s = 0; s < what->n_sides; s++) {
            x += what->weight[s] * what->line[s][set >> s & 1 ? i : r];
        }
        arp_standing here = arp_standing_near(ladders, own, x);
        sum.twice_rank += 2 * (uint64_t)here.above + here.tied;
        sum.seats += here.above < c->k;
        sum.won += here.won;
        if (c->exponent != 1.0) sum.score += arp_case_score(x, c->exponent);
    }
    return sum;
}

static void put_counts(const arp_share_case *c, double *game, size_t t, size_t set,
                       const counts *sum) {
    double n = (double)c->what->n, unselected = n - (double)c->what->m;
    at(c, game, t, ARP_SHARE_MIDRANK)[set] = 1.0 + (double)sum->twice_rank / (2.0 * n);
    at(c, game, t, ARP_SHARE_MEMBERSHIP)[set] = (double)sum->seats / n;
    at(c, game, t, ARP_SHARE_CONCORDANCE)[set] = (double)sum->won / (2.0 * n * unselected);
    if (c->exponent != 1.0) at(c, game, t, ARP_SHARE_SCORE)[set] = sum->score / n;
}

static arp_status count_all(const arp_share_case *c, double *game, arp_error *err) {
    const arp_case *what = c->what;
    arp_status st = ARP_OK;
    arp_ladders ladders = {0};
    double w[ARP_SHAPLEY_SIDES];
    double *score = arp_zalloc(what->n, 2 * sizeof *score);
    uint32_t *order = arp_zalloc(what->n, sizeof *order);
    if (!score || !order) ARP_TRY(arp_fail_memory(err));
    double *replaced = score + what->n;
    ARP_TRY(arp_ladders_take(&ladders, what, err));
    arp_case_mix(what, what->weight, score);
    ARP_TRY(arp_ladders_fill(&ladders, what, score, err));
    for (size_t set = 0; set < (size_t)1 << what->n_sides; set++) {
        for (size_t s = 0; s < what->n_sides; s++) w[s] = set >> s & 1 ? 0.0 : what->weight[s];
        arp_case_mix(what, w, replaced);
        if (!arp_order_falling(replaced, what->n, order)) ARP_TRY(arp_fail_memory(err));
        for (size_t t = 0; t < what->m; t++) {
            size_t i = what->selected[t];
            counts sum = count_over(c, i, set, order, score[i], &ladders);
            put_counts(c, game, t, set, &sum);
        }
    }

done:
    arp_ladders_free(&ladders);
    arp_free(score);
    arp_free(order);
    return st;
}

static arp_status membership_only(const arp_share_case *c, double *game, arp_error *err) {
    const arp_case *what = c->what;
    size_t sets = (size_t)1 << what->n_sides;
    double *v = NULL;
    if (what->n_sides == 2) {
        v = arp_zalloc(what->n, 4 * sizeof *v);
        arp_status st = v ? arp_marginal_membership(c, v, err) : arp_fail_memory(err);
        if (st != ARP_OK) {
            arp_free(v);
            return st;
        }
    }
    for (size_t t = 0; t < what->m; t++) {
        for (size_t set = 0; set < sets; set++) {
            at(c, game, t, ARP_SHARE_MIDRANK)[set] = NAN;
            at(c, game, t, ARP_SHARE_CONCORDANCE)[set] = NAN;
            at(c, game, t, ARP_SHARE_MEMBERSHIP)[set] = v ? v[what->selected[t] * 4 + set] : NAN;
        }
    }
    arp_free(v);
    return ARP_OK;
}

arp_status arp_shares_marginal(const arp_share_case *c, double *game, arp_error *err) {
    const arp_case *what = c->what;
    double steps = (double)what->n * (double)what->m * (double)((size_t)1 << what->n_sides);
    put_scores(c, game);
    return steps > ARP_MARGINAL_MOST ? membership_only(c, game, err) : count_all(c, game, err);
}

static void share_out(const double *game, size_t g, arp_share *out) {
    arp_shapley(game, g, out->part);
    out->none = game[0];
    out->interaction = arp_shapley_interaction(game, g);
}

/* Shares of each selected territory, and of the mean game. */
static arp_status share_base(const arp_share_case *c, const double *game, size_t base,
                             arp_pool *pool, arp_shares *out, arp_error *err) {
    size_t g = c->what->n_sides, m = c->what->m, sets = (size_t)1 << g;
    for (size_t q = 0; q < ARP_SHARE_VALUES; q++) {
        double mean[1 << ARP_SHAPLEY_SIDES] = {0};
        double *part = arp_pool_take(pool, m + 1, g * sizeof *part);
        out->territory[base][q] = arp_pool_take(pool, m, sizeof(arp_share));
        if (!part || !out->territory[base][q]) return arp_fail_memory(err);
        for (size_t t = 0; t < m; t++) {
            const double *v = game + (t * ARP_SHARE_VALUES + q) * sets;
            out->territory[base][q][t].part = part + t * g;
            share_out(v, g, &out->territory[base][q][t]);
            for (size_t set = 0; set < sets; set++) mean[set] += v[set];
        }
        for (size_t set = 0; set < sets; set++) mean[set] /= (double)m;
        out->selection[base][q].part = part + m * g;
        share_out(mean, g, &out->selection[base][q]);
    }
    return ARP_OK;
}

arp_status arp_shares_make(const arp_share_case *c, const arp_leaves *leaves, arp_pool *pool,
                           arp_shares **out, arp_error *err) {
    static arp_status (*const PLAY[])(const arp_share_case *, double *, arp_error *) = {
        arp_shares_all, arp_shares_unit, arp_shares_marginal};
    arp_status st = ARP_OK;
    size_t sets = (size_t)1 << c->what->n_sides;
    double *game = arp_zalloc(c->what->m, ARP_SHARE_VALUES * sets * sizeof *game);
    arp_shares *made = arp_pool_take(pool, 1, sizeof *made);
    if (!game || !made) ARP_TRY(arp_fail_memory(err));
    for (size_t base = 0; base < ARP_SHARE_BASES; base++) {
        ARP_TRY(PLAY[base](c, game, err));
        ARP_TRY(share_base(c, game, base, pool, made, err));
    }
    made->indicator = arp_pool_take(pool, leaves->p, sizeof *made->indicator);
    if (!made->indicator) ARP_TRY(arp_fail_memory(err));
    made->n_indicators = leaves->p;
    ARP_TRY(arp_owen_values(c, leaves, ARP_OWEN_EXACT, made->indicator, &made->pairs, err));
    *out = made;

done:
    arp_free(game);
    return st;
}
