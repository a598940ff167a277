/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file side.h
 * A formula of a measure over rows of a table: what measure.c and reference.c share.
 */
#ifndef TERRITORY_SIDE_H
#define TERRITORY_SIDE_H

#include "territory/territory.h"

/** Numerators or denominators of n rows and their marks. */
typedef struct arp_side {
    double *x;     /* n */
    uint8_t *mark; /* n */
} arp_side;

/**
 * Evaluate @p f over n rows (NULL: 0 to n - 1) into new arrays, freed with arp_side_free().
 *
 * @retval ARP_DOMAIN  a column is not in @p table
 */
arp_status arp_side_eval(const arp_indicator *what, const arp_formula *f, const arp_table *table,
                         const size_t *rows, size_t n, arp_side *out, arp_error *err);

void arp_side_free(arp_side *side);

#endif
