/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file spread.h
 * Errors of scores, on the scale of the scores. (methods.md 7.7)
 */
#ifndef SENSITIVITY_RANKS_SPREAD_H
#define SENSITIVITY_RANKS_SPREAD_H

#include "index/frozen.h"
#include "sensitivity/ranks/chance.h"

/** What the errors go through: a plan as it ran, nothing of it moving with them. */
typedef struct arp_spread_job {
    const arp_plan *plan;
    const arp_result *ran;
    const arp_frozen *frozen; /* n_nodes: of the leaves in use                                   */
    const arp_chance *chance; /* n_nodes: of the same                                            */
    const bool *used;         /* n_nodes: leaves that count                                      */
    bool own;                 /* of the one leaf in use, its own values, higher is more need     */
    uint64_t seed;
    size_t replicates, threads;
} arp_spread_job;

/**
 * The standard error of each territory's score, and draws of its error.
 *
 * The law of an indicator's error is normal, with Cornish and Fisher's correction for the skewness
 * of a count [1937], within what is possible, and of exactly the stated variance. Values it takes
 * are put on the declared scale. Under arithmetic means all the way the score's variance is the sum
 * of weight^2 times the variances of the normalised values, each over 1 000 points of its law (128
 * beyond ARP_MATRIX_ROWS territories): a closed form where the scale is a straight line. Otherwise
 * scores are drawn, 10 000 a territory (1 000 beyond), and a normalised value stays within what was
 * observed, since a mean of another exponent takes positive ones. Errors of two territories are
 * independent, for nothing of the scale moves.
 *
 * @param[out] sigma  n
 * @param[out] error  replicates x n, of mean 0, replicates at most what is drawn; NULL: none
 * @retval ARP_MEMORY
 * Cost: O(points + replicates) normalised values a cell.
 */
arp_status arp_score_errors(const arp_spread_job *job, double *sigma, double *error,
                            arp_error *err);

#endif
