/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file move.h
 * The smallest change of weights that brings rows into the first k, or one row out of them.
 * (METHODS 2.4)
 */
#ifndef DRIVERS_CHANGE_MOVE_H
#define DRIVERS_CHANGE_MOVE_H

#include <arpent/drivers/change.h>

#include "base/fail.h"
#include "drivers/change/norm.h"

/** By how much a border is passed, over the widest spread of a column. */
#define ARP_MOVE_MARGIN 1e-8

typedef struct arp_move {
    size_t n, p;
    const double *const *x; /* p columns of n: row i scores sum_l w_l x[l][i] */
    const double *w0;       /* p, none negative, summing to 1                 */
    const size_t *target;   /* n_targets rows                                 */
    size_t n_targets;
    size_t k;   /* n_targets <= k < n                             */
    bool leave; /* one target only                                */
    size_t node_limit;
    const arp_norm *norm; /* what is least */
} arp_move;

typedef struct arp_move_answer {
    arp_change_status status;
    double distance, bound, gap; /* as in arp_change_one */
    size_t nodes;
} arp_move_answer;

/**
 * Find it.
 *
 * Only `cap` of the other rows may stand where they should not; which ones is a binary choice a
 * row. Rows that never or always do are settled first: on the whole simplex, then within the
 * distance of a first solution, the linear program that lets those ahead now stay ahead.
 *
 * @param[out] w  p weights, where there is a distance
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 */
arp_status arp_move_find(const arp_move *move, double *w, arp_move_answer *out, arp_error *err);

#endif
