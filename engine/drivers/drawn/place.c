/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/drawn/place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/threads.h"
#include "base/ties.h"
#include "drivers/weights/mixing.h"

enum {
    CHAINS = ARP_N_DRAWN_LAWS * ARP_DRAWN_CHAINS,
    RECORDS = 1 << 13, /* looks at a chain                                         */
    ROUND = 1 << 20,   /* steps until somebody is asked whether to go on           */
    FEW = 64           /* sets of the window that a chain has to come to, at least */
};

/* Of the first turn, and of all turns together. */
static const uint64_t FIRST_STEPS = 1 << 18, MOST_STEPS = (uint64_t)1 << 26;

/* Draws of other methods have other numbers. */
static const uint64_t FIRST_DRAW = (uint64_t)3 << 40;

/* What a look finds. */
typedef enum look { OUTSIDE, WITHOUT, SCORED } look;

typedef struct run {
    const arp_drawn_input *in;
    arp_chain chain[CHAINS];
    bool done[ARP_N_DRAWN_LAWS];
    uint64_t turn;      /* steps of it: weights are learnt in the first half, looks are taken in
                           the other                                                           */
    uint64_t steps, to; /* of the turn: done by each chain of a law that is not; to be done now */
    uint64_t all;       /* steps of the turns before                                            */
    uint8_t *look;      /* CHAINS x RECORDS */
    uint64_t *set;      /* CHAINS x RECORDS: a mark of its members */
    uint64_t *met;      /* ARP_DRAWN_CHAINS x RECORDS: these of one law */
    double *score;      /* CHAINS x RECORDS x n_measures */
    double *draws;      /* ARP_DRAWN_CHAINS x RECORDS: one series of all chains of a law */
} run;

/* A mark of a set of places, whatever their order: two sets share one by a chance of 2^-64. */
static uint64_t mark_of(const uint32_t *member, size_t n) {
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t x = member[i] + UINT64_C(0x9E3779B97F4A7C15) * (member[i] + UINT64_C(1));
        x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
        x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
        sum += x ^ x >> 31;
    }
    return sum;
}

static void look_at(run *r, size_t c, size_t which) {
    const arp_chain *chain = &r->chain[c];
    size_t at = c * RECORDS + which;
    double *score = r->score + at * r->in->n_measures;
    r->look[at] = OUTSIDE;
    if (!arp_chain_inside(chain)) return;
    bool known = r->in->measure(r->in->user, c, chain->member, chain->n, score);
    r->look[at] = known ? SCORED : WITHOUT;
    r->set[at] = mark_of(chain->member, chain->n);
}

static void walk(void *user, size_t slot, uint64_t block) {
    run *r = user;
    arp_chain *chain = &r->chain[block];
    uint64_t half = r->turn / 2, every = half / RECORDS;
    (void)slot;
    if (r->done[block / ARP_DRAWN_CHAINS]) return;
    for (uint64_t s = r->steps; s < r->to; s++) {
        chain->ladder.learning = s < half;
        if (s >= half && s % every == 0) look_at(r, (size_t)block, (size_t)((s - half) / every));
        arp_chain_step(chain);
    }
}

/* Looks at a chain that found this. */
static size_t count(const run *r, size_t c, look what) {
    size_t n = 0;
    for (size_t i = 0; i < RECORDS; i++) n += r->look[c * RECORDS + i] == what;
    return n;
}

static int by_mark(const void *a, const void *b) {
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* Different sets with a score that the chains of a law met. */
static size_t count_sets(run *r, size_t law) {
    uint64_t *met = r->met;
    size_t n = 0, sets = 0;
    for (size_t i = law * ARP_DRAWN_CHAINS * RECORDS; i < (law + 1) * ARP_DRAWN_CHAINS * RECORDS;
         i++) {
        if (r->look[i] == SCORED) met[n++] = r->set[i];
    }
    qsort(met, n, sizeof *met, by_mark);
    for (size_t i = 0; i < n; i++) sets += i == 0 || met[i] != met[i - 1];
    return sets;
}

/* One measure of all chains of a law, `n` of each, the last ones; whether at least the chosen
   score, or the score itself. */
static void take_series(const run *r, size_t law, size_t measure, size_t n, bool high) {
    const arp_drawn_input *in = r->in;
    for (size_t c = 0; c < ARP_DRAWN_CHAINS; c++) {
        size_t chain = law * ARP_DRAWN_CHAINS + c, left = n;
        for (size_t i = RECORDS; i-- > 0 && left > 0;) {
            if (r->look[chain * RECORDS + i] != SCORED) continue;
            double x = r->score[(chain * RECORDS + i) * in->n_measures + measure];
            double own = in->chosen[measure];
            bool above = x >= own || arp_tied(own, x, in->spread[measure]);
            r->draws[c * n + --left] = high ? (above ? 1.0 : 0.0) : x;
        }
    }
}

static double mean_of(const double *x, size_t n) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += x[i];
    return sum / (double)n;
}

