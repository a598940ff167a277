/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole runs against the slow draws; what a draw's ranks and verdict stand on, against the calls
   they stand in for and against counting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rng.h"
#include "property/sensitivity_world.h"
#include "sensitivity/draws/batch.h"
#include "sensitivity/draws/draws.h"

/* What is counted over the draws of one study, by the slow draws. */
typedef struct slow_counts {
    uint64_t at[SLOW_ROWS][SLOW_ROWS]; /* territory, rank - 1 */
    uint64_t bin[SLOW_CHILDREN][ARP_SHARE_BINS + 1];
    uint64_t moved;
    bool near; /* some scores are nearer than rounding */
} slow_counts;

/* Pairs (selected, not selected) that the selected one wins, ties half, over all such pairs. */
static double pairs_won(const int *rank, size_t n, const size_t *selected, size_t m) {
    double won = 0.0;
    for (size_t t = 0; t < m; t++) {
        for (size_t i = 0; i < n; i++) {
            bool in = false;
            for (size_t u = 0; u < m; u++) in = in || selected[u] == i;
            int a = rank[selected[t]], b = rank[i];
            if (!in) won += a < b ? 1.0 : a == b ? 0.5 : 0.0;
        }
    }
    return won / (double)(m * (n - m));
}

static void count_slowly(world *w, const size_t *selected, size_t m, uint64_t seed, uint64_t draws,
                         slow_counts *out) {
    double u[SLOW_NODES * 2];
    int value[SLOW_FACTORS], dims = slow_dims(&w->slow);
    slow_answer *base = calloc(1, sizeof *base), *slow = calloc(1, sizeof *slow);
    slow_base(&w->slow, base);
    for (size_t i = 0; i < w->n; i++) out->near |= has_near_tie(base->score[0], w->n, i, NEAR);
    for (uint64_t d = 0; d < draws && !out->near; d++) {
        for (int i = 0; i < dims; i++) u[i] = arp_u01(seed, d, (uint32_t)i);
        assert_true(slow_draw(&w->slow, u, value, slow));
        for (size_t i = 0; i < w->n; i++) {
            out->at[i][slow->rank[0][i] - 1]++;
            out->moved += (uint64_t)abs(slow->rank[0][i] - base->rank[0][i]);
            out->near |= has_near_tie(slow->score[0], w->n, i, NEAR);
        }
        for (size_t s = 0; s < w->b.node[0].n_children; s++) {
            int side = w->slow.side[s];
            for (size_t i = 0; i < w->n; i++) {
                out->near |= has_near_tie(slow->score[side], w->n, i, NEAR);
            }
            double c = pairs_won(slow->rank[side], w->n, selected, m);
            out->bin[s][lround(c * ARP_SHARE_BINS)]++;
        }
    }
    free(base);
    free(slow);
}

static void compare_counts(int c, const world *w, const arp_sensitivity *r,
                           const slow_counts *slow) {
    for (size_t i = 0; i < w->n; i++) {
        for (size_t k = 0; k < w->n; k++) {
            double share = (double)slow->at[i][k] / (double)r->done;
            double gap = r->rank.share[i * w->n + k] - share;
            if (fabs(gap) > 1e-15) fail_msg("case %d: rank %zu of %zu", c, k + 1, i);
        }
    }
    for (size_t s = 0; s < r->n_sides; s++) {
        assert_memory_equal(r->c[s].bin, slow->bin[s], sizeof slow->bin[s]);
    }
    double shift = (double)slow->moved / (double)r->done / (double)w->n;
    if (fabs(r->shift - shift) > 1e-12) fail_msg("case %d: shift", c);
}

