/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (11, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/rng.h"
#include "drivers/weights/revealed.h"
#include "drivers/weights/volumes.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_weights.h"

enum { CASES = 1000, MOST = 60, SIDES = 4 };

typedef struct problem {
    uint64_t number;
    uint32_t lane;
    double side[SIDES][MOST], *line[SIDES], weight[SIDES];
    size_t n, m, k, selected[MOST];
    bool in[MOST];
    arp_case what;
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(11, p->number, &p->lane, n);
}

static double value(problem *p, size_t kind) {
    if (kind == 0) return (double)below(p, 17) / 8.0 - 1.0; /* ties and meeting points */
    return arp_u01(11, p->number, p->lane++) * 4.0 - 2.0;
}

/* Ties are planted: multiples of 1/8, copies of a line, parallels to it. */
static void make(problem *p, uint64_t number, size_t most, size_t n_sides) {
    *p = (problem){.number = number};
    p->n = 2 + below(p, most - 1);
    p->m = 1 + below(p, p->n - 1);
    p->k = 1 + below(p, p->n - 1);
    size_t kind = below(p, 3);
    for (size_t i = 0; i < p->n; i++) {
        size_t how = below(p, 8), other = i ? below(p, i) : 0;
        bool own = i == 0 || how > 1;
        double shift = how == 0 ? 0.0 : (double)below(p, 5) / 4.0;
        for (size_t s = 0; s < n_sides; s++) {
            p->side[s][i] = own ? value(p, kind) : p->side[s][other] + shift;
        }
    }
    for (size_t left = p->m; left > 0;) {
        size_t i = below(p, p->n);
        left -= !p->in[i];
        p->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < p->n; i++) {
        if (p->in[i]) p->selected[t++] = i;
    }
    for (size_t s = 0; s < n_sides; s++) {
        p->line[s] = p->side[s];
        p->weight[s] = 1.0 / (double)n_sides;
    }
    p->what = (arp_case){.n = p->n,
                         .m = p->m,
                         .n_sides = n_sides,
                         .line = p->line,
                         .weight = p->weight,
                         .selected = p->selected,
                         .seed = 1};
}

static void same(uint64_t number, double x, double y, double within) {
    if (!(fabs(x - y) <= within)) {
        fail_msg("case %u: %.17g is not %.17g", (unsigned)number, x, y);
    }
}

static void halfspaces_are_those_of_the_sum_of_products(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = {.number = c};
        double u[6], twice[12], scratch[25];
        size_t n = 1 + below(&p, 6);
        for (size_t i = 0; i < n; i++) { /* apart by 1/8 at least, none 0 */
            u[i] = ((double)i - (double)below(&p, 6) + 0.5) + value(&p, 1) / 8.0;
            for (size_t j = 0; j < i; j++) {
                if (fabs(u[i] - u[j]) < 0.05) u[i] += 7.0;
            }
        }
        double got = arp_halfspace_share(u, n, scratch);
        same(c, got, slow_halfspace(u, n), 1e-9);
        for (size_t i = 0; i < n; i++) u[i] = -u[i];
        same(c, 1.0 - got, arp_halfspace_share(u, n, scratch), 1e-14);
        for (size_t i = 0; i < n; i++) twice[i] = 3.0 * u[n - 1 - i];
        same(c, 1.0 - got, arp_halfspace_share(twice, n, scratch), 1e-14);
    }
}

static void halfspaces_are_those_of_a_million_draws(void **state) {
    (void)state;
    enum { DRAWS = 1000000 };
    static const double U[][5] = {{0.0, 0.0, 1.0, -1.0, -1.0}, {0.5, 0.5, -0.25, -0.25, -0.25},
                                  {0.0, 0.0, 0.0, 0.0, -2.0},  {1.0, 2.0, 3.0, -4.0, 0.125},
                                  {0.0, 0.0, 0.0, 0.0, 0.0},   {1.0, 1.0, 0.0, 0.0, 1.0}};
    slow_random r = {88172645463325252u};
    for (size_t i = 0; i < sizeof U / sizeof U[0]; i++) {
        double scratch[11], want = slow_halfspace_draws(U[i], 5, DRAWS, &r);
        double got = arp_halfspace_share(U[i], 5, scratch);
        same(i, got, want, 4.0 * sqrt(want * (1.0 - want) / DRAWS));
    }
}

/* Half-spaces between two rows of a problem with ties, each against the same million draws of as
   many weights. */
