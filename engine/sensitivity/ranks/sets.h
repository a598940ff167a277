/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sets.h
 * Which ranks the error of the data leaves open. (methods.md 7.7)
 *
 * n estimates with independent normal errors of known standard error, rank 1 = the highest = most
 * need. The true rank of a territory is 1 + the number truly above it; territories that are truly
 * equal may hold any of the ranks they share. A set low .. high of every territory is
 *   - simultaneous: with probability 1 - alpha, all of them hold the true rank;
 *   - marginal: each one holds it with that probability, taken alone.
 * [Mogstad, Romano, Shaikh, Wilhelm 2024, Review of Economic Studies 91]
 */
#ifndef SENSITIVITY_RANKS_SETS_H
#define SENSITIVITY_RANKS_SETS_H

#include "base/enum.h"
#include "base/memory.h"
#include "drivers/weights/volumes.h"
#include "sensitivity/ranks/method.h"

/** What a simultaneous set says of being in the first k. */
#define ARP_RANK_STANDINGS(X)                                                                      \
    X(ARP_SURELY_NOT, "surely_not") /* low > k */                                                  \
    X(ARP_POSSIBLY, "possibly")     /* in between: among the k best, or not */                     \
    X(ARP_SURELY, "surely")         /* high <= k */                                                \
    X(ARP_STANDINGS, NULL)

ARP_ENUM(arp_rank_standing, ARP_RANK_STANDINGS)

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

/** Up to so many territories every pair counts; beyond, bins of sigma. */
enum { ARP_RANK_PAIRS_UP_TO = 2000 };

/**
 * Every pair: c is the 1 - alpha quantile, over the replicates, of the largest (Z_i - Z_j) /
 * sigma_ij over the ordered pairs (i, j) not yet told apart, sigma_ij^2 = sigma_i^2 + sigma_j^2;
 * (i, j) is told apart, i above j, where x_i - x_j > c sigma_ij, and c is found again without it,
 * until no more are. (j, i) stays: dropping both directions loses the coverage. Pairs with
 * sigma_ij = 0 are compared exactly. low = 1 + those told apart above, high = n - those below.
 * The quantile is the ceil((R + 1)(1 - alpha))-th smallest: no smaller than the interpolated one.
 *
 * The single step stops after the first: its sets are wider, never narrower.
 *
 * Cost: O(R (n + n^2 / 256)) and the pairs looked at, O(n^2 + R) memory.
 */
extern const arp_rank_method arp_rank_stepdown, arp_rank_single;

/**
 * A single step with a critical value that is never below that of arp_rank_single for the same
 * replicates: the territories are put in at most 128 bins of equal width in log sigma (those
 * without error in one of their own), and over pairs of bins (max Z of b - min Z of b') /
 * sqrt(lowest sigma of b ^2 + lowest of b' ^2) bounds every pair. It is above by a factor of at
 * most (highest sigma / lowest) ^ (1/128). The pairs told apart by it are then counted exactly.
 *
 * Cost: O(R (n + B^2) + n B log n) and the pairs close to the border, O(n) memory.
 */
extern const arp_rank_method arp_rank_bins;

/**
 * Baseline: joint intervals x_i +- z sigma_i, i above j where they do not meet [Klein, Wright,
 * Wieczorek 2020, JRSS C 69]. Each interval has the level (1 - alpha)^(1/n) (Sidak, for
 * independent errors) or 1 - alpha / n (Bonferroni). Wider, no draws. Cost: O(n log n).
 */
extern const arp_rank_method arp_rank_sidak, arp_rank_bonferroni;

/** Every pair up to ARP_RANK_PAIRS_UP_TO territories, bins beyond. */
const arp_rank_method *arp_rank_method_for(size_t n);

/**
 * Sets by a method, marginal sets, first lists.
 *
 * A marginal set is the stepdown over the pairs of one territory alone. Its critical value is that
 * of infinitely many replicates: an integral of one dimension gives it, without draws.
 *
 * Determinism: the same bits for any number of threads. The replicates of the critical value and
 * of the first lists are the same draws: replicate r of territory i is standard normal number
 * (seed, r, i), by inversion.
 *
 * @param[out] out  arrays in @p pool
 * @retval ARP_DOMAIN  n = 0; a value not finite, a standard error out of range (naming its row,
 *                     from 0); alpha, replicates, rows or sizes out of range
 * @retval ARP_MEMORY
 * Cost: the method's, O(n_k R n) for the first lists, and for each marginal set O(n) some hundred
 * times.
 */
arp_status arp_rank_sets_make(const arp_rank_method *method, const arp_rank_sets_of *of,
                              arp_pool *pool, arp_rank_sets *out, arp_error *err);

#endif
