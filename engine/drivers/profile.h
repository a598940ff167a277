/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file profile.h
 * One territory's values beside those of comparators and of all. (METHODS 4)
 */
#ifndef DRIVERS_PROFILE_H
#define DRIVERS_PROFILE_H

#include <arpent/drivers/profile.h>

/** A comparator as the profile needs it. */
typedef struct arp_profile_comparator {
    const char *name;
    const double *value; /* one a column of the table of values; NaN where there is none */
} arp_profile_comparator;

typedef struct arp_profile_input {
    const arp_plan *plan;
    const arp_table *values;
    const arp_precision *precision; /* one a column of values */
    const arp_profile_comparator *comparator;
    size_t n_comparators;
    double alpha; /* of the tests; intervals are of 95 % */
} arp_profile_input;

/**
 * Measure a territory.
 *
 * @param row  of the table of values
 * @retval ARP_MEMORY
 * Cost: O(columns * comparators * n log n). Deterministic.
 */
arp_status arp_profile_of(const arp_profile_input *in, size_t row, arp_profile *out,
                          arp_error *err);

#endif
