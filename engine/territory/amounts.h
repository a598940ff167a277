/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file amounts.h
 * A formula of a measure over rows of a table: what measure.c and reference.c share.
 */
#ifndef TERRITORY_AMOUNTS_H
#define TERRITORY_AMOUNTS_H

#include "territory/territory.h"

/** Numerators or denominators of n rows and their marks. */
typedef struct arp_amounts {
    double *x;     /* n */
    uint8_t *mark; /* n */
} arp_amounts;

/**
 * Evaluate @p f over n rows (NULL: 0 to n - 1) into new arrays, freed with arp_amounts_free().
 *
 * @retval ARP_DOMAIN  a column is not in @p table
 */
arp_status arp_amounts_of(const arp_indicator *what, const arp_formula *f, const arp_table *table,
                          const size_t *rows, size_t n, arp_amounts *out, arp_error *err);

void arp_amounts_free(arp_amounts *amounts);

#endif