static void whole_runs_count_what_the_slow_draws_count(void **state) {
    (void)state;
    enum { STUDIES = 200 };
    static const size_t K[] = {1};
    int compared = 0, c = 0;
    for (; compared < STUDIES && c < 20 * STUDIES; c++) {
        world *w = make_world((uint64_t)c);
        arp_table t = make_table(w);
        arp_sensitivity_input in = input_of(w, &t, K);
        uint64_t s = (uint64_t)c;
        size_t selected[] = {slow_random_below(&s, w->n - 1), w->n - 1};
        in.selected = selected;
        in.m = 1 + slow_random_below(&s, 2);
        arp_sensitivity_options o = {.draws = ARP_DRAWS_BLOCK,
                                     .seed = (uint64_t)c,
                                     .threads = 1 + slow_random_below(&s, 3),
                                     .curve = 20,
                                     .no_indices = true};
        arp_sensitivity r = {0};
        slow_counts *slow = calloc(1, sizeof *slow);
        if (arp_sensitivity_run(&in, &o, &r, NULL) == ARP_OK) {
            count_slowly(w, selected, in.m, o.seed, r.done, slow);
            if (!slow->near) compare_counts(c, w, &r, slow);
            compared += !slow->near;
        }
        arp_sensitivity_free(&r);
        arp_table_free(&t);
        free(slow);
        free(w);
    }
    print_message("%d of %d studies compared\n", compared, c);
    assert_int_equal(compared, STUDIES);
}

/* The same blocks one by one and side by side; every number, bit for bit. */
static void compare_ways(uint64_t seed, const arp_model *model, const arp_judge *judge) {
    size_t ends = 2 * model->n_factors;
    enum { BLOCKS = 3 };
    arp_gather gather[2];
    arp_draws_done done;
    uint64_t *number = NULL;
    size_t length = 0;
    double end[4 * SLOW_FACTORS];
    for (size_t i = 0; i < 2; i++) {
        arp_draws_run draws = {.model = model,
                               .judge = judge,
                               .seed = seed,
                               .verdict_every = judge->quick ? 1 : 64,
                               .threads = 1 + i,
                               .one_by_one = i == 0};
        assert_int_equal(arp_gather_new(model, judge, &gather[i], NULL), ARP_OK);
        assert_int_equal(arp_draws(&draws, 0, BLOCKS, &gather[i], &done, NULL), ARP_OK);
        length = arp_gather_length(&gather[i]);
        if (!number) number = calloc(2 * length, sizeof *number);
        arp_gather_store(&gather[i], number + i * length, end + ends * i);
    }
    for (size_t i = 0; i < length; i++) {
        if (number[i] != number[length + i]) fail_msg("study %d: number %zu", (int)seed, i);
    }
    assert_memory_equal(end, end + ends, ends * sizeof *end);
    for (size_t i = 0; i < 2; i++) arp_gather_free(&gather[i]);
    free(number);
}

static void draws_side_by_side_count_what_single_draws_count(void **state) {
    (void)state;
    enum { STUDIES = 300 };
    static const size_t K[] = {1, 3}, SELECTED[] = {1, 3};
    static const arp_factor SIDES[] = {{.kind = "side_weights"}};
    int compared = 0, c = 0;
    for (; compared < STUDIES && c < 10 * STUDIES; c++) {
        world *w = make_world((uint64_t)c);
        arp_table t = make_table(w);
        arp_sensitivity_input in = input_of(w, &t, K);
        arp_model model = {0};
        arp_judge judge;
        if (c % 4 == 0) {
            in.factor = SIDES;
            in.n_factors = 1;
        }
        in.n_k = 2;
        in.selected = SELECTED;
        in.m = (size_t)c % 3; /* none, one or two */
        if (arp_model_make(&in, &model, NULL) == ARP_OK && arp_batch_fits(&model)) {
            assert_int_equal(arp_judge_make(&in, 1, model.pool, &judge, NULL), ARP_OK);
            compare_ways((uint64_t)c, &model, &judge);
            compared++;
        }
        arp_model_free(&model);
        arp_table_free(&t);
        free(w);
    }
    print_message("%d studies of %d\n", compared, c);
    assert_int_equal(compared, STUDIES);
}

static bool has_ties(const double *x, size_t n) {
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (!(x[i] < x[j]) && !(x[i] > x[j])) return true;
        }
    }
    return false;
}

/* The verdict that finds only the p it needs, against the one that finds all of them, on draws
   whose sides have no ties: the intervals are then those of untied ranks. */
