/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from c: a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/order.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/several/several.h"
#include "oracle/random.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_several.h"

enum { CASES = 1000, MOST = SLOW_SEVERAL_ROWS };

static void near_to(uint64_t number, double x, double y, double room) {
    if (isnan(x) && isnan(y)) return;
    if (!(fabs(x - y) <= room)) fail_msg("case %u: %.17g is not %.17g", (unsigned)number, x, y);
}

/* Multiples of 1/4 of few kinds: ties are many and exact. */
static void draw_column(uint64_t *state, size_t n, double *x) {
    size_t spread = 2 + slow_random_below(state, 20);
    for (size_t i = 0; i < n; i++) x[i] = (double)slow_random_below(state, spread) / 4.0;
}

static void strata_are_those_counted_set_by_set(void **state) {
    (void)state;
    size_t empty = 0, whole = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = c;
        double x[MOST], y[MOST], each[4];
        size_t stratum[MOST], n = 2 + slow_random_below(&s, c % 50 ? 9 : 12);
        bool in[MOST];
        draw_column(&s, n, x);
        draw_column(&s, n, y);
        for (size_t i = 0; i < n; i++) {
            stratum[i] = slow_random_below(&s, 4);
            in[i] = slow_random_below(&s, 3) == 0;
        }
        const arp_within_case what = {n, 4, stratum, in, c};
        const double *const both[2] = {x, y};
        arp_within got = {0}, gap = {0};
        assert_int_equal(arp_within_concordance(&what, x, &got, NULL), ARP_OK);
        assert_int_equal(arp_within_contrast(&what, both, &gap, NULL), ARP_OK);
        assert_int_equal(arp_within_each(&what, x, each, NULL), ARP_OK);
        near_to(c, got.c, slow_strata_c(x, stratum, in, n), 1e-12);
        empty += got.without;
        whole += got.whole;
        for (size_t k = 0; k < 4; k++) {
            bool part[MOST];
            size_t one[MOST];
            for (size_t i = 0; i < n; i++) {
                one[i] = stratum[i] == k ? 0 : i + 1; /* the others each alone: no pair */
                part[i] = in[i];
            }
            near_to(c, each[k], slow_strata_c(x, one, part, n), 1e-12);
        }
        if (got.compared == 0) {
            assert_true(isnan(got.c) && isnan(got.p) && isnan(gap.p));
            continue;
        }
        assert_int_equal(got.method, ARP_P_EXACT);
        near_to(c, got.p, slow_strata_p(x, stratum, in, n), 1e-12);
        near_to(c, gap.c, slow_strata_c(x, stratum, in, n) - slow_strata_c(y, stratum, in, n),
                1e-12);
        near_to(c, gap.p, slow_strata_gap_p(x, y, stratum, in, n), 1e-12);
    }
    assert_true(empty > 100 && whole > 50);
}

/* One stratum is no stratum. */
static void one_stratum_is_the_plain_law(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = c;
        enum { ROWS = 60 };
        double x[ROWS];
        size_t stratum[ROWS] = {0}, selected[ROWS], n = 3 + slow_random_below(&s, ROWS - 2), m = 0;
        bool in[ROWS];
        draw_column(&s, n, x);
        for (size_t i = 0; i < n; i++) {
            in[i] = slow_random_below(&s, 4) == 0;
            if (in[i]) selected[m++] = i;
        }
        if (m == 0 || m == n) continue;
        const arp_within_case what = {n, 1, stratum, in, c};
        arp_within got = {0};
        arp_concordance plain = {0};
        assert_int_equal(arp_within_concordance(&what, x, &got, NULL), ARP_OK);
        assert_int_equal(arp_concordance_measure(x, n, selected, m, &null, &plain, NULL), ARP_OK);
        near_to(c, got.c, plain.c, 1e-12);
        near_to(c, got.p, plain.p, 1e-9);
    }
    arp_null_free(&null);
}

static void benjamini_is_the_procedure_at_every_level(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = c;
        double p[12], want[12], got[12], scratch[24];
        size_t n = 1 + slow_random_below(&s, 12);
        for (size_t i = 0; i < n; i++) p[i] = (double)(1 + slow_random_below(&s, 40)) / 64.0;
        slow_benjamini(p, n, want);
        arp_benjamini(p, n, scratch, got);
        for (size_t i = 0; i < n; i++) near_to(c, got[i], want[i], 1e-12);
    }
}

