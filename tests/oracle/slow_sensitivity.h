/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_sensitivity.h
 * One draw of a sensitivity analysis from the definitions: a copy of the plan is changed as the
 * draw says, and the whole index is worked out again by slow_index(). For tests only.
 */
#ifndef TESTS_SLOW_SENSITIVITY_H
#define TESTS_SLOW_SENSITIVITY_H

#include "oracle/slow_index.h"

enum { SLOW_FACTORS = 9, SLOW_VALUES = 18, SLOW_COMBINATIONS = 32768 };

typedef enum slow_kind {
    SLOW_SIDES_FLAT, /* weights of the root's children, flat                   */
    SLOW_INNER_FLAT, /* weights of every other node's children, flat           */
    SLOW_INNER_NOISE,
    SLOW_NORMALISE,
    SLOW_OUTLIERS,
    SLOW_MISSING,
    SLOW_EXPONENT, /* of every node                                            */
    SLOW_LEAVE_OUT,
    SLOW_SIDE_OF,
    SLOW_VARIANTS
} slow_kind;

typedef struct slow_factor {
    slow_kind kind;
    int n_values; /* 0: continuous */
    double probability[SLOW_VALUES];
    const char *word[SLOW_VALUES];
    double number[SLOW_VALUES]; /* exponents; [0] the noise          */
    int node[SLOW_VALUES];      /* leaf left out (-1 none); new parent */
    int leaf;                   /* SLOW_SIDE_OF: who moves; SLOW_VARIANTS: whose column changes */
    int column[SLOW_VALUES];
    bool late[SLOW_VALUES]; /* of a reading, where the declared one is not */
} slow_factor;

typedef struct slow_study {
    slow_plan plan;
    double (*x)[SLOW_ROWS];
    unsigned char (*mark)[SLOW_ROWS];
    int n;
    slow_factor factor[SLOW_FACTORS];
    int n_factors;
    int side[SLOW_CHILDREN];                /* nodes of the last run's answer */
    bool late;                              /* the last run took a late reading */
    unsigned char known[SLOW_COMBINATIONS]; /* start at 0; afterwards 1: cannot be, 2: can be */
} slow_study;

/** Uniform numbers a draw takes. */
int slow_dims(const slow_study *study);

/** false: no combination can be. value[f]: what was chosen, 0 for a continuous factor. */
bool slow_draw(slow_study *study, const double *u, int *value, slow_answer *out);

/** How many combinations of chance above 0 there are, and how many of them can be. */
void slow_combinations(slow_study *study, int *possible, int *allowed);

/** Of the plan alone, as declared. */
bool slow_base(const slow_study *study, slow_answer *out);

#endif
