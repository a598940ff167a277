/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file linear.h
 * The index as a linear function of its indicators, and draws of their weights.
 */
#ifndef DRIVERS_WEIGHTS_LINEAR_H
#define DRIVERS_WEIGHTS_LINEAR_H

#include "drivers/resemblance/case.h"

/** Which draws: those of one stream are not those of another. */
typedef enum arp_stream {
    ARP_STREAM_INNER = 1,
    ARP_STREAM_SIDES,
    ARP_STREAM_FREE,
    ARP_STREAM_CHAINS,
} arp_stream;

typedef struct arp_linear {
    size_t n;             /* 0 where the index is not linear in its indicators            */
    const double **value; /* n columns of oriented, normalised values, inside the result  */
    size_t *side;         /* of each leaf, rising                                         */
} arp_linear;

/**
 * Leaves that count: not dropped, and of a weight above 0 in every node below the side's.
 *
 * n is 0 where an inner node has another exponent than 1, or a leaf lacks a value (its weight
 * then depends on the territory).
 *
 * @param[out] out  arrays in @p pool
 * @retval ARP_MEMORY
 */
arp_status arp_linear_find(const arp_plan *plan, const arp_result *result, arp_pool *pool,
                           arp_linear *out, arp_error *err);

/** The number of a draw among those of all streams; draws of one stay below 2^48. */
uint64_t arp_stream_draw(arp_stream stream, uint64_t draw);

/** Number @p draw of @p stream: n weights flat over the simplex [Dirichlet(1)]. */
void arp_draw_weights(uint64_t seed, arp_stream stream, uint64_t draw, size_t n, double *w);

/** The same inside each side: the weights of each side's leaves sum to 1. */
void arp_draw_inner(const arp_linear *leaves, uint64_t seed, arp_stream stream, uint64_t draw,
                    double *w);

#endif
