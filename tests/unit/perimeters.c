/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `perimeters:` and `claims:` of a study, from the file to the report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/around/counts.h"
#include "oracle/brutal.h"
#include "report/screen/screen.h"
#include "report/report.h"
#include "unit/folder.h"
#include "unit/told.h"

/* Seven territories; 0103 is below the minimum, 0203 has a marked cell and is not ranked either. */
static const char DATA[] = "code,dep,pop,a,b,c,d,solde\n"
                           "0101,01,1000,100,200,4,1000,3\n"
                           "0102,01,2000,120,400,3,2000,-8\n"
                           "0103,01,90,30,50,2,90,1\n"
                           "0201,02,3000,90,600,1,3000,2\n"
                           "0202,02,4000,100,800,9,4000,4\n"
                           "0203,02,80,s,40,1,80,1\n"
                           "0204,02,5000,160,900,7,5000,5\n";

static const char HEAD[] =
    "data:\n"
    "  - {file: data.csv, key: code}\n"
    "territories: {population: pop, minimum_population: 100}\n"
    "comparators: [{name: Un, where: {dep: \"01\"}}, {name: Tous}]\n"
    "indicators:\n"
    "  - {id: x, numerator: a, denominator: b, per: 100, polarity: 1, error: binomial}\n"
    "  - {id: y, numerator: c, denominator: d, per: 1000, polarity: -1, error: poisson}\n"
    "  - {id: z, numerator: solde, denominator: d, polarity: 1, error: poisson}\n"
    "  - {id: ready, value: c, polarity: 1}\n"
    "selection: {territories: [\"0101\", \"0102\"]}\n";

static const char INDEX[] = "index:\n"
                            "  children:\n"
                            "    - {name: one, children: [{indicator: x}, {indicator: z}]}\n"
                            "    - {name: two, children: [{indicator: y}]}\n";

static const char READY[] = "index:\n"
                            "  children:\n"
                            "    - {name: one, children: [{indicator: x}]}\n"
                            "    - {name: two, children: [{indicator: ready}]}\n";

static arp_status open_study(const char *index, const char *more, arp_study *study,
                             arp_error *err) {
    char text[4096];
    snprintf(text, sizeof text, "%s%s%s", HEAD, index, more);
    put("study.yaml", text);
    *err = (arp_error){0};
    *study = (arp_study){0};
    return arp_study_open(path_of("study.yaml"), NULL, study, err);
}

static void run_study(const char *index, const char *more, arp_study *study, arp_answer *answer) {
    char words[1200];
    arp_error err;
    arp_status st = open_study(index, more, study, &err);
    *answer = (arp_answer){0};
    if (st == ARP_OK) st = arp_study_run(study, answer, &err);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    if (st != ARP_OK) fail_msg("%s", words);
}

static void close_study(arp_study *study, arp_answer *answer) {
    arp_answer_free(answer);
    arp_study_free(study);
}

static void refused(const char *more, const char *message, uint64_t line) {
    arp_study study;
    arp_error err;
    assert_int_equal(open_study(INDEX, more, &study, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), message);
    assert_int_equal(err.line, line);
}

static void a_perimeter_that_cannot_be_is_refused_with_its_place(void **state) {
    (void)state;
    refused("perimeters: {}\n", "TREE_WANT_LIST", 15);
    refused("perimeters:\n  - {name: selection, territories: [\"0101\"]}\n",
            "PERIMETERS_NAME_RESERVED", 16);
    refused("perimeters:\n  - {name: A, territories: []}\n", "PERIMETERS_EMPTY", 16);
    refused("perimeters:\n  - {name: A, territories: [\"0101\", \"0101\"]}\n",
            "PERIMETERS_CODE_TWICE", 16);
    refused("perimeters:\n  - {name: A, territories: [\"101\"]}\n", "STUDY_CODE_ZERO", 16);
    refused("perimeters:\n  - {name: A, territories: [\"9999\"]}\n", "STUDY_CODE_UNKNOWN", 16);
    refused("perimeters:\n  - {name: A, territories: [\"0101\"]}\n"
            "  - {name: A, territories: [\"0102\"]}\n",
            "STUDY_NAME_TWICE", 17);
    refused("perimeters:\n  - {name: A, codes: [\"0101\"]}\n", "TREE_UNKNOWN_KEY_ALL", 16);
}

