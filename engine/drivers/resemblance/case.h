/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file case.h
 * What every method here reads: one line a side, the declared weights, the selection.
 *
 * The line of a side is its score a for a root of exponent 1, log a for 0, sign(r) a^r otherwise:
 * the ranking under weights w is that of sum w_s L_s (methods.md 3.1).
 */
#ifndef DRIVERS_RESEMBLANCE_CASE_H
#define DRIVERS_RESEMBLANCE_CASE_H

#include "drivers/drivers.h"

#include "base/fail.h"
#include "base/memory.h"

typedef struct arp_case {
    size_t n, m, n_sides;
    double **line;              /* n_sides lines of n */
    double *weight;             /* n_sides, declared  */
    const size_t *selected;     /* m rows, rising     */
    uint64_t seed;              /* of Monte Carlo     */
    size_t n_given;             /* lines that count beside the other sides */
    const double *const *given; /* n_given lines of n */
} arp_case;

/**
 * Lines and weights of the root's children, from @p pool; m, selected and seed are left alone.
 *
 * @retval ARP_DOMAIN  a root without children; a side without a finite line for a territory
 * @retval ARP_MEMORY
 */
arp_status arp_case_lines(const arp_plan *plan, const arp_table *values, const arp_result *result,
                          arp_pool *pool, arp_case *out, arp_error *err);

/** The line of one score under the root's exponent, and back. */
double arp_case_line(double score, double exponent);
double arp_case_score(double line, double exponent);

/** out[i] = sum over sides of w_s L_s(i), left to right. */
void arp_case_mix(const arp_case *what, const double *w, double *out);

/** The same, its ties settled (base/ties.h): for who compares them exactly. @retval ARP_MEMORY */
arp_status arp_case_mix_settled(const arp_case *what, const double *w, double *out, arp_error *err);

#endif
