/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file counts.h
 * Counts against a fixed reference: one-sided exact p, two-sided interval. (methods.md 8.2)
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

#endif
