/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Degenerate cases of the drivers, each with its stated answer, explained from end to end. Those of
   one method alone stand beside that method's other tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/around/claims.h"
#include "drivers/around/reliability.h"
#include "drivers/change/change.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/weights/effective.h"
#include "drivers/weights/revealed.h"
#include "report/report.h"
#include "unit/folder.h"
#include "unit/told.h"

typedef struct told {
    arp_study study;
    arp_answer answer;
    arp_error err;
} told;

static arp_status try(const char *data, const char *study, told *out) {
    memset(out, 0, sizeof *out);
    put("data.csv", data);
    put("study.yaml", study);
    arp_status st = arp_study_open(path_of("study.yaml"), NULL, &out->study, &out->err);
    return st == ARP_OK ? arp_study_run(&out->study, &out->answer, &out->err) : st;
}

static const arp_drivers *explained(const char *data, const char *study, told *out) {
    char words[1200];
    if (try(data, study, out) != ARP_OK) {
        arp_error_text(&out->err, ARP_EN, words, sizeof words);
        fail_msg("%s", words);
    }
    return &out->answer.drivers;
}

static void done(told *out) {
    arp_answer_free(&out->answer);
    arp_study_free(&out->study);
}

static char *text_of(const told *out, arp_lang lang, arp_report_format format) {
    const arp_report_options options = {.lang = lang, .full = true};
    char *text = NULL;
    size_t n;
    assert_int_equal(arp_report_make(&(arp_facts){.study = &out->study, .answer = &out->answer},
                                     ARP_REPORT_DRIVERS, format, &options, &text, &n, NULL),
                     ARP_OK);
    return text;
}

/* The text has the words, line breaks as blanks. */
static void says(const told *out, arp_lang lang, const char *words) {
    char *text = text_of(out, lang, ARP_FORMAT_TEXT);
    size_t n = 0;
    for (const char *c = text; *c; c++) {
        char here = *c == '\n' ? ' ' : *c;
        if (here != ' ' || (n && text[n - 1] != ' ')) text[n++] = here;
    }
    text[n] = '\0';
    if (!strstr(text, words)) fail_msg("no \"%s\" in %s", words, text);
    arp_report_free(text);
}

/* Every report is written: nothing above stops one. */
static void report(const told *out) {
    for (int format = ARP_FORMAT_TEXT; format <= ARP_FORMAT_JSON; format++) {
        char *text = text_of(out, ARP_FR, (arp_report_format)format);
        assert_null(strstr(text, "\": nan"));
        assert_null(strstr(text, ",nan"));
        arp_report_free(text);
    }
}

static const char TABLE[] = "code,a,b,c,d\n1,9,2,5,5\n2,7,8,5,5\n3,8,1,5,5\n4,3,9,5,5\n5,1,3,5,5\n"
                            "6,2,7,5,5\n7,4,4,5,6\n";

#define DATA_AND_INDICATORS                                                                        \
    "data:\n"                                                                                      \
    "  - {file: data.csv, key: code}\n"                                                            \
    "indicators:\n"                                                                                \
    "  - {id: a, value: a, polarity: 1}\n"                                                         \
    "  - {id: b, value: b, polarity: 1}\n"                                                         \
    "  - {id: c, value: c, polarity: 1}\n"                                                         \
    "  - {id: d, value: d, polarity: 1}\n"

/* A declared weight at an end of the axis has no other side of it to compare with. */
static void a_side_that_weighs_everything_has_no_mean_overlap(void **state) {
    (void)state;
    for (int all = 0; all < 2; all++) {
        char study[1200];
        told t;
        snprintf(study, sizeof study,
                 DATA_AND_INDICATORS "index:\n"
                                     "  children:\n"
                                     "    - {name: one, weight: %d, children: [{indicator: a}]}\n"
                                     "    - {name: two, weight: %d, children: [{indicator: b}]}\n"
                                     "selection: {territories: [\"1\", \"3\"]}\n",
                 all, 1 - all);
        const arp_drivers *d = explained(TABLE, study, &t);
        assert_true(d->tipping[0].w0 == (double)all);
        assert_true(isnan(d->tipping[0].mean_overlap[0]) && isnan(d->tipping[0].mean_overlap[1]));
        assert_true(d->declared_overlap == (all ? 1.0 : 0.0));
        assert_true(d->side[0].alone.c == 1.0 && d->declared.c == d->side[1 - all].alone.c);
        /* the selection is first on the first side, so it enters when that gets enough weight */
        const arp_change_one *last = &d->change->at[d->change->n - 1];
        assert_true(last->sides && last->status == ARP_CHANGE_OPTIMAL);
        report(&t);
        done(&t);
    }
}

