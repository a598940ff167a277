/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file meeting.h
 * Which selections share a territory, and which have territories that touch: their answers are not
 * independent. (methods.md 8.7)
 */
#ifndef DRIVERS_SEVERAL_MEETING_H
#define DRIVERS_SEVERAL_MEETING_H

#include "drivers/several/asked.h"

/** Two selections that meet. */
typedef struct arp_meeting {
    size_t a, b;    /* a < b */
    size_t *shared; /* n_shared rows, rising */
    size_t n_shared;
    bool touch; /* a territory of one is the neighbour of one of the other; false where unknown */
} arp_meeting;

typedef struct arp_meetings {
    arp_meeting *at; /* n, by a, then b */
    size_t n;
} arp_meetings;

/** @param[out] out  arrays in @p pool @retval ARP_MEMORY
    @retval ARP_DOMAIN  errors of arp_graph_make()
    Cost: O(selections^2 sizes + edges). */
arp_status arp_meetings_find(const arp_several_input *in, arp_pool *pool, arp_meetings *out,
                             arp_error *err);

#endif
