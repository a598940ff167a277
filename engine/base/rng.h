/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rng.h
 * Random numbers by counter, not by state: Philox4x32-10 [Salmon, Moraes, Dror, Shaw 2011] from
 * Random123. key = seed, counter = (draw, lane): any draw can be done again alone. (methods.md 9.1)
 */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stddef.h>
#include <stdint.h>

/** Four 32-bit words of (seed, draw, lane). */
void arp_philox(uint64_t seed, uint64_t draw, uint32_t lane, uint32_t out[4]);

/** Uniform in the open (0, 1), 53 bits. */
double arp_u01(uint64_t seed, uint64_t draw, uint32_t lane);

/** Two of them from one counter: the first is arp_u01()'s. */
void arp_u01_pair(uint64_t seed, uint64_t draw, uint32_t lane, double out[2]);

/** Uniform whole number below n (n >= 1), without bias (Lemire 2019), from lane on; *lane moves
    past the words used. */
uint64_t arp_below(uint64_t seed, uint64_t draw, uint32_t *lane, uint64_t n);

#endif
