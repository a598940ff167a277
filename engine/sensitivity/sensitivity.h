/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sensitivity.h
 * How sure a ranking and a verdict are: the index run again under other choices.
 *
 * A factor is one uncertain choice (weights, normalisation, an indicator left out, chance in the
 * counts, ...). A draw takes one value of each factor and runs the pipeline once. Discrete choices
 * that cannot go together are found before anything is drawn and left out: the joint distribution
 * is the product of the factors' own ones, restricted to what is allowed and renormalised. It is
 * drawn factor by factor, each given those declared before it, so that one uniform number stays
 * one factor.
 *
 * Draw number d reads the uniform numbers (seed, d, lane), one lane a factor needs; so a draw can
 * be done again alone, and what is found does not depend on the number of threads: blocks of
 * ARP_DRAWS_BLOCK draws, whole numbers in the accumulators, the same bits.
 *
 * References: Saisana, Saltelli, Tarantola 2005 (uncertainty and sensitivity of an index); Lahdelma
 * and Salminen 2001 (acceptability); Saltelli et al. 2010, Jansen 1999 (indices); Lilburne and
 * Tarantola 2009 (one number as the key of a noise); Simonsohn, Simmons, Nelson 2020 (specification
 * curve); Marshall 1991 (shrinkage).
 */
#ifndef SENSITIVITY_SENSITIVITY_H
#define SENSITIVITY_SENSITIVITY_H

#include "sensitivity/draws/acceptability.h"
#include "sensitivity/noise/posterior.h"
#include "sensitivity/draws/scene.h"
#include "sensitivity/indices/outputs.h"
#include "sensitivity/input.h"
#include "sensitivity/ranks/sets.h"

/** What one factor did: the table "what was varied". */
typedef struct arp_varied {
    const char *kind, *rule, *node; /* as declared; "" for none                     */
    const char *label[2];           /* of the kind, by language                     */
    const char *told[2];            /* continuous: what was drawn, for where no number says it, by
                                       language                                     */
    bool data;                      /* the data were taken anew                     */
    bool idle;                      /* the data were taken anew by another factor, which leaves this
                                       one nothing to act on but in runs on declared values */
    bool discrete;
    size_t n_values;     /* discrete: of them; otherwise 0                                   */
    const char **value;  /* n_values texts: a rule, an indicator, an exponent, "none"          */
    double *probability; /* n_values: in the draws, once what cannot be is left out            */
    uint64_t *drawn;     /* n_values: how often                                              */
    bool *late;          /* n_values: it is late where the declared one is not               */
    double low, high;    /* continuous: of the one number that says most (the first side's
                            share, the exponent), as drawn; NaN for none                     */
    bool moved;          /* varied alone, it moved some rank                                 */
    size_t group;        /* of the indices                                                   */
} arp_varied;

/** A combination of discrete choices that cannot be. */
typedef struct arp_refused {
    size_t *value; /* one a factor, ARP_NONE where the factor has no part in it */
    arp_error why;
} arp_refused;

/** How often each word, in this order: each side alone, both, neither, undetermined. */
typedef struct arp_words {
    uint64_t *count;         /* n_sides + ARP_N_WORDS */
    arp_weight_share *share; /* Wilson */
} arp_words;

/** Distribution of a concordance (0 to 1) or a contrast (-1 to 1) over the draws. */
typedef struct arp_spread_of {
    double mean, sd;
    double quantile[ARP_RANK_QUANTILES]; /* as of arp_rank_spread, middle of the bin */
    uint64_t *bin;                       /* n_bins, evenly from end to end; an end has half a bin */
    size_t n_bins;                       /* ARP_SHARE_BINS + 1, a contrast 2 ARP_SHARE_BINS + 1   */
} arp_spread_of;

/** Everything found. Arrays live in it; names point into the input. */
typedef struct arp_sensitivity {
    size_t n, m, n_sides, n_k, n_factors;
    size_t *selected; /* m rows, rising */
    size_t *k;
    uint64_t asked, done; /* draws */
    uint64_t seed;
    bool partial;             /* stopped by go_on()          */
    bool precise;             /* stopped by the precision    */
    double widest;            /* half width of the widest reported interval of a share */
    uint32_t *base_rank;      /* n, of the declared plan */
    arp_scene base;           /* the declared plan       */
    arp_varied *factor;       /* n_factors */
    arp_posterior *posterior; /* one a column of values: what the data were drawn from; NULL where
                                 they were not */
    arp_refused *refused;
    size_t n_refused;
    bool refused_more;      /* more than 64 are not listed */
    arp_acceptability rank; /* its weights: those of the sides; `above` rests on pairs_draws */
    uint64_t pairs_draws;   /* every n / 2-th draw                                           */
    double *confidence; /* n: share of ARP_ALONE_DRAWS draws of data error at its central weights
                           in which it has rank 1; 0 or 1 without data error; NaN for never */
    double shift;       /* mean over draws and territories of |rank - base rank| */
    arp_spread_of *c;   /* n_sides; NULL without a selection, as all that follows */
    arp_spread_of contrast; /* two sides */
    uint64_t verdicts;      /* draws whose verdict was read: those verdict_every divides */
    uint64_t late;          /* draws that would have been among them, and are not: they take a
                               variant that is late where the declared one is not */
    uint64_t verdict_every; /* 1 for two sides and one or two selected; otherwise some 256 in all,
                               each verdict taking draws of its own: at least 64, and draws / 256 */
    uint64_t *state;        /* n_sides x ARP_N_STATES, by arp_verdict_state */
    arp_weight_share *state_share;
    bool *never_excluded; /* n_sides: as declared, of later data or lacking a named part */
    arp_words words;
    arp_factor_alone *alone;    /* n_factors: one at a time */
    arp_leaf_left_out *without; /* leave one indicator out */
    size_t n_without;
    arp_specifications curve;
    double *score_error; /* n: standard error of the declared score, by the error of the data */
    arp_rank_sets *sets; /* what it leaves open; NULL where no error is known           */
    arp_sens_indices *indices; /* NULL where left out, stopped, or nothing varies */
    struct arp_pool *pool;
} arp_sensitivity;

/**
 * Check the factors without running them: words, names, bounds that can be met, probabilities; and
 * that the declared plan itself runs.
 *
 * @retval ARP_DOMAIN  what the factor (named) must not say; errors of arp_index_run() for the
 *                     declared plan; a factor of a kind declared twice for one node
 * Cost: one run.
 */
ARP_CALL arp_status arp_sensitivity_check(const arp_sensitivity_input *in, arp_error *err);

/**
 * Run.
 *
 * @retval ARP_DOMAIN  as arp_sensitivity_check(); no combination of the discrete choices can be
 * run, or more than ARP_COMBINATIONS of them; under data error a draw that cannot be normalised or
 * aggregated (the first one, by number)
 * @retval ARP_MEMORY
 * Errors of options->keep as they are.
 * Cost: draws x (p n + n log n) without data error, once a combination for the columns; the
 * pipeline itself for each draw with it. Memory: threads x (p n doubles), and the columns of each
 * combination of normalisation, outlier, missing, comparator and shrinkage rules. Same input, same
 * seed: the same bits for any number of threads and processes, taken up again or not.
 */
ARP_CALL arp_status arp_sensitivity_run(const arp_sensitivity_input *in,
                                        const arp_sensitivity_options *options,
                                        arp_sensitivity *out, arp_error *err);

/** Free what a result holds and empty it; NULL is fine. */
void arp_sensitivity_free(arp_sensitivity *found);

#endif
