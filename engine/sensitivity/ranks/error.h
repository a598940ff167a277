/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file error.h
 * The ranks that the error of the data leaves open, for the declared index. (methods.md 7.7)
 */
#ifndef SENSITIVITY_RANKS_ERROR_H
#define SENSITIVITY_RANKS_ERROR_H

#include "sensitivity/input.h"
#include "sensitivity/ranks/sets.h"

/**
 * Standard errors of the declared scores, and the rank sets that go with them: simultaneous for
 * all, marginal for the selected. Nothing where no error is known; factors make no difference.
 *
 * Where one indicator is the whole index, the sets are those of its own values: any normalisation
 * that rises with it gives the same.
 *
 * @param[out] score_error  n, NULL where no error is known; all in @p pool
 * @param[out] sets         of the declared scores, NULL where none has an error
 * @retval ARP_DOMAIN  errors of arp_index_run(), of arp_rank_sets_make()
 * @retval ARP_MEMORY
 * Cost: one run of the index, arp_score_errors() and arp_rank_sets_make(). The same bits for any
 * number of threads.
 */
ARP_CALL arp_status arp_rank_error(const arp_sensitivity_input *in, uint64_t seed, size_t threads,
                                   arp_pool *pool, double **score_error, arp_rank_sets **sets,
                                   arp_error *err);

#endif
