/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draw of the data error against the whole pipeline over the table drawn, to the bit; and which
   columns are worked on in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "oracle/random.h"
#include "sensitivity/draws/model.h"
#include "unit/build.h"

enum { CASES = 1000, DRAWS = 6, MOST = 263, COLUMNS = 9, FACTORS = 6, DIMS = 64 };

/* Columns 0 to 3 are drawn, in part or as a whole; the others are exact. */
enum { POISSON, BINOMIAL, ERROR, IN_PART, EXACT };

typedef struct world {
    uint64_t state;
    size_t n;
    build_plan b;
    double x[COLUMNS][MOST], y[EXACT][MOST], p[EXACT][MOST], sd[EXACT][MOST];
    uint8_t mark[MOST];
    arp_summand count[EXACT];
    arp_error_column error[COLUMNS];
    arp_table table;
    arp_factor factor[FACTORS];
    size_t n_factors;
    arp_comparator_values comparator;
    double reference[COLUMNS];
    size_t k;
    arp_sensitivity_input in;
} world;

static world w;

static size_t below(size_t n) {
    return slow_random_below(&w.state, n);
}

static double uniform(void) {
    return ((double)(slow_random(&w.state) >> 12) + 0.5) * 0x1p-52;
}

static void make_tree(void) {
    static const char *const NAME[COLUMNS] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    build_start(&w.b);
    size_t first = build_node(&w.b, 0, "first", 1.0), second = build_node(&w.b, 0, "second", 2.0);
    size_t inner = build_node(&w.b, second, "inner", 1.0);
    for (size_t j = 0; j < COLUMNS; j++) {
        size_t parent = j % 3 == 0 ? first : j % 3 == 1 ? second : inner;
        build_leaf(&w.b, parent, NAME[j], 0.5 + uniform(), j, below(2) ? 1 : -1);
    }
    w.b.plan.normalise = ARP_NORMALISERS[below(8)];
    w.b.plan.outliers = ARP_OUTLIER_RULES[below(4)];
    w.b.plan.drop_constant = below(2);
    w.b.plan.target[0] = 1.0;
    w.b.plan.target[1] = 100.0;
    for (size_t v = 4; v < w.b.plan.n_nodes; v++) {
        bool goalposts = w.b.plan.normalise == &arp_normalise_goalposts;
        w.b.node[v].frozen = goalposts || below(20) == 0;
        w.b.node[v].bound[0] = 2.0;
        w.b.node[v].bound[1] = 40.0;
    }
    if (below(5) == 0) w.b.node[inner].weigh = &arp_weight_pca;
}

/* Long tails in some, one constant now and then. */
static void make_columns(void) {
    const double *column[COLUMNS];
    for (size_t j = 0; j < COLUMNS; j++) {
        bool tail = below(3) == 0, constant = j > EXACT && below(30) == 0;
        for (size_t i = 0; i < w.n; i++) {
            double u = uniform();
            w.x[j][i] = constant ? 7.0 : tail ? 1.0 / (0.02 + u * u) : 50.0 * u;
            if (j >= EXACT) continue;
            w.p[j][i] = floor(20.0 + 1000.0 * uniform());
            w.y[j][i] = floor(fmin(1.0, 0.01 * w.x[j][i]) * w.p[j][i]);
            w.sd[j][i] = j == IN_PART && below(2) ? 0.0 : 0.1 + uniform();
            if (j < ERROR) w.x[j][i] = 100.0 * w.y[j][i] / w.p[j][i];
        }
        column[j] = w.x[j];
        w.reference[j] = 20.0;
    }
    for (size_t j = 0; j < EXACT; j++) {
        w.count[j] = (arp_summand){.numerator = w.y[j],
                                   .denominator = w.p[j],
                                   .mark = w.mark,
                                   .per = 100.0,
                                   .model = j == BINOMIAL ? ARP_ERROR_BINOMIAL : ARP_ERROR_POISSON};
        if (j < ERROR) w.error[j].count = &w.count[j];
        else w.error[j].standard_error = w.sd[j];
    }
    w.table = build_table(w.n, COLUMNS, column);
}

/* Holes in some columns, secret cells that are drawn and others that are not. */
static void make_holes(void) {
    size_t rule = below(6);
    if (rule == 0) return;
    w.b.plan.missing = w.b.plan.secret = ARP_MISSING_RULES[rule > 4 ? 1 : rule];
    for (size_t j = 0; j < COLUMNS; j++) {
        bool none = below(2);
        w.error[j].has_secret = j < EXACT && below(2);
        w.error[j].secret[0] = 1.0;
        w.error[j].secret[1] = 4.0;
        for (size_t i = 0; i < w.n && !none; i++) {
            if (below(10)) continue;
            w.table.column[j].mark[i] = below(2) ? ARP_CELL_MISSING : ARP_CELL_SECRET;
            w.table.column[j].value[i] = NAN;
        }
    }
}

