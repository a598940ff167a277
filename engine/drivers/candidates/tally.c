/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/candidates/tally.h"

#include <math.h>
#include <string.h>

arp_status arp_standings_begin(const arp_scores *scores, const arp_candidates_input *in,
                               const double *chosen, size_t group, arp_pool *pool,
                               arp_standings *out, arp_error *err) {
    size_t measures = scores->n_measures, cells = ARP_N_AMONG * measures;
    arp_standings t = {.scores = scores, .in = in, .chosen = chosen, .group = group};
    if (!arp_pool_take_all(pool, ARP_ARRAY(t.n, cells), ARP_ARRAY(t.above, cells),
                           ARP_ARRAY(t.tied, cells), ARP_ARRAY(t.at, cells),
                           ARP_ROWS(t.best, measures, ARP_CANDIDATES_BEST),
                           ARP_ROWS(t.best_score, measures, ARP_CANDIDATES_BEST),
                           ARP_ARRAY(t.n_best, measures), ARP_ARRAY(t.aim, measures + 3)))
        return arp_fail_memory(err);
    /* the sides, or an index without any; inhabitants; few members; few cuts */
    t.front = (arp_front){.n_aims = measures - (measures > 1) + 3,
                          .n_more = sizeof(arp_passing),
                          .most = ARP_CANDIDATES_FRONT};
    *out = t;
    return ARP_OK;
}

bool arp_is_like(const arp_candidates_input *in, double population) {
    bool any = in->from == -INFINITY && in->to == INFINITY;
    return any || (population >= in->from && population <= in->to);
}

static void place(arp_standings *t, arp_among among, const arp_passing *set, const double *score) {
    for (size_t m = 0; m < t->scores->n_measures; m++) {
        size_t cell = among * t->scores->n_measures + m;
        if (set->chosen) {
            t->at[cell] = 1;
            continue;
        }
        bool tied = arp_scores_tied(t->scores, m, score[m], t->chosen[m]);
        t->n[cell]++;
        t->tied[cell] += tied;
        t->above[cell] += !tied && score[m] > t->chosen[m];
    }
}

/* Of equal scores the one that came first stays before. */
static void keep_best(arp_standings *t, size_t m, const arp_passing *set, double score) {
    arp_passing *best = t->best + m * ARP_CANDIDATES_BEST;
    double *of = t->best_score + m * ARP_CANDIDATES_BEST;
    size_t n = t->n_best[m], at = n;
    if (n == ARP_CANDIDATES_BEST && !(score > of[n - 1])) return;
    if (n < ARP_CANDIDATES_BEST) n = ++t->n_best[m];
    else at = n - 1;
    for (; at > 0 && score > of[at - 1]; at--) {
        of[at] = of[at - 1];
        best[at] = best[at - 1];
    }
    of[at] = score;
    best[at] = *set;
}

static arp_status offer(arp_standings *t, const arp_passing *set, const double *score,
                        arp_error *err) {
    size_t measures = t->scores->n_measures, first = measures > 1, k = measures - first;
    memcpy(t->aim, score + first, k * sizeof *score);
    t->aim[k] = isnan(set->population) ? 0.0 : set->population;
    t->aim[k + 1] = -(double)set->n;
    t->aim[k + 2] = -(double)set->cut;
    return arp_front_offer(&t->front, t->aim, set, err);
}

arp_status arp_standings_add(arp_standings *tally, const arp_passing *set, const double *score,
                             arp_error *err) {
    bool like = arp_is_like(tally->in, set->population);
    bool within = like && tally->group != SIZE_MAX && set->group == tally->group;
    if (tally->chosen) {
        place(tally, ARP_AMONG_ALL, set, score);
        if (like) place(tally, ARP_AMONG_LIKE, set, score);
        if (within) place(tally, ARP_AMONG_WITHIN, set, score);
    }
    if (!like) return ARP_OK;
    for (size_t m = 0; m < tally->scores->n_measures; m++) keep_best(tally, m, set, score[m]);
    return offer(tally, set, score, err);
}

arp_candidate_place arp_standings_place(const arp_standings *tally, arp_among among,
                                        size_t measure) {
    size_t cell = among * tally->scores->n_measures + measure;
    uint64_t others = tally->n[cell], above = tally->above[cell], tied = tally->tied[cell];
    arp_candidate_place p = {.n = others + tally->at[cell], .percentile = NAN};
    if (!tally->chosen) return p;
    p.rank = above + 1;
    p.tied = tied;
    if (others)
        p.percentile = ((double)(others - above - tied) + 0.5 * (double)tied) / (double)others;
    return p;
}
