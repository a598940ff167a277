/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tests/data/zones on its three levels; its sums are small enough to do by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/zonings.h"

static const char STUDY[] = ARP_TEST_DATA "/zones/study.yaml";

static void open_level(const char *level, arp_study *study) {
    arp_error err = {0};
    const arp_study_options options = {.level = level};
    must(arp_study_open(STUDY, &options, study, &err), &err);
}

static void cantons_are_the_sums_of_their_communes(void **state) {
    (void)state;
    arp_study s = {0};
    open_level(NULL, &s);
    assert_int_equal(s.values.n_rows, 6);
    holds(&s, "0101", 0, 10); /* 40 / 400, split again into two communes of one canton */
    holds(&s, "0102", 0, 6);  /* (10 + 5) / (200 + 50), 5 of 50 under a new number */
    holds(&s, "3902", 0, 7.5);
    holds(&s, "2A01", 0, 10); /* 20004 is 2A004 */
    holds(&s, "7599", 0, 8);  /* (30 + 50) / (400 + 600): two arrondissements */
    assert_int_equal(s.values.column[0].mark[row_of(&s.values, "3901")], ARP_CELL_SECRET);
    assert_string_equal(s.values.label[row_of(&s.values, "0102")], "Canton B");
    arp_study_free(&s);
}

static void a_weighted_mean_is_flagged_and_says_its_coverage(void **state) {
    (void)state;
    arp_study s = {0};
    open_level(NULL, &s);
    holds(&s, "0101", 1, 17500); /* (30 x 10 000 + 90 x 20 000) / 120 */
    holds(&s, "0102", 1, 16000); /* the other commune is secret */
    assert_true(s.zoned->approximate[1] && !s.zoned->approximate[0]);
    assert_string_equal(s.zoned->weighed_by[1], "MEN");
    assert_true(fabs(s.made[1].coverage[row_of(&s.values, "0102")] - 0.2) < 1e-12);
    assert_string_equal(s.made[1].numerator, "MED \xC3\x97 MEN");
    arp_study_free(&s);
}

static void a_secret_commune_lowers_the_coverage(void **state) {
    (void)state;
    arp_study s = {0};
    open_level("epci", &s);
    assert_int_equal(s.values.n_rows, 3);
    holds(&s, "E2", 0, 5); /* 10 / 200; the other 150 of 350 inhabitants are secret */
    holds(&s, "E2", 2, 10);
    assert_true(fabs(s.made[0].coverage[row_of(&s.values, "E2")] - 200.0 / 350) < 1e-12);
    assert_int_equal(s.zoned->secret[0], 1);
    assert_int_equal(s.zoned->bounded[0], 1);
    arp_study_free(&s);
}

static void comparators_are_sums_of_communes(void **state) {
    (void)state;
    arp_study s = {0};
    open_level("epci", &s);
    assert_int_equal(s.comparator[0].n_rows, 4); /* 01004 counts, though in no EPCI */
    assert_true(fabs(s.comparator[0].value[0] - 100.0 * 55 / 650) < 1e-12);
    assert_true(fabs(s.comparator[0].value[1] - 2420000.0 / 140) < 1e-9);
    assert_int_equal(s.comparator[1].n_marked[0], 1);
    arp_study_free(&s);
}

static void borders_and_lone_communes_are_counted(void **state) {
    (void)state;
    arp_study s = {0};
    open_level("epci", &s);
    const arp_level *l = &s.zoned->level[s.zoned->at];
    assert_int_equal(l->n_none, 2);
    assert_int_equal(l->outside[0][0], 0);
    assert_int_equal(l->outside[0][1], 1);
    assert_int_equal(l->outside[1][2], 1);
    bool told = false;
    for (size_t i = 0; i < arp_study_told(&s); i++) {
        char words[600];
        arp_error_text(arp_study_notice(&s, i), ARP_EN, words, sizeof words);
        told |= strstr(words, "01004, 75056") != NULL;
    }
    assert_true(told);
    arp_study_free(&s);
}

