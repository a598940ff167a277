/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sensitivity.h
 * How sure a ranking and a verdict are: the index run again under other choices.
 *
 * A factor is one uncertain choice (weights, normalisation, an indicator left out, chance in the
 * counts, ...). A draw takes one value of each factor and runs the pipeline once. Discrete choices
 * that cannot go together are found before anything is drawn and left out: the joint distribution
 * is the product of the factors' own ones, restricted to what is allowed and renormalised. It is
 * drawn factor by factor, each given those declared before it, so that one uniform number stays
 * one factor.
 *
 * Draw number d reads the uniform numbers (seed, d, lane), one lane a factor needs; so a draw can
 * be done again alone, and what is found does not depend on the number of threads: blocks of
 * ARP_DRAWS_BLOCK draws, whole numbers in the accumulators, the same bits.
 *
 * References: Saisana, Saltelli, Tarantola 2005 (uncertainty and sensitivity of an index); Lahdelma
 * and Salminen 2001 (acceptability); Saltelli et al. 2010, Jansen 1999 (indices); Lilburne and
 * Tarantola 2009 (one number as the key of a noise); Simonsohn, Simmons, Nelson 2020 (specification
 * curve); Marshall 1991 (shrinkage).
 */
#ifndef SENSITIVITY_SENSITIVITY_H
#define SENSITIVITY_SENSITIVITY_H

#include "base/enum.h"
#include "drivers/drivers.h"
#include "drivers/around/perimeters.h"
#include "sensitivity/draws/acceptability.h"
#include "sensitivity/indices/indices.h"
#include "sensitivity/ranks/sets.h"

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
 * - data: each draw takes the counts, or the ready values, anew by their model (arp_error_column);
 *   one uniform number is the key of that noise. Cells under secrecy that have an interval take a
 *   number in it.
 * - shrinkage: columns with a count that has a model and a denominator, over the territories that
 * have a number, after any noise; the others stay as given.
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
    const arp_summand *count;     /* rows as in the table of values, or NULL; its model counts:
                                     Poisson: numerator ~ Poisson(numerator); binomial: ~ Binomial
                                     (round(denominator), numerator / denominator). Variances above
                                     100: the normal with skewness, rounded [Cornish, Fisher]      */
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
    const arp_factor *factor; /* in the order drawn */
    size_t n_factors;
    const size_t *selected; /* m rows, distinct; m = 0: no selection, ranks only */
    size_t m;
    const size_t
        *k; /* n_k >= 1 sizes of a first list, from 1 to n - 1; the first is the main one */
    size_t n_k;
    double alpha; /* of the verdict, in (0, 1) */
    int decided;  /* year of the decision, 0 unknown */
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
    void *user;
} arp_sensitivity_keep;

