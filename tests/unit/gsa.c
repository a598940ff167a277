/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "oracle/brutal.h"
#include "sensitivity/indices/indices.h"

enum { CONSTANT, JITTER, SOMETIMES_NAN, HUGE_VALUES, PRODUCT, OUTPUTS };

/* Calls counted, and where to stop. */
typedef struct seen {
    atomic_uint_fast64_t calls;
    uint64_t stop_at; /* blocks; 0: never */
    uint64_t all;
} seen;

static void one_run(const double *u, double *out) {
    out[CONSTANT] = 3.7;
    out[JITTER] = 1e6 * (1.0 + DBL_EPSILON * floor(2.0 * u[0]));
    out[SOMETIMES_NAN] = u[0] < 0.01 ? NAN : u[0];
    out[HUGE_VALUES] = 1e200 * u[0];
    out[PRODUCT] = u[0] * (1.0 + u[1]) * exp(u[2]);
}

enum { COORDINATES = 4 };

static void model(void *user, size_t slot, size_t n, const double *u, double *out) {
    seen *s = user;
    (void)slot;
    atomic_fetch_add(&s->calls, n);
    for (size_t i = 0; i < n; i++) one_run(u + i * COORDINATES, out + i * OUTPUTS);
}

static bool go_on(void *user, uint64_t begun, uint64_t all) {
    seen *s = user;
    s->all = all;
    return s->stop_at == 0 || begun < s->stop_at;
}

static const size_t DIMS[] = {1, 2, 1};

static arp_gsa_design usual(void) {
    return (arp_gsa_design){.n_factors = 3,
                            .dims = DIMS,
                            .log2_n = 8,
                            .replicates = 8,
                            .seed = 42,
                            .n_outputs = OUTPUTS,
                            .shapley = ARP_GSA_SUBSETS};
}

static arp_status estimate(const arp_gsa_design *design, size_t threads, seen *s, arp_gsa *out,
                           arp_error *err) {
    arp_gsa_run run = {
        .design = design, .model = model, .go_on = go_on, .user = s, .threads = threads};
    return arp_gsa_estimate(&run, out, err);
}

static void refused(arp_gsa_design design, const char *message) {
    static const arp_gsa nothing;
    arp_gsa out = {0};
    arp_error err = {0};
    seen s = {0};
    assert_int_equal(estimate(&design, 1, &s, &out, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), message);
    assert_memory_equal(&out, &nothing, sizeof out);
    assert_int_equal(s.calls, 0);
}

static void a_design_that_asks_for_what_there_is_not_is_refused(void **state) {
    (void)state;
    static const size_t empty[] = {1, 0, 1}, many[] = {300, 255, 1}, endless[] = {1, SIZE_MAX, 2};
    size_t ones[65];
    for (size_t j = 0; j < 65; j++) ones[j] = 1;
    arp_gsa_design d = usual();
    d.n_outputs = 0;
    refused(d, "GSA_NO_OUTPUT");
    d = usual();
    d.n_factors = 0;
    refused(d, "GSA_FACTORS");
    d.n_factors = 65;
    d.dims = ones;
    refused(d, "GSA_FACTORS");
    d.n_factors = 11;
    refused(d, "GSA_SUBSETS");
    d = usual();
    d.dims = empty;
    refused(d, "GSA_EMPTY_FACTOR");
    d.dims = many;
    refused(d, "GSA_COORDINATES");
    d.dims = endless;
    refused(d, "GSA_COORDINATES");
    d = usual();
    d.log2_n = 3;
    refused(d, "GSA_ROWS");
    d.log2_n = 25;
    refused(d, "GSA_ROWS");
    d = usual();
    d.replicates = 7;
    refused(d, "GSA_REPLICATES");
    d.replicates = 1025;
    refused(d, "GSA_REPLICATES");
}

static void all_zero(const arp_gsa_index *index, size_t n) {
    for (size_t i = 0; i < n; i++) {
        assert_true(index[i].value == 0.0 && index[i].low == 0.0 && index[i].high == 0.0);
    }
}

static void an_output_without_spread_is_settled(void **state) {
    (void)state;
    arp_gsa_design d = usual();
    arp_gsa out = {0};
    seen s = {0};
    assert_int_equal(estimate(&d, 1, &s, &out, NULL), ARP_OK);
    for (size_t q = CONSTANT; q <= JITTER; q++) {
        assert_int_equal(out.output[q].state, ARP_GSA_SETTLED);
        assert_true(fabs(out.output[q].mean - (q == CONSTANT ? 3.7 : 1e6)) <= 1e-9);
        all_zero(out.output[q].first, 9);
    }
    arp_gsa_free(&out);
}

