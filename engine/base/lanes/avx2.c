/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AVX2: four numbers at once. Compiled for it alone, run only where present. */
#define VECTOR_BYTES 32
#include "base/lanes/vectors.h"

#include <immintrin.h>

typedef __m256d mask;

INLINE mask less(reals a, reals b) {
    return _mm256_cmp_pd(a, b, _CMP_LT_OQ);
}

INLINE mask both(mask a, mask b) {
    return _mm256_and_pd(a, b);
}

INLINE mask either(mask a, mask b) {
    return _mm256_or_pd(a, b);
}

INLINE mask except(mask a) {
    return (mask) ~(words)a;
}

INLINE bool any(mask a) {
    return _mm256_movemask_pd(a) != 0;
}

INLINE reals pick(mask m, reals a, reals b) {
    return _mm256_blendv_pd(b, a, m);
}

INLINE reals lower(reals a, reals b) {
    return _mm256_min_pd(a, b);
}

INLINE reals higher(reals a, reals b) {
    return _mm256_max_pd(a, b);
}

INLINE size_t append(uint32_t *list, size_t n, mask m, size_t from) {
    unsigned bits = (unsigned)_mm256_movemask_pd(m);
#pragma GCC unroll 4
    for (unsigned e = 0; e < LANES; e++) {
        list[n] = (uint32_t)from + e;
        n += bits >> e & 1;
    }
    return n;
}

INLINE words product(words a, uint32_t b) {
    return (words)_mm256_mul_epu32((__m256i)a, _mm256_set1_epi64x(b));
}

INLINE words widen(const uint32_t *a) {
    return (words)_mm256_cvtepu32_epi64(_mm_loadu_si128((const __m128i *)(const void *)a));
}

INLINE reals root(reals a) {
    return _mm256_sqrt_pd(a);
}

INLINE reals zip_low(reals a, reals b) {
    return _mm256_permute2f128_pd(_mm256_unpacklo_pd(a, b), _mm256_unpackhi_pd(a, b), 0x20);
}

INLINE reals zip_high(reals a, reals b) {
    return _mm256_permute2f128_pd(_mm256_unpacklo_pd(a, b), _mm256_unpackhi_pd(a, b), 0x31);
}

#include "base/lanes/columns.h"
#include "base/lanes/flat.h"
#include "base/lanes/numbers.h"

static bool present(void) {
    return __builtin_cpu_supports("avx2");
}

const arp_lanes arp_lanes_avx2 = ARP_LANES_WAY("avx2");
