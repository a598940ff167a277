/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (11, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "drivers/weights/effective.h"
#include "drivers/shares/shapley.h"
#include "drivers/shares/shares.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_shares.h"

enum { CASES = 1000, SETS = 64, ALL_SIDES = 6 };

typedef struct problem {
    uint64_t number;
    uint32_t lane;
    slow_sides slow;
    double *line[ALL_SIDES];
    size_t selected[SLOW_LINE];
    arp_case what;
    arp_share_case share;
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(11, p->number, &p->lane, n);
}

/* Ties are planted: multiples of 1/8, copies of a territory. */
static void make(problem *p, uint64_t number, size_t most, size_t g) {
    *p = (problem){.number = number};
    slow_sides *c = &p->slow;
    c->n = 2 + below(p, most - 1);
    c->g = g;
    c->k = 1 + below(p, c->n - 1);
    size_t m = 1 + below(p, c->n - 1), kind = below(p, 3);
    for (size_t s = 0; s < g; s++) {
        c->weight[s] = kind ? (double)below(p, 9) / 8.0 : arp_u01(11, number, p->lane++);
        p->line[s] = c->line[s];
    }
    for (size_t i = 0; i < c->n; i++) {
        bool copy = i > 0 && below(p, 5) == 0;
        size_t other = i ? below(p, i) : 0;
        for (size_t s = 0; s < g; s++) {
            double own = kind ? (double)below(p, 17) / 8.0 - 1.0 : arp_u01(11, number, p->lane++);
            c->line[s][i] = copy ? c->line[s][other] : own;
        }
    }
    for (size_t left = m; left > 0;) {
        size_t i = below(p, c->n);
        left -= !c->in[i];
        c->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < c->n; i++) {
        if (c->in[i]) p->selected[t++] = i;
    }
    p->what = (arp_case){.n = c->n,
                         .m = m,
                         .n_sides = g,
                         .line = p->line,
                         .weight = c->weight,
                         .selected = p->selected,
                         .seed = 1};
    p->share = (arp_share_case){.what = &p->what, .k = c->k, .exponent = 1.0};
}

static void same(uint64_t number, double x, double y) {
    if (!(fabs(x - y) <= 1e-11)) fail_msg("case %u: %.17g is not %.17g", (unsigned)number, x, y);
}

/* One baseline's game against the definition. */
static void check_base(const problem *p, size_t base, const double *game) {
    size_t g = p->what.n_sides;
    for (size_t t = 0; t < p->what.m; t++) {
        for (size_t set = 0; set < (size_t)1 << g; set++) {
            double want[4], unit[4];
            size_t i = p->selected[t];
            slow_unit(&p->slow, i, set, unit);
            if (base == ARP_SHARE_ALL) slow_all(&p->slow, i, set, 1.0, want);
            else if (base == ARP_SHARE_UNIT) slow_unit(&p->slow, i, set, want);
            else slow_marginal(&p->slow, i, set, want);
            want[0] = unit[0]; /* the mean is the constant of the score */
            for (size_t q = 0; q < 4; q++) {
                same(p->number, game[((t * 4 + q) << g) + set], want[q]);
            }
        }
    }
}

static void games_are_those_of_direct_counting(void **state) {
    (void)state;
    static double game[SLOW_LINE * ARP_SHARE_VALUES * SETS];
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        size_t g = c % 20 ? 1 + c % 3 : ALL_SIDES;
        make(&p, c, g == ALL_SIDES ? 12 : c % 10 ? 20 : 60, g);
        for (size_t base = 0; base < ARP_SHARE_BASES; base++) {
            arp_status st = base == ARP_SHARE_ALL    ? arp_shares_all(&p.share, game, NULL)
                            : base == ARP_SHARE_UNIT ? arp_shares_unit(&p.share, game, NULL)
                                                     : arp_shares_marginal(&p.share, game, NULL);
            assert_int_equal(st, ARP_OK);
            check_base(&p, base, game);
        }
    }
}

static void searched_memberships_are_the_counted_ones(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        double v[4 * SLOW_LINE];
        make(&p, c, 60, 2);
        assert_int_equal(arp_marginal_membership(&p.share, v, NULL), ARP_OK);
        for (size_t i = 0; i < p.what.n; i++) {
            for (size_t set = 0; set < 4; set++) {
                double want[4];
                slow_marginal(&p.slow, i, set, want);
                same(c, v[4 * i + set], want[2]);
            }
        }
    }
}

