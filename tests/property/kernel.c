/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernel against ranks and counts from the definitions, for each way this machine has. Draw d
   of a case takes its weights from the case and d alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "oracle/slow_kernel.h"
#include "sensitivity/kernel/kernel.h"
#include "unit/kernel_run.h"

enum { WEIGHTS_LANE = 1000, PART = KERNEL_BLOCK };

/* What the columns are like. */
typedef enum kind { PLAIN, TIES, NEAR, COARSE, FAR, OUTLIER, HUGE, TINY, SAME, KINDS } kind;

typedef struct world {
    size_t n, p, n_rows;
    double *x;
    const double **column;
    uint32_t *row;
    uint64_t number;
    bool counting; /* ranks by counting, otherwise the kernel's own once they are seen to hold */
} world;

static double uniform(const world *c, size_t i, size_t lane) {
    return arp_u01(c->number, i, (uint32_t)lane);
}

/* Row i of column j; some rows repeat the one before, or nearly. */
static double value(const world *c, kind what, size_t i, size_t j) {
    double u = uniform(c, i, j), one = j % 3 == 2 ? -u : u;
    bool repeats = i % 3 == 1;
    switch (what) {
    case TIES:
        return uniform(c, repeats ? i - 1 : i, j);
    case NEAR:
        return uniform(c, repeats ? i - 1 : i, j) * (repeats && j == 0 ? 1.0 + 1e-13 : 1.0);
    case COARSE:
        return floor(4.0 * u) - 2.0;
    case FAR:
        return 1e9 * (double)(j + 1) + one;
    case OUTLIER:
        return i == c->n / 2 ? 1e12 : one;
    case HUGE:
        return one * 1e300;
    case TINY:
        return one * 1e-305;
    case SAME:
        return 7.0;
    default:
        return one;
    }
}

static world make(size_t n, size_t p, kind what, bool rows) {
    world c = {.n = n, .p = p, .number = 31 * n + (uint64_t)what};
    c.x = calloc(n * p, sizeof *c.x);
    c.column = calloc(p, sizeof *c.column);
    c.row = calloc(n, sizeof *c.row);
    assert_true(c.x && c.column && c.row);
    for (size_t j = 0; j < p; j++) {
        c.column[j] = c.x + j * n;
        for (size_t i = 0; i < n; i++) c.x[j * n + i] = value(&c, what, i, j);
    }
    for (size_t i = 0; i < n; i++) c.row[i] = (uint32_t)i;
    c.n_rows = rows ? n : 0;
    return c;
}

static void unmake(world *c) {
    free(c->x);
    free(c->column);
    free(c->row);
}

/* Uniform on the simplex; every fifth draw has weights of 0, every eleventh only one other. */
static void weights(void *user, size_t slot, uint64_t draw, size_t draws, double *w) {
    const world *c = user;
    (void)slot;
    for (size_t d = 0; d < draws; d++, draw++) {
        double sum = 0.0, *here = w + d * c->p;
        for (size_t j = 0; j < c->p; j++) {
            here[j] = -log(uniform(c, draw, WEIGHTS_LANE + j));
            if (draw % 11 == 3 ? j != draw % c->p : draw % 5 == 1 && j % 2 == 1) here[j] = 0.0;
            sum += here[j];
        }
        for (size_t j = 0; j < c->p; j++) here[j] /= sum;
    }
}

static size_t some_k[3];

static arp_tally_shape shape_of(const world *c, bool matrix, bool bins, bool pairs, bool top) {
    some_k[0] = 1;
    some_k[1] = (c->n + 9) / 10;
    some_k[2] = c->n + 1;
    return (arp_tally_shape){.n = c->n,
                             .p = top ? c->p : 0,
                             .k = some_k,
                             .n_k = 3,
                             .matrix = matrix,
                             .bins = bins,
                             .pairs = pairs};
}

