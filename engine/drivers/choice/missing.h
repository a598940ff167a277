/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file missing.h
 * The break-even of a side for a criterion that was not observed. See arpent/drivers/missing.h for
 * its definition.
 */
#ifndef DRIVERS_CHOICE_MISSING_H
#define DRIVERS_CHOICE_MISSING_H

#include <arpent/drivers/missing.h>

#include "base/fail.h"

/** A side and the noise of the unobserved criterion. */
typedef struct arp_unobserved {
    size_t n, m, n_draws;
    const size_t *selected; /* m rows, rising, 1 <= m < n                     */
    const double *z;        /* n standardised scores                          */
    const double *e;        /* n_draws x n, row-major; those of T are not read */
    const double *grid;     /* n values that the selected may take, rising    */
    double needed;          /* least concordance that attests; NaN for none   */
} arp_unobserved;

/**
 * Lowest place 1 to n of the grid that attests the side in at least half of the draws.
 *
 * @param share        in (0, 1)
 * @param correlation  in [-1, 1]
 * @param[out] place   0 where none does
 * @retval ARP_MEMORY
 * Cost: O(draws * ((n + m) log n)).
 */
arp_status arp_missing_place(const arp_unobserved *what, double share, double correlation,
                             size_t *place, arp_error *err);

/** Every side of an answer whose verdict is known. @retval ARP_MEMORY */
arp_status arp_missing_explain(const arp_plan *plan, const arp_result *result, uint64_t seed,
                               arp_drivers *out, arp_error *err);

#endif
