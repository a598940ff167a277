/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file scores.h
 * Scores of unions of territories on the scale of the declared run: bounds, caps and weights stay
 * where that run found them, so sets are compared on one scale (methods.md 8.6).
 *
 * A measure is a score that sets are compared by: number 0 is the whole index, the others are its
 * sides in their order.
 */
#ifndef DRIVERS_CANDIDATES_SCORES_H
#define DRIVERS_CANDIDATES_SCORES_H

#include "drivers/around/unit.h"
#include "index/frozen.h"

/** A leaf that counts, and where its sums stand in the line of a territory. */
typedef struct arp_scored_leaf {
    size_t node, column;
    size_t denominator, part; /* numerator: one before; part, then whole; 0: there is none */
    double per;
} arp_scored_leaf;

typedef struct arp_scores {
    const arp_plan *plan;
    const arp_sums *sums;
    const double *weight; /* of the declared run, one a node       */
    arp_frozen *frozen;   /* n_nodes                                */
    arp_scored_leaf *leaf;
    size_t n_leaves;
    bool *used; /* n_nodes: its score is needed                     */
    size_t n_measures;
    double *spread; /* n_measures: of the ranked territories, for ties */
    size_t width;
    double *line; /* sums.n_rows x width: what a territory adds to the sums of a set              */
    double *alone; /* sums.n_rows x n_leaves: values of one territory */
    bool *marked;  /* sums.n_rows: a cell that counts is marked; neither it nor a set with it has
                      scores                                                                       */
} arp_scores;

/** Sets scored side by side. */
enum { ARP_SCORED = 256 };

typedef struct arp_scored {
    size_t n;
    double *value;   /* n_leaves x ARP_SCORED                                               */
    double *score;   /* n_nodes x ARP_SCORED: of the nodes used                             */
    double *scratch; /* 2 x ARP_SCORED, and two a node                                      */
} arp_scored;

/**
 * @param result  of the plan over ground->values
 * @param[out] out  arrays in @p ground->pool
 * @retval ARP_DOMAIN  an indicator cannot be summed over territories: it is named
 * @retval ARP_MEMORY
 * Cost: O(leaves * (rows + n log n)).
 */
arp_status arp_scores_make(const arp_unit_ground *ground, const arp_sums *sums, arp_scores *out,
                           arp_error *err);

/** Room in @p pool. @retval ARP_MEMORY */
arp_status arp_scored_make(const arp_scores *scores, arp_pool *pool, arp_scored *out,
                           arp_error *err);

/** The node of a measure. */
size_t arp_measure_node(const arp_scores *scores, size_t measure);

/** Put the values of one more set, from its summed lines, into the batch, which has room. Cost:
    O(leaves). */
void arp_scored_add(const arp_scores *scores, const double *line, arp_scored *batch);

/** The same of one territory. */
void arp_scored_add_alone(const arp_scores *scores, size_t row, arp_scored *batch);

/** Scores of the sets put: batch->score[node * ARP_SCORED + i], NaN where a value is out of reach
   of the scale, a sum of denominators is 0 or a coverage too low. Cost: O(nodes * n). */
void arp_scored_run(const arp_scores *scores, arp_scored *batch);

/** One set by the exact sums of arp_unit_sum(): a score a measure; all NaN, and false, where one of
    them has none. The batch is emptied. */
bool arp_scores_of(const arp_scores *scores, const size_t *row, size_t n, arp_scored *batch,
                   double *score);

/** Whether two scores are tied: as in the ranking (base/ties.h). */
bool arp_scores_tied(const arp_scores *scores, size_t measure, double a, double b);

#endif
