/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/draws.h"

#include <string.h>

#include "base/lanes/lanes.h"
#include "base/rng.h"
#include "base/threads.h"
#include "sensitivity/draws/batch.h"

enum { PAIRS = 16 }; /* draws whose pairs are counted together */

/* One thread's own. */
typedef struct place {
    const arp_draws_run *run;
    arp_work work;
    arp_sight sight;
    arp_batch *batch; /* NULL: every draw is run one by one */
    double *u;        /* n_dims rows of a block             */
    uint32_t *held;   /* PAIRS rows of n: ranks of draws whose pairs are to be counted */
    size_t n_held;
    arp_gather own;
    arp_gather *gather; /* its own; where one process draws, the first thread's is the caller's */
    uint64_t fault;     /* number of the first draw that could not be run, UINT64_MAX for none */
    arp_error why;
} place;

typedef struct crew {
    const arp_draws_run *run;
    place *at;       /* one a thread */
    uint64_t before; /* blocks of all processes before the lot under way */
    uint64_t most;   /* blocks asked for */
    bool alone;
    arp_onward word; /* of this process */
} crew;

static bool reads_verdict(const arp_draws_run *run, uint64_t draw) {
    return run->judge->m && draw % run->verdict_every == 0;
}

static arp_status one_draw(place *p, uint64_t draw) {
    const arp_draws_run *run = p->run;
    const arp_model *m = run->model;
    bool verdict = reads_verdict(run, draw);
    arp_status st = ARP_OK;
    p->work.err = (arp_error){0};
    for (size_t i = 0; i < m->n_dims; i++) p->work.u[i] = arp_u01(run->seed, draw, (uint32_t)i);
    ARP_TRY(arp_work_draw(&p->work));
    ARP_TRY(arp_sight_look(&p->sight, &p->work, &p->work.err));
    if (verdict && !p->work.combination->varied.late)
        ARP_TRY(arp_sight_tell(&p->sight, p->work.combination->kept_open, &p->work.err));
    arp_gather_add(p->gather, &p->work, &p->sight, draw, verdict);

done:
    return st;
}

/* The first fault of a thread stands. */
static void run_one(place *p, uint64_t draw) {
    if (p->fault != UINT64_MAX || one_draw(p, draw) == ARP_OK) return;
    p->fault = draw;
    p->why = p->work.err;
}

static void run_and_count(place *p, uint64_t draw) {
    run_one(p, draw);
    if (p->fault != UINT64_MAX) return;
    arp_gather_add_factors(p->gather, p->work.combination, &p->work.choices);
}

static void count_pairs(place *p) {
    if (p->n_held) arp_kernel_pairs(&p->gather->pairs, p->n_held, p->held);
    p->n_held = 0;
}

static void hold_pairs(place *p, const uint32_t *rank) {
    size_t n = p->run->model->n;
    memcpy(p->held + p->n_held++ * n, rank, n * sizeof *rank);
    if (p->n_held == PAIRS) count_pairs(p);
}

static void done(void *user, const arp_lot_draw *draw, const arp_sight *sight,
                 const uint32_t *rank) {
    place *p = user;
    if (draw->ranks) hold_pairs(p, rank);
    uint64_t *moved = p->gather->moved;
    if (!p->gather->tally.at) arp_wide_add(&moved[0], &moved[1], sight->moved);
    arp_gather_add_sight(p->gather, draw->combination, sight, reads_verdict(p->run, draw->number));
}

/* What it drew has been counted. */
static void refuse(void *user, const arp_lot_draw *draw) {
    run_one(user, draw->number);
}

