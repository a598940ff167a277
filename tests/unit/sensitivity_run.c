/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole sensitivity analyses: what is promised of any number of threads, of stopping, of what
   cannot be and of what does not vary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "drivers/explain.h"
#include "drivers/resemblance/evidence.h"
#include "sensitivity/draws/draws.h"
#include "unit/sensitivity_fixture.h"

static const char *const NORMALISE[] = {"zscore", "minmax", "percentile"};
static const char *const SIDES[] = {"social", "sanitaire"};
static const double EXPONENTS[] = {1.0, 0.0}, THIRDS[] = {0.5, 0.25, 0.25};

static const arp_factor FACTORS[] = {
    {.kind = "side_weights"},
    {.kind = "inner_weights", .rule = "dirichlet"},
    {.kind = "normalise",
     .choice = NORMALISE,
     .n_choices = 3,
     .probability = THIRDS,
     .n_probabilities = 3},
    {.kind = "aggregate", .number = EXPONENTS, .n_numbers = 2},
    {.kind = "leave_out"},
    {.kind = "side_of", .node = "c", .choice = SIDES, .n_choices = 2},
    {.kind = "data"},
};

enum { N_FACTORS = sizeof FACTORS / sizeof FACTORS[0], DATA = N_FACTORS - 1 };

static fixture *open_with(size_t n_factors) {
    fixture *f = arp_zalloc(1, sizeof *f);
    fixture_open(f);
    f->in.factor = FACTORS;
    f->in.n_factors = n_factors;
    return f;
}

static void close_with(fixture *f) {
    fixture_close(f);
    arp_free(f);
}

static arp_sensitivity run(const fixture *f, const arp_sensitivity_options *o) {
    arp_sensitivity r = {0};
    arp_error err = {0};
    char text[ARP_ERROR_TEXT];
    if (arp_sensitivity_run(&f->in, o, &r, &err) != ARP_OK) {
        arp_error_text(&err, ARP_EN, text, sizeof text);
        fail_msg("%s", text);
    }
    return r;
}

/* Every number of both, bit for bit. */
static void assert_same_bits(const arp_sensitivity *a, const arp_sensitivity *b) {
    size_t n = a->n, sides = a->n_sides;
    assert_int_equal(a->done, b->done);
    assert_memory_equal(a->rank.share, b->rank.share, n * n * sizeof(double));
    assert_memory_equal(a->rank.spread, b->rank.spread, n * sizeof *a->rank.spread);
    assert_memory_equal(a->rank.first, b->rank.first, a->n_k * n * sizeof *a->rank.first);
    assert_memory_equal(a->rank.central, b->rank.central, n * sides * sizeof(double));
    assert_memory_equal(a->rank.above, b->rank.above, n * n * sizeof *a->rank.above);
    assert_memory_equal(a->confidence, b->confidence, n * sizeof(double));
    assert_memory_equal(&a->shift, &b->shift, sizeof a->shift);
    assert_memory_equal(a->state, b->state, 3 * sides * sizeof *a->state);
    assert_memory_equal(a->words.count, b->words.count, (sides + 3) * sizeof *a->words.count);
    for (size_t s = 0; s < sides; s++) {
        assert_memory_equal(a->c[s].bin, b->c[s].bin, a->c[s].n_bins * sizeof *a->c[s].bin);
    }
    for (size_t f = 0; f < a->n_factors; f++) {
        const arp_varied *x = &a->factor[f], *y = &b->factor[f];
        if (x->discrete) assert_memory_equal(x->drawn, y->drawn, x->n_values * sizeof *x->drawn);
        assert_memory_equal(&x->low, &y->low, sizeof x->low);
    }
    if (!a->indices || !b->indices) return;
    for (size_t i = 0; i < a->indices->n_outputs; i++) {
        const arp_gsa_output *x = &a->indices->found.output[i], *y = &b->indices->found.output[i];
        size_t size = a->indices->n_groups * sizeof *x->first;
        assert_int_equal(x->state, y->state);
        assert_memory_equal(x->first, y->first, size);
        assert_memory_equal(x->total, y->total, size);
        if (x->shapley) assert_memory_equal(x->shapley, y->shapley, size);
    }
}

static void a_side_that_is_kept_open_is_never_excluded(void **state) {
    (void)state;
    static const char *const LACKS[] = {"ald"};
    fixture *f = open_with(1);
    const arp_sensitivity_options o = {.draws = 256, .seed = 9, .no_indices = true};
    f->b.node[2].lacks = LACKS;
    f->b.node[2].n_lacks = 1;
    arp_sensitivity r = run(f, &o);
    assert_true(!r.never_excluded[0] && r.never_excluded[1]);
    assert_int_equal(r.state[3 + ARP_EXCLUDED], 0);
    arp_sensitivity_free(&r);
    close_with(f);
}

