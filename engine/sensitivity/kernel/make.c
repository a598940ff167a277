/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
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

static void cut_plan(arp_kernel_plan *plan, cutter *c) {
    size_t n = plan->n, p = plan->p, panel = ARP_KERNEL_PANEL * plan->n_panels;
    plan->row = piece(c, plan->n_rows, 1, sizeof *plan->row);
    plan->magnitude = piece(c, p, 1, sizeof *plan->magnitude);
    if (plan->lanes) {
        plan->near = piece(c, panel, p, sizeof *plan->near);
        plan->exact = piece(c, n, p, sizeof *plan->exact);
        plan->half = piece(c, p, 1, sizeof *plan->half);
    } else {
        plan->panel = piece(c, panel, p, sizeof *plan->panel);
        plan->low = piece(c, p, 1, sizeof *plan->low);
        plan->high = piece(c, p, 1, sizeof *plan->high);
    }
}

static void fill_panels(arp_kernel_plan *plan, const double *x, size_t j) {
    plan->low[j] = plan->high[j] = x[0];
    for (size_t i = 0; i < plan->n; i++) {
        size_t panel = i / ARP_KERNEL_PANEL;
        plan->panel[(panel * plan->p + j) * ARP_KERNEL_PANEL + i % ARP_KERNEL_PANEL] = x[i];
        plan->low[j] = fmin(plan->low[j], x[i]);
        plan->high[j] = fmax(plan->high[j], x[i]);
    }
    plan->magnitude[j] = fmax(fabs(plan->low[j]), fabs(plan->high[j]));
}

static void fill_lanes(arp_kernel_plan *plan, const double *x, size_t j) {
    size_t n = plan->n, p = plan->p, last = n - 1;
    double low = x[0], high = x[0], half = 0.0;
    for (size_t i = 1; i < n; i++) {
        low = fmin(low, x[i]);
        high = fmax(high, x[i]);
    }
    double middle = low / 2 + high / 2;
    half = fmax(high - middle, middle - low);
    for (size_t i = 0; i < plan->n_panels * ARP_KERNEL_PANEL; i++) {
        size_t panel = i / ARP_KERNEL_PANEL;
        double scaled = half > 0.0 ? (x[i < n ? i : last] - middle) / half : 0.0;
        plan->near[(panel * p + j) * ARP_KERNEL_PANEL + i % ARP_KERNEL_PANEL] = (float)scaled;
    }
    for (size_t i = 0; i < n; i++) plan->exact[i * p + j] = x[i];
    plan->half[j] = half;
    plan->magnitude[j] = fmax(fabs(low), fabs(high));
}

arp_status arp_kernel_plan_new(const arp_kernel_input *in, arp_kernel_plan **out, arp_error *err) {
    arp_kernel_plan *plan = arp_zalloc(1, sizeof *plan);
    if (!plan) return arp_fail_memory(err);
    plan->n = in->n;
    plan->p = in->p;
    plan->n_rows = in->n_rows;
    plan->n_panels = (in->n + ARP_KERNEL_PANEL - 1) / ARP_KERNEL_PANEL;
    plan->way = in->way ? in->way : arp_kernel_way_at(0);
    plan->lanes =
        plan->way->lanes && in->n <= ARP_KERNEL_LANES_MOST && in->p <= ARP_KERNEL_LANES_MOST;
    while ((size_t)1 << plan->index_bits < in->n) plan->index_bits++;
    cutter c = {0};
    cut_plan(plan, &c);
    plan->memory = block_for(&c);
    if (!plan->memory) {
        arp_kernel_plan_free(plan);
        return arp_fail_memory(err);
    }
    cut_plan(plan, &c);
    if (in->n_rows) memcpy(plan->row, in->row, in->n_rows * sizeof *plan->row);
    for (size_t j = 0; j < in->p; j++) {
        if (plan->lanes) fill_lanes(plan, in->column[j], j);
        else fill_panels(plan, in->column[j], j);
    }
    *out = plan;
    return ARP_OK;
}

void arp_kernel_plan_free(arp_kernel_plan *plan) {
    if (!plan) return;
    arp_free(plan->memory);
    arp_free(plan);
}

static void cut_draws(arp_kernel *k, cutter *c) {
    size_t n = k->plan->n, digits = (size_t)1 << k->digit_bits;
    k->rank = piece(c, ARP_KERNEL_TOGETHER, n, sizeof *k->rank);
    k->weight = piece(c, k->plan->p, ARP_KERNEL_TOGETHER, sizeof *k->weight);
    k->highest = piece(c, ARP_KERNEL_TOGETHER, 1, sizeof *k->highest);
    k->steps = piece(c, ARP_KERNEL_TOGETHER, 1, sizeof *k->steps);
    k->reach = piece(c, ARP_KERNEL_TOGETHER, 1, sizeof *k->reach);
    k->sorted = piece(c, n, 1, sizeof *k->sorted);
    k->other = piece(c, n, 1, sizeof *k->other);
    k->low = piece(c, digits, 1, sizeof *k->low);
    k->high = piece(c, digits, 1, sizeof *k->high);
}

static void cut_lanes(arp_kernel *k, cutter *c) {
    size_t n = k->plan->n, lanes = k->plan->way->lanes;
    const arp_tally_shape *shape = &k->tally->shape;
    bool counts = shape->matrix && !shape->pairs;
    bool ranks = !counts || k->plan->n_rows;
    k->rank = ranks ? piece(c, lanes, n, sizeof *k->rank) : NULL;
    k->count = counts ? piece(c, n, n, sizeof *k->count) : NULL;
    k->lane_weight = piece(c, k->plan->p, lanes, sizeof *k->lane_weight);
    k->value = piece(c, k->rows, lanes, sizeof *k->value);
    k->limit = piece(c, lanes, 1, sizeof *k->limit);
    k->error = piece(c, lanes, 1, sizeof *k->error);
    k->near_row = piece(c, n, 1, sizeof *k->near_row);
    k->near_mask = piece(c, n, 1, sizeof *k->near_mask);
    k->place = piece(c, n, ARP_KERNEL_BLOCK, sizeof *k->place);
}

static void cut_kernel(arp_kernel *k, cutter *c) {
    k->run = piece(c, k->plan->n, 1, sizeof *k->run);
    k->spare = piece(c, k->plan->n, 1, sizeof *k->spare);
    k->score = piece(c, k->plan->n, 1, sizeof *k->score);
    if (k->plan->lanes) cut_lanes(k, c);
    else cut_draws(k, c);
}

/* Some 2^8 keys to a territory; the higher digit and the index share 32 bits. */
static unsigned digit_bits(unsigned index_bits) {
    unsigned bits = (index_bits + 8) / 2, most = 32 - index_bits;
    return bits < most ? bits : most;
}

arp_status arp_kernel_new(const arp_kernel_plan *plan, arp_tally *tally, arp_kernel **out,
                          arp_error *err) {
    arp_kernel *k = arp_zalloc(1, sizeof *k);
    if (!k) return arp_fail_memory(err);
    k->plan = plan;
    k->tally = tally;
    k->rows = 16;
    while (k->rows < plan->n) k->rows *= 2;
    k->digit_bits = digit_bits(plan->index_bits);
    cutter c = {0};
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

void arp_kernel_block(arp_kernel *kernel, size_t draws, const double *w, uint32_t *rank) {
    if (kernel->plan->lanes) arp_kernel_lanes(kernel, draws, w, rank);
    else arp_kernel_draws(kernel, draws, w, rank);
}
