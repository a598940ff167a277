/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file spread.h
 * How unlike each other the members of a perimeter are, against all territories.
 */
#ifndef DRIVERS_AROUND_SPREAD_H
#define DRIVERS_AROUND_SPREAD_H

#include "drivers/around/unit.h"

/** How unlike each other members are. NaN for one member, and where it was not computed. */
typedef struct arp_spread {
    double *within, *all;   /* one a side: sample variance of the side's score between members, and
                               between all territories                                          */
    double *ratio;          /* one a side: the first over the second, NaN where that is 0       */
    double members, random; /* mean distance between two members, between two at random         */
    double nearer;          /* share of random sets of as many with at most that mean distance  */
    arp_p_method method;    /* ARP_P_EXACT: all pairs; ARP_P_MONTE_CARLO: 999 sets               */
    double
        neighbours; /* mean distance of two ranked neighbours; NaN without a list of neighbours */
    double neighbours_nearer; /* share of them at most as far apart as two members on average */
    arp_error why;            /* code ARP_OK unless the index refused the unranked members        */
} arp_spread;

enum {
    ARP_SPREAD_SETS = 999,        /* random sets of more than two             */
    ARP_SPREAD_MEMBERS = 64,      /* beyond, no distances                     */
    ARP_SPREAD_TERRITORIES = 2000 /* beyond, two members take sets as well */
};

/** Points in the plane of the standardised indicators. */
typedef struct arp_points {
    size_t n, k;
    double *z; /* n x k, row-major; NaN where unknown */
} arp_points;

/** Euclidean distance over the coordinates both have, scaled up to all k as in R's dist(); NaN when
    they share none. */
double arp_points_apart(const arp_points *points, size_t a, size_t b);

/** Mean distance over the pairs of n points; NaN for one. Cost: O(n^2 k). */
double arp_points_mean(const arp_points *points, const size_t *at, size_t n);

/**
 * Distances between members against random ones.
 *
 * @param at  n >= 2 points
 * @param[out] out  members, random, nearer, method
 * @retval ARP_MEMORY
 * Cost: all pairs, O(n_points^2 k); or 999 sets, O(999 n^2 k).
 */
arp_status arp_spread_distances(const arp_points *points, const size_t *at, size_t n, uint64_t seed,
                                arp_spread *out, arp_error *err);

/**
 * Distances between members, out->members, against neighbours'.
 *
 * @param near  pairs of the first @p n_rows points; without pairs, or where members is NaN, nothing
 *              is written
 * @param[out] out  neighbours, neighbours_nearer
 * @retval ARP_DOMAIN  that of arp_graph_make()
 * @retval ARP_MEMORY
 * Cost: O(pairs (k + log pairs)).
 */
arp_status arp_spread_neighbours(const arp_points *points, const arp_neighbours_input *near,
                                 size_t n_rows, arp_spread *out, arp_error *err);

/**
 * Variances and distances of a perimeter's members.
 *
 * Members that are not ranked are put beside the ranked ones and the index is run again over all of
 * them; where it refuses, out->why says so. Indicators are those the index was made of, oriented
 * and normalised, each divided by its standard deviation.
 * @retval ARP_MEMORY
 */
arp_status arp_spread_measure(const arp_unit_ground *ground, const arp_sums *sums,
                              const arp_members *members, arp_spread *out, arp_error *err);

#endif
