/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time of the sensitivity analysis on 263 territories, two of them selected, eight indicators:
   bench_sensitivity prints milliseconds of processor time a model run (index, ranks, verdict), and
   fails over 0.3 ms for the methodological choices. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/rng.h"
#include "sensitivity/sensitivity.h"
#include "unit/build.h"

enum { ROWS = 263, COLUMNS = 8, FACTORS = 4 };

static double x[COLUMNS][ROWS], counts[COLUMNS][ROWS], whole[COLUMNS][ROWS];
static arp_summand summand[COLUMNS];
static arp_error_column error[COLUMNS];

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Rates of counts from 0 to some hundreds, as of professions and of unemployment by canton. */
static void fill(void) {
    static uint8_t mark[ROWS];
    for (size_t j = 0; j < COLUMNS; j++) {
        for (size_t i = 0; i < ROWS; i++) {
            whole[j][i] = 2000.0 + 20000.0 * arp_u01(1, i, (uint32_t)j);
            double rate = (j % 2 ? 0.02 : 0.001) * (0.5 + arp_u01(2, i, (uint32_t)j));
            counts[j][i] = (double)(uint64_t)(rate * whole[j][i]) + 1.0;
            x[j][i] = 1000.0 * counts[j][i] / whole[j][i];
        }
        summand[j] = (arp_summand){.numerator = counts[j],
                                   .denominator = whole[j],
                                   .mark = mark,
                                   .per = 1000.0,
                                   .summable = true,
                                   .model = ARP_ERROR_POISSON};
        error[j].count = &summand[j];
    }
}

static int run(const char *what, const arp_sensitivity_input *in, uint64_t draws, double *ms) {
    arp_sensitivity out = {0};
    const arp_sensitivity_options options = {
        .draws = draws, .seed = 1, .threads = 1, .curve = 1, .no_indices = true};
    double start = now();
    arp_status st = arp_sensitivity_run(in, &options, &out, NULL);
    *ms = (now() - start) * 1e3 / (double)draws;
    if (st == ARP_OK) {
        printf("%s: %llu draws, %.4f ms a run\n", what, (unsigned long long)out.done, *ms);
    }
    arp_sensitivity_free(&out);
    return st != ARP_OK;
}

int main(void) {
    static const char *const RULES[] = {"zscore", "minmax", "percentile"};
    static const double EXPONENTS[] = {1.0, 0.0}, EVEN[] = {1.0};
    static const size_t SELECTED[] = {3, 11}, K[] = {2, 30};
    const arp_factor method[FACTORS] = {{.kind = "side_weights"},
                                        {.kind = "inner_weights", .number = EVEN, .n_numbers = 1},
                                        {.kind = "normalise", .choice = RULES, .n_choices = 3},
                                        {.kind = "leave_out"}};
    const arp_factor weights[] = {{.kind = "side_weights"}};
    const arp_factor data[] = {{.kind = "side_weights"}, {.kind = "data"}};
    const arp_factor means[] = {{.kind = "side_weights"},
                                {.kind = "aggregate", .number = EXPONENTS, .n_numbers = 2}};
    const double *column[COLUMNS];
    build_plan b;
    double ms[4];
    fill();
    build_start(&b);
    size_t side[] = {build_node(&b, 0, "social", 1.0), build_node(&b, 0, "sanitaire", 1.0)};
    static const char *const NAME[COLUMNS] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    for (size_t j = 0; j < COLUMNS; j++) {
        build_leaf(&b, side[j % 2], NAME[j], 1.0, j, 1);
        column[j] = x[j];
    }
    b.plan.target[0] = 1.0;
    b.plan.target[1] = 100.0;
    arp_table table = build_table(ROWS, COLUMNS, column);
    arp_sensitivity_input in = {.plan = &b.plan,
                                .values = &table,
                                .error = error,
                                .selected = SELECTED,
                                .m = 2,
                                .k = K,
                                .n_k = 2,
                                .alpha = 0.05};
    in.factor = method;
    in.n_factors = FACTORS;
    int bad = run("normalisation, weights, leave one out", &in, 51200, &ms[0]);
    in.factor = means;
    in.n_factors = 2;
    b.plan.normalise = &arp_normalise_minmax;
    bad = bad || run("aggregation", &in, 51200, &ms[1]);
    in.factor = weights;
    in.n_factors = 1;
    bad = bad || run("weights of the sides", &in, 1024000, &ms[2]);
    in.factor = data;
    in.n_factors = 2;
    bad = bad || run("chance in the counts", &in, 10240, &ms[3]);
    arp_table_free(&table);
    return bad || ms[0] > 0.3 || ms[1] > 0.3;
}
