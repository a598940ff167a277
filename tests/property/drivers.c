/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (7, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "drivers/around/neighbours.h"

#include <math.h>

#include "base/order.h"
#include "base/rng.h"
#include "base/holm.h"
#include "base/memory.h"
#include "drivers/weights/axis.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/elsewhere.h"
#include "drivers/resemblance/overlap.h"
#include "drivers/shares/shapley.h"
#include "drivers/weights/tipping.h"
#include "oracle/slow_drivers.h"

enum { CASES = 1000, MOST = 60 };

typedef struct problem {
    uint64_t number;
    uint32_t lane;
    double a[MOST], b[MOST];
    size_t n, m, k, selected[MOST];
    bool in[MOST];
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(7, p->number, &p->lane, n);
}

static double value(problem *p, size_t kind) {
    if (kind == 0) return (double)below(p, 17) / 8.0 - 1.0; /* ties and meeting points */
    return arp_u01(7, p->number, p->lane++) * 4.0 - 2.0;
}

/* Ties are planted: multiples of 1/8, copies of a line, parallels to it. */
static problem make(uint64_t number, size_t most) {
    problem p = {.number = number};
    p.n = 2 + below(&p, most - 1);
    p.m = 1 + below(&p, p.n - 1);
    p.k = 1 + below(&p, p.n - 1);
    size_t kind = below(&p, 3);
    for (size_t i = 0; i < p.n; i++) {
        size_t how = below(&p, 6), other = i ? below(&p, i) : 0;
        bool own = i == 0 || how > 1;
        double shift = how == 0 ? 0.0 : (double)below(&p, 5) / 4.0;
        p.a[i] = own ? value(&p, kind) : p.a[other] + shift;
        p.b[i] = own ? value(&p, kind) : p.b[other] + shift;
    }
    for (size_t left = p.m; left > 0;) {
        size_t i = below(&p, p.n);
        left -= !p.in[i];
        p.in[i] = true;
    }
    for (size_t i = 0, t = 0; i < p.n; i++) {
        if (p.in[i]) p.selected[t++] = i;
    }
    return p;
}

static void same(uint64_t number, double x, double y) {
    if (!(fabs(x - y) <= 1e-12)) fail_msg("case %u: %.17g is not %.17g", (unsigned)number, x, y);
}

static void concordances_and_p_values_are_those_of_all_subsets(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = make(c, c % 50 ? 9 : 14);
        arp_concordance got = {0};
        assert_int_equal(arp_concordance_measure(p.a, p.n, p.selected, p.m, &null, &got, NULL),
                         ARP_OK);
        assert_int_equal(got.method, ARP_P_EXACT);
        same(c, got.c, slow_concordance(p.a, p.n, p.in));
        same(c, got.p, slow_p(p.a, p.n, p.in));
    }
    arp_null_free(&null);
}

static void contrasts_are_those_of_all_subsets(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = make(c, 8);
        arp_contrast got = {0};
        const double *const side[2] = {p.a, p.b};
        double alpha = 0.02 + 0.3 * arp_u01(7, c, 9999);
        assert_int_equal(
            arp_concordance_contrast(side, p.n, p.selected, p.m, alpha, &null, &got, NULL), ARP_OK);
        same(c, got.value, slow_concordance(p.a, p.n, p.in) - slow_concordance(p.b, p.n, p.in));
        same(c, got.p, slow_contrast_p(p.a, p.b, p.n, p.in));
        double needed = slow_contrast_needed(p.a, p.b, p.n, p.m, alpha);
        same(c, isnan(got.needed) ? -1.0 : got.needed, needed);
    }
    arp_null_free(&null);
}

static void what_could_be_shown_is_that_of_all_subsets(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (size_t n = 2; n <= 8; n++) {
        for (size_t m = 1; m < n; m++) {
            arp_reachable got = {0};
            assert_int_equal(arp_concordance_reachable(n, m, 0.07, 2, &null, &got, NULL), ARP_OK);
            same(n, isnan(got.c_needed) ? -1.0 : got.c_needed, slow_c_needed(n, m, 0.07));
            same(n, isnan(got.c_needed_holm) ? -1.0 : got.c_needed_holm,
                 slow_c_needed(n, m, 0.035));
            double rank[8];
            bool in[8];
            for (size_t i = 0; i < n; i++) {
                rank[i] = (double)i;
                in[i] = i >= n - m;
            }
            same(n, got.p_min, slow_p(rank, n, in));
        }
    }
    arp_null_free(&null);
}