static void a_claim_that_cannot_be_read_is_refused_with_its_place(void **state) {
    (void)state;
    refused("claims: x\n", "TREE_WANT_LIST", 15);
    refused("claims:\n  - {indicator: x, is: over, than: Un}\n", "TREE_WORD", 16);
    refused("claims:\n  - {indicator: x, is: above}\n", "TREE_KEY_ABSENT", 16);
    refused("claims:\n  - {indicator: xx, is: above, than: Un}\n", "CLAIMS_INDICATOR_NEAR", 16);
    refused("claims:\n  - {indicator: ready, is: above, than: Un}\n", "CLAIMS_INDICATOR", 16);
    refused("claims:\n  - {indicator: x, is: above, than: Deux}\n", "CLAIMS_THAN", 16);
    refused("claims:\n  - {indicator: x, is: above, than: 1e400}\n", "CLAIMS_THAN", 16);
    refused("claims:\n  - {indicator: x, of: nobody, is: above, than: Un}\n", "CLAIMS_OF", 16);
    refused("claims:\n  - {indicator: x, of: \"101\", is: above, than: Un}\n", "STUDY_CODE_ZERO",
            16);
    refused("claims:\n  - {text: t, lacks: [ald], than: Un}\n", "CLAIMS_FORM", 16);
    refused("claims:\n  - {text: t, lacks: []}\n", "CLAIMS_FORM", 16);
    refused("claims:\n  - {lacks: [ald]}\n", "TREE_KEY_ABSENT", 16);
}

static void a_member_below_the_filter_counts_in_the_sums(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run_study(INDEX, "perimeters:\n  - {name: A, territories: [\"0103\", \"0101\"]}\n", &study,
              &answer);
    const arp_unit *u = &answer.drivers.perimeters->at[0].unit;
    assert_true(u->computed);
    assert_int_equal(u->n_ranked, 1);
    assert_int_equal(u->n, 5);
    assert_true(u->value[0] == 100.0 * 130.0 / 250.0);
    assert_true(u->population == 1090.0);
    assert_int_equal(answer.drivers.perimeters->at[0].spread.method, ARP_P_EXACT);
    close_study(&study, &answer);
}

static void one_member_as_a_unit_is_that_territory(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run_study(READY, "perimeters:\n  - {name: A, territories: [\"0202\"]}\n", &study, &answer);
    const arp_perimeter *p = &answer.drivers.perimeters->at[0];
    size_t row = 3;                /* of the ranked: 0101, 0102, 0201, 0202, 0204 */
    assert_true(p->unit.computed); /* a ready value needs no sum here */
    assert_int_equal(p->unit.n, answer.result.n);
    for (size_t v = 0; v < answer.result.n_nodes; v++) {
        assert_int_equal(p->unit.rank[v], answer.result.rank[v * answer.result.n + row]);
    }
    assert_true(isnan(p->spread.within[0]) && isnan(p->spread.members));
    assert_true(p->jaccard_count[0] == 1.0 && p->share_of[0] == 1.0);
    close_study(&study, &answer);
}

