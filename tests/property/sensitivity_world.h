/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sensitivity_world.h
 * Numbered small studies with random factors, as the engine takes them and as the slow one does.
 */
#ifndef TESTS_SENSITIVITY_WORLD_H
#define TESTS_SENSITIVITY_WORLD_H

#include <stdlib.h>

#include "sensitivity/sensitivity.h"

#include "oracle/random.h"
#include "oracle/slow_sensitivity.h"
#include "property/slow_form.h"

static const long double NEAR = 1e-11L;

enum { CASES = 1000, MOST_FACTORS = SLOW_FACTORS, LEAVES = 16, VARIANTS = 2 };

typedef struct world {
    uint64_t state;
    build_plan b;
    char name[BUILD_NODES][ARP_NUMBER_ROOM + 1];
    size_t n, n_leaves;
    double x[LEAVES + VARIANTS][SLOW_ROWS]; /* those of variants after those of leaves */
    unsigned char mark[LEAVES + VARIANTS][SLOW_ROWS];
    arp_variant variant[VARIANTS];
    size_t n_variants;
    slow_study slow;
    arp_factor factor[MOST_FACTORS];
    size_t n_factors;
    const char *word[MOST_FACTORS][SLOW_VALUES];
    double number[MOST_FACTORS][SLOW_VALUES], probability[MOST_FACTORS][SLOW_VALUES];
} world;

static inline size_t below(world *w, size_t n) {
    return slow_random_below(&w->state, n);
}

static inline double uniform(world *w) {
    return (double)(slow_random(&w->state) >> 11) * 0x1p-53;
}

static inline void add_leaf(world *w, size_t parent) {
    size_t column = w->n_leaves++, family = below(w, 4);
    size_t v = build_leaf(&w->b, parent, "", 0.25 + uniform(w), column, below(w, 2) ? 1 : -1);
    (void)v;
    for (size_t i = 0; i < w->n; i++) {
        double u = uniform(w), *x = &w->x[column][i];
        *x = family == 0 ? (double)below(w, 6) : family == 1 ? 1.0 / (0.01 + u * u) : 50.0 * u;
    }
}

static inline void add_sides(world *w) {
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

static inline void make_holes(world *w) {
    if (below(w, 4)) return;
    w->b.plan.missing = ARP_MISSING_RULES[1 + below(w, 4)];
    for (size_t j = 0; j < w->n_leaves; j++) {
        for (size_t i = 0; i < w->n; i++) {
            if (below(w, 12) == 0) w->mark[j][i] = ARP_CELL_MISSING;
        }
    }
}

/* The next factor, in both forms; the caller fills its values. */
static inline slow_factor *add_factor(world *w, const char *kind, slow_kind slow) {
    size_t f = w->n_factors++;
    w->factor[f] = (arp_factor){.kind = kind, .choice = w->word[f], .number = w->number[f]};
    w->slow.factor[f].kind = slow;
    w->slow.n_factors = (int)w->n_factors;
    return &w->slow.factor[f];
}

/* Probabilities, now and then of their own, once the number of values is known. */
static inline void set_chances(world *w, size_t n) {
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

static inline void add_words(world *w, const char *kind, slow_kind slow, const char *const *words,
                             size_t n) {
    slow_factor *s = add_factor(w, kind, slow);
    size_t f = w->n_factors - 1;
    for (size_t v = 0; v < n; v++) w->word[f][v] = s->word[v] = words[v];
    w->factor[f].n_choices = n;
    set_chances(w, n);
}

static inline void add_rules(world *w) {
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

static inline void add_tree_factors(world *w) {
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

/* One leaf has other readings, with numbers where its own has some. */
static inline void add_variants(world *w) {
    static const char *const NAME[] = {"own", "second", "third"};
    slow_factor *s = add_factor(w, "variants", SLOW_VARIANTS);
    size_t f = w->n_factors - 1, leaf = w->b.plan.n_nodes;
    do {
        leaf = 1 + below(w, w->b.plan.n_nodes - 1);
    } while (w->b.node[leaf].n_children);
    size_t own = w->b.node[leaf].column;
    w->n_variants = 1 + below(w, VARIANTS);
    w->b.node[leaf].late = below(w, 4) == 0;
    w->factor[f].node = w->name[leaf];
    s->leaf = (int)leaf;
    s->column[0] = (int)own;
    for (size_t v = 0; v < w->n_variants; v++) {
        size_t column = w->n_leaves + v;
        bool late = below(w, 2);
        for (size_t i = 0; i < w->n; i++) w->x[column][i] = 50.0 * uniform(w);
        memcpy(w->mark[column], w->mark[own], sizeof w->mark[own]);
        w->variant[v] = (arp_variant){leaf, NAME[v + 1], column, 0, late, NAN};
        s->column[v + 1] = (int)column;
        s->late[v + 1] = late && !w->b.node[leaf].late;
    }
    for (size_t v = 0; v <= w->n_variants; v++) w->word[f][v] = NAME[v];
    w->factor[f].n_choices = w->n_variants + 1;
    set_chances(w, w->n_variants + 1);
}

static inline void add_weights(world *w) {
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

static inline world *make_world(uint64_t number) {
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
    slow_form(&w->b.plan, &w->slow.plan);
    w->slow.x = w->x;
    w->slow.mark = w->mark;
    w->slow.n = (int)w->n;
    if (below(w, 2)) add_weights(w);
    add_rules(w);
    add_tree_factors(w);
    if (below(w, 3) == 0) add_variants(w);
    if (w->n_factors == 0) add_factor(w, "side_weights", SLOW_SIDES_FLAT);
    return w;
}

static inline arp_table make_table(const world *w) {
    return marked_table(w->n, w->n_leaves + w->n_variants, w->x, w->mark);
}

static inline arp_sensitivity_input input_of(const world *w, const arp_table *t, const size_t *k) {
    return (arp_sensitivity_input){.plan = &w->b.plan,
                                   .values = t,
                                   .variant = w->variant,
                                   .n_variants = w->n_variants,
                                   .factor = w->factor,
                                   .n_factors = w->n_factors,
                                   .k = k,
                                   .n_k = 1,
                                   .alpha = 0.05};
}

#endif
