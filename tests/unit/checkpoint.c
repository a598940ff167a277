/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checkpoints: what is saved comes back, what changed is refused, each allocation fails once. */
#include "study/checkpoint.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fail.h"
#include "oracle/brutal.h"
#include "study/messages.h"

enum { COUNTS = 5, ENDS = 2 };

static const char STUDY[] = ARP_TEST_DATA "/small/study.yaml";
static const char FILE_KEPT[] = "unit_checkpoint.h5";

typedef struct numbers {
    uint64_t count[COUNTS];
    double end[ENDS];
} numbers;

static arp_sensitivity_state state_of(numbers *x, uint64_t blocks) {
    return (arp_sensitivity_state){
        .blocks = blocks, .count = x->count, .n_counts = COUNTS, .end = x->end, .n_ends = ENDS};
}

static int open_study(void **state) {
    arp_study *study = calloc(1, sizeof *study);
    if (!study) return -1;
    *state = study;
    unlink(FILE_KEPT);
    return arp_study_open(STUDY, NULL, study, NULL) == ARP_OK ? 0 : -1;
}

static int close_study(void **state) {
    arp_study_free(*state);
    free(*state);
    unlink(FILE_KEPT);
    return 0;
}

static arp_status save(const arp_study *study, numbers *x, uint64_t blocks) {
    arp_checkpoint *c = NULL;
    arp_status st = arp_checkpoint_open(study, ARP_CHECKPOINT_STUDY, FILE_KEPT, false, &c, NULL);
    if (st != ARP_OK) return st;
    const arp_sensitivity_keep keep = arp_checkpoint_keep(c, NULL, NULL);
    const arp_sensitivity_state state = state_of(x, blocks);
    st = keep.save(keep.user, &state, NULL);
    arp_checkpoint_free(c);
    return st;
}

static arp_status take_up(const arp_study *study, numbers *x, uint64_t *blocks) {
    arp_checkpoint *c = NULL;
    arp_status st = arp_checkpoint_open(study, ARP_CHECKPOINT_STUDY, FILE_KEPT, true, &c, NULL);
    if (st != ARP_OK) return st;
    const arp_sensitivity_keep keep = arp_checkpoint_keep(c, NULL, NULL);
    arp_sensitivity_state state = state_of(x, 0);
    st = keep.load(keep.user, &state, NULL);
    *blocks = state.blocks;
    if (st == ARP_OK) assert_int_equal(arp_checkpoint_draws(c), *blocks * ARP_DRAWS_BLOCK);
    arp_checkpoint_free(c);
    return st;
}

static void what_is_saved_comes_back_bit_for_bit(void **state) {
    numbers x = {{0, 1, UINT64_MAX, 7, (uint64_t)1 << 60}, {-INFINITY, 0.1}}, y = {0};
    uint64_t blocks = 0;
    assert_int_equal(save(*state, &x, 33), ARP_OK);
    assert_int_equal(take_up(*state, &y, &blocks), ARP_OK);
    assert_int_equal(blocks, 33);
    assert_memory_equal(&x, &y, sizeof x);
}

static void where_there_is_no_file_the_run_begins_at_the_beginning(void **state) {
    numbers x = {{1}, {2.0}}, before = x;
    uint64_t blocks = 9;
    assert_int_equal(take_up(*state, &x, &blocks), ARP_OK);
    assert_int_equal(blocks, 0);
    assert_memory_equal(&x, &before, sizeof x);
}

static void expect_changed(const arp_study *study, arp_message message, const char *name) {
    arp_checkpoint *c = NULL;
    arp_error err = {0};
    assert_int_equal(arp_checkpoint_open(study, ARP_CHECKPOINT_STUDY, FILE_KEPT, true, &c, &err),
                     ARP_DOMAIN);
    assert_null(c);
    assert_int_equal(err.message, message);
    assert_string_equal(err.arg[0], name);
    assert_string_equal(err.path, FILE_KEPT);
}

static void what_changed_is_named(void **state) {
    arp_study *study = *state, other = *study;
    arp_input input[16];
    numbers x = {0};
    assert_int_equal(save(study, &x, 1), ARP_OK);
    other.seed++;
    expect_changed(&other, ARP_MSG_CHECKPOINT_CHANGED, "seed");
    other = *study;
    other.sensitivity.draws++;
    expect_changed(&other, ARP_MSG_CHECKPOINT_CHANGED, "draws");
    other = *study;
    other.options = "--k 3";
    expect_changed(&other, ARP_MSG_CHECKPOINT_CHANGED, "options");
    assert_in_range(study->n_inputs, 2, 16);
    for (size_t i = 0; i < study->n_inputs; i++) {
        memcpy(input, study->input, study->n_inputs * sizeof *input);
        input[i].sha256[0] = 'x';
        other = *study;
        other.input = input;
        expect_changed(&other, ARP_MSG_CHECKPOINT_FILE, input[i].name);
    }
    other = *study;
    other.n_inputs--;
    expect_changed(&other, ARP_MSG_CHECKPOINT_FILE, study->input[study->n_inputs - 1].name);
}

static void every_allocation_fails_once(void **state) {
    numbers x = {{3, 1, 4, 1, 5}, {9.0, 2.0}}, y = {0};
    uint64_t blocks = 0;
    arp_status st;
    ARP_BRUTAL(st, save(*state, &x, 2));
    assert_int_equal(st, ARP_OK);
    ARP_BRUTAL(st, take_up(*state, &y, &blocks));
    assert_int_equal(st, ARP_OK);
    assert_memory_equal(&x, &y, sizeof x);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_saved_comes_back_bit_for_bit, open_study,
                                        close_study),
        cmocka_unit_test_setup_teardown(where_there_is_no_file_the_run_begins_at_the_beginning,
                                        open_study, close_study),
        cmocka_unit_test_setup_teardown(what_changed_is_named, open_study, close_study),
        cmocka_unit_test_setup_teardown(every_allocation_fails_once, open_study, close_study),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