static void shares_of_a_thousand_pairs_are_those_of_a_million_draws(void **state) {
    (void)state;
    enum { DRAWS = 1000000, EACH = 250 };
    static double u[EACH][SIDES + 2];
    static size_t below_0[EACH], at_0[EACH];
    slow_random r = {2685821657736338717u};
    for (size_t p = 3; p <= SIDES + 2; p++) {
        for (uint64_t c = 0; c < EACH; c++) {
            problem two;
            make(&two, p * EACH + c, MOST, SIDES);
            size_t i = below(&two, two.n), j = (i + 1 + below(&two, two.n - 1)) % two.n;
            for (size_t l = 0; l < p; l++) {
                /* more weights than sides: of other rows */
                size_t shift = l / SIDES;
                u[c][l] = two.side[l % SIDES][(j + shift) % two.n] -
                          two.side[l % SIDES][(i + shift) % two.n];
            }
            below_0[c] = at_0[c] = 0;
        }
        for (size_t d = 0; d < DRAWS; d++) {
            double w[SIDES + 2];
            slow_flat_weights(&r, p, w);
            for (size_t c = 0; c < EACH; c++) {
                double sum = 0.0;
                for (size_t l = 0; l < p; l++) sum += u[c][l] * w[l];
                below_0[c] += sum < 0.0;
                at_0[c] += sum == 0.0;
            }
        }
        for (size_t c = 0; c < EACH; c++) {
            double scratch[2 * (SIDES + 2) + 1], got = arp_halfspace_share(u[c], p, scratch);
            double want = ((double)below_0[c] + (double)at_0[c] / 2.0) / DRAWS;
            same(p * EACH + c, got, want, 4.0 * sqrt(got * (1.0 - got) / DRAWS) + 1e-12);
        }
    }
}

static void revealed_weights_are_those_of_every_cell(void **state) {
    (void)state;
    static double cut[MOST * MOST];
    for (uint64_t c = 0; c < CASES; c++) {
        static const double beta[] = {1.0, 2.0, 5.0};
        problem p;
        make(&p, c, c % 4 ? 12 : MOST, 2);
        arp_stretches s = {0};
        assert_int_equal(arp_stretches_make(&p.what, &s, NULL), ARP_OK);
        size_t n_cuts = slow_crossings(p.line[0], p.line[1], p.n, cut);
        double border = 0.1 + 0.8 * arp_u01(11, c, 9999), b = beta[c % 3];
        slow_sides of = {p.line[0], p.line[1], p.n, p.in, cut, n_cuts};
        slow_reveal all = slow_revealed(&of, b, 0, 1), up = slow_revealed(&of, b, border, 1),
                    low = slow_revealed(&of, b, 0, border);
        double factor = up.evidence / low.evidence;
        same(c, arp_bayes_factor_at(&s, b, border) / factor, 1.0, 1e-9);
        same(c, arp_revealed_mean(&s, b), all.mean, 1e-9);
        if (p.n <= 12) {
            double fit = all.evidence / slow_random_lists(p.n, p.in, b);
            same(c, arp_revealed_fit(&s, b, p.n, p.m) / fit, 1.0, 1e-9);
        }
        for (int q = 1; q < 20; q += 6) {
            double w = arp_revealed_quantile(&s, b, q / 20.0);
            slow_reveal part = slow_revealed(&of, b, 0, w);
            same(c, part.evidence * w / all.evidence, q / 20.0, 1e-9);
        }
        for (size_t i = 1; i < s.n; i++) {
            assert_true(s.at[i].from == s.at[i - 1].to);
            assert_true(s.at[i].misplaced != s.at[i - 1].misplaced);
        }
        arp_free(s.at);
    }
}

static void mix(const problem *p, const double *w, double *score) {
    for (size_t i = 0; i < p->n; i++) {
        score[i] = 0.0;
        for (size_t s = 0; s < p->what.n_sides; s++) score[i] += w[s] * p->side[s][i];
    }
}

/* Least gap between the k-th and a territory on the other side of the border that is no copy. */
static double gap(const problem *p, const double *score, const bool *listed) {
    double least = INFINITY;
    for (size_t i = 0; i < p->n; i++) {
        for (size_t j = 0; listed[i] && j < p->n; j++) {
            bool copy = true;
            for (size_t s = 0; s < p->what.n_sides; s++) {
                copy = copy && p->side[s][i] == p->side[s][j];
            }
            if (!listed[j] && !copy) least = fmin(least, fabs(score[i] - score[j]));
        }
    }
    return least;
}

static bool is_list(const size_t *first, size_t k, const bool *listed) {
    for (size_t i = 0; i < k; i++) {
        if (!listed[first[i]] || (i && first[i] <= first[i - 1])) return false;
    }
    return true;
}

/* How far inside a polygon a point is, least over the edges; negative outside. */
static double depth(const arp_weight_cell *cell, const double *w) {
    double least = INFINITY;
    for (size_t i = 0; i < cell->n_corners; i++) {
        const double *a = cell->corner[i], *b = cell->corner[(i + 1) % cell->n_corners];
        double dx = b[0] - a[0], dy = b[1] - a[1];
        least = fmin(least, (dx * (w[1] - a[1]) - dy * (w[0] - a[0])) / hypot(dx, dy));
    }
    return least;
}

