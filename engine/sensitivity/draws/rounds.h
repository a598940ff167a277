/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rounds.h
 * All draws of a run: rounds up to the looks at the precision, pauses to keep what is done, and the
 * stop at a border of blocks.
 */
#ifndef SENSITIVITY_DRAWS_ROUNDS_H
#define SENSITIVITY_DRAWS_ROUNDS_H

#include "sensitivity/draws/draws.h"

typedef struct arp_rounds {
    const arp_model *model;
    const arp_judge *judge;
    const arp_sensitivity_options *options; /* defaults filled in */
    uint64_t verdict_every;
    uint64_t blocks; /* asked for                                                          */
    uint64_t done;   /* [out] of them, the first ones                                      */
    double widest;   /* [out] half width of the widest interval at the last look; NaN: none */
    bool precise;    /* [out] it was narrower than options->precision                      */
} arp_rounds;

/**
 * Draw, from where options->keep left off.
 *
 * @param[in,out] gather  empty
 * Errors of arp_draws() and of options->keep.
 */
arp_status arp_rounds_run(arp_rounds *rounds, arp_gather *gather, arp_error *err);

#endif
