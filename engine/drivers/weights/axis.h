/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file axis.h
 * One side against the rest: everything that moves with its weight.
 */
#ifndef DRIVERS_WEIGHTS_AXIS_H
#define DRIVERS_WEIGHTS_AXIS_H

#include "drivers/resemblance/case.h"

/**
 * Tipping weights of side @p side; at least two sides.
 *
 * @param k         n_k sizes of a first list, each from 1 to n - 1
 * @param[out] out  arrays in @p pool
 * @retval ARP_MEMORY
 */
arp_status arp_axis_make(const arp_case *what, size_t side, const size_t *k, size_t n_k,
                         arp_pool *pool, arp_tipping *out, arp_error *err);

#endif
