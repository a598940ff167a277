/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studies of the case against tests/oracle/slow_case.c, which shares no code with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/resemblance/evidence.h"
#include "oracle/slow_case.h"
#include "study/study.h"

static const double NEAR = 1e-12;

static const struct one {
    const char *study, *table;
    int mortality;
    double minimum;
    int ariege;
    const char *code[2];
    size_t n;
    int late; /* the health side was known after the decision: it is compared with nothing */
} CASES[] = {
    {"config/pyrenees-cathares.yaml", "cantons.csv", 1, 2000, 0, {"0907", "0910"}, 263, 0},
    {"tests/golden/data/supply.yaml", "cantons.csv", 0, 2000, 0, {"0907", "0910"}, 263, 0},
    {"config/ariege.yaml", "ariege-cantons.csv", 1, 1300, 1, {"0907", "0910"}, 22, 0},
    {"config/epci.yaml", "epci.csv", 0, 2000, 0, {"240900464", "240900456"}, 184, 1},
    {"config/bassins-de-vie.yaml", "bassins-de-vie.csv", 0, 2000, 0, {"09160", "09194"}, 146, 1},
};

static void assert_near(double a, double b) {
    if (!(fabs(a - b) <= NEAR)) fail_msg("%.17g is not %.17g", a, b);
}

static void compare_scores(const slow_case *slow, const arp_study *study,
                           const arp_answer *answer) {
    const arp_result *r = &answer->result;
    for (size_t i = 0; i < slow->n; i++) {
        assert_string_equal(study->values.code[i], slow->code[i]);
        assert_near(r->score[i], slow->score[i]);
        assert_int_equal(r->rank[i], slow_case_rank(slow->score, slow->n, i));
        for (size_t s = 0; s < 2; s++) {
            size_t node = study->plan.node[0].child[s];
            assert_near(r->score[node * slow->n + i], slow->side[s][i]);
            assert_int_equal(r->rank[node * slow->n + i],
                             slow_case_rank(slow->side[s], slow->n, i));
        }
    }
}

static void compare_drivers(const slow_case *slow, int late, const arp_drivers *d) {
    for (size_t s = 0; s < 2; s++) {
        assert_near(d->side[s].alone.c, slow_case_concordance(slow, slow->side[s]));
        assert_near(d->side[s].alone.p, slow_case_p(slow, slow->side[s]));
        const arp_side_evidence *known = &d->evidence->side[s];
        double given = slow_case_given(slow, slow->side[s], slow->side[1 - s]);
        double excluded = slow_case_excluded(slow, slow->side[s]);
        if (late) given = s ? NAN : slow_case_p(slow, slow->side[s]);
        assert_true(s && late ? isnan(known->p) : fabs(known->p - given) <= 1e-9);
        assert_true(fabs(known->p_excluded - excluded) <= 1e-9);
    }
    assert_near(d->declared.c, slow_case_concordance(slow, slow->score));
    assert_near(d->declared.p, slow_case_p(slow, slow->score));
    assert_int_equal(d->n_eligible, late ? 1 : 2);
    assert_int_equal(isnan(d->contrast), late);
    if (late) return;
    assert_near(d->contrast, slow_case_concordance(slow, slow->side[0]) -
                                 slow_case_concordance(slow, slow->side[1]));
    assert_near(d->contrast_p, slow_case_contrast_p(slow));
}

static void compare_tipping(const slow_case *slow, const arp_drivers *d) {
    static double interval[SLOW_CASE_INTERVALS][2];
    for (size_t j = 0; j < d->n_k; j++) {
        for (size_t i = 0; i < slow->n; i++) {
            size_t n = slow_case_membership(slow, i, d->k[j], interval);
            const arp_membership *m = &d->tipping[0].member[j * slow->n + i];
            assert_int_equal(m->n, n);
            for (size_t v = 0; v < n; v++) {
                assert_near(m->at[v].from, interval[v][0]);
                assert_near(m->at[v].to, interval[v][1]);
            }
        }
    }
}

#define TABLES ARP_SOURCE_DIR "/indicators/midi-pyrenees/"

/* The case worked out a second time. */
static slow_case *read_slow(const struct one *c) {
    static slow_mortality mortality;
    char path[400];
    slow_case *slow = malloc(sizeof *slow);
    assert_non_null(slow);
    assert_int_equal(slow_mortality_read(TABLES "cantons-mortalite.csv",
                                         ARP_SOURCE_DIR "/indicators/reference-france.csv", "9908",
                                         &mortality),
                     0);
    snprintf(path, sizeof path, TABLES "%s", c->table);
    assert_int_equal(slow_case_read(path, c->mortality ? &mortality : NULL, c->minimum, c->ariege,
                                    c->code[0], c->code[1], slow),
                     0);
    return slow;
}

static void check(const struct one *c) {
    char path[400];
    arp_study study = {0};
    arp_answer answer = {0};
    arp_error err = {0};
    slow_case *slow = read_slow(c);
    snprintf(path, sizeof path, "%s/%s", ARP_SOURCE_DIR, c->study);
    assert_int_equal(arp_study_open(path, NULL, &study, &err), ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_OK);
    assert_int_equal(study.values.n_rows, c->n);
    assert_int_equal(slow->n, c->n);
    compare_scores(slow, &study, &answer);
    compare_drivers(slow, c->late, &answer.drivers);
    compare_tipping(slow, &answer.drivers);
    arp_answer_free(&answer);
    arp_study_free(&study);
    free(slow);
}

static void cantons_of_midi_pyrenees(void **state) {
    (void)state;
    check(&CASES[0]);
}

static void cantons_by_supply_alone(void **state) {
    (void)state;
    check(&CASES[1]);
}

static void cantons_of_ariege(void **state) {
    (void)state;
    check(&CASES[2]);
}

static void epci(void **state) {
    (void)state;
    check(&CASES[3]);
}

static void bassins_de_vie(void **state) {
    (void)state;
    check(&CASES[4]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cantons_of_midi_pyrenees), cmocka_unit_test(cantons_by_supply_alone),
        cmocka_unit_test(cantons_of_ariege),        cmocka_unit_test(epci),
        cmocka_unit_test(bassins_de_vie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
