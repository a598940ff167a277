/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file catalogue.h
 * What an indicator is. The same form serves indicators/catalogue.yaml and a study's own.
 */
#ifndef CATALOGUE_CATALOGUE_H
#define CATALOGUE_CATALOGUE_H

#include "base/tree.h"
#include "catalogue/formula.h"

typedef enum arp_aggregation {
    ARP_RATIO_OF_SUMS,
    ARP_SUM,
    ARP_WEIGHTED_MEAN,
    ARP_RECOMPUTE,
    ARP_NOT_AGGREGABLE
} arp_aggregation;

typedef enum arp_error_model { ARP_ERROR_NONE, ARP_ERROR_POISSON, ARP_ERROR_BINOMIAL } arp_error_model;

/** Older and newer codes: the first alternative whose columns are all there is used. */
typedef struct arp_alternatives {
    arp_formula *formula;
    const char **text; /* as written */
    size_t n;
} arp_alternatives;

typedef struct arp_indicator {
    const char *id, *label[2]; /* label[ARP_FR], label[ARP_EN]; the id where one is missing */
    const char *side, *domain, *unit;
    int polarity; /* +1 higher is more need, -1 lower is more need, 0 descriptive */
    arp_alternatives numerator, denominator; /* both n = 0 where `value` is given; denominator
                                                n = 0 for a plain sum                          */
    const char *value;                       /* a ready column, or NULL                        */
    const char *standard_error, *interval[2];
    double per;
    arp_alternatives coverage[2]; /* numerator and denominator, or n = 0 */
    int year;                     /* 0: from the vintage                 */
    arp_aggregation aggregation;
    arp_error_model error;
    const char *source, *reference;
    arp_place place;
} arp_indicator;

typedef struct arp_catalogue {
    arp_indicator *at;
    size_t n;
    arp_pool *pool;
} arp_catalogue;

/**
 * Append the entries of a list node.
 *
 * @param overrides  true for a study's own list: an id that is already there replaces it
 * @retval ARP_DOMAIN  unknown key, missing id, neither value nor numerator, both, a polarity that
 *                     is not -1, 0, 1, an id given twice, a bad word; with its place
 * @retval ARP_PARSE   a formula outside its grammar
 */
arp_status arp_catalogue_add(arp_catalogue *catalogue, const arp_node *list, bool overrides,
                             arp_error *err);

void arp_catalogue_free(arp_catalogue *catalogue);

/** By id; NULL when absent. Cost: O(n). */
const arp_indicator *arp_catalogue_find(const arp_catalogue *catalogue, const char *id);

/** Nearest known id, NULL when none is near. */
const char *arp_catalogue_nearest(const arp_catalogue *catalogue, const char *id);

/** The shipped catalogue's text, built into the library; @p len may be NULL. */
const char *arp_catalogue_shipped(size_t *len);

#endif
