/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file conditional.h
 * A side given the others: sets drawn as the other lines alone would have them, and how often such
 * a set does as well on what this side has of its own. (methods.md 3.6)
 *
 * Where sides correlate, one driver makes both look attested; this p asks for what the others leave
 * unexplained. The coefficients of the others are those of their fit; as the statistic is the
 * efficient score, what they err by moves it by little. [Rao 1948; Cox and Hinkley 1974, 9.3]
 */
#ifndef DRIVERS_RESEMBLANCE_CONDITIONAL_H
#define DRIVERS_RESEMBLANCE_CONDITIONAL_H

#include "base/fail.h"
#include "base/memory.h"
#include "drivers/drivers.h"

/** What is asked; lines of any origin and scale. */
typedef struct arp_conditional_input {
    size_t n, m, q;
    const size_t *selected;     /* m rows, rising, 1 <= m < n                                */
    const double *own;          /* n, of the side itself                                     */
    const double *const *other; /* q lines of n: the other sides, and what else has to count */
    uint64_t seed;
} arp_conditional_input;

typedef struct arp_conditional {
    double p; /* P(sum of the residual over T >= observed), one-sided, inclusive; 1 where the side
                 is constant or a mixture of the others                                        */
    arp_p_method method;
    bool separated; /* the fit has no finite coefficients: p is that of its limit, see logit.h */
} arp_conditional;

typedef struct arp_conditional_room arp_conditional_room;

/** Room for n, m and up to q others, in @p pool. @retval ARP_MEMORY */
arp_status arp_conditional_room_new(size_t n, size_t m, size_t q, arp_pool *pool,
                                    arp_conditional_room **out, arp_error *err);

/** From now on p comes of so many draws where it is drawn, a multiple of 8: for who asks of many
    selections how often p is small, and reads none of them. */
void arp_conditional_draw(arp_conditional_room *room, size_t draws);

/**
 * One side.
 *
 * Sums within 1e-9 of the observed count as equal to it, what the others leave of the side having
 * spread 1. Exact for one or two territories (or all but one or two); 20 000 draws by counter,
 * unless said, while m <= 200 and n m <= 2e7, p = (hits + 1)/(draws + 1); the normal beyond. m
 * counts as the smaller of m and n - m; where a limit leaves one or two open, p is exact.
 *
 * @param room  of the same n, m and at least q
 * Cost: the fit; exact O(n); draws O(n m + 20 000 m log n). No allocation. Same input, same bits.
 */
void arp_conditional_measure(const arp_conditional_input *in, arp_conditional_room *room,
                             arp_conditional *out);

#endif
