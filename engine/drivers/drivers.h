/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file drivers.h
 * What a selection resembles, and what could have driven it.
 *
 * Sides are the children of the root, in the study's order. A selection that resembles a criterion
 * was not proved to be made on it: nothing here claims a motive. Everything that is a function of
 * the weights is exact: for a root whose power mean has exponent r, the ranking under weights w is
 * that of sum w_s L_s with L = sign(r) x^r (log x for r = 0), linear in w.
 *
 * The weight axis is w, the weight of one side (the first, unless said) against the rest; the rest
 * keeps its declared proportions (equal ones where all of it weighs 0). Cells are open intervals
 * of w; a stretch narrower than 1e-12 is a point, not a cell.
 *
 * References: Mann and Whitney 1947; Wilcoxon 1945 (mid-ranks); Shapley 1953; Holm 1979.
 */
#ifndef DRIVERS_DRIVERS_H
#define DRIVERS_DRIVERS_H

#include "drivers/states.h"
#include "index/index.h"

/** A named part of the kept territories on which the index is run again. */
typedef struct arp_universe_input {
    const char *name;
    const size_t *row; /* n rows of the table of values, rising */
    size_t n;
} arp_universe_input;

/** Where the selection stands, and how to ask. */
typedef struct arp_drivers_options {
    const size_t *selected; /* m rows, distinct */
    size_t m;
    const size_t
        *k; /* n_k sizes of a first list, each from 1 to n - 1; the first is the main one */
    size_t n_k;
    double alpha;           /* in (0, 1) */
    uint64_t seed;          /* of the Monte Carlo p-value */
    const arp_plan *beside; /* branches beside the sides, its root's children; NULL: none */
    const arp_result *beside_result; /* with beside: its run on the same rows */
    const double *const *given;      /* n_given lines that the verdict holds fixed beside the other
                                        sides: one number a row of values; see resemblance/evidence.h */
    size_t n_given;
    const arp_universe_input *universe;
    size_t n_universes;
    const struct arp_perimeters_input *perimeters; /* drivers/around/perimeters.h, or NULL */
    const struct arp_claims_input *claims;         /* drivers/around/claims.h, or NULL     */
    const struct arp_neighbours_input
        *neighbours; /* drivers/around/neighbours.h; NULL: no contiguity */
    const struct arp_value_error
        *errors;    /* drivers/around/reliability.h, one a column of values; or NULL */
    size_t threads; /* at most so many, 0: one; the answer is the same for any number */
} arp_drivers_options;

/** How a p-value was found. */
#define ARP_P_METHODS(X)                                                                           \
    X(ARP_P_EXACT, "exact")                                                                        \
    X(ARP_P_NORMAL, "normal")                                                                      \
    X(ARP_P_MONTE_CARLO, "monte-carlo")

ARP_ENUM(arp_p_method, ARP_P_METHODS)

/** P(a selected territory scores above one that is not), ties half; 0.5 is chance. */
typedef struct arp_concordance {
    double c, p; /* p: one-sided, inclusive, T drawn at random; both NaN where not computed */
    arp_p_method method;
} arp_concordance;

typedef struct arp_curve_cell {
    double from, to, c;
} arp_curve_cell;

/** An interval of the weight axis. */
typedef struct arp_interval {
    double from, to;
} arp_interval;

/** Where one territory is in the first k. */
typedef struct arp_membership {
    arp_interval *at;
    size_t n;
} arp_membership;

/** A stretch of weights with one and the same first list; ties at seat k go to the lower row. */
typedef struct arp_segment {
    double from, to;
    size_t *first; /* k rows, rising */
} arp_segment;

/** Tipping weights of one side against the rest. */
typedef struct arp_tipping {
    double w0;            /* the declared weight of the side                              */
    arp_segment *segment; /* for the main k                                               */
    size_t n_segments;
    bool segments_left_out; /* more than 1e7 rows in all: not listed, memberships are       */
    arp_membership *member; /* n_k x n, row-major: [j * n + i] for k[j]; ties all let in    */
    arp_curve_cell *curve;  /* concordance along the axis                                   */
    size_t n_curve;
    bool curve_exact;  /* false: 1 000 cells, each by its middle, where m (n - m) > 5e6 */
    double overlap[3]; /* O(1) this side alone, O(0) the rest alone, O(w0), ties sharing seats */
    double mean_overlap[2];  /* of O(w), ties all let in, over the weights above w0, and below it;
                                both NaN where w0 is 0 or 1 */
    double mean_overlap_gap; /* the first of them less the second */
} arp_tipping;

/** One side's part in the answer. */
typedef struct arp_side {
    size_t node;
    arp_concordance alone; /* ranked on this side only                         */
    double p_holm;         /* alone.p adjusted over the sides: the marginal one */
    double overlap;        /* share of min(k, m) in the first k on this side   */
    double shapley_overlap, shapley_concordance; /* NaN for more than 6 sides      */
    arp_verdict_state state; /* reads evidence->side[].p_holm and p_excluded_holm */
    bool attested_alone;     /* it would be attested by p_holm above, taken alone */
    bool against;            /* alone.c is 0.4 at most: chosen against this side  */
    double late_share;       /* share of its weight that late indicators carry    */
    bool late;               /* that is over half: the side is in no test         */
    bool partly_late;        /* some, but not over half                           */
    const uint32_t *rank;    /* n ranks of every territory under this side alone  */
} arp_side;

