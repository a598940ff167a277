/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file brutal.h
 * Every allocation fails once. malloc and its kin are wrapped at link time, so the library itself
 * has nothing in it for tests.
 *
 *   ARP_BRUTAL(st, call)  runs `st = call` with 0, 1, 2 ... allocations allowed until it does not
 *   answer ARP_MEMORY, and asserts each time that nothing is held that was not held before.
 *
 *   ARP_BRUTAL_BY(st, call, step)  the same with every step-th after the first hundred, for a call
 *   of thousands of allocations that takes its time; ARP_BRUTAL_FROM(st, call, first, step) for one
 *   that takes a second.
 */
#ifndef TESTS_BRUTAL_H
#define TESTS_BRUTAL_H

#include <stddef.h>

/** Allocations still allowed; negative: any number. */
extern long arp_brutal_budget;

/** Blocks held now. */
extern long arp_brutal_live;

#define ARP_BRUTAL(st, call) ARP_BRUTAL_BY(st, call, 1)

#define ARP_BRUTAL_BY(st, call, step) ARP_BRUTAL_FROM(st, call, 100, step)

#define ARP_BRUTAL_FROM(st, call, first, step)                                                     \
    do {                                                                                           \
        for (long arp_n = 0;; arp_n += arp_n < (first) ? 1 : (step)) {                             \
            long arp_before = arp_brutal_live;                                                     \
            arp_brutal_budget = arp_n;                                                             \
            (st) = (call);                                                                         \
            arp_brutal_budget = -1;                                                                \
            if ((st) != ARP_MEMORY) break;                                                         \
            assert_int_equal(arp_brutal_live, arp_before);                                         \
        }                                                                                          \
    } while (0)

#endif
