/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rank sets of the case without mortality, against errors worked out by hand and every pair of
   normal replicates that are drawn here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "oracle/slow_case.h"
#include "study/study.h"

static const char STUDY[] = ARP_GOLDEN_DATA "/supply.yaml";
static const char TABLE[] = ARP_SOURCE_DIR "/indicators/midi-pyrenees/cantons.csv";

typedef struct opened {
    arp_study study;
    arp_answer answer;
} opened;

static opened it;

static int open_study(void **state) {
    (void)state;
    if (arp_study_open(STUDY, NULL, &it.study, NULL) != ARP_OK) return -1;
    it.study.n_factors = 0; /* the sets need none */
    if (arp_study_run(&it.study, &it.answer, NULL) != ARP_OK) return -1;
    return arp_study_sensitivity(&it.study, NULL, &it.answer, NULL) == ARP_OK ? 0 : -1;
}

static int close_study(void **state) {
    (void)state;
    arp_answer_free(&it.answer);
    arp_study_free(&it.study);
    return 0;
}

static size_t row_of(const char *code) {
    size_t i = 0;
    while (strcmp(it.study.values.code[i], code) != 0) i++;
    return i;
}

static void errors_are_those_worked_out_by_hand(void **state) {
    (void)state;
    static double want[SLOW_CASE_ROWS], own[SLOW_CASE_ROWS];
    const arp_sensitivity *s = &it.answer.sensitivity;
    assert_int_equal(slow_case_errors(TABLE, 2000.0, 1, want), (int)s->n);
    for (size_t i = 0; i < s->n; i++) {
        if (!(fabs(s->score_error[i] - want[i]) <= 1e-9)) {
            fail_msg("row %zu: %.17g is not %.17g", i, s->score_error[i], want[i]);
        }
    }
    /* at a territory's own rate, by which a count of 0 has no error, it is .149 */
    assert_int_equal(slow_case_errors(TABLE, 2000.0, 0, own), (int)s->n);
    assert_true(fabs(own[row_of("0907")] - 0.149) < 0.0005);
    assert_true(fabs(want[row_of("0907")] - 0.1575) < 0.0005);
}

/* Normal errors of those sizes, all pairs, one step, R = 1 000 of a generator of its own. */
static void sets_are_those_of_all_pairs_of_such_errors_or_a_little_wider(void **state) {
    (void)state;
    enum { R = 1000 };
    static double sigma[SLOW_CASE_ROWS], z[SLOW_CASE_ROWS], most[R];
    const arp_sensitivity *s = &it.answer.sensitivity;
    uint64_t seed = 42;
    size_t n = s->n, me = row_of("0907"), below = 0, above = 0;
    assert_int_equal(slow_case_errors(TABLE, 2000.0, 1, sigma), (int)n);
    for (size_t r = 0; r < R; r++) {
        most[r] = 0.0;
        for (size_t i = 0; i < n; i++) { /* twelve uniform numbers, less six */
            z[i] = -6.0;
            for (size_t k = 0; k < 12; k++) {
                seed = seed * 6364136223846793005U + 1442695040888963407U;
                z[i] += (double)(seed >> 11) * 0x1p-53;
            }
            z[i] *= sigma[i];
            for (size_t j = 0; j < i; j++) {
                most[r] = fmax(most[r], fabs(z[i] - z[j]) / hypot(sigma[i], sigma[j]));
            }
        }
    }
    double c = 0.0;
    for (size_t r = 0; r < R; r++) { /* the 50th from the top */
        size_t higher = 0;
        for (size_t q = 0; q < R; q++) higher += most[q] > most[r];
        if (higher == 49) c = most[r];
    }
    /* rare counts are skewed, which takes some more */
    assert_true(s->sets->critical > c && s->sets->critical < 1.08 * c);
    const double *x = it.answer.result.score;
    for (size_t j = 0; j < n; j++) {
        below += x[me] - x[j] > c * hypot(sigma[me], sigma[j]);
        above += x[j] - x[me] > c * hypot(sigma[me], sigma[j]);
    }
    assert_int_equal(s->sets->joint[me].low, 1 + above);
    assert_true(s->sets->joint[me].high >= n - below && s->sets->joint[me].high <= n - below + 8);
    assert_true(n - below >= 213 && n - below <= 218);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_are_those_worked_out_by_hand),
        cmocka_unit_test(sets_are_those_of_all_pairs_of_such_errors_or_a_little_wider),
    };
    return cmocka_run_group_tests(tests, open_study, close_study);
}
