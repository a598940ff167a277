/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row of the published rates: PHEindicatormethods' test data (Byar, Wilson, directly and
   indirectly standardised, refused inputs), epitools' Poisson limits and age adjustment, spdep's
   Marshall. R prints 15 digits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "golden/published.h"
#include "territory/rates.h"
#include "territory/shrink.h"

enum { STRATA = 19, DISTRICTS = 40 };

/* Where epitools' search for an exact limit stops. */
static const double SEARCHED = 1e-4;

#define TESTDATA "rates/testdata_DSR_ISR__"

static published table(const char *name) {
    published p;
    published_read(name, &p);
    for (size_t i = 0; i < p.n; i++) {
        for (size_t f = 0; f < PUBLISHED_FIELDS && p.cell[i][f]; f++) {
            char *cell = p.cell[i][f];
            size_t len = strlen(cell);
            if (len < 2 || cell[0] != '"' || cell[len - 1] != '"') continue;
            cell[len - 1] = '\0';
            p.cell[i][f] = cell + 1;
        }
    }
    return p;
}

static bool is(const published *p, size_t row, size_t field, const char *text) {
    return strcmp(p->cell[row][field], text) == 0;
}

/* A cell that R leaves blank stands for no events where the package sums without it. */
static double count(const published *p, size_t row, size_t field) {
    return is(p, row, field, "NA") ? 0.0 : published_number(p, row, field);
}

/* To 14 of the 15 digits that R prints: the last one carries the rounding of the table's maker,
   whose normal quantile of 99.8 % differs from the true one in its 15th digit. */
static void same(const published *p, size_t row, size_t field, double ours) {
    double printed = published_number(p, row, field);
    double unit = printed == 0.0 ? 0.0 : pow(10.0, floor(log10(fabs(printed))) - 13.0);
    if (fabs(ours - printed) <= 0.5 * unit) return;
    fail_msg("row %zu: %.17g is not %s", row + 1, ours, p->cell[row][field]);
}

/* Printed with eight digits after the point. */
static void same_to_eight(const published *p, size_t row, size_t field, double ours) {
    if (fabs(ours - published_number(p, row, field)) <= 0.501e-8) return;
    fail_msg("row %zu: %.17g is not %s", row + 1, ours, p->cell[row][field]);
}

/* Both tails of a level, rounded as the package rounds them. */
static double alpha_of(double level) {
    return 2.0 * (1.0 - (level + (1.0 - level) / 2.0));
}

/* ---- counts and shares ---- */

static void byar_and_wilson_limits_are_those_of_phe(void **state) {
    published p = table("rates/testdata_Byars_Wilson__testdata_B_W.csv");
    (void)state;
    assert_int_equal(p.n, 13);
    for (size_t i = 0; i < p.n; i++) {
        bool wilson = is(&p, i, 5, "Wilson");
        const arp_interval_rule *rule = wilson ? &arp_interval_wilson : &arp_interval_byar;
        const arp_counted c = {.events = published_number(&p, i, 0), .of = count(&p, i, 1)};
        double limit[2];
        rule->limits(&c, alpha_of(is(&p, i, 4, "95%") ? 0.95 : 0.998), limit);
        if (is(&p, i, 2, "NA")) assert_true(limit[0] == 0.0); /* Byar's formula falls below 0 */
        else same(&p, i, 2, limit[0]);
        same(&p, i, 3, limit[1]);
    }
    published_free(&p);
}

/* epitools gives the name "byar" to the limits at half an event; it looks for its exact limits by
   a search that stops short of them, and prints 15 digits all the same. */
static void poisson_limits_are_those_of_epitools(void **state) {
    published p = table("rates/epitools_poisson_ci.csv");
    (void)state;
    assert_int_equal(p.n, 12);
    for (size_t i = 0; i < p.n; i++) {
        bool exact = is(&p, i, 0, "exact");
        const arp_interval_rule *rule =
            exact ? &arp_interval_exact_poisson : &arp_interval_byar_midp;
        double x = published_number(&p, i, 1), people = published_number(&p, i, 2), limit[2];
        const arp_counted c = {.events = x};
        rule->limits(&c, 1.0 - published_number(&p, i, 6), limit);
        same(&p, i, 3, x / people);
        for (size_t k = 0; k < 2; k++) {
            double printed = published_number(&p, i, 4 + k), ours = limit[k] / people;
            if (exact) assert_true(fabs(ours - printed) <= SEARCHED);
            else same(&p, i, 4 + k, ours);
        }
    }
    published_free(&p);
}