static void any_number_of_threads_gives_the_same_bits(void **state) {
    (void)state;
    static const size_t THREADS[] = {2, 7};
    for (size_t n = DATA; n <= N_FACTORS; n++) { /* without data error, and with it */
        fixture *f = open_with(n);
        arp_sensitivity_options o = {.draws = 2000, .seed = 9, .threads = 1, .base = 5};
        arp_sensitivity one = run(f, &o);
        assert_int_equal(one.done, 2048);
        for (size_t i = 0; i < 2; i++) {
            o.threads = THREADS[i];
            arp_sensitivity many = run(f, &o);
            assert_same_bits(&one, &many);
            arp_sensitivity_free(&many);
        }
        arp_sensitivity_free(&one);
        close_with(f);
    }
}

/* So much is counted already that the draws to come carry over into the second words. */
static void begin_near_the_border(arp_gather *g) {
    g->moved[0] = UINT64_MAX - 3;
    for (size_t i = 0; i < g->model->n; i++) g->tally.square[i] = UINT64_MAX - i;
}

/* Blocks in two parts, the first stored and taken up again, against all at once. */
static void blocks_in_parts_add_up_to_the_whole(void **state) {
    (void)state;
    enum { BLOCKS = 5, CUT = 2 };
    fixture *f = open_with(N_FACTORS);
    arp_model model;
    arp_judge judge;
    arp_gather whole, first, rest;
    arp_draws_done done;
    assert_int_equal(arp_model_make(&f->in, &model, NULL), ARP_OK);
    assert_int_equal(arp_judge_make(&f->in, 3, model.pool, &judge, NULL), ARP_OK);
    arp_draws_run draws = {
        .model = &model, .judge = &judge, .seed = 3, .verdict_every = 1, .threads = 2};
    arp_gather *each[] = {&whole, &first, &rest};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(arp_gather_new(&model, &judge, each[i], NULL), ARP_OK);
    }
    size_t length = arp_gather_length(&whole), ends = 2 * model.n_factors;
    uint64_t *number = arp_zalloc(2 * length, sizeof *number);
    double *end = arp_zalloc(2 * ends, sizeof *end);
    begin_near_the_border(&whole);
    begin_near_the_border(&first);
    assert_int_equal(arp_draws(&draws, 0, BLOCKS, &whole, &done, NULL), ARP_OK);
    assert_int_equal(done.blocks, BLOCKS);
    assert_int_equal(arp_draws(&draws, 0, CUT, &first, &done, NULL), ARP_OK);
    arp_gather_store(&first, number, end);
    arp_gather_add_stored(&rest, number, end);
    draws.threads = 1;
    assert_int_equal(arp_draws(&draws, CUT, BLOCKS, &rest, &done, NULL), ARP_OK);
    arp_gather_store(&whole, number, end);
    arp_gather_store(&rest, number + length, end + ends);
    assert_memory_equal(number, number + length, length * sizeof *number);
    assert_memory_equal(end, end + ends, ends * sizeof *end);
    assert_int_equal(rest.moved[1], 0); /* the matrix of ranks tells it */
    for (size_t i = 0; i < model.n; i++) assert_int_equal(rest.tally.square_high[i], 1);
    arp_free(number);
    arp_free(end);
    for (size_t i = 0; i < 3; i++) arp_gather_free(each[i]);
    arp_model_free(&model);
    close_with(f);
}

typedef struct stop_at {
    uint64_t draws, seen;
} stop_at;

static bool stop(void *user, uint64_t done, uint64_t total, double widest) {
    stop_at *s = user;
    (void)widest;
    assert_true(done >= s->seen && done <= total);
    s->seen = done;
    return done < s->draws;
}

static void a_run_stopped_at_a_border_is_that_of_so_many_draws(void **state) {
    (void)state;
    fixture *f = open_with(DATA);
    stop_at at = {.draws = 1024};
    arp_sensitivity_options o = {
        .draws = 100000, .seed = 4, .threads = 1, .go_on = stop, .user = &at};
    arp_sensitivity cut = run(f, &o);
    assert_true(cut.partial);
    assert_int_equal(cut.done, 1024);
    assert_null(cut.indices);
    arp_sensitivity_options few = {.draws = 1024, .seed = 4, .threads = 3, .no_indices = true};
    arp_sensitivity whole = run(f, &few);
    assert_false(whole.partial);
    assert_same_bits(&cut, &whole);
    arp_sensitivity_free(&whole);
    arp_sensitivity_free(&cut);
    close_with(f);
}