/* Of the second side's three indicators one varies: the side is that one. */
static void a_side_with_one_varying_indicator_is_that_indicator(void **state) {
    (void)state;
    static const char THREE[] =
        DATA_AND_INDICATORS "index:\n"
                            "  children:\n"
                            "    - {name: one, children: [{indicator: a}]}\n"
                            "    - {name: two, children: [{indicator: b}, {indicator: c}]}\n"
                            "method: {constant: drop}\n"
                            "selection: {territories: [\"1\", \"2\"]}\n";
    static const char ONE[] = DATA_AND_INDICATORS "index:\n"
                                                  "  children:\n"
                                                  "    - {name: one, children: [{indicator: a}]}\n"
                                                  "    - {name: two, children: [{indicator: b}]}\n"
                                                  "selection: {territories: [\"1\", \"2\"]}\n";
    told three, one;
    const arp_drivers *d = explained(TABLE, THREE, &three), *e = explained(TABLE, ONE, &one);
    assert_true(d->side[1].alone.c == e->side[1].alone.c);
    assert_true(d->side[1].alone.p == e->side[1].alone.p);
    assert_true(d->evidence->side[1].p == e->evidence->side[1].p);
    assert_int_equal(d->effective->n_indicators, 2);
    assert_true(isnan(d->effective->alpha[1])); /* one indicator has no inner consistency */
    report(&three);
    done(&three);
    done(&one);
}

/* One territory alone differs on an indicator: no spread but for it, and still an answer. */
static void a_side_on_which_one_territory_differs_ties_all_the_others(void **state) {
    (void)state;
    static const char STUDY[] =
        DATA_AND_INDICATORS "index:\n"
                            "  children:\n"
                            "    - {name: one, children: [{indicator: a}]}\n"
                            "    - {name: two, children: [{indicator: d}]}\n"
                            "selection: {territories: [\"1\", \"2\"]}\n";
    told t;
    const arp_drivers *d = explained(TABLE, STUDY, &t);
    /* of the ten pairs (selected, other) two are lost, eight tied */
    assert_true(d->side[1].alone.c == 0.4);
    assert_true(d->side[1].alone.p == 1.0);
    assert_int_equal(d->side[1].state == ARP_ATTESTED, 0);
    report(&t);
    done(&t);
}

static void values_of_zero_and_less_are_refused_under_another_exponent(void **state) {
    (void)state;
    static const char STUDY[] =
        DATA_AND_INDICATORS "index:\n"
                            "  children:\n"
                            "    - {name: one, children: [{indicator: a}]}\n"
                            "    - {name: two, children: [{indicator: b}]}\n"
                            "method: {normalise: {rule: zscore}, aggregate: {rule: geometric}}\n"
                            "selection: {territories: [\"1\", \"2\"]}\n";
    told t;
    assert_int_equal(try(TABLE, STUDY, &t), ARP_DOMAIN);
    assert_string_not_equal(t.err.path, "");
    done(&t);
}

/* Weights of the first component and bounds of minmax are measured on the territories ranked, so a
   union moves them: it scores as if it had been a row of the table from the start. */
