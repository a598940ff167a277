/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file gamma.h
 * Gamma and beta numbers by counter: the same place, the same number, on any number of threads.
 * (methods.md 7.6)
 */
#ifndef SENSITIVITY_DRAWS_GAMMA_H
#define SENSITIVITY_DRAWS_GAMMA_H

#include <stdint.h>

/** Where a number is drawn: the key of the noise, a row and a column of the table. */
typedef struct arp_draw_place {
    uint64_t key;
    uint32_t row, column;
} arp_draw_place;

/** Gamma of a shape > 0 and scale 1, exactly [Marsaglia and Tsang 2000]: a normal and a uniform
    number a try, 1.05 tries at most on average. Shapes under 1/100 may come out as 0. */
double arp_gamma_draw(double shape, arp_draw_place at);

/** Beta of shapes a, b > 0: X / (X + Y), X and Y gamma of these shapes. */
double arp_beta_draw(double a, double b, arp_draw_place at);

#endif
