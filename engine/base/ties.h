/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file ties.h
 * When two scores are tied: the one rule, for ranks, mid-ranks, concordances and draws.
 * (methods.md 2.6)
 *
 * Sums of the same fractions in another order differ in their last bits; the rule takes them for
 * what they are. Scores are sorted; a group takes every score within the tolerance of its first.
 */
#ifndef BASE_TIES_H
#define BASE_TIES_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What two tied scores may differ by, relative to the larger of them and of the scores' spread. */
#define ARP_TIE 1e-12

/** Whether @p x stands in the group of @p first, which is no less; @p scale as arp_tie_scale(). */
static inline bool arp_tied(double first, double x, double scale) {
    double gap = first - x;
    return first == x ||
           (gap <= ARP_TIE * fmax(scale, fmax(fabs(first), fabs(x))) && isfinite(gap));
}

/** The spread of n finite scores, NaN left out: their standard deviation, over n. It never
    overflows. No more than the largest absolute value. Cost O(n). */
double arp_tie_scale(const double *x, size_t n);

/** Ties among n scores; the scale is worked out only where something hangs on it, and once. */
typedef struct arp_ties {
    const double *x;
    size_t n;
    double most;  /* no less than the scale           */
    double scale; /* below 0 until it is worked out   */
} arp_ties;

/** Of scores none of which is above @p high or below @p low. */
static inline arp_ties arp_ties_among(const double *x, size_t n, double high, double low) {
    return (arp_ties){x, n, 2.0 * fmax(fabs(high), fabs(low)), -1.0};
}

/** arp_tied() among them. */
static inline bool arp_ties_hold(arp_ties *ties, double first, double x) {
    if (arp_tied(first, x, 0.0)) return true;
    if (!arp_tied(first, x, ties->most)) return false;
    if (ties->scale < 0.0) ties->scale = arp_tie_scale(ties->x, ties->n);
    return arp_tied(first, x, ties->scale);
}

/** Whether no two of n finite scores are tied. @param order  the n indices by falling score
    Cost: O(n). */
bool arp_untied(const double *x, const uint32_t *order, size_t n);

/**
 * Give each group the score of its first, so that whoever compares them exactly finds the same
 * ties.
 *
 * @param[in,out] order  the n indices by falling score, NaN last; a group's are put by index
 * Cost: O(n), no memory taken.
 */
void arp_settle_ties(double *x, uint32_t *order, size_t n);

#endif