/* A block whose draws are worked out side by side, but for those that cannot be. */
static void draw_block(place *p, uint64_t first) {
    const arp_draws_run *run = p->run;
    arp_lot_draw draw[ARP_DRAWS_BLOCK];
    uint32_t row[ARP_DRAWS_BLOCK];
    double other[ARP_DRAWS_BLOCK]; /* of each counter's two numbers the draws take the first */
    for (size_t i = 0; i < ARP_DRAWS_BLOCK; i++) row[i] = (uint32_t)(first + i);
    for (size_t i = 0; i < run->model->n_dims; i++) {
        const arp_lane_counters at = {run->seed, row, (uint32_t)(first >> 32), (uint32_t)i};
        arp_lanes_at(0)->uniforms(&at, ARP_DRAWS_BLOCK, p->u + i * ARP_DRAWS_BLOCK, other);
    }
    arp_batch_choose(p->batch, ARP_DRAWS_BLOCK, p->u, draw);
    for (size_t i = 0; i < ARP_DRAWS_BLOCK; i++) {
        uint64_t number = first + i;
        draw[i].number = number;
        draw[i].verdict = reads_verdict(run, number) && !draw[i].combination->varied.late;
        draw[i].ranks = arp_gather_pairs(p->gather, number);
        if (!draw[i].combination->in.form) {
            run_and_count(p, number);
            continue;
        }
        arp_batch_tell(p->batch, i, &p->work.choices);
        arp_gather_add_factors(p->gather, draw[i].combination, &p->work.choices);
        arp_batch_add(p->batch, i, &draw[i]);
    }
}

static void work(void *user, size_t slot, uint64_t block) {
    const crew *c = user;
    place *p = &c->at[slot];
    uint64_t first = block * ARP_DRAWS_BLOCK;
    if (p->fault != UINT64_MAX) return;
    if (p->batch) {
        draw_block(p, first);
        return;
    }
    for (uint64_t d = first; d < first + ARP_DRAWS_BLOCK; d++) run_and_count(p, d);
}

/* A process that is not alone does its part of a lot whatever it is told; the border is where all
   are done with theirs. */
static bool go_on(void *user, uint64_t begun) {
    crew *c = user;
    const arp_draws_run *run = c->run;
    if (c->at[0].fault != UINT64_MAX) return false;
    if (!run->go_on) return true;
    uint64_t all = c->before + begun * (c->alone ? 1 : run->processes->count);
    arp_onward word = run->go_on(run->user, all < c->most ? all : c->most);
    if (word > c->word) c->word = word;
    return !c->alone || c->word == ARP_ON;
}

static arp_status open_place(const arp_draws_run *run, arp_gather *into, place *p, arp_error *err) {
    const arp_lot_sink sink = {p, done, refuse};
    arp_status st = ARP_OK;
    p->run = run;
    p->gather = into ? into : &p->own;
    p->fault = UINT64_MAX;
    ARP_TRY(arp_work_new(run->model, &p->work, err));
    ARP_TRY(arp_sight_new(run->judge, &p->sight, err));
    if (!into) ARP_TRY(arp_gather_new(run->model, run->judge, &p->own, err));
    if (run->one_by_one || !arp_batch_fits(run->model)) return ARP_OK;
    p->u = arp_zalloc(run->model->n_dims, ARP_DRAWS_BLOCK * sizeof *p->u);
    p->held = arp_zalloc(run->model->n, PAIRS * sizeof *p->held);
    if (!p->u || !p->held) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_batch_new(run->model, run->judge, &p->gather->tally, &sink, &p->batch, err));

done:
    return st;
}

/* The first fault of all threads; every draw before it was done. */
static arp_status first_fault(const crew *c, size_t threads, arp_error *err) {
    const place *first = NULL;
    for (size_t i = 0; i < threads; i++) {
        if (c->at[i].fault == UINT64_MAX) continue;
        if (!first || c->at[i].fault < first->fault) first = &c->at[i];
    }
    if (!first) return ARP_OK;
    if (first->why.code == ARP_MEMORY) return arp_fail_memory(err);
    if (err) *err = first->why;
    return first->why.code;
}

/* Blocks that processes do before they look at each other again, each its part. The longer a run,
   the less often; but a signal is obeyed within seconds. Threads play no part: each process may
   have its own number. */
static uint64_t lot_of(const crew *c, uint64_t left) {
    enum { LEAST = 4, RANKS = 1 << 18 }; /* blocks a process; blocks times territories */
    if (c->alone) return left;
    uint64_t part = c->before / 4 / c->run->processes->count;
    uint64_t most = RANKS / c->run->model->n + 4 * (uint64_t)LEAST;
    if (part < LEAST) part = LEAST;
    if (part > most) part = most;
    return part * c->run->processes->count < left ? part * c->run->processes->count : left;
}