static void a_draw_s_verdict_is_that_of_a_whole_scene(void **state) {
    (void)state;
    static const size_t K[] = {1};
    int compared = 0, attested = 0, excluded = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        world *w = make_world(c);
        arp_table t = make_table(w);
        arp_sensitivity_input in = input_of(w, &t, K);
        uint64_t s = c;
        size_t selected[] = {slow_random_below(&s, w->n - 1), w->n - 1};
        arp_model m = {0};
        arp_judge judge;
        arp_work work = {0};
        arp_sight sight = {0};
        in.selected = selected;
        in.m = 1 + slow_random_below(&s, 2);
        in.alpha = 0.3; /* so that every state is met */
        bool ran = arp_model_make(&in, &m, NULL) == ARP_OK;
        if (ran) {
            assert_int_equal(arp_judge_make(&in, 1, m.pool, &judge, NULL), ARP_OK);
            assert_int_equal(arp_work_new(&m, &work, NULL), ARP_OK);
            assert_int_equal(arp_sight_new(&judge, &sight, NULL), ARP_OK);
            for (size_t i = 0; i < m.n_dims; i++) work.u[i] = arp_u01(c, 0, (uint32_t)i);
            ran = arp_work_draw(&work) == ARP_OK && arp_sight_look(&sight, &work, NULL) == ARP_OK;
        }
        for (size_t i = 0; ran && i < m.n_sides; i++) ran = !has_ties(sight.line[i], m.n);
        if (ran) {
            arp_scene scene;
            arp_verdict_state found[SLOW_CHILDREN];
            assert_int_equal(arp_sight_verdict(&sight, work.combination->kept_open, NULL), ARP_OK);
            int word = sight.word;
            memcpy(found, sight.state, m.n_sides * sizeof *found);
            assert_int_equal(arp_scene_see(&sight, &work, true, m.pool, &scene, NULL), ARP_OK);
            assert_memory_equal(scene.state, found, m.n_sides * sizeof *found);
            assert_int_equal(scene.word, word);
            for (size_t i = 0; i < m.n_sides; i++) {
                attested += found[i] == ARP_ATTESTED;
                excluded += found[i] == ARP_EXCLUDED;
            }
            compared++;
        }
        arp_sight_free(&sight);
        arp_work_free(&work);
        arp_model_free(&m);
        arp_table_free(&t);
        free(w);
    }
    print_message("%d verdicts, %d sides attested, %d excluded\n", compared, attested, excluded);
    assert_true(compared > CASES / 4 && attested > 50 && excluded > 20);
}

static void orders_and_ranks_are_those_of_counting(void **state) {
    (void)state;
    enum { MOST = 9000 };
    double *x = calloc(MOST, sizeof *x);
    uint32_t *order = calloc(MOST, sizeof *order), *rank = calloc(MOST, sizeof *rank);
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = c;
        size_t n =
            c % 100 == 0 ? MOST - slow_random_below(&s, 100) : 1 + slow_random_below(&s, 300);
        size_t family = slow_random_below(&s, 5);
        arp_pool *pool = arp_pool_new();
        arp_places room;
        for (size_t i = 0; i < n; i++) {
            double u = (double)(slow_random(&s) >> 11) * 0x1p-53;
            x[i] = family == 0   ? floor(8.0 * u) - 4.0
                   : family == 1 ? 1.0 / (1e-300 + u * u * u)
                                 : u;
            if (family == 2) x[i] = -0.0 * u;
            if (family == 3) x[i] = (slow_random_below(&s, 50) ? 1e-9 : 1e9) * (u - 0.5);
        }
        assert_true(arp_places_new(n, pool, &room));
        arp_places_order(&room, x, order);
        arp_places_ranks(x, order, n, rank);
        for (size_t i = 1; i < n; i++) {
            bool falls = x[order[i - 1]] > x[order[i]];
            bool tied = !(x[order[i - 1]] < x[order[i]]) && order[i - 1] < order[i];
            if (!falls && !tied) fail_msg("case %d: place %zu", (int)c, i);
        }
        for (size_t i = 0; i < n && n < 400; i++) {
            uint32_t above = 1;
            for (size_t j = 0; j < n; j++) above += x[j] > x[i];
            if (rank[i] != above) fail_msg("case %d: rank of %zu", (int)c, i);
        }
        arp_pool_free(pool);
    }
    free(x);
    free(order);
    free(rank);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_runs_count_what_the_slow_draws_count),
        cmocka_unit_test(draws_side_by_side_count_what_single_draws_count),
        cmocka_unit_test(a_draw_s_verdict_is_that_of_a_whole_scene),
        cmocka_unit_test(orders_and_ranks_are_those_of_counting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