static void a_union_moves_weights_and_bounds_that_data_make(void **state) {
    (void)state;
    static const char APART[] = "code,x,p,y,q,z,r\n1,90,100,4,1000,30,60\n2,10,300,3,2000,10,90\n"
                                "3,60,200,9,1500,44,70\n4,50,400,2,4000,21,80\n"
                                "5,20,100,7,1000,25,50\n6,15,250,6,3000,19,95\n";
    static const char AS_ONE[] = "code,x,p,y,q,z,r\n1,100,400,7,3000,40,150\n"
                                 "3,60,200,9,1500,44,70\n4,50,400,2,4000,21,80\n"
                                 "5,20,100,7,1000,25,50\n6,15,250,6,3000,19,95\n";
    static const char HEAD[] = "data:\n"
                               "  - {file: data.csv, key: code}\n"
                               "indicators:\n"
                               "  - {id: xp, numerator: x, denominator: p, polarity: 1}\n"
                               "  - {id: yq, numerator: y, denominator: q, polarity: 1}\n"
                               "  - {id: zr, numerator: z, denominator: r, polarity: 1}\n"
                               "index:\n"
                               "  children:\n"
                               "    - {name: one, children: [{indicator: xp}, {indicator: zr}]}\n"
                               "    - {name: two, children: [{indicator: yq}]}\n"
                               "method: {normalise: {rule: minmax}, weights: {rule: pca}}\n"
                               "selection: {territories: [\"1\", \"3\"]}\n";
    char study[1600];
    told apart, as_one;
    snprintf(study, sizeof study, "%sperimeters: [{name: union, territories: [\"1\", \"2\"]}]\n",
             HEAD);
    const arp_drivers *d = explained(APART, study, &apart);
    const arp_unit *unit = &d->perimeters->at[0].unit;
    explained(AS_ONE, HEAD, &as_one);
    const arp_result *whole = &as_one.answer.result, *parts = &apart.answer.result;
    assert_true(unit->computed);
    bool bounds_moved = false;
    for (size_t v = 0; v < whole->n_nodes; v++) {
        assert_true(fabs(unit->score[v] - whole->score[v * whole->n]) < 1e-12);
        assert_int_equal(unit->rank[v], whole->rank[v * whole->n]);
        bounds_moved = bounds_moved || whole->bound[v][1] < parts->bound[v][1];
    }
    assert_true(bounds_moved);
    report(&apart);
    done(&apart);
    done(&as_one);
}

/* Seven events where ten are expected: P(X <= 7) = 0.2202 and the exact limits 2.81 and 14.42 of
   the tables of the Poisson distribution [Garwood 1936]. */
static void counts_under_ten_are_tested_exactly(void **state) {
    (void)state;
    static const char COUNTS[] = "code,x,p\n1,4,100\n2,3,100\n3,20,200\n4,73,1600\n";
    static const char STUDY[] =
        "data:\n"
        "  - {file: data.csv, key: code}\n"
        "indicators:\n"
        "  - {id: rate, numerator: x, denominator: p, per: 1, polarity: 1, error: poisson}\n"
        "  - {id: size, numerator: p, polarity: 1}\n"
        "comparators: [{name: all}]\n"
        "index:\n"
        "  children:\n"
        "    - {name: one, children: [{indicator: rate}]}\n"
        "    - {name: two, children: [{indicator: size}]}\n"
        "selection: {territories: [\"1\", \"2\"]}\n"
        "claims: [{indicator: rate, is: below, than: all}]\n";
    told t;
    const arp_claim *c = &explained(COUNTS, STUDY, &t)->claims->at[0];
    assert_int_equal(c->state, ARP_CLAIM_TESTED);
    assert_true(c->count == 7.0 && c->asked.reference == 0.05);
    assert_true(c->holds && !c->significantly);
    assert_true(fabs(c->p - 0.2202) < 0.00005);
    assert_true(fabs(200.0 * c->low - 2.81) < 0.005 && fabs(200.0 * c->high - 14.42) < 0.005);
    done(&t);
}

/* Values known without error are what they are: reliability 1, nothing shrinks. */
static void values_without_error_do_not_shrink(void **state) {
    (void)state;
    const double value[] = {3, 1, 4, 1, 5}, error[5] = {0};
    const uint8_t mark[5] = {0};
    const arp_value_error exact = {.per = 1.0, .standard_error = error};
    arp_indicator_reliability got = {0};
    arp_reliability_of(&exact, value, mark, 5, &got);
    assert_int_equal(got.why, ARP_RELIABILITY_DONE);
    assert_true(got.reliability == 1.0);
    for (size_t i = 0; i < 5; i++) {
        assert_true(fabs(arp_reliability_shrink(&exact, &got, value[i], i) - value[i]) < 1e-15);
    }
}

