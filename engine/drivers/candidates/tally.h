/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file tally.h
 * What is kept of sets that pass by: where the chosen one stands, the best, the front.
 */
#ifndef DRIVERS_CANDIDATES_TALLY_H
#define DRIVERS_CANDIDATES_TALLY_H

#include "drivers/candidates/front.h"
#include "drivers/candidates/scores.h"
#include "drivers/candidates/sets.h"

/** A set that passes by. */
typedef struct arp_passing {
    size_t n; /* members, in the order they joined */
    uint32_t row[ARP_GROW_MOST];
    double population;
    size_t group, cut; /* group: SIZE_MAX where the members are of several, or none is known */
    bool chosen;
} arp_passing;

typedef struct arp_standings {
    const arp_scores *scores;
    const arp_candidates_input *in;
    const double *chosen;            /* its scores, one a measure; NULL: there is none */
    size_t group;                    /* of all its members; SIZE_MAX: not asked        */
    uint64_t *n, *above, *tied, *at; /* ARP_N_AMONG x n_measures: others; at: itself (0, 1) */
    arp_passing *best;               /* n_measures x ARP_CANDIDATES_BEST, by falling score */
    double *best_score;
    size_t *n_best; /* n_measures */
    double *aim;    /* of the front: the sides, inhabitants, few members, few cuts */
    arp_front front;
} arp_standings;

/** @param chosen  its scores, or NULL @param group  of its members, or SIZE_MAX
    @retval ARP_MEMORY  arrays are in @p pool; the front is freed with arp_front_free() */
arp_status arp_standings_begin(const arp_scores *scores, const arp_candidates_input *in,
                               const double *chosen, size_t group, arp_pool *pool,
                               arp_standings *out, arp_error *err);

/** Is a set of like population? */
bool arp_is_like(const arp_candidates_input *in, double population);

/** One set with its scores, one a measure. @retval ARP_MEMORY  Cost: O(measures), and that of the
    front for one of like population. */
arp_status arp_standings_add(arp_standings *tally, const arp_passing *set, const double *score,
                             arp_error *err);

/** Where the chosen one stands among the sets that passed. */
arp_candidate_place arp_standings_place(const arp_standings *tally, arp_among among,
                                        size_t measure);

#endif