static double area(const arp_weight_cell *cell) {
    double twice = 0.0;
    for (size_t i = 0; i < cell->n_corners; i++) {
        const double *a = cell->corner[i], *b = cell->corner[(i + 1) % cell->n_corners];
        twice += a[0] * b[1] - a[1] * b[0];
    }
    return twice;
}

static void check_point(const problem *p, const arp_simplex *cells, const double *w) {
    double score[MOST];
    bool listed[MOST];
    size_t inside = 0;
    mix(p, w, score);
    slow_first(score, p->n, p->k, listed);
    if (gap(p, score, listed) < 1e-9) return;
    for (size_t i = 0; i < cells->n_cells; i++) {
        double in = depth(&cells->cell[i], w);
        if (in < -1e-9) continue;
        inside++;
        if (in > 1e-9 && !is_list(cells->cell[i].first, p->k, listed)) {
            fail_msg("case %u: list of cell %zu at %.17g %.17g", (unsigned)p->number, i, w[0],
                     w[1]);
        }
    }
    if (inside == 0) fail_msg("case %u: no cell at %.17g %.17g", (unsigned)p->number, w[0], w[1]);
}

static void cells_are_those_of_direct_ranking(void **state) {
    (void)state;
    slow_random r = {2463534242u};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_simplex cells = {0};
        double total = 0.0, w[3];
        make(&p, c, c % 10 ? 30 : MOST, 3);
        arp_pool *pool = arp_pool_new();
        assert_int_equal(arp_cells_make(p.line, p.n, p.k, pool, &cells, NULL), ARP_OK);
        assert_false(cells.cells_left_out);
        for (size_t i = 0; i < cells.n_cells; i++) {
            const arp_weight_cell *cell = &cells.cell[i];
            double middle[3] = {0};
            assert_true(cell->n_corners >= 3 && (i == 0 || cell->share <= cell[-1].share));
            same(c, area(cell), cell->share, 1e-11);
            total += cell->share;
            for (size_t v = 0; v < cell->n_corners; v++) {
                for (int s = 0; s < 3; s++) {
                    middle[s] += cell->corner[v][s] / (double)cell->n_corners;
                }
            }
            check_point(&p, &cells, middle);
        }
        same(c, total, 1.0, 1e-9);
        for (int i = 0; i < 40; i++) {
            slow_flat_weights(&r, 3, w);
            check_point(&p, &cells, w);
        }
        arp_pool_free(pool);
    }
}

static void rays_are_those_of_direct_ranking(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_simplex *got = NULL;
        make(&p, c, 30, 3 + c % 2);
        arp_pool *pool = arp_pool_new();
        assert_int_equal(arp_simplex_make(&p.what, &p.k, 1, pool, &got, NULL), ARP_OK);
        assert_true((got->n_cells > 0) == (p.what.n_sides == 3));
        for (size_t s = 0; s < p.what.n_sides; s++) {
            const arp_ray *ray = &got->ray[s];
            for (size_t i = 0; i < ray->n_segments; i++) {
                double score[MOST], w[SIDES], t = (ray->segment[i].from + ray->segment[i].to) / 2.0;
                bool listed[MOST];
                for (size_t j = 0; j < p.what.n_sides; j++) {
                    w[j] = (1.0 - t) * p.weight[j] + (j == s ? t : 0.0);
                }
                mix(&p, w, score);
                slow_first(score, p.n, p.k, listed);
                if (gap(&p, score, listed) < 1e-9) continue;
                if (!is_list(ray->segment[i].first, p.k, listed)) {
                    fail_msg("case %u: side %zu at %.17g", (unsigned)c, s, t);
                }
            }
            assert_true(ray->segment[0].from == 0.0);
            assert_true(ray->segment[ray->n_segments - 1].to == 1.0);
        }
        arp_pool_free(pool);
    }
}

/* Sides with two leaves each, that have nothing to do with the sides' own lines. */
typedef struct leafy {
    problem p;
    double leaf[2 * SIDES][MOST];
    const double *value[2 * SIDES];
    size_t side[2 * SIDES], g;
    arp_linear linear;
    arp_tipping axis;
} leafy;

