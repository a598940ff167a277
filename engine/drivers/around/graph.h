/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file graph.h
 * Who is whose neighbour, and what hangs together.
 */
#ifndef DRIVERS_AROUND_GRAPH_H
#define DRIVERS_AROUND_GRAPH_H

#include "base/fail.h"

/** Two rows of the table of values. */
typedef struct arp_pair {
    size_t a, b;
} arp_pair;

/** What hangs together. Give pairs or groups; pairs are taken where both are there. */
typedef struct arp_neighbours_input {
    const arp_pair *pair; /* n_pairs neighbours, either way round, doubles allowed; or NULL */
    size_t n_pairs;
    const size_t *group;      /* n numbers below n, one a territory; or NULL                  */
    const double *population; /* n; NaN unknown: no set with it counts; NULL without a factor */
    double population_factor; /* >= 1; 0: any population                                      */
} arp_neighbours_input;

/** Neighbours of territory i: to[start[i]] to to[start[i + 1] - 1], rising, each once. */
typedef struct arp_graph {
    size_t n;
    size_t *start; /* n + 1 */
    uint32_t *to;
} arp_graph;

/**
 * From pairs, either way round; doubles count once.
 *
 * @retval ARP_DOMAIN  a pair names a row that is not there, or one row twice
 * @retval ARP_MEMORY
 * Cost: O(n + e log e).
 */
arp_status arp_graph_make(const arp_pair *pair, size_t n_pairs, size_t n, arp_graph *out,
                          arp_error *err);

void arp_graph_free(arp_graph *graph);

/** size[i] = number of territories that hang together with i, itself among them.
    @retval ARP_MEMORY  Cost: O(n + e). */
arp_status arp_graph_reach(const arp_graph *graph, size_t *size, arp_error *err);

/** *connected: the m territories hang together by themselves. @retval ARP_MEMORY
    Cost: O(n + edges of the m). */
arp_status arp_graph_connected(const arp_graph *graph, const size_t *selected, size_t m,
                               bool *connected, arp_error *err);

#endif
