/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file front.h
 * Those among many that no other beats on everything: at least as high on each aim and higher on
 * one.
 */
#ifndef DRIVERS_CANDIDATES_FRONT_H
#define DRIVERS_CANDIDATES_FRONT_H

#include "base/fail.h"

typedef struct arp_front {
    size_t n_aims, n_more; /* aims of one, each to be high; and bytes that are kept with it */
    size_t most;           /* that may stand in it                                         */
    size_t n, room;
    double *aim; /* n x n_aims */
    char *more;  /* n x n_more */
    bool full;   /* one more than `most` would stand in it: it is empty, and takes nothing */
} arp_front;

/**
 * Offer one. Of equals all stand.
 *
 * @retval ARP_MEMORY
 * Cost: O(n * aims), less for one that is beaten: those that beat move to the beginning.
 */
arp_status arp_front_offer(arp_front *front, const double *aim, const void *more, arp_error *err);

void arp_front_free(arp_front *front);

#endif