static void shares_sum_and_are_those_of_all_orders(void **state) {
    (void)state;
    static problem p;
    const arp_leaves none = {0};
    for (uint64_t c = 0; c < CASES; c++) {
        arp_shares *got = NULL;
        arp_pool *pool = arp_pool_new();
        make(&p, c, c % 10 ? 20 : 60, 1 + c % 4);
        arp_leaves leaves = none;
        leaves.n = p.what.n;
        leaves.n_sides = p.what.n_sides;
        size_t first[ALL_SIDES + 1] = {0};
        leaves.first = first;
        assert_int_equal(arp_shares_make(&p.share, &leaves, pool, &got, NULL), ARP_OK);
        for (size_t t = 0; t < p.what.m; t++) {
            double v[SETS];
            for (size_t set = 0; set < (size_t)1 << p.what.n_sides; set++) {
                double one[4];
                slow_marginal(&p.slow, p.selected[t], set, one);
                v[set] = one[1];
            }
            const arp_share *rank = &got->territory[ARP_SHARE_MARGINAL][ARP_SHARE_MIDRANK][t];
            for (size_t s = 0; s < p.what.n_sides; s++) {
                same(c, rank->part[s], slow_shapley(v, p.what.n_sides, s));
            }
            same(c, rank->none, v[0]);
        }
        arp_shapley_sides known;
        assert_int_equal(arp_shapley_selection(&p.what, p.slow.k, &known, NULL), ARP_OK);
        const arp_share *all = got->selection[ARP_SHARE_ALL];
        for (size_t s = 0; s < p.what.n_sides; s++) {
            same(c, all[ARP_SHARE_MEMBERSHIP].part[s], known.overlap[s]);
            same(c, all[ARP_SHARE_CONCORDANCE].part[s], known.concordance[s]);
        }
        same(c, all[ARP_SHARE_MEMBERSHIP].interaction, known.interaction_overlap);
        arp_pool_free(pool);
    }
}

/* Up to six indicators in up to three sides. */
typedef struct nest {
    problem p;
    arp_leaves leaves;
    double x[6][SLOW_LINE], share[6][SLOW_LINE], weight[6], mean[6];
    const double *value[6];
    double *shares[6];
    size_t node[6], side[6], first[ALL_SIDES + 1];
    bool arithmetic[ALL_SIDES];
    bool concordance; /* which value slow_owen asks for */
} nest;

static void make_nest(nest *o, uint64_t number) {
    memset(o, 0, sizeof *o);
    make(&o->p, number, number % 10 ? 12 : 60, 1 + number % 3);
    problem *p = &o->p;
    size_t n = p->what.n, g = p->what.n_sides;
    o->leaves = (arp_leaves){.n = n,
                             .n_sides = g,
                             .node = o->node,
                             .side = o->side,
                             .first = o->first,
                             .value = o->value,
                             .share = o->shares,
                             .weight = o->weight,
                             .mean = o->mean,
                             .arithmetic = o->arithmetic};
    for (size_t s = 0; s < g; s++) {
        size_t k = 1 + below(p, g == 1 ? 6 : g == 2 ? 3 : 2);
        o->arithmetic[s] = true;
        o->first[s] = o->leaves.p;
        for (size_t i = 0; i < n; i++) p->line[s][i] = 0.0;
        for (size_t l = 0; l < k; l++) {
            size_t j = o->leaves.p++;
            o->side[j] = s;
            o->value[j] = o->x[j];
            o->shares[j] = o->share[j];
            o->weight[j] = 1.0 / (double)k;
            for (size_t i = 0; i < n; i++) {
                o->x[j][i] = (double)below(p, 9) / 8.0;
                o->share[j][i] = o->weight[j];
                o->mean[j] += o->x[j][i] / (double)n;
            }
        }
        for (size_t i = 0; i < n; i++) {
            for (size_t l = 0; l < k; l++) {
                p->line[s][i] += o->weight[o->first[s]] * o->x[o->first[s] + l][i];
            }
        }
    }
    o->first[g] = o->leaves.p;
}

static double value_of(size_t set, void *with) {
    nest *o = with;
    slow_sides c = o->p.slow;
    for (size_t i = 0; i < c.n; i++) {
        for (size_t s = 0; s < c.g; s++) {
            size_t there = 0, k = o->first[s + 1] - o->first[s];
            double sum = 0.0;
            for (size_t j = o->first[s]; j < o->first[s + 1]; j++) {
                bool in = set >> j & 1;
                there += in;
                sum += o->weight[j] * (in ? o->x[j][i] : o->mean[j]);
            }
            c.line[s][i] = there == k ? o->p.slow.line[s][i] : there ? sum : 0.0;
        }
    }
    double score[SLOW_LINE] = {0};
    size_t m = 0;
    for (size_t i = 0; i < c.n; i++) {
        for (size_t s = 0; s < c.g; s++) score[i] += c.weight[s] * c.line[s][i];
        m += c.in[i];
    }
    return o->concordance ? slow_concordance(score, c.n, c.in)
                          : slow_seats(score, c.n, c.k, c.in) / (double)m;
}

