/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AVX-512 F and DQ. Compiled for these alone, run only where present. */
#include <immintrin.h>

#include "base/lanes/parts.h"

#define VECTOR_BYTES 64
typedef uint64_t words __attribute__((vector_size(VECTOR_BYTES)));
typedef double numbers __attribute__((vector_size(VECTOR_BYTES)));

static inline words wide_product(words a, words b) {
    return (words)_mm512_mul_epu32((__m512i)a, (__m512i)b);
}

static inline words steps(void) {
    return (words){0, 1, 2, 3, 4, 5, 6, 7};
}

#include "base/lanes/loops.h"

static bool present(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
}

const arp_lanes arp_lanes_avx512 = {
    .name = "avx512", .present = present, .u01 = way_u01, .flat = way_flat};