static void a_precision_stops_at_the_first_look_that_has_it(void **state) {
    (void)state;
    fixture *f = open_with(DATA);
    arp_sensitivity_options o = {
        .draws = 200000, .seed = 4, .threads = 2, .precision = 0.012, .no_indices = true};
    arp_sensitivity r = run(f, &o);
    assert_true(r.precise && !r.partial);
    assert_true(r.widest < 0.012);
    uint64_t blocks = r.done / ARP_DRAWS_BLOCK;
    assert_true(blocks >= 16 && (blocks & (blocks - 1)) == 0);
    arp_sensitivity_free(&r);
    close_with(f);
}

static void what_cannot_be_is_named_and_never_drawn(void **state) {
    (void)state;
    fixture *f = open_with(DATA);
    arp_sensitivity_options o = {.draws = 20000, .seed = 2, .no_indices = true};
    arp_sensitivity r = run(f, &o);
    /* a z-score and a percentile under a geometric mean */
    assert_int_equal(r.n_refused, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(r.refused[i].value[2], i == 0 ? 0 : 2);
        assert_int_equal(r.refused[i].value[3], 1);
        assert_int_equal(r.refused[i].value[4], ARP_NONE);
        assert_int_equal(r.refused[i].value[0], ARP_NONE);
        assert_int_equal(r.refused[i].why.code, ARP_DOMAIN);
    }
    /* allowed: zscore 1, minmax 1, minmax 0, percentile 1, of chances 2 : 1 : 1 : 1 */
    static const double RULES[] = {0.4, 0.4, 0.2}, MEANS[] = {0.8, 0.2};
    for (size_t v = 0; v < 3; v++) assert_true(fabs(r.factor[2].probability[v] - RULES[v]) < 1e-12);
    for (size_t v = 0; v < 2; v++) assert_true(fabs(r.factor[3].probability[v] - MEANS[v]) < 1e-12);
    for (size_t i = 2; i < 6; i++) {
        uint64_t all = 0;
        for (size_t v = 0; v < r.factor[i].n_values; v++) {
            double p = r.factor[i].probability[v], n = (double)r.done;
            double error = sqrt(p * (1.0 - p) / n);
            assert_true(fabs((double)r.factor[i].drawn[v] / n - p) <= 5.0 * error);
            all += r.factor[i].drawn[v];
        }
        assert_int_equal(all, r.done);
    }
    /* they depend on each other now: one group, the others each their own */
    assert_int_equal(r.factor[2].group, r.factor[3].group);
    assert_int_not_equal(r.factor[2].group, r.factor[4].group);
    assert_int_equal(r.curve.possible, 3 * 2 * 7 * 2);
    assert_int_equal(r.curve.n_refused, 2 * 7 * 2);
    assert_int_equal(r.curve.n + r.curve.n_refused, r.curve.possible);
    for (size_t i = 1; i < r.curve.n; i++) {
        assert_true(r.curve.at[i - 1].scene.contrast <= r.curve.at[i].scene.contrast);
    }
    double words = 0.0;
    for (size_t i = 0; i < r.n_sides + 3; i++) words += r.curve.word_share[i];
    assert_true(fabs(words - 1.0) < 1e-12);
    arp_sensitivity_free(&r);
    close_with(f);
}

static void a_capped_curve_counts_what_it_leaves_out(void **state) {
    (void)state;
    fixture *f = open_with(DATA);
    arp_sensitivity_options o = {.draws = 1, .curve = 10, .no_indices = true};
    arp_sensitivity r = run(f, &o);
    assert_int_equal(r.curve.n, 10);
    assert_int_equal(r.curve.left_out + r.curve.n + r.curve.n_refused, r.curve.possible);
    arp_sensitivity_free(&r);
    close_with(f);
}

