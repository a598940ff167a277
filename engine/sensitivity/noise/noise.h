/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file noise.h
 * Values taken anew: from what the data leave open of them, and in secret cells; or shrunk.
 *
 * Values with an error are drawn from their posterior (posterior.h). There is nothing left to
 * shrink in such a draw: a shrinkage acts on the columns that are as declared. (methods.md 7.6)
 */
#ifndef SENSITIVITY_NOISE_NOISE_H
#define SENSITIVITY_NOISE_NOISE_H

#include "sensitivity/noise/posterior.h"
#include "sensitivity/factors/kind.h"

/** How each cell is drawn; read by any number of threads. */
typedef struct arp_noise arp_noise;

/** @retval ARP_MEMORY  everything is in @p pool; some 50 bytes a cell that is drawn */
arp_status arp_noise_new(const arp_sensitivity_input *in, arp_pool *pool, arp_noise **out,
                         arp_error *err);

/** What column @p j of the table of values is drawn from. */
const arp_posterior *arp_noise_posterior(const arp_noise *noise, size_t j);

/** Whether a draw takes any cell of column @p j anew. */
bool arp_noise_draws(const arp_noise *noise, size_t j);

/** One thread's values: a table of its own columns over the input's rows. */
typedef struct arp_drawn {
    arp_table table;
    uint8_t *state;        /* n_columns: what stands in each              */
    double *y, *p, *theta; /* n_rows: of the column at work               */
} arp_drawn;

/** The values as given. @retval ARP_MEMORY  everything is in @p pool */
arp_status arp_drawn_new(const arp_sensitivity_input *in, arp_pool *pool, arp_drawn *out,
                         arp_error *err);

/**
 * Fill column @p j: drawn by the key, shrunk, or as given. No allocation.
 *
 * @param in      that of arp_drawn_new()
 * @param noise   of that input, always the same; NULL: as given
 * @param shrink  NULL: not; a column with a count that has a model and a denominator is, unless it
 * is drawn
 * Cost: cells that are not drawn are copied only where they were shrunk before.
 */
void arp_drawn_column(const arp_sensitivity_input *in, const arp_noise *noise, uint64_t key,
                      const struct arp_shrinker *shrink, size_t j, arp_drawn *to);

/** Fill every column. */
void arp_drawn_fill(const arp_sensitivity_input *in, const arp_noise *noise, uint64_t key,
                    const struct arp_shrinker *shrink, arp_drawn *to);

#endif
