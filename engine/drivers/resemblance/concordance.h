/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file concordance.h
 * P(a selected territory scores above one that is not), ties half: Mann-Whitney by doubled
 * mid-ranks, whole numbers up to the last division. (methods.md 3.2)
 */
#ifndef DRIVERS_RESEMBLANCE_CONCORDANCE_H
#define DRIVERS_RESEMBLANCE_CONCORDANCE_H

#include "drivers/resemblance/null.h"

/** C from n doubled mid-ranks (base/order.h). Cost: O(m). */
double arp_concordance_of(const int64_t *twice, size_t n, const size_t *selected, size_t m);

/** C from the sum of the selected's doubled mid-ranks. */
double arp_concordance_from(int64_t sum, size_t n, size_t m);

/**
 * C of a score, and its p-value.
 *
 * @param selected  m of the n rows, 1 <= m < n
 * @param null      refitted; its seed is used
 * @retval ARP_MEMORY
 */
arp_status arp_concordance_measure(const double *score, size_t n, const size_t *selected, size_t m,
                                   arp_null *null, arp_concordance *out, arp_error *err);

/**
 * The same without each selected territory in turn, which leaves the universe too; m >= 2.
 *
 * @param[out] out  m concordances, as the selected are ordered
 * @retval ARP_MEMORY
 */
arp_status arp_concordance_left_out(const double *score, size_t n, const size_t *selected, size_t m,
                                    arp_null *null, arp_concordance *out, arp_error *err);

/** Doubled mid-ranks of the n - 1 others once selected[t] is gone; returns their sum over the m - 1
    that are left. Cost: O(n + m). */
int64_t arp_midranks_without(const int64_t *twice, size_t n, const size_t *selected, size_t m,
                             size_t t, int64_t *out);

/** C(a) - C(b). */
typedef struct arp_contrast {
    double value, p; /* p: two-sided */
    arp_p_method method;
    double needed; /* least |contrast| with p <= alpha, NaN for none */
} arp_contrast;

/** @retval ARP_MEMORY */
arp_status arp_concordance_contrast(const double *const side[2], size_t n, const size_t *selected,
                                    size_t m, double alpha, arp_null *null, arp_contrast *out,
                                    arp_error *err);

/** What m of n untied territories could show at most. */
typedef struct arp_reachable {
    double p_min;         /* 1 / C(n, m)                            */
    double c_needed;      /* least C with p <= alpha, NaN for none  */
    double c_needed_holm; /* the same at alpha / n_sides            */
} arp_reachable;

/** @retval ARP_MEMORY */
arp_status arp_concordance_reachable(size_t n, size_t m, double alpha, size_t n_sides,
                                     arp_null *null, arp_reachable *out, arp_error *err);

#endif
