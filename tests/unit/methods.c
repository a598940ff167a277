/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/solve/dense.h"
#include "base/moments.h"
#include "base/text.h"
#include "oracle/brutal.h"
#include "rank/rank.h"
#include "unit/build.h"
#include "unit/met.h"

static void near_to(double a, double b) {
    if (fabs(a - b) > 1e-13 * fmax(1.0, fabs(b))) fail_msg("%.17g is not %.17g", a, b);
}

static void are(const double *x, const double *expected, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (isnan(expected[i])) {
            assert_true(isnan(x[i]));
        } else {
            near_to(x[i], expected[i]);
        }
    }
}

static void every_row_has_its_own_name_and_a_help(void **state) {
    (void)state;
#define LOOK(table)                                                                                \
    for (size_t i = 0; table[i]; i++) {                                                            \
        for (size_t j = 0; j < i; j++) assert_string_not_equal(table[i]->name, table[j]->name);    \
        assert_true(strlen(arp_say(table[i]->help, ARP_FR)) > 5);                                  \
    }
    LOOK(ARP_MISSING_RULES)
    LOOK(ARP_OUTLIER_RULES)
    LOOK(ARP_NORMALISERS)
    LOOK(ARP_WEIGHT_RULES)
    LOOK(ARP_AGGREGATORS)
#undef LOOK
}

static void moments_survive_the_ends_of_the_range(void **state) {
    (void)state;
    const double big[] = {1e300, 3e300}, small[] = {1e-300, 3e-300}, same[] = {0.1, 0.1, 0.1};
    near_to(arp_sd(big, 2, 2e300) / 1e300, sqrt(2.0));
    near_to(arp_sd(small, 2, 2e-300) / 1e-300, sqrt(2.0));
    assert_true(arp_mean(same, 3) == 0.1 && arp_sd(same, 3, 0.1) == 0.0);
    const double over[] = {1.7e308, 1.7e308};
    assert_true(!isfinite(arp_mean(over, 2)));
}

/* One column through a method, bounds measured or given. */
static void through(const arp_normaliser *m, const double *x, size_t n, int polarity,
                    const double *given, const double *expected) {
    double scratch[64], z[32];
    arp_scale s = {.polarity = polarity, .target = {0.0, 1.0}};
    meet(m);
    if (given) {
        s.bound[0] = given[0];
        s.bound[1] = given[1];
    } else if (m->measure) {
        m->measure(&x, 1, n, scratch, &s.bound);
    }
    m->apply(x, n, &s, scratch, z);
    are(z, expected, n);
}

