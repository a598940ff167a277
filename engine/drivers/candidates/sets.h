/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sets.h
 * What is asked of all sets, and what is counted of them.
 */
#ifndef DRIVERS_CANDIDATES_SETS_H
#define DRIVERS_CANDIDATES_SETS_H

#include "base/enum.h"
#include "drivers/around/unit.h"
#include "drivers/candidates/grow.h"

/** Sets that are shown as the best by each measure; that may stand on the front; that are visited.
 */
enum { ARP_CANDIDATES_BEST = 10, ARP_CANDIDATES_FRONT = 2000, ARP_CANDIDATES_CAP = 50000000 };

typedef struct arp_candidates_input {
    const arp_sums *sums;
    const arp_graph *graph; /* of the rows of sums                                             */
    const bool *open;       /* one a row: may be a member                                      */
    const size_t *seed;     /* n_seeds rows, rising                                            */
    size_t n_seeds;
    const size_t *chosen; /* n_chosen rows, rising; none: nothing was chosen                   */
    size_t n_chosen;
    size_t least, most;   /* members: 1 <= least <= most <= ARP_GROW_MOST                      */
    double from, to;      /* inhabitants of like sets; -infinity, infinity: any                */
    const size_t *within; /* one a row: its group, below n_rows; NULL: no groups               */
    const size_t *cut;    /* the same of what should not be cut; NULL: nothing                 */
    uint64_t cap;         /* sets that are visited at most                                     */
    size_t node_limit;    /* of the mixed program                                              */
    bool (*go_on)(void *user, uint64_t done, uint64_t total); /* NULL: it goes on              */
    void *user;
} arp_candidates_input;

/** Among which sets a place is. */
#define ARP_AMONG_SETS(X)                                                                          \
    X(ARP_AMONG_ALL, "all")                                                                        \
    X(ARP_AMONG_LIKE, "population") /* of like population                                    */    \
    X(ARP_AMONG_WITHIN, "within")   /* of these, those that lie in the group of the chosen one */

ARP_ENUM(arp_among, ARP_AMONG_SETS)

enum { ARP_N_AMONG = ARP_AMONG_WITHIN + 1 };

/** Sets of one size. */
typedef struct arp_candidates_count {
    uint64_t sets, marked, off, like; /* all; with a marked member; without a score for another
                                         reason; scored, and of like population */
} arp_candidates_count;

/** Where the chosen set stands among others, by one measure. */
typedef struct arp_candidate_place {
    uint64_t n;        /* sets with a score, itself among them where it is one            */
    uint64_t rank;     /* 1 + those above it; 0: none                                     */
    uint64_t tied;     /* others tied with it                                             */
    double percentile; /* share of the others that it exceeds, ties half; NaN: no other   */
} arp_candidate_place;

#endif
