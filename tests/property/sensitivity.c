/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered cases: case c draws its plan, its table and its factors from c alone. Draws are compared
   with the pipeline bit for bit, and with the slow one of tests/oracle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/rng.h"
#include "drivers/conditional.h"
#include "oracle/random.h"
#include "oracle/slow_sensitivity.h"
#include "sensitivity/judge.h"
#include "unit/build.h"

enum { CASES = 1000, DRAWS = 4, MOST_FACTORS = SLOW_FACTORS, LEAVES = 12 };

typedef struct world {
    uint64_t state;
    build_plan b;
    char name[BUILD_NODES][ARP_NUMBER_ROOM + 1];
    size_t n, n_leaves;
    double x[LEAVES][SLOW_ROWS];
    unsigned char mark[LEAVES][SLOW_ROWS];
    slow_study slow;
    arp_factor factor[MOST_FACTORS];
    size_t n_factors;
    const char *word[MOST_FACTORS][SLOW_VALUES];
    double number[MOST_FACTORS][SLOW_VALUES], probability[MOST_FACTORS][SLOW_VALUES];
} world;

static size_t below(world *w, size_t n) {
    return slow_random_below(&w->state, n);
}

static double uniform(world *w) {
    return (double)(slow_random(&w->state) >> 11) * 0x1p-53;
}

static void add_leaf(world *w, size_t parent) {
    size_t column = w->n_leaves++, family = below(w, 4);
    size_t v = build_leaf(&w->b, parent, "", 0.25 + uniform(w), column, below(w, 2) ? 1 : -1);
    (void)v;
    for (size_t i = 0; i < w->n; i++) {
        double u = uniform(w), *x = &w->x[column][i];
        *x = family == 0 ? (double)below(w, 6) : family == 1 ? 1.0 / (0.01 + u * u) : 50.0 * u;
    }
}

static void add_sides(world *w) {
    size_t sides = 2 + below(w, 2);
    for (size_t s = 0; s < sides; s++) {
        size_t v = build_node(&w->b, 0, "", 0.25 + uniform(w)), k = 1 + below(w, 3);
        if (below(w, 4) == 0) w->b.node[v].weigh = &arp_weight_equal;
        for (size_t j = 0; j < k; j++) add_leaf(w, v);
        if (below(w, 3) || w->n_leaves + 2 > LEAVES) continue;
        size_t inner = build_node(&w->b, v, "", 0.25 + uniform(w));
        add_leaf(w, inner);
        if (below(w, 2) && w->n_leaves < LEAVES) add_leaf(w, inner);
    }
    for (size_t v = 0; v < w->b.plan.n_nodes; v++) {
        w->name[v][0] = 'v';
        arp_number_from_size(w->name[v] + 1, v);
        w->b.node[v].name = w->name[v];
    }
}

static void make_holes(world *w) {
    if (below(w, 4)) return;
    w->b.plan.missing = ARP_MISSING_RULES[1 + below(w, 4)];
    for (size_t j = 0; j < w->n_leaves; j++) {
        for (size_t i = 0; i < w->n; i++) {
            if (below(w, 12) == 0) w->mark[j][i] = ARP_CELL_MISSING;
        }
    }
}

static void plan_to_slow(world *w) {
    slow_plan *slow = &w->slow.plan;
    slow->n_nodes = (int)w->b.plan.n_nodes;
    slow->normalise = w->b.plan.normalise->name;
    slow->outliers = w->b.plan.outliers->name;
    slow->missing[1] = w->b.plan.missing->name;
    slow->missing[2] = slow->missing[3] = "stop";
    slow->drop_constant = w->b.plan.drop_constant;
    slow->target[0] = w->b.plan.target[0];
    slow->target[1] = w->b.plan.target[1];
    for (size_t v = 0; v < w->b.plan.n_nodes; v++) {
        const arp_plan_node *from = &w->b.node[v];
        slow_node *to = &slow->node[v];
        *to = (slow_node){.parent = v ? (int)from->parent : -1,
                          .n_children = (int)from->n_children,
                          .column = (int)from->column,
                          .polarity = from->polarity,
                          .weight = from->weight,
                          .exponent = 1.0,
                          .weigh = from->weigh ? from->weigh->name : NULL};
        for (size_t j = 0; j < from->n_children; j++) to->child[j] = (int)from->child[j];
    }
    w->slow.x = w->x;
    w->slow.mark = w->mark;
    w->slow.n = (int)w->n;
}

