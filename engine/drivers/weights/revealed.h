/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file revealed.h
 * Revealed weights. (METHODS 2.3)
 */
#ifndef DRIVERS_WEIGHTS_REVEALED_H
#define DRIVERS_WEIGHTS_REVEALED_H

#include <arpent/drivers/revealed.h>

#include "drivers/weights/linear.h"

/** How many of the selected are not in the first m, along w from 0 to 1. */
typedef struct arp_stretch {
    double from, to;
    size_t misplaced;
} arp_stretch;

typedef struct arp_stretches {
    arp_stretch *at; /* neighbours differ; from 0 to 1; release with arp_free() */
    size_t n;
} arp_stretches;

/** Of a case of two sides. @retval ARP_MEMORY Cost: that of arp_tipping_walk() at k = m. */
arp_status arp_stretches_make(const arp_case *what, arp_stretches *out, arp_error *err);

/** Mean likelihood above @p border over the mean below. */
double arp_bayes_factor_at(const arp_stretches *s, double beta, double border);

/** Mean likelihood over that of m of n drawn at random. */
double arp_revealed_fit(const arp_stretches *s, double beta, size_t n, size_t m);

/** Posterior of w: mean. */
double arp_revealed_mean(const arp_stretches *s, double beta);

/** Posterior of w: the weight below which a part @p p of it lies. */
double arp_revealed_quantile(const arp_stretches *s, double beta, double p);

/** All of it for a case of two sides. @param[out] out  in @p pool @retval ARP_MEMORY
    Cost: that of the stretches, and at most 5e8 / (n (leaves + 8)) draws, at most 200 000 and
    at least 1 000; it ends where 1 000 are effective. */
arp_status arp_revealed_make(const arp_case *what, const arp_linear *leaves, arp_pool *pool,
                             arp_revealed **out, arp_error *err);

#endif