static void normalisations_follow_their_formulas(void **state) {
    (void)state;
    const double x[] = {2.0, 4.0, NAN, 6.0}, tied[] = {5.0, 1.0, 5.0, 9.0, 5.0};
    const double c[] = {4.0, 0.0}, negative[] = {-4.0, 0.0}, posts[] = {3.0, 5.0};
    through(&arp_normalise_zscore, x, 4, 1, NULL, (double[]){-1.0, 0.0, NAN, 1.0});
    through(&arp_normalise_zscore, x, 4, -1, NULL, (double[]){1.0, 0.0, NAN, -1.0});
    through(&arp_normalise_zscore, x, 4, 1, posts, (double[]){-.2, .2, NAN, .6});
    through(&arp_normalise_minmax, x, 4, 1, NULL, (double[]){0.0, 0.5, NAN, 1.0});
    through(&arp_normalise_minmax, x, 4, -1, NULL, (double[]){1.0, 0.5, NAN, 0.0});
    through(&arp_normalise_minmax, x, 4, 1, posts, (double[]){-.5, .5, NAN, 1.5});
    through(&arp_normalise_goalposts, x, 4, 1, posts, (double[]){0.0, 0.5, NAN, 1.0});
    through(&arp_normalise_goalposts, x, 4, -1, posts, (double[]){1.0, 0.5, NAN, 0.0});
    through(&arp_normalise_comparator, x, 4, 1, c, (double[]){50.0, 100.0, NAN, 150.0});
    through(&arp_normalise_comparator, x, 4, -1, c, (double[]){150.0, 100.0, NAN, 50.0});
    through(&arp_normalise_comparator, x, 4, 1, negative, (double[]){250.0, 300.0, NAN, 350.0});
    through(&arp_normalise_percentile, tied, 5, 1, NULL, (double[]){.5, 0.0, .5, 1.0, .5});
    through(&arp_normalise_percentile, x, 4, -1, NULL, (double[]){1.0, 0.5, NAN, 0.0});
    through(&arp_normalise_rank, tied, 5, 1, NULL, (double[]){2.0, 1.0, 2.0, 5.0, 2.0});
    through(&arp_normalise_rank, tied, 5, -1, NULL, (double[]){2.0, 5.0, 2.0, 1.0, 2.0});
    through(&arp_normalise_robust_zscore, tied, 3, 1, posts,
            (double[]){2.0 / 7.413, -2.0 / 7.413, 2.0 / 7.413});
    through(&arp_normalise_robust_zscore, x, 4, 1, NULL,
            (double[]){-1.0 / 1.4826, 0.0, NAN, 1.0 / 1.4826});
    /* the most deprived has 100; of two, the other R = 1/2 */
    const double two[] = {1.0, 2.0};
    through(&arp_normalise_imd_exponential, two, 2, -1, NULL,
            (double[]){100.0, -23.0 * log(1.0 - 0.5 * (1.0 - exp(-100.0 / 23.0)))});
}

static void bounds_that_make_no_sense_are_refused(void **state) {
    (void)state;
    const double zero[2] = {0.0, 0.0}, swapped[2] = {2.0, 1.0}, good[2] = {1.0, 2.0};
    for (size_t i = 0; ARP_NORMALISERS[i]; i++) {
        const arp_normaliser *m = ARP_NORMALISERS[i];
        assert_int_equal(m->refuse != NULL, m->n_bounds > 0);
        if (!m->refuse) continue;
        assert_true(m->refuse(zero) != ARP_MSG_NONE);
        assert_true(m->refuse(good) == ARP_MSG_NONE);
    }
    assert_true(arp_normalise_minmax.refuse(swapped) && arp_normalise_goalposts.refuse(swapped));
}

static void missing_rules_fill_from_the_numbers_there_are(void **state) {
    (void)state;
    const double x[] = {1.0, NAN, 2.0, 9.0};
    const struct {
        const arp_missing_rule *rule;
        double filled;
    } known[] = {{&arp_missing_mean, 4.0}, {&arp_missing_median, 2.0}};
    double scratch[4];
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        meet(known[i].rule);
        near_to(known[i].rule->fill(x, 4, scratch), known[i].filled);
    }
}

static void treated_by(const arp_outlier_rule *rule, const double *x, size_t n, double *out,
                       arp_treated *did) {
    double scratch[128];
    memcpy(out, x, n * sizeof *x);
    rule->treat(out, n, scratch, did);
}

static void winsorising_brings_the_extremes_in_until_the_column_passes(void **state) {
    (void)state;
    const double right[] = {5, 1, 2, 100, 4, 3, 7, 8, 9, 6},
                 left[] = {5, 1, 2, -90, 4, 3, 7, 8, 9, 6};
    double out[64], expected[64];
    arp_treated did;
    memcpy(expected, right, sizeof right);
    expected[3] = 9.0;
    meet(&arp_outliers_winsorise);
    meet(&arp_outliers_none);
    treated_by(&arp_outliers_winsorise, right, 10, out, &did);
    are(out, expected, 10);
    assert_true(did.n_high == 1 && did.n_low == 0 && !did.logged);
    memcpy(expected, left, sizeof left);
    expected[3] = 1.0;
    treated_by(&arp_outliers_winsorise_log, left, 10, out, &did);
    are(out, expected, 10);
    assert_true(did.n_high == 0 && did.n_low == 1 && !did.logged);
    treated_by(&arp_outliers_none, left, 10, out, &did);
    are(out, left, 10);
}

