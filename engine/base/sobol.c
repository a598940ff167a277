/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sobol.h"

#include "base/memory.h"
#include "base/rng.h"

enum { DEGREE = 13, GROUP = 7, GROUPS = 5, FILL = 20 };

static const struct polynomial {
    uint16_t terms, m[DEGREE];
} TABLE[ARP_SOBOL_DIMENSIONS - 1] = {
#include "base/sobol_directions.def"
};

/* m_k / 2^k are the first numbers as binary fractions; the recurrence gives the others. */
static void directions(const struct polynomial *p, uint32_t *v) {
    unsigned degree = 0;
    while (p->terms >> (degree + 1)) degree++;
    for (unsigned k = 0; k < ARP_SOBOL_DIGITS; k++) {
        if (k < degree) {
            v[k] = (uint32_t)p->m[k] << (ARP_SOBOL_DIGITS - 1 - k);
            continue;
        }
        v[k] = v[k - degree] ^ v[k - degree] >> degree;
        for (unsigned i = 1; i < degree; i++) {
            if (p->terms >> (degree - i) & 1) v[k] ^= v[k - i];
        }
    }
}

arp_status arp_sobol_make(size_t dimensions, arp_sobol *out, arp_error *err) {
    uint32_t *v = arp_zalloc(dimensions, ARP_SOBOL_DIGITS * sizeof *v);
    if (!v) return arp_fail_memory(err);
    for (unsigned k = 0; k < ARP_SOBOL_DIGITS; k++) v[k] = 1U << (ARP_SOBOL_DIGITS - 1 - k);
    for (size_t d = 1; d < dimensions; d++) directions(&TABLE[d - 1], v + d * ARP_SOBOL_DIGITS);
    *out = (arp_sobol){dimensions, v};
    return ARP_OK;
}

void arp_sobol_free(arp_sobol *sobol) {
    arp_free(sobol->direction);
    *sobol = (arp_sobol){0};
}

static uint32_t digits(const uint32_t *v, uint32_t index) {
    uint32_t x = 0;
    for (uint32_t gray = index ^ index >> 1; gray; gray >>= 1, v++) {
        if (gray & 1) x ^= *v;
    }
    return x;
}

/* The flips of a group of digits below what stands before them. */
static uint32_t flips(const uint32_t random[4], uint32_t group, unsigned n) {
    uint32_t node = 1, flip = 0;
    for (unsigned left = n; left-- > 0;) {
        flip = flip << 1 | (random[node >> 5] >> (node & 31) & 1);
        node = node << 1 | (group >> left & 1);
    }
    return flip;
}

static double scrambled(uint32_t x, uint64_t seed, uint64_t replicate, uint32_t dimension) {
    uint32_t flip = 0, random[4];
    for (uint32_t c = 0; c < GROUPS; c++) {
        unsigned before = c * GROUP, after = ARP_SOBOL_DIGITS - before;
        unsigned n = after < GROUP ? after : GROUP;
        uint32_t prefix = x & ~(UINT32_MAX >> before);
        arp_philox(seed, replicate << 32 | prefix, dimension << 3 | c, random);
        flip |= flips(random, x >> (after - n) & ((1U << n) - 1), n) << (after - n);
    }
    arp_philox(seed, replicate << 32 | x, dimension << 3 | GROUPS, random);
    uint64_t whole = (uint64_t)(x ^ flip) << FILL | random[0] >> (32 - FILL);
    return (double)(whole << 1 | 1) * 0x1p-53;
}

void arp_sobol_scrambled(const arp_sobol *sobol, uint64_t seed, uint32_t replicate, uint32_t index,
                         double *x) {
    for (size_t d = 0; d < sobol->dimensions; d++) {
        x[d] = scrambled(digits(sobol->direction + d * ARP_SOBOL_DIGITS, index),
                         seed ^ ARP_SOBOL_STREAM, replicate, (uint32_t)d);
    }
}
