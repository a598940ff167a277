/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/moran.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "base/rng.h"

/* Draws of other methods have other numbers. */
static const uint64_t FIRST_DRAW = (uint64_t)2 << 40;

static const double EQUAL = 1e-12;

/* sum_i z_i (mean of z over the neighbours of i), z_i being z[at[i]]. */
static double product(const arp_graph *g, const double *z, const uint32_t *at) {
    double sum = 0.0;
    for (size_t i = 0; i < g->n; i++) {
        size_t from = g->start[i], to = g->start[i + 1];
        if (from == to) continue;
        double near = 0.0;
        for (size_t e = from; e < to; e++) near += z[at[g->to[e]]];
        sum += z[at[i]] * near / (double)(to - from);
    }
    return sum;
}

/* Fills z with x less its mean; 0 for a constant x, otherwise the sum of squares. */
static double centre(const double *x, size_t n, double *z) {
    bool constant = true;
    double mean = arp_sum(x, n) / (double)n, squares = 0.0;
    for (size_t i = 0; i < n; i++) {
        z[i] = x[i] - mean;
        squares += z[i] * z[i];
        constant = constant && x[i] == x[0];
    }
    return constant ? 0.0 : squares;
}

/* The draw-th order of n places (Durstenfeld 1964). */
static void shuffle(uint32_t *at, size_t n, uint64_t seed, uint64_t draw) {
    uint32_t lane = 0;
    for (size_t i = 0; i < n; i++) at[i] = (uint32_t)i;
    for (size_t i = n; i > 1; i--) {
        size_t j = (size_t)arp_below(seed, FIRST_DRAW + draw, &lane, i);
        uint32_t last = at[i - 1];
        at[i - 1] = at[j];
        at[j] = last;
    }
}

arp_status arp_moran_measure(const arp_graph *graph, const double *const *x, size_t n_x,
                             uint64_t seed, arp_moran *out, arp_error *err) {
    size_t n = graph->n, s0 = 0;
    double *z = arp_zalloc(n, n_x * sizeof *z);
    double *scale = arp_zalloc(n_x, sizeof *scale); /* of a product, to I */
    size_t *reached = arp_zalloc(n_x, sizeof *reached);
    uint32_t *at = arp_zalloc(n, sizeof *at);
    arp_status st = z && scale && reached && at ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    for (size_t i = 0; i < n; i++) {
        s0 += graph->start[i + 1] > graph->start[i];
        at[i] = (uint32_t)i;
    }
    for (size_t c = 0; c < n_x; c++) {
        double squares = centre(x[c], n, z + c * n);
        bool none = squares == 0.0 || s0 == 0;
        scale[c] = none ? (double)NAN : (double)n / ((double)s0 * squares);
        out[c].i = scale[c] * product(graph, z + c * n, at);
    }
    for (uint64_t d = 0; d < ARP_MORAN_DRAWS; d++) {
        shuffle(at, n, seed, d);
        for (size_t c = 0; c < n_x; c++) {
            reached[c] += scale[c] * product(graph, z + c * n, at) >= out[c].i - EQUAL;
        }
    }
    for (size_t c = 0; c < n_x; c++) {
        double p = (double)(reached[c] + 1) / (ARP_MORAN_DRAWS + 1.0);
        out[c].p = isnan(out[c].i) ? (double)NAN : p;
    }

done:
    arp_free(z);
    arp_free(scale);
    arp_free(reached);
    arp_free(at);
    return st;
}
