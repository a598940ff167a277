/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mortality of the 286 cantons, of the region and of Ariège, in both periods, against
   tests/oracle/slow_mortality.c; and what was found of them before this project computed any. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle/slow_mortality.h"
#include "oracle/slow_perimeters.h"
#include "study/study.h"
#include "unit/folder.h"
#include "unit/zonings.h"

#define CANTONS ARP_SOURCE_DIR "/indicators/midi-pyrenees/cantons.csv"
#define TABLE   ARP_SOURCE_DIR "/indicators/midi-pyrenees/cantons-mortalite.csv"
#define RATES   ARP_SOURCE_DIR "/indicators/reference-france.csv"
#define SHARED  ARP_SHARED_DIR "/data/"

enum { PERIODS = 2, ALL = 286 };

static const char *const PERIOD[PERIODS] = {"9908", "0813"};

static const char STUDY[] =
    "data:\n"
    "  - {file: " CANTONS ", key: CV, label: LIB}\n"
    "  - {file: " TABLE ", key: CV}\n"
    "comparators: [{name: Ariège, where: {DEP: \"09\"}}, {name: Midi-Pyrénées}, {name: France}]\n"
    "territories: {level: canton, population: P12_POP, minimum_population: %d}\n"
    "index:\n"
    "  children:\n"
    "    - {indicator: smr_ind, name: a, vintage: \"9908\"}\n"
    "    - {indicator: smr_ind, name: b, vintage: \"0813\"}\n"
    "    - {indicator: solde_nat_annees, vintage: \"0813\"}\n"
    "    - {indicator: part_75p, vintage: \"11\"}\n";

static void open_cantons(int least, arp_study *study) {
    char text[2048];
    arp_error err = {0};
    *study = (arp_study){0};
    snprintf(text, sizeof text, STUDY, least);
    put("study.yaml", text);
    must(arp_study_open(path_of("study.yaml"), NULL, study, &err), &err);
}

static slow_mortality *slow_read(const char *table, size_t period) {
    slow_mortality *m = malloc(sizeof *m);
    assert_non_null(m);
    assert_int_equal(slow_mortality_read(table, RATES, PERIOD[period], m), 0);
    return m;
}

static void near(const char *what, double got, double expected, double tolerance) {
    if (fabs(got - expected) <= tolerance * fabs(expected)) return;
    fail_msg("%s: %.17g is not %.17g", what, got, expected);
}

static void every_canton_has_its_ratio_and_limits(void **state) {
    arp_study study;
    arp_profiles profiles = {0};
    arp_error err = {0};
    (void)state;
    open_cantons(0, &study);
    must(arp_study_profile(&study, NULL, &profiles, &err), &err);
    assert_int_equal(profiles.n, ALL);
    for (size_t p = 0; p < PERIODS; p++) {
        slow_mortality *m = slow_read(TABLE, p);
        assert_int_equal(m->n, ALL);
        for (size_t i = 0; i < ALL; i++) {
            int in[SLOW_MORTALITY_ROWS] = {0};
            double wanted[3];
            size_t row = row_of(&study.values, m->code[i]);
            const arp_profile_line *line = &profiles.at[row].line[p];
            in[i] = 1;
            slow_mortality_ratio(m, in, wanted);
            near(m->code[i], line->value, wanted[0], 1e-13);
            near(m->code[i], line->limit[0], wanted[1], 1e-10);
            near(m->code[i], line->limit[1], wanted[2], 1e-10);
            assert_true(line->count == m->deaths[i]);
        }
        free(m);
    }
    arp_profiles_free(&profiles);
    arp_study_free(&study);
}

