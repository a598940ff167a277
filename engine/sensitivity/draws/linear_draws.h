/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file linear_draws.h
 * Draws of the weights of the sides alone, by the kernel: the sides' scores stand, and with them
 * concordances, contrast and verdict. The counts are those of drawing one by one, to the last.
 */
#ifndef SENSITIVITY_DRAWS_LINEAR_DRAWS_H
#define SENSITIVITY_DRAWS_LINEAR_DRAWS_H

#include "sensitivity/draws/gather.h"
#include "sensitivity/kernel/kernel.h"

/** Whether only the sides' weights vary, under an arithmetic root over whole columns, and ranks are
    few enough for the whole matrix. */
bool arp_linear_fits(const arp_model *model);

/** One thread's. Zero-initialise. */
typedef struct arp_linear_draws {
    arp_kernel_plan *plan;
    arp_kernel *kernel;
    arp_tally tally; /* of the kernel */
    double *w;       /* ARP_DRAWS_BLOCK x n_sides */
} arp_linear_draws;

/**
 * Once the work was run and looked at, its verdict read, for any draw: those hold for all.
 *
 * @retval ARP_MEMORY  to be closed as well
 */
arp_status arp_linear_open(const arp_work *work, arp_linear_draws *out, arp_error *err);

/** The draws of one block; those whose number @p verdict_every divides have their verdict read. */
void arp_linear_block(arp_linear_draws *draws, uint64_t seed, uint64_t verdict_every,
                      uint64_t block, arp_work *work, const arp_sight *sight, arp_gather *gather);

/** Bring what the kernel counted to @p gather (NULL: forget it), and free. */
void arp_linear_close(arp_linear_draws *draws, arp_gather *gather);

#endif
