/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portfolios against every subset, and ranks over an interval of weights against a fine grid with
   all crossings on it: 1 000 numbered random cases each, with planted ties. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "drivers/choosing/choosing.h"
#include "drivers/choosing/lines.h"
#include "oracle/random.h"
#include "oracle/slow_choosing.h"

enum { CASES = 1000, MOST = 8 };

typedef struct random_case {
    size_t n, group[MOST], at_most;
    double value[2][MOST], cost[MOST], budget;
    bool quota;
} random_case;

/* Small whole numbers, in tenths for every other case: sums meet often. */
static void draw_case(uint64_t c, random_case *r) {
    uint64_t s = c * 0xD1B54A32D192ED03u + 1;
    double unit = c % 2 ? 0.1 : 1.0;
    memset(r, 0, sizeof *r);
    r->n = 1 + slow_random_below(&s, MOST);
    for (size_t i = 0; i < r->n; i++) {
        for (size_t p = 0; p < 2; p++)
            r->value[p][i] = unit * ((double)slow_random_below(&s, 12) - 2.0);
        r->cost[i] = (double)(1 + slow_random_below(&s, 6));
        r->group[i] = slow_random_below(&s, r->n);
        if (r->group[i] > 2) r->group[i] = 0;
    }
    r->budget = (double)slow_random_below(&s, 18);
    r->quota = slow_random_below(&s, 2);
    r->at_most = 1 + slow_random_below(&s, 2);
}

static unsigned bits(const arp_portfolio *p) {
    unsigned set = 0;
    for (size_t i = 0; i < p->n; i++) set |= 1u << p->row[i];
    return set;
}

static void near(uint64_t c, double a, double b) {
    if (!(fabs(a - b) <= 1e-9)) fail_msg("case %d: %.17g is not %.17g", (int)c, a, b);
}

static void check(uint64_t c, const random_case *r, const arp_choosing *found) {
    slow_choice slow = {.n = r->n,
                        .value = {r->value[0], r->value[1]},
                        .cost = r->cost,
                        .budget = r->budget,
                        .group = r->quota ? r->group : NULL,
                        .at_most = r->at_most};
    double best[2] = {slow_best_worth(&slow, 0), slow_best_worth(&slow, 1)}, least = INFINITY;
    size_t many = 0, has[MOST] = {0};
    for (unsigned set = 0; set < 1u << r->n; set++) {
        bool there = false;
        for (size_t k = 0; k < found->n_portfolios; k++)
            there = there || bits(&found->portfolio[k]) == set;
        if (slow_not_beaten(&slow, set, 1e-9) != there) fail_msg("case %d: set %u", (int)c, set);
        if (!there) continue;
        many++;
        for (size_t i = 0; i < r->n; i++) has[i] += set >> i & 1u;
        least = fmin(
            least, fmax(best[0] - slow_worth(&slow, set, 0), best[1] - slow_worth(&slow, set, 1)));
    }
    assert_int_equal(many, found->n_portfolios);
    for (size_t i = 0; i < r->n; i++) near(c, found->core_index[i], (double)has[i] / (double)many);
    near(c, found->portfolio[found->least_regret].regret, least);
    slow.group = NULL;
    for (int p = 0; p < 2; p++) {
        near(c, found->best[p], best[p]);
        near(c, found->quota[p], slow_best_worth(&slow, p) - best[p]);
    }
}

static void portfolios_that_none_beats_are_those_of_every_subset(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        random_case r;
        arp_choosing found;
        arp_pool *pool = arp_pool_new();
        draw_case(c, &r);
        const arp_choosing_input in = {.n = r.n,
                                       .value = {r.value[0], r.value[1]},
                                       .cost = r.cost,
                                       .budget = r.budget,
                                       .group = r.quota ? r.group : NULL,
                                       .at_most = r.at_most,
                                       .most_labels = ARP_CHOOSING_LABELS};
        assert_int_equal(arp_choosing_find(&in, pool, &found, NULL), ARP_OK);
        check(c, &r, &found);
        arp_pool_free(pool);
    }
}

/* At both ends, at every crossing, and between any two. */
static void check_ranks(uint64_t c, const double *const at[2], size_t n, const size_t *high,
                        const size_t *low) {
    double w[MOST * MOST + 2] = {0.0, 1.0};
    size_t k = 2;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            double a = at[0][i] - at[0][j], b = at[1][i] - at[1][j];
            if (fabs(a - b) > 1e-9 && a / (a - b) > 0.0 && a / (a - b) < 1.0) w[k++] = a / (a - b);
        }
    }
    for (size_t i = 0; i < n; i++) {
        size_t best = n, worst = 1;
        for (size_t e = 0; e < k; e++) {
            double next = 1.0;
            for (size_t f = 0; f < k; f++) {
                if (w[f] > w[e] + 1e-9) next = fmin(next, w[f]);
            }
            size_t here = slow_rank_at(at, n, i, w[e], 1e-9);
            size_t after = slow_rank_at(at, n, i, (w[e] + next) / 2.0, 1e-9);
            if (here < best) best = here;
            if (after < best) best = after;
            if (here > worst) worst = here;
            if (after > worst) worst = after;
        }
        if (high[i] != best || low[i] != worst)
            fail_msg("case %d, line %d: %d to %d is not %d to %d", (int)c, (int)i, (int)high[i],
                     (int)low[i], (int)best, (int)worst);
    }
}

static void ranks_over_an_interval_are_those_at_and_between_all_crossings(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        random_case r;
        size_t high[MOST], low[MOST];
        draw_case(c, &r);
        const double *const at[2] = {r.value[0], r.value[1]};
        assert_int_equal(arp_lines_ranks(at, r.n, 1e-12, high, low, NULL), ARP_OK);
        check_ranks(c, at, r.n, high, low);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(portfolios_that_none_beats_are_those_of_every_subset),
        cmocka_unit_test(ranks_over_an_interval_are_those_at_and_between_all_crossings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
