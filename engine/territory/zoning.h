/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file zoning.h
 * Communes into territories: the partition, and sums over it. (methods.md 1.2)
 */
#ifndef TERRITORY_ZONING_H
#define TERRITORY_ZONING_H

#include "territory/zonings.h"

#include "territory/territory.h"

/**
 * The territories of n communes, by rising code (bytes).
 *
 * @param territory  of each commune, its code as written
 * @param none       n_none texts that stand for no territory; an empty text always does
 * @param[out] out   n, code, n_communes, of and n_none from @p pool; the rest is left as it is
 * @retval ARP_DOMAIN  no commune has a territory
 * Cost: O(n log n).
 */
arp_status arp_zoning_make(const char *const *territory, size_t n, const char *const *none,
                           size_t n_none, arp_pool *pool, arp_level *out, arp_error *err);

/**
 * Of each territory the text that most of its communes have, the first by rising bytes of several
 * (an empty text only where all are), and how many have another one.
 *
 * @param[out] most, others  level->n each; others may be NULL
 * @retval ARP_MEMORY
 * Cost: O(n log n).
 */
arp_status arp_zoning_most(const arp_level *level, const char *const *text, size_t n,
                           const char **most, size_t *others, arp_error *err);

/** Sums of a measure over the communes of each territory. All arrays have level->n entries. */
typedef struct arp_zoning_sums {
    double *numerator, *denominator; /* NaN where marked; denominator NULL for a plain sum */
    uint8_t *mark;
    double *part, *whole; /* weight of the communes in the sums, and of all that could be */
    size_t *secret;       /* communes left out because a cell of theirs is secret         */
} arp_zoning_sums;

/**
 * Sum @p parts of n communes.
 *
 * A commune counts in both sums or in neither: where the mark of its parts is not ok it is left
 * out, and so is its weight in `part`; one that is not applicable is left out of `whole` as well.
 * With a secret cell left out the sums are a lower bound of which part / whole is the coverage. A
 * territory none of whose communes counts has the worst of their marks.
 *
 * @param weight  of each commune, NaN counting as 0; @p parts' own coverage is used where it has
 *                one, a marked whole as 0
 * @param[out] out  its arrays are the caller's; denominator may be NULL where parts has none
 * @retval ARP_MEMORY
 * Cost: O(n). Deterministic: each territory is summed with compensation in the communes' order.
 */
arp_status arp_zoning_sum(const arp_level *level, const arp_ingredients *parts,
                          const double *weight, size_t n, arp_zoning_sums *out, arp_error *err);

#endif
