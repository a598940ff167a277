/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file columns.h
 * What the rules for columns make of the indicators, before the tree.
 */
#ifndef SENSITIVITY_CHOICES_COLUMNS_H
#define SENSITIVITY_CHOICES_COLUMNS_H

#include "index/run.h"
#include "sensitivity/input.h"

/** The indicators' columns under one set of column rules, made once. */
typedef struct arp_columns {
    const struct arp_normaliser *normalise;
    const struct arp_outlier_rule *outliers;
    const struct arp_missing_rule *missing;
    const struct arp_shrinker *shrink;
    size_t comparator;
    const arp_variant **variant; /* n_nodes, as of choices */
    const arp_column_made *made; /* n_nodes of the declared plan; nothing is known of one whose
                                    column is refused */
    bool ready;       /* none is refused, and none dropped as constant                       */
    bool whole;       /* ready, and every indicator has a value everywhere                   */
    const double **z; /* n_nodes of the declared plan: a leaf's line, see arp_kernel_stride(); NULL
                         for the rest */
} arp_columns;

#endif