static void age_adjusted_rates_are_those_of_epitools(void **state) {
    published in = table("rates/epitools_ageadjust_direct_input.csv");
    published out = table("rates/epitools_ageadjust_direct_result.csv");
    double x[5], n[5], w[5], seen = 0.0, people = 0.0, limit[2];
    arp_counted r;
    size_t at;
    (void)state;
    assert_int_equal(in.n, 5);
    for (size_t s = 0; s < 5; s++) {
        x[s] = published_number(&in, s, 0);
        n[s] = published_number(&in, s, 1);
        w[s] = published_number(&in, s, 2);
        seen += x[s];
        people += n[s];
    }
    assert_int_equal(arp_rate_direct(x, NULL, n, w, 5, &r, &at), ARP_RATE_OK);
    arp_interval_fay_feuer.limits(&r, 0.05, limit);
    same(&out, 0, 1, seen / people);
    same(&out, 0, 2, r.rate);
    same(&out, 0, 3, limit[0]);
    same(&out, 0, 4, limit[1]);
    published_free(&in);
    published_free(&out);
}

/* ---- standardised ---- */

/* The strata of one area: those rows whose field `area_field` is @p area; all without it. */
typedef struct strata {
    size_t n;
    double x[STRATA], squares[STRATA], people[STRATA], weight[STRATA];
} strata;

/* Strata of an area of a published table: area, age band, count, people. */
static strata strata_of(const published *p, const char *area) {
    strata s = {0};
    for (size_t i = 0; i < p->n; i++) {
        if (!is(p, i, 0, area)) continue;
        assert_true(s.n < STRATA);
        s.x[s.n] = count(p, i, 2);
        s.people[s.n] = published_number(p, i, 3);
        for (size_t k = 1; p->cell[i][4] && k <= 4; k++) {
            s.squares[s.n] += (double)(k * k) * count(p, i, 3 + k);
        }
        s.n++;
    }
    return s;
}

/* The European standard population of 2013, which stands beside the refused counts. */
static void put_weights(strata *s) {
    published p = table(TESTDATA "testdata_err1.csv");
    assert_int_equal(p.n, STRATA);
    assert_int_equal(s->n, STRATA);
    for (size_t i = 0; i < STRATA; i++) s->weight[i] = published_number(&p, i, 3);
    published_free(&p);
}

static strata strata_1976(void) {
    published p = table(TESTDATA "testdata_1976.csv");
    strata s = {.n = p.n};
    assert_int_equal(p.n, 18);
    for (size_t i = 0; i < p.n; i++) {
        s.x[i] = published_number(&p, i, 1);
        s.people[i] = published_number(&p, i, 2);
        s.weight[i] = published_number(&p, i, 3);
    }
    published_free(&p);
    return s;
}

static void compare_direct(const published *p, size_t row, const strata *s, bool dependent) {
    arp_counted r;
    size_t at;
    double per = is(p, row, 8, "dsr per 10000") ? 1e4 : 1e5, low[2], high[2], people = 0.0;
    assert_int_equal(
        arp_rate_direct(s->x, dependent ? s->squares : NULL, s->people, s->weight, s->n, &r, &at),
        ARP_RATE_OK);
    for (size_t i = 0; i < s->n; i++) people += s->people[i];
    assert_true(r.events == published_number(p, row, 1));
    assert_true(people == published_number(p, row, 2));
    /* the package gives no rate of few events: ours is flagged */
    assert_int_equal(is(p, row, 3, "NA"), r.events < ARP_FEW_EVENTS);
    if (is(p, row, 3, "NA")) return;
    void (*check)(const published *, size_t, size_t, double) = dependent ? same_to_eight : same;
    /* its wider limits of the older standard are printed ten times too large */
    double wide = is(p, row, 0, "testdata_1976") ? 10.0 * per : per;
    arp_interval_dobson.limits(&r, alpha_of(0.95), low);
    arp_interval_dobson.limits(&r, alpha_of(0.998), high);
    check(p, row, 3, per * r.rate);
    check(p, row, 4, per * low[0]);
    check(p, row, 5, per * low[1]);
    check(p, row, 6, wide * high[0]);
    check(p, row, 7, wide * high[1]);
}

static void directly_standardised_rates_are_those_of_phe(void **state) {
    published p = table(TESTDATA "testresults_DSR.csv");
    published areas = table(TESTDATA "testdata_multiarea.csv");
    published persons = table(TESTDATA "testdata_nonindepe.csv");
    (void)state;
    assert_int_equal(p.n, 12);
    for (size_t i = 0; i < p.n; i++) {
        bool dependent = strncmp(p.cell[i][0], "testdata_nonind", 15) == 0;
        strata s = is(&p, i, 0, "testdata_1976")
                       ? strata_1976()
                       : strata_of(dependent ? &persons : &areas, p.cell[i][0]);
        if (!is(&p, i, 0, "testdata_1976")) put_weights(&s);
        compare_direct(&p, i, &s, dependent);
    }
    published_free(&p);
    published_free(&areas);
    published_free(&persons);
}

