/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file kind.h
 * What a kind of uncertain choice says of itself: all of it, in one row.
 *
 * A kind turns what a study wrote (arp_factor) into an arp_uncertain, once, and then uniform
 * numbers into a part of an arp_choices, once a draw. It knows nothing of how choices are run.
 */
#ifndef SENSITIVITY_FACTORS_KIND_H
#define SENSITIVITY_FACTORS_KIND_H

#include "base/memory.h"
#include "base/tree.h"
#include "sensitivity/input.h"

struct arp_factor_kind;
struct arp_law;
struct arp_shrinker;
struct arp_variant;

/** One complete set of choices; nodes by their number in the declared plan. */
typedef struct arp_choices {
    const arp_plan *plan; /* the declared one                         */
    double *share;        /* scratch, as many as a node has children  */
    const struct arp_normaliser *normalise;
    const struct arp_outlier_rule *outliers;
    const struct arp_missing_rule *missing;
    const struct arp_shrinker *shrink;  /* NULL: none                             */
    size_t comparator;                  /* of the input's, ARP_NONE: as declared  */
    size_t left_out;                    /* leaf, or ARP_NONE                      */
    size_t *under;                      /* n_nodes: parents                       */
    const struct arp_variant **variant; /* n_nodes: how a leaf is read, NULL as declared */
    double *exponent;                   /* n_nodes: NaN as declared               */
    double *weight;                     /* n_nodes: read where the parent's are drawn */
    bool *drawn;                        /* n_nodes: its children's weights are drawn  */
    bool noisy;                         /* data are taken anew                    */
    uint64_t key;                       /* of that noise                          */
} arp_choices;

/** What factors are made over. */
typedef struct arp_ground {
    const arp_sensitivity_input *in;
    const double *share; /* n_nodes: weight of each in its parent, as the declared plan ran */
    arp_pool *pool;
} arp_ground;

/** A factor made ready. */
typedef struct arp_uncertain {
    const arp_factor *as;
    const struct arp_factor_kind *kind;
    const struct arp_law *law; /* one of the kind's; NULL where it has none */
    size_t n_values;           /* > 0: discrete, one uniform number         */
    const char **value;        /* n_values texts                            */
    double *probability;       /* n_values, summing to 1                    */
    const bool *late;          /* n_values: it is late where what is declared is not;
                                  NULL: none does                           */
    size_t n_dims;             /* uniform numbers a draw takes, >= 1        */
    size_t node;               /* the one it is about, or ARP_NONE          */
    const void *made;          /* the kind's own                            */
} arp_uncertain;

/** One factor of a study being read. */
typedef struct arp_factor_reading {
    const arp_node *map;
    const struct arp_factor_kind *kind;
    arp_pool *pool;
    arp_factor *out;
} arp_factor_reading;

/** A key that a study may write of a factor, and how it is read (sensitivity/factors/keys.h). */
typedef struct arp_factor_key {
    arp_key row; /* what is said of it; its example is one of the kind's, its words too where they
                    are rules of the kind or laws */
    arp_status (*read)(const arp_factor_reading *of, const struct arp_factor_key *key,
                       arp_error *err);
    bool needed;               /* with `law`: where the factor has that law */
    double least, most;        /* of its numbers                            */
    const struct arp_law *law; /* whose number it is; NULL: of none         */
} arp_factor_key;

/** A kind; what it does not have is left out. */
typedef struct arp_factor_kind {
    const char *name;
    const char *meaning[2]; /* by language, as that of an arp_key */
    const char *examples; /* one a line, "{rules: [zscore, minmax]}", after what else the study says
and a TAB; each key is in one */
    const char *label[2]; /* by language */
    const char *told[2];  /* by language: what is drawn, for a continuous one that tells no number;
                             NULL: the rule as written says it */
    const char *replaces; /* key of the study whose value the draws do without, unless the factor is
                             of one node: "method.normalise.rule"; "weight": of children, where the
                             law does not read it; NULL: none */
    const arp_factor_key *const *keys; /* NULL-terminated, as told and read                      */
    const struct arp_law *const *laws; /* NULL-terminated, the first is the default; NULL: none  */
    const char *(*word)(size_t i);     /* the i-th word to choose from, NULL past the last;
                                          NULL: the words depend on the study                    */
    bool many;                         /* a study may write a list of them, each of its own node */
    bool data;                         /* takes the data anew; one uniform number a draw         */
    bool sides;                        /* draws the weights of the sides and nothing else        */
    bool of_declared; /* acts on values that are as declared, and leaves those taken anew alone   */
    bool readings;    /* a study writes {INDICATOR: [READINGS]}, a factor each */
    /* Fills what the kind decides: n_values and value, or n_dims; node; made. */
    arp_status (*make)(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err);
    void (*choose)(const arp_uncertain *f, size_t value, arp_choices *choices);  /* discrete   */
    void (*draw)(const arp_uncertain *f, const double *u, arp_choices *choices); /* continuous */
    /* Continuous, of weights alone: n <= ARP_SHARE_TOGETHER draws at once, to the same bits. u: a
       row of n for each uniform number; weight: a row of n for each node, filled for those it
       draws. false: one by one, as where there is no such function. */
    bool (*draw_many)(const arp_uncertain *f, const arp_plan *plan, size_t n, const double *u,
                      double *const *weight);
    /* The one number that says most of what was drawn; NULL for none. */
    double (*tell)(const arp_uncertain *f, const arp_choices *choices);
} arp_factor_kind;

#endif
