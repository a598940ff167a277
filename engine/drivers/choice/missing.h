/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file missing.h
 * Break-even: how extreme the selected would have to be on a criterion that was not observed for
 * the verdict to attest their side. It says what it would take, not that it was so.
 *
 * The criterion becomes one more child of the side, of share s; the children that are there keep
 * their proportions and share the rest, so that the side is the node's own mean of (side, u) with
 * weights (1 - s, s). Nothing is stretched.
 *   x  of a territory that is not selected: rho z + sqrt(1 - rho^2) e, z the side's score centred
 *      and divided by its standard deviation, e standard normal draws by counter, so that rho is
 *      the correlation with the rest of the side;
 *   x  of every selected territory: one and the same standard normal score, that of place j of n
 *      from the least affected up, Phi^-1((j - 1/2) / n); at place n no less than the largest of
 *      the others, so that it is the first rank of all;
 *   u  = x normalised over all n as the other indicators are. A normalisation whose bounds the
 *      study gives has none for it: u is then x with the mean of the side and the spread that its
 *      children have on average. Where the mean asks for positive values, one that is not counts
 *      as the side's least.
 * "Attested" is what verdict.h says: the concordance of the side so made, and its p given the other
 * eligible sides and what else is given, adjusted with the p's of the other sides as they are. The
 * answer is the lowest place that is enough in at least half of the draws, found by halving; where
 * none is, place n, as long as it is enough in more than one draw in twenty.
 * [Rosenbaum 2002, ch. 4, for the kind of question] (methods.md 6.2)
 */
#ifndef DRIVERS_CHOICE_MISSING_H
#define DRIVERS_CHOICE_MISSING_H

#include "drivers/drivers.h"

#include "base/fail.h"
#include "drivers/resemblance/case.h"

enum { ARP_BREAK_EVENS = 6 };

typedef struct arp_break_even {
    double share;          /* of the side: 1/5, then 1/2                              */
    double correlation;    /* with the rest of it: -0.3, 0, 0.5                       */
    size_t place;          /* 1 to n; 0: no value would do                            */
    double percentile;     /* 100 (place - 1/2) / n; NaN for none                     */
    double attested_share; /* of the draws, at that place; at place n where none does */
} arp_break_even;

/** One side; asked of those that are not attested, not late, and lack a named part. */
typedef struct arp_missing_side {
    bool asked;
    arp_break_even at[ARP_BREAK_EVENS]; /* by share, then by correlation */
} arp_missing_side;

typedef struct arp_missing {
    size_t n_draws;         /* 200 where p is exact, 50 where it is drawn; fewer for more than 1 000
                               territories, 200 000 / n, 20 at least */
    arp_missing_side *side; /* n_sides */
} arp_missing;

/** How the criterion joins the side. */
typedef struct arp_joined {
    const struct arp_normaliser *normalise;
    double target[2];
    double like[2]; /* mean and spread, for a normalisation that measures no bounds */
    double (*mean)(const double *x, const double *w, size_t k, double exponent); /* of the side */
    double exponent, root_exponent;
} arp_joined;

/** A side, what its verdict reads, and the noise of the unobserved criterion. */
typedef struct arp_unobserved {
    const arp_case *what;   /* lines of every side, the selection, what else is given   */
    const size_t *eligible; /* numbers of the n_eligible sides that are in the tests    */
    const double *p;        /* n_eligible: theirs, as they are                          */
    size_t n_eligible, at;  /* the one asked is eligible[at]                            */
    double alpha;
    const double *score; /* n: of the side, as the index has it                      */
    arp_joined joined;
    size_t n_draws;
    const double *e;    /* n_draws x n, row-major; those of T are not read */
    const double *grid; /* n values that the selected may take, rising     */
    size_t threads;     /* >= 1; the answer is the same for any number     */
} arp_unobserved;

/**
 * The lowest place for each share and correlation.
 *
 * @param[in,out] at  n_at of them: share, in (0, 1), and correlation, in [-1, 1], are given; the
 *                    rest is found
 * @retval ARP_MEMORY
 * Cost: n_at times n_draws log n verdicts at most, each that of arp_conditional_again().
 */
arp_status arp_missing_ask(const arp_unobserved *what, arp_break_even *at, size_t n_at,
                           arp_error *err);

/** Every side of an answer whose verdict is known, on so many threads. @retval ARP_MEMORY */
arp_status arp_missing_explain(const arp_plan *plan, const arp_result *result, const arp_case *what,
                               size_t threads, arp_drivers *out, arp_error *err);

#endif
