/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file kernel_run.h
 * The kernel over many draws on several threads, as its tests and timings want it.
 */
#ifndef TESTS_UNIT_KERNEL_RUN_H
#define TESTS_UNIT_KERNEL_RUN_H

#include "base/fail.h"
#include "base/memory.h"
#include "base/threads.h"
#include "sensitivity/kernel/kernel.h"

enum { KERNEL_BLOCK = 256 }; /* draws handed out at once */

/** What is ranked: a sum of p weighted columns of n values. */
typedef struct kernel_input {
    size_t n, p;
    const double *const *column;
    const uint32_t *row; /* territories whose rank in each draw is wanted */
    size_t n_rows;
    const arp_kernel_way *way; /* NULL: the best */
    bool sketch;               /* where the kernel takes such draws, and no row is wanted */
} kernel_input;

/** Draws on threads, in blocks of KERNEL_BLOCK. */
typedef struct kernel_job {
    uint64_t first, end; /* draws first .. end - 1; first is a multiple of KERNEL_BLOCK */
    size_t threads;      /* >= 1                                                             */
    void *user;
    /* Fill in the weights of draws draw .. draw + draws - 1; slot, below threads, is the thread's
       own. What is filled in depends on the number of the draw alone. */
    void (*weights)(void *user, size_t slot, uint64_t draw, size_t draws, double *w);
    /* The ranks of the input's rows in these draws, draws x n_rows; may be NULL. */
    void (*ranks)(void *user, size_t slot, uint64_t draw, size_t draws, const uint32_t *rank);
    /* Called by the caller's thread between blocks, with the draws begun so far, at most end;
       false: begin no more. May be NULL. */
    bool (*go_on)(void *user, uint64_t begun);
} kernel_job;

/* What one thread has to itself. */
typedef struct kernel_hand {
    const kernel_input *input;
    const arp_kernel_tree *tree;
    arp_kernel *kernel;
    arp_tally own; /* but for the first thread, which counts in the caller's tally */
    double *w, *side_by_side, *room, *line;
    void *memory;
    uint32_t *all, *rank; /* ranks of some draws; of the wanted rows of all draws of a block */
} kernel_hand;

typedef struct kernel_shift {
    const kernel_job *job;
    kernel_hand *hand;
} kernel_shift;

static inline uint64_t kernel_draws_before(const kernel_job *job, uint64_t block) {
    uint64_t draw = block * KERNEL_BLOCK;
    return draw < job->end ? draw : job->end;
}

/* Draws of a block from d on, as many as are worked out together. */
static inline void kernel_some(const kernel_hand *h, size_t d, size_t draws) {
    const kernel_input *in = h->input;
    size_t p = in->p, some = draws - d < ARP_KERNEL_TOGETHER ? draws - d : ARP_KERNEL_TOGETHER;
    size_t done = 0, stride = arp_kernel_stride(in->n);
    for (size_t j = 0; j < p; j++) {
        for (size_t e = 0; e < some; e++) {
            h->side_by_side[j * ARP_KERNEL_TOGETHER + e] = h->w[(d + e) * p + j];
        }
    }
    if (in->sketch && !in->n_rows && arp_kernel_sketches(h->kernel, h->tree)) {
        done = arp_kernel_sketch(h->kernel, h->tree, h->side_by_side, h->room, some, h->w + d * p);
    }
    if (done == some) return;
    arp_kernel_lines(in->way, h->tree, h->side_by_side, h->room, &h->line);
    const arp_kernel_scores scores = {some - done, h->line + done * stride, h->w + (d + done) * p};
    arp_kernel_rank(h->kernel, &scores, in->n_rows ? h->all : NULL);
    for (size_t e = 0; e < some; e++) {
        for (size_t r = 0; r < in->n_rows; r++) {
            h->rank[(d + e) * in->n_rows + r] = h->all[e * in->n + in->row[r]];
        }
    }
}

static inline void kernel_rank_some(const kernel_hand *h, size_t draws) {
    for (size_t d = 0; d < draws; d += ARP_KERNEL_TOGETHER) kernel_some(h, d, draws);
}

static inline void kernel_work(void *user, size_t slot, uint64_t block) {
    kernel_shift *s = user;
    const kernel_job *job = s->job;
    kernel_hand *h = &s->hand[slot];
    uint64_t draw = kernel_draws_before(job, block);
    size_t draws = (size_t)(kernel_draws_before(job, block + 1) - draw);
    job->weights(job->user, slot, draw, draws, h->w);
    kernel_rank_some(h, draws);
    if (job->ranks) job->ranks(job->user, slot, draw, draws, h->rank);
}

static inline bool kernel_go_on(void *user, uint64_t begun) {
    const kernel_job *job = ((kernel_shift *)user)->job;
    return job->go_on(job->user, kernel_draws_before(job, job->first / KERNEL_BLOCK + begun));
}

/* The input's columns under one root, as lines. */
typedef struct kernel_plant {
    arp_kernel_tree tree;
    arp_kernel_mean root;
    size_t *child;
    double *line;
    const double **column;
} kernel_plant;

