/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file line.h
 * The straight lines that several methods share.
 */
#ifndef NORMALISE_LINE_H
#define NORMALISE_LINE_H

#include "normalise/normalise.h"

/** z = polarity (x - centre) / unit; NaN stays. z may be x. */
void arp_line_centred(const double *x, size_t n, int polarity, double centre, double unit,
                      double *z);

/** From target[0] where need is least to target[1] where it is most, both met exactly; clip: what
    lies outside the bounds is put on the nearer one. NaN stays. z may be x. */
void arp_line_between(const double *x, size_t n, const arp_scale *scale, bool clip, double *z);

#endif
