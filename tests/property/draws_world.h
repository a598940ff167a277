/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file draws_world.h
 * Numbered studies of any size, with ties, gaps and every rule, for comparing two ways of running
 * the same draws: no slow form of them is needed.
 */
#ifndef TESTS_DRAWS_WORLD_H
#define TESTS_DRAWS_WORLD_H

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/ties.h"
#include "oracle/random.h"
#include "sensitivity/sensitivity.h"
#include "unit/build.h"

enum { WORLD_LEAVES = 16, WORLD_VARIANTS = 2, WORLD_COLUMNS = WORLD_LEAVES + WORLD_VARIANTS };
enum { WORLD_MANY = 300 }; /* territories of which a draw is dear */

/** What every third row is like: its own; as the one before; as far from it as rounding takes sums;
    as far as ties reach, a little more or less, so that the last bit of a score shows in a rank. */
typedef enum world_rows {
    ROWS_APART,
    ROWS_REPEATED,
    ROWS_NEAR,
    ROWS_AT_THE_EDGE,
    ROWS_KINDS
} world_rows;

typedef struct world {
    uint64_t state;
    arp_pool *pool; /* of all that follows */
    build_plan b;
    size_t n, n_leaves, n_columns;
    world_rows rows;
    bool positive; /* the values that are joined: other means than the arithmetic one take them */
    double *x[WORLD_COLUMNS];
    arp_table table;
    arp_error_column error[WORLD_COLUMNS];
    arp_variant variant[WORLD_VARIANTS];
    arp_comparator_values comparator[2];
    bool *late;
    arp_sensitivity_input in;
} world;

static inline size_t below(world *w, size_t n) {
    return slow_random_below(&w->state, n);
}

/** One time in @p n. */
static inline bool once_in(world *w, size_t n) {
    return below(w, n) == 0;
}

static inline double uniform(world *w) {
    return (double)(slow_random(&w->state) >> 11) * 0x1p-53;
}

static inline size_t count_rows(const void *const *row) {
    size_t n = 0;
    while (row[n]) n++;
    return n;
}

/** One row of a NULL-terminated table. */
#define ANY_OF(w, TABLE) ((TABLE)[below(w, count_rows((const void *const *)(TABLE)))])

/** Few territories mostly, every sixteenth world a size where the ways of counting change. */
static inline size_t pick_size(world *w, uint64_t number) {
    static const size_t EDGE[] = {2,  1024, 3,  15, 2001, 16,   4,  17,  1025, 31,
                                  32, 3000, 33, 63, 64,   1023, 65, 257, 511,  2000};
    if (number % 16 == 7) return EDGE[number / 16 % (sizeof EDGE / sizeof *EDGE)];
    return number % 8 == 3 ? 40 + below(w, 160) : 5 + below(w, 30);
}

static inline double pick_weight(world *w, size_t rank) {
    if (rank && once_in(w, 8)) return 0.0;
    return once_in(w, 2) ? (double)(1 + below(w, 3)) : 0.25 + uniform(w);
}

static inline const char *number_name(world *w, size_t v) {
    char name[ARP_NUMBER_ROOM + 1] = "v";
    arp_number_from_size(name + 1, v);
    return arp_pool_text(w->pool, name, strlen(name));
}

static inline size_t add_node(world *w, size_t parent) {
    static const double EXPONENT[] = {0.5, 1.0, -2.0, 3.0};
    const char *name = number_name(w, w->b.plan.n_nodes);
    size_t v = build_node(&w->b, parent, name, pick_weight(w, w->b.node[parent].n_children));
    w->b.node[v].weigh = once_in(w, 5) ? ANY_OF(w, ARP_WEIGHT_RULES) : &arp_weight_given;
    if (w->positive) w->b.node[v].aggregate = ANY_OF(w, ARP_AGGREGATORS);
    w->b.node[v].exponent = w->b.node[v].aggregate->free_exponent
                                ? EXPONENT[below(w, 4)]
                                : w->b.node[v].aggregate->exponent;
    return v;
}

static inline void add_leaf(world *w, size_t parent) {
    const char *name = number_name(w, w->b.plan.n_nodes);
    if (w->n_leaves == WORLD_LEAVES) return;
    build_leaf(&w->b, parent, name, pick_weight(w, w->b.node[parent].n_children), w->n_leaves++,
               once_in(w, 2) ? 1 : -1);
}