/* The next factor, in both forms; the caller fills its values. */
static slow_factor *add_factor(world *w, const char *kind, slow_kind slow) {
    size_t f = w->n_factors++;
    w->factor[f] = (arp_factor){.kind = kind, .choice = w->word[f], .number = w->number[f]};
    w->slow.factor[f].kind = slow;
    w->slow.n_factors = (int)w->n_factors;
    return &w->slow.factor[f];
}

/* Probabilities, now and then of their own, once the number of values is known. */
static void set_chances(world *w, size_t n) {
    size_t f = w->n_factors - 1;
    double sum = 0.0;
    bool own = below(w, 2);
    for (size_t v = 0; v < n; v++) {
        w->probability[f][v] = own ? (double)(1 + below(w, 4)) / 4.0 : 1.0;
        if (own && v && below(w, 6) == 0) w->probability[f][v] = 0.0;
        sum += w->probability[f][v];
    }
    w->slow.factor[f].n_values = (int)n;
    for (size_t v = 0; v < n; v++) w->slow.factor[f].probability[v] = w->probability[f][v] / sum;
    if (!own) return;
    w->factor[f].probability = w->probability[f];
    w->factor[f].n_probabilities = n;
}

static void add_words(world *w, const char *kind, slow_kind slow, const char *const *words,
                      size_t n) {
    slow_factor *s = add_factor(w, kind, slow);
    size_t f = w->n_factors - 1;
    for (size_t v = 0; v < n; v++) w->word[f][v] = s->word[v] = words[v];
    w->factor[f].n_choices = n;
    set_chances(w, n);
}

static void add_rules(world *w) {
    static const char *const NORMALISE[] = {"zscore", "minmax", "percentile", "rank"};
    static const char *const OUTLIERS[] = {"none", "winsorise", "log"};
    static const char *const MISSING[] = {"stop", "mean", "exclude"};
    static const double EXPONENT[] = {1.0, 0.0, -1.0, 2.0};
    if (below(w, 2)) add_words(w, "normalise", SLOW_NORMALISE, NORMALISE, 1 + below(w, 4));
    if (below(w, 3) == 0) add_words(w, "outliers", SLOW_OUTLIERS, OUTLIERS, 1 + below(w, 3));
    if (below(w, 4) == 0) add_words(w, "missing", SLOW_MISSING, MISSING, 1 + below(w, 3));
    if (below(w, 2) == 0) {
        slow_factor *s = add_factor(w, "aggregate", SLOW_EXPONENT);
        size_t n = 1 + below(w, 4), f = w->n_factors - 1;
        for (size_t v = 0; v < n; v++) w->number[f][v] = s->number[v] = EXPONENT[v];
        w->factor[f].n_numbers = n;
        set_chances(w, n);
    }
}

static void add_tree_factors(world *w) {
    const arp_plan *plan = &w->b.plan;
    size_t leaves = 0, leaf[LEAVES];
    for (size_t v = 1; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children == 0) leaf[leaves++] = v;
    }
    if (below(w, 3) == 0) {
        slow_factor *s = add_factor(w, "leave_out", SLOW_LEAVE_OUT);
        s->node[0] = -1;
        for (size_t i = 0; i < leaves; i++) s->node[i + 1] = (int)leaf[i];
        set_chances(w, leaves + 1);
    }
    if (below(w, 3) == 0) {
        slow_factor *s = add_factor(w, "side_of", SLOW_SIDE_OF);
        size_t f = w->n_factors - 1, moves = leaf[below(w, leaves)];
        const arp_plan_node *root = &plan->node[0];
        s->leaf = (int)moves;
        w->factor[f].node = w->name[moves];
        for (size_t v = 0; v < root->n_children; v++) {
            s->node[v] = (int)root->child[v];
            w->word[f][v] = w->name[root->child[v]];
        }
        w->factor[f].n_choices = root->n_children;
        set_chances(w, root->n_children);
    }
}

static void add_weights(world *w) {
    bool wide = false;
    for (size_t v = 1; v < w->b.plan.n_nodes; v++) wide |= w->b.node[v].n_children >= 2;
    if (below(w, 2)) add_factor(w, "side_weights", SLOW_SIDES_FLAT);
    if (!wide || below(w, 2)) return;
    bool noise = below(w, 2);
    slow_factor *s = add_factor(w, "inner_weights", noise ? SLOW_INNER_NOISE : SLOW_INNER_FLAT);
    size_t f = w->n_factors - 1;
    w->factor[f].rule = noise ? "noise" : "uniform";
    w->factor[f].n_numbers = noise;
    w->number[f][0] = s->number[0] = 0.25;
}

