/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file tipping.h
 * Who is in the first k, and from which weight to which: exact, along S_i(w) = w a_i + (1 - w) b_i,
 * w from 0 to 1. (methods.md 4.1)
 *
 * Lines with the same two ends, bit by bit, are one bundle: their rows are tied at every weight.
 * A stretch narrower than ARP_POINT is a point, where many lines meet, and belongs to nobody.
 */
#ifndef DRIVERS_WEIGHTS_TIPPING_H
#define DRIVERS_WEIGHTS_TIPPING_H

#include "drivers/drivers.h"

#include "base/fail.h"
#include "base/memory.h"

#define ARP_POINT 1e-12

typedef struct arp_bundles {
    size_t n, n_rows;
    double *a, *b; /* n ends, at w = 1 and at w = 0 */
    size_t *start; /* n + 1: rows of bundle g are row[start[g]] .. row[start[g + 1] - 1], rising */
    uint32_t *row; /* n_rows */
} arp_bundles;

/** @param a, b  n_rows finite numbers @retval ARP_MEMORY */
arp_status arp_bundles_make(const double *a, const double *b, size_t n_rows, arp_bundles *out,
                            arp_error *err);
void arp_bundles_free(arp_bundles *bundles);

/** A bundle is in the first k along from .. to; `seats` of its rows, the lowest, are in the list.
 */
typedef struct arp_stay {
    double from, to;
    uint32_t bundle, seats;
} arp_stay;

typedef struct arp_stays {
    arp_stay *at;
    size_t n, room;
} arp_stays;

/**
 * All runs for one k, 1 <= k < n_rows; the runs of one bundle from left to right.
 *
 * The k-th largest of each line's greater and smaller end bound the k-th score on an interval:
 * lines wholly above the one are in, wholly below the other are out; what is left is halved until
 * few lines remain, whose crossings are then all visited.
 *
 * @param[out] out  empty it with arp_free(out->at)
 * @retval ARP_MEMORY
 */
arp_status arp_tipping_walk(const arp_bundles *bundles, size_t k, arp_stays *out, arp_error *err);

/** Intervals of each row, ties at seat k all let in; arrays in @p pool, shared by tied rows.
    @param[out] out  n_rows memberships @retval ARP_MEMORY */
arp_status arp_membership_make(const arp_bundles *bundles, const arp_stays *runs, arp_pool *pool,
                               arp_membership *out, arp_error *err);

/** The lists along the axis, ties at seat k to the lower row: fills segment, n_segments and
    segments_left_out. @retval ARP_MEMORY */
arp_status arp_segments_make(const arp_bundles *bundles, const arp_stays *runs, size_t k,
                             arp_pool *pool, arp_tipping *out, arp_error *err);

/** Concordance along the axis: fills curve, n_curve and curve_exact. @retval ARP_MEMORY */
arp_status arp_curve_make(const double *a, const double *b, size_t n, const size_t *selected,
                          size_t m, arp_pool *pool, arp_tipping *out, arp_error *err);

#endif
