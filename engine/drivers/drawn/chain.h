/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file chain.h
 * A connected set that changes by one member at a time, so that in the long run each set of the
 * window comes as often as its law asks. (methods.md 8.9)
 *
 * Law of sets: every set alike. A member is added across a cut edge drawn from all, or one drawn
 * from all is taken out where the rest still hangs together. Law of trees: the chain carries a
 * spanning tree of its set and every pair of a set and a tree is alike, so a set comes in
 * proportion to its number of spanning trees. A member is hung on by an edge, or a leaf is taken
 * off, or an edge of the tree is exchanged for one that closes the same cycle. Each step is taken
 * by the rule of [Metropolis and others 1953; Hastings 1970]. A single place is exchanged for any
 * other.
 */
#ifndef DRIVERS_DRAWN_CHAIN_H
#define DRIVERS_DRAWN_CHAIN_H

#include "base/enum.h"
#include "drivers/drawn/ladder.h"

#define ARP_DRAWN_LAWS(X)                                                                          \
    X(ARP_DRAWN_SETS, "sets")   /* every set of the window alike          */                       \
    X(ARP_DRAWN_TREES, "trees") /* in proportion to its spanning trees    */

ARP_ENUM(arp_drawn_law, ARP_DRAWN_LAWS)

enum { ARP_N_DRAWN_LAWS = ARP_DRAWN_TREES + 1 };

typedef struct arp_chain {
    const arp_window *window;
    arp_drawn_law law;
    uint64_t seed, step;
    uint32_t stream; /* each chain its own */
    arp_rungs ladder;
    size_t rung;
    uint32_t *member; /* n places, in no order                                    */
    size_t n, n_cut;
    double people;
    uint32_t *at;       /* one a place: 1 + where it stands among the members; 0: not one    */
    uint32_t *cut;      /* n_cut edges from a member to another place                        */
    uint32_t *cut_at;   /* one an edge: where it stands among them                        */
    bool *tree;         /* one an edge, both ways: of the tree                            */
    uint32_t *branches; /* one a place: edges of the tree                               */
    uint32_t *seen, *queue, *came; /* one a place: by which look it was met; to be looked at; by
                                      which edge                                            */
    uint32_t look;
    double *log; /* of whole numbers */
} arp_chain;

/**
 * Ready at a single place, drawn by seed and stream.
 *
 * @param first   number of its first draw; each step takes the next one
 * @param window  of at least one open place
 * @param[out] out  arrays in @p pool, which no other thread may use then
 * @retval ARP_MEMORY
 */
arp_status arp_chain_make(const arp_window *window, arp_drawn_law law, uint64_t seed,
                          uint64_t first, uint32_t stream, arp_pool *pool, arp_chain *out,
                          arp_error *err);

/** One step. Cost: O(members) at worst, mostly O(degree). */
void arp_chain_step(arp_chain *chain);

/** Does it stand on a set of the window? */
static inline bool arp_chain_inside(const arp_chain *chain) {
    return arp_window_has(chain->window, chain->n, chain->people, chain->n_cut);
}

#endif