static world *make_world(uint64_t number) {
    world *w = calloc(1, sizeof *w);
    w->state = number * 1000003u + 17u;
    build_start(&w->b);
    w->n = 5 + below(w, 25);
    w->b.plan.normalise = ARP_NORMALISERS[below(w, 4)];
    if (below(w, 3)) {
        w->b.plan.target[0] = 1.0;
        w->b.plan.target[1] = 100.0;
    }
    w->b.plan.drop_constant = below(w, 2);
    add_sides(w);
    make_holes(w);
    plan_to_slow(w);
    if (below(w, 2)) add_weights(w);
    add_rules(w);
    add_tree_factors(w);
    if (w->n_factors == 0) add_factor(w, "side_weights", SLOW_SIDES_FLAT);
    return w;
}

static arp_table make_table(const world *w) {
    const double *columns[LEAVES];
    for (size_t j = 0; j < w->n_leaves; j++) columns[j] = w->x[j];
    arp_table t = build_table(w->n, w->n_leaves, columns);
    for (size_t j = 0; j < w->n_leaves; j++) {
        for (size_t i = 0; i < w->n; i++) {
            t.column[j].mark[i] = w->mark[j][i];
            if (w->mark[j][i]) t.column[j].value[i] = NAN;
        }
    }
    return t;
}

static arp_sensitivity_input input_of(const world *w, const arp_table *t, const size_t *k) {
    return (arp_sensitivity_input){.plan = &w->b.plan,
                                   .values = t,
                                   .factor = w->factor,
                                   .n_factors = w->n_factors,
                                   .k = k,
                                   .n_k = 1,
                                   .alpha = 0.05};
}

static bool near(double a, long double b) {
    return fabsl(a - b) <= 1e-11L * fmaxl(1.0L, fabsl(b));
}

static bool has_near_tie(const long double *score, size_t n, size_t i) {
    for (size_t j = 0; j < n; j++) {
        if (j != i && near((double)score[j], score[i])) return true;
    }
    return false;
}

/* The same bits as the public call on the plan the draw made. */
static void equals_the_pipeline(int c, const arp_work *work) {
    arp_result r = {0};
    size_t n = work->model->n;
    assert_int_equal(arp_index_run(&work->plan, work->run.values, &r, NULL), ARP_OK);
    for (size_t v = 0; v < work->plan.n_nodes; v++) {
        bool dropped = false;
        for (size_t i = 0; i < r.n_dropped; i++) dropped |= r.dropped[i] == v;
        if (!dropped && memcmp(r.score + v * n, work->line[v], n * sizeof(double)) != 0) {
            fail_msg("case %d: bits of node %zu", c, v);
        }
        double gap = r.weight[v] - work->share[v];
        if (!dropped && (gap < 0.0 || gap > 0.0)) fail_msg("case %d: weight of node %zu", c, v);
    }
    assert_memory_equal(r.rank, work->rank, n * sizeof *r.rank);
    arp_result_free(&r);
}

static void equals_the_slow_one(int c, world *w, const arp_work *work, const slow_answer *slow,
                                const int *value) {
    for (size_t f = 0; f < w->n_factors; f++) {
        if (work->combination->value[f] != (size_t)value[f]) {
            fail_msg("case %d: factor %s takes %zu, not %d", c, w->factor[f].kind,
                     work->combination->value[f], value[f]);
        }
    }
    for (size_t i = 0; i < w->n; i++) {
        if (!near(work->line[0][i], slow->score[0][i])) fail_msg("case %d: score %zu", c, i);
        bool same = work->rank[i] == (uint32_t)slow->rank[0][i];
        if (!same && !has_near_tie(slow->score[0], w->n, i)) fail_msg("case %d: rank %zu", c, i);
    }
}

static void draw_both(int c, world *w, const arp_model *model) {
    arp_work work;
    int value[SLOW_FACTORS];
    slow_answer *slow = calloc(1, sizeof *slow);
    assert_int_equal(arp_work_new(model, &work, NULL), ARP_OK);
    assert_int_equal(model->n_dims, (size_t)slow_dims(&w->slow));
    for (uint64_t d = 0; d < DRAWS; d++) {
        for (size_t i = 0; i < model->n_dims; i++) {
            work.u[i] = arp_u01((uint64_t)c, d, (uint32_t)i);
        }
        bool expected = slow_draw(&w->slow, work.u, value, slow);
        if ((arp_work_draw(&work) == ARP_OK) != expected) fail_msg("case %d: answered", c);
        if (!expected) continue;
        equals_the_pipeline(c, &work);
        equals_the_slow_one(c, w, &work, slow, value);
    }
    arp_work_free(&work);
    free(slow);
}

