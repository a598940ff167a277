/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rank_sets.h
 * Which ranks the error of the data leaves open. (METHODS 2.6)
 *
 * n estimates with independent normal errors of known standard error, rank 1 = the highest = most
 * need. The true rank of a territory is 1 + the number truly above it; territories that are truly
 * equal may hold any of the ranks they share. A set low .. high of every territory is
 *   - simultaneous: with probability 1 - alpha, all of them hold the true rank;
 *   - marginal: each one holds it with that probability, taken alone.
 * [Mogstad, Romano, Shaikh, Wilhelm 2024, Review of Economic Studies 91]
 */
#ifndef ARPENT_SENSITIVITY_RANK_SETS_H
#define ARPENT_SENSITIVITY_RANK_SETS_H

#include <arpent/drivers/volumes.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Ranks from low, the best that can be, to high. */
typedef struct arp_rank_set {
    uint32_t low, high;
} arp_rank_set;

/** What a simultaneous set says of being in the first k. */
typedef enum arp_rank_standing {
    ARP_SURELY_NOT, /* low > k                                      */
    ARP_POSSIBLY,   /* in between: among the k best, or not         */
    ARP_SURELY,     /* high <= k                                    */
    ARP_STANDINGS
} arp_rank_standing;

typedef struct arp_rank_sets {
    const char *method;  /* its name in the table of methods                                      */
    size_t n;            /* territories                                                           */
    size_t replicates;   /* drawn for the critical value; 0 where the method draws none           */
    size_t steps;        /* of the stepdown; 1 where there is none                                */
    double critical;     /* of the last step, in standard errors; 0 where nothing has an error    */
    arp_rank_set *joint; /* n, simultaneous                                                       */
    size_t n_alone;      /* territories whose marginal set was asked for                          */
    size_t *alone_row;   /* n_alone rows                                                          */
    arp_rank_set *alone; /* n_alone, marginal                                                     */
    size_t n_k, *k;      /* sizes of first lists                                                  */
    size_t *standing;    /* n_k x ARP_STANDINGS: [j * ARP_STANDINGS + s], how many stand so       */
    arp_weight_share *first; /* n_k x n: [j * n + i], share of the replicates of x with their
                                errors in which i is in the first k[j], ties all let in, with
                                its 95 % Wilson interval                                          */
} arp_rank_sets;

/** What the set says of the first k: the territories not ARP_SURELY_NOT are the k-best, a set that
    holds all of the k best with probability 1 - alpha. */
static inline arp_rank_standing arp_rank_set_first(arp_rank_set set, size_t k) {
    if (set.low > k) return ARP_SURELY_NOT;
    return set.high <= k ? ARP_SURELY : ARP_POSSIBLY;
}

/** Whether one of n may be among the k worst, by its set; 1 <= k <= n. */
static inline bool arp_rank_set_last(arp_rank_set set, size_t k, size_t n) {
    return set.high > n - k;
}

#ifdef __cplusplus
}
#endif
#endif