static void a_column_that_passes_or_is_short_is_left_as_it_is(void **state) {
    (void)state;
    const double even[] = {1, 2, 3, 4, 5, 6}, three[] = {1, 1, 100},
                 holed[] = {1, NAN, 1, 100, NAN};
    double out[64];
    arp_treated did;
    for (size_t i = 0; ARP_OUTLIER_RULES[i]; i++) {
        treated_by(ARP_OUTLIER_RULES[i], even, 6, out, &did);
        are(out, even, 6);
        treated_by(ARP_OUTLIER_RULES[i], three, 3, out, &did);
        are(out, three, 3);
        treated_by(ARP_OUTLIER_RULES[i], holed, 5, out, &did);
        are(out, holed, 5);
        assert_true(did.n_high == 0 && did.n_low == 0 && !did.logged);
    }
}

/* Six values far out of sixty: five may be replaced, and that is not enough. */
static void beyond_the_limit_winsorising_stops_and_the_logarithm_takes_over(void **state) {
    (void)state;
    double x[60], minus[60], out[64], expected[64];
    arp_treated did;
    for (size_t i = 0; i < 60; i++) {
        x[i] = i < 54 ? (double)i : pow(10.0, (double)(i - 50));
        minus[i] = -x[i];
    }
    treated_by(&arp_outliers_winsorise, x, 60, out, &did);
    for (size_t i = 0; i < 60; i++) expected[i] = fmin(x[i], 1e4);
    are(out, expected, 60);
    assert_true(did.n_high == 5 && !did.logged);
    for (size_t i = 0; i < 60; i++) expected[i] = log(x[i] + 0.01 * 1e9);
    const arp_outlier_rule *const logs[] = {&arp_outliers_log, &arp_outliers_winsorise_log};
    for (size_t rule = 0; rule < 2; rule++) {
        meet(logs[rule]);
        treated_by(logs[rule], x, 60, out, &did);
        are(out, expected, 60);
        assert_true(did.logged && did.n_high == 0);
        treated_by(logs[rule], minus, 60, out, &did);
        for (size_t i = 0; i < 60; i++) near_to(out[i], -expected[i]);
    }
}

static const arp_weigh_names NAMES = {"node", (const char *const[]){"a", "b", "c", "d"}};

