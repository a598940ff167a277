/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_form.h
 * Plans and columns of one random case, as the engine takes them and as the slow index does.
 */
#ifndef TESTS_SLOW_FORM_H
#define TESTS_SLOW_FORM_H

#include "oracle/slow_index.h"
#include "unit/build.h"

/** The plan in the form of the slow index, which knows every rule by its name or ends the test. */
static inline void slow_form(const arp_plan *plan, slow_plan *slow) {
    *slow = (slow_plan){
        .n_nodes = (int)plan->n_nodes,
        .missing = {NULL, plan->missing->name, plan->secret->name, plan->not_applicable->name},
        .outliers = plan->outliers->name,
        .normalise = plan->normalise->name,
        .drop_constant = plan->drop_constant,
        .target = {plan->target[0], plan->target[1]}};
    for (size_t v = 0; v < plan->n_nodes; v++) {
        const arp_plan_node *from = &plan->node[v];
        slow_node *to = &slow->node[v];
        *to = (slow_node){.parent = v ? (int)from->parent : -1,
                          .n_children = (int)from->n_children,
                          .column = (int)from->column,
                          .polarity = from->polarity,
                          .weight = from->weight,
                          .frozen = from->frozen,
                          .bound = {from->bound[0], from->bound[1]}};
        for (size_t j = 0; j < from->n_children; j++) to->child[j] = (int)from->child[j];
        if (!from->aggregate) continue;
        to->weigh = from->weigh->name;
        to->exponent = slow_exponent(from->aggregate->name, from->exponent);
    }
}

/** A table of n rows over columns of values and marks; marked cells hold NaN. */
static inline arp_table marked_table(size_t n, size_t n_columns, const double x[][SLOW_ROWS],
                                     const unsigned char mark[][SLOW_ROWS]) {
    const double *columns[BUILD_NODES];
    for (size_t j = 0; j < n_columns; j++) columns[j] = x[j];
    arp_table t = build_table(n, n_columns, columns);
    for (size_t j = 0; j < n_columns; j++) {
        for (size_t i = 0; i < n; i++) {
            t.column[j].mark[i] = mark[j][i];
            if (mark[j][i]) t.column[j].value[i] = NAN;
        }
    }
    return t;
}

/** Equal within a share of the larger of 1 and |b|; NaN equals NaN. */
static inline bool agree(double a, long double b, long double within) {
    if (isnan(a) || isnan(b)) return isnan(a) && isnan(b);
    return fabsl(a - b) <= within * fmaxl(1.0L, fabsl(b));
}

/** Whether another score stands so near that rounding may order the two either way. */
static inline bool has_near_tie(const long double *score, size_t n, size_t i, long double within) {
    for (size_t j = 0; j < n; j++) {
        if (j != i && agree((double)score[j], score[i], within)) return true;
    }
    return false;
}

#endif
