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

enum { RUNS = 1024 }; /* of so many rows that they have about so many runs, in one call */

/* What one thread works in. */
typedef struct bench {
    double *point; /* 2 x coordinates: a, b                                  */
    double *u;     /* coordinates of each run of some rows                   */
    double *value; /* outputs of each                                        */
    double *game;  /* outputs x 2^factors, SUBSETS only: sums over the rows  */
    size_t *order; /* factors in the order of each row, ORDERS only          */
} bench;

typedef struct crew {
    const arp_gsa_run *run;
    const arp_gsa_design *design;
    arp_sobol sobol;
    size_t coordinates, runs, sets;
    size_t rows; /* whose runs are asked for together */
    uint64_t first, all;
    double *sums;
    bench *at; /* one a thread */
    arp_pool *pool;
} crew;

/* Run number `run` of those asked for together: at a with the blocks of `set` taken from b. */
static void put_run(const crew *c, const bench *b, uint64_t set, size_t run) {
    double *u = b->u + run * c->coordinates;
    size_t at = 0;
    for (size_t j = 0; j < c->design->n_factors; j++) {
        const double *from = b->point + (set >> j & 1 ? c->coordinates : 0);
        for (size_t end = at + c->design->dims[j]; at < end; at++) u[at] = from[at];
    }
}

static bool single(uint64_t set) {
    return (set & (set - 1)) == 0;
}