static void every_draw_equals_the_pipeline_and_the_slow_one(void **state) {
    (void)state;
    static const size_t K[] = {1};
    int answered = 0, restricted = 0, c = 0;
    for (; answered < CASES && c < 4 * CASES; c++) {
        world *w = make_world((uint64_t)c);
        arp_table t = make_table(w);
        arp_sensitivity_input in = input_of(w, &t, K);
        arp_model model = {0};
        arp_error err = {0};
        int possible, can;
        slow_answer *base = calloc(1, sizeof *base);
        slow_combinations(&w->slow, &possible, &can);
        bool expected = slow_base(&w->slow, base) && can > 0;
        arp_status st = arp_model_make(&in, &model, &err);
        if ((st == ARP_OK) != expected) {
            char text[ARP_ERROR_TEXT];
            arp_error_text(&err, ARP_EN, text, sizeof text);
            fail_msg("case %d: answered %d, expected %d: %s", c, st == ARP_OK, expected, text);
        }
        if (expected) {
            assert_int_equal(model.combos.possible, possible);
            assert_int_equal(model.combos.n, can);
            draw_both(c, w, &model);
            answered++;
            restricted += can < possible;
        }
        arp_model_free(&model);
        arp_table_free(&t);
        free(base);
        free(w);
    }
    print_message("%d studies, %d of them restricted\n", answered, restricted);
    assert_int_equal(answered, CASES);
    assert_true(restricted > CASES / 10);
}

/* Chances of values after the restriction, by counting over what can be. */
static void chances_and_groups_are_those_of_what_can_be(void **state) {
    (void)state;
    static const size_t K[] = {1};
    for (uint64_t c = 0; c < CASES / 2; c++) {
        world *w = make_world(c);
        arp_table t = make_table(w);
        arp_sensitivity_input in = input_of(w, &t, K);
        arp_model m = {0};
        if (arp_model_make(&in, &m, NULL) == ARP_OK) {
            double all = 0.0, product = 1.0;
            for (size_t i = 0; i < m.combos.n; i++) {
                double p = 1.0;
                for (size_t f = 0; f < m.n_factors; f++) {
                    if (m.factor[f].n_values) p *= m.factor[f].probability[m.combos.at[i].value[f]];
                }
                all += p;
            }
            for (size_t f = 0; f < m.n_factors; f++) {
                double sum = 0.0;
                for (size_t v = 0; v < m.factor[f].n_values; v++) sum += m.combos.chance[f][v];
                if (m.factor[f].n_values && fabs(sum - 1.0) > 1e-12) fail_msg("case %d", (int)c);
            }
            /* independent groups: the chance of any combination is the product over the groups */
            for (size_t i = 0; i < m.combos.n && i < 8; i++) {
                const size_t *value = m.combos.at[i].value;
                double p = 1.0;
                product = 1.0;
                for (size_t f = 0; f < m.n_factors; f++) {
                    if (m.factor[f].n_values) p *= m.factor[f].probability[value[f]];
                }
                for (size_t g = 0; g < m.combos.n_groups; g++) {
                    double mass = 0.0;
                    for (size_t j = 0; j < m.combos.n; j++) {
                        bool agrees = true;
                        double q = 1.0;
                        for (size_t f = 0; f < m.n_factors; f++) {
                            size_t v = m.combos.at[j].value[f];
                            if (m.combos.group[f] == g) agrees = agrees && v == value[f];
                            if (m.factor[f].n_values) q *= m.factor[f].probability[v];
                        }
                        mass += agrees ? q / all : 0.0;
                    }
                    product *= mass;
                }
                if (fabs(p / all - product) > 1e-12) fail_msg("case %d: groups depend", (int)c);
            }
        }
        arp_model_free(&m);
        arp_table_free(&t);
        free(w);
    }
}

/* What is counted over the draws of one study, by the slow draws. */
typedef struct slow_counts {
    uint64_t at[SLOW_ROWS][SLOW_ROWS]; /* territory, rank - 1 */
    uint64_t bin[SLOW_CHILDREN][ARP_SHARE_BINS + 1];
    uint64_t moved;
    bool near; /* some scores are nearer than rounding */
} slow_counts;