static arp_drawn_place place_by(run *r, size_t law, size_t measure, size_t n) {
    size_t all = ARP_DRAWN_CHAINS * n;
    take_series(r, law, measure, n, false);
    arp_mixing score = arp_mixing_of(r->draws, ARP_DRAWN_CHAINS, n);
    arp_drawn_place p = {.mean = mean_of(r->draws, all)};
    take_series(r, law, measure, n, true);
    arp_mixing high = arp_mixing_of(r->draws, ARP_DRAWN_CHAINS, n);
    p.at_least = mean_of(r->draws, all);
    p.r_hat = fmax(score.r_hat, high.r_hat);
    p.ess = fmin(score.ess, high.ess);
    p.error = sqrt(p.at_least * (1.0 - p.at_least) / p.ess);
    return p;
}

/* Do the chains of a law agree? */
static void judge(run *r, size_t law, arp_drawn_law_places *out) {
    size_t n = RECORDS, scored = 0, without = 0;
    *out =
        (arp_drawn_law_places){.steps = r->all + r->turn, .r_hat = NAN, .ess = NAN, .without = NAN};
    for (size_t c = law * ARP_DRAWN_CHAINS; c < (law + 1) * ARP_DRAWN_CHAINS; c++) {
        size_t own = count(r, c, SCORED);
        if (own < n) n = own;
        scored += own;
        without += count(r, c, WITHOUT);
    }
    out->draws = scored + without;
    out->sets = count_sets(r, law);
    if (out->draws) out->without = (double)without / (double)out->draws;
    for (size_t m = 0; m < r->in->n_measures; m++)
        out->place[m] = (arp_drawn_place){NAN, NAN, NAN, NAN, NAN};
    if (n < FEW) return;
    out->r_hat = 0.0;
    out->ess = INFINITY;
    for (size_t m = 0; m < r->in->n_measures; m++) {
        out->place[m] = place_by(r, law, m, n);
        out->r_hat = fmax(out->r_hat, out->place[m].r_hat);
        out->ess = fmin(out->ess, out->place[m].ess);
    }
    out->found = out->r_hat < ARP_DRAWN_R_HAT && out->ess >= ARP_DRAWN_ESS;
    for (size_t m = 0; m < r->in->n_measures && !out->found; m++)
        out->place[m] = (arp_drawn_place){NAN, NAN, NAN, NAN, NAN};
}

/* Chains of sets with many members take longer for a step. */
static uint64_t most_steps(const arp_drawn_input *in) {
    return in->most_steps ? in->most_steps : in->window->most < 160 ? MOST_STEPS : MOST_STEPS / 2;
}

static arp_status take_turn(run *r) {
    const arp_drawn_input *in = r->in;
    for (r->steps = 0; r->steps < r->turn; r->steps = r->to) {
        r->to = r->steps + ROUND < r->turn ? r->steps + ROUND : r->turn;
        arp_blocks_run(
            &(arp_blocks){.end = CHAINS, .threads = in->threads, .user = r, .work = walk});
        if (in->go_on && !in->go_on(in->go_on_user)) return ARP_INTERRUPTED;
    }
    return ARP_OK;
}

static arp_status make(run *r, arp_pool *pool, arp_error *err) {
    const arp_drawn_input *in = r->in;
    if (!arp_pool_take_all(pool, ARP_ROWS(r->look, RECORDS, CHAINS),
                           ARP_ROWS(r->set, RECORDS, CHAINS),
                           ARP_ROWS(r->met, RECORDS, ARP_DRAWN_CHAINS),
                           ARP_ROWS(r->score, RECORDS, CHAINS * in->n_measures),
                           ARP_ROWS(r->draws, RECORDS, ARP_DRAWN_CHAINS)))
        return arp_fail_memory(err);
    for (size_t c = 0; c < CHAINS; c++) {
        arp_drawn_law law = (arp_drawn_law)(c / ARP_DRAWN_CHAINS);
        uint32_t stream = in->number * CHAINS + (uint32_t)c;
        arp_status st =
            arp_chain_make(in->window, law, in->seed, FIRST_DRAW, stream, pool, &r->chain[c], err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

arp_status arp_drawn_places(const arp_drawn_input *in, arp_drawn_law_places out[ARP_N_DRAWN_LAWS],
                            arp_error *err) {
    arp_status st = ARP_OK;
    arp_pool *pool = arp_pool_new();
    run *r = pool ? arp_pool_take(pool, 1, sizeof *r) : NULL;
    if (!r) ARP_TRY(arp_fail_memory(err));
    r->in = in;
    ARP_TRY(make(r, pool, err));
    for (r->turn = FIRST_STEPS; r->all + r->turn <= most_steps(in); r->turn *= 2) {
        ARP_TRY(take_turn(r));
        for (size_t law = 0; law < ARP_N_DRAWN_LAWS; law++) {
            if (r->done[law]) continue;
            judge(r, law, &out[law]);
            r->done[law] = out[law].found;
        }
        if (r->done[0] && r->done[1]) break;
        r->all += r->turn;
    }
done:
    arp_pool_free(pool);
    return st;
}
