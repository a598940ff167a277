/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file posterior.h
 * What an indicator's true values may be, given what was seen: the law that data error is drawn
 * from. (methods.md 7.6)
 *
 * An observed rate carries its own noise; drawing around it would add the noise a second time. So
 * the rates of an indicator have a prior of their mean m and of Marshall's variance a between
 * territories (methods.md 1.5), and each is drawn from its posterior, whose mean is the shrunk
 * rate:
 *
 *     y events among P exposed (P = 1 for a plain count)   Gamma(m^2 / a + y, m / a + P)
 *     y of P tries, s = m (1 - m) / a                      Beta(s m + y, s (1 - m) + P - y)
 *     a ready value x of standard error e                  N((a x + e^2 m) / (a + e^2), a e^2 / (a
 * + e^2))
 *
 * Where a is 0 the values differ no more than chance would have them: Gamma(y + 1/2, P),
 * Beta(y + 1/2, P - y + 1/2), N(x, e^2), and that is told.
 */
#ifndef SENSITIVITY_NOISE_POSTERIOR_H
#define SENSITIVITY_NOISE_POSTERIOR_H

#include "base/enum.h"
#include "sensitivity/input.h"

#define ARP_POSTERIOR_LAWS(X)                                                                      \
    X(ARP_POSTERIOR_NONE, "none") /* the values are exact, or secret ones alone are drawn */       \
    X(ARP_POSTERIOR_GAMMA, "gamma")                                                                \
    X(ARP_POSTERIOR_BETA, "beta")                                                                  \
    X(ARP_POSTERIOR_NORMAL, "normal")

ARP_ENUM(arp_posterior_law, ARP_POSTERIOR_LAWS)

/** Of one column of the table of values. */
typedef struct arp_posterior {
    arp_posterior_law law;
    double
        mean; /* of the prior, in the indicator's unit; NaN where spread is 0 for want of values */
    double spread; /* Marshall's a, in that unit squared; 0: no measurable differences */
} arp_posterior;

/** One cell's law: Gamma(a) times unit, Beta(a, b) times unit, or a + b N(0, 1). */
typedef struct arp_posterior_cell {
    double a, b, unit;
} arp_posterior_cell;

/** Room that arp_posterior_of() works in: n each. */
typedef struct arp_posterior_room {
    double *value, *error;
    uint8_t *mark;
} arp_posterior_room;

/** The prior that the n cells of a column give. Cells without a number, or whose count cannot be
    one, have no part in it. Cost: O(n), no allocation. */
arp_posterior arp_posterior_of(const arp_column *column, const arp_error_column *error, size_t n,
                               const arp_posterior_room *room);

/** The law of row @p i; false where its value is exact, or its count cannot be one. */
bool arp_posterior_at(const arp_posterior *of, const arp_column *column,
                      const arp_error_column *error, size_t i, arp_posterior_cell *out);

#endif