static void votes_are_those_of_every_sign(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = c;
        double value[MOST], variance[MOST], sum = 0.0, spread = 0.0;
        size_t cluster[MOST], number[MOST], n = 1 + slow_random_below(&s, 12), met = 0;
        for (size_t i = 0; i < n; i++) {
            value[i] = (double)slow_random_below(&s, 33) / 32.0 - 0.5;
            variance[i] = (double)(1 + slow_random_below(&s, 8)) / 64.0;
            cluster[i] = slow_random_below(&s, MOST);
            sum += value[i];
            spread += variance[i];
        }
        for (size_t i = 0; i < n; i++) { /* numbered as they are met, for the slow one */
            number[i] = met;
            for (size_t j = 0; j < i; j++) {
                if (cluster[j] == cluster[i]) number[i] = number[j];
            }
            met += number[i] == met;
        }
        for (int two_sided = 0; two_sided < 2; two_sided++) {
            const arp_vote_case what = {value, variance, cluster, n, MOST, two_sided, c};
            arp_vote got = {0};
            assert_int_equal(arp_vote_measure(&what, &got, NULL), ARP_OK);
            assert_int_equal(got.n_clusters, met);
            assert_int_equal(got.method, ARP_P_EXACT);
            near_to(c, got.mean, sum / (double)n, 1e-12);
            near_to(c, got.z, sum / sqrt(spread), 1e-12);
            near_to(c, got.p_clusters, slow_signs(value, number, n, met, two_sided), 1e-12);
            assert_true(got.p_clusters >= got.p_least);
        }
    }
}

/* Drawn: within five standard errors of every exchange, one by one. */
static void differing_is_that_of_every_exchange(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = c;
        enum { ROWS = 6 };
        double x[ROWS], y[ROWS];
        bool in[3 * ROWS] = {false};
        size_t n = 4 + slow_random_below(&s, ROWS - 3), groups = 2 + slow_random_below(&s, 2);
        size_t row[3][ROWS];
        arp_group_of_rows group[3];
        int64_t a[ROWS], b[ROWS];
        draw_column(&s, n, x);
        draw_column(&s, n, y);
        for (size_t g = 0; g < groups; g++) {
            size_t m = 1 + slow_random_below(&s, 2);
            for (size_t k = 0; k < m; k++) in[g * n + slow_random_below(&s, n)] = true;
            group[g] = (arp_group_of_rows){row[g], 0};
            for (size_t i = 0; i < n; i++) {
                if (in[g * n + i]) row[g][group[g].n++] = i;
            }
        }
        assert_true(arp_midranks(x, n, a) && arp_midranks(y, n, b));
        const int64_t *const twice[2] = {a, b};
        arp_differ got = {0};
        assert_int_equal(arp_differ_measure(twice, n, group, groups, c, &got, NULL), ARP_OK);
        slow_differ want = slow_differ_of(x, y, in, n, groups);
        near_to(c, got.variance, want.variance, 1e-12);
        double room = 5.0 * sqrt(0.25 / ARP_DIFFER_DRAWS) + 1e-4;
        near_to(c, got.p_more, want.more, room);
        near_to(c, got.p_less, want.less, room);
        near_to(c, got.expected, want.expected, 0.05 * (want.expected + 1e-9));
    }
}

static void common_ones_are_adjusted_by_every_set(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = c;
        enum { ROWS = 9, COLUMNS = 4 };
        double x[COLUMNS * ROWS], p[COLUMNS], adjusted[COLUMNS];
        const double *column[COLUMNS];
        bool in[ROWS] = {false};
        size_t selected[ROWS], m = 0, n = 5 + slow_random_below(&s, ROWS - 4),
                               k = 1 + slow_random_below(&s, COLUMNS);
        for (size_t j = 0; j < k; j++) {
            draw_column(&s, n, x + j * n);
            x[j * n] = x[j * n + 1] + 1.0; /* not constant */
            column[j] = x + j * n;
        }
        for (size_t i = 0; i < n; i++) in[i] = slow_random_below(&s, 3) == 0;
        in[0] = true;
        in[1] = false;
        for (size_t i = 0; i < n; i++) {
            if (in[i]) selected[m++] = i;
        }
        arp_common got[COLUMNS];
        assert_int_equal(arp_common_measure(column, k, n, selected, m, c, got, NULL), ARP_OK);
        slow_common(x, k, in, n, p, adjusted);
        double room = 5.0 * sqrt(0.25 / ARP_COMMON_DRAWS) + 1e-4;
        for (size_t j = 0; j < k; j++) {
            near_to(c, got[j].c, slow_concordance(x + j * n, n, in), 1e-12);
            near_to(c, got[j].p, p[j], room);
            near_to(c, got[j].p_adjusted, adjusted[j], room);
        }
    }
}

/* ---- the whole, on small worlds ---- */