/* Pairs (selected, not selected) that the selected one wins, ties half, over all such pairs. */
static double pairs_won(const int *rank, size_t n, const size_t *selected, size_t m) {
    double won = 0.0;
    for (size_t t = 0; t < m; t++) {
        for (size_t i = 0; i < n; i++) {
            bool in = false;
            for (size_t u = 0; u < m; u++) in = in || selected[u] == i;
            int a = rank[selected[t]], b = rank[i];
            if (!in) won += a < b ? 1.0 : a == b ? 0.5 : 0.0;
        }
    }
    return won / (double)(m * (n - m));
}

static void count_slowly(world *w, const size_t *selected, size_t m, uint64_t seed, uint64_t draws,
                         slow_counts *out) {
    double u[SLOW_NODES * 2];
    int value[SLOW_FACTORS], dims = slow_dims(&w->slow);
    slow_answer *base = calloc(1, sizeof *base), *slow = calloc(1, sizeof *slow);
    slow_base(&w->slow, base);
    for (size_t i = 0; i < w->n; i++) out->near |= has_near_tie(base->score[0], w->n, i);
    for (uint64_t d = 0; d < draws && !out->near; d++) {
        for (int i = 0; i < dims; i++) u[i] = arp_u01(seed, d, (uint32_t)i);
        assert_true(slow_draw(&w->slow, u, value, slow));
        for (size_t i = 0; i < w->n; i++) {
            out->at[i][slow->rank[0][i] - 1]++;
            out->moved += (uint64_t)abs(slow->rank[0][i] - base->rank[0][i]);
            out->near |= has_near_tie(slow->score[0], w->n, i);
        }
        for (size_t s = 0; s < w->b.node[0].n_children; s++) {
            int side = w->slow.side[s];
            for (size_t i = 0; i < w->n; i++) {
                out->near |= has_near_tie(slow->score[side], w->n, i);
            }
            double c = pairs_won(slow->rank[side], w->n, selected, m);
            out->bin[s][lround(c * ARP_SHARE_BINS)]++;
        }
    }
    free(base);
    free(slow);
}

static void compare_counts(int c, const world *w, const arp_sensitivity *r,
                           const slow_counts *slow) {
    for (size_t i = 0; i < w->n; i++) {
        for (size_t k = 0; k < w->n; k++) {
            double share = (double)slow->at[i][k] / (double)r->done;
            double gap = r->rank.share[i * w->n + k] - share;
            if (fabs(gap) > 1e-15) fail_msg("case %d: rank %zu of %zu", c, k + 1, i);
        }
    }
    for (size_t s = 0; s < r->n_sides; s++) {
        assert_memory_equal(r->c[s].bin, slow->bin[s], sizeof slow->bin[s]);
    }
    double shift = (double)slow->moved / (double)r->done / (double)w->n;
    if (fabs(r->shift - shift) > 1e-12) fail_msg("case %d: shift", c);
}

static void whole_runs_count_what_the_slow_draws_count(void **state) {
    (void)state;
    enum { STUDIES = 200 };
    static const size_t K[] = {1};
    int compared = 0, c = 0;
    for (; compared < STUDIES && c < 20 * STUDIES; c++) {
        world *w = make_world((uint64_t)c);
        arp_table t = make_table(w);
        arp_sensitivity_input in = input_of(w, &t, K);
        uint64_t s = (uint64_t)c;
        size_t selected[] = {slow_random_below(&s, w->n - 1), w->n - 1};
        in.selected = selected;
        in.m = 1 + slow_random_below(&s, 2);
        arp_sensitivity_options o = {.draws = ARP_DRAWS_BLOCK,
                                     .seed = (uint64_t)c,
                                     .threads = 1 + slow_random_below(&s, 3),
                                     .curve = 20,
                                     .no_indices = true};
        arp_sensitivity r = {0};
        slow_counts *slow = calloc(1, sizeof *slow);
        if (arp_sensitivity_run(&in, &o, &r, NULL) == ARP_OK) {
            count_slowly(w, selected, in.m, o.seed, r.done, slow);
            if (!slow->near) compare_counts(c, w, &r, slow);
            compared += !slow->near;
        }
        arp_sensitivity_free(&r);
        arp_table_free(&t);
        free(slow);
        free(w);
    }
    print_message("%d of %d studies compared\n", compared, c);
    assert_int_equal(compared, STUDIES);
}

