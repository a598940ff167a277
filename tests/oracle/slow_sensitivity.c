/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_sensitivity.h"

#include <math.h>
#include <string.h>

static bool inner(const slow_plan *p, int v) {
    return p->node[v].n_children > 0;
}

static int dims_of(const slow_study *s, int f) {
    int dims = 0;
    slow_kind kind = s->factor[f].kind;
    if (s->factor[f].n_values) return 1;
    if (kind == SLOW_SIDES_FLAT) return s->plan.node[0].n_children - 1;
    for (int v = 1; v < s->plan.n_nodes; v++) {
        int k = s->plan.node[v].n_children;
        if (k >= 2) dims += kind == SLOW_INNER_NOISE ? k : k - 1;
    }
    return dims;
}

int slow_dims(const slow_study *study) {
    int dims = 0;
    for (int f = 0; f < study->n_factors; f++) dims += dims_of(study, f);
    return dims;
}

/* Nominal share of child j of a node with given or equal weights. */
static double nominal(const slow_plan *p, int v, int j) {
    const slow_node *node = &p->node[v];
    double sum = 0.0;
    if (strcmp(node->weigh, "given") != 0) return 1.0 / node->n_children;
    for (int i = 0; i < node->n_children; i++) sum += p->node[node->child[i]].weight;
    return p->node[node->child[j]].weight / sum;
}

/* Shares flat over the simplex: each is what is left times 1 - (1 - u)^(1 / those after it). */
static void flat(const double *u, int k, double *share) {
    double left = 1.0;
    for (int j = 0; j + 1 < k; j++) {
        share[j] = left * (1.0 - pow(1.0 - u[j], 1.0 / (k - 1 - j)));
        left -= share[j];
    }
    share[k - 1] = left;
}

/* Drawn weights keep the sum of the weights they stand for. */
static int set_weights(const slow_plan *from, int v, const slow_factor *f, const double *u,
                       slow_plan *to) {
    const slow_node *node = &from->node[v];
    double share[SLOW_CHILDREN], units = 0.0, sum = 0.0;
    int k = node->n_children;
    for (int j = 0; j < k; j++) units += from->node[node->child[j]].weight;
    if (strcmp(node->weigh, "given") != 0) units = k;
    if (f->kind == SLOW_INNER_NOISE) {
        for (int j = 0; j < k; j++) {
            share[j] = nominal(from, v, j) * (1.0 + f->number[0] * (2.0 * u[j] - 1.0));
            sum += share[j];
        }
        for (int j = 0; j < k; j++) share[j] /= sum;
    } else {
        flat(u, k, share);
    }
    for (int j = 0; j < k; j++) to->node[node->child[j]].weight = share[j] * units;
    to->node[v].weigh = "given";
    return f->kind == SLOW_INNER_NOISE ? k : k - 1;
}

static void set_continuous(const slow_study *s, int f, const double *u, slow_plan *to) {
    if (s->factor[f].kind == SLOW_SIDES_FLAT) {
        set_weights(&s->plan, 0, &s->factor[f], u, to);
        return;
    }
    for (int v = 1; v < s->plan.n_nodes; v++) {
        if (s->plan.node[v].n_children < 2) continue;
        u += set_weights(&s->plan, v, &s->factor[f], u, to);
    }
}

static void unlink_child(slow_plan *p, int leaf) {
    slow_node *parent = &p->node[p->node[leaf].parent];
    int at = 0;
    for (int j = 0; j < parent->n_children; j++) {
        if (parent->child[j] != leaf) parent->child[at++] = parent->child[j];
    }
    parent->n_children = at;
}

static void set_discrete(const slow_study *s, int f, int v, slow_plan *to) {
    const slow_factor *factor = &s->factor[f];
    if (factor->kind == SLOW_NORMALISE) {
        bool same = strcmp(to->normalise, factor->word[v]) == 0;
        to->normalise = factor->word[v];
        for (int i = 0; i < to->n_nodes && !same; i++) to->node[i].frozen = false;
    }
    if (factor->kind == SLOW_VARIANTS) to->node[factor->leaf].column = factor->column[v];
    if (factor->kind == SLOW_OUTLIERS) to->outliers = factor->word[v];
    if (factor->kind == SLOW_MISSING) to->missing[1] = factor->word[v];
    for (int i = 0; i < to->n_nodes && factor->kind == SLOW_EXPONENT; i++) {
        if (inner(&s->plan, i)) to->node[i].exponent = factor->number[v];
    }
}

/* A node that moves and one that goes: last, when the others know the declared tree. */
static void set_tree(const slow_study *s, int f, int v, slow_plan *to) {
    const slow_factor *factor = &s->factor[f];
    if (factor->kind == SLOW_LEAVE_OUT && factor->node[v] >= 0) unlink_child(to, factor->node[v]);
    if (factor->kind == SLOW_SIDE_OF && factor->node[v] != to->node[factor->leaf].parent) {
        slow_node *parent = &to->node[factor->node[v]];
        bool gone = true;
        for (int i = 0; i < to->n_nodes; i++) {
            for (int j = 0; j < to->node[i].n_children; j++) {
                gone = gone && to->node[i].child[j] != factor->leaf;
            }
        }
        if (gone) return; /* it was left out */
        unlink_child(to, factor->leaf);
        to->node[factor->leaf].parent = factor->node[v];
        parent->child[parent->n_children++] = factor->leaf;
    }
}

