/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file lines.h
 * Each selection by itself, its p-values adjusted over all of them. (methods.md 8.7)
 */
#ifndef DRIVERS_SEVERAL_LINES_H
#define DRIVERS_SEVERAL_LINES_H

#include "drivers/several/asked.h"

/** One side of one selection; NaN where the selection has no territory, p's where the side is
    late. */
typedef struct arp_line_side {
    bool late;
    double c, low, high; /* concordance and its interval at level 1 - alpha          */
    double p;            /* marginal, one-sided, inclusive                           */
    arp_p_method method; /* of p       */
    double p_given;      /* given the other sides and what else is given             */
    arp_p_method given_method;
    bool separated;      /* see conditional.h                                        */
    double p_holm, p_bh; /* p adjusted over all selections and sides: Holm; Benjamini
                            and Hochberg */
    double p_given_holm, p_given_bh;
    double p_near;   /* among sets that hang together, of like population; NaN where unknown */
    double variance; /* of c by chance */
} arp_line_side;

typedef struct arp_line {
    size_t m;
    arp_line_side *side;      /* n_sides */
    double gap, gap_variance; /* C of the first side less that of the second, and its variance by
                                 chance; NaN unless two sides are not late */
    double p_min;             /* the least p that any selection of m can have, untied */
    bool could;               /* p_min would be enough after Holm's first step        */
    bool majority;            /* over half of the territories are selected            */
    size_t n_near;            /* sets that p_near is among                            */
} arp_line;

typedef struct arp_lines {
    arp_line *at;   /* one a selection */
    size_t n_tests; /* p-values that are adjusted together */
} arp_lines;

/** C by chance: the variance of the mean of m of n doubled mid-ranks, on the scale of C. */
double arp_line_variance(const int64_t *x, size_t n, size_t m);

/** @param[out] out  arrays in @p pool
    @retval ARP_MEMORY
    @retval ARP_DOMAIN  errors of arp_neighbours_measure()
    Cost: for each selection arp_concordance_measure(), arp_conditional_measure() and, where
    neighbours are known, arp_neighbours_measure(). */
arp_status arp_lines_measure(const arp_several_input *in, arp_pool *pool, arp_lines *out,
                             arp_error *err);

#endif
