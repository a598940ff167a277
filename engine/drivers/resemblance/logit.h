/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file logit.h
 * The conditional logit of a selection: P(T) proportional to exp(sum over T of b . z) over all sets
 * of m of n territories, b by maximum likelihood [McFadden 1974]. (methods.md 3.6)
 *
 * Where the lines single the selection out, wholly or in part, no finite b is the best one: along
 * some direction the likelihood rises for ever. The law then has its limit: only sets with the
 * greatest sum along that direction are left [Albert and Anderson 1984; Geyer 2009]. They all have
 * the same territories beyond a border, and some of those on it: a smaller problem of the same
 * kind, on which the fit goes on.
 */
#ifndef DRIVERS_RESEMBLANCE_LOGIT_H
#define DRIVERS_RESEMBLANCE_LOGIT_H

#include "base/fail.h"
#include "base/memory.h"

typedef struct arp_logit_data {
    size_t n, m, q;
    const double *const *z; /* q lines of n; any origin and scale */
    const double *own;      /* n, of the side asked about         */
    const size_t *selected; /* m rows, rising, 1 <= m < n         */
} arp_logit_data;

/** The law of the fit, over the territories that may be in a set or not. */
typedef struct arp_logit {
    size_t n, m; /* m of n come out; m = 0: the selection alone is left */
    size_t *row; /* n rows of the data, rising                          */
    bool *in;    /* n: selected; where fewer are not, those, and every line turned */
    double *eta; /* n log odds */
    double
        *residual; /* n: own less its projection on the others under the law; 0 over the selected */
    bool varies;   /* it does: own is neither constant nor a mixture of the others there */
    bool separated;       /* the fit has no finite b: the law is its limit */
    double level;         /* of arp_odds_level()                           */
    const double *weight; /* n, of arp_odds_weights() of eta, where one or two of n come out and own
                             varies; otherwise of no use */
    struct arp_logit_room *room;
} arp_logit;

/** Room for fits of m of n territories, q lines; in @p pool. @retval ARP_MEMORY */
arp_status arp_logit_new(size_t n, size_t m, size_t q, arp_pool *pool, arp_logit *out,
                         arp_error *err);

/**
 * Fit, and take from the own line what the others say of it: the residual's sum over T is the
 * efficient score. Lines are as good as any others that span the same, so the law does not depend
 * on their scale; a line that the ones before it give within 1e-7 of its spread counts for nothing.
 *
 * @param data  n, m, q at most those of the room
 * Cost: some ten passes of arp_odds_sums(). No allocation.
 */
void arp_logit_fit(const arp_logit_data *data, arp_logit *out);

/**
 * Another own line under the law last fitted: what arp_logit_fit() of it would give, but for
 * rounding, since the law is of the others alone.
 *
 * @param own  n of the data last fitted
 * Cost: O(n q) for one or two territories; otherwise one pass of arp_odds_sums(). No allocation.
 */
void arp_logit_own(const double *own, arp_logit *fitted);

#endif
