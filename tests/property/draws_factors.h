/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file draws_factors.h
 * Factors of every kind of the table for a numbered world, made from what a kind says of itself: a
 * kind that is added is drawn without a word here, and refused ones are tried again.
 */
#ifndef TESTS_DRAWS_FACTORS_H
#define TESTS_DRAWS_FACTORS_H

#include "property/draws_world.h"

#include "sensitivity/factors/factors.h"
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/law.h"
#include "sensitivity/factors/words.h"

enum { WORLD_FACTORS = 8, WORLD_CHOICES = 4, WORLD_TRIES = 60 };

/** The factors of a world, as written. */
typedef struct world_factors {
    world *w;
    arp_factor factor[WORLD_FACTORS];
    size_t n, combinations; /* products of the discrete values */
    double *share;          /* of each node in its parent, as declared */
} world_factors;

static inline bool has_key(const arp_factor_kind *kind, const arp_factor_key *key) {
    for (size_t i = 0; kind->keys[i]; i++) {
        if (kind->keys[i] == key) return true;
    }
    return false;
}

/* Whether it chooses among names or words. */
static inline bool takes_choice(const arp_factor_kind *kind) {
    for (size_t i = 0; kind->keys[i]; i++) {
        if (kind->keys[i]->read == arp_read_factor_choice) return true;
    }
    return kind->word || kind->readings;
}

static inline bool takes_node(const arp_factor_kind *kind, bool needed) {
    for (size_t i = 0; kind->keys[i]; i++) {
        const arp_factor_key *key = kind->keys[i];
        if (key->read == arp_read_factor_node && (key->needed || !needed)) return true;
    }
    return kind->readings;
}

/* Whether a law takes numbers. */
static inline bool takes_numbers(const arp_factor_kind *kind, const arp_law *law) {
    for (size_t i = 0; law && kind->keys[i]; i++) {
        if (kind->keys[i]->law == law) return true;
    }
    return false;
}

/* The words a factor may choose from: the kind's own, or names, of one sort at a time. */
static inline size_t list_names(world_factors *f, const arp_factor_kind *kind, const char *node,
                                const char **name) {
    world *w = f->w;
    size_t n = 0, sort = below(w, 3);
    if (kind->word) return arp_factor_list_words(kind, name);
    if (kind->readings) {
        name[n++] = "declared";
        for (size_t i = 0; i < WORLD_VARIANTS; i++) {
            const arp_plan_node *leaf = &w->b.node[w->variant[i].node];
            if (strcmp(leaf->name, node) == 0) name[n++] = w->variant[i].name;
        }
        return n;
    }
    for (size_t v = 1; sort < 2 && v < w->b.plan.n_nodes; v++) {
        if ((w->b.node[v].n_children == 0) == (sort == 0)) name[n++] = w->b.node[v].name;
    }
    for (size_t i = 0; sort == 2 && i < w->in.n_comparators; i++) name[n++] = w->comparator[i].name;
    return n;
}

/* Some of them, in any order; the declared reading stays the first. */
static inline void choose_some(world_factors *f, const arp_factor_kind *kind, arp_factor *out) {
    world *w = f->w;
    const char *name[BUILD_NODES];
    size_t n = list_names(f, kind, out->node, name), some = 1 + below(w, WORLD_CHOICES);
    const char **choice = arp_pool_take(w->pool, WORLD_CHOICES, sizeof *choice);
    for (size_t i = 0; i < some && i < n; i++) {
        size_t at = i == 0 && kind->readings ? 0 : i + below(w, n - i);
        choice[i] = name[at];
        name[at] = name[i];
        out->n_choices++;
    }
    out->choice = choice;
}

static inline void give_numbers(world *w, arp_factor *out) {
    static const double NUMBER[] = {-1.0, 0.0, 0.25, 0.5, 1.0, 2.0, 4.0};
    double *number = arp_pool_take(w->pool, WORLD_CHOICES, sizeof *number);
    out->n_numbers = below(w, WORLD_CHOICES);
    for (size_t i = 0; i < out->n_numbers; i++) {
        number[i] = NUMBER[below(w, sizeof NUMBER / sizeof *NUMBER)];
    }
    out->number = number;
}