/* To a decimal, as the README of the figures had them. */
static void the_region_and_ariege_are_as_found_before(void **state) {
    static const double KNOWN[PERIODS][2] = {{106.1, 95.6}, {101.9, 94.4}}; /* Ariège, region */
    arp_study study;
    (void)state;
    open_cantons(0, &study);
    for (size_t p = 0; p < PERIODS; p++) {
        slow_mortality *m = slow_read(TABLE, p);
        int ariege[SLOW_MORTALITY_ROWS] = {0};
        double wanted[2][3];
        for (size_t i = 0; i < m->n; i++) ariege[i] = strncmp(m->code[i], "09", 2) == 0;
        slow_mortality_ratio(m, ariege, wanted[0]);
        slow_mortality_ratio(m, NULL, wanted[1]);
        for (size_t c = 0; c < 2; c++) {
            near("comparator", study.comparator[c].value[p], wanted[c][0], 1e-13);
            assert_true(round(10.0 * study.comparator[c].value[p]) == round(10.0 * KNOWN[p][c]));
        }
        assert_true(study.comparator[2].value[p] == 100.0); /* France, by definition */
        free(m);
    }
    arp_study_free(&study);
}

/* Of the 263 cantons of 2 000 inhabitants, in 1999-2007. */
static void the_chosen_are_where_they_were_found(void **state) {
    arp_study study;
    (void)state;
    open_cantons(2000, &study);
    const arp_column *ratio = &study.values.column[0];
    size_t n = study.values.n_rows, higher[2] = {0, 0};
    assert_int_equal(n, 263);
    for (size_t i = 0; i < n; i++) {
        higher[0] += ratio->value[i] > ratio->value[row_of(&study.values, "0910")];
        higher[1] += ratio->value[i] > ratio->value[row_of(&study.values, "0907")];
    }
    assert_int_equal(higher[0] + 1, 73);  /* Mirepoix */
    assert_int_equal(higher[1] + 1, 186); /* Lavelanet */
    arp_study_free(&study);
}

static double sum_of(const char *const *column, size_t n, const char *code) {
    double sum = 0.0;
    for (size_t k = 0; k < n; k++) sum += slow_table_sum(TABLE, column[k], "CV", &code, 1);
    return sum;
}

static void the_balance_and_the_old_are_those_of_the_table(void **state) {
    static const char *const BORN[] = {"NAIS0813"}, *const DEAD[] = {"DECE0813"};
    static const char *const OLD[] = {"P11_7589", "P11_90P"};
    static const char *const YEARS[] = {"PY0813_0019", "PY0813_2044", "PY0813_4559", "PY0813_6064",
                                        "PY0813_6574", "PY0813_7589", "PY0813_90P"};
    static const char *const AGES[] = {"P11_0019", "P11_2044", "P11_4559", "P11_6064",
                                       "P11_6574", "P11_7589", "P11_90P"};
    static const char *const CODES[] = {"0907", "0910", "3151", "8146"};
    arp_study study;
    (void)state;
    open_cantons(0, &study);
    for (size_t i = 0; i < 4; i++) {
        size_t row = row_of(&study.values, CODES[i]);
        double balance = sum_of(BORN, 1, CODES[i]) - sum_of(DEAD, 1, CODES[i]);
        near(CODES[i], study.values.column[2].value[row],
             1000.0 * balance / sum_of(YEARS, 7, CODES[i]), 1e-12);
        near(CODES[i], study.values.column[3].value[row],
             100.0 * sum_of(OLD, 2, CODES[i]) / sum_of(AGES, 7, CODES[i]), 1e-12);
    }
    assert_int_equal(study.made[0].year, 2007);
    assert_int_equal(study.made[1].year, 2012);
    assert_int_equal(study.made[2].year, 2012);
    assert_int_equal(study.made[3].year, 2011);
    arp_study_free(&study);
}

static size_t bytes_of(const char *path, char *out, size_t most) {
    FILE *f = fopen(path, "rb");
    size_t n = f ? fread(out, 1, most, f) : 0;
    if (f) fclose(f);
    return n;
}

static void the_shipped_tables_are_the_published_ones_to_the_byte(void **state) {
    enum { MOST = 1 << 17 };
    static const char *const FILES[][2] = {{TABLE, SHARED "mortality/cantons.csv"},
                                           {RATES, SHARED "mortality/reference-france.csv"}};
    static char shipped[MOST], published[MOST];
    (void)state;
    for (size_t f = 0; f < 2; f++) {
        size_t n = bytes_of(FILES[f][1], published, MOST);
        if (n == 0) {
            print_message("skipped: %s is not there\n", FILES[f][1]);
            skip();
        }
        assert_int_equal(bytes_of(FILES[f][0], shipped, MOST), n);
        assert_memory_equal(shipped, published, n);
    }
}

