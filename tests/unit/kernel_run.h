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

/** Draws on threads, in blocks of ARP_KERNEL_BLOCK. */
typedef struct kernel_job {
    uint64_t first, end; /* draws first .. end - 1; first is a multiple of ARP_KERNEL_BLOCK */
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
    arp_kernel *kernel;
    arp_tally own; /* but for the first thread, which counts in the caller's tally */
    double *w;
    uint32_t *rank;
} kernel_hand;

typedef struct kernel_shift {
    const kernel_job *job;
    kernel_hand *hand;
} kernel_shift;

static inline uint64_t kernel_draws_before(const kernel_job *job, uint64_t block) {
    uint64_t draw = block * ARP_KERNEL_BLOCK;
    return draw < job->end ? draw : job->end;
}

static inline void kernel_work(void *user, size_t slot, uint64_t block) {
    kernel_shift *s = user;
    const kernel_job *job = s->job;
    kernel_hand *h = &s->hand[slot];
    uint64_t draw = kernel_draws_before(job, block);
    size_t draws = (size_t)(kernel_draws_before(job, block + 1) - draw);
    job->weights(job->user, slot, draw, draws, h->w);
    arp_kernel_block(h->kernel, draws, h->w, h->rank);
    if (job->ranks) job->ranks(job->user, slot, draw, draws, h->rank);
}

static inline bool kernel_go_on(void *user, uint64_t begun) {
    const kernel_job *job = ((kernel_shift *)user)->job;
    return job->go_on(job->user, kernel_draws_before(job, job->first / ARP_KERNEL_BLOCK + begun));
}

static inline arp_status kernel_hire(kernel_hand *h, const arp_kernel_input *input,
                                     const arp_kernel_plan *plan, arp_tally *tally,
                                     arp_error *err) {
    h->w = arp_zalloc(input->p, ARP_KERNEL_BLOCK * sizeof *h->w);
    h->rank = arp_zalloc(input->n_rows, ARP_KERNEL_BLOCK * sizeof *h->rank);
    if (!h->w || !h->rank) return arp_fail_memory(err);
    return arp_kernel_new(plan, tally, &h->kernel, err);
}

static inline void kernel_dismiss(kernel_hand *h) {
    arp_free(h->w);
    arp_free(h->rank);
    arp_kernel_free(h->kernel);
    arp_tally_free(&h->own);
}

/**
 * Run the draws.
 *
 * @param[in,out] tally  the counts are added; the same bits for any number of threads
 * @param[out] done  draws done: those from `first` on, without a gap
 * @retval ARP_MEMORY  threads - 1 tallies, and what plan and kernels take; nothing was counted
 */
static inline arp_status kernel_run(const arp_kernel_input *input, const kernel_job *job,
                                    arp_tally *tally, uint64_t *done, arp_error *err) {
    arp_status st = ARP_OK;
    arp_kernel_plan *plan = NULL;
    uint64_t first = job->first / ARP_KERNEL_BLOCK;
    uint64_t end = (job->end + ARP_KERNEL_BLOCK - 1) / ARP_KERNEL_BLOCK;
    size_t hands = job->threads < end - first ? job->threads : (size_t)(end - first);
    kernel_shift s = {job, arp_zalloc(hands, sizeof *s.hand)};

    if (!s.hand) {
        st = arp_fail_memory(err);
        goto done;
    }
    ARP_TRY(arp_kernel_plan_new(input, &plan, err));
    for (size_t h = 0; h < hands; h++) {
        if (h > 0) ARP_TRY(arp_tally_new(&tally->shape, &s.hand[h].own, err));
        ARP_TRY(kernel_hire(&s.hand[h], input, plan, h > 0 ? &s.hand[h].own : tally, err));
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
    arp_kernel_plan_free(plan);
    return st;
}

#endif