static void ready_values_that_cannot_be_averaged_are_named(void **state) {
    (void)state;
    static const char *const SET[] = {"indicators.ready.aggregation=not_aggregable"};
    const arp_study_options options = {.set = SET, .n_set = 1};
    arp_study study;
    arp_answer answer;
    arp_error err;
    assert_int_equal(open_study(READY, "", &study, &err), ARP_OK);
    arp_study_free(&study);
    assert_int_equal(arp_study_open(path_of("study.yaml"), &options, &study, &err), ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_OK);
    const arp_unit *u = &answer.drivers.perimeters->selection;
    assert_false(u->computed);
    assert_string_equal(arp_error_name(&u->why), "PERIMETERS_NOT_SUMMABLE");
    assert_string_equal(u->why.arg[1], "ready");
    assert_true(isnan(u->value[1]) && u->value[0] == 100.0 * 220.0 / 600.0);
    const arp_facts facts = {.study = &study, .answer = &answer};
    told_cell why = told_at(&facts, "perimeter_units", "refused_en", "selection");
    assert_non_null(strstr(why.text, "cannot be one unit"));
    assert_false(told_at(&facts, "sides", "p_union", "one").known);
    close_study(&study, &answer);
}

/* The mean of 4 and 3 by 1 000 and 2 000 inhabitants; nothing else of the union is lost by it. */
static void ready_values_are_averaged_by_population_and_flagged(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run_study(READY, "perimeters:\n  - {name: A, territories: [\"0101\", \"0102\"]}\n", &study,
              &answer);
    const arp_unit *u = &answer.drivers.perimeters->selection;
    assert_true(u->computed && u->approximate[1] && !u->approximate[0]);
    assert_true(fabs(u->value[1] - 10.0 / 3.0) < 1e-12 && isnan(u->standard_error[1]));
    assert_true(u->value[0] == 100.0 * 220.0 / 600.0);
    const arp_facts facts = {.study = &study, .answer = &answer};
    assert_true(told_at(&facts, "perimeter_indicators", "approximate", "A|ready").number == 1.0);
    assert_true(told_at(&facts, "perimeter_indicators", "approximate", "A|x").number == 0.0);
    assert_string_equal(told_at(&facts, "perimeter_indicators", "weighted_by", "A|ready").text,
                        "pop");
    assert_string_equal(told_at(&facts, "indicators", "union_weighted_by", "ready").text, "pop");
    assert_true(told_at(&facts, "comparator_values", "approximate", "Un|ready").number == 1.0);
    /* (4 x 1 000 + 3 x 2 000 + 2 x 90) / 3 090: a comparator has its rows below the filter too */
    assert_true(fabs(study.comparator[0].value[1] - 10180.0 / 3090.0) < 1e-12);
    arp_report r = {.study = &study, .answer = &answer, .options = {.lang = ARP_FR}};
    arp_text out = {0};
    arp_perimeters_text(&r, &out);
    assert_non_null(strstr(out.bytes, "ready de « A » : 3,333"));
    arp_text_free(&out);
    close_study(&study, &answer);
}

static void a_marked_cell_marks_the_union(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run_study(INDEX,
              "perimeters:\n  - {name: A, territories: [\"0202\", \"0203\"]}\n"
              "claims:\n  - {indicator: x, of: A, is: above, than: Un}\n",
              &study, &answer);
    const arp_perimeter *p = &answer.drivers.perimeters->at[0];
    assert_int_equal(p->unit.mark[0], ARP_CELL_SECRET);
    assert_int_equal(p->unit.mark[2], ARP_CELL_OK);
    assert_false(p->unit.computed);
    assert_int_equal(p->unit.why.code, ARP_DOMAIN);
    assert_int_equal(p->spread.why.code, ARP_DOMAIN);
    assert_int_equal(answer.drivers.claims->at[0].state, ARP_CLAIM_NO_VALUE);
    close_study(&study, &answer);
}

static void a_universe_of_fewer_than_four_is_not_computed_and_said(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run_study(INDEX, "perimeters:\n  - {name: A, territories: [\"0101\", \"0102\", \"0201\"]}\n",
              &study, &answer);
    const arp_unit *u = &answer.drivers.perimeters->at[0].unit;
    assert_int_equal(u->n, 3);
    assert_false(u->computed);
    assert_string_equal(arp_error_name(&u->why), "PERIMETERS_FEW");
    close_study(&study, &answer);
}