/* A side is a leaf, or a node of leaves that may hold a node, which may hold another. */
static inline void add_side(world *w) {
    static const char *const LACKS[] = {"what nobody counts"};
    if (once_in(w, 8)) {
        add_leaf(w, 0);
        return;
    }
    size_t v = add_node(w, 0), leaves = 1 + below(w, 3);
    if (once_in(w, 8)) {
        w->b.node[v].lacks = LACKS;
        w->b.node[v].n_lacks = 1;
    }
    for (size_t j = 0; j < leaves; j++) add_leaf(w, v);
    if (!once_in(w, 3) || w->n_leaves + 5 > WORLD_LEAVES) return;
    size_t inner = add_node(w, v);
    add_leaf(w, inner);
    if (once_in(w, 2)) add_leaf(w, inner);
    if (!once_in(w, 2)) return;
    size_t last = add_node(w, inner);
    add_leaf(w, last);
    if (once_in(w, 2)) add_leaf(w, last);
}

/* Rules; those that other means can take the values of where the means are others. */
static inline void make_rules(world *w) {
    static const arp_normaliser *const POSITIVE[] = {
        &arp_normalise_minmax, &arp_normalise_goalposts, &arp_normalise_rank, NULL};
    arp_plan *plan = &w->b.plan;
    w->positive = once_in(w, 4);
    plan->normalise = w->positive ? ANY_OF(w, POSITIVE) : ANY_OF(w, ARP_NORMALISERS);
    plan->outliers = once_in(w, 3) ? ANY_OF(w, ARP_OUTLIER_RULES) : &arp_outliers_none;
    plan->drop_constant = once_in(w, 2);
    if (!w->positive && once_in(w, 2)) return;
    plan->target[0] = 1.0;
    plan->target[1] = 100.0;
}

static inline void make_plan(world *w) {
    build_start(&w->b);
    make_rules(w);
    if (w->positive && once_in(w, 2)) {
        w->b.node[0].aggregate = ANY_OF(w, ARP_AGGREGATORS);
        if (w->b.node[0].aggregate->free_exponent) w->b.node[0].exponent = 2.0;
        else w->b.node[0].exponent = w->b.node[0].aggregate->exponent;
    }
    size_t sides = once_in(w, 2) ? 2 : 2 + below(w, 3);
    for (size_t s = 0; s < sides; s++) add_side(w);
}

/* Whole numbers with many ties, plain ones, some far off, some below 0; now and then all the same.
 */
static inline void fill_column(world *w, size_t j) {
    size_t family = below(w, 4), same = once_in(w, 40);
    for (size_t i = 0; i < w->n; i++) {
        double u = uniform(w), *x = &w->x[j][i];
        *x = family == 0   ? (double)below(w, 6)
             : family == 1 ? 1.0 / (0.01 + u * u)
             : family == 2 ? 50.0 * u
                           : 100.0 * (u - 0.5);
        if (same && i) *x = w->x[j][0];
    }
}

static inline double pick_gap(world *w) {
    if (w->rows == ROWS_AT_THE_EDGE) return ARP_TIE * pow(10.0, 1.6 * uniform(w) - 0.8);
    return w->rows == ROWS_NEAR ? 1e-13 : 0.0;
}

static inline void fill_columns(world *w) {
    w->rows = (world_rows)below(w, ROWS_KINDS);
    w->n_columns = w->n_leaves + WORLD_VARIANTS;
    for (size_t j = 0; j < w->n_columns; j++) {
        w->x[j] = arp_pool_take(w->pool, w->n, sizeof(double));
        fill_column(w, j);
        for (size_t i = 1; i < w->n && w->rows != ROWS_APART; i += 3) {
            double gap = j ? 0.0 : pick_gap(w);
            w->x[j][i] = w->x[j][i - 1] * (1.0 + gap);
        }
    }
    w->table = build_table(w->n, w->n_columns, (const double *const *)w->x);
}

static inline void make_hole(world *w, size_t j, size_t i) {
    uint8_t mark = (uint8_t)(1 + (once_in(w, 2) ? 0 : below(w, ARP_CELL_NOT_APPLICABLE)));
    w->table.column[j].mark[i] = mark;
    w->table.column[j].value[i] = NAN;
}

