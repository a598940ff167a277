/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file chance.h
 * By how much chance moves each value of a column. (methods.md 7.7)
 *
 * A count's rate is shrunk as Marshall does, and its error is the sampling error at that rate: a
 * count of 0 has an error wherever events are possible, and where the rates differ by no more than
 * chance the pooled rate serves for all.
 */
#ifndef SENSITIVITY_RANKS_CHANCE_H
#define SENSITIVITY_RANKS_CHANCE_H

#include "base/memory.h"
#include "sensitivity/input.h"

/** One column, in the unit of the indicator. */
typedef struct arp_chance {
    double *centre; /* n: around which chance moves it: the shrunk rate, or the value itself      */
    double *sd;     /* n: 0 where no error is known                                               */
    double *skew;   /* n: of a count's sampling law; 0 for the others                             */
} arp_chance;

/**
 * @param value  n, holes filled: NaN where there is none
 * @param mark   n, of the table of values
 * @param[out] out  in @p pool
 * @retval ARP_MEMORY
 * A filled cell has no error, a secret one that of its interval. Cost: O(n).
 */
arp_status arp_chance_of(const arp_error_column *error, const double *value, const uint8_t *mark,
                         size_t n, arp_pool *pool, arp_chance *out, arp_error *err);

#endif
