/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/memory.h"
#include "base/rng.h"
#include "base/sobol.h"
#include "base/threads.h"
#include "drivers/shares/shapley.h"
#include "sensitivity/indices/gsa.h"

/* Own numbers for the orders of the factors. */
#define STREAM 0x6f726465727367ULL

/* The runs of a row: at a, at b, with each factor's block of b in turn, then with several. */
enum { RUN_A, RUN_B, RUN_FACTOR };

/* What one thread works in. */
typedef struct bench {
    double *point; /* 2 x coordinates: a, b                                  */
    double *u;     /* coordinates of one run                                 */
    double *value; /* runs x outputs                                         */
    double *game;  /* outputs x 2^factors, SUBSETS only: sums over the rows  */
} bench;

typedef struct crew {
    const arp_gsa_run *run;
    const arp_gsa_design *design;
    arp_sobol sobol;
    size_t coordinates, runs, sets;
    uint64_t first, all;
    double *sums;
    double *memory; /* a bench for each thread, one after another */
    size_t bench_size;
} crew;

static bench bench_of(const crew *c, size_t slot) {
    bench b;
    b.point = c->memory + slot * c->bench_size;
    b.u = b.point + 2 * c->coordinates;
    b.value = b.u + c->coordinates;
    b.game = b.value + c->runs * c->design->n_outputs;
    return b;
}

/* Run the model at a with the blocks of `set` taken from b. */
static void run_model(const crew *c, size_t slot, const bench *b, uint64_t set, size_t run) {
    size_t at = 0;
    for (size_t j = 0; j < c->design->n_factors; j++) {
        const double *from = b->point + (set >> j & 1 ? c->coordinates : 0);
        for (size_t end = at + c->design->dims[j]; at < end; at++) b->u[at] = from[at];
    }
    c->run->model(c->run->user, slot, b->u, b->value + run * c->design->n_outputs);
}

static bool single(uint64_t set) {
    return (set & (set - 1)) == 0;
}

/* The next of the sets with neither none, one nor all of the factors: their runs stand in order. */
static void run_subsets(const crew *c, size_t slot, const bench *b) {
    size_t run = RUN_FACTOR + c->design->n_factors;
    for (uint64_t set = 1; set + 1 < c->sets; set++) {
        if (!single(set)) run_model(c, slot, b, set, run++);
    }
}

static void draw_order(const arp_gsa_design *design, uint64_t replicate, uint32_t row,
                       size_t *order) {
    uint32_t lane = 0;
    for (size_t j = 0; j < design->n_factors; j++) order[j] = j;
    for (size_t i = design->n_factors; i > 1; i--) {
        size_t j =
            (size_t)arp_below(design->seed ^ STREAM, replicate << 32 | row, &lane, (uint64_t)i);
        size_t held = order[i - 1];
        order[i - 1] = order[j];
        order[j] = held;
    }
}

static void run_order(const crew *c, size_t slot, const bench *b, const size_t *order) {
    size_t n = c->design->n_factors;
    uint64_t set = 0;
    for (size_t k = 0; k + 1 < n; k++) {
        set |= (uint64_t)1 << order[k];
        if (k > 0) run_model(c, slot, b, set, RUN_FACTOR + n + k - 1);
    }
}

/* Of one output, value[run * stride]; s: its sums. */
static void add_row(const double *value, size_t stride, size_t n_factors, double *s) {
    double a = value[RUN_A * stride] - s[GSA_ORIGIN], b = value[RUN_B * stride] - s[GSA_ORIGIN];
    s[GSA_ROWS] += 1.0;
    s[GSA_A] += a;
    s[GSA_B] += b;
    s[GSA_SQUARES] += a * a + b * b;
    s[GSA_HALF] += 0.5 * (b - a) * (b - a);
    for (size_t j = 0; j < n_factors; j++) {
        double *f = s + GSA_HEAD + j * GSA_FACTOR;
        double d = value[(RUN_FACTOR + j) * stride] - value[RUN_A * stride];
        f[GSA_D] += d;
        f[GSA_BD] += b * d;
        f[GSA_JANSEN] += 0.5 * d * d;
    }
}

/* What each factor adds along the order. */
static void add_order(const double *value, size_t stride, const size_t *order, size_t n,
                      double *s) {
    double half = 0.5 * (value[RUN_B * stride] - value[RUN_A * stride]);
    double before = value[RUN_A * stride];
    for (size_t k = 0; k < n; k++) {
        size_t run = RUN_FACTOR + n + k - 1; /* as run_order() left them */
        if (k == 0) run = RUN_FACTOR + order[0];
        if (k + 1 == n) run = RUN_B;
        double after = value[run * stride];
        s[GSA_HEAD + order[k] * GSA_FACTOR + GSA_GAIN] += half * (after - before);
        before = after;
    }
}

