/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file method.h
 * What a method for rank sets is, and what they share. Their input is checked already.
 */
#ifndef SENSITIVITY_RANKS_METHOD_H
#define SENSITIVITY_RANKS_METHOD_H

#include <math.h>

#include "base/fail.h"
#include "base/memory.h"

/** Ranks from low, the best that can be, to high. */
typedef struct arp_rank_set {
    uint32_t low, high;
} arp_rank_set;

typedef struct arp_rank_sets_of {
    const double *x;     /* n finite estimates, the highest first                         */
    const double *sigma; /* n standard errors: 0, known exactly, or from 1e-150 to 1e150  */
    const double *error; /* replicates x n, draws of the errors of x, for the methods of all pairs
                            and the first lists; NULL: normal ones are drawn              */
    size_t n;            /* >= 1                                                          */
    double alpha;        /* in (0, 1/2)                                                   */
    size_t replicates;   /* at least 1 / alpha - 1, so that there is such a quantile      */
    uint64_t seed;
    size_t threads;      /* >= 1; the answer is the same for any number                   */
    const size_t *alone; /* n_alone rows whose marginal sets are asked for                */
    size_t n_alone;
    const size_t *k; /* n_k sizes of first lists, each from 1 to n */
    size_t n_k;
} arp_rank_sets_of;

/** What a method finds. */
typedef struct arp_rank_joint {
    arp_rank_set *set; /* n, the caller's */
    size_t replicates, steps;
    double critical;
} arp_rank_joint;

/** A way to simultaneous sets: a row of the table in sets.c. */
typedef struct arp_rank_method {
    const char *name;
    arp_message help;
    /* Fills what is checked already. @retval ARP_MEMORY */
    arp_status (*make)(const arp_rank_sets_of *of, arp_rank_joint *out, arp_error *err);
} arp_rank_method;

/** Standard normal number (seed, replicate, row), by inversion. Cost: some 30 ns. */
double arp_rank_normal(uint64_t seed, uint64_t replicate, size_t row);

/** The error of a row in a replicate. */
static inline double arp_rank_drawn(const arp_rank_sets_of *of, uint64_t replicate, size_t row) {
    if (of->error) return of->error[replicate * of->n + row];
    return of->sigma[row] * arp_rank_normal(of->seed, replicate, row);
}

/** sqrt(a^2 + b^2), rising in both to the last bit. */
static inline double arp_rank_sigma(double a, double b) {
    return sqrt(a * a + b * b);
}

/** Which value from the top of R replicates is the critical one: floor((R + 1) alpha); 0 where
    there are too few. */
static inline size_t arp_rank_tail(size_t replicates, double alpha) {
    return (size_t)floor(((double)replicates + 1.0) * alpha);
}

/** The critical value of each row of of->alone, and its set; see alone.c.
    @retval ARP_MEMORY */
arp_status arp_rank_alone(const arp_rank_sets_of *of, arp_rank_set *out, double *critical,
                          arp_error *err);

/** In how many replicates each territory is in each first list: n_k x n. @retval ARP_MEMORY */
arp_status arp_rank_first(const arp_rank_sets_of *of, uint64_t *hits, arp_error *err);

#endif