static void owen_values_are_those_of_all_orders(void **state) {
    (void)state;
    static nest o;
    for (uint64_t c = 0; c < CASES; c++) {
        arp_owen got[6], drawn[6];
        double want[2][6];
        size_t pairs = 1;
        make_nest(&o, c);
        assert_int_equal(arp_owen_values(&o.p.share, &o.leaves, 12, got, &pairs, NULL), ARP_OK);
        assert_int_equal(pairs, 0);
        for (int q = 0; q < 2; q++) {
            o.concordance = q;
            slow_owen(o.leaves.p, o.side, value_of, &o, want[q]);
        }
        for (size_t j = 0; j < o.leaves.p; j++) {
            same(c, got[j].overlap, want[0][j]);
            same(c, got[j].concordance, want[1][j]);
            assert_true(isnan(got[j].low[0]) && isnan(got[j].high[1]));
        }
        if (c % 50) continue;
        assert_int_equal(arp_owen_values(&o.p.share, &o.leaves, 0, drawn, &pairs, NULL), ARP_OK);
        assert_int_equal(pairs, ARP_OWEN_PAIRS);
        double sum = 0.0, whole = 0.0;
        for (size_t j = 0; j < o.leaves.p; j++) {
            double half = (drawn[j].high[1] - drawn[j].low[1]) / 2.0;
            if (fabs(drawn[j].concordance - want[1][j]) > 3.0 * half + 1e-12) fail_msg("%zu", j);
            sum += drawn[j].concordance;
            whole += want[1][j];
        }
        same(c, sum, whole);
    }
}

static void alphas_and_effects_are_those_of_their_definitions(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        double y[SLOW_LINE] = {0};
        make(&p, c, 60, 2 + c % 5);
        const double *x[ALL_SIDES];
        for (size_t s = 0; s < p.what.n_sides; s++) x[s] = p.line[s];
        if (p.what.n < 4) continue;
        double alpha = arp_alpha(x, p.what.n_sides, p.what.n);
        double want = slow_alpha(x, p.what.n_sides, p.what.n);
        if (!isnan(alpha) && fabs(want) < 1e6)
            same(c, alpha / (1.0 + fabs(want)), want / (1.0 + fabs(want)));
        /* sixteenths of the range: each bin holds one value of x */
        double column[SLOW_LINE];
        for (size_t i = 0; i < p.what.n; i++) {
            column[i] = floor(8.0 * x[0][i]);
            y[i] = x[0][i] * x[0][i] + (double)below(&p, 100) / 50.0;
        }
        double got = arp_main_effect(column, y, NULL, p.what.n);
        if (got > 0.0) same(c, got, slow_main_effect(column, y, p.what.n));
        for (size_t s = 0; s < p.what.n_sides; s++) { /* a line is among the fits */
            double r = arp_correlation(x[s], y, p.what.n);
            got = arp_main_effect(x[s], y, NULL, p.what.n);
            assert_true(isnan(r) || isnan(got) || (got >= r * r && got <= 1.0));
        }
    }
}

/* Weights found for a target do give it. */
static void weights_for_a_target_reach_it(void **state) {
    (void)state;
    size_t none = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        double a = 0.1 + arp_u01(11, c, 0), b = 0.1 + arp_u01(11, c, 1);
        double r = 2.0 * arp_u01(11, c, 2) - 1.0, cov = r * sqrt(a * b), t = arp_u01(11, c, 3);
        double w = arp_weight_for_share(a, b, cov, t), u = 1.0 - w;
        double var = w * w * a + 2.0 * w * u * cov + u * u * b;
        assert_true(w >= 0.0 && w <= 1.0);
        if (!(fabs((w * w * a + w * u * cov) / var - t) < 1e-9)) fail_msg("case %u", (unsigned)c);
        w = arp_weight_for_r2(a, b, cov, t, 0.5);
        bool reachable = r <= 0.0 || (t >= r * r / (1.0 + r * r) && t <= 1.0 / (1.0 + r * r));
        assert_int_equal(reachable, !isnan(w));
        none += !reachable;
        if (!reachable) continue;
        u = 1.0 - w;
        double of_a = (w * a + u * cov) * (w * a + u * cov) / a;
        double of_b = (u * b + w * cov) * (u * b + w * cov) / b;
        assert_true(w >= 0.0 && w <= 1.0);
        if (!(fabs(of_a / (of_a + of_b) - t) < 1e-9)) fail_msg("case %u: r2", (unsigned)c);
    }
    assert_true(none > 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(games_are_those_of_direct_counting),
        cmocka_unit_test(searched_memberships_are_the_counted_ones),
        cmocka_unit_test(shares_sum_and_are_those_of_all_orders),
        cmocka_unit_test(owen_values_are_those_of_all_orders),
        cmocka_unit_test(alphas_and_effects_are_those_of_their_definitions),
        cmocka_unit_test(weights_for_a_target_reach_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
