/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file gamma.h
 * Gamma and beta numbers by counter: the same place, the same number, on any number of threads, one
 * by one or many side by side. (methods.md 7.6)
 */
#ifndef SENSITIVITY_NOISE_GAMMA_H
#define SENSITIVITY_NOISE_GAMMA_H

#include "base/fail.h"
#include "base/lanes/lanes.h"
#include "base/memory.h"

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

/** Shapes of gamma numbers, made ready to be drawn side by side; arrays in a pool. */
typedef struct arp_gammas {
    size_t n;
    const uint32_t *row; /* n: where each is drawn               */
    const double *shape; /* n, > 0                               */
    bool second;         /* as arp_beta_draw()'s second, Y       */
    double *c;           /* n: of the squeeze                    */
    uint32_t *small;     /* n_small: places of shapes under 1    */
    size_t n_small;
} arp_gammas;

/**
 * @param of  n, row, shape, which stay the caller's, and second are set; the rest is filled
 * @retval ARP_MEMORY  8 bytes a number, in @p pool
 */
arp_status arp_gammas_make(arp_gammas *of, arp_pool *pool, arp_error *err);

/** out[i] = arp_gamma_draw() of shape[i] at row[i] (of the second of a beta), to the bit, whatever
    the lanes. No allocation. Cost: some 6 ns a number with the widest lanes. */
void arp_gammas_draw(const arp_gammas *of, const arp_lanes *lanes, uint64_t key, uint32_t column,
                     double *out);

#endif
