/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/threads.h"
#include "sensitivity/draws/scenes.h"

enum { POINTS = 8 }; /* of the curve in one go */

/* One thread's room. */
typedef struct place {
    arp_work work;
    arp_sight sight;
    arp_pool *pool; /* of what it finds */
} place;

/* What is to be seen: block f a factor alone, the next one the indicators left out, the others the
   curve's points. */
typedef struct crew {
    const arp_seer *seer;
    arp_scenes *out;
    size_t n_factors, n_blocks;
    place *at;        /* one a thread */
    arp_status *st;   /* one a block  */
    arp_error *error; /* the same     */
} crew;

static arp_status open_place(const arp_seer *seer, place *p, arp_error *err) {
    arp_status st = ARP_OK;
    p->pool = arp_pool_new();
    if (!p->pool) return arp_fail_memory(err);
    ARP_TRY(arp_work_new(seer->model, &p->work, err));
    ARP_TRY(arp_sight_new(seer->judge, &p->sight, err));

done:
    return st;
}

static void see(void *user, size_t slot, uint64_t block) {
    const crew *c = user;
    place *p = &c->at[slot];
    arp_scenes *out = c->out;
    arp_seer own = *c->seer;
    arp_error *err = &c->error[block];
    size_t b = (size_t)block;
    own.work = &p->work;
    own.sight = &p->sight;
    own.pool = p->pool;
    if (b < c->n_factors) {
        c->st[b] = arp_scenes_alone(&own, b, &out->base, &out->alone[b], &out->moved[b], err);
    } else if (b == c->n_factors) {
        c->st[b] = arp_scenes_without(&own, &out->without, &out->n_without, err);
    } else {
        size_t from = (b - c->n_factors - 1) * POINTS, left = out->curve.n - from;
        size_t to = from + (left < POINTS ? left : POINTS);
        c->st[b] = arp_curve_see(&own, &out->curve, from, to, err);
    }
}

/* The rooms of the threads, and what each block says; false: memory. */
static arp_status open_crew(crew *c, size_t threads, arp_error *err) {
    arp_status st = ARP_OK;
    if (!arp_zalloc_all(ARP_ARRAY(c->at, threads), ARP_ARRAY(c->st, c->n_blocks),
                        ARP_ARRAY(c->error, c->n_blocks)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < threads; i++) ARP_TRY(open_place(c->seer, &c->at[i], err));

done:
    return st;
}

static void close_crew(crew *c, size_t threads) {
    for (size_t i = 0; c->at && i < threads; i++) {
        arp_sight_free(&c->at[i].sight);
        arp_work_free(&c->at[i].work);
        arp_pool_join(c->seer->pool, c->at[i].pool);
    }
    arp_free(c->at);
    arp_free(c->st);
    arp_free(c->error);
}

arp_status arp_scenes_see(const arp_seer *seer, size_t most, size_t threads, arp_scenes *out,
                          arp_error *err) {
    crew c = {.seer = seer, .out = out, .n_factors = seer->model->n_factors};
    arp_status st = ARP_OK;
    *out = (arp_scenes){0};
    if (!arp_pool_take_all(seer->pool, ARP_ARRAY(out->alone, c.n_factors),
                           ARP_ARRAY(out->moved, c.n_factors)))
        return arp_fail_memory(err);
    ARP_TRY(arp_scene_base(seer, &out->base, err));
    if (c.n_factors) ARP_TRY(arp_curve_begin(seer, most, &out->curve, err));
    c.n_blocks = c.n_factors + 1 + (out->curve.n + POINTS - 1) / POINTS;
    if (threads > c.n_blocks) threads = c.n_blocks;
    ARP_TRY(open_crew(&c, threads, err));
    arp_blocks_run(&(arp_blocks){.end = c.n_blocks, .threads = threads, .user = &c, .work = see});
    for (size_t b = 0; b < c.n_blocks; b++) {
        if (c.st[b] != ARP_OK && err) *err = c.error[b];
        ARP_TRY(c.st[b]);
    }
    if (c.n_factors) ARP_TRY(arp_curve_end(seer, &out->curve, err));

done:
    close_crew(&c, threads);
    return st;
}
