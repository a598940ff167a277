/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/linear.h"

#include <math.h>

#include "base/rng.h"
#include "drivers/shares/leaves.h"
#include "index/run.h"

enum { STREAM_SHIFT = 48 };

static bool has_hole(const double *x, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(x[i])) return true;
    }
    return false;
}

arp_status arp_linear_find(const arp_plan *plan, const arp_result *result, arp_pool *pool,
                           arp_linear *out, arp_error *err) {
    arp_leaves leaves;
    arp_status st = arp_leaves_make(plan, result, pool, &leaves, err);
    if (st != ARP_OK) return st;
    bool linear = arp_run_exponent(&plan->node[0]) == 1.0;
    for (size_t s = 0; s < leaves.n_sides; s++) linear = linear && leaves.arithmetic[s];
    for (size_t j = 0; j < leaves.p; j++) linear = linear && !has_hole(leaves.value[j], leaves.n);
    *out = (arp_linear){linear ? leaves.p : 0, leaves.value, leaves.side};
    return ARP_OK;
}

/* Exponential gaps, over their sum. */
static void flat(uint64_t seed, uint64_t draw, size_t from, size_t to, double *w) {
    double sum = 0.0;
    for (size_t l = from; l < to; l++) sum += w[l] = -log(arp_u01(seed, draw, (uint32_t)l));
    for (size_t l = from; l < to; l++) w[l] /= sum;
}

uint64_t arp_stream_draw(arp_stream stream, uint64_t draw) {
    return (uint64_t)stream << STREAM_SHIFT | draw;
}

void arp_draw_weights(uint64_t seed, arp_stream stream, uint64_t draw, size_t n, double *w) {
    flat(seed, arp_stream_draw(stream, draw), 0, n, w);
}

void arp_draw_inner(const arp_linear *leaves, uint64_t seed, arp_stream stream, uint64_t draw,
                    double *w) {
    size_t to;
    for (size_t from = 0; from < leaves->n; from = to) {
        for (to = from; to < leaves->n && leaves->side[to] == leaves->side[from];) to++;
        flat(seed, arp_stream_draw(stream, draw), from, to, w);
    }
}
