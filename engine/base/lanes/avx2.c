/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AVX2. Compiled for it alone, run only where present. */
#include <immintrin.h>

#include "base/lanes/parts.h"

#define VECTOR_BYTES 32
typedef uint64_t words __attribute__((vector_size(VECTOR_BYTES)));
typedef double numbers __attribute__((vector_size(VECTOR_BYTES)));

static inline words wide_product(words a, words b) {
    return (words)_mm256_mul_epu32((__m256i)a, (__m256i)b);
}

static inline words steps(void) {
    return (words){0, 1, 2, 3};
}

#include "base/lanes/loops.h"

static bool present(void) {
    return __builtin_cpu_supports("avx2");
}

const arp_lanes arp_lanes_avx2 = {
    .name = "avx2", .present = present, .u01 = way_u01, .flat = way_flat};