static slow_tally slow_new(const arp_tally_shape *s) {
    size_t n = s->n;
    slow_tally t = {.n = n, .p = s->p, .n_k = s->n_k, .n_bins = ARP_TALLY_BINS, .k = s->k};
    t.sum = calloc(n, sizeof *t.sum);
    t.square = calloc(n, sizeof *t.square);
    t.first = calloc(n * s->n_k, sizeof *t.first);
    if (s->matrix) t.at = calloc(n * n, sizeof *t.at);
    if (s->bins) t.bin = calloc(n * t.n_bins, sizeof *t.bin);
    if (s->pairs) t.before = calloc(n * n, sizeof *t.before);
    if (s->p) t.top = calloc(n, sizeof *t.top);
    if (s->p) t.top_weight = calloc(n * s->p, sizeof *t.top_weight);
    return t;
}

static void slow_free(slow_tally *t) {
    free(t->sum);
    free(t->square);
    free(t->first);
    free(t->at);
    free(t->bin);
    free(t->before);
    free(t->top);
    free(t->top_weight);
}

static void assert_same(const uint64_t *fast, const uint64_t *slow, size_t n) {
    if (slow) assert_memory_equal(fast, slow, n * sizeof *fast);
    else assert_null(fast);
}

static void assert_counts(const arp_tally *fast, const slow_tally *slow) {
    size_t n = slow->n;
    assert_int_equal(*fast->draws, slow->draws);
    assert_same(fast->sum, slow->sum, n);
    assert_same(fast->square, slow->square, n);
    assert_same(fast->first, slow->first, slow->n_k * n);
    assert_same(fast->at, slow->at, n * n);
    assert_same(fast->bin, slow->bin, n * slow->n_bins);
    assert_same(fast->before, slow->before, n * n);
    assert_same(fast->top, slow->top, n);
    for (size_t c = 0; c < n * slow->p; c++) {
        double whole = ldexp(slow->top_weight[c], ARP_TALLY_WEIGHT_BITS);
        double rounded = (double)slow->top[c / slow->p] / 2 + 1; /* half a unit a draw */
        assert_true(fabs((double)fast->top_weight[c] - whole) <= rounded + whole * 1e-12);
    }
}

/* All draws by the definition, or, for many territories, the kernel's ranks shown to hold. */
static void count_slowly(const world *c, size_t draws, slow_tally *slow) {
    double *score = calloc(c->n, sizeof *score);
    kernel_input input = {c->n, c->p, c->column, c->row, c->n, NULL, false};
    kernel_plant plant;
    kernel_hand hand = {0};
    assert_non_null(score);
    assert_int_equal(kernel_open(&hand, &input, NULL, &plant, NULL), ARP_OK);
    double *w = hand.w;
    uint32_t *rank = hand.rank;
    for (size_t d = 0; d < draws; d += PART) {
        size_t part = draws - d < PART ? draws - d : PART;
        weights((void *)(uintptr_t)c, 0, d, part, w);
        if (!c->counting) kernel_rank_some(&hand, part);
        for (size_t e = 0; e < part; e++) {
            uint32_t *here = rank + e * c->n;
            slow_weighted_sums(c->x, c->n, c->p, w + e * c->p, score);
            if (c->counting) slow_rank_by_counting(score, c->n, here);
            assert_true(slow_ranks_hold(score, c->n, here));
            slow_tally_add(slow, here, w + e * c->p);
        }
    }
    kernel_dismiss(&hand);
    kernel_plant_free(&plant);
    free(score);
}

typedef struct rows_seen {
    world c; /* first, for weights() */
    uint32_t *rank;
} rows_seen;

static void keep_ranks(void *user, size_t slot, uint64_t draw, size_t draws, const uint32_t *rank) {
    rows_seen *s = user;
    (void)slot;
    memcpy(s->rank + draw * s->c.n_rows, rank, draws * s->c.n_rows * sizeof *rank);
}

static void run(const world *c, const arp_kernel_way *way, bool sketch, size_t draws,
                size_t threads, arp_tally *tally) {
    uint64_t done = 0;
    kernel_input input = {c->n, c->p, c->column, c->row, 0, way, sketch};
    kernel_job job = {
        .end = draws, .threads = threads, .user = (void *)(uintptr_t)c, .weights = weights};
    assert_int_equal(kernel_run(&input, &job, tally, &done, NULL), ARP_OK);
    assert_int_equal(done, draws);
}

