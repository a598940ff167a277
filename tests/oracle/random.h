/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file random.h
 * Random numbers for tests: splitmix64 (Steele, Lea and Flood 2014, fig. 13). A numbered case
 * starts from its number, so that the number reproduces it.
 */
#ifndef TESTS_RANDOM_H
#define TESTS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/** The next 64 random bits; any start is fine. */
uint64_t slow_random(uint64_t *state);

/** A random whole number below n, n >= 1. */
size_t slow_random_below(uint64_t *state, size_t n);

#endif