/* The game of one output, summed over rows: its Shapley value is taken once, at the block's end. */
static void add_game(const double *value, size_t stride, size_t n, double *game) {
    double a = value[RUN_A * stride], half = 0.5 * (value[RUN_B * stride] - a);
    size_t run = RUN_FACTOR + n, all = ((size_t)1 << n) - 1;
    for (size_t j = 0; j < n; j++) {
        game[(size_t)1 << j] += half * (value[(RUN_FACTOR + j) * stride] - a);
    }
    for (size_t set = 1; set < all; set++) {
        if (!single(set)) game[set] += half * (value[run++ * stride] - a);
    }
    if (n > 1) game[all] += half * (value[RUN_B * stride] - a);
}

static void do_row(const crew *c, size_t slot, uint64_t replicate, uint32_t row, double *sums) {
    const arp_gsa_design *design = c->design;
    size_t n = design->n_factors, n_outputs = design->n_outputs, order[ARP_GSA_FACTORS];
    bench b = bench_of(c, slot);
    arp_sobol_scrambled(&c->sobol, design->seed, (uint32_t)replicate, row, b.point);
    run_model(c, slot, &b, 0, RUN_A);
    run_model(c, slot, &b, UINT64_MAX, RUN_B);
    for (size_t j = 0; j < n; j++) run_model(c, slot, &b, (uint64_t)1 << j, RUN_FACTOR + j);
    if (design->shapley == ARP_GSA_SUBSETS) run_subsets(c, slot, &b);
    if (design->shapley == ARP_GSA_ORDERS) {
        draw_order(design, replicate, row, order);
        run_order(c, slot, &b, order);
    }
    for (size_t q = 0; q < n_outputs; q++) {
        double *s = sums + q * gsa_output_width(design);
        if (s[GSA_ROWS] == 0.0) s[GSA_ORIGIN] = b.value[q];
        for (size_t r = 0; r < c->runs; r++) s[GSA_BROKEN] += !isfinite(b.value[r * n_outputs + q]);
        add_row(b.value + q, n_outputs, n, s);
        if (design->shapley == ARP_GSA_SUBSETS) {
            add_game(b.value + q, n_outputs, n, b.game + q * c->sets);
        }
        if (design->shapley == ARP_GSA_ORDERS) add_order(b.value + q, n_outputs, order, n, s);
    }
}

static void do_block(void *user, size_t slot, uint64_t block) {
    const crew *c = user;
    const arp_gsa_design *design = c->design;
    uint64_t in_replicate = arp_gsa_blocks_a_replicate(design),
             rows = (uint64_t)1 << design->log2_n;
    uint32_t n = (uint32_t)(rows / in_replicate), first = (uint32_t)(block % in_replicate) * n;
    double *sums = c->sums + (block - c->first) * arp_gsa_width(design),
           *game = bench_of(c, slot).game;
    double phi[ARP_GSA_SUBSETS_FACTORS];
    for (size_t i = 0; i < arp_gsa_width(design); i++) sums[i] = 0.0;
    for (size_t i = 0; i < design->n_outputs * c->sets; i++) game[i] = 0.0;
    for (uint32_t row = first; row < first + n; row++) {
        do_row(c, slot, block / in_replicate, row, sums);
    }
    if (design->shapley != ARP_GSA_SUBSETS) return;
    for (size_t q = 0; q < design->n_outputs; q++) {
        arp_shapley(game + q * c->sets, design->n_factors, phi);
        for (size_t j = 0; j < design->n_factors; j++) {
            sums[q * gsa_output_width(design) + GSA_HEAD + j * GSA_FACTOR + GSA_GAIN] = phi[j];
        }
    }
}

static bool go_on(void *user, uint64_t begun) {
    const crew *c = user;
    return c->run->go_on(c->run->user, c->first + begun, c->all);
}

arp_status arp_gsa_work(const arp_gsa_run *run, uint64_t first, uint64_t end, double *sums,
                        uint64_t *done, arp_error *err) {
    arp_status st = ARP_OK;
    const arp_gsa_design *design = run->design;
    size_t threads = run->threads < end - first ? run->threads : (size_t)(end - first);
    crew c = {.run = run, .design = design, .first = first, .sums = sums};
    c.coordinates = gsa_coordinates(design);
    c.runs = (size_t)arp_gsa_runs_a_row(design);
    c.sets = design->shapley == ARP_GSA_SUBSETS ? (size_t)1 << design->n_factors : 0;
    c.all = arp_gsa_blocks(design);
    c.bench_size = 3 * c.coordinates + (c.runs + c.sets) * design->n_outputs;
    ARP_TRY(arp_sobol_make(2 * c.coordinates, &c.sobol, err));
    c.memory = arp_zalloc(threads, c.bench_size * sizeof *c.memory);
    if (!c.memory) {
        st = arp_fail_memory(err);
        goto done;
    }
    *done = arp_blocks_run(&(arp_blocks){.first = first,
                                         .end = end,
                                         .threads = threads,
                                         .user = &c,
                                         .work = do_block,
                                         .go_on = run->go_on ? go_on : NULL});

done:
    arp_free(c.memory);
    arp_sobol_free(&c.sobol);
    return st;
}
