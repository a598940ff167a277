/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file profile.h
 * One territory against its comparators, and how sure each of its values is.
 *
 * "Above" and "significantly above" stand apart: the first compares two numbers, the second asks
 * whether chance alone, at the comparator's rate, would give a value as far off on either side. The
 * comparator is taken as fixed. Its p-values are adjusted by Holm over all territories, indicator
 * by indicator: a territory is picked out among them.
 */
#ifndef ARPENT_DRIVERS_PROFILE_H
#define ARPENT_DRIVERS_PROFILE_H

#include <arpent/drivers/reliability.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A value beside a comparator's. */
typedef struct arp_compared {
    double value;       /* the comparator's; NaN where it has none                            */
    int side;           /* 1 above it, -1 below, 0 equal or not compared                      */
    double p, p_holm;   /* two-sided; NaN where chance cannot be reckoned                     */
    bool significantly; /* p_holm <= alpha                                                    */
    size_t n_tested;    /* territories that Holm was over                                     */
} arp_compared;

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

#ifdef __cplusplus
}
#endif
#endif
