/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file move.h
 * The smallest change of weights that brings rows into the first k, or one row out of them.
 * (methods.md 4.6)
 */
#ifndef DRIVERS_CHANGE_MOVE_H
#define DRIVERS_CHANGE_MOVE_H

#include "base/enum.h"
#include "base/fail.h"
#include "drivers/change/norm.h"

#define ARP_CHANGE_STATUSES(X)                                                                     \
    X(ARP_CHANGE_OPTIMAL, "optimal")       /* no smaller change does it */                         \
    X(ARP_CHANGE_FEASIBLE, "feasible")     /* the best found within the node limit */              \
    X(ARP_CHANGE_IMPOSSIBLE, "impossible") /* proved: no weights do it */                          \
    X(ARP_CHANGE_NOT_FOUND, "not_found")   /* none found within it, which proves nothing */

ARP_ENUM(arp_change_status, ARP_CHANGE_STATUSES)

typedef struct arp_change_weight {
    size_t node;
    double from, to;
} arp_change_weight;

/** One question and its answer. */
typedef struct arp_change_one {
    size_t row; /* ARP_NONE: all of the selection at once, at most k of them; only to enter */
    size_t k;
    bool leave; /* it is in the first k under the declared weights, otherwise it is not */
    bool sides; /* only the weights of the sides move */
    arp_change_norm norm;
    arp_change_status status;
    double distance; /* of w from w0; 0 where the selection is there already; NaN without weights */
    double bound;    /* a first change that does it: those ahead now stay ahead, failing that those
                        ahead under one weight alone (for two sides, and where none is found: NaN) */
    double gap;   /* how far below the distance the best could be, as a share of it; NaN unknown */
    size_t nodes; /* of branch and cut */
    arp_change_weight *change; /* the weights that move, as the nodes are numbered */
    size_t n_changes;
} arp_change_one;

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
