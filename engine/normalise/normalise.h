/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file normalise.h
 * The normalisations, one file and one row each. Every value comes out oriented: higher is more
 * need. Polarity is applied inside each method. NaN stands for a cell without a value: it is not
 * counted and stays NaN. (methods.md 2.3)
 */
#ifndef NORMALISE_NORMALISE_H
#define NORMALISE_NORMALISE_H

#include "base/fail.h"

/** One column's scale. */
typedef struct arp_scale {
    int polarity;        /* +1 or -1 */
    double bound[2];     /* the method's own references: zscore mean and sd; minmax least and most;
                            robust-zscore median and MAD (unscaled); goalposts low and high; comparator
                            value */
    double target[2];    /* minmax and goalposts run from target[0] to target[1] */
    const double *among; /* methods by place: n_among rising values to be placed among; NULL: the
                            column itself                                                   */
    size_t n_among;
} arp_scale;

/** What is sure, before any data are seen, of the values that measured bounds give. */
typedef enum arp_sign {
    ARP_SIGN_OF_DATA,   /* nothing: each value has to be looked at    */
    ARP_SIGN_OF_TARGET, /* the least of them is target[0]             */
    ARP_SIGN_MIXED      /* some are 0 or less: the middle is put at 0 */
} arp_sign;

typedef struct arp_normaliser {
    const char *name;
    arp_message help;
    size_t n_bounds;   /* how many of bound[] the method uses; 0: frozen bounds make no sense */
    bool needs_spread; /* without frozen bounds: undefined unless two values differ           */
    arp_sign sign;
    /* Bounds of each of some columns of n values; scratch holds 2 n doubles. NULL: the study must
       give them. */
    void (*measure)(const double *const *x, size_t columns, size_t n, double *scratch,
                    double (*bound)[2]);
    /* Why bounds, measured or given, cannot be used (a message of {0} the indicator, {1} and {2}
       the bounds), or ARP_MSG_NONE. NULL for a method without bounds. */
    arp_message (*refuse)(const double bound[2]);
    /* z[i] of x[i]; z may be x; scratch holds 2 n doubles. Values too large for the formula come
       out infinite or NaN: the caller looks. */
    void (*apply)(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z);
} arp_normaliser;

/** All rows in the order of the help, NULL-terminated. */
extern const arp_normaliser *const ARP_NORMALISERS[];

extern const arp_normaliser arp_normalise_zscore, arp_normalise_minmax, arp_normalise_percentile,
    arp_normalise_rank, arp_normalise_comparator, arp_normalise_goalposts,
    arp_normalise_robust_zscore, arp_normalise_imd_exponential;

#endif
