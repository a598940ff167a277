/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file place.h
 * Where a chosen set stands among those that could have been drawn, under two laws. (methods.md
 * 8.9)
 *
 * Four chains a law, each from a single place of its own. They go by turns, each as long as all
 * before: in its first half weights are learnt, in the other they stay and the sets met are looked
 * at. Turns end when the chains agree, or the most steps are done: then the place is not found, and
 * nothing is told but how far they got.
 */
#ifndef DRIVERS_DRAWN_PLACE_H
#define DRIVERS_DRAWN_PLACE_H

#include "drivers/drawn/chain.h"

enum { ARP_DRAWN_CHAINS = 4, ARP_DRAWN_MEASURES = 16 };

/** What is asked of the chains before a place is told: as many effective draws at least, R-hat
    under. */
#define ARP_DRAWN_ESS   400.0
#define ARP_DRAWN_R_HAT 1.01

typedef struct arp_drawn_input {
    const arp_window *window;
    size_t n_measures; /* 1 to ARP_DRAWN_MEASURES */
    /* Scores of n places, one a measure; false: they have none. Called from several threads, each
       with the number of its chain, below ARP_N_DRAWN_LAWS * ARP_DRAWN_CHAINS. */
    bool (*measure)(void *user, size_t chain, const uint32_t *place, size_t n, double *score);
    void *user;
    const double *chosen; /* scores of the chosen set                       */
    const double *spread; /* one a measure: of scores, for ties (base/ties.h) */
    uint64_t seed;
    uint32_t number;     /* of the chosen set: each has numbers of its own */
    uint64_t most_steps; /* of a chain; 0: as many as take ten seconds at most */
    size_t threads;
    bool (*go_on)(void *user); /* asked now and then by the caller's thread; NULL: it goes on */
    void *go_on_user;
} arp_drawn_input;

/** The place by one measure under one law. */
typedef struct arp_drawn_place {
    double at_least;   /* share of the law on sets with a score at least as high       */
    double error;      /* standard error of it, by the effective number of draws       */
    double mean;       /* of the scores                                                */
    double r_hat, ess; /* the worse of the score's and of whether it is at least as high */
} arp_drawn_place;

typedef struct arp_drawn_law_places {
    bool found;
    uint64_t steps;    /* of each chain                                          */
    size_t draws;      /* of all chains: sets of the window that were looked at  */
    size_t sets;       /* different ones among those with a score                */
    double without;    /* share of them without a score; they are not in places  */
    double r_hat, ess; /* the worst of the measures; NaN where a chain never came to the window */
    arp_drawn_place place[ARP_DRAWN_MEASURES]; /* all NaN unless found */
} arp_drawn_law_places;

/**
 * Find the places.
 *
 * @param[out] out  one a law
 * @retval ARP_INTERRUPTED  go_on() said no; nothing is told in @p err
 * @retval ARP_MEMORY
 * Same input, same bits, for any number of threads. Cost: some 0.2 microseconds a step.
 */
arp_status arp_drawn_places(const arp_drawn_input *in, arp_drawn_law_places out[ARP_N_DRAWN_LAWS],
                            arp_error *err);

#endif
