/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file treat.h
 * Before normalising: what to do with cells that have no number, and with outliers. NaN stands for
 * a cell without a value throughout. (methods.md 2.1)
 */
#ifndef TREAT_TREAT_H
#define TREAT_TREAT_H

#include "base/fail.h"

/** How a missing rule works; `mean-of-siblings` and `exclude` act in the tree, after normalising.
 */
typedef enum arp_missing_when {
    ARP_MISSING_STOP,
    ARP_MISSING_COLUMN,
    ARP_MISSING_TREE
} arp_missing_when;

typedef struct arp_missing_rule {
    const char *name;
    arp_message help;
    arp_missing_when when;
    /* ARP_MISSING_COLUMN: the value put into the holes of a column; scratch holds n doubles. */
    double (*fill)(const double *x, size_t n, double *scratch);
    /* ARP_MISSING_TREE: true when the hole takes the weighted mean of its siblings, false when its
       weight goes to them (the same score, but the node counts as whole or not). */
    bool fills;
} arp_missing_rule;

extern const arp_missing_rule *const ARP_MISSING_RULES[];
extern const arp_missing_rule arp_missing_stop, arp_missing_mean, arp_missing_median,
    arp_missing_mean_of_siblings, arp_missing_exclude;

/** What an outlier rule did to a column. */
typedef struct arp_treated {
    size_t n_high, n_low; /* values winsorised at either end */
    bool logged;
} arp_treated;

typedef struct arp_outlier_rule {
    const char *name;
    arp_message help;
    /* Treat a column in place; n values, scratch holds 2 n doubles. A column that passes, or has
       fewer than 4 values, is left as it is. */
    void (*treat)(double *x, size_t n, double *scratch, arp_treated *did);
} arp_outlier_rule;

extern const arp_outlier_rule *const ARP_OUTLIER_RULES[];
extern const arp_outlier_rule arp_outliers_none, arp_outliers_winsorise, arp_outliers_log,
    arp_outliers_winsorise_log;

#endif
