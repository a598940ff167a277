/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file missing.h
 * Break-even: how extreme the selected would have to be on a criterion that was not observed for
 * their side to be attested. It says what it would take, not that it was so.
 *
 * The criterion counts for a share s of the side, which becomes (1 - s) z + s u:
 *   z  the side's scores, centred and divided by their sample standard deviation over all n
 *      territories (0 throughout for a constant side);
 *   u  of a territory that is not selected: rho z + sqrt(1 - rho^2) e, e standard normal draws by
 *      counter, so that rho is the correlation with the rest of the side;
 *   u  of every selected territory: one and the same standard normal score, that of place j of n
 *      from the least affected up, Phi^-1((j - 1/2) / n).
 * The side is attested in a draw when its concordance reaches both 0.6 and the one that gives a
 * marginal p <= alpha / (number of sides), the first Holm step, over untied ranks. The answer is
 * the lowest place j that is enough in at least half of the draws; concordance never falls as j
 * rises, so it is found by halving. [Rosenbaum 2002, ch. 4, for the kind of question]
 * (methods.md 6.2)
 */
#ifndef DRIVERS_CHOICE_MISSING_H
#define DRIVERS_CHOICE_MISSING_H

#include "drivers/drivers.h"

#include "base/fail.h"

enum { ARP_BREAK_EVENS = 6 };

typedef struct arp_break_even {
    double share;       /* of the side: 1/5, then 1/2           */
    double correlation; /* with the rest of it: -0.3, 0, 0.5     */
    size_t place;       /* 1 to n; 0: no value would do          */
    double percentile;  /* 100 (place - 1/2) / n; NaN for none   */
} arp_break_even;

/** One side; asked of those that are not attested and that lack a named part or whose data are
    dated after the decision. */
typedef struct arp_missing_side {
    bool asked;
    arp_break_even at[ARP_BREAK_EVENS]; /* by share, then by correlation */
} arp_missing_side;

typedef struct arp_missing {
    size_t n_draws;         /* 200 up to n = 1 000, 200 000 / n beyond, 20 at least */
    arp_missing_side *side; /* n_sides */
} arp_missing;

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