static void nested_perimeters_tell_what_is_gained(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run_study(INDEX,
              "perimeters:\n  - {name: A, territories: [\"0101\"]}\n"
              "  - {name: B, territories: [\"0102\", \"0101\"]}\n",
              &study, &answer);
    const arp_perimeters *p = answer.drivers.perimeters;
    assert_int_equal(p->n_changes, 1);
    assert_int_equal(p->change[0].n_gained, 1);
    assert_string_equal(study.sums.code[p->change[0].gained[0]], "0102");
    assert_int_equal(p->change[0].n_lost, 0);
    assert_true(p->change[0].population_gained == 2000.0);
    assert_true(p->change[0].population_lost == 0.0);
    assert_true(p->at[1].share_of[0] == 1.0);
    assert_true(p->at[0].share_of[1] == 1000.0 / 3000.0);
    assert_true(p->at[0].jaccard_count[1] == 0.5);
    close_study(&study, &answer);
}

static void a_claim_says_why_it_has_no_significance(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run_study(INDEX,
              "claims:\n"
              "  - {indicator: z, is: below, than: 0}\n"
              "  - {indicator: x, is: above, than: 120}\n"
              "  - {text: t, lacks: [ald]}\n"
              "  - {indicator: x, of: \"0101\", is: above, than: Tous}\n",
              &study, &answer);
    const arp_claims *claims = answer.drivers.claims;
    assert_int_equal(claims->at[0].state, ARP_CLAIM_COMPARED);
    assert_int_equal(claims->at[0].untested, ARP_UNTESTED_NEGATIVE);
    assert_true(claims->at[0].holds && claims->at[0].value == -5.0 / 3000.0);
    assert_int_equal(claims->at[1].untested, ARP_UNTESTED_RANGE);
    assert_false(claims->at[1].holds);
    assert_int_equal(claims->at[2].state, ARP_CLAIM_LACKS);
    assert_int_equal(claims->at[3].state, ARP_CLAIM_TESTED);
    assert_int_equal(claims->n_tested, 1);
    assert_true(claims->at[3].value == 50.0 && claims->at[3].rank == 1);
    /* the row with a secret cell is left out of the reference's sums */
    assert_true(fabs(claims->at[3].asked.reference - 100.0 * 600.0 / 2950.0) < 1e-12);
    close_study(&study, &answer);
}

static void a_claim_may_be_against_the_rest_or_a_number(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run_study(INDEX,
              "claims:\n"
              "  - {indicator: x, is: above, than: rest}\n"
              "  - {indicator: x, of: \"0101\", is: above, than: rest of Un}\n"
              "  - {indicator: x, is: above, than: 30}\n",
              &study, &answer);
    const arp_claim *c = answer.drivers.claims->at;
    /* without 0101 and 0102; the row with a secret cell leaves the rest as it leaves a comparator
     */
    assert_true(fabs(c[0].asked.reference - 100.0 * 380.0 / 2350.0) < 1e-12);
    assert_true(fabs(c[1].asked.reference - 100.0 * 150.0 / 450.0) < 1e-12);
    assert_true(c[2].asked.reference == 30.0 && c[2].state == ARP_CLAIM_TESTED);
    const arp_facts facts = {.study = &study, .answer = &answer};
    assert_string_equal(told_at(&facts, "claims", "than", "1").text, "rest");
    assert_string_equal(told_at(&facts, "claims", "than", "2").text, "rest of Un");
    assert_string_equal(told_at(&facts, "claims", "error_of", "1").text, "events");
    assert_string_equal(told_at(&facts, "indicators", "error_of", "x").text, "events");
    arp_report r = {.study = &study, .answer = &answer, .options = {.lang = ARP_EN}};
    arp_text out = {0};
    arp_claims_text(&r, &out);
    assert_non_null(strstr(out.bytes, "x of 0101 above the rest of Un"));
    assert_non_null(strstr(out.bytes, "whether chance of the events"));
    arp_text_free(&out);
    close_study(&study, &answer);
}

