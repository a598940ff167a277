/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file grow.h
 * Every connected set of territories, each once, by growing (methods.md 8.6).
 *
 * A set is grown from the seeds, or from each territory in turn by those behind it; the next one is
 * taken among the neighbours met so far that were not passed over, so no set is met twice and none
 * has to be remembered. [Wernicke 2006, ESU]
 */
#ifndef DRIVERS_CANDIDATES_GROW_H
#define DRIVERS_CANDIDATES_GROW_H

#include "drivers/around/graph.h"

/** More territories than a set may have. */
enum { ARP_GROW_MOST = 64 };

typedef struct arp_grow {
    const arp_graph *graph;
    const bool *open;   /* graph->n: may be in a set; NULL: all                                   */
    const size_t *seed; /* n_seeds territories that every set has, connected by themselves; none:
                           any set                                                                */
    size_t n_seeds;
    size_t most; /* territories a set may have, from max(n_seeds, 1) to ARP_GROW_MOST             */
    /* The set has one more, its n-th; the n - 1 before are as they were. The first n_seeds are the
       seeds: with fewer there is no set yet. False: nothing is to be added to this one. */
    bool (*visit)(void *user, size_t territory, size_t n);
    /* Asked every ARP_GROW_PAUSE visits; false ends it. NULL: it goes on. */
    bool (*go_on)(void *user);
    void *user;
} arp_grow;

enum { ARP_GROW_PAUSE = 1 << 16 };

/**
 * Visit them, in an order that hangs on the graph alone.
 *
 * @retval ARP_INTERRUPTED  go_on() said no; nothing is told in @p err
 * @retval ARP_MEMORY
 * Cost: O(degree) a set; O(n) memory.
 */
arp_status arp_grow_all(const arp_grow *grow, arp_error *err);

#endif
