/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/moran.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "base/rng.h"

/* Draws of other methods have other numbers. */
static const uint64_t FIRST_DRAW = (uint64_t)2 << 40;

static const double EQUAL = 1e-12;

/* sum_i z_i (mean of z over the neighbours of i). */
static double product(const arp_graph *g, const double *z) {
    double sum = 0.0;
    for (size_t i = 0; i < g->n; i++) {
        size_t from = g->start[i], to = g->start[i + 1];
        if (from == to) continue;
        double near = 0.0;
        for (size_t e = from; e < to; e++) near += z[g->to[e]];
        sum += z[i] * near / (double)(to - from);
    }
    return sum;
}

/* All the words of one draw, four a call: a shuffle is most of the time here. */
typedef struct words {
    uint64_t seed, draw;
    uint32_t lane, word[4];
} words;

static uint32_t next_word(words *w) {
    if (w->lane % 4 == 0) arp_philox(w->seed, w->draw, w->lane / 4, w->word);
    return w->word[w->lane++ % 4];
}

/* Uniform below n, without bias (Lemire 2019). */
static uint32_t below(words *w, uint32_t n) {
    uint64_t wide = (uint64_t)next_word(w) * n;
    if ((uint32_t)wide < n) {
        uint32_t uneven = (UINT32_MAX - n + 1) % n; /* 2^32 mod n */
        while ((uint32_t)wide < uneven) wide = (uint64_t)next_word(w) * n;
    }
    return (uint32_t)(wide >> 32);
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
    words w = {.seed = seed, .draw = FIRST_DRAW + draw};
    for (size_t i = 0; i < n; i++) at[i] = (uint32_t)i;
    for (size_t i = n; i > 1; i--) {
        uint32_t j = below(&w, (uint32_t)i), last = at[i - 1];
        at[i - 1] = at[j];
        at[j] = last;
    }
}

arp_status arp_moran_measure(const arp_graph *graph, const double *const *x, size_t n_x,
                             uint64_t seed, arp_moran *out, arp_error *err) {
    size_t n = graph->n, s0 = 0;
    double *z = arp_zalloc(n, (n_x + 1) * sizeof *z); /* the columns, and one in another order */
    double *scale = arp_zalloc(n_x, sizeof *scale);   /* of a product, to I */
    size_t *reached = arp_zalloc(n_x, sizeof *reached);
    uint32_t *at = arp_zalloc(n, sizeof *at);
    arp_status st = z && scale && reached && at ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    double *moved = z + n_x * n;
    for (size_t i = 0; i < n; i++) s0 += graph->start[i + 1] > graph->start[i];
    for (size_t c = 0; c < n_x; c++) {
        double squares = centre(x[c], n, z + c * n);
        bool none = squares == 0.0 || s0 == 0;
        scale[c] = none ? NAN : (double)n / ((double)s0 * squares);
        out[c].i = scale[c] * product(graph, z + c * n);
    }
    for (uint64_t d = 0; d < ARP_MORAN_DRAWS; d++) {
        shuffle(at, n, seed, d);
        for (size_t c = 0; c < n_x; c++) {
            for (size_t i = 0; i < n; i++) moved[i] = z[c * n + at[i]];
            reached[c] += scale[c] * product(graph, moved) >= out[c].i - EQUAL;
        }
    }
    for (size_t c = 0; c < n_x; c++) {
        double p = (double)(reached[c] + 1) / (ARP_MORAN_DRAWS + 1.0);
        out[c].p = isnan(out[c].i) ? NAN : p;
    }

done:
    arp_free(z);
    arp_free(scale);
    arp_free(reached);
    arp_free(at);
    return st;
}