/* Events by the number that one person had: f1 + 2 f2 + 3 f3 + 4 f4. */
static void persons_with_several_events_add_up(void **state) {
    published p = table(TESTDATA "testdata_nonindepe.csv");
    (void)state;
    assert_int_equal(p.n, 4 * STRATA);
    for (size_t i = 0; i < p.n; i++) {
        double sum = 0.0;
        for (size_t k = 1; k <= 4; k++) sum += (double)k * count(&p, i, 3 + k);
        assert_true(sum == published_number(&p, i, 2));
    }
    published_free(&p);
}

static void total_counts_are_those_of_the_lookup(void **state) {
    published p = table(TESTDATA "testdata_multiarea_lookup.csv");
    published areas = table(TESTDATA "testdata_multiarea.csv");
    (void)state;
    assert_int_equal(p.n, 3);
    for (size_t i = 0; i < p.n; i++) {
        strata s = strata_of(&areas, p.cell[i][0]);
        double sum = 0.0;
        for (size_t k = 0; k < s.n; k++) sum += s.x[k];
        assert_true(sum == published_number(&p, i, 1));
    }
    published_free(&p);
    published_free(&areas);
}

/* Standard events and people, the same in both files that give them. */
static void read_standard(double x[STRATA], double people[STRATA]) {
    published p = table(TESTDATA "refdata.csv");
    published beside = table(TESTDATA "testdata_multiarea_isr.csv");
    assert_int_equal(p.n, STRATA);
    assert_int_equal(beside.n, 3 * STRATA);
    for (size_t i = 0; i < STRATA; i++) {
        x[i] = published_number(&p, i, 1);
        people[i] = published_number(&p, i, 2);
    }
    for (size_t i = 0; i < beside.n; i++) {
        assert_true(count(&beside, i, 4) == (is(&beside, i, 4, "NA") ? 0.0 : x[i % STRATA]));
        assert_true(published_number(&beside, i, 5) == people[i % STRATA]);
    }
    published_free(&p);
    published_free(&beside);
}

/* Area1 and Area2 are of the table whose first area lacks the people of one stratum. */
static strata strata_indirect(const published *isr, const published *few, const char *area) {
    strata s = {0};
    const published *p = strncmp(area, "Area", 4) == 0 ? few : isr;
    size_t field = p == few ? 1 : 2;
    for (size_t i = 0; i < p->n; i++) {
        if (!is(p, i, 0, area)) continue;
        s.x[s.n] = count(p, i, field);
        s.people[s.n] = count(p, i, field + 1);
        s.n++;
    }
    assert_int_equal(s.n, STRATA);
    return s;
}

static double scale_of(const char *statistic) {
    const char *number = strstr(statistic, "per ");
    return strtod(number ? number + 4 : strstr(statistic, " x ") + 3, NULL);
}

static void compare_indirect(const published *p, size_t row, const strata *s,
                             const double *standard_x, const double *standard_people) {
    arp_expected r;
    size_t at;
    double limit[2], scale = scale_of(p->cell[row][9]);
    assert_int_equal(arp_rate_indirect(s->x, s->people, standard_x, standard_people, s->n, &r, &at),
                     ARP_RATE_OK);
    same(p, row, 1, r.observed);
    same(p, row, 2, r.expected);
    if (!is(p, row, 3, "NA")) {
        same(p, row, 3, scale * r.reference);
        scale *= r.reference;
    }
    same(p, row, 4, r.observed / r.expected * scale);
    const arp_counted c = {.events = r.observed};
    assert_int_equal(is(p, row, 10, "Exact"), r.observed < ARP_FEW_EVENTS);
    for (size_t level = 0; level < 2; level++) {
        if (is(p, row, 5 + 2 * level, "NA")) continue;
        arp_interval_poisson.limits(&c, alpha_of(level ? 0.998 : 0.95), limit);
        same(p, row, 5 + 2 * level, limit[0] / r.expected * scale);
        same(p, row, 6 + 2 * level, limit[1] / r.expected * scale);
    }
}

static void indirectly_standardised_rates_and_ratios_are_those_of_phe(void **state) {
    published p = table(TESTDATA "testresults_ISR.csv");
    published isr = table(TESTDATA "testdata_multiarea_isr.csv");
    published few = table(TESTDATA "testdata_err2.csv");
    double x[STRATA], people[STRATA];
    (void)state;
    assert_int_equal(p.n, 16);
    read_standard(x, people);
    for (size_t i = 0; i < p.n; i++) {
        strata s = strata_indirect(&isr, &few, p.cell[i][0]);
        compare_indirect(&p, i, &s, x, people);
    }
    published_free(&p);
    published_free(&isr);
    published_free(&few);
}

/* ---- what must be refused ---- */

