/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file decide.h
 * A side given the others, of many draws: on which side of some levels p is, and no more.
 * (methods.md 3.6)
 *
 * The answers are those of arp_conditional_measure(), always: what is done faster bounds its p from
 * below and above, and whatever the bounds leave open is measured by that call itself. So they
 * depend neither on the instructions of the machine nor on what was asked before.
 */
#ifndef DRIVERS_DECIDE_DECIDE_H
#define DRIVERS_DECIDE_DECIDE_H

#include <stdint.h>

#include "base/fail.h"
#include "base/memory.h"

/** How the machine's instructions are used. */
typedef struct arp_decide_way arp_decide_way;

/** The ways this machine has, the best first; NULL past the last one. Never none. */
const arp_decide_way *arp_decide_way_at(size_t place);

/** What all requests of a room have in common. */
typedef struct arp_decide_input {
    size_t n, m;            /* m is 1 or 2, m <= n - m         */
    const size_t *selected; /* m rows, rising                  */
    size_t q;               /* most lines given in one request */
    const double *level; /* n_levels rising numbers, each within 0 and 1, that p is held against */
    size_t n_levels;
    const arp_decide_way *way; /* NULL: the best               */
} arp_decide_input;

typedef struct arp_decided {
    double p; /* stands for the p of arp_conditional_measure(): at most the same levels, and the
                 same whenever these are the same. 1 beyond the last level */
    bool separated;
} arp_decided;

/** All that one thread writes to. */
typedef struct arp_decide arp_decide;

/** A room in @p pool; the input's arrays are copied. @retval ARP_MEMORY */
arp_status arp_decide_new(const arp_decide_input *input, arp_pool *pool, arp_decide **out,
                          arp_error *err);

/**
 * Ask of one draw.
 *
 * @param own    n, of the side itself
 * @param other  q lines of n, q at most the room's
 * Cost: O(n q^2). No allocation.
 */
arp_decided arp_decide_ask(arp_decide *room, const double *own, const double *const *other,
                           size_t q);

/** How many requests were answered so far. */
typedef struct arp_decide_counts {
    uint64_t asked, measured; /* of them by arp_conditional_measure() */
} arp_decide_counts;

arp_decide_counts arp_decide_count(const arp_decide *room);

#endif
