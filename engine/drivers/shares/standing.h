/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file standing.h
 * Where a territory would stand among the others with another score.
 */
#ifndef DRIVERS_SHARES_STANDING_H
#define DRIVERS_SHARES_STANDING_H

#include "base/ties.h"
#include "drivers/resemblance/case.h"

/** Rising scores and a place among them: how many are below a value, how many not above it. */
typedef struct arp_ladder {
    double *x;
    size_t n, below, not_above;
} arp_ladder;

/** All territories, and those not selected. Zero-initialise, take, fill as often as needed. */
typedef struct arp_ladders {
    arp_ladder all, unselected;
    uint32_t *order; /* n rows by falling score                     */
    size_t *place;   /* n: place among the selected, m for the rest */
    arp_ties ties;   /* among the scores filled in                  */
} arp_ladders;

/** @retval ARP_MEMORY */
arp_status arp_ladders_take(arp_ladders *ladders, const arp_case *what, arp_error *err);

/** Settle the scores' ties (base/ties.h) and sort them in; they are read until the next ones are.
    @retval ARP_MEMORY  Cost: O(n log n). */
arp_status arp_ladders_fill(arp_ladders *ladders, const arp_case *what, double *score,
                            arp_error *err);

void arp_ladders_free(arp_ladders *ladders);

typedef struct arp_standing {
    size_t above, tied; /* others above, others tied                                     */
    size_t won;         /* twice the unselected below it, and those tied with it once    */
} arp_standing;

/** Of a selected territory of score @p own, were it @p x. Cost: O(log n). */
arp_standing arp_standing_find(arp_ladders *ladders, double own, double x);

/** The same from the last place found by this call; cheap for values that move little. */
arp_standing arp_standing_near(arp_ladders *ladders, double own, double x);

/** 1 for the highest; ties share the mean of their ranks. */
double arp_standing_midrank(const arp_standing *here);

/** Share of a seat among the first k; tied territories share the seats left. */
double arp_standing_seat(const arp_standing *here, size_t k);

#endif
