/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file lanes.h
 * Numbers of many draws side by side: the same bits as one at a time, on any machine.
 *
 * Each loop is compiled once for each set of instructions; which one runs is decided here. None
 * fuses a product with a sum, so none rounds otherwise than another.
 */
#ifndef BASE_LANES_LANES_H
#define BASE_LANES_LANES_H

#include <stddef.h>
#include <stdint.h>

/** One set of instructions. */
typedef struct arp_lanes arp_lanes;

/** The sets this machine has, the best first; NULL past the last one. Never none. */
const arp_lanes *arp_lanes_at(size_t place);

/** The best. */
const arp_lanes *arp_lanes_best(void);

const char *arp_lanes_name(const arp_lanes *lanes);

/** out[i] = arp_u01(seed, first + i, lane), to the bit, for i below n. */
void arp_lanes_u01(const arp_lanes *lanes, uint64_t seed, uint64_t first, size_t n, uint32_t lane,
                   double *out);

/**
 * out[i] = quantile u[i] of the Beta law of parameters 1 and b: 1 - (1 - u)^(1 / b), within 4e-16.
 * [a law of one piece of a flat stick: Devroye 1986, 11.4]
 *
 * @param u  n numbers in (0, 1)
 * @param b  above 0
 */
void arp_lanes_flat(const arp_lanes *lanes, const double *u, size_t n, double b, double *out);

#endif
