/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file error.h
 * The ranks that the error of the data leaves open, for the declared index. (methods.md 7.7)
 */
#ifndef SENSITIVITY_RANKS_ERROR_H
#define SENSITIVITY_RANKS_ERROR_H

#include "sensitivity/draws/scenes.h"
#include "sensitivity/ranks/sets.h"

/**
 * Standard errors of the scores, by 400 draws of data error alone (to 3.5 %), and the rank sets
 * that go with them: simultaneous for all, marginal for the selected. Nothing where no error is
 * known; whether data error is among the factors makes no difference.
 *
 * Errors of two territories' scores count as independent: normalising binds them only through the
 * mean and the spread of all.
 *
 * @param[out] score_error  n, NULL where no error is known; all in seer->pool
 * @param[out] sets         of the declared scores, NULL where none has an error
 * @retval ARP_MEMORY
 * Cost: that many runs of the pipeline, and that of arp_rank_sets_make().
 */
arp_status arp_rank_error(const arp_seer *seer, const arp_sensitivity_input *in, size_t threads,
                          double **score_error, arp_rank_sets **sets, arp_error *err);

#endif
