/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case's unions and claims against sums over the raw shipped tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "oracle/slow_mortality.h"
#include "oracle/slow_perimeters.h"
#include "study/study.h"

enum { MOST_TERMS = 8 };

/* per * (sum of plus - sum of minus) / (times * sum of below). */
static const struct ratio {
    const char *id, *plus, *minus, *below[MOST_TERMS];
    double per, times;
} RATIOS[] = {
    {"chom_rp", "P07_CHOM1564", NULL, {"P07_ACT1564"}, 100.0, 1.0},
    {"rev_med_men", "MED_X_MEN", NULL, {"MENFIS10"}, 1.0, 1.0},
    {"dens_ide", "BPE18_D232", NULL, {"P17_POP"}, 100000.0, 1.0},
    {"dens_dent", "BPE18_D221", NULL, {"P17_POP"}, 100000.0, 1.0},
    {"dens_mk", "BPE18_D233", NULL, {"P17_POP"}, 100000.0, 1.0},
    {"part_75p", "P22_POP7589", NULL, {"P22_POP"}, 100.0, 1.0},
    {"solde_nat_periode", "NAIS1621", "DECE1621", {"P22_POP"}, 1000.0, 6.0},
    {"men_mono", "C22_FAMMONO", NULL, {"C22_MENFAM"}, 100.0, 1.0},
    {"solde_nat_annees", NULL, NULL, {NULL}, 0.0, 0.0}, /* of the region alone */
};

/* Of the region, in the table of mortality: 2011 and 2008-2012. */
#define AGES(of) of "0019", of "2044", of "4559", of "6064", of "6574", of "7589", of "90P"

static const struct ratio REGION[] = {
    {"part_75p", "P11_7589", NULL, {AGES("P11_")}, 100.0, 1.0},
    {"solde_nat_annees", "NAIS0813", "DECE0813", {AGES("PY0813_")}, 1000.0, 1.0},
};

static const char *const BOTH[] = {"0907", "0910"};
static const char *const ARIEGE[] = {"09"};

/* Deaths of 1999-2007 per hundred expected; a code begins with its département's. */
static double mortality_of(const char *const *begins, size_t n) {
    static slow_mortality m;
    static int in[SLOW_MORTALITY_ROWS];
    double ratio[3];
    assert_int_equal(
        slow_mortality_read(ARP_SOURCE_DIR "/indicators/midi-pyrenees/cantons-mortalite.csv",
                            ARP_SOURCE_DIR "/indicators/reference-france.csv", "9908", &m),
        0);
    for (size_t i = 0; i < m.n; i++) {
        in[i] = n == 0;
        for (size_t k = 0; k < n; k++)
            in[i] |= strncmp(m.code[i], begins[k], strlen(begins[k])) == 0;
    }
    slow_mortality_ratio(&m, in, ratio);
    return ratio[0];
}

/* The ratio of the rows whose column `by` holds one of n values. */
static double ratio_of(const char *path, const char *id, const char *by, const char *const *value,
                       size_t n) {
    const struct ratio *r = RATIOS;
    const char *more = "P22_POP90P";
    if (strcmp(id, "smr_ind") == 0) return mortality_of(value, n);
    while (strcmp(r->id, id) != 0) r++;
    for (size_t i = 0; strstr(path, "/cantons.csv") && i < 2; i++) {
        if (strcmp(REGION[i].id, id) != 0) continue;
        r = &REGION[i];
        path = ARP_SOURCE_DIR "/indicators/midi-pyrenees/cantons-mortalite.csv";
        by = "CV";
        more = "P11_90P";
    }
    double above = slow_table_sum(path, r->plus, by, value, n), below = 0.0;
    if (r->minus) above -= slow_table_sum(path, r->minus, by, value, n);
    if (strcmp(id, "part_75p") == 0) above += slow_table_sum(path, more, by, value, n);
    for (size_t t = 0; t < MOST_TERMS && r->below[t]; t++) {
        below += slow_table_sum(path, r->below[t], by, value, n);
    }
    return r->per * above / (r->times * below);
}

static void near(double a, double b) {
    if (!(fabs(a - b) <= 1e-12 * fabs(b))) fail_msg("%.17g is not %.17g", a, b);
}

static void open_case(const char *name, arp_study *study, arp_answer *answer) {
    char path[400];
    arp_error err = {0};
    snprintf(path, sizeof path, "%s/%s", ARP_SOURCE_DIR, name);
    assert_int_equal(arp_study_open(path, NULL, study, &err), ARP_OK);
    assert_int_equal(arp_study_run(study, answer, &err), ARP_OK);
}