/* One hole or many, each mark under a rule of its own. */
static inline void make_holes(world *w) {
    const arp_missing_rule **rule[] = {&w->b.plan.missing, &w->b.plan.secret,
                                       &w->b.plan.not_applicable};
    if (!once_in(w, 3)) return;
    size_t rules = count_rows((const void *const *)ARP_MISSING_RULES);
    for (size_t r = 0; r < 3; r++) *rule[r] = ARP_MISSING_RULES[1 + below(w, rules - 1)];
    if (once_in(w, 2)) {
        make_hole(w, below(w, w->n_leaves), below(w, w->n));
        return;
    }
    for (size_t j = 0; j < w->n_leaves; j++) {
        for (size_t i = 0; i < w->n; i++) {
            if (once_in(w, 12)) make_hole(w, j, i);
        }
    }
}

static inline double mean_of(const arp_column *c, size_t n) {
    double sum = 0.0, known = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (c->mark[i] != ARP_CELL_OK) continue;
        sum += c->value[i];
        known += 1.0;
    }
    return sum / known;
}

/* Bounds where the method has none of its own, and now and then where it has. */
static inline void freeze(world *w) {
    for (size_t v = 1; v < w->b.plan.n_nodes; v++) {
        arp_plan_node *node = &w->b.node[v];
        bool asked = w->b.plan.normalise->n_bounds && !w->b.plan.normalise->measure;
        if (node->n_children || !(asked || once_in(w, 10))) continue;
        node->frozen = true;
        node->bound[0] = mean_of(&w->table.column[node->column], w->n) - 0.25;
        node->bound[1] = node->bound[0] + 1.0 + 20.0 * uniform(w);
    }
}

static inline void make_comparators(world *w) {
    static const char *const NAME[] = {"here", "there"};
    for (size_t c = 0; c < 2; c++) {
        double *value = arp_pool_take(w->pool, w->n_columns, sizeof *value);
        for (size_t j = 0; j < w->n_columns; j++) {
            value[j] = once_in(w, 30) ? NAN : mean_of(&w->table.column[j], w->n) + 0.5 + uniform(w);
        }
        w->comparator[c] = (arp_comparator_values){NAME[c], value};
    }
}

/* One leaf has other readings, with a value wherever its own has one. */
static inline void make_variants(world *w) {
    static const char *const NAME[] = {"second", "third"};
    size_t leaf;
    do {
        leaf = 1 + below(w, w->b.plan.n_nodes - 1);
    } while (w->b.node[leaf].n_children);
    w->b.node[leaf].late = once_in(w, 4);
    for (size_t c = 0; c < WORLD_VARIANTS; c++) {
        size_t column = w->n_leaves + c;
        const arp_column *own = &w->table.column[w->b.node[leaf].column];
        arp_column *other = &w->table.column[column];
        for (size_t i = 0; i < w->n; i++) {
            other->mark[i] = own->mark[i];
            if (own->mark[i] != ARP_CELL_OK) other->value[i] = NAN;
        }
        w->variant[c] = (arp_variant){leaf, NAME[c], column, 0, once_in(w, 2), NAN};
    }
}

/* Rates of counts in place of a column's values. */
static inline void make_count(world *w, size_t j, arp_error_model model) {
    arp_column *c = &w->table.column[j];
    arp_summand *s = arp_pool_take(w->pool, 1, sizeof *s);
    *s = (arp_summand){.numerator = arp_pool_take(w->pool, w->n, sizeof(double)),
                       .denominator = arp_pool_take(w->pool, w->n, sizeof(double)),
                       .mark = c->mark,
                       .per = 1000.0,
                       .summable = true,
                       .model = model};
    for (size_t i = 0; i < w->n; i++) {
        s->denominator[i] = 20.0 + (double)below(w, 2000);
        s->numerator[i] = (double)below(w, 1 + (size_t)(s->denominator[i] / 10.0));
        if (c->mark[i] != ARP_CELL_OK) s->numerator[i] = NAN;
        else c->value[i] = s->per * s->numerator[i] / s->denominator[i];
    }
    w->error[j].count = s;
}

static inline void make_interval(world *w, size_t j) {
    double *low = arp_pool_take(w->pool, w->n, sizeof *low);
    double *high = arp_pool_take(w->pool, w->n, sizeof *high);
    for (size_t i = 0; i < w->n; i++) {
        double half = once_in(w, 5) ? NAN : 0.1 + uniform(w);
        low[i] = w->table.column[j].value[i] - half;
        high[i] = w->table.column[j].value[i] + half;
    }
    w->error[j].low = low;
    w->error[j].high = high;
    w->error[j].bounded = once_in(w, 3);
}