static void leaving_one_out_is_measuring_the_others(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = make(c, 9);
        arp_concordance got[MOST];
        if (p.m == 1) continue;
        assert_int_equal(arp_concordance_left_out(p.a, p.n, p.selected, p.m, &null, got, NULL),
                         ARP_OK);
        for (size_t t = 0; t < p.m; t++) {
            double score[MOST];
            bool in[MOST];
            size_t n = 0;
            for (size_t i = 0; i < p.n; i++) {
                if (i == p.selected[t]) continue;
                score[n] = p.a[i];
                in[n++] = p.in[i];
            }
            same(c, got[t].c, slow_concordance(score, n, in));
            same(c, got[t].p, slow_p(score, n, in));
        }
    }
    arp_null_free(&null);
}

static bool covers(const arp_membership *m, double w) {
    for (size_t i = 0; i < m->n; i++) {
        if (m->at[i].from < w && w < m->at[i].to) return true;
    }
    return false;
}

static bool lists(const arp_tipping *t, size_t k, size_t row, double w) {
    for (size_t s = 0; s < t->n_segments; s++) {
        if (!(t->segment[s].from < w && w < t->segment[s].to)) continue;
        for (size_t i = 0; i < k; i++) {
            if (t->segment[s].first[i] == row) return true;
        }
    }
    return false;
}

static double curve_at(const arp_tipping *t, double w) {
    for (size_t i = 0; i < t->n_curve; i++) {
        if (t->curve[i].from < w && w < t->curve[i].to) return t->curve[i].c;
    }
    return -1.0;
}

static void check_order(const problem *p, const arp_tipping *t, const arp_membership *member) {
    for (size_t s = 0; s < t->n_segments; s++) {
        assert_true(t->segment[s].to - t->segment[s].from >= 1e-12);
        assert_true(t->segment[s].from == (s ? t->segment[s - 1].to : 0.0));
        for (size_t i = 1; i < p->k; i++)
            assert_true(t->segment[s].first[i] > t->segment[s].first[i - 1]);
    }
    assert_true(t->segment[t->n_segments - 1].to == 1.0);
    for (size_t i = 1; i < t->n_curve; i++) {
        assert_true(t->curve[i].from == t->curve[i - 1].to && t->curve[i].c != t->curve[i - 1].c);
    }
    for (size_t i = 0; i < p->n; i++) {
        for (size_t j = 1; j < member[i].n; j++)
            assert_true(member[i].at[j].from - member[i].at[j - 1].to >= 1e-12);
    }
}

static void memberships_lists_and_curve_are_those_of_every_cell(void **state) {
    (void)state;
    static double crossing[MOST * MOST];
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = make(c, MOST);
        arp_bundles bundles = {0};
        arp_stays runs = {0};
        arp_tipping t = {0};
        arp_membership member[MOST];
        arp_pool *pool = arp_pool_new();
        assert_int_equal(arp_bundles_make(p.a, p.b, p.n, &bundles, NULL), ARP_OK);
        assert_int_equal(arp_tipping_walk(&bundles, p.k, &runs, NULL), ARP_OK);
        assert_int_equal(arp_membership_make(&bundles, &runs, pool, member, NULL), ARP_OK);
        assert_int_equal(arp_segments_make(&bundles, &runs, p.k, pool, &t, NULL), ARP_OK);
        assert_int_equal(arp_curve_make(p.a, p.b, p.n, p.selected, p.m, pool, &t, NULL), ARP_OK);
        assert_true(t.curve_exact && !t.segments_left_out);
        check_order(&p, &t, member);
        size_t n = slow_crossings(p.a, p.b, p.n, crossing);
        for (size_t i = 0; i + 1 < n; i++) {
            double score[MOST], w = crossing[i] + (crossing[i + 1] - crossing[i]) / 2.0;
            if (crossing[i + 1] - crossing[i] < 4e-12) continue; /* a point's width from a border */
            for (size_t r = 0; r < p.n; r++) {
                if (covers(&member[r], w) != slow_member(p.a, p.b, p.n, p.k, r, w) ||
                    lists(&t, p.k, r, w) != slow_listed(p.a, p.b, p.n, p.k, r, w)) {
                    fail_msg("case %u: row %zu at %.17g", (unsigned)c, r, w);
                }
                score[r] = w * p.a[r] + (1.0 - w) * p.b[r];
            }
            same(c, curve_at(&t, w), slow_concordance(score, p.n, p.in));
        }
        arp_free(runs.at);
        arp_bundles_free(&bundles);
        arp_pool_free(pool);
    }
}

