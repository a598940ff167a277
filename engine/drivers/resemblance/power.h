/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file power.h
 * What a selection would have to lean on a side for the verdict to find it: selections are drawn
 * with P(T) proportional to exp(effect times the sum of the side's standardised line over T), and
 * judged as the verdict judges. (methods.md 3.8)
 */
#ifndef DRIVERS_RESEMBLANCE_POWER_H
#define DRIVERS_RESEMBLANCE_POWER_H

#include "base/fail.h"
#include "base/memory.h"
#include "drivers/resemblance/case.h"

/** Share of the selections in which the side is to be attested. A convention. */
#define ARP_POWER_WANTED 0.8

enum {
    ARP_POWER_DRAWS = 1000,   /* selections of each size, side and effect             */
    ARP_POWER_STEPS = 8,      /* effects tried in one standard deviation              */
    ARP_POWER_MOST = 4,       /* standard deviations tried                            */
    ARP_POWER_P_DRAWS = 1000, /* behind a p that is drawn, 20 000 in the verdict      */
};

/** Selections that lean on the side by one effect. */
typedef struct arp_power_point {
    double effect;           /* in standard deviations of the side's line over the territories */
    double c;                /* mean concordance                                               */
    double share, low, high; /* of them the side is attested in; its Wilson interval at 95 %   */
} arp_power_point;

/** One size of selection, one side. */
typedef struct arp_power_curve {
    size_t m, side;
    arp_power_point *point; /* n_points, by rising effect from 0: up to the first that is surely
                               above ARP_POWER_WANTED, or to ARP_POWER_MOST */
    size_t n_points;
    /* Where the share reaches ARP_POWER_WANTED, and where the ends of its interval do, between two
       points linearly; NaN where that is not reached. */
    arp_power_point reached, sooner, later;
} arp_power_curve;

typedef struct arp_power {
    size_t n, m, draws; /* m: the study's own */
    uint64_t seed;
    arp_power_curve *curve; /* n_curves, by size and side; late sides have none */
    size_t n_curves;
    arp_pool *pool;
} arp_power;

/** What is asked. */
typedef struct arp_power_options {
    double alpha;           /* of the verdict                       */
    const size_t *eligible; /* n_eligible sides that are not late   */
    size_t n_eligible;
    size_t draws;   /* a multiple of 8; 0: ARP_POWER_DRAWS   */
    size_t threads; /* 0: as many as there are processors   */
    /* Told now and then from the caller's thread, in points of curves; false: stop. NULL: go on. */
    bool (*go_on)(void *user, uint64_t done, uint64_t total);
    void *user;
} arp_power_options;

/**
 * The curves of 1, 2, 3, 5, 10 and 20 territories and of what->m, those with at most half of the
 * territories and n m <= 1e5 beside the last.
 *
 * Selections are drawn with what->seed, the same uniform numbers at every effect; p's of the d-th,
 * where they are drawn, with seed + 1 + d. Same input, same bits, on any number of threads.
 *
 * @param what  with lines, given, m and seed; its selection is not read
 * @param[out] out  free with arp_power_free(); untouched on failure
 * @retval ARP_DOMAIN       n times the smaller of m and n - m is above 2e7
 * @retval ARP_INTERRUPTED  go_on() said no; for the caller to word
 * @retval ARP_MEMORY
 * Cost: up to 33 points a curve, options->draws times arp_conditional_measure() each.
 */
arp_status arp_power_measure(const arp_case *what, const arp_power_options *options, arp_power *out,
                             arp_error *err);

void arp_power_free(arp_power *power);

#endif