static void compare(size_t n, size_t p, kind what, size_t draws, arp_tally_shape s, bool counting) {
    world c = make(n, p, what, false);
    c.counting = counting;
    s = shape_of(&c, s.matrix, s.bins, s.pairs, s.p > 0);
    slow_tally slow = slow_new(&s);
    count_slowly(&c, draws, &slow);
    const arp_kernel_way *way;
    for (size_t each = 0; (way = arp_kernel_way_at(each / 2)) != NULL; each++) {
        arp_tally tally = {0};
        assert_int_equal(arp_tally_new(&s, &tally, NULL), ARP_OK);
        run(&c, way, each % 2 == 1, draws, 1 + each / 2, &tally);
        assert_counts(&tally, &slow);
        arp_tally_free(&tally);
    }
    slow_free(&slow);
    unmake(&c);
}

static void ten_thousand_draws_are_counted_as_by_counting_who_is_better(void **state) {
    (void)state;
    static const size_t N[] = {1, 2, 3, 16, 17, 40, 304};
    for (size_t each = 0; each < sizeof N / sizeof *N; each++) {
        compare(N[each], 20, PLAIN, 10000, (arp_tally_shape){.matrix = true, .p = 1}, true);
    }
}

static void ten_thousand_draws_of_many_territories_are_counted_from_ranks_that_hold(void **state) {
    (void)state;
    compare(1024, 4, PLAIN, 10000, (arp_tally_shape){.matrix = true, .p = 1}, false);
    compare(1025, 4, PLAIN, 10000, (arp_tally_shape){.matrix = true, .p = 1}, false);
    compare(35000, 4, PLAIN, 10000, (arp_tally_shape){.p = 0}, false);
}

static void ties_and_near_ties_of_every_kind_are_told_apart(void **state) {
    (void)state;
    for (kind what = PLAIN; what < KINDS; what++) {
        compare(2, 5, what, 500, (arp_tally_shape){.matrix = true, .p = 1}, true);
        compare(100, 1, what, 100, (arp_tally_shape){.bins = true, .p = 1}, true);
        compare(304, 5, what, 100, (arp_tally_shape){.matrix = true, .p = 1}, true);
        compare(600, 5, what, 40, (arp_tally_shape){.p = 1}, true);
        compare(1024, 5, what, 10, (arp_tally_shape){.matrix = true}, true);
        compare(1025, 5, what, 10, (arp_tally_shape){.matrix = true, .p = 1}, true);
        compare(35000, 5, what, 2, (arp_tally_shape){.bins = true}, false);
    }
}

static void every_number_of_territories_is_sorted(void **state) {
    (void)state;
    static const size_t MORE[] = {255, 256, 257, 271, 272, 273, 383, 511, 512, 513, 641, 769, 1023};
    for (size_t n = 1; n <= 140; n++) {
        compare(n, 3, (kind)(n % KINDS), 24, (arp_tally_shape){.matrix = true, .p = 1}, true);
    }
    for (size_t each = 0; each < sizeof MORE / sizeof *MORE; each++) {
        compare(MORE[each], 3, PLAIN, 24, (arp_tally_shape){.matrix = true}, true);
    }
}

static void bins_pairs_and_many_weights_are_counted(void **state) {
    (void)state;
    compare(130, 5, COARSE, 300, (arp_tally_shape){.bins = true, .pairs = true, .p = 1}, true);
    compare(300, 40, TIES, 100, (arp_tally_shape){.matrix = true, .pairs = true}, true);
    compare(50, 1024, PLAIN, 100, (arp_tally_shape){.matrix = true, .p = 1}, true);
    compare(50, 1030, PLAIN, 100, (arp_tally_shape){.matrix = true, .p = 1}, true);
}