/* ---- from the communes ---- */

static void need_communes(void) {
    FILE *f = fopen(SHARED "mortality/communes.csv", "rb");
    if (f) {
        fclose(f);
        return;
    }
    print_message("skipped: %s is not there\n", SHARED "mortality/communes.csv");
    skip();
}

static const char OF_COMMUNES[] =
    "zonings:\n"
    "  {file: " SHARED "zonages/communes-2012.csv, key: CODGEO, vintage: 2011,\n"
    "   coverage: POP2007, levels: {canton: CV, bassin: BV2012}}\n"
    "codes: equal\npassage: {file: " SHARED "zonages/passage-cog.csv}\nunmatched: drop\n"
    "data: [{file: " SHARED "mortality/communes.csv, key: CODGEO, vintage: 2022}]\n"
    "territories: {level: canton, population: POP2007, where: {REG: \"73\"}}\n"
    "comparators: [{name: Ariège, where: {DEP: \"09\"}}, {name: France}]\n"
    "method: {missing: {minimum_coverage: 0.88}}\n"
    "index:\n  children:\n"
    "    - {indicator: smr_ind, name: a, vintage: \"9908\"}\n"
    "    - {indicator: smr_ind, name: b, vintage: \"0813\"}\n";

static void communes_sum_to_the_cantons(void **state) {
    arp_study cantons, study = {0};
    arp_error err = {0};
    (void)state;
    need_communes();
    put("communes.yaml", OF_COMMUNES);
    must(arp_study_open(path_of("communes.yaml"), NULL, &study, &err), &err);
    open_cantons(0, &cantons);
    assert_int_equal(study.values.n_rows, ALL);
    for (size_t i = 0; i < ALL; i++) {
        size_t row = row_of(&cantons.values, study.values.code[i]);
        for (size_t p = 0; p < PERIODS; p++) {
            assert_int_equal(study.values.column[p].mark[i], ARP_CELL_OK);
            near(study.values.code[i], study.values.column[p].value[i],
                 cantons.values.column[p].value[row], 1e-9);
        }
    }
    for (size_t p = 0; p < PERIODS; p++) {
        near("Ariège", study.comparator[0].value[p], cantons.comparator[0].value[p], 1e-9);
        assert_true(study.comparator[1].value[p] == 100.0);
    }
    arp_study_free(&cantons);
    arp_study_free(&study);
}

/* Nothing is known outside the region: a basin mostly over the border has no ratio, one that is
   partly there has that of its part, and communes that merged since leave no gap. */
static void basins_have_what_their_communes_cover(void **state) {
    arp_study study = {0};
    arp_error err = {0};
    const arp_study_options options = {.level = "bassin"};
    size_t missing = 0, whole = 0;
    (void)state;
    need_communes();
    put("communes.yaml", OF_COMMUNES);
    must(arp_study_open(path_of("communes.yaml"), &options, &study, &err), &err);
    for (size_t i = 0; i < study.values.n_rows; i++) {
        double coverage = study.made[0].coverage[i];
        bool has = study.values.column[0].mark[i] == ARP_CELL_OK;
        assert_int_equal(has, coverage >= 0.88);
        missing += !has;
        whole += coverage == 1.0;
    }
    assert_true(missing > 0 && whole > study.values.n_rows / 2);
    const size_t mirepoix = row_of(&study.values, "09194"); /* most of its communes are in Aude */
    assert_int_equal(study.values.column[0].mark[mirepoix], ARP_CELL_MISSING);
    arp_study_free(&study);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_canton_has_its_ratio_and_limits),
        cmocka_unit_test(the_region_and_ariege_are_as_found_before),
        cmocka_unit_test(the_chosen_are_where_they_were_found),
        cmocka_unit_test(the_balance_and_the_old_are_those_of_the_table),
        cmocka_unit_test(the_shipped_tables_are_the_published_ones_to_the_byte),
        cmocka_unit_test(communes_sum_to_the_cantons),
        cmocka_unit_test(basins_have_what_their_communes_cover),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
