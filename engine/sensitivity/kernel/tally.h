/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file tally.h
 * What is counted over draws: whole numbers only, so the order of the draws, the threads and the
 * processes leave no trace. Two tallies of one shape add up.
 *
 * A rank is 1 for the most need, ties share the smallest. From the counters come the rank
 * acceptability b_i^r = at / draws, P(i in the first k) = first / draws, mean and variance of the
 * rank, quantiles, pairwise winning before / (2 draws) and the central weights
 * top_weight / (top 2^32). [Lahdelma, Salminen 2001] (methods.md 7.3)
 */
#ifndef SENSITIVITY_KERNEL_TALLY_H
#define SENSITIVITY_KERNEL_TALLY_H

#include "base/fail.h"

enum {
    ARP_TALLY_BINS = 256,
    ARP_TALLY_TOGETHER = 256, /* draws whose bins are counted together */
    ARP_TALLY_WEIGHT_BITS = 32,
    ARP_TALLY_MOST = (1 << 28) - 1
};

/** Add to a counter of two words, low + 2^64 high. */
static inline void arp_wide_add(uint64_t *low, uint64_t *high, uint64_t x) {
    *high += __builtin_add_overflow(*low, x, low);
}

/** The same counter as two words that add up word by word, carries and all, over fewer than 2^32
    of its kind: what it leaves by 2^32, and how often that. It is below 2^96. */
static inline void arp_wide_put(uint64_t low, uint64_t high, uint64_t *rest, uint64_t *times) {
    *rest = low & UINT32_MAX;
    *times = low >> 32 | high << 32;
}

/** Add such a sum. */
static inline void arp_wide_take(uint64_t rest, uint64_t times, uint64_t *low, uint64_t *high) {
    arp_wide_add(low, high, rest);
    arp_wide_add(low, high, times << 32);
    *high += times >> 32;
}

/** What to count. */
typedef struct arp_tally_shape {
    size_t n;        /* territories, 1 to ARP_TALLY_MOST                                 */
    size_t p;        /* weights a draw; 0: no central weights                            */
    const size_t *k; /* sizes of a first part, each >= 1                                 */
    size_t n_k;
    bool matrix; /* the whole rank acceptability matrix, n x n                           */
    bool bins;   /* each territory's ranks in ARP_TALLY_BINS bins, for quantiles         */
    bool pairs;  /* who comes before whom, n x n; a draw then costs O(n^2)               */
} arp_tally_shape;

/**
 * The counters: one block, cut into arrays. An array the shape does not ask for has no room, and
 * its pointer is NULL.
 *
 * What holds: up to 2^40 draws of n territories, as long as draws n < 2^64 (arp_tally_draws()).
 * Squares of ranks and weights are counters of two words, below 2^96 and 2^72 there; `before` is at
 * most twice the draws, all others at most the draws.
 */
typedef struct arp_tally {
    arp_tally_shape shape;
    size_t *k;              /* its own copy of shape.k, which points here */
    size_t length, n_plain; /* numbers of all that follows, and of one word each */
    uint64_t *counter;
    uint64_t *draws;  /* 1                                                              */
    uint64_t *sum;    /* n: of the ranks                                                */
    uint64_t *first;  /* n_k x n: draws with rank <= k                                  */
    uint64_t *at;     /* n x n, territory by rank - 1                                   */
    uint64_t *bin;    /* n x ARP_TALLY_BINS: rank r is in bin (r - 1) ARP_TALLY_BINS / n */
    uint64_t *before; /* n x n: 2 for each draw in which i ranks before j, 1 for a tie   */
    uint64_t *top;    /* n: draws with rank 1                                           */
    /* of two words, all low ones before all high ones */
    uint64_t *square, *square_high;         /* n: of the ranks' squares                 */
    uint64_t *top_weight, *top_weight_high; /* n x p: over the draws with rank 1, the weight in
                                               whole 2^-32                              */
} arp_tally;

/** Most draws of n territories whose counters hold. */
static inline uint64_t arp_tally_draws(size_t n) {
    const uint64_t most = UINT64_C(1) << 40;
    return UINT64_MAX / n < most ? UINT64_MAX / n : most;
}

/**
 * An empty tally.
 *
 * @param[out] out  to give back to arp_tally_free()
 * @retval ARP_MEMORY  8 bytes for each of length = 1 + n (3 + n_k + [matrix] n + [bins] 256 +
 *                     [pairs] n + [p > 0] (1 + 2 p)) counters
 */
arp_status arp_tally_new(const arp_tally_shape *shape, arp_tally *out, arp_error *err);

void arp_tally_free(arp_tally *tally);

/**
 * Count some draws.
 *
 * @param rank  draws x n, row-major
 * @param w     draws x p, row-major, each weight in [0, 1]; read only when p > 0
 * Cost: O(draws n (1 + n_k)), O(draws n^2) with pairs. No allocation.
 */
void arp_tally_add(arp_tally *tally, size_t draws, const uint32_t *rank, const double *w);

/** The same of all counters but `sum`, `square`, `first` and `bin`. */
void arp_tally_add_rest(arp_tally *tally, size_t draws, const uint32_t *rank, const double *w);

/**
 * Bins of the ranks of some draws, to be counted together once there are many: a territory's bins
 * are many lines of memory, which then come in once.
 *
 * @param[out] bin  n x ARP_TALLY_TOGETHER, of which the first `draws` of each row are set
 */
void arp_tally_find_bins(size_t n, size_t draws, const uint32_t *rank, uint8_t *bin);

/** Count so many draws' bins; `draws` is not brought up to date. */
void arp_tally_add_bins(arp_tally *tally, size_t draws, const uint8_t *bin);

/** Count for territory i that it came first with these p weights. */
void arp_tally_add_top(arp_tally *tally, size_t i, const double *w);

/**
 * Count draws whose ranks were counted elsewhere: `draws`, `sum`, `square`, `first`, `at` and `bin`
 * are brought up to date, `before` and `top` are not.
 *
 * @param count  n x n, rank - 1 by territory; set back to 0
 */
void arp_tally_add_counts(arp_tally *tally, size_t draws, uint16_t *count);

/** Add the counters of @p from, of the same shape. */
void arp_tally_merge(arp_tally *into, const arp_tally *from);

/** The counters to keep or to send: `length` numbers that add up place by place, over fewer than
    2^32 tallies. */
void arp_tally_store(const arp_tally *tally, uint64_t *number);

/** Add what was stored, or a sum of it; to an empty one, that is what it was. */
void arp_tally_add_stored(arp_tally *into, const uint64_t *number);

#endif
