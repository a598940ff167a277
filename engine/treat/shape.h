/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shape.h
 * The shape of a column and what the outlier rules do to it [OECD 2008, 5.3; JRC practice]. A
 * column passes when |G1| < 2 or G2 < 3.5, G1 and G2 being skewness and excess kurtosis corrected
 * for n as in Excel's SKEW and KURT. (methods.md 2.2)
 */
#ifndef TREAT_SHAPE_H
#define TREAT_SHAPE_H

#include "treat/treat.h"

/** G1 of n doubles without NaN; 0 of a constant, NaN for n < 3. */
double arp_skewness(const double *x, size_t n);

/** A column's values and the caps that winsorising finds for them. */
typedef struct arp_caps {
    double least, most; /* of the column                                      */
    double low, high;   /* the caps; least and most where nothing is replaced */
    size_t n_low, n_high;
    bool right; /* the column is skewed to the right     */
    bool raw;   /* it passes as it is                    */
    bool done;  /* it passes under the caps              */
} arp_caps;

/**
 * The caps of a column: the most extreme value on the skewed side takes the next one inward, again
 * and again, until the column passes or one more step would replace more than max(5, 2.5 % of n)
 * values. Equal values move together.
 *
 * @param scratch  2 n doubles
 * Cost: O(n log n + n * values replaced).
 */
arp_caps arp_caps_find(const double *x, size_t n, double *scratch);

/** Put the values beyond the caps on them. */
void arp_caps_apply(const arp_caps *caps, double *x, size_t n, arp_treated *did);

/** log(x - min + 0.01 (max - min)) for a right skew, -log(max - x + 0.01 (max - min)) for a left
    one: both keep the order. */
void arp_caps_log(const arp_caps *caps, double *x, size_t n, arp_treated *did);

#endif
