/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/memory.h"
#include "base/threads.h"
#include "sensitivity/kernel/kernel.h"

/* What one thread has to itself. */
typedef struct hand {
    arp_kernel *kernel;
    arp_tally own; /* but for the first thread, which counts in the caller's tally */
    double *w;
    uint32_t *rank;
} hand;

typedef struct shift {
    const arp_kernel_job *job;
    hand *hand;
} shift;

static uint64_t draws_before(const arp_kernel_job *job, uint64_t block) {
    uint64_t draw = block * ARP_KERNEL_BLOCK;
    return draw < job->end ? draw : job->end;
}

static void work(void *user, size_t slot, uint64_t block) {
    shift *s = user;
    const arp_kernel_job *job = s->job;
    hand *h = &s->hand[slot];
    uint64_t draw = draws_before(job, block);
    size_t draws = (size_t)(draws_before(job, block + 1) - draw);
    job->weights(job->user, slot, draw, draws, h->w);
    arp_kernel_block(h->kernel, draws, h->w, h->rank);
    if (job->ranks) job->ranks(job->user, slot, draw, draws, h->rank);
}

static bool go_on(void *user, uint64_t begun) {
    const arp_kernel_job *job = ((shift *)user)->job;
    return job->go_on(job->user, draws_before(job, job->first / ARP_KERNEL_BLOCK + begun));
}

static arp_status hire(hand *h, const arp_kernel_input *input, const arp_kernel_plan *plan,
                       arp_tally *tally, arp_error *err) {
    h->w = arp_zalloc(input->p, ARP_KERNEL_BLOCK * sizeof *h->w);
    h->rank = arp_zalloc(input->n_rows, ARP_KERNEL_BLOCK * sizeof *h->rank);
    if (!h->w || !h->rank) return arp_fail_memory(err);
    return arp_kernel_new(plan, tally, &h->kernel, err);
}

static void dismiss(hand *h) {
    arp_free(h->w);
    arp_free(h->rank);
    arp_kernel_free(h->kernel);
    arp_tally_free(&h->own);
}

arp_status arp_kernel_run(const arp_kernel_input *input, const arp_kernel_job *job,
                          arp_tally *tally, uint64_t *done, arp_error *err) {
    arp_status st = ARP_OK;
    arp_kernel_plan *plan = NULL;
    uint64_t first = job->first / ARP_KERNEL_BLOCK;
    uint64_t end = (job->end + ARP_KERNEL_BLOCK - 1) / ARP_KERNEL_BLOCK;
    size_t hands = job->threads < end - first ? job->threads : (size_t)(end - first);
    shift s = {job, arp_zalloc(hands, sizeof *s.hand)};

    if (!s.hand) {
        st = arp_fail_memory(err);
        goto done;
    }
    ARP_TRY(arp_kernel_plan_new(input, &plan, err));
    for (size_t h = 0; h < hands; h++) {
        if (h > 0) ARP_TRY(arp_tally_new(&tally->shape, &s.hand[h].own, err));
        ARP_TRY(hire(&s.hand[h], input, plan, h > 0 ? &s.hand[h].own : tally, err));
    }
    arp_blocks blocks = {first, end, hands, &s, work, job->go_on ? go_on : NULL};
    uint64_t did = arp_blocks_run(&blocks);
    for (size_t h = 0; h < hands; h++) {
        arp_kernel_flush(s.hand[h].kernel);
        if (h > 0) arp_tally_merge(tally, &s.hand[h].own);
    }
    *done = draws_before(job, first + did) - job->first;

done:
    for (size_t h = 0; s.hand && h < hands; h++) dismiss(&s.hand[h]);
    arp_free(s.hand);
    arp_kernel_plan_free(plan);
    return st;
}
