/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file kernel.h
 * Ranks of all territories in many draws of the weights, counted in a tally. (methods.md 9.2)
 *
 * The score of territory i in a draw is sum_j w_j x_ij, worked out in double from left to right, a
 * product rounded and then a sum rounded (no fused multiply-add). The ranks are those of these
 * scores, to the last bit: 1 for the highest, tied ones (base/ties.h) share the smallest rank.
 * Whatever is done faster is a filter with a proved error bound; what it cannot tell apart is
 * decided by the scores themselves. So all ways below give the same ranks on any machine.
 *
 * Ranks of a weighted power mean M_r, r > 0, are those of the sum over x^r; for r < 0 over -x^r,
 * for r = 0 over log x: the caller transforms the columns once.
 */
#ifndef SENSITIVITY_KERNEL_KERNEL_H
#define SENSITIVITY_KERNEL_KERNEL_H

#include "sensitivity/kernel/tally.h"

enum { ARP_KERNEL_BLOCK = 256 }; /* draws handed out at once, whatever the number of threads */

/** How the machine's instructions are used. */
typedef struct arp_kernel_way arp_kernel_way;

/** The ways this machine has, the best first; NULL past the last one. Never none. */
const arp_kernel_way *arp_kernel_way_at(size_t place);

/** What is ranked. */
typedef struct arp_kernel_input {
    size_t n, p;                 /* n from 1 to 2^21, p >= 1                               */
    const double *const *column; /* p columns of n values within +-2^1000, higher is more need */
    const uint32_t *row;         /* territories whose rank in each draw is wanted          */
    size_t n_rows;
    const arp_kernel_way *way; /* NULL: the best                                           */
} arp_kernel_input;

/** The input put in the order the loops read it, for any number of threads. */
typedef struct arp_kernel_plan arp_kernel_plan;

/** @retval ARP_MEMORY  8 n p bytes, 12 n p for at most 1 024 territories
    The plan keeps @p input's rows, not its columns. */
arp_status arp_kernel_plan_new(const arp_kernel_input *input, arp_kernel_plan **out,
                               arp_error *err);

void arp_kernel_plan_free(arp_kernel_plan *plan);

/** All that one thread writes to. */
typedef struct arp_kernel arp_kernel;

/**
 * @param tally  counts for this kernel alone; its n is the plan's, its p the plan's or 0; whole
 *               only after arp_kernel_flush()
 * @retval ARP_MEMORY  about 120 n bytes for over 1 024 territories; otherwise about 800 n, and
 *                     2 n^2 for the matrix
 */
arp_status arp_kernel_new(const arp_kernel_plan *plan, arp_tally *tally, arp_kernel **out,
                          arp_error *err);

void arp_kernel_free(arp_kernel *kernel);

/**
 * Rank the territories in some draws and count.
 *
 * @param draws  1 to ARP_KERNEL_BLOCK
 * @param w      draws x p, row-major, each weight in [0, 1]
 * @param[out] rank  draws x n_rows: ranks of the wanted territories; may be NULL when there are
 * none No allocation. Cost: O(draws n (p + log n)).
 */
void arp_kernel_block(arp_kernel *kernel, size_t draws, const double *w, uint32_t *rank);

/** Bring the tally up to date. */
void arp_kernel_flush(arp_kernel *kernel);

#endif
