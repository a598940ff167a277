/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reliability of the indicators of a study, from the file to the report; degenerate cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "drivers/around/reliability.h"
#include "oracle/brutal.h"
#include "report/report.h"
#include "unit/folder.h"
#include "unit/told.h"

static const char DATA[] = "code,a,b,c,d,ready,error,low,high\n"
                           "1,10,100,4,1000,5,0.5,4,6\n"
                           "2,40,200,3,2000,7,0.5,6,8\n"
                           "3,90,300,2,3000,1,0.5,0,2\n"
                           "4,10,400,9,4000,4,0.5,3,5\n"
                           "5,60,500,7,5000,9,0.5,8,10\n";

static const char STUDY[] =
    "data:\n"
    "  - {file: data.csv, key: code}\n"
    "indicators:\n"
    "  - {id: share, numerator: a, denominator: b, per: 100, polarity: 1, error: binomial}\n"
    "  - {id: rate, numerator: c, denominator: d, per: 1000, polarity: 1, error: poisson}\n"
    "  - {id: plain, numerator: a, denominator: d, polarity: 1}\n"
    "  - {id: withse, value: ready, standard_error: error, polarity: 1}\n"
    "  - {id: within, value: ready, interval: [low, high], polarity: 1}\n"
    "  - {id: lacking, value: ready, standard_error: nowhere, polarity: 1}\n"
    "index:\n"
    "  children:\n"
    "    - {name: one, children: [{indicator: share}, {indicator: withse}, {indicator: lacking}]}\n"
    "    - {name: two, children: [{indicator: rate}, {indicator: plain}, {indicator: within}]}\n"
    "selection: {territories: [\"5\", \"2\"]}\n";

static void run(const char *data, const char *text, arp_study *study, arp_answer *answer) {
    char words[1200];
    arp_error err = {0};
    *study = (arp_study){0};
    *answer = (arp_answer){0};
    put("data.csv", data);
    put("study.yaml", text);
    arp_status st = arp_study_open(path_of("study.yaml"), NULL, study, &err);
    if (st == ARP_OK) st = arp_study_run(study, answer, &err);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    if (st != ARP_OK) fail_msg("%s", words);
}

static void done(arp_study *study, arp_answer *answer) {
    arp_answer_free(answer);
    arp_study_free(study);
}

static char *report(const arp_study *study, const arp_answer *answer, arp_lang lang) {
    const arp_report_options options = {.lang = lang, .full = true};
    char *text = NULL;
    size_t n;
    assert_int_equal(arp_report_make(&(arp_facts){.study = study, .answer = answer},
                                     ARP_REPORT_DRIVERS, ARP_FORMAT_TEXT, &options, &text, &n,
                                     NULL),
                     ARP_OK);
    return text;
}

static void near(double x, double y) {
    if (!(fabs(x - y) <= 1e-12 * fabs(y))) fail_msg("%.17g is not %.17g", x, y);
}

/* Worked by hand: values 5 7 1 4 9, sample variance 9.2. */
static void each_indicator_has_the_error_it_states(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run(DATA, STUDY, &study, &answer);
    const arp_reliability *r = answer.drivers.reliability;
    assert_int_equal(r->n, 6);
    assert_int_equal(r->n_known, 4);
    assert_int_equal(r->at[0].noise, ARP_NOISE_BINOMIAL);
    assert_int_equal(r->at[1].noise, ARP_NOISE_STANDARD_ERROR);
    near(r->at[1].variance, 9.2);
    near(r->at[1].error_variance, 0.25);
    near(r->at[1].reliability, 1.0 - 0.25 / 9.2);
    near(r->at[1].mean, 5.2);
    near(r->at[1].spread, 36.8 / 5.0 - 0.25);
    assert_int_equal(r->at[2].why, ARP_RELIABILITY_NO_MODEL);
    assert_int_equal(r->at[3].noise, ARP_NOISE_POISSON);
    near(r->at[3].error_variance, (4.0 + 0.75 + 2.0 / 9.0 + 9.0 / 16.0 + 7.0 / 25.0) / 5.0);
    near(r->at[3].mean, 1000.0 * 25.0 / 15000.0);
    assert_int_equal(r->at[4].why, ARP_RELIABILITY_NO_MODEL);
    near(r->at[5].error_variance, pow(2.0 / (2.0 * 1.959963984540054), 2.0));
    assert_true(r->shrunk);
    done(&study, &answer);
}

static void tables_and_text_tell_it_in_both_languages(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run(DATA, STUDY, &study, &answer);
    const arp_facts facts = {.study = &study, .answer = &answer};
    assert_string_equal(told_at(&facts, "reliability", "model", "withse").text, "standard_error");
    assert_string_equal(told_at(&facts, "reliability", "why", "lacking").text, "no_model");
    assert_true(told_at(&facts, "sides", "shrunk", "one").known);
    char *en = report(&study, &answer, ARP_EN);
    assert_non_null(strstr(en, "Reliability of the indicators"));
    assert_non_null(strstr(en, "0.97"));
    char *fr = report(&study, &answer, ARP_FR);
    assert_non_null(strstr(fr, "Fiabilité des indicateurs"));
    assert_non_null(strstr(fr, "0,97"));
    arp_report_free(en);
    arp_report_free(fr);
    done(&study, &answer);
}

