/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file input.h
 * What is varied around, the factors as written, and how much of it.
 */
#ifndef SENSITIVITY_INPUT_H
#define SENSITIVITY_INPUT_H

#include "base/fail.h"
#include "drivers/around/unit.h"
#include "index/plan.h"

enum {
    ARP_DRAWS_BLOCK = 256,     /* a run stops and is resumed at multiples of it               */
    ARP_MATRIX_ROWS = 2000,    /* up to so many territories the whole acceptability matrix    */
    ARP_SHARE_BINS = 1000,     /* bins of a concordance, from 0 to 1                          */
    ARP_COMBINATIONS = 100000, /* most discrete combinations of a study                       */
    ARP_ALONE_DRAWS = 1024 /* draws of a continuous factor alone; fewer beyond ARP_MATRIX_ROWS */
};

/** One share's limits, by the name of a child of the node (a side, an indicator, a node). */
typedef struct arp_share_bound {
    const char *name;
    double low, high; /* 0 <= low <= high <= 1 */
} arp_share_bound;

/** The share of `more` is at least `low` times that of `less` (1: an order), and at most `high`
    times it (0 or INFINITY: no limit). */
typedef struct arp_share_order {
    const char *more, *less;
    double low, high;
} arp_share_order;

/** Another reading of an indicator: one more column of the table of values, and what comes with it.
 */
typedef struct arp_variant {
    size_t node;      /* of the plan: a leaf                                             */
    const char *name; /* its own among the readings of the leaf                          */
    size_t column;    /* of the table of values; its error is that of the column         */
    int year;         /* of its latest data; 0 unknown                                   */
    bool late;        /* see arp_plan_node                                               */
    double reference; /* of the comparator that the plan is normalised by, in place of the leaf's
                         bound; NaN: the bound stands                                    */
} arp_variant;

/**
 * One factor, as written. Zero-initialise; strings and arrays are the caller's and must outlive the
 * result. Kinds, and what each reads (everything else must stay 0):
 *
 * | kind           | rule                       | reads                                          |
 * |----------------|----------------------------|------------------------------------------------|
 * | side_weights   | uniform, beta, dirichlet   | number, bound, order                           |
 * | inner_weights  | dirichlet, noise, uniform  | number, node, bound, order                     |
 * | normalise      |                            | choice: normalisations                         |
 * | aggregate      | exponents, range           | number: exponents, or the two ends; node       |
 * | outliers       |                            | choice: outlier rules                          |
 * | missing        |                            | choice: missing rules                          |
 * | leave_out      | one-indicator              | choice: indicators (none given: every one)     |
 * | side_of        |                            | node: an indicator; choice: nodes it may be in |
 * | data           | counts                     |                                                |
 * | shrinkage      |                            | choice: none, or a shrinkage                   |
 * | comparator     |                            | choice: comparators                            |
 * | variants       |                            | node: an indicator; choice: its own reading
 * first, by any name, then its variants'                |
 *
 * - Weights. `uniform` is flat over the simplex of shares; `beta` is for two sides, number = {a,
 * b}, of the first one; `dirichlet` has parameters c k w_j for k children of nominal shares w_j, c
 * = number[0] (c = 1 and equal shares: flat); `noise` multiplies each nominal weight by 1 + x U(-1,
 *   1), x = number[0] in (0, 1], and rescales. The prior stands on the side first, then inside each
 *   side: a flat one over all indicators would favour the side that has more of them.
 *   Bounds: each share in turn is drawn from its law given those before it, cut to what the bounds
 *   of all leave possible; for two children that is the law given the bounds. Not with `noise`.
 *   Orders: with `uniform` only and without bounds; flat over the shares that keep them, exactly.
 *   A name is `more` once and `less` once at most (chains); a pair with both limits stands alone.
 *   node: whose children's weights vary (NULL: inner_weights takes every node below the root that
 *   has two children or more). An indicator that is left out or moved takes its drawn weight along.
 * - leave_out has one more value, none left out, before the others: probability[0] is its own;
 *   without probabilities all values are equally likely.
 * - side_of: the indicator is moved under the chosen node, at the end of its children. The node it
 *   is declared in is one of the choices, or is not a choice.
 * - data: each draw takes rates and ready values from their posterior (arp_error_column);
 *   one uniform number is the key of that noise. Cells under secrecy that have an interval take a
 *   number in it.
 * - shrinkage: columns with a count that has a model and a denominator, over the territories that
 *   have a number, where they are as declared; drawn ones and the others stay as they are.
 * - variants: the indicator is read from the column of the variant drawn. Where that is late and
 * the declared one is not, the draw's verdict is not read, be the indicator left out or not: the
 * other choices keep their law among the draws whose verdict is.
 * - aggregate: node NULL sets every node's exponent, otherwise that node's own.
 */