static void an_output_without_a_value_somewhere_is_undefined(void **state) {
    (void)state;
    arp_gsa_design d = usual();
    arp_gsa out = {0};
    seen s = {0};
    assert_int_equal(estimate(&d, 1, &s, &out, NULL), ARP_OK);
    for (size_t q = SOMETIMES_NAN; q <= HUGE_VALUES; q++) {
        assert_int_equal(out.output[q].state, ARP_GSA_UNDEFINED);
        assert_true(out.output[q].mean == 0.0 && out.output[q].variance == 0.0);
        all_zero(out.output[q].first, 9);
    }
    assert_int_equal(out.output[PRODUCT].state, ARP_GSA_VARIES);
    for (size_t j = 0; j < 2; j++) { /* the third is not looked at */
        const arp_gsa_index *i = &out.output[PRODUCT].shapley[j];
        assert_true(i->low < i->value && i->value < i->high);
    }
    arp_gsa_free(&out);
}

/* Of chance .004, .996 and .02; the first again, without being said to be an event. */
static void events(void *user, size_t slot, size_t n, const double *u, double *out) {
    (void)user, (void)slot;
    for (size_t i = 0; i < n; i++, u += COORDINATES, out += 4) {
        out[0] = out[3] = u[0] < 0.004;
        out[1] = u[0] >= 0.004;
        out[2] = u[0] < 0.02;
    }
}

static void a_rare_event_has_no_index(void **state) {
    (void)state;
    static const bool EVENT[] = {true, true, true, false};
    arp_gsa_design d = usual();
    arp_gsa out = {0};
    d.n_outputs = 4;
    d.event = EVENT;
    const arp_gsa_run run = {.design = &d, .model = events, .threads = 1};
    assert_int_equal(arp_gsa_estimate(&run, &out, NULL), ARP_OK);
    for (size_t q = 0; q < 4; q++) {
        bool rare = q < 2;
        const arp_gsa_output *o = &out.output[q];
        assert_int_equal(o->state, rare ? ARP_GSA_RARE : ARP_GSA_VARIES);
        assert_true(o->mean > 0.0 && o->mean < 1.0 && o->variance > 0.0);
        for (size_t j = 0; j < 3; j++) {
            const arp_gsa_index *index[] = {&o->first[j], &o->total[j], &o->shapley[j]};
            for (size_t k = 0; k < 3; k++) {
                assert_true(isnan(index[k]->value) == rare && isnan(index[k]->low) == rare &&
                            isnan(index[k]->high) == rare);
            }
        }
    }
    arp_gsa_free(&out);
}

/* What there is to know is known of it: 1, whatever the points. */
static void one_factor_accounts_for_everything(void **state) {
    (void)state;
    static const size_t dims[] = {3};
    arp_gsa_design d = usual();
    d.n_factors = 1;
    d.dims = dims;
    for (int shapley = ARP_GSA_NO_SHAPLEY; shapley <= ARP_GSA_ORDERS; shapley++) {
        arp_gsa out = {0};
        seen s = {0};
        d.shapley = (arp_gsa_shapley)shapley;
        assert_int_equal(estimate(&d, 1, &s, &out, NULL), ARP_OK);
        const arp_gsa_output *o = &out.output[PRODUCT];
        const arp_gsa_index *index[] = {o->first, o->total, o->shapley};
        assert_true(!o->shapley == (shapley == ARP_GSA_NO_SHAPLEY));
        for (size_t i = 0; i < (o->shapley ? 3 : 2); i++) {
            assert_true(index[i]->value == 1.0 && index[i]->low == 1.0 && index[i]->high == 1.0);
        }
        arp_gsa_free(&out);
    }
}

/* A coordinate the model does not look at. */
static void a_factor_without_effect_has_none(void **state) {
    (void)state;
    static const size_t dims[] = {3, 1};
    arp_gsa_design d = usual();
    arp_gsa out = {0};
    seen s = {0};
    d.n_factors = 2;
    d.dims = dims;
    assert_int_equal(estimate(&d, 1, &s, &out, NULL), ARP_OK);
    all_zero(&out.output[PRODUCT].first[1], 1);
    all_zero(&out.output[PRODUCT].total[1], 1);
    all_zero(&out.output[PRODUCT].shapley[1], 1);
    arp_gsa_free(&out);
}

static void runs_are_counted(void **state) {
    (void)state;
    static const size_t dims[] = {1, 1, 1, 1, 1};
    static const uint64_t expected[3][5] = {{3, 4, 5, 6, 7}, {3, 4, 8, 16, 32}, {3, 4, 6, 8, 10}};
    arp_gsa_design d = usual();
    d.log2_n = 5;
    d.dims = dims;
    for (int shapley = ARP_GSA_NO_SHAPLEY; shapley <= ARP_GSA_ORDERS; shapley++) {
        for (size_t n = 3; n <= 5; n++) {
            arp_gsa out = {0};
            seen s = {0};
            d.n_factors = n;
            d.shapley = (arp_gsa_shapley)shapley;
            assert_int_equal(arp_gsa_runs_a_row(&d), expected[shapley][n - 1]);
            assert_int_equal(estimate(&d, 3, &s, &out, NULL), ARP_OK);
            assert_int_equal(s.calls, 32 * 8 * expected[shapley][n - 1]);
            assert_int_equal(out.evaluations, s.calls);
            arp_gsa_free(&out);
        }
    }
}

