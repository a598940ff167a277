/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file verdict.h
 * Per side attested or cannot tell, and one word for the whole. [Holm 1979] (METHODS 2.9)
 */
#ifndef DRIVERS_VERDICT_H
#define DRIVERS_VERDICT_H

#include <arpent/drivers.h>

/** Concordance below which a side is not attested, however sure. */
#define ARP_ATTESTED_FROM 0.6

/** Holm's step-down adjustment of n p-values: never below p, never above 1. Cost: O(n^2). */
void arp_holm(const double *p, size_t n, double *adjusted);

/** State of one side; none is excluded while C has no interval. */
arp_verdict_state arp_verdict_of(double c, double p_holm, double alpha);

/** Number of the only side attested, or ARP_WORD_...; n >= 1. */
int arp_verdict_word(const arp_side *side, size_t n);

#endif