/* Same rate everywhere within chance: nothing is left of the side, and the index refuses. */
static void an_index_of_nothing_but_noise_is_not_run_again(void **state) {
    (void)state;
    static const char NOISE[] = "code,a,b\n1,9,100\n2,10,100\n3,11,100\n4,10,100\n5,9,100\n";
    static const char PLAN[] =
        "data:\n"
        "  - {file: data.csv, key: code}\n"
        "indicators:\n"
        "  - {id: x, numerator: a, denominator: b, polarity: 1, error: poisson}\n"
        "  - {id: y, numerator: a, polarity: 1}\n"
        "index:\n"
        "  children:\n"
        "    - {name: one, children: [{indicator: x}]}\n"
        "    - {name: two, children: [{indicator: y}]}\n"
        "selection: {territories: [\"3\"]}\n";
    arp_study study;
    arp_answer answer;
    run(NOISE, PLAN, &study, &answer);
    const arp_reliability *r = answer.drivers.reliability;
    assert_true(r->at[0].reliability == 0.0);
    assert_true(r->at[0].spread == 0.0);
    assert_false(r->shrunk);
    assert_int_equal(r->why.code, ARP_DOMAIN);
    assert_true(isnan(r->side[0].c) && isnan(r->side[1].c) && isnan(r->declared.c));
    char *text = report(&study, &answer, ARP_EN);
    assert_non_null(strstr(text, "Concordance on values drawn"));
    arp_report_free(text);
    const arp_facts facts = {.study = &study, .answer = &answer};
    assert_false(told_at(&facts, "sides", "shrunk", "one").known);
    done(&study, &answer);
}

static void impossible_counts_and_errors_have_no_reliability(void **state) {
    (void)state;
    double count[] = {1, 2, 9}, whole[] = {4, 5, 6}, below[] = {-1, 2, 3}, zero[] = {0, 5, 6};
    const double error[] = {0.1, NAN, 0.2}, value[] = {1, 2, 3}, same[] = {2, 2, 2};
    const uint8_t mark[3] = {0};
    arp_indicator_reliability got = {0};
    const arp_value_error binomial = {ARP_ERROR_BINOMIAL, count, whole, .per = 1.0};
    const arp_value_error negative = {ARP_ERROR_POISSON, below, whole, .per = 1.0};
    const arp_value_error nothing = {ARP_ERROR_POISSON, count, zero, .per = 1.0};
    const arp_value_error missing = {.per = 1.0, .standard_error = error};
    const arp_value_error sum = {ARP_ERROR_POISSON, count, .per = 1.0};
    const arp_value_error *const bad[] = {&binomial, &negative, &nothing, &missing};
    for (size_t i = 0; i < 4; i++) {
        arp_reliability_of(bad[i], value, mark, 3, &got);
        assert_int_equal(got.why, ARP_RELIABILITY_RANGE);
        assert_true(isnan(got.reliability) && isnan(got.spread));
    }
    arp_reliability_of(&sum, same, mark, 3, &got);
    assert_int_equal(got.why, ARP_RELIABILITY_STILL);
    arp_reliability_of(&sum, count, mark, 1, &got);
    assert_int_equal(got.why, ARP_RELIABILITY_STILL);
    arp_reliability_of(&sum, count, mark, 3, &got); /* counts 1 2 9: mean 4, sample variance 19 */
    near(got.reliability, 1.0 - 4.0 / 19.0);
}

static arp_status make_and_close(const arp_study *study, const arp_answer *answer) {
    arp_null null = {.seed = 1};
    arp_reliability *got = NULL;
    arp_drivers d = {
        .n = 5, .n_sides = 2, .m = 2, .selected = answer->selected, .side = answer->drivers.side};
    d.pool = arp_pool_new();
    if (!d.pool) return ARP_MEMORY;
    arp_status st =
        arp_reliability_make(&study->plan, &study->values, study->errors, &null, &d, &got, NULL);
    assert_true((st == ARP_OK) == (got != NULL));
    arp_null_free(&null);
    arp_pool_free(d.pool);
    return st;
}

static void it_survives_every_failed_allocation(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    arp_status st;
    run(DATA, STUDY, &study, &answer);
    ARP_BRUTAL(st, make_and_close(&study, &answer));
    assert_int_equal(st, ARP_OK);
    done(&study, &answer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_indicator_has_the_error_it_states),
        cmocka_unit_test(tables_and_text_tell_it_in_both_languages),
        cmocka_unit_test(an_index_of_nothing_but_noise_is_not_run_again),
        cmocka_unit_test(impossible_counts_and_errors_have_no_reliability),
        cmocka_unit_test(it_survives_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
