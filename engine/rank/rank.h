/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rank.h
 * 1 = most need; ties share the smallest rank. (methods.md 2.6)
 */
#ifndef RANK_RANK_H
#define RANK_RANK_H

#include "base/fail.h"

/** What stood close together. */
typedef struct arp_rank_ties {
    size_t tied;  /* territories that share their rank with another               */
    size_t close; /* neighbouring scores that differ, by no more than 1e-12 relative */
} arp_rank_ties;

/**
 * Rank n finite scores, the highest first.
 *
 * @param[out] rank   n ranks from 1 on
 * @param[out] order  n indices, by rank, ties in their given order; may be NULL
 * @param[out] ties   may be NULL
 * @retval ARP_MEMORY
 * Cost: O(n log n), n indices of memory.
 */
arp_status arp_rank(const double *score, size_t n, uint32_t *rank, uint32_t *order,
                    arp_rank_ties *ties, arp_error *err);

#endif