static void make_factors(void) {
    static const char *const NORMALISE[] = {"zscore", "percentile", "minmax"};
    static const char *const OUTLIERS[] = {"none", "winsorise", "log"};
    static const char *const SHRINK[] = {"none", "marshall"};
    static const char *const MISSING[] = {"mean", "median", "exclude"};
    w.factor[w.n_factors++] = (arp_factor){.kind = "data"};
    if (below(2)) w.factor[w.n_factors++] = (arp_factor){.kind = "side_weights"};
    if (below(2))
        w.factor[w.n_factors++] =
            (arp_factor){.kind = "normalise", .choice = NORMALISE, .n_choices = 3};
    if (below(3) == 0)
        w.factor[w.n_factors++] =
            (arp_factor){.kind = "outliers", .choice = OUTLIERS, .n_choices = 3};
    if (below(3) == 0)
        w.factor[w.n_factors++] =
            (arp_factor){.kind = "shrinkage", .choice = SHRINK, .n_choices = 2};
    if (below(3) == 0)
        w.factor[w.n_factors++] =
            (arp_factor){.kind = "missing", .choice = MISSING, .n_choices = 3};
    else if (below(2)) w.factor[w.n_factors++] = (arp_factor){.kind = "leave_out"};
}

static void make(uint64_t number) {
    memset(&w, 0, sizeof w);
    w.state = number;
    w.n = number % 20 == 0 ? MOST : 6 + below(40);
    make_tree();
    make_columns();
    make_holes();
    make_factors();
    w.comparator = (arp_comparator_values){"there", w.reference};
    w.k = 2;
    w.in = (arp_sensitivity_input){.plan = &w.b.plan,
                                   .values = &w.table,
                                   .error = w.error,
                                   .comparator = &w.comparator,
                                   .n_comparators = 1,
                                   .factor = w.factor,
                                   .n_factors = w.n_factors,
                                   .k = &w.k,
                                   .n_k = 1,
                                   .alpha = 0.05};
}

static size_t drawn_leaves(const arp_work *work) {
    size_t many = 0;
    for (size_t v = 0; v < work->plan.n_nodes; v++) {
        const arp_plan_node *node = &work->plan.node[v];
        many += node->n_children == 0 && arp_noise_draws(work->model->noise, node->column);
    }
    return many;
}

/* The work's last draw is what the pipeline makes of the table drawn whole. */
static void check(uint64_t number, const arp_work *work, bool ran, arp_drawn *drawn) {
    arp_result r = {0};
    const arp_combination *c = work->combination;
    const arp_noise *noise = work->choices.noisy ? work->model->noise : NULL;
    arp_drawn_fill(&w.in, noise, work->choices.key, c->shrink, drawn);
    bool runs = arp_index_run(&work->plan, &drawn->table, &r, NULL) == ARP_OK;
    if (runs != ran) fail_msg("case %d: %s", (int)number, ran ? "answered" : "refused");
    for (size_t v = 0; v < work->plan.n_nodes && ran; v++) {
        bool compared = v == 0 || work->plan.node[v].n_children == 0;
        if (!compared || memcmp(work->line[v], r.score + v * w.n, w.n * sizeof(double)) == 0)
            continue;
        for (size_t i = 0; i < w.n; i++) {
            double x = work->line[v][i], y = r.score[v * w.n + i];
            if (memcmp(&x, &y, sizeof x) != 0 && !(isnan(x) && isnan(y)))
                fail_msg("case %d, %s, row %d: %.17g, not %.17g", (int)number,
                         work->plan.node[v].name, (int)i, x, y);
        }
    }
    arp_result_free(&r);
}

/* Between the draws, a combination on the values as given, shrunk or not. */
static void run_as_given(uint64_t number, arp_work *work, arp_drawn *drawn) {
    const arp_combos *combos = &work->model->combos;
    size_t worked = work->run.worked;
    arp_choices_reset(&work->choices);
    bool ran = arp_work_run(work, &combos->at[below(combos->n)]) == ARP_OK;
    check(number, work, ran, drawn);
    assert_int_equal(work->run.worked, worked);
}

static void a_draw_is_the_pipeline_over_the_table_drawn(void **state) {
    (void)state;
    size_t made = 0, answered = 0, spared = 0;
    for (uint64_t number = 0; number < CASES; number++) {
        arp_model model = {0};
        arp_work work = {0};
        arp_drawn drawn;
        make(number);
        if (arp_model_make(&w.in, &model, NULL) == ARP_OK) {
            assert_int_equal(arp_work_new(&model, &work, NULL), ARP_OK);
            assert_int_equal(arp_drawn_new(&w.in, model.pool, &drawn, NULL), ARP_OK);
            made++;
            for (size_t d = 0; d < DRAWS; d++) {
                size_t before = work.run.worked;
                for (size_t i = 0; i < model.n_dims; i++) work.u[i] = uniform();
                bool ran = arp_work_draw(&work) == ARP_OK;
                check(number, &work, ran, &drawn);
                size_t most = drawn_leaves(&work), worked = work.run.worked - before;
                if (worked > most || (ran && !work.result.n_dropped && worked < most))
                    fail_msg("case %d: %d columns worked on, not %d", (int)number, (int)worked,
                             (int)most);
                answered += ran;
                spared += COLUMNS - worked;
                run_as_given(number, &work, &drawn);
            }
        }
        arp_work_free(&work);
        arp_model_free(&model);
        arp_table_free(&w.table);
    }
    print_message("%zu studies, %zu draws, %zu columns spared\n", made, answered, spared);
    assert_true(made > CASES / 2 && answered > 2 * made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draw_is_the_pipeline_over_the_table_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