static void mean_overlaps_are_those_of_every_cell(void **state) {
    (void)state;
    static double crossing[MOST * MOST + 1];
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = make(c, c % 10 ? 20 : MOST);
        double w0 = arp_u01(7, c, 9999), weight[2] = {w0, 1.0 - w0}, mean[2] = {0.0, 0.0};
        double *line[2] = {p.a, p.b}, seats = (double)(p.k < p.m ? p.k : p.m);
        const arp_case what = {.n = p.n,
                               .m = p.m,
                               .n_sides = 2,
                               .line = line,
                               .weight = weight,
                               .selected = p.selected};
        arp_tipping got = {0};
        arp_pool *pool = arp_pool_new();
        assert_int_equal(arp_axis_make(&what, 0, &p.k, 1, pool, &got, NULL), ARP_OK);
        size_t n = slow_crossings(p.a, p.b, p.n, crossing);
        for (size_t i = 0; i + 1 < n; i++) {
            double from = crossing[i], to = crossing[i + 1], in = 0.0;
            for (size_t t = 0; t < p.m; t++) {
                in += slow_member(p.a, p.b, p.n, p.k, p.selected[t], (from + to) / 2.0) / seats;
            }
            mean[0] += in * fmax(0.0, to - fmax(from, w0)) / (1.0 - w0);
            mean[1] += in * fmax(0.0, fmin(to, w0) - from) / w0;
        }
        if (!(fabs(got.mean_overlap[0] - mean[0]) <= 1e-8 &&
              fabs(got.mean_overlap[1] - mean[1]) <= 1e-8)) {
            fail_msg("case %u: %g %g is not %g %g", (unsigned)c, got.mean_overlap[0],
                     got.mean_overlap[1], mean[0], mean[1]);
        }
        arp_pool_free(pool);
    }
}

static void seats_shares_and_steps_are_those_of_the_definitions(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = make(c, MOST);
        double scratch[MOST], game[1 << 6], phi[6], tail[8], adjusted[8], holm[8], room[16];
        same(c, arp_overlap_seats(p.a, p.n, p.k, p.selected, p.m, scratch),
             slow_seats(p.a, p.n, p.k, p.in));
        size_t g = 1 + below(&p, 6), n = 1 + below(&p, 8);
        for (size_t i = 0; i < (size_t)1 << g; i++) game[i] = value(&p, 1);
        arp_shapley(game, g, phi);
        for (size_t s = 0; s < g; s++) same(c, phi[s], slow_shapley(game, g, s));
        for (size_t i = 0; i < n; i++) tail[i] = (double)(1 + below(&p, 12)) / 12.0;
        arp_holm(tail, n, room, adjusted);
        slow_holm(tail, n, holm);
        for (size_t i = 0; i < n; i++) same(c, adjusted[i], holm[i]);
    }
}

/* Sides of a case against subsets ranked one by one. */
static void shapley_of_a_selection_is_that_of_its_rankings(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = make(c, MOST);
        double third[MOST], weight[3], overlap[8], concordance[8];
        for (size_t i = 0; i < p.n; i++) third[i] = value(&p, 0);
        for (size_t s = 0; s < 3; s++) weight[s] = (double)below(&p, 4) / 8.0;
        double *line[3] = {p.a, p.b, third};
        arp_case what = {.n = p.n,
                         .m = p.m,
                         .n_sides = 3,
                         .line = line,
                         .weight = weight,
                         .selected = p.selected};
        arp_shapley_sides got;
        assert_int_equal(arp_shapley_selection(&what, p.k, &got, NULL), ARP_OK);
        for (size_t set = 0; set < 8; set++) {
            double score[MOST] = {0};
            for (size_t s = 0; s < 3; s++) {
                for (size_t i = 0; i < p.n; i++)
                    score[i] += set >> s & 1 ? weight[s] * line[s][i] : 0.0;
            }
            overlap[set] = slow_seats(score, p.n, p.k, p.in) / (double)p.m;
            concordance[set] = slow_concordance(score, p.n, p.in);
        }
        same(c, overlap[0], (double)p.k / (double)p.n);
        same(c, concordance[0], 0.5);
        for (size_t s = 0; s < 3; s++) {
            same(c, got.overlap[s], slow_shapley(overlap, 3, s));
            same(c, got.concordance[s], slow_shapley(concordance, 3, s));
        }
        same(c, got.interaction_overlap,
             overlap[7] + 2.0 * overlap[0] - overlap[1] - overlap[2] - overlap[4]);
    }
}