static void the_base_is_what_the_drivers_find(void **state) {
    (void)state;
    fixture *f = open_with(1);
    arp_result result = {0};
    arp_drivers drivers = {0};
    arp_sensitivity_options o = {.draws = 1, .no_indices = true};
    arp_drivers_options asked = {
        .selected = f->selected, .m = 2, .k = f->k, .n_k = 2, .alpha = 0.05};
    assert_int_equal(arp_index_run(&f->b.plan, &f->table, &result, NULL), ARP_OK);
    assert_int_equal(arp_explain(&f->b.plan, &f->table, &result, &asked, &drivers, NULL), ARP_OK);
    arp_sensitivity r = run(f, &o);
    for (size_t s = 0; s < 2; s++) {
        assert_memory_equal(&r.base.c[s], &drivers.side[s].alone.c, sizeof(double));
        assert_memory_equal(&r.base.p[s], &drivers.evidence->side[s].p, sizeof(double));
        assert_int_equal(r.base.state[s], drivers.side[s].state);
    }
    assert_memory_equal(&r.base.contrast, &drivers.contrast, sizeof(double));
    assert_int_equal(r.base.word, drivers.word);
    for (size_t i = 0; i < FIXTURE_ROWS; i++) assert_int_equal(r.base_rank[i], result.rank[i]);
    for (size_t t = 0; t < 2; t++) assert_int_equal(r.base.rank[t], result.rank[f->selected[t]]);
    arp_sensitivity_free(&r);
    arp_drivers_free(&drivers);
    arp_result_free(&result);
    close_with(f);
}

static void leaving_an_indicator_out_is_the_index_without_it(void **state) {
    (void)state;
    fixture *f = open_with(1);
    arp_sensitivity_options o = {.draws = 1, .no_indices = true};
    arp_sensitivity r = run(f, &o);
    assert_int_equal(r.n_without, FIXTURE_COLUMNS);
    for (size_t i = 0; i < r.n_without; i++) {
        fixture g;
        arp_result without = {0};
        fixture_open(&g);
        g.b.node[r.without[i].node].weight = 0.0; /* the same scores */
        assert_int_equal(arp_index_run(&g.b.plan, &g.table, &without, NULL), ARP_OK);
        for (size_t t = 0; t < 2; t++) {
            assert_int_equal(r.without[i].scene.rank[t], without.rank[f->selected[t]]);
        }
        arp_result_free(&without);
        fixture_close(&g);
    }
    arp_sensitivity_free(&r);
    close_with(f);
}

static void what_does_not_vary_is_settled(void **state) {
    (void)state;
    static const char *const ONLY[] = {"zscore"};
    static const arp_factor STILL[] = {{.kind = "normalise", .choice = ONLY, .n_choices = 1}};
    fixture *f = open_with(0);
    f->in.factor = STILL;
    f->in.n_factors = 1;
    arp_sensitivity_options o = {.draws = 300, .base = 4};
    arp_sensitivity r = run(f, &o);
    assert_false(r.factor[0].moved);
    assert_int_equal(r.words.count[r.base.word >= 0 ? r.base.word : 1 - r.base.word], r.verdicts);
    assert_non_null(r.indices);
    for (size_t i = 0; i < r.indices->n_outputs; i++) {
        assert_int_equal(r.indices->found.output[i].state, ARP_GSA_SETTLED);
    }
    assert_true(fabs(r.shift) == 0.0 && fabs(r.alone[0].shift) == 0.0);
    arp_sensitivity_free(&r);
    close_with(f);
}

static void a_factor_alone_says_its_range(void **state) {
    (void)state;
    fixture *f = open_with(N_FACTORS);
    arp_sensitivity_options o = {.draws = 1, .no_indices = true};
    arp_sensitivity r = run(f, &o);
    for (size_t s = 0; s < 2; s++) { /* the weights of the sides leave each side as it is */
        assert_memory_equal(&r.alone[0].c_low[s], &r.base.c[s], sizeof(double));
        assert_memory_equal(&r.alone[0].c_high[s], &r.base.c[s], sizeof(double));
        assert_true(r.alone[1].c_low[s] < r.alone[1].c_high[s]);
    }
    assert_true(r.factor[0].moved && r.factor[DATA].moved);
    assert_int_equal(r.alone[2].n_at, 3);
    assert_int_equal(r.alone[3].at[1].why.code, ARP_DOMAIN); /* geometric over the z-score */
    for (size_t t = 0; t < 2; t++) {
        assert_int_equal(r.alone[2].at[0].rank[t], r.base.rank[t]); /* declared so */
        assert_true(r.alone[0].rank_low[t] <= r.base.rank[t]);
        assert_true(r.alone[0].rank_high[t] >= r.base.rank[t]);
    }
    arp_sensitivity_free(&r);
    close_with(f);
}

static void ranks_alone_need_no_selection(void **state) {
    (void)state;
    fixture *f = open_with(DATA);
    f->in.m = 0;
    arp_sensitivity_options o = {.draws = 512, .base = 4};
    arp_sensitivity r = run(f, &o);
    assert_null(r.c);
    assert_int_equal(r.verdicts, 0);
    assert_non_null(r.rank.share);
    assert_int_equal(r.indices->n_outputs, 1);
    arp_sensitivity_free(&r);
    close_with(f);
}