static inline arp_status kernel_plant_new(const kernel_input *input, kernel_plant *out,
                                          arp_error *err) {
    size_t stride = arp_kernel_stride(input->n), p = input->p;
    *out = (kernel_plant){.root = {.n_children = p}};
    out->child = arp_zalloc(p, sizeof *out->child);
    out->line = arp_zalloc(p, stride * sizeof *out->line);
    out->column = arp_zalloc(p, sizeof *out->column);
    if (!out->child || !out->line || !out->column) return arp_fail_memory(err);
    for (size_t j = 0; j < p; j++) {
        out->child[j] = j;
        out->column[j] = out->line + j * stride;
        for (size_t i = 0; i < input->n; i++) out->line[j * stride + i] = input->column[j][i];
    }
    out->tree = (arp_kernel_tree){input->n, p, 1, p, out->column, &out->root, out->child};
    return ARP_OK;
}

static inline void kernel_plant_free(kernel_plant *plant) {
    arp_free(plant->child);
    arp_free(plant->line);
    arp_free(plant->column);
}

static inline arp_status kernel_hire(kernel_hand *h, const kernel_input *input,
                                     const arp_kernel_tree *tree, arp_tally *tally,
                                     arp_error *err) {
    size_t together = ARP_KERNEL_TOGETHER, room = arp_kernel_stride(arp_kernel_room(tree));
    h->input = input;
    h->tree = tree;
    h->w = arp_zalloc(input->p, KERNEL_BLOCK * sizeof *h->w);
    h->side_by_side = arp_zalloc(input->p, together * sizeof *h->side_by_side);
    h->memory = arp_zalloc(room + together * arp_kernel_stride(input->n) + 8, sizeof(double));
    h->all = arp_zalloc(input->n, together * sizeof *h->all);
    h->rank = arp_zalloc(input->n_rows, KERNEL_BLOCK * sizeof *h->rank);
    if (!h->w || !h->side_by_side || !h->memory || !h->all || !h->rank) {
        return arp_fail_memory(err);
    }
    h->room = (double *)(((uintptr_t)h->memory + 63) / 64 * 64);
    h->line = h->room + room;
    return arp_kernel_new(input->n, input->way, tally, &h->kernel, err);
}

/** One hand for draws of the caller's: fill in h->w, call kernel_rank_some(), read h->rank. */
static inline arp_status kernel_open(kernel_hand *h, const kernel_input *input, arp_tally *tally,
                                     kernel_plant *plant, arp_error *err) {
    arp_status st = kernel_plant_new(input, plant, err);
    return st == ARP_OK ? kernel_hire(h, input, &plant->tree, tally, err) : st;
}

static inline void kernel_dismiss(kernel_hand *h) {
    arp_free(h->w);
    arp_free(h->side_by_side);
    arp_free(h->memory);
    arp_free(h->all);
    arp_free(h->rank);
    arp_kernel_free(h->kernel);
    arp_tally_free(&h->own);
}

/**
 * Run the draws.
 *
 * @param[in,out] tally  the counts are added; the same bits for any number of threads
 * @param[out] done  draws done: those from `first` on, without a gap
 * @retval ARP_MEMORY  threads - 1 tallies, and what tree and kernels take; nothing was counted
 */
static inline arp_status kernel_run(const kernel_input *input, const kernel_job *job,
                                    arp_tally *tally, uint64_t *done, arp_error *err) {
    arp_status st = ARP_OK;
    kernel_plant plant = {0};
    uint64_t first = job->first / KERNEL_BLOCK;
    uint64_t end = (job->end + KERNEL_BLOCK - 1) / KERNEL_BLOCK;
    size_t hands = job->threads < end - first ? job->threads : (size_t)(end - first);
    kernel_shift s = {job, arp_zalloc(hands, sizeof *s.hand)};

    if (!s.hand) {
        st = arp_fail_memory(err);
        goto done;
    }
    ARP_TRY(kernel_plant_new(input, &plant, err));
    for (size_t h = 0; h < hands; h++) {
        if (h > 0) ARP_TRY(arp_tally_new(&tally->shape, &s.hand[h].own, err));
        ARP_TRY(kernel_hire(&s.hand[h], input, &plant.tree, h > 0 ? &s.hand[h].own : tally, err));
    }
    arp_blocks blocks = {first, end, hands, &s, kernel_work, job->go_on ? kernel_go_on : NULL};
    uint64_t did = arp_blocks_run(&blocks);
    for (size_t h = 0; h < hands; h++) {
        arp_kernel_flush(s.hand[h].kernel);
        if (h > 0) arp_tally_merge(tally, &s.hand[h].own);
    }
    *done = kernel_draws_before(job, first + did) - job->first;

done:
    for (size_t h = 0; s.hand && h < hands; h++) kernel_dismiss(&s.hand[h]);
    arp_free(s.hand);
    kernel_plant_free(&plant);
    return st;
}

#endif