typedef struct arp_factor {
    const char *kind;
    const char *rule; /* NULL: the kind's first */
    const char *node;
    const char *const *choice;
    size_t n_choices;
    const double *number;
    size_t n_numbers;
    const double *probability; /* of each value of a discrete factor; NULL: all equal */
    size_t n_probabilities;
    const arp_share_bound *bound;
    size_t n_bounds;
    const arp_share_order *order;
    size_t n_orders;
} arp_factor;

/** How sure one column of the table of values is. Zero-initialise; NULL and NONE: exact. */
typedef struct arp_error_column {
    const arp_summand *count;     /* rows as in the table of values, or NULL; its model counts, and
                                     rates are drawn from their posterior: draws/posterior.h     */
    const double *standard_error; /* n_rows, NaN or 0: exact; of a ready value: normal           */
    const double *low, *high;     /* n_rows, a 95 % interval instead; NaN: exact                 */
    bool bounded;                 /* low and high are limits instead, each value in between as
                                     likely: what secrecy leaves open of a sum; before counts  */
    bool has_secret;              /* secret cells are whole numbers in secret[], each as likely, of
                                     the numerator where there is a count; a ready value: uniform  */
    double secret[2];
} arp_error_column;

/** A comparator's value of each column, NaN for none. */
typedef struct arp_comparator_values {
    const char *name;
    const double *value;
} arp_comparator_values;

/** What is varied around. */
typedef struct arp_sensitivity_input {
    const arp_plan *plan;
    const arp_table *values;
    const arp_error_column *error;           /* one a column, or NULL */
    const arp_comparator_values *comparator; /* the first serves a drawn rule `comparator` where no
                                                such factor is declared */
    size_t n_comparators;
    const arp_variant *variant; /* n_variants, of all leaves */
    size_t n_variants;
    const arp_factor *factor; /* in the order drawn */
    size_t n_factors;
    const size_t *selected; /* m rows, distinct; m = 0: no selection, ranks only */
    size_t m;
    const size_t
        *k; /* n_k >= 1 sizes of a first list, from 1 to n - 1; the first is the main one */
    size_t n_k;
    double alpha;               /* of the verdict, in (0, 1) */
    const bool *late;           /* one a side: late as declared, whatever is drawn; NULL: none is */
    const double *const *given; /* n_given lines that the verdict holds fixed beside the other
                                   sides: one number a row of values */
    size_t n_given;
} arp_sensitivity_input;

/** A run under way, between two blocks: written down and read again, it goes on to the same bits.
    How many numbers there are follows from the study. */
typedef struct arp_sensitivity_state {
    uint64_t blocks; /* done, the first ones, of ARP_DRAWS_BLOCK draws */
    uint64_t *count; /* n_counts: of all that is counted               */
    size_t n_counts;
    double *end; /* n_ends: least and greatest of what was drawn   */
    size_t n_ends;
} arp_sensitivity_state;

/** Where a run under way is kept. Only the draws are: scenes, curve and indices are done again. */
typedef struct arp_sensitivity_keep {
    /* Between blocks, from the caller's thread: is it time to save? NULL: at the end only. */
    bool (*due)(void *user);
    /* Write the state down; called when it is time, and once the draws are done or stopped. */
    arp_status (*save)(void *user, const arp_sensitivity_state *state, arp_error *err);
    /* Fill the arrays of the state and say how many blocks are in it, 0: from the beginning.
       Called once, before the first draw; may be NULL. */
    arp_status (*load)(void *user, arp_sensitivity_state *state, arp_error *err);
    /* Of several runs, the one that begins: what is saved and loaded is its own from now on. Called
       by who runs them; NULL: there is one. */
    void (*turn)(void *user, size_t run);
    void *user;
} arp_sensitivity_keep;

/** How much of it. Zero: the default in brackets. */
typedef struct arp_sensitivity_options {
    uint64_t draws;    /* [100 000] rounded up to whole blocks                               */
    uint64_t seed;     /* any */
    size_t threads;    /* [all processors] */
    size_t replicates; /* [32] scrambles of the indices, from 8 on                           */
    size_t base;       /* [7] 2^base points a scramble, 4 to 20; where neither is said, fewer of
                          both so that the indices take no more runs than the draws did, and no
                          more points than `precision` asks for                              */
    size_t curve; /* most specifications of the curve [2 000; 200 where the verdict is not quick:
                     see arp_sensitivity.verdict_every]                                     */
    double precision; /* [0: off] stop once the widest reported interval of a share is narrower
                         than this, on either side; looked at after 16, 32, 64, ... blocks  */
    bool no_indices;  /* leave out the indices (they take base x (factors + 2) more runs)   */
    /* Called between blocks from the caller's thread: draws done, of how many, and the widest
       interval at the last look (NaN before). false: stop at this border, result marked partial. */
    bool (*go_on)(void *user, uint64_t done, uint64_t total, double widest);
    void *user;
    const arp_sensitivity_keep *keep; /* NULL: nothing is kept */
    struct arp_processes *processes;  /* of the program, sensitivity/processes.h; NULL: alone */
} arp_sensitivity_options;

#endif