/* Two random lines of n, now and then tied or of one piece. */
static void random_lines(uint64_t *state, size_t n, double *a, double *b) {
    size_t family = slow_random_below(state, 4);
    for (size_t i = 0; i < n; i++) {
        double u = (double)(slow_random(state) >> 11) * 0x1p-53;
        double v = (double)(slow_random(state) >> 11) * 0x1p-53;
        a[i] = family == 0 ? (double)slow_random_below(state, 5) : u;
        b[i] = family == 1 ? 0.8 * a[i] + 0.2 * v : family == 2 ? v * v * v : v;
    }
}

static void the_quick_conditional_equals_that_of_the_drivers(void **state) {
    (void)state;
    enum { MOST = 80 };
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = c;
        size_t n = 4 + slow_random_below(&s, MOST - 4), m = 1 + slow_random_below(&s, 2);
        double line[2][MOST];
        uint32_t order[MOST];
        random_lines(&s, n, line[0], line[1]);
        size_t row[2] = {slow_random_below(&s, n), n};
        if (m == 2) row[1] = (row[0] + 1 + slow_random_below(&s, n - 1)) % n;
        size_t selected[2] = {row[0] < row[1] ? row[0] : row[1], row[0] < row[1] ? row[1] : row[0]};
        arp_judge judge = {.n = n, .m = m, .n_sides = 2, .selected = selected, .quick = true};
        arp_sight sight;
        arp_places places;
        const double **z = NULL;
        assert_int_equal(arp_sight_new(&judge, &sight, NULL), ARP_OK);
        assert_true(arp_places_new(n, sight.pool, &places));
        sight.what.line[0] = line[0];
        sight.what.line[1] = line[1];
        assert_int_equal(arp_conditional_lines(&sight.what, sight.pool, &z, NULL), ARP_OK);
        for (size_t side = 0; side < 2; side++) {
            arp_conditional slow;
            assert_int_equal(arp_conditional_measure(&sight.what, z, side, &slow, NULL), ARP_OK);
            double quick = arp_quick_conditional(&sight, &places, side, order);
            if (!(fabs(quick - slow.p) <= 1e-9)) {
                fail_msg("case %d, side %zu: %.17g, not %.17g", (int)c, side, quick, slow.p);
            }
        }
        arp_sight_free(&sight);
    }
}

static void orders_and_ranks_are_those_of_counting(void **state) {
    (void)state;
    enum { MOST = 9000 };
    double *x = calloc(MOST, sizeof *x);
    uint32_t *order = calloc(MOST, sizeof *order), *rank = calloc(MOST, sizeof *rank);
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = c;
        size_t n =
            c % 100 == 0 ? MOST - slow_random_below(&s, 100) : 1 + slow_random_below(&s, 300);
        size_t family = slow_random_below(&s, 5);
        arp_pool *pool = arp_pool_new();
        arp_places room;
        for (size_t i = 0; i < n; i++) {
            double u = (double)(slow_random(&s) >> 11) * 0x1p-53;
            x[i] = family == 0   ? floor(8.0 * u) - 4.0
                   : family == 1 ? 1.0 / (1e-300 + u * u * u)
                                 : u;
            if (family == 2) x[i] = -0.0 * u;
            if (family == 3) x[i] = (slow_random_below(&s, 50) ? 1e-9 : 1e9) * (u - 0.5);
        }
        assert_true(arp_places_new(n, pool, &room));
        arp_places_order(&room, x, order);
        arp_places_ranks(x, order, n, rank);
        for (size_t i = 1; i < n; i++) {
            bool falls = x[order[i - 1]] > x[order[i]];
            bool tied = !(x[order[i - 1]] < x[order[i]]) && order[i - 1] < order[i];
            if (!falls && !tied) fail_msg("case %d: place %zu", (int)c, i);
        }
        for (size_t i = 0; i < n && n < 400; i++) {
            uint32_t above = 1;
            for (size_t j = 0; j < n; j++) above += x[j] > x[i];
            if (rank[i] != above) fail_msg("case %d: rank of %zu", (int)c, i);
        }
        arp_pool_free(pool);
    }
    free(x);
    free(order);
    free(rank);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_draw_equals_the_pipeline_and_the_slow_one),
        cmocka_unit_test(chances_and_groups_are_those_of_what_can_be),
        cmocka_unit_test(whole_runs_count_what_the_slow_draws_count),
        cmocka_unit_test(the_quick_conditional_equals_that_of_the_drivers),
        cmocka_unit_test(orders_and_ranks_are_those_of_counting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
