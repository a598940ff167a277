/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file conditional.h
 * A side given the others: sets drawn as the other sides alone would have them, and how often such
 * a set does as well on this side. (methods.md 3.6)
 *
 * Where sides correlate, one driver makes both look attested; this p asks for what the others leave
 * unexplained. The coefficients of the others are held at their fit, which errs on the side of
 * caution: the drawn sets scatter more than those with the same sums over the others.
 */
#ifndef DRIVERS_RESEMBLANCE_CONDITIONAL_H
#define DRIVERS_RESEMBLANCE_CONDITIONAL_H

#include "drivers/resemblance/case.h"

typedef struct arp_conditional {
    double p; /* P(sum of the side over T >= observed), one-sided, inclusive */
    arp_p_method method;
    bool separated; /* see arp_logit_fit() */
} arp_conditional;

/** Lines of mean 0 and sample spread 1, all 0 where constant; from @p pool. @retval ARP_MEMORY */
arp_status arp_conditional_lines(const arp_case *what, arp_pool *pool, const double ***out,
                                 arp_error *err);

/**
 * Side @p side of n_sides >= 2.
 *
 * Sums within 1e-9 of the observed count as equal to it. Exact for one or two territories (or all
 * but one or two); 20 000 draws by counter while m <= 200 and n m <= 2e7, p = (hits + 1)/(draws +
 * 1); the normal beyond. m counts as the smaller of m and n - m.
 *
 * @param z  of arp_conditional_lines()
 * @retval ARP_MEMORY
 * Cost: the fit; exact O(n log n); draws O(n m + 20 000 m log n).
 */
arp_status arp_conditional_measure(const arp_case *what, const double *const *z, size_t side,
                                   arp_conditional *out, arp_error *err);

#endif
