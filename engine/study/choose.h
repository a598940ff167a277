/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file choose.h
 * A choice that is yet to be made: `choose:` of a study (methods.md 8.8).
 */
#ifndef STUDY_CHOOSE_H
#define STUDY_CHOOSE_H

#include "drivers/choosing/choosing.h"
#include "study/study.h"

/** Where a territory stands. With seats: among the first at every weight of the interval, at some,
    at none; by budget: in all, some, none of the portfolios that no other beats. */
#define ARP_PLACES_TO_CHOOSE(X)                                                                    \
    X(ARP_TO_CHOOSE_CORE, "core")                                                                  \
    X(ARP_TO_CHOOSE_BORDERLINE, "borderline")                                                      \
    X(ARP_TO_CHOOSE_OUT, "out")                                                                    \
    X(ARP_TO_CHOOSE_NEVER, "never")       /* worth less than nothing at both ends */               \
    X(ARP_TO_CHOOSE_EXCLUDED, "excluded") /* not to be chosen                     */

ARP_ENUM(arp_to_choose, ARP_PLACES_TO_CHOOSE)

enum { ARP_TO_CHOOSE_COUNT = ARP_TO_CHOOSE_EXCLUDED + 1 };

typedef struct arp_choose_found {
    size_t n, n_open;      /* territories of the study; those that may be chosen */
    arp_to_choose *stands; /* n                                                               */
    double *value[2];      /* n, at both ends: scores of the index with seats, else population
                              x (score - threshold)                                           */
    size_t *best, *worst;  /* n: rank by value among those that may be chosen, over the
                              interval; 0 for the others                                      */
    size_t *tied;          /* n: others that have the same value at both ends                 */
    double *share;         /* n: of the portfolios, which has it; NaN with seats              */
    double *lacks;         /* n: with seats, the least that it lacks to the last seat at either
                              end, 0 where it has one; NaN otherwise                          */
    size_t *order;         /* n: by what they stand, then by falling mean of the values       */
    size_t count[ARP_TO_CHOOSE_COUNT];
    double threshold[2];     /* at both ends; NaN with seats                                */
    arp_choosing portfolios; /* rows are the study's; n_portfolios 0 with seats             */
    struct arp_pool *pool;
} arp_choose_found;

/**
 * Find who would be chosen.
 *
 * @param answer   of arp_study_run() for this study
 * @param go_on    NULL: it goes on
 * @param[out] out  free with arp_choose_free(); untouched on failure
 * @retval ARP_USAGE        the study has no `choose:`
 * @retval ARP_DOMAIN       no more territories than seats; a territory without a score on a side;
 *                          errors of arp_choosing_find(), with the place of `choose:`
 * @retval ARP_INTERRUPTED  go_on() said no
 * @retval ARP_MEMORY
 * Cost: O(n^2 log n), and by budget that of arp_choosing_find().
 */
ARP_CALL arp_status arp_study_choose(const arp_study *study, const arp_answer *answer,
                                     bool (*go_on)(void *user), void *user, arp_choose_found *out,
                                     arp_error *err);

void arp_choose_free(arp_choose_found *found);

#endif
