/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the time of a draw with error of the data goes, on the case with its side and inner weights
   and `data` varied: milliseconds of processor time a run, and of drawing cell by cell, which gives
   the same numbers; then nanoseconds a gamma number for each way this machine has. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/quantiles.h"
#include "base/rng.h"
#include "sensitivity/noise/gamma.h"
#include "sensitivity/draws/model.h"
#include "study/study.h"

enum { RUNS = 2000, TIMES = 5, MOST = 64 };

typedef struct bench {
    arp_study study;
    arp_error_column error[MOST];
    arp_summand count[MOST];
    arp_sensitivity_input in;
    arp_model model;
    arp_work work;
    size_t k, leaf[MOST], leaves; /* leaves whose column is drawn */
    arp_posterior posterior[MOST];
    arp_posterior_cell *cell; /* of each column, n                   */
    double sum;               /* of what is drawn, so that it is     */
} bench;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int open_case(bench *b) {
    static const char *const SET[] = {
        "sensitivity.factors={side_weights: {rule: uniform}, inner_weights: {rule: dirichlet, "
        "concentration: 1}, data: {rule: counts}}"};
    const arp_study_options options = {.set = SET, .n_set = 1};
    arp_study *s = &b->study;
    if (arp_study_open(ARP_SOURCE_DIR "/config/pyrenees-cathares.yaml", &options, s, NULL))
        return 1;
    for (size_t j = 0; j < s->values.n_columns && j < MOST; j++) {
        const arp_value_error *e = &s->errors[j];
        b->error[j].standard_error = e->standard_error;
        if (e->model == ARP_ERROR_NONE) continue;
        b->count[j] = (arp_summand){.numerator = e->numerator,
                                    .denominator = e->denominator,
                                    .mark = s->values.column[j].mark,
                                    .per = e->per,
                                    .model = e->model};
        b->error[j].count = &b->count[j];
    }
    b->k = 2;
    b->in = (arp_sensitivity_input){.plan = &s->plan,
                                    .values = &s->values,
                                    .error = b->error,
                                    .factor = s->factor,
                                    .n_factors = s->n_factors,
                                    .k = &b->k,
                                    .n_k = 1,
                                    .alpha = s->alpha};
    return arp_model_make(&b->in, &b->model, NULL) || arp_work_new(&b->model, &b->work, NULL);
}

static int find_cells(bench *b) {
    size_t n = b->model.n;
    b->cell = calloc(MOST * n, sizeof *b->cell);
    if (!b->cell) return 1;
    for (size_t v = 0; v < b->study.plan.n_nodes; v++) {
        const arp_plan_node *node = &b->study.plan.node[v];
        size_t j = node->column;
        if (node->n_children || !arp_noise_draws(b->model.noise, j)) continue;
        b->leaf[b->leaves++] = v;
        b->posterior[j] = *arp_noise_posterior(b->model.noise, j);
        for (size_t i = 0; i < n; i++) {
            arp_posterior_at(&b->posterior[j], &b->study.values.column[j], &b->error[j], i,
                             &b->cell[j * n + i]);
        }
    }
    return b->leaves == 0;
}

static void draw(bench *b, uint64_t key) {
    for (size_t l = 0; l < b->leaves; l++) {
        size_t j = b->study.plan.node[b->leaf[l]].column;
        arp_drawn_column(&b->in, b->model.noise, key, NULL, j, &b->work.drawn);
    }
}

static void draw_cells(bench *b, uint64_t key) {
    size_t n = b->model.n;
    for (size_t l = 0; l < b->leaves; l++) {
        size_t j = b->study.plan.node[b->leaf[l]].column;
        for (size_t i = 0; i < n; i++) {
            const arp_posterior_cell *c = &b->cell[j * n + i];
            const arp_draw_place at = {key, (uint32_t)i, (uint32_t)j};
            bool beta = b->posterior[j].law == ARP_POSTERIOR_BETA;
            b->sum += c->unit * (beta ? arp_beta_draw(c->a, c->b, at) : arp_gamma_draw(c->a, at));
        }
    }
}

static void columns(bench *b, uint64_t key) {
    (void)key;
    arp_run_again(&b->work.run);
    arp_run_leaves(&b->work.run, b->leaf, b->leaves);
}

static void ranks(bench *b, uint64_t key) {
    (void)key;
    arp_places_order(&b->work.places, b->work.line[0], b->work.order);
    arp_places_ranks(b->work.line[0], b->work.order, b->model.n, b->work.rank);
}

static void whole(bench *b, uint64_t key) {
    for (size_t i = 0; i < b->model.n_dims; i++) b->work.u[i] = arp_u01(1, key, (uint32_t)i);
    if (arp_work_draw(&b->work) != ARP_OK) exit(1);
}

/* Least milliseconds a run. */
static double time_of(bench *b, void (*part)(bench *b, uint64_t key)) {
    double least = 1e9;
    for (int t = 0; t < TIMES; t++) {
        double start = now();
        for (uint64_t run = 0; run < RUNS; run++) part(b, run);
        double took = (now() - start) * 1e3 / RUNS;
        least = took < least ? took : least;
    }
    return least;
}

static int by_way(void) {
    enum { N = 256 };
    static double shape[N], x[N];
    static uint32_t row[N];
    const arp_lanes *lanes;
    arp_pool *pool = arp_pool_new();
    arp_gammas of = {.n = N, .row = row, .shape = shape};
    for (size_t i = 0; i < N; i++) {
        row[i] = (uint32_t)i;
        shape[i] = 1.0 + (double)i;
    }
    if (arp_gammas_make(&of, pool, NULL)) return 1;
    for (size_t w = 0; (lanes = arp_lanes_at(w)) != NULL; w++) {
        double least = 1e9;
        for (int t = 0; t < TIMES; t++) {
            double start = now();
            for (uint64_t run = 0; run < RUNS; run++) arp_gammas_draw(&of, lanes, run, 0, x);
            double took = (now() - start) * 1e9 / RUNS / N;
            least = took < least ? took : least;
        }
        printf("%s: %.1f ns a gamma number\n", lanes->name, least);
    }
    arp_pool_free(pool);
    return 0;
}

int main(void) {
    static bench b;
    if (open_case(&b) || find_cells(&b)) return 1;
    double all = time_of(&b, whole), drawing = time_of(&b, draw), cells = time_of(&b, draw_cells);
    double renewed = time_of(&b, columns), order = time_of(&b, ranks);
    printf("%zu territories, %zu columns drawn\n", b.model.n, b.leaves);
    printf("a run: %.4f ms\n", all);
    printf("  drawing: %.4f ms (cell by cell: %.4f ms)\n", drawing, cells);
    printf("  columns: %.4f ms\n", renewed);
    printf("  weights and tree: %.4f ms\n", all - drawing - renewed - order);
    printf("  ranks: %.4f ms\n", order);
    int bad = !(b.sum > 0.0) || by_way();
    free(b.cell);
    arp_work_free(&b.work);
    arp_model_free(&b.model);
    arp_study_free(&b.study);
    return bad;
}
