/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The perimeters of the case: counts, places and scores that were computed apart from arpent, with
   a plain loop over the pairs of cantons. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "study/candidates.h"

static void find(const char *const *set, size_t n_set, arp_study *study, arp_answer *answer,
                 arp_candidates *out) {
    const arp_study_options options = {.set = set, .n_set = n_set};
    const arp_candidates_options none = {0};
    char words[1000];
    arp_error err = {0};
    arp_status st = arp_study_open(ARP_GOLDEN_DATA "/case-candidates.yaml", &options, study, &err);
    if (st == ARP_OK) st = arp_study_run(study, answer, &err);
    if (st == ARP_OK) st = arp_study_candidates(study, answer, &none, out, &err);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    if (st != ARP_OK) fail_msg("%s", words);
}

static void done(arp_study *study, arp_answer *answer, arp_candidates *found) {
    arp_candidates_free(found);
    arp_answer_free(answer);
    arp_study_free(study);
}

static void connected_sets_of_up_to_four_cantons_are_as_many_as_counted_elsewhere(void **state) {
    (void)state;
    static const uint64_t SETS[] = {0, 286, 769, 2790, 11277};
    static const char *const UNITS[] = {"design.units=[1, 4]"};
    arp_study study;
    arp_answer answer;
    arp_candidates found;
    find(UNITS, 1, &study, &answer, &found);
    for (size_t k = 1; k <= 4; k++) assert_int_equal(found.count[k].sets, SETS[k]);
    done(&study, &answer, &found);
}

static void is_at(const arp_candidates *c, arp_among among, size_t measure, uint64_t n,
                  uint64_t rank) {
    const arp_candidate_place *place = &c->place[among * c->n_measures + measure];
    assert_int_equal(place->n, n);
    assert_int_equal(place->rank, rank);
}

static void the_chosen_pair_stands_where_a_loop_over_all_pairs_puts_it(void **state) {
    (void)state;
    enum { SUM, SOCIAL, SUPPLY };
    arp_study study;
    arp_answer answer;
    arp_candidates found;
    find(NULL, 0, &study, &answer, &found);
    assert_int_equal(answer.result.n, 263);
    assert_int_equal(found.chosen_state, ARP_CHOSEN_CANDIDATE);
    assert_true(fabs(found.set[0].score[SOCIAL] - 1.173) < 0.0005);
    assert_true(fabs(found.set[0].score[SUPPLY] - 0.146) < 0.0005);
    assert_true(fabs(found.set[0].population - 25834.0) < 0.5);
    is_at(&found, ARP_AMONG_ALL, SOCIAL, 769, 15);
    is_at(&found, ARP_AMONG_ALL, SUPPLY, 769, 299);
    is_at(&found, ARP_AMONG_LIKE, SOCIAL, 117, 2);
    is_at(&found, ARP_AMONG_LIKE, SUPPLY, 117, 31);
    is_at(&found, ARP_AMONG_LIKE, SUM, 117, 5);
    is_at(&found, ARP_AMONG_WITHIN, SOCIAL, 13, 2);
    is_at(&found, ARP_AMONG_WITHIN, SUPPLY, 13, 2);
    is_at(&found, ARP_AMONG_WITHIN, SUM, 13, 1);
    done(&study, &answer, &found);
}

static void mirepoix_is_the_fourth_of_the_neighbours_of_lavelanet_on_social_criteria(void **state) {
    (void)state;
    static const struct {
        const char *label;
        double social, population;
    } NEIGHBOUR[] = {{"Tarascon-sur-Ariège", 1.45, 21386.0},
                     {"Les Cabannes", 1.41, NAN},
                     {"Ax-les-Thermes", 1.27, NAN},
                     {"Mirepoix", 1.17, 25834.0}};
    static const char *const AROUND[] = {"design.around=[\"0907\"]"};
    arp_study study;
    arp_answer answer;
    arp_candidates found;
    find(AROUND, 1, &study, &answer, &found);
    for (size_t k = 0; k < sizeof NEIGHBOUR / sizeof NEIGHBOUR[0]; k++) {
        const arp_candidate_neighbour *one = NULL;
        for (size_t i = 0; i < found.n_neighbours; i++) {
            if (found.neighbour[i].rank[1] == k + 1) one = &found.neighbour[i];
        }
        assert_non_null(one);
        assert_string_equal(study.sums.label[one->row], NEIGHBOUR[k].label);
        assert_true(fabs(one->score[1] - NEIGHBOUR[k].social) < 0.005);
        if (!isnan(NEIGHBOUR[k].population))
            assert_true(fabs(one->population - NEIGHBOUR[k].population) < 0.5);
        assert_int_equal(one->chosen, k == 3);
    }
    done(&study, &answer, &found);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(connected_sets_of_up_to_four_cantons_are_as_many_as_counted_elsewhere),
        cmocka_unit_test(the_chosen_pair_stands_where_a_loop_over_all_pairs_puts_it),
        cmocka_unit_test(mirepoix_is_the_fourth_of_the_neighbours_of_lavelanet_on_social_criteria),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