static void the_wanted_ranks_are_those_of_the_definition(void **state) {
    (void)state;
    static const size_t N[] = {17, 304, 1025};
    enum { DRAWS = 300 };
    for (size_t each = 0; each < sizeof N / sizeof *N; each++) {
        rows_seen s = {.c = make(N[each], 6, COARSE, true)};
        size_t n = N[each];
        double *score = calloc(n, sizeof *score), w[6];
        uint32_t *rank = calloc(n, sizeof *rank);
        s.rank = calloc(DRAWS * n, sizeof *s.rank);
        for (size_t matrix = 0; matrix < 2; matrix++) {
            arp_tally tally = {0};
            uint64_t done = 0;
            arp_tally_shape shape = shape_of(&s.c, matrix == 1, false, false, false);
            kernel_input input = {n, 6, s.c.column, s.c.row, n, NULL, false};
            kernel_job job = {
                .end = DRAWS, .threads = 2, .user = &s, .weights = weights, .ranks = keep_ranks};
            assert_int_equal(arp_tally_new(&shape, &tally, NULL), ARP_OK);
            assert_int_equal(kernel_run(&input, &job, &tally, &done, NULL), ARP_OK);
            arp_tally_free(&tally);
            for (size_t d = 0; d < DRAWS; d++) {
                weights(&s.c, 0, d, 1, w);
                slow_weighted_sums(s.c.x, n, 6, w, score);
                slow_rank_by_counting(score, n, rank);
                assert_memory_equal(rank, s.rank + d * n, n * sizeof *rank);
            }
        }
        free(score);
        free(rank);
        free(s.rank);
        unmake(&s.c);
    }
}

static void any_number_of_threads_gives_the_same_counters(void **state) {
    (void)state;
    static const size_t N[] = {304, 1500};
    for (size_t each = 0; each < sizeof N / sizeof *N; each++) {
        world c = make(N[each], 8, TIES, false);
        arp_tally_shape s = shape_of(&c, each == 0, true, false, true);
        arp_tally one = {0}, many = {0};
        assert_int_equal(arp_tally_new(&s, &one, NULL), ARP_OK);
        run(&c, NULL, true, 1201, 1, &one);
        for (size_t threads = 2; threads <= 7; threads++) {
            assert_int_equal(arp_tally_new(&s, &many, NULL), ARP_OK);
            run(&c, NULL, true, 1201, threads, &many);
            assert_memory_equal(one.counter, many.counter, one.length * sizeof *one.counter);
            arp_tally_free(&many);
        }
        arp_tally_free(&one);
        unmake(&c);
    }
}

static void more_draws_than_sixteen_bits_hold_are_counted(void **state) {
    (void)state;
    enum { DRAWS = 200000 };
    world c = make(3, 2, SAME, false);
    arp_tally_shape s = shape_of(&c, true, false, false, false);
    arp_tally tally = {0};
    assert_int_equal(arp_tally_new(&s, &tally, NULL), ARP_OK);
    run(&c, NULL, true, DRAWS, 1, &tally);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(tally.at[i * 3], DRAWS);
        assert_int_equal(tally.sum[i], DRAWS);
    }
    arp_tally_free(&tally);
    unmake(&c);
}

/* Ten thousand draws are a test of their own, as `kernel whole`: too much for the sanitizers. */
int main(int argc, char **argv) {
    const struct CMUnitTest whole[] = {
        cmocka_unit_test(ten_thousand_draws_are_counted_as_by_counting_who_is_better),
        cmocka_unit_test(ten_thousand_draws_of_many_territories_are_counted_from_ranks_that_hold),
    };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_of_territories_is_sorted),
        cmocka_unit_test(ties_and_near_ties_of_every_kind_are_told_apart),
        cmocka_unit_test(bins_pairs_and_many_weights_are_counted),
        cmocka_unit_test(the_wanted_ranks_are_those_of_the_definition),
        cmocka_unit_test(any_number_of_threads_gives_the_same_counters),
        cmocka_unit_test(more_draws_than_sixteen_bits_hold_are_counted),
    };
    if (argc == 2 && strcmp(argv[1], "whole") == 0) {
        return cmocka_run_group_tests(whole, NULL, NULL);
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