static void later_figures_support_or_contradict_without_judging(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer;
    run_study(INDEX,
              "claims:\n"
              "  - {indicator: x, is: above, than: 120}\n"
              "  - {indicator: z, is: above, than: 1}\n"
              "  - {indicator: y, is: above, than: 0}\n",
              &study, &answer);
    study.decided = 2010;
    for (size_t c = 0; c < study.values.n_columns; c++) study.made[c].year = 2007;
    study.made[0].year = 2009;
    arp_report r = {.study = &study, .answer = &answer, .options = {.lang = ARP_EN}};
    arp_text out = {0};
    arp_claims_text(&r, &out);
    assert_non_null(strstr(out.bytes, "Point the other way, by the figures of 2007 to 2009: "));
    assert_null(strstr(out.bytes, "does not judge"));
    arp_text_free(&out);
    study.made[0].year = 2018;
    study.made[1].year = 0;
    r.options.lang = ARP_FR;
    arp_claims_text(&r, &out);
    assert_non_null(strstr(out.bytes, "Un chiffre postérieur à 2010 ne juge pas"));
    assert_null(strstr(out.bytes, "Vraies"));
    arp_text_free(&out);
    close_study(&study, &answer);
}

static void intervals_meet_their_closed_forms(void **state) {
    (void)state;
    double none = arp_count_poisson(0.0, 1.0, true, 0.05).high;
    assert_true(fabs(none + log(0.025)) < 1e-12); /* P(0 events) = alpha / 2 */
    double z = 1.959963984540054, share = arp_count_binomial(0.0, 10.0, 0.5, true, 0.05).high;
    assert_true(fabs(share - z * z / (10.0 + z * z)) < 1e-12);
    arp_count_test many = arp_count_poisson(400.0, 400.0, true, 0.05);
    assert_true(fabs(many.low - 361.7557) < 0.01 && fabs(many.high - 441.1837) < 0.02);
    assert_true(arp_count_binomial(10.0, 10.0, 0.5, false, 0.05).high == 1.0);
    assert_true(arp_count_poisson(0.0, 0.0, true, 0.05).p == 1.0);
}

static void without_a_selection_it_is_told(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    static const char TEXT[] = "data: [{file: data.csv, key: code}]\n"
                               "indicators:\n"
                               "  - {id: y, numerator: c, denominator: d, polarity: -1}\n"
                               "index: {children: [{name: one, children: [{indicator: y}]}]}\n"
                               "perimeters: [{name: A, territories: [\"0101\"]}]\n";
    bool told = false;
    put("alone.yaml", TEXT);
    assert_int_equal(arp_study_open(path_of("alone.yaml"), NULL, &study, &err), ARP_OK);
    for (size_t i = 0; i < arp_study_told(&study); i++) {
        told |= strcmp(arp_error_name(arp_study_notice(&study, i)), "PERIMETERS_IDLE") == 0;
    }
    assert_true(told);
    arp_study_free(&study);
}

static const char EVERYTHING[] = "perimeters:\n"
                                 "  - {name: A, territories: [\"0101\"]}\n"
                                 "  - {name: B, territories: [\"0101\", \"0103\"]}\n"
                                 "  - {name: C, territories: [\"0101\", \"0103\", \"0202\"]}\n"
                                 "  - {name: D, territories: [\"0202\", \"0203\"]}\n"
                                 "claims:\n"
                                 "  - {indicator: x, is: above, than: Tous}\n"
                                 "  - {indicator: y, of: C, is: below, than: Un, text: déjà dit}\n"
                                 "  - {indicator: x, of: D, is: below, than: 3}\n"
                                 "  - {text: t, lacks: [ald, smr]}\n";