static bool is_leaf(const slow_study *s, int v) {
    return s->plan.node[v].n_children == 0;
}

/* The plan again with the nodes that are still under the root, numbered as slow_index() wants them;
   emptied inner nodes go. */
static bool keep(const slow_study *s, const slow_plan *from, int v, int parent, slow_plan *to) {
    const slow_node *node = &from->node[v];
    int here = to->n_nodes++;
    to->node[here] = *node;
    to->node[here].parent = parent;
    to->node[here].n_children = 0;
    for (int j = 0; j < node->n_children; j++) {
        int at = to->n_nodes;
        if (keep(s, from, node->child[j], here, to)) {
            to->node[here].child[to->node[here].n_children++] = at;
        } else {
            to->n_nodes = at;
        }
    }
    return is_leaf(s, v) || to->node[here].n_children > 0;
}

static bool run(slow_study *s, const int *value, const double *u, slow_answer *out) {
    slow_plan changed = s->plan, made = s->plan;
    for (int f = 0, at = 0; f < s->n_factors; f++) {
        if (s->factor[f].n_values) set_discrete(s, f, value[f], &changed);
        else set_continuous(s, f, u + at, &changed);
        at += dims_of(s, f);
    }
    for (int f = 0; f < s->n_factors; f++) {
        if (s->factor[f].n_values) set_tree(s, f, value[f], &changed);
    }
    made.normalise = changed.normalise;
    made.outliers = changed.outliers;
    made.missing[1] = changed.missing[1];
    made.n_nodes = 0;
    keep(s, &changed, 0, -1, &made);
    if (made.node[0].n_children < s->plan.node[0].n_children) return false;
    for (int j = 0; j < made.node[0].n_children; j++) s->side[j] = made.node[0].child[j];
    s->late = false;
    for (int f = 0; f < s->n_factors; f++) {
        if (s->factor[f].kind == SLOW_VARIANTS) s->late = s->factor[f].late[value[f]];
    }
    return slow_index(&made, s->x, s->mark, s->n, out);
}

/* Whether a combination can be, weights at the middle; looked at once. */
static bool allowed(slow_study *s, const int *value) {
    double middle[SLOW_NODES * 2];
    static slow_answer answer;
    int number = 0;
    for (int f = 0; f < s->n_factors; f++) {
        if (s->factor[f].n_values) number = number * s->factor[f].n_values + value[f];
    }
    for (int i = 0; i < SLOW_NODES * 2; i++) middle[i] = 0.5;
    if (!s->known[number]) s->known[number] = run(s, value, middle, &answer) ? 2 : 1;
    return s->known[number] == 2;
}

static bool next(const slow_study *s, int *value) {
    for (int f = s->n_factors - 1; f >= 0; f--) {
        int n = s->factor[f].n_values;
        if (n && ++value[f] < n) return true;
        value[f] = 0;
    }
    return false;
}

static double chance(const slow_study *s, const int *value) {
    double p = 1.0;
    for (int f = 0; f < s->n_factors; f++) {
        if (s->factor[f].n_values) p *= s->factor[f].probability[value[f]];
    }
    return p;
}

/* Chance of all allowed combinations that agree with the first `fixed` values. */
static double mass(slow_study *s, const int *value, int fixed) {
    int all[SLOW_FACTORS] = {0};
    double sum = 0.0;
    do {
        bool agrees = true;
        for (int f = 0; f < fixed; f++) agrees = agrees && all[f] == value[f];
        if (agrees && chance(s, all) > 0.0 && allowed(s, all)) sum += chance(s, all);
    } while (next(s, all));
    return sum;
}

bool slow_draw(slow_study *s, const double *u, int *value, slow_answer *out) {
    for (int f = 0; f < s->n_factors; f++) value[f] = 0;
    for (int f = 0, at = 0; f < s->n_factors; f++) {
        int n = s->factor[f].n_values;
        if (n) {
            double whole = mass(s, value, f), below = 0.0;
            if (!(whole > 0.0)) return false;
            for (value[f] = 0; value[f] < n; value[f]++) {
                below += mass(s, value, f + 1);
                if (u[at] <= below / whole) break;
            }
        }
        at += dims_of(s, f);
    }
    return run(s, value, u, out);
}

void slow_combinations(slow_study *s, int *possible, int *can) {
    int value[SLOW_FACTORS] = {0};
    *possible = *can = 0;
    do {
        if (!(chance(s, value) > 0.0)) continue;
        ++*possible;
        *can += allowed(s, value);
    } while (next(s, value));
}

bool slow_base(const slow_study *s, slow_answer *out) {
    return slow_index(&s->plan, s->x, s->mark, s->n, out);
}
