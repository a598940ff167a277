/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file change.h
 * How little the weights would have to change for a territory to enter the first k or to leave
 * them, and whether any linear weights put the whole selection on top.
 *
 * A change is measured twice. |w - w0|, the sum of the absolute differences: 0.10 means that 5
 * points in a hundred move from some weights to others. And the largest of them: 0.02 means that no
 * weight moves by more than 2 points. It is the least that brings the territory strictly over the
 * border (isolated points, where it is only tied, do not count, as for the tipping weights), up to
 * a margin of 1e-8 of the widest indicator's spread; every weight vector given here was checked by
 * ranking with it.
 *
 * Weights of the leaves are global: products of the weights down the tree. They are searched where
 * every node is an arithmetic mean of children without holes; weights of the sides for any exponent
 * of the root (drivers.h). Two sides are read from the tipping weights, exactly; everything else is
 * a mixed program [METHODS 2.4], solved by branch and cut within a number of nodes.
 */
#ifndef ARPENT_DRIVERS_CHANGE_H
#define ARPENT_DRIVERS_CHANGE_H

#include <arpent/drivers.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum arp_change_status {
    ARP_CHANGE_OPTIMAL,    /* no smaller change does it                                     */
    ARP_CHANGE_FEASIBLE,   /* the best found within the node limit                          */
    ARP_CHANGE_IMPOSSIBLE, /* proved: no weights do it                                      */
    ARP_CHANGE_NOT_FOUND   /* none found within the node limit, which proves nothing        */
} arp_change_status;

/** How a change is measured. */
typedef enum arp_change_norm {
    ARP_CHANGE_SUM,     /* sum of the absolute differences of the weights */
    ARP_CHANGE_LARGEST, /* the largest of them                            */
    ARP_CHANGE_NORMS
} arp_change_norm;

typedef struct arp_change_weight {
    size_t node;
    double from, to;
} arp_change_weight;

/** One question and its answer. */
typedef struct arp_change_one {
    size_t row; /* ARP_NONE: all of the selection at once, at most k of them; only to enter */
    size_t k;
    bool leave; /* it is in the first k under the declared weights, otherwise it is not */
    bool sides; /* only the weights of the sides move */
    arp_change_norm norm;
    arp_change_status status;
    double distance; /* of w from w0; 0 where the selection is there already; NaN without weights */
    double bound;    /* a first change that does it: those ahead now stay ahead, failing that those
                        ahead under one weight alone (for two sides, and where none is found: NaN) */
    double gap;   /* how far below the distance the best could be, as a share of it; NaN unknown */
    size_t nodes; /* of branch and cut */
    arp_change_weight *change; /* the weights that move, as the nodes are numbered */
    size_t n_changes;
} arp_change_one;

/** Are the scores a linear function of the leaves' weights? */
typedef enum arp_change_leaves {
    ARP_LEAVES_LINEAR,
    ARP_LEAVES_EXPONENT, /* some node is not an arithmetic mean                             */
    ARP_LEAVES_HOLES     /* a cell without a value passes its weight on                       */
} arp_change_leaves;

/**
 * Where no weights put the selection on top: how many of it, at best, stand outside the first m,
 * seats tied at the last one going to the selection. Proved where both numbers are equal, otherwise
 * the best found and what is proved within the nodes.
 */
typedef struct arp_fewest {
    size_t misplaced, at_least;
    size_t nodes; /* of branch and cut; 0 where it was not needed, or the program is too large */
} arp_fewest;

/**
 * Is there one weight vector over the leaves, none negative, under which every selected territory
 * scores at least as high as every other? Only where leaves are linear. [METHODS 2.3]
 */
typedef struct arp_certificates {
    bool computed;
    bool feasible;
    double margin;        /* largest (least selected score - greatest other score), negative where
                             there is no such vector: then the least slack                        */
    arp_fewest fewest;    /* where not feasible; otherwise 0 */
    arp_interval *range;  /* n_sides: the weights a side takes among such vectors; NaN for none  */
    size_t (*witness)[2]; /* selected, other: the other is at least as high on every leaf and higher
                             on some                                                             */
    size_t n_witnesses, witnesses_left_out;
} arp_certificates;

typedef struct arp_change {
    arp_change_one *at; /* n; each question once by either norm, one after the other */
    size_t n;
    size_t left_out; /* questions not asked: those that take programs are at most 12 */
    arp_change_leaves leaves;
    arp_certificates certificates;
} arp_change;

#ifdef __cplusplus
}
#endif
#endif
