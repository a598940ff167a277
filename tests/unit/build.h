/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file build.h
 * Small plans and tables for the tests of the pipeline, made in place.
 */
#ifndef TESTS_BUILD_H
#define TESTS_BUILD_H

#include "index/index.h"

#include <math.h>
#include <string.h>

#include "aggregate/aggregate.h"
#include "base/memory.h"
#include "base/number.h"
#include "normalise/normalise.h"
#include "treat/treat.h"
#include "weight/weight.h"

enum { BUILD_NODES = 64, BUILD_CHILDREN = 8 };

/** A plan in one piece: nodes are added in order, a parent before its children. */
typedef struct build_plan {
    arp_plan plan;
    arp_plan_node node[BUILD_NODES];
    size_t child[BUILD_NODES][BUILD_CHILDREN];
} build_plan;

/** Add an inner node; returns its number. */
static inline size_t build_node(build_plan *b, size_t parent, const char *name, double weight) {
    size_t v = b->plan.n_nodes++;
    b->node[v] = (arp_plan_node){.name = name,
                                 .label = {name, name},
                                 .parent = parent,
                                 .child = b->child[v],
                                 .weight = weight,
                                 .aggregate = &arp_aggregate_arithmetic,
                                 .exponent = 1.0,
                                 .weigh = &arp_weight_given};
    if (parent != ARP_NONE) b->child[parent][b->node[parent].n_children++] = v;
    return v;
}

/** Add a leaf; returns its number. */
static inline size_t build_leaf(build_plan *b, size_t parent, const char *name, double weight,
                                size_t column, int polarity) {
    size_t v = build_node(b, parent, name, weight);
    b->node[v].aggregate = NULL;
    b->node[v].weigh = NULL;
    b->node[v].column = column;
    b->node[v].polarity = polarity;
    return v;
}

/** A root with the usual rules: stop, none, z-score to [0, 1], given, arithmetic. */
static inline void build_start(build_plan *b) {
    memset(b, 0, sizeof *b);
    b->plan = (arp_plan){.node = b->node,
                         .missing = &arp_missing_stop,
                         .secret = &arp_missing_stop,
                         .not_applicable = &arp_missing_stop,
                         .outliers = &arp_outliers_none,
                         .normalise = &arp_normalise_zscore,
                         .target = {0.0, 1.0}};
    build_node(b, ARP_NONE, "root", 1.0);
}

/** A table of n rows "t1", "t2" ... over columns of values; NaN cells are marked missing. */
static inline arp_table build_table(size_t n, size_t n_columns, const double *const *columns) {
    arp_table t = {.n_rows = n, .n_columns = n_columns, .pool = arp_pool_new()};
    t.code = arp_pool_take(t.pool, n, sizeof *t.code);
    t.label = arp_pool_take(t.pool, n, sizeof *t.label);
    t.column = arp_pool_take(t.pool, n_columns, sizeof *t.column);
    for (size_t i = 0; i < n; i++) {
        char code[ARP_NUMBER_ROOM + 1] = "t";
        arp_number_from_size(code + 1, i + 1);
        t.code[i] = t.label[i] = arp_pool_text(t.pool, code, strlen(code));
    }
    for (size_t j = 0; j < n_columns; j++) {
        t.column[j].name = "column";
        t.column[j].value = arp_pool_take(t.pool, n, sizeof(double));
        t.column[j].mark = arp_pool_take(t.pool, n, 1);
        for (size_t i = 0; i < n; i++) {
            t.column[j].value[i] = columns[j][i];
            if (isnan(columns[j][i])) t.column[j].mark[i] = ARP_CELL_MISSING;
        }
    }
    return t;
}

#endif
