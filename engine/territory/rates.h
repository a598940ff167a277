/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rates.h
 * Standardised rates of one territory from its strata (age by sex, say). (methods.md 1.3)
 *
 * Arrays have one entry a stratum, n >= 1 of them, in one order; weights and populations of the
 * standard need not sum to anything. Sums are compensated, from the first stratum to the last. No
 * allocation; outputs are written on ARP_RATE_OK only.
 */
#ifndef TERRITORY_RATES_H
#define TERRITORY_RATES_H

#include "territory/interval.h"

/** Why a rate cannot be. */
typedef enum arp_rate_fault {
    ARP_RATE_OK,
    ARP_RATE_EVENTS,              /* events below 0 or not a number                          */
    ARP_RATE_POPULATION,          /* a population below 0 or not a number                    */
    ARP_RATE_POPULATION_ZERO,     /* direct: nobody in a stratum, so it has no rate          */
    ARP_RATE_STANDARD,            /* the standard's population or events: the same           */
    ARP_RATE_STANDARD_POPULATION, /* indirect: nobody in the standard, so no rate to expect  */
    ARP_RATE_STANDARD_EMPTY       /* a standard that sums to 0, or expects nothing           */
} arp_rate_fault;

/**
 * Directly standardised: the rate a standard population would have under the territory's own
 * rates, sum of w x / n over sum of w, with its variance sum of w^2 x / n^2 over (sum of w)^2.
 *
 * @param squares  where one person may have several events, the sum over persons of the square of
 *                 their number of events, which takes the place of x in the variance; NULL where
 *                 events are independent
 * @param standard  weights, or the standard's population
 * @param[out] out  events, rate (per person), variance, largest
 * @param[out] stratum  on a fault the first stratum that has it
 */
arp_rate_fault arp_rate_direct(const double *events, const double *squares,
                               const double *population, const double *standard, size_t n,
                               arp_counted *out, size_t *stratum);

/** Observed against expected. */
typedef struct arp_expected {
    double observed, expected; /* ratio = observed / expected                        */
    double reference;          /* crude rate of the standard, per person             */
} arp_expected;

/**
 * Indirectly standardised: the events that the standard's rates would give in the territory. A
 * stratum without a person expects nothing, whatever the standard says of it.
 */
arp_rate_fault arp_rate_indirect(const double *events, const double *population,
                                 const double *standard_events, const double *standard_population,
                                 size_t n, arp_expected *out, size_t *stratum);

#endif
