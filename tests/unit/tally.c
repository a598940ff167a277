/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counters of a tally, added in one go, in parts, merged, or from counts made elsewhere; and
   what the tally and the kernel do when memory is short. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "oracle/brutal.h"
#include "oracle/slow_kernel.h"
#include "sensitivity/kernel/kernel.h"
#include "sensitivity/kernel/parts.h"
#include "unit/kernel_run.h"

enum { N = 301, P = 3, DRAWS = 45, N_K = 3 };

static const size_t K[N_K] = {1, 30, N + 5};
static uint32_t rank[DRAWS * N];
static double weight[DRAWS * P];
static const arp_tally_shape ALL = {
    .n = N, .p = P, .k = K, .n_k = N_K, .matrix = true, .bins = true, .pairs = true};

/* Ranks of coarse scores, so that there are ties, also for the first. */
static void draw_ranks(void) {
    double score[N];
    for (size_t d = 0; d < DRAWS; d++) {
        for (size_t i = 0; i < N; i++)
            score[i] = (double)arp_below(5, d, &(uint32_t){4 * (uint32_t)i}, 90);
        slow_rank_by_counting(score, N, rank + d * N);
        for (size_t j = 0; j < P; j++) weight[d * P + j] = 0.25 * (double)j;
    }
}

static void the_counters_are_those_of_the_definition(void **state) {
    (void)state;
    static uint64_t sum[N], square[N], first[N_K * N], at[N * N], bin[N * ARP_TALLY_BINS];
    static uint64_t before[N * N], top[N];
    static double top_weight[N * P];
    slow_tally slow = {.n = N,
                       .p = P,
                       .n_k = N_K,
                       .n_bins = ARP_TALLY_BINS,
                       .k = K,
                       .sum = sum,
                       .square = square,
                       .first = first,
                       .at = at,
                       .bin = bin,
                       .before = before,
                       .top = top,
                       .top_weight = top_weight};
    arp_tally t = {0};
    draw_ranks();
    for (size_t d = 0; d < DRAWS; d++) slow_tally_add(&slow, rank + d * N, weight + d * P);
    assert_int_equal(arp_tally_new(&ALL, &t, NULL), ARP_OK);
    arp_tally_add(&t, DRAWS, rank, weight);
    assert_int_equal(*t.draws, DRAWS);
    assert_memory_equal(t.sum, sum, sizeof sum);
    assert_memory_equal(t.square, square, sizeof square);
    assert_memory_equal(t.first, first, sizeof first);
    assert_memory_equal(t.at, at, sizeof at);
    assert_memory_equal(t.bin, bin, sizeof bin);
    assert_memory_equal(t.before, before, sizeof before);
    assert_memory_equal(t.top, top, sizeof top);
    for (size_t c = 0; c < N * P; c++) { /* quarters, so exact */
        assert_int_equal(t.top_weight[c], (uint64_t)(top_weight[c] * 0x1p32));
    }
    arp_tally_free(&t);
}

static void parts_merged_in_any_order_are_the_whole(void **state) {
    (void)state;
    arp_tally whole = {0}, one = {0}, two = {0};
    draw_ranks();
    assert_int_equal(arp_tally_new(&ALL, &whole, NULL), ARP_OK);
    assert_int_equal(arp_tally_new(&ALL, &one, NULL), ARP_OK);
    assert_int_equal(arp_tally_new(&ALL, &two, NULL), ARP_OK);
    assert_ptr_equal(whole.counter, whole.draws);
    assert_ptr_equal(whole.counter + whole.length, whole.top_weight_high + N * P);
    arp_tally_add(&whole, DRAWS, rank, weight);
    for (size_t d = 0; d < DRAWS; d++) {
        arp_tally_add(d % 3 ? &one : &two, 1, rank + d * N, weight + d * P);
    }
    arp_tally_merge(&two, &one);
    assert_memory_equal(two.counter, whole.counter, whole.length * sizeof *whole.counter);
    arp_tally_free(&whole);
    arp_tally_free(&one);
    arp_tally_free(&two);
}