static void make_leafy(leafy *f, uint64_t c, arp_pool *pool) {
    enum { SLICES = 4000 };
    f->g = 2 + c % 3;
    make(&f->p, c, 12, f->g);
    for (size_t l = 0; l < 2 * f->g; l++) {
        for (size_t i = 0; i < f->p.n; i++) {
            double turn = (double)((i * 7 + l) % 5) / 4.0;
            f->leaf[l][i] = f->p.side[l / 2][i] + (l % 2 ? turn : -turn);
        }
        f->value[l] = f->leaf[l];
        f->side[l] = l / 2;
    }
    f->linear = (arp_linear){2 * f->g, f->value, f->side};
    f->axis = (arp_tipping){0};
    if (f->g > 2) return;
    f->axis.member = arp_pool_take(pool, f->p.n, sizeof *f->axis.member);
    for (size_t i = 0; i < f->p.n; i++) {
        arp_membership *m = &f->axis.member[i];
        m->at = arp_pool_take(pool, SLICES, sizeof *m->at);
        for (int q = 0; q < SLICES; q++) {
            double from = (double)q / SLICES, to = (q + 1.0) / SLICES;
            if (!slow_member(f->p.line[0], f->p.line[1], f->p.n, f->p.k, i, (from + to) / 2.0)) {
                continue;
            }
            m->at[m->n++] = (arp_interval){from, to};
        }
    }
}

/* One draw of the weights: of the sides, of the sides and then the leaves, of all leaves. */
static void draw_scores(const leafy *f, slow_random *r, double score[3][MOST]) {
    double w[SIDES], v[2 * SIDES], inner[2] = {0};
    slow_flat_weights(r, f->g, w);
    slow_flat_weights(r, 2 * f->g, v);
    mix(&f->p, w, score[0]);
    for (size_t i = 0; i < f->p.n; i++) score[1][i] = score[2][i] = 0.0;
    for (size_t l = 0; l < 2 * f->g; l++) {
        if (l % 2 == 0) slow_flat_weights(r, 2, inner);
        for (size_t i = 0; i < f->p.n; i++) {
            score[1][i] += v[l] * f->leaf[l][i];
            score[2][i] += w[l / 2] * inner[l % 2] * f->leaf[l][i];
        }
    }
}

/* Share of those not selected that the row beats. */
static double won(const problem *p, const double *score, size_t row) {
    double wins = 0.0;
    for (size_t j = 0; j < p->n; j++) {
        if (p->in[j]) continue;
        wins += score[row] > score[j] ? 1.0 : score[row] == score[j] ? 0.5 : 0.0;
    }
    return wins / (double)(p->n - p->m);
}

static void check_shares(const leafy *f, const arp_volumes *got, size_t t, slow_random *r) {
    enum { DRAWS = 40000 };
    double wins[3] = {0}, in = 0.0, score[3][MOST];
    size_t row = f->p.selected[t];
    for (size_t d = 0; d < DRAWS; d++) {
        size_t above = 0;
        draw_scores(f, r, score);
        for (int q = 0; q < 3; q++) wins[q] += won(&f->p, score[q], row) / DRAWS;
        for (size_t j = 0; j < f->p.n; j++) above += score[0][j] > score[0][row];
        in += above < f->p.k ? 1.0 / DRAWS : 0.0;
    }
    const arp_beats *beats = &got->beats[t];
    same(f->p.number, beats->sides, wins[0], 0.011);
    same(f->p.number, beats->indicators, wins[1], 0.011);
    same(f->p.number, beats->sides_first, wins[2], 0.011 + 4.0 * beats->sides_first_error);
    assert_true(got->in[t].low - 0.02 <= in && in <= got->in[t].high + 0.02);
}

static void winning_and_first_shares_are_those_of_draws(void **state) {
    (void)state;
    slow_random r = {1181783497276652981u};
    for (uint64_t c = 0; c < 12; c++) {
        static leafy f;
        arp_pool *pool = arp_pool_new();
        arp_simplex *simplex = NULL;
        arp_volumes *got = NULL;
        make_leafy(&f, c, pool);
        if (f.g > 2) {
            assert_int_equal(arp_simplex_make(&f.p.what, &f.p.k, 1, pool, &simplex, NULL), ARP_OK);
        }
        arp_volumes_of of = {&f.p.what, &f.linear, &f.axis, simplex, &f.p.k, 1};
        assert_int_equal(arp_volumes_make(&of, pool, &got, NULL), ARP_OK);
        assert_int_equal(got->n_in_draws > 0, f.g > 3);
        for (size_t t = 0; t < f.p.m && t < 2; t++) check_shares(&f, got, t, &r);
        arp_pool_free(pool);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(halfspaces_are_those_of_the_sum_of_products),
        cmocka_unit_test(halfspaces_are_those_of_a_million_draws),
        cmocka_unit_test(shares_of_a_thousand_pairs_are_those_of_a_million_draws),
        cmocka_unit_test(revealed_weights_are_those_of_every_cell),
        cmocka_unit_test(cells_are_those_of_direct_ranking),
        cmocka_unit_test(rays_are_those_of_direct_ranking),
        cmocka_unit_test(winning_and_first_shares_are_those_of_draws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