typedef struct world {
    size_t n, k;
    double x[2][MOST];
    double *line[2];
    bool in[4][MOST], all[MOST];
    size_t own[4][MOST], rest[4][MOST], every[MOST], stratum[MOST];
    arp_several_one one[4];
    arp_case what;
    arp_several_input in_all;
} world;

static arp_rows rows_where(const bool *in, size_t n, size_t *row) {
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        if (in[i]) row[m++] = i;
    }
    return (arp_rows){row, m};
}

static void make_world(uint64_t c, world *w) {
    uint64_t s = c;
    *w = (world){.n = 6 + slow_random_below(&s, 8), .k = 1 + slow_random_below(&s, 4)};
    for (size_t side = 0; side < 2; side++) {
        draw_column(&s, w->n, w->x[side]);
        w->x[side][0] = w->x[side][1] + 1.0;
        w->line[side] = w->x[side];
    }
    for (size_t g = 0; g < w->k; g++) {
        for (size_t t = slow_random_below(&s, 3) + (g == 0); t-- > 0;)
            w->in[g][slow_random_below(&s, w->n - 1)] = true; /* the last is nobody's */
    }
    for (size_t g = 0; g < w->k; g++) {
        bool others[MOST] = {false};
        for (size_t h = 0; h < w->k; h++) {
            for (size_t i = 0; i < w->n; i++) {
                w->all[i] = w->all[i] || w->in[h][i];
                others[i] = others[i] || (h != g && w->in[h][i]);
            }
        }
        w->one[g] = (arp_several_one){.name = "one", .cluster = g};
        w->one[g].own = rows_where(w->in[g], w->n, w->own[g]);
        w->one[g].rest = rows_where(others, w->n, w->rest[g]);
    }
    for (size_t i = 0; i < w->n; i++) w->stratum[i] = i % 3;
    w->what = (arp_case){.n = w->n, .n_sides = 2, .line = w->line, .seed = c};
    w->in_all = (arp_several_input){.what = &w->what,
                                    .one = w->one,
                                    .n = w->k,
                                    .n_clusters = w->k,
                                    .stratum = w->stratum,
                                    .n_strata = 3,
                                    .alpha = 0.05};
    w->in_all.all = w->in_all.beside = rows_where(w->all, w->n, w->every);
}

/* C among those that stay: every row but those that only selection g has. */
static double c_without(const world *w, size_t g, size_t side) {
    double x[MOST];
    bool in[MOST];
    size_t n = 0, m = 0, rest = 0;
    for (size_t i = 0; i < w->n; i++) {
        bool others = false;
        for (size_t h = 0; h < w->k; h++) others = others || (h != g && w->in[h][i]);
        if (w->in[g][i] && !others) continue;
        x[n] = w->x[side][i];
        in[n++] = others;
        m += others;
    }
    rest = n - m;
    return m && rest ? slow_concordance(x, n, in) : NAN;
}

static void the_whole_is_made_of_its_parts(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        world w;
        arp_several got = {0};
        make_world(c, &w);
        assert_int_equal(arp_several_measure(&w.in_all, &got, NULL), ARP_OK);
        double mean = 0.0, votes = 0.0;
        size_t shared = 0, met = 0;
        for (size_t g = 0; g < w.k; g++) {
            const arp_line *line = &got.lines.at[g];
            bool some = w.one[g].own.n > 0;
            assert_int_equal(line->m, w.one[g].own.n);
            assert_int_equal(line->majority, 2 * line->m > w.n);
            for (size_t side = 0; side < 2; side++) {
                double want = some ? slow_concordance(w.x[side], w.n, w.in[g]) : NAN;
                near_to(c, line->side[side].c, want, 1e-12);
                near_to(c, line->side[side].p, some ? slow_p(w.x[side], w.n, w.in[g]) : NAN, 1e-12);
                near_to(c, got.without[g].c[side], c_without(&w, g, side), 1e-12);
            }
            mean += some ? line->side[0].c : 0.0;
            votes += some;
            for (size_t h = g + 1; h < w.k; h++) {
                size_t both = 0;
                for (size_t i = 0; i < w.n; i++) both += w.in[g][i] && w.in[h][i];
                if (!both) continue;
                assert_int_equal(got.meetings.at[met].a, g);
                assert_int_equal(got.meetings.at[met].b, h);
                assert_int_equal(got.meetings.at[met++].n_shared, both);
                shared++;
            }
        }
        assert_int_equal(got.meetings.n, shared);
        assert_int_equal(got.n_empty, w.k - (size_t)votes);
        near_to(c, got.side[0].vote.mean, mean / votes, 1e-12);
        for (size_t side = 0; side < 2; side++) {
            near_to(c, got.pooled.side[side].c, slow_concordance(w.x[side], w.n, w.all), 1e-12);
            near_to(c, got.pooled.side[side].p, slow_p(w.x[side], w.n, w.all), 1e-12);
            near_to(c, got.beside.c[side], got.pooled.side[side].c, 0.0);
            near_to(c, got.side[side].within.c, slow_strata_c(w.x[side], w.stratum, w.all, w.n),
                    1e-12);
        }
        arp_several_free(&got);
    }
}

