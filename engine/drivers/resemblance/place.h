/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file place.h
 * Order and ranks of a column again and again, in room taken once.
 */
#ifndef DRIVERS_RESEMBLANCE_PLACE_H
#define DRIVERS_RESEMBLANCE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/** Room for n numbers. */
typedef struct arp_places {
    size_t n;
    uint64_t *key, *other_key; /* n */
    uint32_t *other;           /* n */
    uint32_t *count;
} arp_places;

/** false: memory. Everything is in @p pool. */
bool arp_places_new(size_t n, arp_pool *pool, arp_places *out);

/**
 * Indices by falling value, ties by index.
 *
 * @param x  n finite numbers
 * Cost: O(n), by a grid over their range and, where they crowd in it, by digits of their bits; no
 * allocation.
 */
void arp_places_order(arp_places *room, const double *x, uint32_t *order);

/** Ranks from an order: 1 for the highest, ties share the smallest. */
void arp_places_ranks(const double *x, const uint32_t *order, size_t n, uint32_t *rank);

#endif
