/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file tries.h
 * Sets T of m of n territories to compare the selection with: every one, or some drawn.
 */
#ifndef DRIVERS_CHOICE_TRIES_H
#define DRIVERS_CHOICE_TRIES_H

#include "base/fail.h"

enum { ARP_TRIES_EXACT_UP_TO = 160000, ARP_TRIES_MEMBERS = 10000 };

/** Sets of `size` places each; of the places not in T where that is fewer. */
typedef struct arp_tries {
    size_t n, m, size, count; /* count 0: size is above ARP_TRIES_MEMBERS */
    bool every;               /* every T, otherwise drawn                 */
    uint32_t *at;             /* count x size, row-major                  */
} arp_tries;

/**
 * Every T where count * size <= ARP_TRIES_EXACT_UP_TO, otherwise n_draws by counter.
 * @retval ARP_MEMORY
 */
arp_status arp_tries_make(size_t n, size_t m, size_t n_draws, uint64_t seed, arp_tries *out,
                          arp_error *err);

void arp_tries_free(arp_tries *tries);

/** Sum over T of doubled mid-ranks, whose total is n (n + 1). */
int64_t arp_tries_sum(const arp_tries *tries, size_t which, const int64_t *twice);

/** P-value of @p hits sets as high as the observed one. */
double arp_tries_p(const arp_tries *tries, size_t hits);

#endif
