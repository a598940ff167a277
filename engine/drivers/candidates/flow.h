/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file flow.h
 * The best connected set where there are too many to visit (methods.md 8.6).
 *
 * What is made as high as can be is the mean of the members' own scores, weighted by inhabitants: a
 * stand-in for the score of the union, which is no linear thing. Each member sends one unit of flow
 * along borders between members to the root, so that a set through which it passes hangs together
 * [Shirabe 2005]; the ratio is made linear by taking the best mean so far off each score, until
 * nothing is gained [Dinkelbach 1967].
 */
#ifndef DRIVERS_CANDIDATES_FLOW_H
#define DRIVERS_CANDIDATES_FLOW_H

#include "base/solve/program.h"
#include "drivers/around/graph.h"

typedef struct arp_flow_input {
    const arp_graph *graph;
    const bool *usable;       /* graph->n                                     */
    const double *population; /* graph->n, above 0 where usable               */
    const double *score;      /* graph->n, finite where usable                */
    const size_t *seed;       /* n_seeds usable ones that a set has           */
    size_t n_seeds;
    size_t least, most; /* members */
    double from, to;    /* inhabitants; infinite: any                   */
    size_t node_limit;
    bool (*go_on)(void *user); /* asked before each program; NULL: it goes on  */
    void *user;
} arp_flow_input;

typedef struct arp_flow_answer {
    arp_program_state state;
    double mean, bound; /* weighted mean of the set found; no set has a higher one, within 1e-9 of
                           the scores; NaN and infinite where unknown */
    size_t nodes, steps;
    size_t n; /* members, written rising to the caller's array */
} arp_flow_answer;

/**
 * @param[out] row  room for in->most
 * @retval ARP_INTERRUPTED  go_on() said no
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL  a fault of the solver
 * Cost: a mixed program of n + 2 edges columns a step, at most 20 steps, node_limit nodes each.
 */
arp_status arp_flow_best(const arp_flow_input *in, size_t *row, arp_flow_answer *out,
                         arp_error *err);

#endif
