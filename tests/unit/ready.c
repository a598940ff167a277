/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ready rates: values that comparators state, their means over territories and over zonings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "oracle/slow_perimeters.h"
#include "unit/folder.h"
#include "unit/told.h"
#include "unit/zonings.h"

static const char DATA[] = "code,zone,pop,rate,off,low,high,sick,people\n"
                           "01001,A,1000,20,2,16,24,30,900\n"
                           "01002,A,3000,24,1,22,26,80,2800\n"
                           "01003,B,2000,18,1.5,15,21,40,1900\n"
                           "01004,B,2500,30,1,28,32,90,2300\n"
                           "01005,B,500,26,4,18,34,15,450\n"
                           "01006,A,1500,22,2,18,26,33,1400\n";

static const char COMPARATORS[] = "comparators:\n"
                                  "  - {name: Both, where: {zone: A}, values: {ald: 21}}\n"
                                  "  - {name: Stated, values: {ald: 23.5}}\n"
                                  "  - {name: Every, where: {}, values: {share: 3.25}}\n";

static const char REST[] =
    "indicators:\n"
    "  - {id: ald, polarity: 1, value: rate, standard_error: off, error_of: sampling}\n"
    "  - {id: wide, polarity: 1, value: rate, interval: [low, high]}\n"
    "  - {id: share, polarity: 1, numerator: sick, denominator: people, per: 100, error: "
    "binomial}\n"
    "index: {children: [{indicator: ald}, {indicator: wide}, {indicator: share}]}\n"
    "selection: {territories: [\"01001\", \"01004\"]}\n";

static arp_status open_with(const char *head, const char *comparators, const char *more,
                            arp_study *study, arp_error *err) {
    static char text[4000];
    snprintf(text, sizeof text, "%sterritories: {population: pop}\n%s%s%s", head, comparators, REST,
             more);
    put("study.yaml", text);
    put("data.csv", DATA);
    *err = (arp_error){0};
    *study = (arp_study){0};
    return arp_study_open(path_of("study.yaml"), NULL, study, err);
}

#define PLAIN "data: [{file: data.csv, key: code}]\n"

static void refused(const char *comparators, const char *more, const char *message, uint64_t line,
                    uint64_t column) {
    arp_study study;
    arp_error err;
    arp_status st = open_with(PLAIN, comparators, more, &study, &err);
    if (st != ARP_DOMAIN || strcmp(arp_error_name(&err), message) != 0)
        fail_msg("wanted %s, got %s", message, arp_error_name(&err));
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
}

static void stated_values_that_cannot_be_are_refused_with_their_place(void **state) {
    (void)state;
    refused("comparators:\n  - {name: X, values: {alb: 2}}\n", "", "STUDY_VALUES_NEAR", 4, 24);
    refused("comparators:\n  - {name: X, values: {income: 2}}\n", "", "STUDY_VALUES", 4, 24);
    refused("comparators:\n  - {name: X, values: {ald: .inf}}\n", "", "TREE_WANT_NUMBER", 4, 24);
    refused("comparators:\n  - {name: X, values: {ald: high}}\n", "", "TREE_WANT_NUMBER", 4, 24);
    refused("comparators:\n  - {name: X, values: {ald: 1e300}}\n", "", "TREE_RANGE", 4, 24);
    refused("comparators:\n  - {name: X, values: {}}\n", "", "TREE_EMPTY", 4, 15);
    refused("comparators:\n  - {name: X, values: [2]}\n", "", "TREE_WANT_MAP", 4, 15);
    refused(COMPARATORS, "claims:\n  - {indicator: ald, is: above, than: rest of Stated}\n",
            "CLAIMS_REST_STATED", 14, 5);
    refused(COMPARATORS, "claims:\n  - {indicator: ald, is: above, than: rest of Nobody}\n",
            "CLAIMS_THAN", 14, 5);
}

static bool was_told(const arp_study *study, const char *message) {
    bool told = false;
    for (size_t i = 0; i < arp_study_told(study); i++)
        told |= strcmp(arp_error_name(arp_study_notice(study, i)), message) == 0;
    return told;
}

static void a_stated_value_stands_for_its_indicator_alone(void **state) {
    (void)state;
    arp_study s;
    arp_answer answer;
    arp_error err;
    static const int in_a[] = {1, 1, 0, 0, 0, 1};
    static const double rate[] = {20, 24, 18, 30, 26, 22},
                        pop[] = {1000, 3000, 2000, 2500, 500, 1500};
    must(open_with(PLAIN, COMPARATORS, "", &s, &err), &err);
    assert_true(s.comparator[0].value[0] == 21.0 && s.comparator[0].stated[0]);
    assert_true(fabs(s.comparator[0].value[1] - slow_weighted_mean(rate, pop, in_a, 6)) < 1e-12);
    assert_true(s.comparator[0].approximate[1] && !s.comparator[0].approximate[0]);
    assert_true(fabs(s.comparator[0].value[2] - 100.0 * 143 / 5100) < 1e-12);
    assert_true(was_told(&s, "STUDY_VALUE_STATED") && !was_told(&s, "STUDY_READY_MEAN"));
    assert_int_equal(s.comparator[1].n_rows, 0);
    assert_true(s.comparator[1].value[0] == 23.5 && isnan(s.comparator[1].value[2]));
    assert_true(s.comparator[2].n_rows == 6 && s.comparator[2].value[2] == 3.25);
    must(arp_study_run(&s, &answer, &err), &err);
    assert_int_equal(answer.drivers.n_universes, 2); /* the one without rows is none */
    const arp_facts facts = {.study = &s, .answer = &answer};
    assert_true(told_at(&facts, "comparator_values", "stated", "Stated|ald").number == 1.0);
    assert_true(told_at(&facts, "comparator_values", "stated", "Both|wide").number == 0.0);
    assert_string_equal(told_at(&facts, "indicators", "error_of", "ald").text, "sampling");
    assert_string_equal(told_at(&facts, "indicators", "error_of", "wide").text, "source");
    assert_string_equal(told_at(&facts, "indicators", "error_of", "share").text, "events");
    arp_answer_free(&answer);
    arp_study_free(&s);
}