/* Limits of the shares of one or two children of some node. */
static inline void limit_shares(world *w, arp_factor *out) {
    const arp_plan_node *parent;
    do {
        parent = &w->b.node[below(w, w->b.plan.n_nodes)];
    } while (parent->n_children == 0);
    const char *first = w->b.node[parent->child[0]].name;
    const char *last = w->b.node[parent->child[parent->n_children - 1]].name;
    if (once_in(w, 2)) {
        arp_share_bound *bound = arp_pool_take(w->pool, 1, sizeof *bound);
        *bound = (arp_share_bound){last, 0.5 * uniform(w), 0.5 + 0.5 * uniform(w)};
        out->bound = bound;
        out->n_bounds = 1;
    } else {
        arp_share_order *order = arp_pool_take(w->pool, 1, sizeof *order);
        *order = (arp_share_order){first, last, 1.0, once_in(w, 2) ? 3.0 : 0.0};
        out->order = order;
        out->n_orders = 1;
    }
}

/* One way of writing a factor of a kind. */
static inline arp_factor write_factor(world_factors *f, const arp_factor_kind *kind) {
    world *w = f->w;
    const arp_law *law = kind->laws ? ANY_OF(w, kind->laws) : NULL;
    arp_factor out = {.kind = kind->name, .rule = law ? law->name : NULL};
    bool must = takes_node(kind, true), may = takes_node(kind, false);
    if (must || (may && once_in(w, 3))) {
        out.node = w->b.node[below(w, w->b.plan.n_nodes)].name;
    }
    bool all = !kind->word && !must && once_in(w, 2); /* none given: every one */
    if (takes_choice(kind) && !all) choose_some(f, kind, &out);
    if (takes_numbers(kind, law)) give_numbers(w, &out);
    if (has_key(kind, &arp_key_bounds) && once_in(w, 4)) limit_shares(w, &out);
    return out;
}

/* Chances of its own, some of them 0. */
static inline void set_chances(world *w, size_t n_values, arp_factor *out) {
    double *p = arp_pool_take(w->pool, n_values, sizeof *p);
    for (size_t v = 0; v < n_values; v++) {
        p[v] = v && once_in(w, 6) ? 0.0 : (double)(1 + below(w, 4)) / 4.0;
    }
    out->probability = p;
    out->n_probabilities = n_values;
}

/* Most combinations that are tried: each costs a run. */
static inline size_t most_combinations(const world *w) {
    return w->n > 1000 ? 6 : w->n > 100 ? 24 : 96;
}

/** Add a factor of a kind; false where none could be written that the study takes. */
static inline bool add_factor(world_factors *f, const arp_factor_kind *kind) {
    world *w = f->w;
    arp_factor *to = &f->factor[f->n];
    for (size_t t = 0; t < WORLD_TRIES && f->n < WORLD_FACTORS; t++) {
        arp_ground ground = {.in = &w->in, .share = f->share, .pool = w->pool};
        arp_uncertain *made;
        *to = write_factor(f, kind);
        w->in.factor = f->factor;
        w->in.n_factors = f->n + 1;
        bool taken = arp_factors_make(&ground, &made, NULL) == ARP_OK;
        size_t values = taken && made[f->n].n_values ? made[f->n].n_values : 1;
        if (!taken || f->combinations * values > most_combinations(w)) continue;
        if (made[f->n].n_values && has_key(kind, &arp_key_probabilities) && once_in(w, 2)) {
            set_chances(w, values, to);
        }
        f->combinations *= values;
        f->n++;
        return true;
    }
    w->in.n_factors = f->n;
    return false;
}

/** Room for factors; false where the study cannot be run as declared. */
static inline bool factors_open(world *w, world_factors *out) {
    arp_result declared = {0};
    *out = (world_factors){.w = w, .combinations = 1};
    if (arp_index_run(&w->b.plan, &w->table, &declared, NULL) != ARP_OK) return false;
    out->share = arp_pool_take(w->pool, w->b.plan.n_nodes, sizeof *out->share);
    memcpy(out->share, declared.weight, w->b.plan.n_nodes * sizeof *out->share);
    arp_result_free(&declared);
    return true;
}

/** Several kinds, in any order; weights, which most studies vary, more often than others. Data are
    not taken anew where there are many territories: each draw would cost milliseconds. */
static inline void mix_factors(world_factors *f) {
    size_t some = 2 + below(f->w, 5);
    for (size_t i = 0; i < 4 * WORLD_FACTORS && f->n < some; i++) {
        const arp_factor_kind *kind = ANY_OF(f->w, ARP_FACTOR_KINDS);
        bool weights = has_key(kind, &arp_key_bounds);
        if (kind->data && (f->w->n > 100 || !once_in(f->w, 3))) continue;
        if (weights || once_in(f->w, 2)) add_factor(f, kind);
    }
}

#endif