static void more_selected_read_the_verdict_now_and_then(void **state) {
    (void)state;
    static const size_t FIVE[] = {1, 3, 11, 20, 30};
    fixture *f = open_with(1);
    f->in.selected = FIVE;
    f->in.m = 5;
    arp_sensitivity_options o = {.draws = 1024, .base = 4};
    arp_sensitivity r = run(f, &o);
    assert_int_equal(r.verdict_every, 64);
    assert_int_equal(r.verdicts, 1024 / 64);
    arp_sensitivity_free(&r);
    close_with(f);
}

static void a_draw_that_cannot_be_run_is_told(void **state) {
    (void)state;
    /* a ready value of so large an error that a draw has one below 0, under a geometric mean */
    fixture *f = open_with(0);
    f->b.plan.normalise = &arp_normalise_comparator;
    f->b.node[2].aggregate = &arp_aggregate_geometric;
    for (size_t v = 0; v < f->b.plan.n_nodes; v++) {
        f->b.node[v].frozen = f->b.node[v].n_children == 0;
        f->b.node[v].bound[0] = 1000.0;
    }
    f->numerator[1][7] = 1.0;
    f->x[1][7] = 1000.0 / f->denominator[1][7];
    f->table.column[1].value[7] = f->x[1][7];
    for (size_t i = 0; i < FIXTURE_ROWS; i++) f->spread[i] = 500.0;
    f->in.factor = &FACTORS[DATA];
    f->in.n_factors = 1;
    arp_sensitivity_options o = {.draws = 512, .threads = 2};
    arp_sensitivity r = {0};
    arp_error err = {0};
    assert_int_equal(arp_sensitivity_run(&f->in, &o, &r, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "INDEX_POWER_VALUE");
    assert_null(r.pool);
    close_with(f);
}

static void bad_options_are_refused(void **state) {
    (void)state;
    static const arp_sensitivity_options BAD[] = {
        {.replicates = 3}, {.base = 30}, {.precision = 2.0}, {.draws = UINT64_MAX}};
    fixture *f = open_with(1);
    arp_sensitivity r = {0};
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        arp_error err = {0};
        assert_int_equal(arp_sensitivity_run(&f->in, &BAD[i], &r, &err), ARP_DOMAIN);
        assert_string_equal(arp_error_name(&err), "SENSITIVITY_OPTION");
    }
    size_t none = 0;
    f->in.k = &none;
    f->in.n_k = 1;
    assert_int_equal(arp_sensitivity_check(&f->in, NULL), ARP_DOMAIN);
    close_with(f);
}

/* Refused before anything is read of the values: there are none. */
static void more_draws_than_the_counters_hold_are_refused(void **state) {
    (void)state;
    const arp_table many = {.n_rows = 1 << 25}, most = {.n_rows = 1 << 28};
    const arp_sensitivity_options draws = {.draws = (UINT64_C(1) << 39) + 1};
    fixture *f = open_with(1);
    arp_sensitivity r = {0};
    arp_error err = {0};
    f->in.values = &many;
    assert_int_equal(arp_sensitivity_run(&f->in, &draws, &r, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "SENSITIVITY_DRAWS_MOST");
    assert_string_equal(err.arg[0], "549755813889");
    assert_string_equal(err.arg[1], "33554432");
    assert_string_equal(err.arg[2], "549755813632"); /* whole blocks */
    err = (arp_error){0};
    f->in.values = &most;
    assert_int_equal(arp_sensitivity_run(&f->in, NULL, &r, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "SENSITIVITY_TERRITORIES");
    f->in.values = &f->table;
    close_with(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_side_that_is_kept_open_is_never_excluded),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bits),
        cmocka_unit_test(blocks_in_parts_add_up_to_the_whole),
        cmocka_unit_test(a_run_stopped_at_a_border_is_that_of_so_many_draws),
        cmocka_unit_test(a_precision_stops_at_the_first_look_that_has_it),
        cmocka_unit_test(what_cannot_be_is_named_and_never_drawn),
        cmocka_unit_test(a_capped_curve_counts_what_it_leaves_out),
        cmocka_unit_test(the_base_is_what_the_drivers_find),
        cmocka_unit_test(leaving_an_indicator_out_is_the_index_without_it),
        cmocka_unit_test(what_does_not_vary_is_settled),
        cmocka_unit_test(a_factor_alone_says_its_range),
        cmocka_unit_test(ranks_alone_need_no_selection),
        cmocka_unit_test(more_selected_read_the_verdict_now_and_then),
        cmocka_unit_test(a_draw_that_cannot_be_run_is_told),
        cmocka_unit_test(bad_options_are_refused),
        cmocka_unit_test(more_draws_than_the_counters_hold_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
