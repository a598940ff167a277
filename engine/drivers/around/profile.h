/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file profile.h
 * One territory against its comparators, and how sure each of its values is.
 *
 * "Above" and "significantly above" stand apart: the first compares two numbers, the second asks
 * whether chance alone, at the comparator's rate, would give a value as far off on either side. The
 * comparator is taken as fixed. Its p-values are adjusted by Holm over all territories, indicator
 * by indicator: a territory is picked out among them. (methods.md 8.3)
 */
#ifndef DRIVERS_AROUND_PROFILE_H
#define DRIVERS_AROUND_PROFILE_H

#include "drivers/around/reliability.h"

#include "base/memory.h"

/** A value beside a comparator's. */
typedef struct arp_compared {
    double value;       /* the comparator's; NaN where it has none                            */
    int side;           /* 1 above it, -1 below, 0 equal or not compared                      */
    double p, p_holm;   /* two-sided; NaN where chance cannot be reckoned                     */
    bool significantly; /* p_holm <= alpha                                                    */
    size_t n_tested;    /* territories that Holm was over                                     */
} arp_compared;

/** "below", "equal", "above": which side of the comparator the territory is on. */
const char *arp_compared_side(const arp_compared *compared);

/** One indicator of the territory. */
typedef struct arp_profile_line {
    size_t node; /* the leaf in the plan; its column is plan->node[node].column              */
    double value;
    arp_mark mark;      /* why it has none                                                   */
    double limit[2];    /* 95 %; NaN unknown                                                 */
    double count;       /* events behind it, NaN unknown                                     */
    size_t few;         /* 5 or 10: fewer events than that; otherwise 0                      */
    uint32_t rank;      /* of the value among n, 1 = most need; 0 without a value            */
    size_t n;           /* territories that have a value                                     */
    size_t least, most; /* rows of the least and the most of all, the first ones among ties  */
    double position;    /* from 0 at the least to 1 at the most; NaN where all are equal     */
    arp_compared *comparator; /* one a comparator */
} arp_profile_line;

typedef struct arp_profile {
    size_t row;             /* of the territory in the table of values */
    arp_profile_line *line; /* one a leaf, in the order of the plan    */
    size_t n;
} arp_profile;

/** Profiles of one or of all territories. */
typedef struct arp_profiles {
    arp_profile *at;
    size_t n;
    struct arp_pool *pool; /* owns it all */
} arp_profiles;

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