static void the_balance_accounts_for_every_row(void **state) {
    (void)state;
    arp_study s = {0};
    open_level(NULL, &s);
    const arp_balance *b = &s.zoned->balance[0];
    assert_int_equal(b->read, 9);
    assert_int_equal(b->carried, 3);
    assert_int_equal(b->renumbered, 2);
    assert_int_equal(b->split, 1);
    assert_int_equal(b->arrondissements, 2);
    assert_int_equal(b->outside, 1);
    assert_string_equal(b->outside_first[0], "97101");
    assert_int_equal(b->unknown, 0);
    assert_int_equal(b->with_data, 8);
    assert_string_equal(s.zoned->level[1].selected[0], "E1");
    assert_int_equal(s.zoned->level[2].n_selected, 0);
    assert_int_equal(s.zoned->balance[1].looks, 2012);
    assert_true(s.zoned->balance[1].guessed);
    arp_study_free(&s);
}

/* With what its selection is given besides. */
static void open_given(const char *level, arp_study *study) {
    static const char *const GIVEN[] = {"selection.given=[{population: yes, log: yes}]"};
    arp_error err = {0};
    const arp_study_options options = {.level = level, .set = GIVEN, .n_set = 1};
    must(arp_study_open(STUDY, &options, study, &err), &err);
}

static void every_level_has_the_values_that_opening_it_gives(void **state) {
    (void)state;
    arp_study own = {0};
    open_given(NULL, &own);
    for (size_t l = 0; l < own.zoned->n_levels; l++) {
        arp_study other = {0};
        arp_level_values v = {0};
        arp_error err = {0};
        open_given(own.zoned->level[l].name, &other);
        must(arp_level_values_of(&own, l, &v, &err), &err);
        assert_int_equal(v.values.n_rows, other.values.n_rows);
        assert_int_equal(v.n_given, 1);
        for (size_t i = 0; v.n_given && i < v.values.n_rows; i++) {
            assert_true(v.given[0][i] == log(v.population[i]));
        }
        for (size_t i = 0; i < v.values.n_rows; i++) {
            assert_string_equal(v.values.code[i], other.values.code[i]);
            assert_memory_equal(&v.population[i], &other.population[i], sizeof(double));
            for (size_t j = 0; j < v.values.n_columns; j++) {
                assert_int_equal(v.values.column[j].mark[i], other.values.column[j].mark[i]);
                assert_memory_equal(&v.values.column[j].value[i], &other.values.column[j].value[i],
                                    sizeof(double));
            }
        }
        arp_level_values_free(&v);
        arp_study_free(&other);
    }
    arp_study_free(&own);
}

/* Standard errors of a level's own table are of its values; those of communes are of their mean:
   in 0101, weights and errors of 30 and 90. */
static void errors_are_known_where_their_table_is_of_the_level(void **state) {
    static const char *const SET[] = {"indicators.ald.standard_error=ET",
                                      "indicators.revenu.standard_error=MEN"};
    static const char *const LEVELS[] = {"canton", "epci"};
    (void)state;
    for (size_t l = 0; l < 2; l++) {
        const arp_study_options options = {.set = SET, .n_set = 2, .level = LEVELS[l]};
        arp_study s = {0};
        arp_error err = {0};
        must(arp_study_open(ARP_TEST_DATA "/zones/study.yaml", &options, &s, &err), &err);
        assert_non_null(s.errors[1].standard_error);
        if (l == 0) {
            double off = s.errors[1].standard_error[row_of(&s.values, "0101")];
            assert_true(fabs(off - sqrt(900.0 * 900.0 + 8100.0 * 8100.0) / 120.0) < 1e-9);
            assert_true(s.errors[3].standard_error[row_of(&s.values, "3902")] == 120.0);
        }
        if (l == 1) assert_null(s.errors[3].standard_error);
        assert_null(s.errors[3].numerator);
        arp_study_free(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cantons_are_the_sums_of_their_communes),
        cmocka_unit_test(a_weighted_mean_is_flagged_and_says_its_coverage),
        cmocka_unit_test(a_secret_commune_lowers_the_coverage),
        cmocka_unit_test(comparators_are_sums_of_communes),
        cmocka_unit_test(borders_and_lone_communes_are_counted),
        cmocka_unit_test(the_balance_accounts_for_every_row),
        cmocka_unit_test(every_level_has_the_values_that_opening_it_gives),
        cmocka_unit_test(errors_are_known_where_their_table_is_of_the_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
