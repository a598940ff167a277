/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file vote.h
 * Many selections, each counting once whatever its size: the mean of their concordances, which for
 * a selection of one territory is its mid-rank percentile. (methods.md 8.7)
 */
#ifndef DRIVERS_SEVERAL_VOTE_H
#define DRIVERS_SEVERAL_VOTE_H

#include <stdint.h>

#include "base/fail.h"
#include "drivers/drivers.h"

enum { ARP_VOTE_EXACT = 20, ARP_VOTE_DRAWS = 100000 };

typedef struct arp_vote_case {
    const double *value;    /* n: how far each is above what chance would give on average */
    const double *variance; /* n: of that, by chance                                      */
    const size_t *cluster;  /* n numbers below n_clusters: those of one may hang together  */
    size_t n, n_clusters;
    bool two_sided;
    uint64_t seed;
} arp_vote_case;

typedef struct arp_vote {
    size_t n, n_clusters; /* clusters that have a selection */
    double mean;          /* of the values; NaN without one  */
    double z, p;          /* as if all were independent; NaN where nothing can vary */
    double p_clusters; /* share of the signs of the clusters under which the mean is as high (as far
                          from 0), the observed ones among them */
    arp_p_method method; /* of p_clusters: exact up to 20 clusters, otherwise 100 000 drawn signs */
    double p_least;      /* that p_clusters can be with so many clusters */
} arp_vote;

/**
 * z = sum of the values / root of the sum of the variances. Signs: the sums of whole clusters are
 * turned, all 2^G ways or by counter, (b + 1) / (N + 1); this asks nothing of the selections of one
 * cluster, and of the clusters that their sums be as likely above as below 0.
 *
 * @retval ARP_MEMORY
 * Cost: O(n + 2^G), or O(100 000 G).
 */
arp_status arp_vote_measure(const arp_vote_case *in, arp_vote *out, arp_error *err);

#endif
