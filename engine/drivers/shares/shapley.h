/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shapley.h
 * Shapley values of the sides, and of the root's children in a score. [Shapley 1953]
 * (methods.md 2.7, 5.1)
 */
#ifndef DRIVERS_SHARES_SHAPLEY_H
#define DRIVERS_SHARES_SHAPLEY_H

#include "drivers/resemblance/case.h"

enum { ARP_SHAPLEY_SIDES = 6, ARP_SHAPLEY_CHILDREN = 12 };

/** Chance that exactly the @p size players of one set stand before a player in a random order of g:
    |S|! (g - |S| - 1)! / g!. */
double arp_shapley_chance(size_t g, size_t size);

/** How many players a set has: bit s, player s. */
size_t arp_players(size_t set);

/** v(all) - v(none) - the sum of v(s) - v(none), of 2^g values. */
double arp_shapley_interaction(const double *value, size_t g);

/**
 * Shapley value of each of g players.
 *
 * @param value  2^g values; bit s of the index: player s is in
 * @param[out] phi  g values, that sum to value[all] - value[none]
 * Cost: O(g 2^g).
 */
void arp_shapley(const double *value, size_t g, double *phi);

/** What the sides explain of a selection, the others neutralised for all territories. */
typedef struct arp_shapley_sides {
    double overlap[ARP_SHAPLEY_SIDES], concordance[ARP_SHAPLEY_SIDES];
    double interaction_overlap,
        interaction_concordance; /* v(all) - v(none) - sum of single gains */
} arp_shapley_sides;

/** Of a case with at most ARP_SHAPLEY_SIDES sides. The overlap counts by m, with tied seats shared.
    @retval ARP_MEMORY  Cost: 2^sides rankings. */
arp_status arp_shapley_selection(const arp_case *what, size_t k, arp_shapley_sides *out,
                                 arp_error *err);

/** How the root is made of its g children. */
typedef struct arp_root {
    size_t n, g;
    const double *const *value; /* g columns of n child scores */
    const double *weight;       /* g, summing to 1 */
    double (*mean)(const double *x, const double *w, size_t k, double exponent);
    double exponent;
} arp_root;

/**
 * Parts of each score that sum to it: weight times value for exponent 1, otherwise the Shapley
 * value of the mean over a part of the children, their weights rescaled (0 over none of them or
 * where they all weigh 0); NaN for more than ARP_SHAPLEY_CHILDREN children.
 *
 * @param[out] out  n x g, row-major
 * @retval ARP_MEMORY  Cost: O(n g 2^g) but for exponent 1, O(n g).
 */
arp_status arp_contribution(const arp_root *root, double *out, arp_error *err);

#endif
