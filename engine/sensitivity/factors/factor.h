/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file factor.h
 * The kinds of uncertain choices, one file and one row each.
 *
 * A kind turns what a study wrote (arp_factor) into an arp_uncertain, once, and then uniform
 * numbers into a part of an arp_choices, once a draw. It knows nothing of how choices are run.
 */
#ifndef SENSITIVITY_FACTORS_FACTOR_H
#define SENSITIVITY_FACTORS_FACTOR_H

#include "sensitivity/sensitivity.h"

#include "base/fail.h"
#include "base/memory.h"
#include "sensitivity/factors/share.h"

struct arp_shrinker;

/** One complete set of choices; nodes by their number in the declared plan. */
typedef struct arp_choices {
    const arp_plan *plan; /* the declared one                         */
    double *share;        /* scratch, as many as a node has children  */
    const struct arp_normaliser *normalise;
    const struct arp_outlier_rule *outliers;
    const struct arp_missing_rule *missing;
    const struct arp_shrinker *shrink; /* NULL: none                             */
    size_t comparator;                 /* of the input's, ARP_NONE: as declared  */
    size_t left_out;                   /* leaf, or ARP_NONE                      */
    size_t *under;                     /* n_nodes: parents                       */
    double *exponent;                  /* n_nodes: NaN as declared               */
    double *weight;                    /* n_nodes: read where the parent's are drawn */
    bool *drawn;                       /* n_nodes: its children's weights are drawn  */
    bool noisy;                        /* data are taken anew                    */
    uint64_t key;                      /* of that noise                          */
} arp_choices;

/** What factors are made over. */
typedef struct arp_ground {
    const arp_sensitivity_input *in;
    const double *share; /* n_nodes: weight of each in its parent, as the declared plan ran */
    arp_pool *pool;
} arp_ground;

struct arp_factor_kind;

/** A factor made ready. */
typedef struct arp_uncertain {
    const arp_factor *as;
    const struct arp_factor_kind *kind;
    size_t n_values;     /* > 0: discrete, one uniform number          */
    const char **value;  /* n_values texts                             */
    double *probability; /* n_values, summing to 1                     */
    size_t n_dims;       /* uniform numbers a draw takes, >= 1         */
    size_t node;         /* the one it is about, or ARP_NONE           */
    const void *made;    /* the kind's own                             */
} arp_uncertain;

typedef struct arp_factor_kind {
    const char *name;
    arp_message help;
    const char *const *rules; /* NULL-terminated; the first is the default; NULL: no rule */
    /* Fills what the kind decides: n_values and value, or n_dims; node; made. */
    arp_status (*make)(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err);
    void (*choose)(const arp_uncertain *f, size_t value, arp_choices *choices);  /* discrete   */
    void (*draw)(const arp_uncertain *f, const double *u, arp_choices *choices); /* continuous */
    /* The one number that says most of what was drawn; NULL for none. */
    double (*tell)(const arp_uncertain *f, const arp_choices *choices);
} arp_factor_kind;

/** All rows in the order of the help, NULL-terminated. */
extern const arp_factor_kind *const ARP_FACTOR_KINDS[];
extern const arp_factor_kind arp_factor_side_weights, arp_factor_inner_weights,
    arp_factor_normalise, arp_factor_aggregate, arp_factor_outliers, arp_factor_missing,
    arp_factor_leave_out, arp_factor_side_of, arp_factor_data, arp_factor_shrinkage,
    arp_factor_comparator;

/**
 * Make every factor of the input ready.
 *
 * @param[out] out  n_factors, in the ground's pool
 * @retval ARP_DOMAIN  as arp_sensitivity_check()
 */
arp_status arp_factors_make(const arp_ground *ground, arp_uncertain **out, arp_error *err);

/* What the kinds share. */

/** Whether the error of some column is known; @p counts: by a model of its counts. */
bool arp_factor_error(const arp_sensitivity_input *in, bool counts);

/** Node by name; ARP_NONE. */
size_t arp_factor_find_node(const arp_plan *plan, const char *name);

/** The rule's place in the kind's list. */
size_t arp_factor_rule(const arp_factor *as, const arp_factor_kind *kind);

/** Refuse one word: {0} the factor, {1} the word, {2} those there are. */
arp_status arp_factor_refuse_word(const arp_factor *as, const char *word, const char *const *words,
                                  size_t n, arp_error *err);

/** Each choice's place in n words: out->value and places (in made) are filled. */
arp_status arp_factor_words(const arp_ground *ground, const arp_factor *as,
                            const char *const *words, size_t n, arp_uncertain *out, arp_error *err);

/** The law of the shares of a node's children, from the factor's rule, numbers, bounds, orders. */
arp_status arp_factor_law(const arp_ground *ground, const arp_factor *as, const char *rule,
                          size_t node, arp_share_law *out, arp_error *err);

/** Put drawn shares on a node's children, in the units of the weights they stand for. */
void arp_factor_put(const arp_plan *plan, size_t node, const double *share, arp_choices *choices);

#endif