/* The next of the sets with neither none, one nor all of the factors: their runs stand in order. */
static void put_subsets(const crew *c, const bench *b, size_t first) {
    size_t run = first + RUN_FACTOR + c->design->n_factors;
    for (uint64_t set = 1; set + 1 < c->sets; set++) {
        if (!single(set)) put_run(c, b, set, run++);
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

static void put_order(const crew *c, const bench *b, const size_t *order, size_t first) {
    size_t n = c->design->n_factors;
    uint64_t set = 0;
    for (size_t k = 0; k + 1 < n; k++) {
        set |= (uint64_t)1 << order[k];
        if (k > 0) put_run(c, b, set, first + RUN_FACTOR + n + k - 1);
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
        size_t run = RUN_FACTOR + n + k - 1; /* as put_order() has them */
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

/* The runs of a row, the i-th of those asked for together. */
static void put_row(const crew *c, const bench *b, uint64_t replicate, uint32_t row, size_t i) {
    const arp_gsa_design *design = c->design;
    size_t n = design->n_factors, first = i * c->runs, *order = b->order + i * n;
    arp_sobol_scrambled(&c->sobol, design->seed, (uint32_t)replicate, row, b->point);
    put_run(c, b, 0, first + RUN_A);
    put_run(c, b, UINT64_MAX, first + RUN_B);
    for (size_t j = 0; j < n; j++) put_run(c, b, (uint64_t)1 << j, first + RUN_FACTOR + j);
    if (design->shapley == ARP_GSA_SUBSETS) put_subsets(c, b, first);
    if (design->shapley != ARP_GSA_ORDERS) return;
    draw_order(design, replicate, row, order);
    put_order(c, b, order, first);
}

/* Sums of the values of the i-th row. */
static void sum_row(const crew *c, const bench *b, size_t i, double *sums) {
    const arp_gsa_design *design = c->design;
    size_t n = design->n_factors, n_outputs = design->n_outputs;
    const double *all = b->value + i * c->runs * n_outputs;
    for (size_t q = 0; q < n_outputs; q++) {
        const double *value = all + q;
        double *s = sums + q * gsa_output_width(design);
        if (s[GSA_ROWS] == 0.0) s[GSA_ORIGIN] = value[0];
        for (size_t r = 0; r < c->runs; r++) s[GSA_BROKEN] += !isfinite(value[r * n_outputs]);
        add_row(value, n_outputs, n, s);
        if (design->shapley == ARP_GSA_SUBSETS) {
            add_game(value, n_outputs, n, b->game + q * c->sets);
        }
        if (design->shapley == ARP_GSA_ORDERS) {
            add_order(value, n_outputs, b->order + i * n, n, s);
        }
    }
}

static void do_block(void *user, size_t slot, uint64_t block) {
    const crew *c = user;
    const arp_gsa_design *design = c->design;
    const bench *b = &c->at[slot];
    uint64_t in_replicate = arp_gsa_blocks_a_replicate(design), all = (uint64_t)1 << design->log2_n;
    size_t n = (size_t)(all / in_replicate);
    uint32_t first = (uint32_t)(block % in_replicate * n);
    double *sums = c->sums + (block - c->first) * arp_gsa_width(design);
    double phi[ARP_GSA_SUBSETS_FACTORS];
    for (size_t i = 0; i < arp_gsa_width(design); i++) sums[i] = 0.0;
    for (size_t i = 0; i < design->n_outputs * c->sets; i++) b->game[i] = 0.0;
    for (size_t row = 0; row < n; row += c->rows) {
        size_t rows = n - row < c->rows ? n - row : c->rows;
        for (size_t i = 0; i < rows; i++) {
            put_row(c, b, block / in_replicate, first + (uint32_t)(row + i), i);
        }
        c->run->model(c->run->user, slot, rows * c->runs, b->u, b->value);
        for (size_t i = 0; i < rows; i++) sum_row(c, b, i, sums);
    }
    if (design->shapley != ARP_GSA_SUBSETS) return;
    for (size_t q = 0; q < design->n_outputs; q++) {
        arp_shapley(b->game + q * c->sets, design->n_factors, phi);
        for (size_t j = 0; j < design->n_factors; j++) {
            sums[q * gsa_output_width(design) + GSA_HEAD + j * GSA_FACTOR + GSA_GAIN] = phi[j];
        }
    }
}

static bool go_on(void *user, uint64_t begun) {
    const crew *c = user;
    return c->run->go_on(c->run->user, c->first + begun, c->all);
}

static arp_status hire(crew *c, size_t threads, arp_error *err) {
    size_t runs = c->rows * c->runs, outputs = c->design->n_outputs;
    c->pool = arp_pool_new();
    c->at = c->pool ? arp_pool_take(c->pool, threads, sizeof *c->at) : NULL;
    bool ok = c->at != NULL;
    for (size_t i = 0; ok && i < threads; i++) {
        bench *b = &c->at[i];
        ok = arp_pool_take_all(
            c->pool, ARP_ROWS(b->point, c->coordinates, 2), ARP_ROWS(b->u, runs, c->coordinates),
            ARP_ROWS(b->value, runs, outputs), ARP_ROWS(b->game, c->sets, outputs),
            ARP_ROWS(b->order, c->rows, c->design->n_factors));
    }
    return ok ? ARP_OK : arp_fail_memory(err);
}

arp_status arp_gsa_work(const arp_gsa_run *run, uint64_t first, uint64_t end, double *sums,
                        uint64_t *done, arp_error *err) {
    arp_status st = ARP_OK;
    const arp_gsa_design *design = run->design;
    size_t threads = run->threads < end - first ? run->threads : (size_t)(end - first);
    crew c = {.run = run, .design = design, .first = first, .sums = sums};
    c.coordinates = gsa_coordinates(design);
    c.runs = (size_t)arp_gsa_runs_a_row(design);
    c.rows = c.runs < RUNS ? RUNS / c.runs : 1;
    c.sets = design->shapley == ARP_GSA_SUBSETS ? (size_t)1 << design->n_factors : 0;
    c.all = arp_gsa_blocks(design);
    ARP_TRY(arp_sobol_make(2 * c.coordinates, &c.sobol, err));
    ARP_TRY(hire(&c, threads, err));
    *done = arp_blocks_run(&(arp_blocks){.first = first,
                                         .end = end,
                                         .threads = threads,
                                         .user = &c,
                                         .work = do_block,
                                         .go_on = run->go_on ? go_on : NULL});

done:
    arp_pool_free(c.pool);
    arp_sobol_free(&c.sobol);
    return st;
}