static void counts_made_elsewhere_give_the_same(void **state) {
    (void)state;
    arp_tally_shape shape = ALL;
    shape.pairs = false;
    shape.p = 0;
    arp_tally whole = {0}, counted = {0};
    static uint16_t count[N * N];
    static const uint16_t none[N * N];
    draw_ranks();
    assert_int_equal(arp_tally_new(&shape, &whole, NULL), ARP_OK);
    assert_int_equal(arp_tally_new(&shape, &counted, NULL), ARP_OK);
    arp_tally_add(&whole, DRAWS, rank, NULL);
    for (size_t d = 0; d < DRAWS; d++) {
        for (size_t i = 0; i < N; i++) count[(rank[d * N + i] - 1) * N + i]++;
    }
    arp_tally_add_counts(&counted, DRAWS, count);
    assert_memory_equal(counted.counter, whole.counter, whole.length * sizeof *whole.counter);
    assert_memory_equal(count, none, sizeof none);
    arp_tally_free(&whole);
    arp_tally_free(&counted);
}

/* A counter of two words, as one number. */
__extension__ typedef unsigned __int128 wide;

static wide both(uint64_t low, uint64_t high) {
    return (wide)high << 64 | low;
}

/* Far over what 64 bits hold, as long runs of many territories count: 2^40 draws of 2^24. */
static void preset(arp_tally *t) {
    *t->draws = (UINT64_C(1) << 40) - DRAWS;
    for (size_t i = 0; i < N; i++) {
        t->sum[i] = (UINT64_C(1) << 63) + i;
        t->square[i] = UINT64_MAX - i;
        t->square_high[i] = (UINT64_C(1) << 24) - 2;
        t->top[i] = *t->draws;
    }
    for (size_t c = 0; c < N * P; c++) {
        t->top_weight[c] = UINT64_MAX - 5 * c;
        t->top_weight_high[c] = 255;
    }
}

/* What was added to a preset tally is what an empty one counts of the same draws. */
static void compare_with_preset(const arp_tally *t, const arp_tally *begun, const arp_tally *more,
                                unsigned times) {
    for (size_t i = 0; i < N; i++) {
        wide was = both(begun->square[i], begun->square_high[i]);
        wide is = both(t->square[i], t->square_high[i]);
        assert_true(is == was + times * (wide)more->square[i]);
        assert_true(t->sum[i] == begun->sum[i] + times * more->sum[i]);
        assert_true(t->top[i] == begun->top[i] + times * more->top[i]);
    }
    for (size_t c = 0; c < N * P; c++) {
        wide was = both(begun->top_weight[c], begun->top_weight_high[c]);
        wide is = both(t->top_weight[c], t->top_weight_high[c]);
        assert_true(is == was + times * (wide)more->top_weight[c]);
    }
}

static void squares_and_weights_hold_beyond_64_bits(void **state) {
    (void)state;
    arp_tally begun = {0}, t = {0}, more = {0};
    static uint16_t count[N * N];
    draw_ranks();
    assert_int_equal(arp_tally_new(&ALL, &begun, NULL), ARP_OK);
    assert_int_equal(arp_tally_new(&ALL, &t, NULL), ARP_OK);
    assert_int_equal(arp_tally_new(&ALL, &more, NULL), ARP_OK);
    preset(&begun);
    preset(&t);
    arp_tally_add(&more, DRAWS, rank, weight);
    arp_tally_add(&t, DRAWS, rank, weight);
    compare_with_preset(&t, &begun, &more, 1);
    arp_tally_merge(&t, &more);
    compare_with_preset(&t, &begun, &more, 2);
    for (size_t d = 0; d < DRAWS; d++) {
        for (size_t i = 0; i < N; i++) count[(rank[d * N + i] - 1) * N + i]++;
    }
    arp_tally_free(&t);
    assert_int_equal(arp_tally_new(&ALL, &t, NULL), ARP_OK);
    preset(&t);
    arp_tally_add_counts(&t, DRAWS, count);
    for (size_t i = 0; i < N; i++) {
        wide was = both(begun.square[i], begun.square_high[i]);
        assert_true(both(t.square[i], t.square_high[i]) == was + more.square[i]);
    }
    arp_tally_free(&begun);
    arp_tally_free(&t);
    arp_tally_free(&more);
}

