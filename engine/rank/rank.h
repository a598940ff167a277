/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rank.h
 * 1 = most need; ties share the smallest rank. (methods.md 2.6)
 */
#ifndef RANK_RANK_H
#define RANK_RANK_H

#include "base/fail.h"

/**
 * Rank n finite scores, the highest first. Ties as in base/ties.h.
 *
 * @param[out] rank   n ranks from 1 on
 * @param[out] order  n indices, by rank, ties in their given order; may be NULL
 * @param[out] tied   scores that share their rank with another; may be NULL
 * @retval ARP_MEMORY
 * Cost: O(n log n), n items of memory.
 */
arp_status arp_rank(const double *score, size_t n, uint32_t *rank, uint32_t *order, size_t *tied,
                    arp_error *err);

#endif
