/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_index.h
 * The whole pipeline from the definitions, in long double, by the plainest means: ranks by counting
 * who is better, sums in the order written, eigenvectors by Jacobi rotations. A rule that is not
 * defined here ends the program with its name. For tests only.
 */
#ifndef TESTS_SLOW_INDEX_H
#define TESTS_SLOW_INDEX_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_NODES = 64, SLOW_CHILDREN = 8, SLOW_ROWS = 64 };

typedef struct slow_node {
    int parent; /* -1: the root */
    int n_children, child[SLOW_CHILDREN];
    int column, polarity;
    double weight, exponent;
    const char *weigh;
    bool frozen;
    double bound[2];
} slow_node;

typedef struct slow_plan {
    slow_node node[SLOW_NODES];
    int n_nodes;
    const char *missing[4]; /* by mark; [0] is not used */
    const char *outliers, *normalise;
    double target[2];
    bool drop_constant;
} slow_plan;

typedef struct slow_answer {
    long double score[SLOW_NODES][SLOW_ROWS], weight[SLOW_NODES], coverage[SLOW_NODES][SLOW_ROWS];
    int rank[SLOW_NODES][SLOW_ROWS]; /* 0 where there is no score */
    bool dropped[SLOW_NODES];
} slow_answer;

/** Exponent of the mean that a study calls so, where it may give its own. */
double slow_exponent(const char *aggregate, double given);

/** x[column][row], mark[column][row]. false: the plan is to be refused for these data. */
bool slow_index(const slow_plan *plan, double x[][SLOW_ROWS], unsigned char mark[][SLOW_ROWS],
                int n, slow_answer *out);

#endif