enum { PLACES = 4 }; /* here, a universe, one left out, sets of neighbours */

/* p's near what decides, tied now and then. */
static void draw_places(problem *p, size_t g, double alpha, double c[PLACES][4],
                        double tail[PLACES][4]) {
    for (size_t at = 0; at < PLACES; at++) {
        for (size_t s = 0; s < g; s++) {
            size_t steps = 1 + below(p, 3 * g);
            c[at][s] = 0.5 + (double)below(p, 5) / 20.0;
            tail[at][s] = fmin(1.0, alpha * ((double)steps + 0.5) / (double)g / 2.0);
        }
    }
    for (size_t s = 0; s < g; s++) c[3][s] = c[0][s]; /* neighbours: the same selection */
}

static void verdicts_elsewhere_are_those_of_the_definition(void **state) {
    (void)state;
    size_t changed = 0, kept = 0, impossible = 0;
    for (uint64_t number = 0; number < 10 * CASES; number++) {
        problem p = {.number = number};
        size_t g = 1 + below(&p, 4), n = 8 + below(&p, 24), m = 2 + below(&p, 2);
        double alpha = 0.01 + 0.3 * arp_u01(7, number, 9999), c[PLACES][4], tail[PLACES][4];
        arp_side side[4];
        arp_concordance there[2][4];
        arp_neighbours_side near[4] = {{0}};
        draw_places(&p, g, alpha, c, tail);
        arp_universe universe = {.n = n - 2, .side = there[0]};
        arp_left_out without = {.side = there[1]};
        arp_neighbours sets = {.n_sets = 4 + below(&p, 60), .side = near};
        double holm[4], choices[] = {slow_choose(n - 2, m), slow_choose(n - 1, m - 1),
                                     (double)sets.n_sets + 1.0};
        slow_holm(tail[0], g, holm);
        for (size_t s = 0; s < g; s++) {
            side[s] = (arp_side){.alone = {.c = c[0][s], .p = tail[0][s]},
                                 .p_holm = holm[s],
                                 .attested_alone = c[0][s] >= 0.6 && holm[s] <= alpha};
            for (size_t at = 0; at < 2; at++) {
                there[at][s] = (arp_concordance){.c = c[at + 1][s], .p = tail[at + 1][s]};
            }
            near[s].p = tail[3][s];
        }
        size_t every[8] = {0, 1, 2, 3, 4, 5, 6, 7};
        arp_drivers d = {.n = n,
                         .m = m,
                         .n_sides = g,
                         .eligible = every,
                         .n_eligible = g,
                         .alpha = alpha,
                         .side = side,
                         .universe = &universe,
                         .n_universes = 1,
                         .left_out = &without,
                         .n_left_out = 1,
                         .neighbours = &sets,
                         .pool = arp_pool_new()};
        assert_int_equal(arp_elsewhere_explain(&d, NULL), ARP_OK);
        const arp_elsewhere *got[] = {&universe.verdict, &without.verdict, &sets.verdict};
        for (size_t at = 0; at < 3; at++) {
            bool change[4];
            slow_holm(tail[at + 1], g, holm);
            slow_changes(c[0], tail[0], c[at + 1], tail[at + 1], g, choices[at], alpha, change);
            for (size_t s = 0; s < g; s++) {
                same(number, got[at]->p_holm[s], holm[s]);
                if (got[at]->changes[s] != change[s]) fail_msg("case %u", (unsigned)number);
                changed += change[s];
                kept += !change[s];
            }
            impossible += !got[at]->could_attest;
        }
        arp_pool_free(d.pool);
    }
    assert_true(changed > CASES && kept > CASES && impossible > CASES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(concordances_and_p_values_are_those_of_all_subsets),
        cmocka_unit_test(contrasts_are_those_of_all_subsets),
        cmocka_unit_test(what_could_be_shown_is_that_of_all_subsets),
        cmocka_unit_test(leaving_one_out_is_measuring_the_others),
        cmocka_unit_test(memberships_lists_and_curve_are_those_of_every_cell),
        cmocka_unit_test(mean_overlaps_are_those_of_every_cell),
        cmocka_unit_test(seats_shares_and_steps_are_those_of_the_definitions),
        cmocka_unit_test(shapley_of_a_selection_is_that_of_its_rankings),
        cmocka_unit_test(verdicts_elsewhere_are_those_of_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
