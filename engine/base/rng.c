/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/rng.h"

#include <Random123/philox.h>

__extension__ typedef unsigned __int128 wide;

void arp_philox(uint64_t seed, uint64_t draw, uint32_t lane, uint32_t out[4]) {
    philox4x32_ctr_t counter = {{(uint32_t)draw, (uint32_t)(draw >> 32), lane, 0}};
    philox4x32_key_t key = {{(uint32_t)seed, (uint32_t)(seed >> 32)}};
    counter = philox4x32_R(10, counter, key);
    for (int i = 0; i < 4; i++) out[i] = counter.v[i];
}

static uint64_t word(uint64_t seed, uint64_t draw, uint32_t lane) {
    uint32_t out[4];
    arp_philox(seed, draw, lane, out);
    return (uint64_t)out[1] << 32 | out[0];
}

/* An odd number of 2^-53ths: never 0, never 1, no rounding. */
static double uniform(uint64_t bits) {
    return (double)(bits >> 12 << 1 | 1) * 0x1p-53;
}

double arp_u01(uint64_t seed, uint64_t draw, uint32_t lane) {
    return uniform(word(seed, draw, lane));
}

void arp_u01_pair(uint64_t seed, uint64_t draw, uint32_t lane, double out[2]) {
    uint32_t w[4];
    arp_philox(seed, draw, lane, w);
    out[0] = uniform((uint64_t)w[1] << 32 | w[0]);
    out[1] = uniform((uint64_t)w[3] << 32 | w[2]);
}

uint64_t arp_below(uint64_t seed, uint64_t draw, uint32_t *lane, uint64_t n) {
    wide product = (wide)word(seed, draw, (*lane)++) * n;
    if ((uint64_t)product < n) {
        uint64_t uneven = (UINT64_MAX - n + 1) % n; /* 2^64 mod n */
        while ((uint64_t)product < uneven) product = (wide)word(seed, draw, (*lane)++) * n;
    }
    return (uint64_t)(product >> 64);
}
