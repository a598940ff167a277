/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file chains.h
 * Weights drawn from those that reproduce a selection exactly. (methods.md 4.5)
 *
 * Hit-and-run [Smith 1984] over the polytope of drivers/weights/polytope.h: from one point along a
 * line to a point drawn flat on what of the line lies inside. Three kinds of lines in turn: two
 * weights of one side exchange, the sides exchange, and one shaped by the polytope's own corners,
 * which is taken by the Metropolis rule. The border t is not drawn: a point is inside where the
 * lowest selected score is at least the highest other one, and both ends of the line are found by
 * following these two lines.
 *
 * What is drawn from is the prior of drivers/weights/revealed.h cut down to the polytope: flat
 * over the sides, then over the weights inside each.
 */
#ifndef DRIVERS_WEIGHTS_CHAINS_H
#define DRIVERS_WEIGHTS_CHAINS_H

#include "drivers/weights/linear.h"
#include "drivers/weights/polytope.h"

/** The bounds of what is told: at least so many effective draws, and R-hat under. */
#define ARP_ESS_LEAST  200.0
#define ARP_R_HAT_MOST 1.01

enum { ARP_CHAINS = 4 };

/** What the chains gave. */
typedef struct arp_chain_draws {
    double *w;    /* ARP_CHAINS x n x p: the second half of each chain; release with arp_free() */
    size_t n;     /* a chain; 0: the polytope has no inside, or the program gave up             */
    double r_hat; /* the largest over the weight of the first side and each single weight       */
    double ess;   /* of the weight of the first side                                            */
} arp_chain_draws;

/**
 * Draw until R-hat is under ARP_R_HAT_MOST and ess at least @p enough, or the steps run out: at
 * most 16 000 a chain, fewer for many rows. Starts are spread out: each near a corner of its own.
 *
 * @param what    of two sides
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 * Deterministic: counter-based. Cost: O(n p) a step, and 2 p + 2 linear programs.
 */
arp_status arp_chains_draw(const arp_case *what, const arp_linear *leaves, double enough,
                           arp_chain_draws *out, arp_error *err);

#endif