/* ---- sizes: how often p is at most .05 where nothing made the choice ---- */

enum { WORLDS = 2000, SIZE_SEED = 2026, PLACES = 60, REGIONS = 6, CONTRACTS = 12, GROUPS = 6 };

/* Sixty territories in six regions; the side is mostly that of the region. */
static void draw_places(uint64_t number, double *x, size_t *region) {
    double of_region[REGIONS];
    for (uint32_t r = 0; r < REGIONS; r++)
        of_region[r] = arp_normal_quantile_above(arp_u01(SIZE_SEED, number, r));
    for (size_t i = 0; i < PLACES; i++) {
        region[i] = i % REGIONS;
        x[i] = 1.5 * of_region[region[i]] +
               arp_normal_quantile_above(arp_u01(SIZE_SEED, number, (uint32_t)(100 + i)));
    }
}

/* Twelve contracts of one territory in six groups of two: the two of a group lie in one region,
   drawn at random, so that they are alike. */
static void draw_contracts(uint64_t number, size_t *row) {
    uint32_t lane = 1000;
    bool taken[PLACES] = {false};
    for (size_t k = 0; k < CONTRACTS; k += 2) {
        size_t region = (size_t)arp_below(SIZE_SEED, number, &lane, REGIONS);
        for (size_t t = 0; t < 2;) {
            size_t at =
                region + REGIONS * (size_t)arp_below(SIZE_SEED, number, &lane, PLACES / REGIONS);
            row[k + t] = at;
            t += !taken[at];
            taken[at] = true;
        }
    }
}

/* Inside strata and by clusters a true null is rejected about as often as it says; the union
   against all, and votes as if independent, are not meant for such choices and reject it more. */
static void sizes_are_those_stated(void **state) {
    (void)state;
    size_t inside = 0, clustered = 0, apart = 0;
    for (uint64_t w = 0; w < WORLDS; w++) {
        double x[PLACES], value[CONTRACTS], variance[CONTRACTS];
        size_t region[PLACES], row[CONTRACTS], cluster[CONTRACTS];
        bool chosen[PLACES] = {false};
        int64_t twice[PLACES];
        draw_places(w, x, region);
        draw_contracts(w, row);
        assert_true(arp_midranks(x, PLACES, twice));
        for (size_t k = 0; k < CONTRACTS; k++) {
            chosen[row[k]] = true;
            cluster[k] = k / 2;
            value[k] = arp_concordance_of(twice, PLACES, &row[k], 1) - 0.5;
            variance[k] = arp_line_variance(twice, PLACES, 1);
        }
        const arp_within_case strata = {PLACES, REGIONS, region, chosen, w};
        const arp_vote_case votes = {value, variance, cluster, CONTRACTS, GROUPS, false, w};
        arp_within within = {0};
        arp_vote vote = {0};
        assert_int_equal(arp_within_concordance(&strata, x, &within, NULL), ARP_OK);
        assert_int_equal(arp_vote_measure(&votes, &vote, NULL), ARP_OK);
        inside += within.p <= 0.05;
        clustered += vote.p_clusters <= 0.05;
        apart += vote.p <= 0.05;
    }
    double room = 3.0 * sqrt(0.05 * 0.95 / WORLDS), all = WORLDS;
    print_message("p <= .05: strata %.2f %%, clusters %.2f %%, as if independent %.2f %%\n",
                  100.0 * (double)inside / all, 100.0 * (double)clustered / all,
                  100.0 * (double)apart / all);
    near_to(0, (double)inside / all, 0.05, room);
    /* of 64 signs, 3 are 4.7 % */
    near_to(0, (double)clustered / all, 3.0 / 64.0, room);
    assert_true((double)apart / all > 0.05 + room);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strata_are_those_counted_set_by_set),
        cmocka_unit_test(one_stratum_is_the_plain_law),
        cmocka_unit_test(benjamini_is_the_procedure_at_every_level),
        cmocka_unit_test(votes_are_those_of_every_sign),
        cmocka_unit_test(differing_is_that_of_every_exchange),
        cmocka_unit_test(common_ones_are_adjusted_by_every_set),
        cmocka_unit_test(the_whole_is_made_of_its_parts),
        cmocka_unit_test(sizes_are_those_stated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
