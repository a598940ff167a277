/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/rng.h"
#include "base/threads.h"

enum { BLOCKS = 1000, SLOTS = 16 };

/* Each block leaves a number of its own, and adds to its thread's sum and count. */
typedef struct tally {
    double of[BLOCKS];
    uint64_t sum[SLOTS], count[SLOTS];
    uint64_t stop_at; /* go_on says no from there; 0: never */
    size_t asked;
} tally;

static void work(void *user, size_t slot, uint64_t block) {
    tally *t = user;
    t->of[block] = arp_u01(11, block, 0);
    t->sum[slot] += block;
    t->count[slot]++;
}

static bool go_on(void *user, uint64_t begun) {
    tally *t = user;
    t->asked++;
    return t->stop_at == 0 || begun < t->stop_at;
}

static uint64_t total(const uint64_t *x) {
    uint64_t sum = 0;
    for (size_t i = 0; i < SLOTS; i++) sum += x[i];
    return sum;
}

static void every_block_is_done_once_on_any_number_of_threads(void **state) {
    (void)state;
    static tally one, many;
    for (size_t threads = 1; threads <= SLOTS; threads++) {
        memset(&many, 0, sizeof many);
        const arp_blocks blocks = {0, BLOCKS, threads, &many, work, NULL};
        assert_int_equal(arp_blocks_run(&blocks), BLOCKS);
        assert_int_equal(total(many.count), BLOCKS);
        assert_int_equal(total(many.sum), (uint64_t)BLOCKS * (BLOCKS - 1) / 2);
        for (size_t s = threads; s < SLOTS; s++) assert_int_equal(many.count[s], 0);
        if (threads == 1) one = many;
        assert_memory_equal(one.of, many.of, sizeof one.of);
    }
}

static void a_run_begins_where_it_is_told(void **state) {
    (void)state;
    static tally t;
    memset(&t, 0, sizeof t);
    const arp_blocks blocks = {40, 43, 3, &t, work, go_on};
    assert_int_equal(arp_blocks_run(&blocks), 3);
    assert_int_equal(total(t.count), 3);
    assert_int_equal(total(t.sum), 40 + 41 + 42);
    assert_true(t.of[39] == 0.0 && t.of[40] != 0.0 && t.of[42] != 0.0 && t.of[43] == 0.0);
}

static void no_blocks_are_no_work(void **state) {
    (void)state;
    static tally t;
    memset(&t, 0, sizeof t);
    const arp_blocks blocks = {7, 7, 4, &t, work, go_on};
    assert_int_equal(arp_blocks_run(&blocks), 0);
    assert_int_equal(total(t.count) + t.asked, 0);
}

static void what_is_done_when_stopped_has_no_gap(void **state) {
    (void)state;
    static tally t;
    for (size_t threads = 1; threads <= 8; threads++) {
        memset(&t, 0, sizeof t);
        t.stop_at = 100;
        const arp_blocks blocks = {0, BLOCKS, threads, &t, work, go_on};
        uint64_t done = arp_blocks_run(&blocks);
        assert_true(done >= 1 && done <= BLOCKS);
        if (threads == 1) assert_int_equal(done, 100);
        assert_int_equal(total(t.count), done);
        for (uint64_t b = 0; b < BLOCKS; b++) assert_true((t.of[b] != 0.0) == (b < done));
    }
}

static void there_is_a_processor_to_run_on(void **state) {
    (void)state;
    assert_true(arp_threads_online() >= 1);
}

static void add_up(void *user) {
    tally *t = user;
    t->sum[0] += t->count[0]++;
}

/* Whoever does it: what was offered is done once, before the wait for it returns. */
static void work_beside_is_done_once(void **state) {
    (void)state;
    tally t = {0}, never = {0};
    arp_beside beside = {.work = add_up, .user = &t}, closed = {.work = add_up, .user = &never};
    arp_beside_wait(&beside);
    arp_beside_open(&beside);
    for (uint64_t i = 1; i <= BLOCKS; i++) {
        arp_beside_offer(&beside);
        if (i % 3 == 0) arp_u01(11, i, 0);
        arp_beside_wait(&beside);
        arp_beside_wait(&beside);
        assert_int_equal(t.count[0], i);
    }
    arp_beside_offer(&beside);
    arp_beside_close(&beside);
    arp_beside_close(&beside);
    assert_int_equal(t.sum[0], (uint64_t)BLOCKS * (BLOCKS + 1) / 2);
    arp_beside_open(&closed);
    arp_beside_close(&closed);
    assert_int_equal(never.count[0], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_block_is_done_once_on_any_number_of_threads),
        cmocka_unit_test(a_run_begins_where_it_is_told),
        cmocka_unit_test(no_blocks_are_no_work),
        cmocka_unit_test(what_is_done_when_stopped_has_no_gap),
        cmocka_unit_test(there_is_a_processor_to_run_on),
        cmocka_unit_test(work_beside_is_done_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
