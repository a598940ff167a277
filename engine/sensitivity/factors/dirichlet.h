/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file dirichlet.h
 * Random shares of the children of one node from uniform numbers: a fixed number of them, and no
 * rejection, so that the same law serves plain draws, Sobol' points and one factor at a time.
 */
#ifndef SENSITIVITY_FACTORS_DIRICHLET_H
#define SENSITIVITY_FACTORS_DIRICHLET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ARP_SHARE_ORDERED = 256 }; /* most children under orders */

/**
 * A law of k >= 2 shares that sum to 1.
 *
 * Without `noise` and `ray`: Dirichlet(alpha), broken off a stick in the order of the children:
 * share j is what is left times Beta(alpha_j, sum of the alphas after j). With bounds each Beta is
 * cut to what low and high of all leave possible. With `ray`: Dirichlet(alpha) over the k rays,
 * mixed. With noise x: nominal_j (1 + x (2 u - 1)), rescaled.
 */
typedef struct arp_share_law {
    size_t k;
    double noise;          /* in (0, 1]; 0: none                  */
    const double *nominal; /* k, summing to 1                     */
    const double *alpha;   /* k, > 0                              */
    const double *low;     /* k, or NULL                          */
    const double *high;    /* k, with low                         */
    const double *ray;     /* k rows of k, each summing to 1, or NULL */
} arp_share_law;

/** Uniform numbers a draw takes: k with noise, k - 1 otherwise. */
size_t arp_share_dims(const arp_share_law *law);

/** Some shares lie within the bounds (to 1e-12). */
bool arp_share_feasible(const double *low, const double *high, size_t k);

/** @param[out] share  k numbers >= 0 that sum to 1, up to rounding. Cost: O(k), O(k^2) with rays.
 */
void arp_share_draw(const arp_share_law *law, const double *u, double *share);

/** Flat: every parameter 1, without bounds, rays or noise. */
bool arp_share_is_flat(const arp_share_law *law);

enum { ARP_SHARE_TOGETHER = 256 }; /* draws of shares made together */

/**
 * arp_share_draw() of a flat law for n <= ARP_SHARE_TOGETHER draws, to the bit.
 *
 * @param u  k - 1 rows of n
 * @param[out] share  k rows of n
 */
void arp_share_draw_many(const arp_share_law *law, size_t n, const double *u, double *const *share);

/**
 * Rays of the cone of shares under orders: share of more[i] at least low[i] times that of less[i],
 * and at most high[i] times it (INFINITY: no limit). The flat law over the rays is the flat law
 * over the shares that keep the orders, since the cone has as many rays as children.
 *
 * @param[out] ray  k x k, row-major
 * @return false where a name is `more` or `less` twice, in a circle, or has both limits and another
 *         order: the cone then has other numbers of rays
 */
bool arp_share_rays(const size_t *more, const size_t *less, const double *low, const double *high,
                    size_t n_orders, size_t k, double *ray);

#endif
