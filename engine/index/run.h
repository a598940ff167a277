/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file run.h
 * One run of a plan: what its steps share. The steps, in order: check, columns, tree, ranks.
 */
#ifndef INDEX_RUN_H
#define INDEX_RUN_H

#include "base/fail.h"
#include "base/memory.h"
#include "base/order.h"
#include "index/plan.h"

enum { ARP_RUN_NAME = 160 }; /* bytes of a name in a message */

typedef struct arp_run {
    const arp_plan *plan;
    const arp_table *values;
    arp_error *err;
    arp_result *r;
    arp_pool *pool;           /* owns what follows */
    double *column, *scratch; /* n and 2 n doubles                                  */
    uint32_t *place;          /* n                                                  */
    arp_item *item;           /* n                                                  */
    bool unlisted;            /* treated cells are not listed in r: nothing takes memory       */
    bool *dropped;            /* n_nodes: constant leaves, and nodes of none but those */
    size_t *filled_at;        /* n_nodes: where a leaf's cells begin in r->filled   */
    const struct arp_lanes *lanes;
    bool *logged, *whole;  /* n_nodes: of a leaf at work: under a logarithm; a number in each row */
    size_t *leaf;          /* n_nodes: those at work                                        */
    double (*measured)[2]; /* n_nodes: their bounds                                         */
    size_t worked;         /* leaves' columns normalised since the run was opened           */
    /* for one node: as many as the largest has children */
    size_t *child;
    double *given, *weight, *x, *w;
    const double **z;
    const char **name;
} arp_run;

/**
 * Room for runs of plan over values, both set: the result's arrays and the workspace.
 *
 * The same room serves other plans and values of no more nodes and the same rows: set them and call
 * arp_run_again() before the steps. Only weights taken from the data take memory in them.
 * @retval ARP_MEMORY  to be closed as well
 */
arp_status arp_run_open(arp_run *run);
void arp_run_again(arp_run *run);

/** Gives back the workspace; the result is the caller's. */
void arp_run_close(arp_run *run);

/** "code (label)" of a row, "name (label)" of a node: texts of ARP_RUN_NAME bytes. */
void arp_run_row_name(const arp_run *run, size_t row, char *out);
void arp_run_node_name(const arp_run *run, size_t node, char *out);

/** Refuse an indicator or a node: {0} is its name, {1} and {2} are numbers. */
arp_status arp_run_refuse(const arp_run *run, size_t node, arp_message message, double a, double b);

/** Refuse a value of a child of @p node that an exponent does not take. */
arp_status arp_run_refuse_value(const arp_run *run, size_t row, size_t child, size_t node,
                                double value);

/** Weights of n_children chosen children (run->child[0..k)) of a node into run->weight; z is only
    read by rules that need data. */
arp_status arp_run_weigh(arp_run *run, size_t node, size_t k);

/** The exponent a node's mean is taken with. */
double arp_run_exponent(const arp_plan_node *node);

/** The rule for a mark. */
const struct arp_missing_rule *arp_run_rule(const arp_plan *plan, uint8_t mark);

/** What can be refused before anything is computed: marks under rule stop, rows and columns without
    a value, weights all 0, exponents that are certain to meet a value <= 0. */
arp_status arp_run_check(arp_run *run);

/** Leaves: fill, treat, drop constants, normalise; their scores and bounds. */
arp_status arp_run_columns(arp_run *run);

/** The same of k leaves, in the order of the plan; the others are as they were, or are taken. */
arp_status arp_run_leaves(arp_run *run, const size_t *leaf, size_t k);

/** What those steps made of a leaf's column, for runs to which the same column comes under the same
    rules. */
typedef struct arp_column_made {
    const double *score;      /* n; NULL: nothing is known of it */
    const arp_filled *filled; /* n_filled; their node is of no account */
    size_t n_filled;
    bool dropped;
} arp_column_made;

/** Keep what the last run made of a leaf. @retval ARP_MEMORY  in @p pool */
arp_status arp_run_keep(const arp_run *run, size_t v, arp_pool *pool, arp_column_made *out);

/** Take it for a leaf. Cost: O(n), nothing is filled, treated or normalised. */
void arp_run_take(arp_run *run, size_t v, const arp_column_made *made);

/** Up the tree: coverage of the leaves, weights, tree rules for holes, means; scores, weights,
    coverage of the nodes. At last the ties of the root and of its children are settled
    (base/ties.h). */
arp_status arp_run_tree(arp_run *run);

#endif