static inline void make_standard_error(world *w, size_t j) {
    double *error = arp_pool_take(w->pool, w->n, sizeof *error);
    for (size_t i = 0; i < w->n; i++) error[i] = once_in(w, 5) ? NAN : uniform(w);
    w->error[j].standard_error = error;
}

/* One column counts something, of the others some are as sure as one likes. Where rows are to be
   tied, the values of the leaves stay. */
static inline void make_errors(world *w) {
    size_t counted = w->rows == ROWS_APART ? 0 : w->n_leaves;
    for (size_t j = 0; j < w->n_columns; j++) {
        size_t kind = j == counted ? 0 : below(w, 8);
        if (kind < 2 && (j == counted || w->rows == ROWS_APART)) {
            make_count(w, j, kind ? ARP_ERROR_BINOMIAL : ARP_ERROR_POISSON);
        } else if (kind == 2) {
            make_standard_error(w, j);
        } else if (kind == 3) {
            make_interval(w, j);
        }
        w->error[j].has_secret = once_in(w, 3);
        w->error[j].secret[0] = 1.0;
        w->error[j].secret[1] = 4.0;
    }
}

static inline size_t *distinct(world *w, size_t m) {
    size_t *row = arp_pool_take(w->pool, w->n, sizeof *row);
    for (size_t i = 0; i < w->n; i++) row[i] = i;
    for (size_t i = 0; i < m; i++) {
        size_t at = i + below(w, w->n - i), was = row[i];
        row[i] = row[at];
        row[at] = was;
    }
    return row;
}

/* None to all but one; one or two mostly, and seldom many of many, whose verdict is dear. */
static inline size_t pick_selection(world *w) {
    size_t most = w->n > 40 && !once_in(w, 4) ? 8 : w->n;
    size_t m = once_in(w, 5) ? 0 : once_in(w, 4) ? below(w, most) : 1 + below(w, 2);
    if (m > 3 && w->n > WORLD_MANY) m = w->n - 1 - m % 3;
    return m < w->n ? m : w->n - 1;
}

static inline void make_question(world *w) {
    arp_sensitivity_input *in = &w->in;
    size_t sides = w->b.node[0].n_children;
    in->m = pick_selection(w);
    in->selected = distinct(w, in->m);
    in->n_k = 1 + below(w, w->n > 3 ? 3 : 1);
    size_t *k = distinct(w, w->n - 1); /* of 0 .. n - 1 */
    for (size_t i = 0, at = 0; at < in->n_k; i++) {
        if (k[i]) k[at++] = k[i];
    }
    in->k = k;
    in->alpha = once_in(w, 2) ? 0.05 : 0.3;
    w->late = arp_pool_take(w->pool, sides, sizeof *w->late);
    for (size_t s = 0; s < sides; s++) w->late[s] = once_in(w, 12);
    in->late = once_in(w, 2) ? w->late : NULL;
    in->n_given = once_in(w, 6) ? 1 + below(w, 2) : 0;
    const double **given = arp_pool_take(w->pool, in->n_given, sizeof *given);
    for (size_t g = 0; g < in->n_given; g++) {
        double *line = arp_pool_take(w->pool, w->n, sizeof *line);
        for (size_t i = 0; i < w->n; i++) line[i] = uniform(w);
        given[g] = line;
    }
    in->given = given;
}

/** World @p number, without factors; what is refused of it is tried as another @p attempt. */
static inline world *world_new(uint64_t number, uint64_t attempt) {
    world *w = calloc(1, sizeof *w);
    w->state = number * 1000003u + attempt * 7919u + 17u;
    w->pool = arp_pool_new();
    w->n = pick_size(w, number);
    make_plan(w);
    fill_columns(w);
    make_holes(w);
    make_errors(w);
    make_variants(w);
    freeze(w);
    make_comparators(w);
    w->in = (arp_sensitivity_input){.plan = &w->b.plan,
                                    .values = &w->table,
                                    .error = w->error,
                                    .comparator = w->comparator,
                                    .n_comparators = 2,
                                    .variant = w->variant,
                                    .n_variants = WORLD_VARIANTS};
    make_question(w);
    return w;
}

static inline void world_free(world *w) {
    arp_table_free(&w->table);
    arp_pool_free(w->pool);
    free(w);
}

#endif
