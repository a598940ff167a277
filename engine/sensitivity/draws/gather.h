/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file gather.h
 * What is counted over the draws: whole numbers, and the ends of what was drawn. Two of one study
 * add up in any order; written and read again they are the same. Whole for as many draws as
 * arp_tally_draws() says of its territories.
 */
#ifndef SENSITIVITY_DRAWS_GATHER_H
#define SENSITIVITY_DRAWS_GATHER_H

#include "sensitivity/draws/sight.h"
#include "sensitivity/kernel/tally.h"

typedef struct arp_gather {
    const arp_model *model;
    const arp_judge *judge;
    arp_tally tally;   /* ranks; its p: the sides' weights */
    arp_tally pairs;   /* who comes before whom, in every n / 2-th draw : O(n) a draw */
    uint64_t *counter; /* n_counters: all that follows */
    size_t n_counters;
    uint64_t *drawn;    /* of each value of each discrete factor, one factor after the other */
    uint64_t *c;        /* n_sides x (ARP_SHARE_BINS + 1) */
    uint64_t *contrast; /* 2 ARP_SHARE_BINS + 1           */
    uint64_t *state;    /* n_sides x ARP_N_STATES                 */
    uint64_t *word;     /* n_sides + ARP_N_WORDS                 */
    uint64_t *verdicts; /* 1 */
    uint64_t *late;     /* 1: draws whose verdict is left out, see arp_sensitivity.late */
    uint64_t *moved; /* 2: sum of |rank - base rank|, in two words as in tally.h, the last ones; 0
                        where the matrix of ranks tells it */
    double *low, *high; /* n_factors: of what a continuous one tells; +-INFINITY before any */
    double *w;          /* n_sides: scratch */
} arp_gather;

/** Empty. @retval ARP_MEMORY */
arp_status arp_gather_new(const arp_model *model, const arp_judge *judge, arp_gather *out,
                          arp_error *err);

void arp_gather_free(arp_gather *gather);

/** Count the work's last draw, number @p draw, looked at, but for what was drawn; @p verdict: its
    verdict was read, unless the draw takes a variant that is late. No allocation. */
void arp_gather_add(arp_gather *gather, const arp_work *work, const arp_sight *sight, uint64_t draw,
                    bool verdict);

/** Half width of the widest interval of a share that is reported: of the first lists of the
   selected (of all without a selection), the states and the words. Cost: O(n n_k). */
double arp_gather_widest(const arp_gather *gather);

/** Sum over draws and territories of |rank - base rank|. */
double arp_gather_moved(const arp_gather *gather);

/* Its parts, for draws whose ranks are counted elsewhere. */

/** Whether a draw's pairs are counted: O(n^2) for one, so every n / 2-th. */
bool arp_gather_pairs(const arp_gather *gather, uint64_t draw);

void arp_gather_add_pairs(arp_gather *gather, const uint32_t *rank);

/** What was drawn. @param choices  holds the weights and exponents that continuous factors tell of
 */
void arp_gather_add_factors(arp_gather *gather, const arp_combination *combination,
                            const arp_choices *choices);

/** Concordances, contrast, verdict. */
void arp_gather_add_sight(arp_gather *gather, const arp_combination *combination,
                          const arp_sight *sight, bool verdict);

/** Add the counts of one of the same study. */
void arp_gather_merge(arp_gather *into, const arp_gather *from);

/* The same to keep or to send: whole numbers that add up place by place, over fewer than 2^32 of
   them, and the ends, which are the least of the first half and the greatest of the second. */

/** Whole numbers of one; it has 2 n_factors ends. */
size_t arp_gather_length(const arp_gather *gather);

void arp_gather_store(const arp_gather *gather, uint64_t *number, double *end);

/** Add what was stored; to an empty one, that is what it was. */
void arp_gather_add_stored(arp_gather *into, const uint64_t *number, const double *end);

#endif