static void a_stated_value_is_claimed_and_profiled_against(void **state) {
    (void)state;
    arp_study s;
    arp_answer answer;
    arp_error err;
    arp_profiles profiles;
    must(open_with(PLAIN, COMPARATORS,
                   "claims:\n  - {indicator: ald, is: above, than: Stated}\n"
                   "  - {indicator: ald, of: \"01005\", is: above, than: rest of Both}\n"
                   "  - {indicator: wide, is: above, than: 23.5}\n",
                   &s, &err),
         &err);
    must(arp_study_run(&s, &answer, &err), &err);
    const arp_claim *c = answer.drivers.claims->at;
    static const double rate[] = {20, 30}, weight[] = {1000, 2500}, off[] = {2, 1};
    static const int both[] = {1, 1};
    double mean = slow_weighted_mean(rate, weight, both, 2);
    double error = slow_weighted_error(off, weight, both, 2);
    assert_int_equal(c[0].state, ARP_CLAIM_TESTED);
    assert_true(fabs(c[0].value - mean) < 1e-12 && fabs(c[0].standard_error - error) < 1e-12);
    assert_true(fabs(c[0].p - slow_normal_tail((mean - 23.5) / error)) < 1e-12);
    assert_true(c[1].value == 26.0 && c[1].standard_error == 4.0 && c[1].approximate);
    /* half of 4 over 1.96 for 16 to 24 and 28 to 32 */
    double half[] = {4 / 1.959963984540054, 2 / 1.959963984540054};
    assert_true(fabs(c[2].standard_error - slow_weighted_error(half, weight, both, 2)) < 1e-12);
    must(arp_study_profile(&s, "01004", &profiles, &err), &err);
    const arp_compared *beside = &profiles.at[0].line[0].comparator[1];
    assert_true(beside->value == 23.5 && beside->side == 1);
    assert_true(fabs(beside->p - 2.0 * slow_normal_tail((30 - 23.5) / 1.0)) < 1e-15);
    const arp_facts facts = {.study = &s, .answer = &answer, .profiles = &profiles};
    told_cell told = told_at(&facts, "profile_comparators", "stated", "01004|ald|Stated");
    assert_true(told.number == 1.0);
    assert_string_equal(told_at(&facts, "claims", "model", "1").text, "standard_error");
    assert_string_equal(told_at(&facts, "claims", "error_of", "1").text, "sampling");
    arp_profiles_free(&profiles);
    arp_answer_free(&answer);
    arp_study_free(&s);
}

static void a_zoning_of_ready_rates_has_their_mean_and_its_error(void **state) {
    (void)state;
    static const char ZONES[] =
        "zonings: {file: zones.csv, key: code, levels: {zone: zone, commune: code}}\n"
        "codes: equal\n"
        "data: [{file: data.csv, key: code}]\n";
    static const double rate[] = {20, 24, 18, 30, 26, 22}, off[] = {2, 1, 1.5, 1, 4, 2};
    static const double pop[] = {1000, 3000, 2000, 2500, 500, 1500};
    static const int in[2][6] = {{1, 1, 0, 0, 0, 1}, {0, 0, 1, 1, 1, 0}};
    arp_study s = {0};
    arp_error err = {0};
    char text[3000];
    put("zones.csv", "code,zone\n01001,A\n01002,A\n01003,B\n01004,B\n01005,B\n01006,A\n");
    put("data.csv", DATA);
    snprintf(text, sizeof text, "%sterritories: {level: zone, population: pop}\n%.*s", ZONES,
             (int)(strstr(REST, "selection") - REST), REST);
    put("study.yaml", text);
    must(arp_study_open(path_of("study.yaml"), NULL, &s, &err), &err);
    for (size_t z = 0; z < 2; z++) {
        assert_true(fabs(s.values.column[0].value[z] - slow_weighted_mean(rate, pop, in[z], 6)) <
                    1e-12);
        assert_true(fabs(s.errors[0].standard_error[z] - slow_weighted_error(off, pop, in[z], 6)) <
                    1e-12);
    }
    assert_true(s.zoned->approximate[0] && was_told(&s, "ZONINGS_APPROXIMATE"));
    arp_study_free(&s);
    put("data.csv", "code,pop,rate,off,low,high,sick,people\n01001,1000,20,-2,16,24,30,900\n"
                    "01002,3000,24,1,22,26,80,2800\n01003,2000,18,1,15,21,40,1900\n"
                    "01004,2500,30,1,28,32,90,2300\n01005,500,26,4,18,34,15,450\n"
                    "01006,1500,22,2,18,26,33,1400\n");
    assert_int_equal(arp_study_open(path_of("study.yaml"), NULL, &s, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "PRECISION_NEGATIVE");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stated_values_that_cannot_be_are_refused_with_their_place),
        cmocka_unit_test(a_stated_value_stands_for_its_indicator_alone),
        cmocka_unit_test(a_stated_value_is_claimed_and_profiled_against),
        cmocka_unit_test(a_zoning_of_ready_rates_has_their_mean_and_its_error),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
