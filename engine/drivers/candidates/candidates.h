/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file candidates.h
 * The chosen perimeter among all that could have been drawn (methods.md 8.6).
 *
 * A candidate is a connected set of territories, of `least` to `most` of them, with every seed.
 * Each is measured from its members' numerators and denominators, summed; bounds, caps and weights
 * are frozen on the declared run, so all stand on one scale. A member with a marked cell marks the
 * set: it is counted and has no score. Measures are the index and its sides (scores.h).
 *
 * Where there are more than `cap` sets, those of more than `to` inhabitants are passed over, with
 * all that they would grow into; where that is not enough, none is visited and the best set is
 * looked for by a mixed program (flow.h).
 *
 * References: Wernicke 2006 (all connected sets); Shirabe 2005 (flow); Dinkelbach 1967 (ratios).
 */
#ifndef DRIVERS_CANDIDATES_CANDIDATES_H
#define DRIVERS_CANDIDATES_CANDIDATES_H

#include "base/solve/program.h"
#include "drivers/candidates/sets.h"

#define ARP_CANDIDATES_METHODS(X)                                                                  \
    X(ARP_CANDIDATES_ALL, "all")         /* every set was visited                        */        \
    X(ARP_CANDIDATES_UP_TO, "up_to")     /* those of no more than `to` inhabitants       */        \
    X(ARP_CANDIDATES_PROGRAM, "program") /* none: too many; a mixed program found the best */

ARP_ENUM(arp_candidates_method, ARP_CANDIDATES_METHODS)

/** Whether the chosen set is one of the candidates, and why not. */
#define ARP_CHOSEN_STATES(X)                                                                       \
    X(ARP_CHOSEN_CANDIDATE, "candidate")                                                           \
    X(ARP_CHOSEN_NONE, "none")                   /* nothing was chosen            */               \
    X(ARP_CHOSEN_NOT_CONNECTED, "not_connected") /* it does not hang together     */               \
    X(ARP_CHOSEN_WITHOUT_SEED, "without_seed")   /* it lacks one                  */               \
    X(ARP_CHOSEN_SIZE, "size")                   /* it has too few or too many    */               \
    X(ARP_CHOSEN_MARKED, "marked")               /* it has no score               */

ARP_ENUM(arp_chosen_state, ARP_CHOSEN_STATES)

typedef struct arp_candidate {
    size_t *row; /* n, rising */
    size_t n;
    double population, *score; /* one a measure; NaN without a score */
    size_t cut;                /* groups that are partly in it and partly not */
    uint32_t *best;            /* one a measure: its place among the best of like population, from
                                  1; 0: not among them */
    bool like, chosen, front;
} arp_candidate;

/** What one neighbour would have added. */
typedef struct arp_candidate_neighbour {
    size_t row;
    double population;     /* with it                                                 */
    double *score, *added; /* one a measure: with it; that less without it; NaN: none */
    uint32_t *rank;        /* one a measure: among the neighbours that have a score   */
    bool chosen;           /* it is in the chosen set                                 */
} arp_candidate_neighbour;

/** The best set by the mixed program: by the population-weighted mean of its members' scores. */
typedef struct arp_candidate_flow {
    arp_program_state state;
    double mean, bound; /* of its members' scores; no set has a higher one */
    size_t nodes, steps;
    arp_candidate set; /* its exact score is set.score[measure]; n = 0 without a solution */
} arp_candidate_flow;

typedef struct arp_candidates {
    const arp_candidates_input *asked;
    arp_candidates_method method;
    size_t n_measures, *node;    /* of each measure                                          */
    arp_candidates_count *count; /* most + 1, by size; of sets with more than `to` inhabitants
                                    that were not visited, nothing is counted                */
    uint64_t visited;
    arp_chosen_state chosen_state;
    bool chosen_like, chosen_grouped; /* of like population; its members are of one group    */
    arp_candidate_place *place;       /* ARP_N_AMONG x n_measures; n = 0: not asked          */
    arp_candidate *set;               /* the chosen one first, then the best, then the front */
    size_t n_sets;
    size_t n_front;
    bool front_full;    /* more than ARP_CANDIDATES_FRONT: it is not given */
    arp_candidate base; /* the seeds, or else the chosen set; n = 0 without either */
    arp_candidate_neighbour *neighbour;
    size_t n_neighbours;
    arp_candidate_flow *flow; /* one a measure; NULL unless the method is a program          */
    arp_pool *pool;
} arp_candidates;

/**
 * Count, visit, compare. What was asked has to outlive the answer.
 *
 * @param ground  its pool is that of the answer, and `near` is not looked at
 * @retval ARP_DOMAIN       seeds that do not hang together, or more than a set may have; seeds with
 *                          more inhabitants than a set may have; an indicator that cannot be
 * summed; too many sets, and no population to weight them by
 * @retval ARP_INTERRUPTED  go_on() said no
 * @retval ARP_MEMORY
 * Cost: about a million sets a second; counting them first a tenth of that.
 */
arp_status arp_candidates_find(const arp_unit_ground *ground, const arp_candidates_input *in,
                               arp_candidates *out, arp_error *err);

#endif
