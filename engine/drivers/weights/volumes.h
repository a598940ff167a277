/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file volumes.h
 * Shares of weights. (METHODS 2.5)
 */
#ifndef DRIVERS_WEIGHTS_VOLUMES_H
#define DRIVERS_WEIGHTS_VOLUMES_H

#include <arpent/drivers/volumes.h>

#include "drivers/weights/cells.h"
#include "drivers/weights/linear.h"

/**
 * Share of the flat simplex {w >= 0, sum w = 1} where u.w <= 0; 1/2 where all u are 0.
 *
 * Every term is positive: no cancellation. [Varsi 1973; Ali 1973]
 *
 * @param u        p >= 1 finite numbers
 * @param scratch  2 p + 1 doubles
 * Cost: O(p^2).
 */
double arp_halfspace_share(const double *u, size_t p, double *scratch);

/** Mean of 0/1 over n draws with hits ones, and its 95 % Wilson interval. [Wilson 1927] */
arp_weight_share arp_wilson(size_t hits, size_t n);

/** The same of a share p of n plain draws; where some count a half (a tie), no narrower than it has
    to be. A share NaN, of no draws, may be anything. */
arp_weight_share arp_wilson_share(double p, double n);

/** What the shares are taken of. */
typedef struct arp_volumes_of {
    const arp_case *what;
    const arp_linear *leaves;
    const arp_tipping *tipping; /* of the first side; two sides only  */
    const arp_simplex *simplex; /* of the main k; three and more only */
    const size_t *k;
    size_t n_k;
} arp_volumes_of;

/** Shares of the weights of two sides or more in the first k: fills in and n_in_draws.
    @retval ARP_MEMORY  Cost: two sides none, three that of the cells for every k; more, 10 000
    rankings, fewer where n is over 20 000. */
arp_status arp_volumes_first(const arp_volumes_of *of, arp_volumes *out, arp_error *err);

/** @param[out] out  in @p pool @retval ARP_MEMORY
    Cost: O(m (n - m) (p^2 + draws sides^2)), bounded by 20 000 pairs and 2 000 draws. */
arp_status arp_volumes_make(const arp_volumes_of *of, arp_pool *pool, arp_volumes **out,
                            arp_error *err);

#endif
