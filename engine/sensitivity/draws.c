/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws.h"

#include "base/rng.h"
#include "base/threads.h"
#include "sensitivity/linear_draws.h"

/* One thread's own. */
typedef struct place {
    arp_work work;
    arp_sight sight;
    arp_linear_draws linear;
    arp_gather own;
    arp_gather *gather; /* the first thread's is the caller's, the others have their own */
    uint64_t fault;     /* number of the first draw that could not be run, UINT64_MAX for none */
    arp_error why;
} place;

typedef struct crew {
    const arp_draws_run *run;
    bool linear; /* draws are the kernel's */
    place *at;   /* one a thread           */
} crew;

static arp_status one_draw(place *p, const arp_draws_run *run, uint64_t draw) {
    const arp_model *m = run->model;
    bool verdict = run->judge->m && draw % run->verdict_every == 0;
    arp_status st = ARP_OK;
    p->work.err = (arp_error){0};
    for (size_t i = 0; i < m->n_dims; i++) p->work.u[i] = arp_u01(run->seed, draw, (uint32_t)i);
    ARP_TRY(arp_work_draw(&p->work));
    ARP_TRY(arp_sight_look(&p->sight, &p->work, &p->work.err));
    if (verdict) ARP_TRY(arp_sight_verdict(&p->sight, &p->work, &p->work.err));
    arp_gather_add(p->gather, &p->work, &p->sight, draw, verdict);

done:
    return st;
}

static void work(void *user, size_t slot, uint64_t block) {
    const crew *c = user;
    place *p = &c->at[slot];
    uint64_t first = block * ARP_DRAWS_BLOCK;
    if (p->fault != UINT64_MAX) return;
    if (c->linear) {
        arp_linear_block(&p->linear, c->run, block, &p->work, &p->sight, p->gather);
        return;
    }
    for (uint64_t d = first; d < first + ARP_DRAWS_BLOCK; d++) {
        if (one_draw(p, c->run, d) == ARP_OK) continue;
        p->fault = d;
        p->why = p->work.err;
        return;
    }
}

static bool go_on(void *user, uint64_t begun) {
    const crew *c = user;
    if (c->at[0].fault != UINT64_MAX) return false;
    return !c->run->go_on || c->run->go_on(c->run->user, begun);
}

static arp_status open_place(const arp_draws_run *run, arp_gather *into, place *p, arp_error *err) {
    arp_status st = ARP_OK;
    p->gather = into ? into : &p->own;
    p->fault = UINT64_MAX;
    ARP_TRY(arp_work_new(run->model, &p->work, err));
    ARP_TRY(arp_sight_new(run->judge, &p->sight, err));
    if (!into) ARP_TRY(arp_gather_new(run->model, run->judge, &p->own, err));

done:
    return st;
}

/* What holds for all draws of the sides' weights, seen in the first one; then the kernel's room. */
static arp_status open_linear(const arp_draws_run *run, place *p, arp_error *err) {
    const arp_model *m = run->model;
    arp_status st = ARP_OK;
    for (size_t i = 0; i < m->n_dims; i++) p->work.u[i] = arp_u01(run->seed, 0, (uint32_t)i);
    ARP_TRY(arp_work_draw(&p->work));
    ARP_TRY(arp_sight_look(&p->sight, &p->work, &p->work.err));
    if (run->judge->m) ARP_TRY(arp_sight_verdict(&p->sight, &p->work, &p->work.err));
    return arp_linear_open(&p->work, &p->linear, err);

done:
    p->fault = 0;
    p->why = p->work.err;
    return ARP_OK;
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

arp_status arp_draws(const arp_draws_run *run, uint64_t first, uint64_t end, arp_gather *into,
                     uint64_t *done, arp_error *err) {
    arp_status st = ARP_OK;
    *done = 0;
    if (first == end) return ARP_OK;
    size_t threads = run->threads < end - first ? run->threads : (size_t)(end - first);
    crew c = {.run = run, .at = arp_zalloc(threads, sizeof *c.at)};
    c.linear = !run->one_by_one && arp_linear_fits(run->model);
    if (!c.at) return arp_fail_memory(err);
    for (size_t i = 0; i < threads; i++) {
        ARP_TRY(open_place(run, i ? NULL : into, &c.at[i], err));
        if (c.linear) ARP_TRY(open_linear(run, &c.at[i], err));
    }
    const arp_blocks blocks = {
        .first = first, .end = end, .threads = threads, .user = &c, .work = work, .go_on = go_on};
    uint64_t ran = arp_blocks_run(&blocks);
    ARP_TRY(first_fault(&c, threads, err));
    for (size_t i = 0; i < threads; i++) arp_linear_close(&c.at[i].linear, c.at[i].gather);
    for (size_t i = 1; i < threads; i++) arp_gather_merge(into, &c.at[i].own);
    *done = ran;

done:
    for (size_t i = 0; i < threads; i++) {
        arp_linear_close(&c.at[i].linear, NULL);
        arp_gather_free(&c.at[i].own);
        arp_sight_free(&c.at[i].sight);
        arp_work_free(&c.at[i].work);
    }
    arp_free(c.at);
    return st;
}