/* As processes add them up: place by place, in 64 bits. */
static void stored_tallies_add_up_place_by_place(void **state) {
    (void)state;
    enum { PROCESSES = 3 };
    arp_tally begun = {0}, t = {0}, sum = {0};
    draw_ranks();
    assert_int_equal(arp_tally_new(&ALL, &begun, NULL), ARP_OK);
    assert_int_equal(arp_tally_new(&ALL, &t, NULL), ARP_OK);
    assert_int_equal(arp_tally_new(&ALL, &sum, NULL), ARP_OK);
    preset(&begun);
    uint64_t *one = arp_zalloc(begun.length, sizeof *one), *all = arp_zalloc(begun.length, 8);
    arp_tally_add(&begun, DRAWS, rank, weight);
    arp_tally_store(&begun, one);
    arp_tally_add_stored(&t, one);
    assert_memory_equal(t.counter, begun.counter, begun.length * sizeof *one);
    for (size_t p = 0; p < PROCESSES; p++) {
        for (size_t c = 0; c < begun.length; c++) all[c] += one[c];
        if (p > 0) arp_tally_merge(&t, &begun);
    }
    arp_tally_add_stored(&sum, all);
    assert_memory_equal(sum.counter, t.counter, t.length * sizeof *one);
    for (size_t i = 0; i < N; i++) {
        wide is = both(sum.square[i], sum.square_high[i]);
        assert_true(is == PROCESSES * both(begun.square[i], begun.square_high[i]));
    }
    arp_free(one);
    arp_free(all);
    arp_tally_free(&begun);
    arp_tally_free(&t);
    arp_tally_free(&sum);
}

static void so_many_draws_hold_as_the_sum_of_ranks_does(void **state) {
    (void)state;
    static const size_t TERRITORIES[] = {1, 304, 35000, 1 << 24, (1 << 24) + 1, ARP_TALLY_MOST};
    for (size_t i = 0; i < sizeof TERRITORIES / sizeof *TERRITORIES; i++) {
        wide n = TERRITORIES[i], draws = arp_tally_draws(TERRITORIES[i]);
        wide most = (wide)1 << 40, over = (wide)1 << 64;
        assert_true(draws * n < over && draws <= most);
        assert_true(draws == most || (draws + 1) * n >= over);
        assert_true(draws * n * n < (wide)1 << 96);
    }
}

static void what_is_not_asked_for_has_no_room(void **state) {
    (void)state;
    arp_tally_shape shape = {.n = N};
    arp_tally t = {0};
    assert_int_equal(arp_tally_new(&shape, &t, NULL), ARP_OK);
    assert_int_equal(t.length, 1 + 3 * N);
    assert_true(!t.first && !t.at && !t.bin && !t.before && !t.top && !t.top_weight);
    arp_tally_free(&t);
    arp_tally_free(&t);
    arp_tally_free(NULL);
}

static void more_counters_than_a_size_can_say_are_refused(void **state) {
    (void)state;
    arp_tally_shape shape = {.n = SIZE_MAX / 4, .matrix = true};
    arp_tally t = {0};
    arp_error err = {0};
    assert_int_equal(arp_tally_new(&shape, &t, &err), ARP_MEMORY);
    assert_int_equal(err.code, ARP_MEMORY);
    assert_null(t.counter);
}

