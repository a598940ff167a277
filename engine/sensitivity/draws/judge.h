/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file judge.h
 * How runs are judged: what holds for all of them.
 */
#ifndef SENSITIVITY_DRAWS_JUDGE_H
#define SENSITIVITY_DRAWS_JUDGE_H

#include "base/memory.h"
#include "sensitivity/input.h"

/** How runs are judged; read by all threads. */
typedef struct arp_judge {
    size_t n, m, n_sides, k; /* m = 0: no selection */
    const size_t *selected;  /* m rows, rising       */
    double alpha;
    size_t *eligible; /* numbers of the sides that are not late, n_eligible */
    size_t n_eligible;
    uint64_t seed;
    bool quick; /* two sides, both eligible, one or two selected of four or more: every p is exact
                   and cheap */
    size_t n_given;
    const double *const *given; /* see arp_sensitivity_input */
    /* n_sides: at [j] the greatest sum of doubled mid-ranks over the selection that is as rare as
       alpha / (j + 1) where a side counts (arp_tilt_below()), ranks untied; 0 for none. */
    int64_t *excluded_to;
    double needed; /* least concordance with a marginal p <= alpha / n_eligible, untied; NaN for
                      none */
} arp_judge;

/** @retval ARP_DOMAIN  a selection or a k that cannot be @retval ARP_MEMORY */
arp_status arp_judge_make(const arp_sensitivity_input *in, uint64_t seed, arp_pool *pool,
                          arp_judge *out, arp_error *err);

#endif
