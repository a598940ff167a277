/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file catalogue.h
 * What an indicator is. The same form serves indicators/catalogue.yaml and a study's own.
 *
 * Its keys have a row each in catalogue/keys.c.
 *
 * One of numerator, value and standardise is needed; what stands in the last is the study's to
 * read, which may be a file beside the catalogue (arp_catalogue_file). A weighted_mean of a value
 * without weight is weighted by the study's population. standard_error, interval and coverage are
 * optional in the data too: where a table lacks their columns the indicator does without, and this
 * is no error.
 */
#ifndef CATALOGUE_CATALOGUE_H
#define CATALOGUE_CATALOGUE_H

#include "base/tree.h"
#include "catalogue/aggregation.h"
#include "catalogue/error_model.h"
#include "catalogue/formula.h"

/** Older and newer codes: the first alternative whose columns are all there is used. */
typedef struct arp_alternatives {
    arp_formula *formula;
    const char **text; /* as written */
    size_t n;
} arp_alternatives;

typedef struct arp_indicator {
    const char *id, *label[2]; /* label[ARP_FR], label[ARP_EN]; where one is missing the other,
                                  without both the id */
    const char *side[2], *domain[2], *unit[2]; /* likewise; without both "" */
    int polarity;          /* +1 higher is more need, -1 lower is more need, 0 descriptive */
    bool polarity_guessed; /* nobody chose it                                */
    arp_alternatives numerator, denominator; /* both n = 0 where `value` is given; denominator
                                                n = 0 for a plain sum                          */
    const char *value;                       /* a ready column, or NULL                        */
    const char *weight;                      /* of the value's weighted mean, or NULL          */
    const char *standard_error, *interval[2];
    arp_error_of error_of;        /* of these two; a count's is always of the events */
    const arp_node *standardise;  /* NULL without; the tree must outlive the catalogue        */
    const char *shrink;           /* NULL without                                             */
    double per;                   /* 0: not stated, of a standardised rate                    */
    arp_alternatives coverage[2]; /* numerator and denominator, or both n = 0 */
    int year;                     /* 0: from the vintage                 */
    const char **period;          /* vintages whose last year is stated, n_periods */
    int *last_year;               /* of each                             */
    size_t n_periods;
    arp_aggregation aggregation;
    arp_error_model error;
    const char *source[2], *reference[2]; /* as side */
    arp_place place;
} arp_indicator;

typedef struct arp_catalogue {
    arp_indicator *at;
    size_t n;
    arp_pool *pool;
} arp_catalogue;

/**
 * Append the entries of a list node. Texts are copied: the tree may go.
 *
 * @param catalogue  zero-initialised, or with entries already; unchanged after a failure, but for
 *                   memory that its pool keeps
 * @param overrides  true for a study's own list: an id that was there before replaces it, in its
 *                   place
 * @retval ARP_DOMAIN  no list, unknown key, missing id, neither value nor numerator, both, a
 *                     polarity that is not -1, 0, 1, an id given twice, a bad word, an aggregation
 *                     that does not go with the formulas; with its place
 * @retval ARP_PARSE   a formula outside its grammar
 * Cost: O(n * entries already there).
 */
arp_status arp_catalogue_add(arp_catalogue *catalogue, const arp_node *list, bool overrides,
                             arp_error *err);

void arp_catalogue_free(arp_catalogue *catalogue);

/** Last year of the data of an indicator's vintage, 0 where neither says. */
int arp_indicator_year(const arp_indicator *what, const char *vintage);

/** By id; NULL when absent. Cost: O(n). */
const arp_indicator *arp_catalogue_find(const arp_catalogue *catalogue, const char *id);

/** Nearest known id, NULL when none is near or memory is short. Cost: O(n). */
const char *arp_catalogue_nearest(const arp_catalogue *catalogue, const char *id);

/** The shipped catalogue's text (indicators/catalogue.yaml, a list), built into the library and
    NUL-terminated; @p len may be NULL. */
const char *arp_catalogue_shipped(size_t *len);

/** A file that the shipped catalogue names, built into the library as well; NULL: none of that
    name. */
const char *arp_catalogue_file(const char *name, size_t *len);

/** Reference rates of metropolitan France by age (indicators/reference-france.csv). */
const char *arp_catalogue_reference(size_t *len);

#endif
