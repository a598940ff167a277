/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file frozen.h
 * A column's scale as the declared run found it, for other values of the same indicator: bounds,
 * caps and the values that places are counted among no longer move. (methods.md 7.7)
 */
#ifndef INDEX_FROZEN_H
#define INDEX_FROZEN_H

#include "base/fail.h"
#include "base/memory.h"
#include "index/plan.h"
#include "normalise/normalise.h"
#include "treat/shape.h"

typedef struct arp_frozen {
    const double *value; /* n: before outliers, holes filled by the rules of columns; NaN: a hole */
    const double *rising; /* n_rising: the same once treated, without holes */
    size_t n_rising;
    arp_caps caps; /* of `value`                                                                  */
    arp_treated did; /* what the outlier rule did with them */
    arp_scale scale;
    const arp_normaliser *normalise;
} arp_frozen;

/**
 * @param ran   of arp_index_run() over @p plan and @p values
 * @param leaf  a leaf of the plan that was not dropped
 * @param[out] out  arrays in @p pool
 * @retval ARP_MEMORY
 * Cost: that of the outlier rule, O(n log n).
 */
arp_status arp_frozen_make(const arp_plan *plan, const arp_table *values, const arp_result *ran,
                           size_t leaf, arp_pool *pool, arp_frozen *out, arp_error *err);

/**
 * m values in the indicator's unit to oriented, normalised ones, in place; scratch holds 2 m
 * doubles. The values of the declared run come out as its scores. A winsorised end stays where it
 * was put; under a logarithm a value beyond all observed ones counts as the last of them. Cost:
 * that of the normalisation.
 */
void arp_frozen_apply(const arp_frozen *frozen, double *x, size_t m, double *scratch);

#endif