/* Count, people and weight of a refused table. */
static strata refused(const char *name) {
    published p = table(name);
    strata s = {.n = p.n};
    assert_int_equal(p.n, STRATA);
    for (size_t i = 0; i < p.n; i++) {
        s.x[i] = published_number(&p, i, 1);
        s.people[i] = published_number(&p, i, 2);
        s.weight[i] = published_number(&p, i, 3);
    }
    published_free(&p);
    return s;
}

static void faulty_strata_are_refused_with_their_reason(void **state) {
    static const struct {
        const char *name;
        arp_rate_fault direct, indirect;
        size_t stratum;
    } REFUSED[] = {
        {TESTDATA "testdata_err1.csv", ARP_RATE_EVENTS, ARP_RATE_EVENTS, 5},
        {TESTDATA "testdata_err3.csv", ARP_RATE_POPULATION, ARP_RATE_POPULATION, 1},
        {TESTDATA "testdata_err4.csv", ARP_RATE_STANDARD, ARP_RATE_STANDARD, 5},
    };
    (void)state;
    for (size_t i = 0; i < sizeof REFUSED / sizeof REFUSED[0]; i++) {
        strata s = refused(REFUSED[i].name);
        arp_counted direct;
        arp_expected indirect;
        size_t at = 99;
        assert_int_equal(arp_rate_direct(s.x, NULL, s.people, s.weight, s.n, &direct, &at),
                         REFUSED[i].direct);
        assert_int_equal(at, REFUSED[i].stratum);
        at = 99;
        assert_int_equal(arp_rate_indirect(s.x, s.people, s.x, s.weight, s.n, &indirect, &at),
                         REFUSED[i].indirect);
        assert_int_equal(at, REFUSED[i].stratum);
    }
}

static void a_stratum_without_people_has_no_rate_of_its_own(void **state) {
    published few = table(TESTDATA "testdata_err2.csv");
    strata s = strata_indirect(&few, &few, "Area1");
    arp_counted r;
    size_t at = 99;
    (void)state;
    put_weights(&s);
    assert_int_equal(arp_rate_direct(s.x, NULL, s.people, s.weight, s.n, &r, &at),
                     ARP_RATE_POPULATION_ZERO);
    assert_int_equal(at, 1);
    s = strata_indirect(&few, &few, "Area2");
    put_weights(&s);
    assert_int_equal(arp_rate_direct(s.x, NULL, s.people, s.weight, s.n, &r, &at), ARP_RATE_OK);
    published_free(&few);
}

/* ---- shrinkage ---- */

static void marshall_estimates_are_those_of_spdep(void **state) {
    published p = table("rates/spdep_EBest_marshall.csv");
    double y[DISTRICTS], people[DISTRICTS], theta[DISTRICTS];
    (void)state;
    assert_int_equal(p.n, DISTRICTS);
    for (size_t i = 0; i < DISTRICTS; i++) {
        y[i] = published_number(&p, i, 0);
        people[i] = published_number(&p, i, 1);
        same(&p, i, 2, y[i] / people[i]);
    }
    const arp_shrink_input in = {.y = y, .p = people, .n = DISTRICTS};
    arp_shrink_marshall.shrink(&in, theta);
    for (size_t i = 0; i < DISTRICTS; i++) same(&p, i, 3, theta[i]);
    published_free(&p);
    /* two lines, a= and b=: the reader takes the first for a header */
    char text[256] = "";
    FILE *f = fopen(ARP_GOLDEN_DATA "/rates/spdep_EBest_parameters.txt", "rb");
    assert_non_null(f);
    assert_true(fread(text, 1, sizeof text - 1, f) > 0);
    fclose(f);
    const char *a = strstr(text, "a="), *b = strstr(text, "b=");
    assert_true(a && b);
    arp_prior prior = arp_marshall_prior(&in, NULL, DISTRICTS, SIZE_MAX);
    double printed_a = strtod(a + 2, NULL), printed_b = strtod(b + 2, NULL);
    assert_true(fabs(prior.variance - printed_a) <= 1e-12 * printed_a); /* a difference of two */
    assert_true(fabs(prior.mean - printed_b) <= 5e-15 * printed_b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(byar_and_wilson_limits_are_those_of_phe),
        cmocka_unit_test(poisson_limits_are_those_of_epitools),
        cmocka_unit_test(age_adjusted_rates_are_those_of_epitools),
        cmocka_unit_test(directly_standardised_rates_are_those_of_phe),
        cmocka_unit_test(persons_with_several_events_add_up),
        cmocka_unit_test(total_counts_are_those_of_the_lookup),
        cmocka_unit_test(indirectly_standardised_rates_and_ratios_are_those_of_phe),
        cmocka_unit_test(faulty_strata_are_refused_with_their_reason),
        cmocka_unit_test(a_stratum_without_people_has_no_rate_of_its_own),
        cmocka_unit_test(marshall_estimates_are_those_of_spdep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