/** How much of it. Zero: the default in brackets. */
typedef struct arp_sensitivity_options {
    uint64_t draws;    /* [100 000] rounded up to whole blocks                               */
    uint64_t seed;     /* any */
    size_t threads;    /* [all processors] */
    size_t replicates; /* [8] scrambles of the indices, from 8 on                            */
    size_t base;       /* [7] 2^base points a scramble, 4 to 20                              */
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

/** What one factor did: the table "what was varied". */
typedef struct arp_varied {
    const char *kind, *rule, *node; /* as declared; "" for none                     */
    const char *label[2];           /* of the kind, by language                     */
    const char *told[2];            /* continuous: what was drawn, for where no number says it, by
                                       language                                     */
    bool data;                      /* the data were taken anew                     */
    bool discrete;
    size_t n_values;     /* discrete: of them; otherwise 0                                   */
    const char **value;  /* n_values texts: a rule, an indicator, an exponent, "none"          */
    double *probability; /* n_values: in the draws, once what cannot be is left out            */
    uint64_t *drawn;     /* n_values: how often                                              */
    double low, high;    /* continuous: of the one number that says most (the first side's
                            share, the exponent), as drawn; NaN for none                     */
    bool moved;          /* varied alone, it moved some rank                                 */
    size_t group;        /* of the indices                                                   */
} arp_varied;

/** A combination of discrete choices that cannot be. */
typedef struct arp_refused {
    size_t *value; /* one a factor, ARP_NONE where the factor has no part in it */
    arp_error why;
} arp_refused;

/** One run under stated choices. NaN where it could not be run. Words as arp_drivers.word. */
typedef struct arp_scene {
    uint32_t *rank;           /* m: of each selected territory      */
    double shift;             /* mean |rank - base rank| over territories */
    double *c, *p;            /* n_sides: concordance; p given the others (marginal for one) */
    double contrast;          /* NaN unless two sides               */
    arp_verdict_state *state; /* n_sides                            */
    int word;
    arp_error why; /* code ARP_OK where it was run */
} arp_scene;

/** One factor varied alone. */
typedef struct arp_factor_alone {
    size_t factor;
    arp_scene *at; /* discrete: one a value; NULL otherwise                           */
    size_t n_at;
    double shift; /* mean over its distribution                                      */
    uint32_t *rank_low, *rank_high; /* m; the first above the second where nothing could be run */
    double *c_low, *c_high;         /* n_sides */
    double contrast_low, contrast_high;
    double base_word; /* share of its draws in which the verdict's word is the base one */
} arp_factor_alone;

typedef struct arp_leaf_left_out {
    size_t node; /* of the plan: a leaf */
    arp_scene scene;
} arp_leaf_left_out;

/** One point of the specification curve. */
typedef struct arp_specification {
    size_t *value; /* one a factor: its value, ARP_NONE for a continuous one (held at the base) */
    arp_scene scene;
} arp_specification;

typedef struct arp_specifications {
    size_t possible;       /* products of the discrete values                                   */
    size_t n_refused;      /* that cannot be                                                    */
    size_t left_out;       /* by the cap: those run are evenly spread over the list             */
    arp_specification *at; /* n, by rising contrast (one side: its concordance)                 */
    size_t n;
    double *word_share; /* n_sides + 3: see arp_words */
} arp_specifications;

/** How often each word, in this order: each side alone, both, neither, undetermined. */
typedef struct arp_words {
    uint64_t *count;         /* n_sides + 3 */
    arp_weight_share *share; /* Wilson */
} arp_words;

/** Distribution of a concordance (0 to 1) or a contrast (-1 to 1) over the draws. */
typedef struct arp_spread_of {
    double mean, sd;
    double quantile[ARP_RANK_QUANTILES]; /* as of arp_rank_spread, middle of the bin */
    uint64_t *bin;                       /* n_bins, evenly from end to end; an end has half a bin */
    size_t n_bins;                       /* ARP_SHARE_BINS + 1, a contrast 2 ARP_SHARE_BINS + 1   */
} arp_spread_of;

/** What an output of the indices is. */
#define ARP_OUTPUT_KINDS(X)                                                                        \
    X(ARP_OUTPUT_SHIFT, "shift")           /* mean absolute rank shift */                          \
    X(ARP_OUTPUT_RANK, "rank")             /* rank of one selected territory */                    \
    X(ARP_OUTPUT_MEMBERSHIP, "membership") /* is it in the first k[0]? 0 or 1 */                   \
    X(ARP_OUTPUT_CONTRAST, "contrast")     /* C(first side) - C(second) */                         \
    X(ARP_OUTPUT_ATTESTED,                                                                         \
      "attested") /* is this side attested? 0 or 1; by the verdict for two sides and one or two    \
                     selected, otherwise c >= 0.6 and marginal p <= alpha / sides */

ARP_ENUM(arp_output_kind, ARP_OUTPUT_KINDS)

typedef struct arp_sens_output {
    arp_output_kind kind;
    size_t at; /* row of the table, or side number; ARP_NONE */
} arp_sens_output;

/** Indices of the factors; where what cannot be makes some depend on each other, they are one
 * group.
 */
typedef struct arp_sens_indices {
    size_t n_groups;
    const char **group; /* names: a factor's kind and node, several joined with " + " */
    arp_sens_output *output;
    size_t n_outputs;
    arp_gsa found; /* its factors are the groups; no Shapley effects for more than 10 */
} arp_sens_indices;

/** Everything found. Arrays live in it; names point into the input. */
typedef struct arp_sensitivity {
    size_t n, m, n_sides, n_k, n_factors;
    size_t *selected; /* m rows, rising */
    size_t *k;
    uint64_t asked, done; /* draws */
    uint64_t seed;
    bool partial;        /* stopped by go_on()          */
    bool precise;        /* stopped by the precision    */
    double widest;       /* half width of the widest reported interval of a share */
    uint32_t *base_rank; /* n, of the declared plan */
    arp_scene base;      /* the declared plan       */
    arp_varied *factor;  /* n_factors */
    arp_refused *refused;
    size_t n_refused;
    bool refused_more;      /* more than 64 are not listed */
    arp_acceptability rank; /* its weights: those of the sides; `above` rests on pairs_draws */
    uint64_t pairs_draws;   /* every n / 2-th draw                                           */
    double *confidence; /* n: share of ARP_ALONE_DRAWS draws of data error at its central weights
                           in which it has rank 1; 0 or 1 without data error; NaN for never */
    double shift;       /* mean over draws and territories of |rank - base rank| */
    arp_spread_of *c;   /* n_sides; NULL without a selection, as all that follows */
    arp_spread_of contrast; /* two sides */
    uint64_t verdicts;      /* draws whose verdict was read: those verdict_every divides */
    uint64_t verdict_every; /* 1 for two sides and one or two selected; otherwise some 256 in all,
                               each verdict taking draws of its own: at least 64, and draws / 256 */
    uint64_t *state;        /* n_sides x 3, by arp_verdict_state */
    arp_weight_share *state_share;
    bool *never_excluded; /* n_sides: as declared, of later data or lacking a named part */
    arp_words words;
    arp_factor_alone *alone;    /* n_factors: one at a time */
    arp_leaf_left_out *without; /* leave one indicator out */
    size_t n_without;
    arp_specifications curve;
    double *score_error; /* n: standard error of the declared score, by the error of the data */
    arp_rank_sets *sets; /* what it leaves open; NULL where no error is known           */
    arp_sens_indices *indices; /* NULL where left out, stopped, or nothing varies */
    struct arp_pool *pool;
} arp_sensitivity;

/**
 * Check the factors without running them: words, names, bounds that can be met, probabilities; and
 * that the declared plan itself runs.
 *
 * @retval ARP_DOMAIN  what the factor (named) must not say; errors of arp_index_run() for the
 *                     declared plan; a factor of a kind declared twice for one node
 * Cost: one run.
 */
ARP_CALL arp_status arp_sensitivity_check(const arp_sensitivity_input *in, arp_error *err);

/**
 * Run.
 *
 * @retval ARP_DOMAIN  as arp_sensitivity_check(); no combination of the discrete choices can be
 * run, or more than ARP_COMBINATIONS of them; under data error a draw that cannot be normalised or
 * aggregated (the first one, by number)
 * @retval ARP_MEMORY
 * Errors of options->keep as they are.
 * Cost: draws x (p n + n log n) without data error, once a combination for the columns; the
 * pipeline itself for each draw with it. Memory: threads x (p n doubles), and the columns of each
 * combination of normalisation, outlier, missing, comparator and shrinkage rules. Same input, same
 * seed: the same bits for any number of threads and processes, taken up again or not.
 */
ARP_CALL arp_status arp_sensitivity_run(const arp_sensitivity_input *in,
                                        const arp_sensitivity_options *options,
                                        arp_sensitivity *out, arp_error *err);

/** Free what a result holds and empty it; NULL is fine. */
void arp_sensitivity_free(arp_sensitivity *found);

#endif
