/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file indices.h
 * Sobol' indices and Shapley effects of any model, estimated on scrambled Sobol' points.
 * (methods.md 7.5)
 *
 * A factor is a block of coordinates, each uniform in (0, 1), that the model turns into whatever
 * the factor is; a factor of several coordinates is a group. One row of a replicate is a point of
 * 2 x (all coordinates): a, the first half, and b. The model is run at a, at b, and at a with the
 * block of each factor, in turn, replaced by b's (f_j). Over the N rows of a replicate, o an
 * arbitrary origin:
 *   V        variance of the 2N values f(a), f(b)
 *   first_j  mean of (f(b) - mean f) (f_j - f(a)), over V       [Saltelli et al. 2010, centred]
 *   total_j  mean of (f(a) - f_j)^2 / 2, over V                 [Jansen 1999]
 *   shapley  mean of (f(b) - f(a)) / 2 times what factor j adds to f on the way from a to b, over
 *            the mean of (f(b) - f(a))^2 / 2
 * where "adds" is the Shapley value of the game u -> f(a with the blocks of u from b): its
 * expectation is the Shapley effect, as that of (f(b) - f(a)) (f_u - f(a)) is the sum of the closed
 * and the total variance of u. SUBSETS runs every u; ORDERS one random order of the factors a row
 * [Goda 2021], for when there are many.
 *
 * An index is the ratio of the means over the R replicates; its interval is the ratio's mean
 * +- t(R - 1) times the standard error of (numerator - index x denominator) over replicates
 * [Cochran 1977, section 6.3].
 *
 * Nothing depends on the number of threads: the rows are cut into blocks, each block sums its own
 * rows, the sums are reduced in the order of the blocks. Blocks may be run anywhere in any order,
 * and their sums kept and read again, which is what a checkpoint is.
 */
#ifndef SENSITIVITY_INDICES_INDICES_H
#define SENSITIVITY_INDICES_INDICES_H

#include <arpent/status.h>

#include "base/enum.h"
#include "base/fail.h"

/** An index and its 95 % interval, which is not cut to [0, 1]. */
typedef struct arp_gsa_index {
    double value, low, high;
} arp_gsa_index;

#define ARP_GSA_STATES(X)                                                                          \
    X(ARP_GSA_VARIES, "varies")                                                                    \
    X(ARP_GSA_SETTLED, "settled") /* no spread but rounding: all indices are 0 */                  \
    X(ARP_GSA_RARE, "rare")       /* an event of hardly any or of nearly all runs: all are NaN */  \
    X(ARP_GSA_UNDEFINED,                                                                           \
      "undefined") /* not a number in some run, or too large to square: all are 0 */

ARP_ENUM(arp_gsa_state, ARP_GSA_STATES)

/* Mean, variance and spread are those of the runs in which all factors were drawn together. */
typedef struct arp_gsa_output {
    arp_gsa_state state;
    double mean, variance;  /* 0 where UNDEFINED                                             */
    arp_gsa_index *first;   /* n_factors                                                     */
    arp_gsa_index *total;   /* n_factors                                                     */
    arp_gsa_index *shapley; /* n_factors, their values summing to 1; NULL where not asked    */
} arp_gsa_output;

typedef struct arp_gsa {
    size_t n_factors, n_outputs;
    size_t replicates;      /* that the intervals rest on: those complete                    */
    uint64_t evaluations;   /* runs of the model in these replicates                         */
    bool partial;           /* stopped on request before the last replicate was complete     */
    arp_gsa_output *output; /* n_outputs                                                     */
    arp_gsa_index *index;   /* what first, total and shapley point into                      */
} arp_gsa;

enum {
    ARP_GSA_FACTORS = 64, /* at most                                            */
    ARP_GSA_SUBSETS_FACTORS = 10,
    ARP_GSA_REPLICATES_LEAST = 8,
    ARP_GSA_REPLICATES_MOST = 1024,
    ARP_GSA_LOG2_LEAST = 4,
    ARP_GSA_LOG2_MOST = 24,
    ARP_GSA_ROWS = 64 /* of one block; fewer where a replicate has fewer */
};