/* One lot: this process's part of it, then all together. */
static arp_status do_lot(crew *c, size_t threads, uint64_t first, uint64_t n, arp_draws_done *drawn,
                         arp_error *err) {
    arp_processes *all = c->run->processes;
    uint64_t rank = c->alone ? 0 : all->rank, count = c->alone ? 1 : all->count;
    const arp_blocks blocks = {.first = first + n * rank / count,
                               .end = first + n * (rank + 1) / count,
                               .threads = threads,
                               .user = c,
                               .work = work,
                               .go_on = go_on};
    arp_status st = ARP_OK;
    uint64_t done = blocks.first < blocks.end ? arp_blocks_run(&blocks) : 0;
    uint64_t word[ARP_STOP + 1] = {0};
    for (size_t i = 0; i < threads; i++) {
        if (c->at[i].batch) arp_batch_flush(c->at[i].batch);
        count_pairs(&c->at[i]);
    }
    /* parts rise with the rank: the first process that failed has the first draw that did */
    ARP_TRY(arp_processes_agree(all, first_fault(c, threads, err), err));
    word[c->word] = 1;
    ARP_TRY(arp_processes_sum(all, word, ARP_STOP + 1, err));
    drawn->word = word[ARP_STOP] ? ARP_STOP : word[ARP_PAUSE] ? ARP_PAUSE : ARP_ON;
    drawn->blocks += c->alone ? done : n;

done:
    return st;
}

/* The counts of all processes, added to @p into. */
static arp_status bring_in(const crew *c, const arp_gather *mine, arp_gather *into,
                           arp_error *err) {
    arp_processes *all = c->run->processes;
    size_t n = arp_gather_length(mine), factors = c->run->model->n_factors;
    uint64_t *number = arp_zalloc(n, sizeof *number);
    double *end = arp_zalloc(2 * factors, sizeof *end);
    arp_status st = number && end ? ARP_OK : arp_fail_memory(err);
    if (st == ARP_OK) {
        arp_gather_store(mine, number, end);
        ARP_TRY(arp_processes_sum(all, number, n, err));
        ARP_TRY(arp_processes_extremes(all, end, end + factors, factors, err));
        arp_gather_add_stored(into, number, end);
    }

done:
    arp_free(number);
    arp_free(end);
    return st;
}

arp_status arp_draws(const arp_draws_run *run, uint64_t first, uint64_t end, arp_gather *into,
                     arp_draws_done *drawn, arp_error *err) {
    arp_status st = ARP_OK;
    *drawn = (arp_draws_done){0};
    if (first == end) return ARP_OK;
    size_t threads = run->threads < end - first ? run->threads : (size_t)(end - first);
    bool alone = !run->processes || run->processes->count == 1;
    crew c = {.run = run, .alone = alone, .most = end - first};
    c.at = arp_zalloc(threads, sizeof *c.at);
    if (!c.at) return arp_fail_memory(err);
    for (size_t i = 0; i < threads; i++) {
        ARP_TRY(open_place(run, alone && i == 0 ? into : NULL, &c.at[i], err));
    }
    while (drawn->blocks < end - first && drawn->word == ARP_ON) {
        uint64_t lot = lot_of(&c, end - first - drawn->blocks);
        ARP_TRY(do_lot(&c, threads, first + drawn->blocks, lot, drawn, err));
        c.before = drawn->blocks;
    }
    for (size_t i = 1; i < threads; i++) arp_gather_merge(c.at[0].gather, c.at[i].gather);
    if (!alone) ARP_TRY(bring_in(&c, c.at[0].gather, into, err));

done:
    for (size_t i = 0; i < threads; i++) {
        arp_batch_free(c.at[i].batch);
        arp_free(c.at[i].u);
        arp_free(c.at[i].held);
        arp_gather_free(&c.at[i].own);
        arp_sight_free(&c.at[i].sight);
        arp_work_free(&c.at[i].work);
    }
    arp_free(c.at);
    return st;
}
