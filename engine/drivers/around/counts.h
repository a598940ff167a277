/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file counts.h
 * Counts and values against a reference: one-sided p, two-sided interval. (methods.md 8.2)
 */
#ifndef DRIVERS_AROUND_COUNTS_H
#define DRIVERS_AROUND_COUNTS_H

#include <stdbool.h>

enum { ARP_BYAR_FROM = 100 };

typedef struct arp_count_test {
    double p;         /* in the direction asked for, inclusive      */
    double low, high; /* of the count (Poisson) or share (binomial) */
} arp_count_test;

/**
 * A Poisson count against its expectation: Garwood's exact interval below ARP_BYAR_FROM, Byar's
 * from there on.
 *
 * @param count     whole, >= 0
 * @param expected  >= 0
 * @param alpha     in (0, 1): the interval's level is 1 - alpha
 */
arp_count_test arp_count_poisson(double count, double expected, bool above, double alpha);

/** A binomial count of n against a share in [0, 1]: Wilson's interval; 0 <= count <= n, n >= 1. */
arp_count_test arp_count_binomial(double count, double n, double share, bool above, double alpha);

/**
 * The same two counts against those of other territories, which have an error too: given both
 * counts together, one of them is binomial (Poisson counts) or hypergeometric (binomial ones).
 * [Przyborowski and Wilenski 1940; Fisher 1935]
 *
 * @param other  the others' count; @p expected and @p other_expected, @p n and @p other_n are the
 *               denominators, > 0
 */
double arp_count_poisson_apart(double count, double expected, double other, double other_expected,
                               bool above);
double arp_count_binomial_apart(double count, double n, double other, double other_n, bool above);

/** One-sided p of a value with a standard error > 0 against a fixed reference: the normal's. */
double arp_value_p(double value, double standard_error, double reference, bool above);

/**
 * The same of a weighted sum of @p events > 0 counted ones: the exact tails of its events, carried
 * to the scale of the value as Dobson's limits are, so that both say the same. NaN beyond what is a
 * count.
 */
double arp_weighted_p(double events, double value, double standard_error, double reference,
                      bool above);

/** Counts above it are no counts, and a sum of whole numbers is no longer exact. */
#define ARP_MOST_COUNT 1e15

#endif
