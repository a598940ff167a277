/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file window.h
 * What sets could have been drawn in place of a chosen one. (methods.md 8.9)
 */
#ifndef DRIVERS_DRAWN_WINDOW_H
#define DRIVERS_DRAWN_WINDOW_H

#include "base/memory.h"
#include "drivers/around/graph.h"

/** Connected sets of `least` to `most` members and `from` to `to` inhabitants, with at most `cut`
    edges between them and the rest. */
typedef struct arp_window {
    const arp_graph *graph;
    const double *population; /* graph->n; NaN unknown: never a member */
    size_t least, most, cut;
    double from, to;
    const uint32_t *twin;  /* one an edge, as graph->to: the same the other way round */
    const uint32_t *open;  /* n_open places that may be members */
    size_t n_open, degree; /* degree: the largest */
} arp_window;

/** Share by which inhabitants may differ from the chosen set's; members may by a fifth. */
#define ARP_WINDOW_PEOPLE 0.25

/**
 * The window of a chosen set, itself in it: members within 20 %, inhabitants within 25 %, no more
 * edges cut than by it.
 *
 * @param chosen  m places, rising, each of known population, connected
 * @param[out] out  arrays in @p pool; @p graph and @p population have to outlive it
 * @retval ARP_MEMORY  Cost: O(n + e log degree).
 */
arp_status arp_window_make(const arp_graph *graph, const double *population, const size_t *chosen,
                           size_t m, arp_pool *pool, arp_window *out, arp_error *err);

/** Is a connected set of k members, p inhabitants and c cut edges in it? */
static inline bool arp_window_has(const arp_window *w, size_t k, double p, size_t c) {
    return k >= w->least && k <= w->most && p >= w->from && p <= w->to && c <= w->cut;
}

#endif
