/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shrink.h
 * Rates of small territories drawn towards what is known around them: one rule, one row.
 * (methods.md 1.5)
 *
 * y events were seen where p were exposed (a population, or the events expected); theta estimates
 * the rate y / p. Whoever shrinks by Marshall's rule, or asks for the variance of a rate by chance,
 * does so by what stands here. Kernels are pure: no allocation, no status, same input same bits,
 * safe to call from any thread. theta must not overlap y or p.
 */
#ifndef TERRITORY_SHRINK_H
#define TERRITORY_SHRINK_H

#include <math.h>

#include "base/fail.h"
#include "base/moments.h"
#include "catalogue/error_model.h"

/** n territories; p[i] = 0 knows nothing of its own and takes the mean. At least one p > 0. */
typedef struct arp_shrink_input {
    const double *y, *p; /* n each, finite, >= 0                                                 */
    size_t n;
    /* of a local rule: neighbours of i are neighbour[start[i]] to neighbour[start[i + 1] - 1],
       itself not among them; without one a territory keeps its own rate */
    const size_t *start, *neighbour;
    arp_error_model model; /* of y: binomial, of shares; otherwise Poisson */
} arp_shrink_input;

typedef struct arp_shrinker {
    const char *name;
    arp_message help;
    bool local; /* needs neighbours */
    void (*shrink)(const arp_shrink_input *in, double *theta);
} arp_shrinker;

/** NULL-terminated. */
extern const arp_shrinker *const ARP_SHRINKERS[];
extern const arp_shrinker arp_shrink_marshall, arp_shrink_marshall_local, arp_shrink_poisson_gamma;

/** A prior of rates: its mean and its variance, 0 where the counts spread no more than chance. */
typedef struct arp_prior {
    double mean, variance;
} arp_prior;

/** Variance by chance alone of a rate of which @p rate is expected over @p p > 0: rate / p for a
    Poisson count, rate (1 - rate) / p for a share. */
static inline double arp_chance_variance(arp_error_model model, double rate, double p) {
    return (model == ARP_ERROR_BINOMIAL ? rate * (1.0 - rate) : rate) / p;
}

/** What Marshall's moments are taken from, one territory after the other; zero-initialise. The
    mean is summed first, and set; then the spread around it. */
typedef struct arp_marshall {
    arp_total size, mass, spread;
    double mean;
} arp_marshall;

/** A rate that stands on @p size (1: a ready value). */
static inline void arp_marshall_add(arp_marshall *m, double size, double rate) {
    arp_total_add(&m->size, size);
    arp_total_add(&m->mass, size * rate);
}

/** The mean of what was added. */
static inline double arp_marshall_mean(arp_marshall *m) {
    return m->mean = arp_total_of(m->mass) / arp_total_of(m->size);
}

/** The same rate again, and its variance by chance were the mean the truth. */
static inline void arp_marshall_spread(arp_marshall *m, double size, double rate, double error) {
    arp_total_add(&m->spread, size * ((rate - m->mean) * (rate - m->mean) - error));
}

/** a = max(0, sum P ((r - m)^2 - e) / sum P). [Marshall 1991] */
static inline arp_prior arp_marshall_end(const arp_marshall *m) {
    return (arp_prior){m->mean, fmax(0.0, arp_total_of(m->spread) / arp_total_of(m->size))};
}

/** m + a / (a + e) (r - m), and m where a is 0. */
static inline double arp_marshall_drawn(const arp_prior *prior, double rate, double error) {
    if (!(prior->variance > 0.0)) return prior->mean;
    return prior->mean + prior->variance / (prior->variance + error) * (rate - prior->mean);
}

/** Marshall's prior of the n territories named by @p member (NULL: 0 to n - 1), and, unless it is
    SIZE_MAX, of territory @p also. Cost: O(n). */
arp_prior arp_marshall_prior(const arp_shrink_input *in, const size_t *member, size_t n,
                             size_t also);

/** Clayton and Kaldor's: the gamma prior whose mean and variance agree with the estimates they
    lead to. Cost: O(n) for each of some 60 steps. */
arp_prior arp_gamma_prior(const double *y, const double *p, size_t n);

#endif