static void weights_are_rescaled_and_equal_ones_are_equal(void **state) {
    (void)state;
    const double given[] = {1.0, 0.0, 3.0}, huge[] = {1e308, 1e308, 1e308}, none[] = {0.0, 0.0};
    double w[3];
    arp_error err = {0};
    meet(&arp_weight_given);
    meet(&arp_weight_equal);
    assert_int_equal(arp_weight_given.weigh(&NAMES, given, 3, NULL, 0, w, &err), ARP_OK);
    are(w, (double[]){.25, 0.0, .75}, 3);
    assert_int_equal(arp_weight_given.weigh(&NAMES, huge, 3, NULL, 0, w, &err), ARP_OK);
    near_to(w[1], 1.0 / 3.0);
    assert_int_equal(arp_weight_equal.weigh(&NAMES, given, 3, NULL, 0, w, &err), ARP_OK);
    are(w, (double[]){1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0}, 3);
    assert_int_equal(arp_weight_given.weigh(&NAMES, none, 2, NULL, 0, w, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "INDEX_WEIGHTS_ZERO");
}

static void eigenvectors_are_of_unit_length_rising_and_signed(void **state) {
    (void)state;
    double a[] = {2.0, -1.0, -1.0, 2.0}, value[2];
    assert_int_equal(arp_dense_eigen(a, 2, value, NULL), ARP_OK);
    are(value, (double[]){1.0, 3.0}, 2);
    are(a, (double[]){sqrt(.5), sqrt(.5), sqrt(.5), -sqrt(.5)}, 4);
}

/* Columns of +1 and -1, orthogonal and of mean 0: any correlations can be built from them. */
static double sign(size_t row, size_t column) {
    size_t both = row & column, ones = 0;
    for (; both; both >>= 1) ones += both & 1;
    return ones % 2 ? -1.0 : 1.0;
}

/* x_j = share_j f + sqrt(1 - share_j^2) e_j: correlations share_i share_j. */
static arp_status component(const double *share, size_t k, double *w, arp_error *err) {
    double x[4][8];
    const double *z[4];
    for (size_t j = 0; j < k; j++) {
        z[j] = x[j];
        for (size_t i = 0; i < 8; i++) {
            x[j][i] =
                7.0 + share[j] * sign(i, 1) + sqrt(1.0 - share[j] * share[j]) * sign(i, j + 2);
        }
    }
    return arp_weight_pca.weigh(&NAMES, NULL, k, z, 8, w, err);
}

static void the_first_component_is_the_one_known_in_closed_form(void **state) {
    (void)state;
    double w[4];
    arp_error err = {0};
    meet(&arp_weight_pca);
    assert_int_equal(component((double[]){.7, .7, .7, .7}, 4, w, &err), ARP_OK);
    are(w, (double[]){.25, .25, .25, .25}, 4);
    assert_int_equal(component((double[]){.9, .3}, 2, w, &err), ARP_OK);
    are(w, (double[]){.5, .5}, 2);
    assert_int_equal(component((double[]){.9}, 1, w, &err), ARP_OK);
    assert_true(w[0] == 1.0);
    /* FDep's shape, four variables: by symmetry the component is (p, p, q, q) with
       (1 + a^2) p + 2 a b q = l p and 2 a b p + (1 + b^2) q = l q */
    double a = .8, b = .6, ab = 2.0 * a * b, half = (a * a - b * b) / 2.0;
    double l = 1.0 + (a * a + b * b) / 2.0 + sqrt(half * half + ab * ab);
    double q = (l - 1.0 - a * a) / ab, sum = 2.0 + 2.0 * q;
    assert_int_equal(component((double[]){a, a, b, b}, 4, w, &err), ARP_OK);
    are(w, (double[]){1.0 / sum, 1.0 / sum, q / sum, q / sum}, 4);
}

static void a_component_that_cannot_weigh_is_refused(void **state) {
    (void)state;
    double w[4] = {9.0};
    arp_error err = {0};
    assert_int_equal(component((double[]){.9, .9, -.5}, 3, w, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "INDEX_PCA_NEGATIVE");
    assert_string_equal(err.arg[0], "c");
    err = (arp_error){0};
    assert_int_equal(component((double[]){0.0, 0.0, 0.0}, 3, w, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "INDEX_PCA_TWO");
    const double x[] = {1, 2, NAN, 4}, y[] = {1, NAN, 3, 4}, flat[] = {2, 2, 2, 2};
    const double *holed[] = {x, y}, *constant[] = {y, flat};
    err = (arp_error){0};
    assert_int_equal(arp_weight_pca.weigh(&NAMES, NULL, 2, holed, 4, w, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "INDEX_PCA_ROWS");
    err = (arp_error){0};
    assert_int_equal(arp_weight_pca.weigh(&NAMES, NULL, 2, constant, 4, w, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "INDEX_PCA_CONSTANT");
    assert_string_equal(err.arg[0], "b");
    assert_true(w[0] == 9.0);
    arp_status st;
    ARP_BRUTAL(st, component((double[]){.8, .6, .7}, 3, w, NULL));
    assert_int_equal(st, ARP_OK);
}

static double mean_by(const arp_aggregator *by, const double *x, const double *w, size_t k,
                      double exponent) {
    meet(by);
    return by->mean(x, w, k, exponent);
}

static void power_means_follow_their_formula(void **state) {
    (void)state;
    const double x[] = {1.0, 4.0}, half[] = {.5, .5}, far[] = {1e200, 1e-200};
    near_to(mean_by(&arp_aggregate_arithmetic, x, half, 2, 1.0), 2.5);
    near_to(mean_by(&arp_aggregate_geometric, x, half, 2, 0.0), 2.0);
    near_to(mean_by(&arp_aggregate_harmonic, x, half, 2, -1.0), 1.6);
    near_to(mean_by(&arp_aggregate_power, x, half, 2, 2.0), sqrt(8.5));
    near_to(mean_by(&arp_aggregate_power, x, half, 2, -1.0), 1.6);
    /* exp(mean + r variance / 2) of the logarithms, to the first order in r */
    near_to(mean_by(&arp_aggregate_power, x, half, 2, 1e-12),
            2.0 * exp(0.5e-12 * log(2.0) * log(2.0)));
    near_to(mean_by(&arp_aggregate_power, far, half, 2, 2.0) / 1e200, sqrt(.5));
    near_to(mean_by(&arp_aggregate_power, far, half, 2, -2.0) / 1e-200, sqrt(2.0));
    assert_true(mean_by(&arp_aggregate_power, x, half, 2, 1.0) == 2.5);
    assert_true(mean_by(&arp_aggregate_power, x, half, 2, 0.0) ==
                mean_by(&arp_aggregate_geometric, x, half, 2, 0.0));
}

static void tied_scores_share_the_smallest_rank(void **state) {
    (void)state;
    const double x[] = {3.0, 5.0, 3.0, 5.0 * (1.0 + 1e-14), -1.0, 3.0};
    uint32_t rank[6], order[6];
    size_t tied;
    assert_int_equal(arp_rank(x, 6, rank, order, &tied, NULL), ARP_OK);
    const uint32_t ranks[] = {3, 1, 3, 1, 6, 3}, by[] = {1, 3, 0, 2, 5, 4};
    assert_memory_equal(rank, ranks, sizeof rank);
    assert_memory_equal(order, by, sizeof order);
    assert_int_equal(tied, 5);
    const double zeros[] = {0.0, -0.0};
    assert_int_equal(arp_rank(zeros, 2, rank, NULL, &tied, NULL), ARP_OK);
    assert_true(rank[0] == 1 && rank[1] == 1 && tied == 2);
    arp_status st;
    ARP_BRUTAL(st, arp_rank(x, 6, rank, NULL, NULL, NULL));
    assert_int_equal(st, ARP_OK);
}

/* Runs last: what the tests above looked at. */
static void every_row_met_its_formula(void **state) {
    (void)state;
    for (size_t i = 0; ARP_MISSING_RULES[i]; i++) { /* the others act in the tree */
        const arp_missing_rule *rule = ARP_MISSING_RULES[i];
        if (rule->when == ARP_MISSING_COLUMN) must_have_met(rule, rule->name, 1);
    }
    ALL_HAVE_MET(ARP_OUTLIER_RULES, 1);
    ALL_HAVE_MET(ARP_NORMALISERS, 1);
    ALL_HAVE_MET(ARP_WEIGHT_RULES, 1);
    ALL_HAVE_MET(ARP_AGGREGATORS, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_has_its_own_name_and_a_help),
        cmocka_unit_test(moments_survive_the_ends_of_the_range),
        cmocka_unit_test(normalisations_follow_their_formulas),
        cmocka_unit_test(bounds_that_make_no_sense_are_refused),
        cmocka_unit_test(missing_rules_fill_from_the_numbers_there_are),
        cmocka_unit_test(winsorising_brings_the_extremes_in_until_the_column_passes),
        cmocka_unit_test(a_column_that_passes_or_is_short_is_left_as_it_is),
        cmocka_unit_test(beyond_the_limit_winsorising_stops_and_the_logarithm_takes_over),
        cmocka_unit_test(weights_are_rescaled_and_equal_ones_are_equal),
        cmocka_unit_test(eigenvectors_are_of_unit_length_rising_and_signed),
        cmocka_unit_test(the_first_component_is_the_one_known_in_closed_form),
        cmocka_unit_test(a_component_that_cannot_weigh_is_refused),
        cmocka_unit_test(power_means_follow_their_formula),
        cmocka_unit_test(tied_scores_share_the_smallest_rank),
        cmocka_unit_test(every_row_met_its_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