static void even_weights(void *user, size_t slot, uint64_t draw, size_t draws, double *w) {
    (void)user;
    (void)slot;
    (void)draw;
    for (size_t c = 0; c < draws * P; c++) w[c] = 1.0 / P;
}

static bool twice(void *user, uint64_t begun) {
    (void)user;
    return begun < 2 * KERNEL_BLOCK;
}

typedef struct table {
    double x[P][1100];
    const double *column[P];
} table;

static table *columns(void) {
    static table t;
    for (size_t j = 0; j < P; j++) {
        t.column[j] = t.x[j];
        for (size_t i = 0; i < 1100; i++) t.x[j][i] = arp_u01(3, i, (uint32_t)j);
    }
    return &t;
}

static arp_status once(size_t n, arp_tally *out) {
    arp_tally t = {0};
    uint64_t done = 0;
    arp_tally_shape shape = {.n = n, .matrix = true};
    kernel_input input = {.n = n, .p = P, .column = columns()->column};
    kernel_job job = {.end = 1000, .threads = 3, .weights = even_weights};
    arp_status st = arp_tally_new(&shape, &t, NULL);
    if (st == ARP_OK) st = kernel_run(&input, &job, &t, &done, NULL);
    if (st == ARP_OK) *out = t;
    else arp_tally_free(&t);
    return st;
}

static void a_run_short_of_memory_holds_nothing(void **state) {
    (void)state;
    static const size_t SIZES[] = {20, 1100};
    for (size_t each = 0; each < 2; each++) {
        arp_tally t = {0};
        arp_status st;
        ARP_BRUTAL(st, once(SIZES[each], &t));
        assert_int_equal(st, ARP_OK);
        assert_int_equal(*t.draws, 1000);
        arp_tally_free(&t);
    }
}

static void a_run_told_to_stop_has_counted_what_it_says(void **state) {
    (void)state;
    arp_tally t = {0};
    uint64_t done = 0;
    arp_tally_shape shape = {.n = 20};
    kernel_input input = {.n = 20, .p = P, .column = columns()->column};
    kernel_job job = {.end = 1000, .threads = 1, .weights = even_weights, .go_on = twice};
    assert_int_equal(arp_tally_new(&shape, &t, NULL), ARP_OK);
    assert_int_equal(kernel_run(&input, &job, &t, &done, NULL), ARP_OK);
    assert_int_equal(done, 2 * KERNEL_BLOCK);
    assert_int_equal(*t.draws, done);
    job.first = done;
    job.go_on = NULL;
    assert_int_equal(kernel_run(&input, &job, &t, &done, NULL), ARP_OK);
    assert_int_equal(done, 1000 - 2 * KERNEL_BLOCK);
    assert_int_equal(*t.draws, 1000);
    arp_tally_free(&t);
}

static void a_machine_has_the_plain_way_last(void **state) {
    (void)state;
    size_t n = 0;
    while (arp_kernel_way_at(n)) n++;
    assert_true(n >= 1);
    assert_string_equal(arp_kernel_way_at(n - 1)->name, "plain");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_counters_are_those_of_the_definition),
        cmocka_unit_test(parts_merged_in_any_order_are_the_whole),
        cmocka_unit_test(counts_made_elsewhere_give_the_same),
        cmocka_unit_test(squares_and_weights_hold_beyond_64_bits),
        cmocka_unit_test(stored_tallies_add_up_place_by_place),
        cmocka_unit_test(so_many_draws_hold_as_the_sum_of_ranks_does),
        cmocka_unit_test(what_is_not_asked_for_has_no_room),
        cmocka_unit_test(more_counters_than_a_size_can_say_are_refused),
        cmocka_unit_test(a_run_short_of_memory_holds_nothing),
        cmocka_unit_test(a_run_told_to_stop_has_counted_what_it_says),
        cmocka_unit_test(a_machine_has_the_plain_way_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