/** The verdict asked again: on other territories, without one of the selected, of the selection as
    one unit, or among other sets. A side is taken alone, by its marginal p, there as here. */
typedef struct arp_elsewhere {
    bool could_attest; /* p-values were had, and could have been small enough: Holm's first step */
    double *p_holm;    /* one a side: p there, adjusted over the sides; NaN where there is none   */
    bool *changes;     /* one a side: attested there and not here, or here and not there; false
                          where nothing could be attested there                                   */
} arp_elsewhere;

typedef struct arp_left_out {
    size_t row;
    arp_concordance *side;  /* one a side */
    arp_interval *interval; /* one a side: of its concordance there, at level 1 - alpha */
    arp_elsewhere verdict;
} arp_left_out;

typedef struct arp_universe {
    const char *name;
    size_t n;
    size_t lacks;           /* row of a selected territory that is not in it, ARP_NONE for none */
    arp_concordance *side;  /* one a side; c is NaN when n < 4, when a selected one is lacking, when
                               all of it is selected, and when the index cannot be run on it: why */
    arp_interval *interval; /* one a side: of its concordance there; NaN where there is none     */
    arp_error why;          /* code ARP_OK unless the index refused this universe                 */
    arp_elsewhere verdict;
} arp_universe;

/** How far a contrast that is not significant could have been so. */
#define ARP_REACHES(X)                                                                             \
    X(ARP_REACH_REAL, "real")                                                                      \
    X(ARP_REACH_HARDLY, "hardly") /* above 1/2 only: of a side that singles the choice out and one \
                                     at chance */                                                  \
    X(ARP_REACH_NEVER, "never")

ARP_ENUM(arp_reach, ARP_REACHES)

struct arp_change;

/** The whole answer. Arrays live in it; names point into the plan and the options. */
typedef struct arp_drivers {
    size_t n, m, n_sides, n_k;
    size_t *selected; /* m rows, rising   */
    size_t *k;        /* n_k, as given    */
    double alpha;
    arp_side *side; /* n_sides, then the n_beside branches beside the sides */
    size_t n_beside;
    size_t *eligible; /* numbers of the sides that are not late, rising, n_eligible */
    size_t n_eligible;
    arp_concordance declared;    /* under the declared weights */
    double contrast, contrast_p; /* C of the first eligible side less that of the second, two-sided
                                    p; NaN unless two are */
    arp_p_method contrast_method;
    double p_min;           /* smallest p any selection of m of n can reach, untied ranks        */
    double c_needed;        /* least concordance with p <= alpha, NaN for none                   */
    double c_needed_holm;   /* the same at alpha / n_eligible, the first Holm step               */
    double contrast_needed; /* least |contrast| with p <= alpha, NaN for none                    */
    bool contrast_established; /* contrast_p <= alpha */
    arp_reach contrast_reach;
    arp_left_out *left_out; /* m, or none when m = 1 */
    size_t n_left_out;
    arp_universe *universe;
    size_t n_universes;
    arp_tipping *tipping; /* one a side; one only (the first's) for two sides; none for one side */
    size_t n_tippings;
    double *contribution; /* n x n_sides, row-major: sums to the score */
    double shapley_interaction_overlap, shapley_interaction_concordance;
    double declared_overlap;
    int word;              /* side number of the only attested one, or ARP_WORD_... */
    const char *word_name; /* that side's name, or the word of no side              */
    struct arp_without_late *without_late; /* drivers/resemblance/without_late.h; NULL where no
                                              side is partly late, or it is refused: */
    arp_error *late_why;                   /* NULL: it is not */
    struct arp_shares *shares;             /* drivers/shares/shares.h; NULL for more than 6 sides */
    struct arp_effective *effective;       /* drivers/weights/effective.h */
    struct arp_simplex *simplex;   /* drivers/weights/cells.h; NULL for fewer than three sides */
    struct arp_volumes *volumes;   /* drivers/weights/volumes.h                                  */
    struct arp_revealed *revealed; /* drivers/weights/revealed.h; NULL unless two sides          */
    struct arp_change *change;     /* minimal weight change, see drivers/change/change.h */
    struct arp_perimeters
        *perimeters;           /* drivers/around/perimeters.h; NULL without options->perimeters */
    struct arp_claims *claims; /* drivers/around/claims.h; NULL without options->claims */
    struct arp_evidence *evidence; /* drivers/resemblance/evidence.h */
    struct arp_subsets *subsets;   /* drivers/choice/subsets.h */
    struct arp_missing *missing;   /* drivers/choice/missing.h; NULL where no side asks for it */
    struct arp_neighbours *neighbours; /* drivers/around/neighbours.h; NULL without contiguity */
    struct arp_reliability
        *reliability; /* drivers/around/reliability.h; NULL without options->errors */
    struct arp_pool *pool;
} arp_drivers;

#endif