static arp_status run_and_report(arp_study *study, char **text) {
    arp_answer answer = {0};
    arp_report_options options = {.lang = ARP_FR, .full = true};
    size_t n;
    arp_status st = arp_study_run(study, &answer, NULL);
    if (st == ARP_OK) {
        st = arp_report_make(&(arp_facts){.study = study, .answer = &answer}, ARP_REPORT_DRIVERS,
                             ARP_FORMAT_TEXT, &options, text, &n, NULL);
    }
    arp_answer_free(&answer);
    return st;
}

static void what_is_run_and_reported_survives_every_failed_allocation(void **state) {
    (void)state;
    char *text;
    arp_status st;
    arp_study study;
    arp_error err;
    assert_int_equal(open_study(INDEX, EVERYTHING, &study, &err), ARP_OK);
    /* room for what a run tells is taken once and kept */
    assert_int_equal(run_and_report(&study, &text), ARP_OK);
    arp_report_free(text);
    ARP_BRUTAL(st, run_and_report(&study, &text));
    assert_int_equal(st, ARP_OK);
    assert_non_null(strstr(text, "« B » ajoute 0103 à « A »"));
    assert_non_null(strstr(text, "déjà dit ("));
    assert_non_null(strstr(text, "« t » (manque : ald, smr)"));
    assert_non_null(strstr(text, "Sans valeur à comparer : x de D au-dessous de 3"));
    arp_report_free(text);
    arp_study_free(&study);
}

/* Opening takes thousands of allocations for the catalogue: every 17th of them, then every one of
   the last ones, where the perimeters and claims are read. */
static void opening_survives_failed_allocations(void **state) {
    (void)state;
    arp_study study = {0};
    arp_error err;
    arp_status st = open_study(INDEX, EVERYTHING, &study, &err);
    assert_int_equal(st, ARP_OK);
    arp_study_free(&study);
    long last = 0;
    do {
        long before = arp_brutal_live;
        arp_brutal_budget = last += 17;
        st = arp_study_open(path_of("study.yaml"), NULL, &study, NULL);
        arp_brutal_budget = -1;
        if (st == ARP_MEMORY) assert_int_equal(arp_brutal_live, before);
    } while (st == ARP_MEMORY);
    assert_int_equal(st, ARP_OK);
    arp_study_free(&study);
    for (long n = last > 300 ? last - 300 : 0; n < last; n++) {
        long before = arp_brutal_live;
        arp_brutal_budget = n;
        st = arp_study_open(path_of("study.yaml"), NULL, &study, NULL);
        arp_brutal_budget = -1;
        if (st == ARP_OK) arp_study_free(&study);
        assert_int_equal(arp_brutal_live, before);
    }
}

static int make_data(void **state) {
    if (make_folder(state) != 0) return -1;
    put("data.csv", DATA);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_perimeter_that_cannot_be_is_refused_with_its_place),
        cmocka_unit_test(a_claim_that_cannot_be_read_is_refused_with_its_place),
        cmocka_unit_test(a_member_below_the_filter_counts_in_the_sums),
        cmocka_unit_test(one_member_as_a_unit_is_that_territory),
        cmocka_unit_test(ready_values_that_cannot_be_averaged_are_named),
        cmocka_unit_test(ready_values_are_averaged_by_population_and_flagged),
        cmocka_unit_test(a_claim_may_be_against_the_rest_or_a_number),
        cmocka_unit_test(a_marked_cell_marks_the_union),
        cmocka_unit_test(a_universe_of_fewer_than_four_is_not_computed_and_said),
        cmocka_unit_test(nested_perimeters_tell_what_is_gained),
        cmocka_unit_test(a_claim_says_why_it_has_no_significance),
        cmocka_unit_test(later_figures_support_or_contradict_without_judging),
        cmocka_unit_test(intervals_meet_their_closed_forms),
        cmocka_unit_test(without_a_selection_it_is_told),
        cmocka_unit_test(what_is_run_and_reported_survives_every_failed_allocation),
        cmocka_unit_test(opening_survives_failed_allocations),
    };
    return cmocka_run_group_tests(tests, make_data, remove_folder);
}
