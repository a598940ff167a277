/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file noise.h
 * Values taken anew: from what the data leave open of them, and in secret cells; or shrunk.
 *
 * Values with an error are drawn from their posterior (posterior.h). There is nothing left to
 * shrink in such a draw: a shrinkage acts on the columns that are as declared. (methods.md 7.6)
 */
#ifndef SENSITIVITY_DRAWS_NOISE_H
#define SENSITIVITY_DRAWS_NOISE_H

#include "sensitivity/draws/posterior.h"
#include "sensitivity/factors/kind.h"

/** How each cell is drawn; read by any number of threads. */
typedef struct arp_noise arp_noise;

/** @retval ARP_MEMORY  everything is in @p pool; some 32 bytes a cell */
arp_status arp_noise_new(const arp_sensitivity_input *in, arp_pool *pool, arp_noise **out,
                         arp_error *err);

/** What column @p j of the table of values is drawn from. */
const arp_posterior *arp_noise_posterior(const arp_noise *noise, size_t j);

/** One thread's values: a table of its own columns over the input's rows. */
typedef struct arp_drawn {
    arp_table table;
    double *y, *p, *theta; /* n_rows: of the cells with a number of the column at work */
} arp_drawn;

/** @retval ARP_MEMORY  everything is in @p pool */
arp_status arp_drawn_new(const arp_sensitivity_input *in, arp_pool *pool, arp_drawn *out,
                         arp_error *err);

/**
 * Fill the values: as given, drawn by the key, or shrunk. No allocation.
 *
 * @param noise   NULL: as given
 * @param shrink  NULL: not; columns with a count that has a model and a denominator are, unless
 * they are drawn
 */
void arp_drawn_fill(const arp_sensitivity_input *in, const arp_noise *noise, uint64_t key,
                    const struct arp_shrinker *shrink, arp_drawn *to);

#endif