/** Least share of an event, and of its opposite, that has indices: the few rows of a rarer one say
    too little of what makes it. */
#define ARP_GSA_EVENT 0.01

typedef enum arp_gsa_shapley {
    ARP_GSA_NO_SHAPLEY,
    ARP_GSA_SUBSETS, /* every set of factors: 2^n_factors runs a row, at most 10 factors    */
    ARP_GSA_ORDERS   /* one random order a row: 2 n_factors runs a row                      */
} arp_gsa_shapley;

typedef struct arp_gsa_design {
    size_t n_factors;
    const size_t *dims; /* n_factors: coordinates of each factor, in turn; each >= 1        */
    unsigned log2_n;    /* N = 2^log2_n rows a replicate                                    */
    size_t replicates;  /* R                                                                */
    uint64_t seed;
    size_t n_outputs;
    const bool
        *event; /* n_outputs: 0 or 1 in every run, and without indices where it is ARP_GSA_RARE:
                   under ARP_GSA_EVENT of the runs or over 1 less it; NULL: none is one  */
    arp_gsa_shapley shapley;
} arp_gsa_design;

/** The model, n runs of it. Called from several threads, each with a slot below `threads` of its
   own; u has n rows of the coordinates of all factors, out takes n rows of n_outputs. It cannot
   fail: where an output has no value in a run, it is NaN. */
typedef void arp_gsa_model(void *user, size_t slot, size_t n, const double *u, double *out);

typedef struct arp_gsa_run {
    const arp_gsa_design *design;
    arp_gsa_model *model;
    /* After blocks of the caller's thread: how many of how many were begun; false: begin no more.
       May be NULL. */
    bool (*go_on)(void *user, uint64_t begun, uint64_t all);
    void *user; /* of both                                                              */
    size_t threads;
    struct arp_processes *processes; /* they share the blocks of rows; NULL: alone */
} arp_gsa_run;

/**
 * Estimate everything.
 *
 * @param[out] out  free with arp_gsa_free(); zero on failure
 * @retval ARP_DOMAIN       the design asks for what there is not; it is said which
 * @retval ARP_MEMORY
 * @retval ARP_INTERRUPTED  stopped before two replicates were complete; once two are, the answer is
 *                          made of those complete, and marked partial
 *
 * Cost: R N arp_gsa_runs_a_row() runs of the model. Memory: arp_gsa_blocks() x arp_gsa_width()
 * doubles, and in each thread a few for every run of a row.
 */
arp_status arp_gsa_estimate(const arp_gsa_run *run, arp_gsa *out, arp_error *err);

/** Free what arp_gsa_estimate() or arp_gsa_reduce() made, and empty it. */
void arp_gsa_free(arp_gsa *gsa);

/* The same by parts, for runs that several processes share or that are taken up again. */

/** Refuse a design that cannot be run; the calls below take a design that passed. */
arp_status arp_gsa_check(const arp_gsa_design *design, arp_error *err);

/** Blocks in all: each replicate has the same number, replicate 0 first. */
uint64_t arp_gsa_blocks(const arp_gsa_design *design);
uint64_t arp_gsa_blocks_a_replicate(const arp_gsa_design *design);

/** Runs of the model a row. */
uint64_t arp_gsa_runs_a_row(const arp_gsa_design *design);

/** Doubles that one block leaves. */
size_t arp_gsa_width(const arp_gsa_design *design);

/**
 * Run blocks first .. end - 1.
 *
 * @param[out] sums  (end - first) x arp_gsa_width(), zero before; only those of blocks done matter
 * @param[out] done  how many were done, the first ones; fewer than asked once go_on() said no
 * @retval ARP_MEMORY
 */
arp_status arp_gsa_work(const arp_gsa_run *run, uint64_t first, uint64_t end, double *sums,
                        uint64_t *done, arp_error *err);

/**
 * Indices from the sums of the first @p done blocks; those of a replicate that is not complete are
 * left out.
 *
 * @retval ARP_INTERRUPTED  fewer than two replicates are complete
 * @retval ARP_MEMORY
 */
arp_status arp_gsa_reduce(const arp_gsa_design *design, const double *sums, uint64_t done,
                          arp_gsa *out, arp_error *err);

#endif
