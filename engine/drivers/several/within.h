/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file within.h
 * A selection compared inside strata only: did each département pick its own worst?
 * (methods.md 8.7)
 *
 * C = sum of U_s / sum of m_s (n_s - m_s), U_s the pairs of one stratum in which the selected one
 * scores higher, ties half: every pair counts once [Elteren 1960, with weights that give the
 * concordance of the pairs]. Its law is that of any m_s of the n_s of each stratum, independently:
 * the strata's laws of the sum of mid-ranks, ties included, are convolved; where that is out of
 * reach, draws by counter inside the strata. A stratum with nobody selected, or everybody, has no
 * pair.
 */
#ifndef DRIVERS_SEVERAL_WITHIN_H
#define DRIVERS_SEVERAL_WITHIN_H

#include "base/fail.h"
#include "base/memory.h"
#include "drivers/drivers.h"

enum { ARP_WITHIN_DRAWS = 100000 };

/** Who is selected, and in which stratum everybody is. */
typedef struct arp_within_case {
    size_t n, n_strata;
    const size_t *stratum; /* n numbers below n_strata */
    const bool *chosen;    /* n                        */
    uint64_t seed;
} arp_within_case;

typedef struct arp_within {
    size_t compared, without, whole; /* strata with pairs; with nobody selected; with everybody */
    size_t n, m;                     /* territories of those compared, and selected among them  */
    double c, p;                     /* NaN where no stratum has a pair; p one-sided, inclusive */
    arp_p_method method;
} arp_within;

/**
 * Concordance inside strata.
 *
 * @param score  n finite scores, ties settled (base/ties.h)
 * @retval ARP_MEMORY
 * Cost: O(sum of n_s m_s R_s), R_s the range of a stratum's sums, and of the convolution, while
 * both are at most 2e8; otherwise 100 000 draws of O(m).
 */
arp_status arp_within_concordance(const arp_within_case *in, const double *score, arp_within *out,
                                  arp_error *err);

/** C(a) - C(b) inside strata, its p two-sided: P(|D| >= |d|). As above. */
arp_status arp_within_contrast(const arp_within_case *in, const double *const side[2],
                               arp_within *out, arp_error *err);

/** C of each stratum, NaN where it has no pair. @param[out] c  n_strata @retval ARP_MEMORY */
arp_status arp_within_each(const arp_within_case *in, const double *score, double *c,
                           arp_error *err);

#endif