/* What the article says and the shipped tables can test is tested; the rest says what it lacks. */
static void check_claims(const char *name, const char *table, size_t n_testable, bool one_place) {
    char path[400];
    arp_study study = {0};
    arp_answer answer = {0};
    size_t testable = 0;
    open_case(name, &study, &answer);
    snprintf(path, sizeof path, "%s/indicators/midi-pyrenees/%s", ARP_SOURCE_DIR, table);
    const arp_claims *claims = answer.drivers.claims;
    for (size_t i = 0; i < claims->n; i++) {
        const arp_claim *c = &claims->at[i];
        if (c->state == ARP_CLAIM_LACKS) {
            assert_true(c->asked.n_lacks > 0 && c->asked.text);
            continue;
        }
        testable++;
        const char *id = study.values.column[c->asked.column].name;
        bool region = one_place || (c->asked.than && strcmp(c->asked.than, "Midi-Pyrénées") == 0);
        double there = !c->asked.than ? 0.0
                       : region       ? ratio_of(path, id, "CV", NULL, 0)
                                      : ratio_of(path, id, "DEP", ARIEGE, 1);
        double here = ratio_of(path, id, "CV", BOTH, 2);
        near(c->value, here);
        near(c->asked.reference, there);
        assert_int_equal(c->holds, c->asked.above ? here > there : here < there);
    }
    assert_int_equal(testable, n_testable);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

static void claims_of_midi_pyrenees_are_those_of_the_raw_table(void **state) {
    (void)state;
    check_claims("config/pyrenees-cathares.yaml", "cantons.csv", 13, false);
    check_claims("tests/golden/data/supply.yaml", "cantons.csv", 10, false);
}

static void claims_of_ariege_are_those_of_the_raw_table(void **state) {
    (void)state;
    check_claims("config/ariege.yaml", "ariege-cantons.csv", 8, true);
}

/* Unemployment against the département: the whole test, term by term. */
static void unemployment_is_above_the_departement_beyond_chance(void **state) {
    (void)state;
    char path[400];
    arp_study study = {0};
    arp_answer answer = {0};
    open_case("config/pyrenees-cathares.yaml", &study, &answer);
    snprintf(path, sizeof path, "%s/indicators/midi-pyrenees/cantons.csv", ARP_SOURCE_DIR);
    const arp_claim *c = &answer.drivers.claims->at[0];
    double out_of_work = round(slow_table_sum(path, "P07_CHOM1564", "CV", BOTH, 2));
    double active = round(slow_table_sum(path, "P07_ACT1564", "CV", BOTH, 2));
    double share = ratio_of(path, "chom_rp", "DEP", ARIEGE, 1) / 100.0;
    double p = slow_binomial_tail(out_of_work, active, share, 1);
    assert_true(c->rounded && c->significantly);
    near(c->count, out_of_work);
    near(c->exposure, active);
    if (!(fabs(c->p - p) <= 1e-8 * p)) fail_msg("%.17g is not %.17g", c->p, p);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

/* Ageing against the département and a natural balance below 0: 75 and over, term by term. */
static void ageing_and_the_natural_balance_are_those_of_the_raw_table(void **state) {
    (void)state;
    char path[400];
    arp_study study = {0};
    arp_answer answer = {0};
    open_case("config/ariege.yaml", &study, &answer);
    snprintf(path, sizeof path, "%s/indicators/midi-pyrenees/ariege-cantons.csv", ARP_SOURCE_DIR);
    const arp_claims *claims = answer.drivers.claims;
    size_t seen = 0;
    for (size_t i = 0; i < claims->n; i++) {
        const arp_claim *c = &claims->at[i];
        if (c->state == ARP_CLAIM_LACKS) continue;
        const char *id = study.values.column[c->asked.column].name;
        if (strcmp(id, "part_75p") == 0) {
            double old = round(slow_table_sum(path, "P22_POP7589", "CV", BOTH, 2) +
                               slow_table_sum(path, "P22_POP90P", "CV", BOTH, 2));
            double all = round(slow_table_sum(path, "P22_POP", "CV", BOTH, 2));
            double p = slow_binomial_tail(old, all, ratio_of(path, id, "CV", NULL, 0) / 100.0, 1);
            assert_int_equal(c->state, ARP_CLAIM_TESTED);
            if (!(fabs(c->p - p) <= 1e-8 * p)) fail_msg("%.17g is not %.17g", c->p, p);
            seen++;
        }
        if (strcmp(id, "solde_nat_periode") == 0) {
            assert_int_equal(c->state, ARP_CLAIM_COMPARED); /* a balance is no count */
            assert_true(c->asked.reference == 0.0 && c->holds);
            seen++;
        }
    }
    assert_int_equal(seen, 2);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

/* Adding Quérigut, which is not ranked: its people and its figures count all the same. */
static void the_perimeter_with_querigut_counts_it(void **state) {
    (void)state;
    static const char *const THREE[] = {"0907", "0910", "0913"};
    char path[400];
    arp_study study = {0};
    arp_answer answer = {0};
    open_case("config/pyrenees-cathares.yaml", &study, &answer);
    snprintf(path, sizeof path, "%s/indicators/midi-pyrenees/cantons.csv", ARP_SOURCE_DIR);
    const arp_perimeters *p = answer.drivers.perimeters;
    assert_int_equal(p->n, 4);
    const arp_unit *u = &p->at[3].unit;
    near(u->population, slow_table_sum(path, "P12_POP", "CV", THREE, 3));
    near(u->value[0], ratio_of(path, "chom_rp", "CV", THREE, 3));
    assert_int_equal(u->n_ranked, 2);
    assert_int_equal(u->n, 262);
    assert_int_equal(p->selection.n, 262);
    assert_int_equal(p->at[2].unit.rank[0], p->selection.rank[0]);
    assert_int_equal(p->at[0].unit.rank[0], answer.result.rank[study.selected[0]]);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(claims_of_midi_pyrenees_are_those_of_the_raw_table),
        cmocka_unit_test(claims_of_ariege_are_those_of_the_raw_table),
        cmocka_unit_test(unemployment_is_above_the_departement_beyond_chance),
        cmocka_unit_test(ageing_and_the_natural_balance_are_those_of_the_raw_table),
        cmocka_unit_test(the_perimeter_with_querigut_counts_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
