/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file profile.h
 * One territory's values beside those of comparators and of all. (METHODS 4)
 */
#ifndef DRIVERS_AROUND_PROFILE_H
#define DRIVERS_AROUND_PROFILE_H

#include <arpent/drivers/profile.h>

#include "base/memory.h"

/** A comparator as the profile needs it. */
typedef struct arp_profile_comparator {
    const char *name;
    const double *value; /* one a column of the table of values; NaN where there is none */
} arp_profile_comparator;

typedef struct arp_profile_input {
    const arp_plan *plan;
    const arp_table *values;
    const arp_value_error *errors; /* one a column of values */
    const arp_profile_comparator *comparator;
    size_t n_comparators;
    double alpha; /* of the tests; intervals are of 95 % */
} arp_profile_input;

/**
 * Profiles of n territories. What all of them need (p-values, order) is made once.
 *
 * @param row  n rows of the table of values
 * @param[out] out  n profiles, from @p pool
 * @retval ARP_MEMORY
 * Cost: O(columns * comparators * (N log N + n)) for N territories in all. Deterministic.
 */
arp_status arp_profiles_of(const arp_profile_input *in, const size_t *row, size_t n, arp_pool *pool,
                           arp_profile *out, arp_error *err);

#endif
