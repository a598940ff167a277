/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file plan.h
 * A plan, and what a run of it finds.
 *
 * A plan is a tree of nodes and the methods; it holds no data and is never changed by a run.
 */
#ifndef INDEX_PLAN_H
#define INDEX_PLAN_H

#include "table/table.h"

#define ARP_NONE SIZE_MAX

/** A node; the root is node 0, parents stand before their children, siblings in order. */
typedef struct arp_plan_node {
    const char *name;                       /* unique; a leaf's is its indicator's id          */
    const char *label[2];                   /* label[ARP_FR], label[ARP_EN]; never NULL        */
    size_t parent;                          /* ARP_NONE for the root                           */
    size_t *child;                          /* n_children node numbers                         */
    size_t n_children;                      /* 0 for a leaf                                    */
    size_t column;                          /* of a leaf: its column of the table of values    */
    int polarity;                           /* of a leaf: +1 or -1                             */
    double weight;                          /* as given, finite, >= 0                          */
    const struct arp_aggregator *aggregate; /* NULL for a leaf               */
    double exponent;                        /* of the node's power mean      */
    const struct arp_weight_rule *weigh;    /* NULL for a leaf               */
    bool frozen;                            /* of a leaf: bound[] is given, not measured       */
    double bound[2];
    const char *const *lacks; /* named parts no data were found for          */
    size_t n_lacks;
    int year;       /* of a leaf's latest data, of a node's leaves' latest; 0 unknown */
    int first_year; /* of a node's earliest leaf (of known year); 0 unknown */
    bool late;      /* of a leaf: its events end, or its figure was first published, after the
                       decision */
} arp_plan_node;

typedef struct arp_plan {
    arp_plan_node *node;
    size_t n_nodes;
    const struct arp_missing_rule *missing; /* for cells that are missing         */
    const struct arp_missing_rule *secret;  /* for cells under statistical secrecy */
    const struct arp_missing_rule *not_applicable;
    const struct arp_outlier_rule *outliers;
    const struct arp_normaliser *normalise;
    double target[2];   /* minmax and goalposts          */
    bool drop_constant; /* otherwise a constant column stops the run */
} arp_plan;

/** A cell that got its value by a rule. */
typedef struct arp_filled {
    size_t row, node; /* territory and leaf                   */
    arp_mark mark;    /* what it was                          */
    double value;     /* what it became, NaN for `exclude`    */
} arp_filled;

/** What an outlier rule did to a leaf's column. */
typedef struct arp_treated_cell {
    size_t row, node;
    double from, to;
} arp_treated_cell;

/** Everything a run found; arrays live in the result. n rows, nodes as in the plan. */
typedef struct arp_result {
    size_t n, n_nodes;
    double *score;      /* n_nodes x n, row-major: score[node * n + i]; a leaf's is its oriented,
                           normalised value; NaN where a node has no value (`exclude`). Of the
                           root and its children, tied ones are equal (base/ties.h)               */
    uint32_t *rank;     /* n_nodes x n; 1 = most need; 0 where the score is NaN                   */
    double *weight;     /* n_nodes: share of the node in its parent, summing to 1; root 1; a
                           dropped leaf 0                                                         */
    double *coverage;   /* n_nodes x n: weighted share of the node's leaves that had a number    */
    double (*bound)[2]; /* n_nodes: the scale each leaf was normalised on                      */
    uint32_t *order;    /* n rows by rank of the root, ties in table order                        */
    size_t tied;        /* territories that share their rank by the root with another          */
    arp_filled *filled;
    size_t n_filled;
    arp_treated_cell *treated;
    size_t n_treated;
    size_t *dropped; /* leaves dropped as constant */
    size_t n_dropped;
} arp_result;

#endif
