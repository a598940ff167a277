/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/memory.h"
#include "sensitivity/kernel/parts.h"

const arp_kernel_way *arp_kernel_way_at(size_t place) {
    for (size_t w = 0; ARP_KERNEL_WAYS[w]; w++) {
        if (ARP_KERNEL_WAYS[w]->present() && place-- == 0) return ARP_KERNEL_WAYS[w];
    }
    return NULL;
}

/* One block of memory, cut into pieces that begin at a multiple of a vector's size. The first time
   round, without a block, the pieces are summed up. */
typedef struct cutter {
    char *at;
    size_t used;
    bool too_much;
} cutter;

enum { ALIGNED = 64 };

static void *piece(cutter *c, size_t a, size_t b, size_t size) {
    size_t bytes;
    char *here = c->at ? c->at + c->used : NULL;
    if (__builtin_mul_overflow(a, b, &bytes) || __builtin_mul_overflow(bytes, size, &bytes) ||
        __builtin_add_overflow(bytes, (ALIGNED - bytes % ALIGNED) % ALIGNED, &bytes) ||
        __builtin_add_overflow(c->used, bytes, &c->used)) {
        c->too_much = true;
    }
    return here;
}

/* Memory for what was summed up, and the cutter to cut it; NULL when there is none. */
static void *block_for(cutter *c) {
    char *memory = c->too_much ? NULL : arp_zalloc(c->used + ALIGNED, 1);
    if (!memory) return NULL;
    *c = (cutter){.at = memory + (ALIGNED - (uintptr_t)memory % ALIGNED) % ALIGNED};
    return memory;
}

size_t arp_kernel_room(const arp_kernel_tree *tree) {
    size_t lines = tree->n_nodes * ARP_KERNEL_TOGETHER * ARP_KERNEL_PANEL + 2 * tree->n_children;
    size_t sketch = tree->n_nodes * ARP_KERNEL_TOGETHER + 2 * tree->n_columns * ARP_KERNEL_TOGETHER;
    return lines > sketch ? lines : sketch;
}

void arp_kernel_lines(const arp_kernel_way *way, const arp_kernel_tree *tree, const double *weight,
                      double *room, double *const *line) {
    if (!way) way = arp_kernel_way_at(0);
    way->tree(tree, weight, room, line);
}

static void cut_kernel(arp_kernel *k, cutter *c) {
    size_t n = k->n, digits = (size_t)1 << k->digit_bits, lanes = k->way->lanes;
    bool counts = k->lanes && k->tally && k->tally->shape.matrix && !k->tally->shape.pairs;
    k->run = piece(c, n, 1, sizeof *k->run);
    k->spare = piece(c, n, 1, sizeof *k->spare);
    bool ranks = k->lanes ? k->tally && !counts : true;
    k->rank = ranks ? piece(c, ARP_KERNEL_TOGETHER, n, sizeof *k->rank) : NULL;
    bool bins = k->tally && k->tally->shape.bins && !counts;
    k->bin = bins ? piece(c, n, ARP_TALLY_TOGETHER, sizeof *k->bin) : NULL;
    if (k->lanes) {
        k->count = counts ? piece(c, n, n, sizeof *k->count) : NULL;
        k->exact = counts ? piece(c, n, 1, sizeof *k->exact) : NULL;
        k->value = piece(c, k->rows, lanes, sizeof *k->value);
        k->limit = piece(c, lanes, 1, sizeof *k->limit);
        k->near_row = piece(c, n, 1, sizeof *k->near_row);
        k->near_mask = piece(c, n, 1, sizeof *k->near_mask);
        k->place = piece(c, n, ARP_KERNEL_PLACES, sizeof *k->place);
        return;
    }
    k->sorted = piece(c, n, 1, sizeof *k->sorted);
    k->other = piece(c, n, 1, sizeof *k->other);
    k->low = piece(c, digits, 1, sizeof *k->low);
    k->high = piece(c, digits, 1, sizeof *k->high);
}

/* Some 2^8 keys to a territory; the higher digit and the index share 32 bits. */
static unsigned digit_bits(unsigned index_bits) {
    unsigned bits = (index_bits + 8) / 2, most = 32 - index_bits;
    return bits < most ? bits : most;
}

arp_status arp_kernel_new(size_t n, const arp_kernel_way *way, arp_tally *tally, arp_kernel **out,
                          arp_error *err) {
    arp_kernel *k = arp_zalloc(1, sizeof *k);
    cutter c = {0};
    if (!k) return arp_fail_memory(err);
    k->n = n;
    k->stride = arp_kernel_stride(n);
    k->way = way ? way : arp_kernel_way_at(0);
    k->tally = tally;
    k->lanes = k->way->lanes && n <= ARP_KERNEL_LANES_MOST;
    while ((size_t)1 << k->index_bits < n) k->index_bits++;
    k->rows = 16;
    while (k->rows < n) k->rows *= 2;
    k->digit_bits = digit_bits(k->index_bits);
    cut_kernel(k, &c);
    k->memory = block_for(&c);
    if (!k->memory) {
        arp_kernel_free(k);
        return arp_fail_memory(err);
    }
    cut_kernel(k, &c);
    *out = k;
    return ARP_OK;
}

void arp_kernel_free(arp_kernel *kernel) {
    if (!kernel) return;
    arp_free(kernel->memory);
    arp_free(kernel);
}

void arp_kernel_rank(arp_kernel *kernel, const arp_kernel_scores *scores, uint32_t *rank) {
    if (kernel->lanes) arp_kernel_rank_lanes(kernel, scores, rank);
    else arp_kernel_rank_draws(kernel, scores, rank);
}

int64_t arp_kernel_midranks(const arp_kernel *kernel, const double *line, const size_t *row,
                            size_t m, bool *near) {
    return kernel->way->midranks(line, kernel->n, row, m, near);
}

uint64_t arp_kernel_moved(const arp_kernel *kernel, const uint32_t *rank, const uint32_t *base) {
    return kernel->way->moved(rank, base, kernel->n);
}

void arp_kernel_pairs(arp_tally *tally, size_t draws, const uint32_t *rank) {
    const arp_kernel_way *way = arp_kernel_way_at(0);
    *tally->draws += draws;
    way->sums(tally, draws, rank);
    way->pairs(tally, draws, rank);
}
