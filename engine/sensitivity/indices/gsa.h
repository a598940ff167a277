/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file gsa.h
 * What a block of rows leaves: a few sums for each output, one output after another. Values are
 * taken less an origin of the block's own, so that nothing cancels.
 */
#ifndef SENSITIVITY_INDICES_GSA_H
#define SENSITIVITY_INDICES_GSA_H

#include "sensitivity/indices/indices.h"

/* Of one output, a = f(a) - origin and b likewise. */
enum {
    GSA_ORIGIN,  /* f(a) of the block's first row             */
    GSA_ROWS,    /* rows summed                               */
    GSA_BROKEN,  /* values that are not finite                */
    GSA_A,       /* sum of a                                  */
    GSA_B,       /* sum of b                                  */
    GSA_SQUARES, /* sum of a^2 + b^2                          */
    GSA_HALF,    /* sum of (b - a)^2 / 2                      */
    GSA_HEAD
};

/* Then, of each factor, d = f_j - f(a). */
enum {
    GSA_D,      /* sum of d                                  */
    GSA_BD,     /* sum of b d                                */
    GSA_JANSEN, /* sum of d^2 / 2                            */
    GSA_GAIN,   /* sum of (b - a) / 2 times what j adds      */
    GSA_FACTOR
};

/** Doubles of one output. */
static inline size_t gsa_output_width(const arp_gsa_design *design) {
    return GSA_HEAD + design->n_factors * GSA_FACTOR;
}

/** Coordinates of all factors. */
size_t gsa_coordinates(const arp_gsa_design *design);

#endif
