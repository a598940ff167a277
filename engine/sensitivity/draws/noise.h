/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file noise.h
 * Values taken anew: chance in the counts, standard errors, secret cells; and shrinkage.
 *
 * A count is drawn by inversion, exactly while its variance is at most 100 and beyond it from the
 * normal with a correction for skewness [Cornish, Fisher 1937], rounded and kept within what is
 * possible. A count of 0, and a share of 1, stay what they are: the model is taken at its estimate.
 * (methods.md 7.6)
 */
#ifndef SENSITIVITY_DRAWS_NOISE_H
#define SENSITIVITY_DRAWS_NOISE_H

#include "sensitivity/factors/kind.h"

/** How each cell is drawn; read by any number of threads. */
typedef struct arp_noise arp_noise;

/** @retval ARP_MEMORY  everything is in @p pool; some 56 bytes a cell */
arp_status arp_noise_new(const arp_sensitivity_input *in, arp_pool *pool, arp_noise **out,
                         arp_error *err);

/** One thread's values: a table of its own columns over the input's rows. */
typedef struct arp_drawn {
    arp_table table;
    double *numerator;     /* n_rows: of the column at work */
    double *y, *p, *theta; /* n_rows: of its cells with a number */
} arp_drawn;

/** @retval ARP_MEMORY  everything is in @p pool */
arp_status arp_drawn_new(const arp_sensitivity_input *in, arp_pool *pool, arp_drawn *out,
                         arp_error *err);

/**
 * Fill the values: as given, or drawn by the key; then shrunk. No allocation.
 *
 * @param noise   NULL: as given
 * @param shrink  NULL: not; columns with a count that has a model and a denominator are
 */
void arp_drawn_fill(const arp_sensitivity_input *in, const arp_noise *noise, uint64_t key,
                    const struct arp_shrinker *shrink, arp_drawn *to);

#endif