/* Chosen last on every side: C is 0, nothing is attested, and both sides are excluded. */
static void a_choice_against_every_criterion_is_excluded(void **state) {
    (void)state;
    static const char OPPOSED[] =
        "code,a,b\n1,1,2\n2,2,1\n3,3,3\n4,4,9\n5,5,4\n6,6,8\n7,7,5\n8,8,7\n"
        "9,9,6\n10,10,10\n11,11,12\n12,12,11\n";
    static const char STUDY[] = "data:\n"
                                "  - {file: data.csv, key: code}\n"
                                "indicators:\n"
                                "  - {id: a, value: a, polarity: 1}\n"
                                "  - {id: b, value: b, polarity: 1}\n"
                                "index:\n"
                                "  children:\n"
                                "    - {name: one, children: [{indicator: a}]}\n"
                                "    - {name: two, children: [{indicator: b}]}\n"
                                "selection: {territories: [\"1\", \"2\", \"3\"]}\n";
    told t;
    const arp_drivers *d = explained(OPPOSED, STUDY, &t);
    for (size_t s = 0; s < 2; s++) {
        assert_true(d->side[s].alone.c == 0.0 && d->side[s].alone.p == 1.0);
        assert_int_equal(d->side[s].state, ARP_EXCLUDED);
    }
    assert_int_equal(d->word, ARP_WORD_NEITHER);
    assert_true(d->contrast == 0.0 && d->contrast_p == 1.0);
    report(&t);
    done(&t);
}

/* 4 is under 1 on both indicators and chosen in its stead; 2 is first on the second alone. */
static void an_empty_set_of_weights_is_a_finding_with_its_witness(void **state) {
    (void)state;
    static const char DOMINATED[] = "code,a,b\n1,9,6\n2,3,9\n3,5,4\n4,8,5\n5,1,1\n6,2,3\n";
    static const char STUDY[] = "data:\n"
                                "  - {file: data.csv, key: code}\n"
                                "indicators:\n"
                                "  - {id: a, value: a, polarity: 1}\n"
                                "  - {id: b, value: b, polarity: 1}\n"
                                "index:\n"
                                "  children:\n"
                                "    - {name: one, children: [{indicator: a}]}\n"
                                "    - {name: two, children: [{indicator: b}]}\n"
                                "selection: {territories: [\"2\", \"4\"], within_first: [2, 1]}\n";
    told t;
    const arp_change *c = explained(DOMINATED, STUDY, &t)->change;
    assert_true(c->certificates.computed && !c->certificates.feasible);
    assert_true(c->certificates.margin < 0.0);
    assert_int_equal(c->certificates.fewest.misplaced, 1);
    assert_int_equal(c->certificates.fewest.at_least, 1);
    assert_int_equal(c->certificates.n_witnesses, 1);
    assert_int_equal(c->certificates.witness[0][1], 0);
    says(&t, ARP_FR, "laissent hors de la liste 1 des 2 choisis");
    says(&t, ARP_EN, "The weights that come nearest leave 1 of the 2 chosen outside the list");
    says(&t, ARP_EN, "on every indicator, 1 is at least as high as 4");
    says(&t, ARP_FR, "Écarts de poids cumulés :");
    says(&t, ARP_EN, "it is enough that no weight changes by more than");
    const arp_facts facts = {.study = &t.study, .answer = &t.answer};
    assert_true(told_at(&facts, "certificates", "misplaced", "").number == 1.0);
    assert_string_equal(told_at(&facts, "certificate_witnesses", "code", "4|1").text, "4");
    report(&t);
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_side_that_weighs_everything_has_no_mean_overlap),
        cmocka_unit_test(a_side_with_one_varying_indicator_is_that_indicator),
        cmocka_unit_test(a_side_on_which_one_territory_differs_ties_all_the_others),
        cmocka_unit_test(values_of_zero_and_less_are_refused_under_another_exponent),
        cmocka_unit_test(a_union_moves_weights_and_bounds_that_data_make),
        cmocka_unit_test(counts_under_ten_are_tested_exactly),
        cmocka_unit_test(values_without_error_do_not_shrink),
        cmocka_unit_test(a_choice_against_every_criterion_is_excluded),
        cmocka_unit_test(an_empty_set_of_weights_is_a_finding_with_its_witness),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
