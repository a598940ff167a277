/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sobol.h
 * The Sobol' sequence, plain and with nested (Owen) scrambling; any point by its index.
 *
 * Direction numbers of Joe and Kuo [2008] (new-joe-kuo-6.21201), the dimensions whose polynomial is
 * of degree 13 at most; for them Sobol's property A holds. Points come in Gray code order [Antonov
 * and Saleev 1979]: 0, 1/2, 3/4, 1/4, ... The first 2^m points are a net whatever the order.
 *
 * Scrambling [Owen 1995]: digit b of a coordinate is flipped or not by a random bit that belongs to
 * (seed, replicate, dimension, digits 1 .. b - 1 before scrambling). Every point of the result is
 * uniform in the cube, replicates are independent, and each keeps the equidistribution of the plain
 * sequence. The random bits are Philox's: digits 7c + 1 .. 7c + 7 (c = 0 .. 3) and 29 .. 32 (c = 4)
 * take theirs from the 128 bits of arp_philox(seed ^ ARP_SOBOL_STREAM, replicate << 32 | P,
 * dimension << 3 | c), where P is the coordinate's first 7c digits, zeros after: a digit that
 * follows digits d1 .. dl of its own group takes bit 1 d1 .. dl (read as a binary number; bit 32 w
 * + i is bit i of word w). Below digit 32, where no two points have the same digits, come 20 random
 * bits from c = 5, P all 32 digits, and half of the last place.
 */
#ifndef BASE_SOBOL_H
#define BASE_SOBOL_H

#include "base/fail.h"

enum { ARP_SOBOL_DIMENSIONS = 1111, ARP_SOBOL_DIGITS = 32 };

/** Sets these random numbers apart from others of the same seed. */
#define ARP_SOBOL_STREAM 0x736f626f6cULL

typedef struct arp_sobol {
    size_t dimensions;
    uint32_t *direction; /* dimensions x ARP_SOBOL_DIGITS, row-major; the first digit on top */
} arp_sobol;

/**
 * Prepare the first @p dimensions, 1 to ARP_SOBOL_DIMENSIONS.
 *
 * @retval ARP_MEMORY  Cost: O(dimensions), 128 bytes each.
 */
arp_status arp_sobol_make(size_t dimensions, arp_sobol *out, arp_error *err);

/** Free what arp_sobol_make() made; an empty one is fine. */
void arp_sobol_free(arp_sobol *sobol);

/** Point @p index of a scrambled replicate, to x[dimensions], each in the open (0, 1), 53 bits.
    Cost: six calls of Philox a dimension. */
void arp_sobol_scrambled(const arp_sobol *sobol, uint64_t seed, uint32_t replicate, uint32_t index,
                         double *x);

#endif
