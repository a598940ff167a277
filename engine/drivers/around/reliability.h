/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file reliability.h
 * How much of what an indicator shows is the territories and how much is chance, and the
 * concordance once chance is taken off. (methods.md 6.3)
 *
 * A rate over a small territory is a noisy measure of that territory, and noise pulls the
 * concordance of its side towards 1/2. The reliability of an indicator is
 *
 *     1 - mean of the error variances of its values / sample variance of its values,
 *
 * not below 0 [Spearman 1904; Lord and Novick 1968]. The error variance of per y / P is
 * per^2 y / P^2 for a Poisson count (P = 1 for a plain sum), per^2 q (1 - q) / P with q = y / P for
 * a binomial one, and the square of its standard error for a ready value; half the width of an
 * interval over the normal quantile 1.96 stands for a standard error.
 *
 * Shrinkage is the moment estimator of Marshall [1991, global form]: with m the rate of all
 * territories together, e_i = m / P_i (m (1 - m) / P_i; the squared standard error, with P = 1) and
 * a = max(0, sum P_i ((r_i - m)^2 - e_i) / sum P_i), the value r_i becomes
 * m + a / (a + e_i) (r_i - m). The index is then run again on the shrunk values, normalised anew.
 */
#ifndef DRIVERS_AROUND_RELIABILITY_H
#define DRIVERS_AROUND_RELIABILITY_H

#include "base/enum.h"
#include "drivers/around/perimeters.h"

#include "drivers/resemblance/null.h"

/** What is known of the error of one column of the table of values: a count model with both sides
    of the rate, or standard errors, or nothing. Arrays have n rows, as the table's. */
typedef struct arp_value_error {
    arp_error_model model; /* of `numerator`; ARP_ERROR_NONE: the error is not that of a count  */
    double *numerator;     /* events, NaN where marked; NULL unknown. Without a model but with
                              standard errors: those behind a weighted sum                      */
    double *denominator;   /* people, or events expected; NULL for a plain sum                  */
    double per;            /* with a model: value = per * numerator / denominator               */
    const double *standard_error; /* of a value without a model, NaN unknown; NULL: nothing states
                                     one                                                        */
    double (*limit)[2]; /* 95 % limits that come with the value, NaN unknown; NULL: none do     */
    const char *rule;   /* which the limits come from; "" or NULL: the source's own, or none    */
} arp_value_error;

/** Where the error variance comes from. */
#define ARP_NOISE_SOURCES(X)                                                                       \
    X(ARP_NOISE_UNKNOWN, "none")                                                                   \
    X(ARP_NOISE_POISSON, "poisson")                                                                \
    X(ARP_NOISE_BINOMIAL, "binomial")                                                              \
    X(ARP_NOISE_STANDARD_ERROR, "standard_error")

ARP_ENUM(arp_noise_source, ARP_NOISE_SOURCES)

/** Why a reliability is not computed. */
#define ARP_RELIABILITY_WHYS(X)                                                                    \
    X(ARP_RELIABILITY_DONE, NULL)                                                                  \
    X(ARP_RELIABILITY_NO_MODEL, "no_model")  /* the indicator states no error */                   \
    X(ARP_RELIABILITY_RANGE, "out_of_range") /* a count below 0 or above its whole, a whole of 0,  \
                                                a standard error that is missing or below 0 */     \
    X(ARP_RELIABILITY_STILL, "constant")     /* fewer than two values, or all of them equal */

ARP_ENUM(arp_reliability_why, ARP_RELIABILITY_WHYS)

/** One indicator. Numbers are NaN unless why is ARP_RELIABILITY_DONE. */
typedef struct arp_indicator_reliability {
    size_t node; /* leaf of the plan */
    arp_noise_source noise;
    arp_reliability_why why;
    double error_variance; /* mean of the error variances, in squared units of the indicator */
    double variance;       /* sample variance of the values                                  */
    double reliability;    /* from 0 to 1                                                    */
    double mean;           /* what values are shrunk to                                      */
    double spread;         /* Marshall's a: variance between territories; 0: nothing is left */
} arp_indicator_reliability;

typedef struct arp_reliability {
    arp_indicator_reliability *at; /* one a leaf, in the plan's order */
    size_t n, n_known;             /* n_known of them are done                             */
    bool shrunk;       /* the index was run again: some reliability is known. An indicator of which
                          nothing is left (spread 0) is then the same everywhere and dropped */
    double *side_mean; /* one a side: mean reliability of its known ones, NaN for none */
    bool *mostly_chance;      /* one a side: that mean is below 1/2                           */
    arp_concordance *side;    /* one a side, NaN unless shrunk */
    arp_concordance declared; /* under the declared weights    */
    arp_error why; /* code ARP_OK unless the index refused the shrunk values: nothing was left of a
                      whole side, say */
} arp_reliability;

/** Of n values with what is known of their errors; cells that are not ARP_CELL_OK are left out.
    All but `node` is filled. Cost: O(n), no allocation. */
void arp_reliability_of(const arp_value_error *error, const double *value, const uint8_t *mark,
                        size_t n, arp_indicator_reliability *out);

/** Error variance of value number @p row where @p rate, in units of the indicator, is expected; of
   a ready value, its squared standard error. */
double arp_reliability_variance(const arp_value_error *error, double rate, size_t row);

/** What value number @p row shrinks to: its place between the common mean and itself. For a
    reliability that is known. */
double arp_reliability_shrink(const arp_value_error *error, const arp_indicator_reliability *known,
                              double value, size_t row);

/**
 * Every leaf, and the concordances of @p drivers' selection on the shrunk values.
 *
 * @param errors  one a column of @p values
 * @param null    refitted; its seed is used
 * @param[out] out  in drivers->pool
 * @retval ARP_MEMORY
 * Cost: one more run of the index, and one concordance a side.
 */
arp_status arp_reliability_make(const arp_plan *plan, const arp_table *values,
                                const arp_value_error *errors, arp_null *null,
                                const arp_drivers *drivers, arp_reliability **out, arp_error *err);

#endif