static void same_indices(const arp_gsa *a, const arp_gsa *b) {
    assert_int_equal(a->replicates, b->replicates);
    assert_memory_equal(a->index, b->index, a->n_outputs * 3 * a->n_factors * sizeof *a->index);
    for (size_t q = 0; q < a->n_outputs; q++) {
        assert_int_equal(a->output[q].state, b->output[q].state);
        assert_memory_equal(&a->output[q].mean, &b->output[q].mean, sizeof(double));
        assert_memory_equal(&a->output[q].variance, &b->output[q].variance, sizeof(double));
    }
}

static void threads_change_no_bit(void **state) {
    (void)state;
    arp_gsa_design d = usual();
    for (int shapley = ARP_GSA_SUBSETS; shapley <= ARP_GSA_ORDERS; shapley++) {
        arp_gsa one = {0}, more = {0};
        seen s = {0};
        d.shapley = (arp_gsa_shapley)shapley;
        assert_int_equal(estimate(&d, 1, &s, &one, NULL), ARP_OK);
        assert_int_equal(s.all, 32);
        for (size_t threads = 2; threads <= 7; threads += 5) {
            assert_int_equal(estimate(&d, threads, &s, &more, NULL), ARP_OK);
            same_indices(&one, &more);
            arp_gsa_free(&more);
        }
        arp_gsa_free(&one);
    }
}

static void parts_put_together_are_the_whole(void **state) {
    (void)state;
    static const uint64_t cut[] = {0, 1, 7, 20, 32};
    arp_gsa_design d = usual();
    arp_gsa whole = {0}, parts = {0};
    seen s = {0};
    arp_gsa_run run = {.design = &d, .model = model, .user = &s, .threads = 2};
    double *sums = calloc(arp_gsa_blocks(&d), arp_gsa_width(&d) * sizeof *sums);
    assert_non_null(sums);
    assert_int_equal(arp_gsa_blocks(&d), 32);
    assert_int_equal(arp_gsa_blocks_a_replicate(&d), 4);
    for (size_t i = 4; i-- > 0;) { /* last part first */
        uint64_t done = 0;
        double *to = sums + cut[i] * arp_gsa_width(&d);
        assert_int_equal(arp_gsa_work(&run, cut[i], cut[i + 1], to, &done, NULL), ARP_OK);
        assert_int_equal(done, cut[i + 1] - cut[i]);
    }
    assert_int_equal(arp_gsa_reduce(&d, sums, 32, &parts, NULL), ARP_OK);
    assert_int_equal(arp_gsa_estimate(&run, &whole, NULL), ARP_OK);
    same_indices(&whole, &parts);
    assert_false(whole.partial);
    arp_gsa_free(&whole);
    arp_gsa_free(&parts);
    free(sums);
}

/* 14 blocks done of 32: 3 replicates of 4 are complete. */
static void an_interrupted_run_tells_of_complete_replicates(void **state) {
    (void)state;
    arp_gsa_design d = usual();
    arp_gsa out = {0}, three = {0};
    seen s = {.stop_at = 14};
    assert_int_equal(estimate(&d, 1, &s, &out, NULL), ARP_OK);
    assert_true(out.partial);
    assert_int_equal(out.replicates, 3);
    assert_int_equal(out.evaluations, 3 * 256 * 8);
    s.stop_at = 12;
    assert_int_equal(estimate(&d, 1, &s, &three, NULL), ARP_OK);
    same_indices(&out, &three);
    arp_gsa_free(&out);
    arp_gsa_free(&three);
}

static void an_interrupted_run_without_two_replicates_says_so(void **state) {
    (void)state;
    static const arp_gsa nothing;
    arp_gsa_design d = usual();
    arp_gsa out = {0};
    arp_error err = {0};
    seen s = {.stop_at = 7};
    assert_int_equal(estimate(&d, 1, &s, &out, &err), ARP_INTERRUPTED);
    assert_string_equal(arp_error_name(&err), "GSA_STOPPED");
    assert_memory_equal(&out, &nothing, sizeof out);
}

static void a_failed_allocation_leaves_nothing(void **state) {
    (void)state;
    arp_gsa_design d = usual();
    arp_gsa out = {0};
    seen s = {0};
    arp_status st;
    d.log2_n = 4;
    ARP_BRUTAL(st, estimate(&d, 1, &s, &out, NULL));
    assert_int_equal(st, ARP_OK);
    arp_gsa_free(&out);
    assert_null(out.output);
    arp_gsa_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_design_that_asks_for_what_there_is_not_is_refused),
        cmocka_unit_test(an_output_without_spread_is_settled),
        cmocka_unit_test(a_rare_event_has_no_index),
        cmocka_unit_test(an_output_without_a_value_somewhere_is_undefined),
        cmocka_unit_test(one_factor_accounts_for_everything),
        cmocka_unit_test(a_factor_without_effect_has_none),
        cmocka_unit_test(runs_are_counted),
        cmocka_unit_test(threads_change_no_bit),
        cmocka_unit_test(parts_put_together_are_the_whole),
        cmocka_unit_test(an_interrupted_run_tells_of_complete_replicates),
        cmocka_unit_test(an_interrupted_run_without_two_replicates_says_so),
        cmocka_unit_test(a_failed_allocation_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
