/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AVX-512 F, DQ and VL: eight numbers at once. Compiled for these alone, run only where present. */
#define VECTOR_BYTES 64
#include "base/lanes/vectors.h"

#include <immintrin.h>

typedef __mmask8 mask;

INLINE mask less(reals a, reals b) {
    return _mm512_cmp_pd_mask(a, b, _CMP_LT_OQ);
}

INLINE mask both(mask a, mask b) {
    return (mask)(a & b);
}

INLINE mask either(mask a, mask b) {
    return (mask)(a | b);
}

INLINE mask except(mask a) {
    return (mask)~a;
}

INLINE bool any(mask a) {
    return a != 0;
}

INLINE reals pick(mask m, reals a, reals b) {
    return _mm512_mask_blend_pd(m, b, a);
}

INLINE reals lower(reals a, reals b) {
    return _mm512_min_pd(a, b);
}

INLINE reals higher(reals a, reals b) {
    return _mm512_max_pd(a, b);
}

INLINE size_t append(uint32_t *list, size_t n, mask m, size_t from) {
    __m256i place = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7) + _mm256_set1_epi32((int)from);
    _mm256_storeu_si256((__m256i *)(void *)(list + n), _mm256_maskz_compress_epi32(m, place));
    return n + (size_t)__builtin_popcount(m);
}

INLINE words product(words a, uint32_t b) {
    return (words)_mm512_mul_epu32((__m512i)a, _mm512_set1_epi64(b));
}

INLINE words widen(const uint32_t *a) {
    return (words)_mm512_cvtepu32_epi64(_mm256_loadu_si256((const __m256i *)(const void *)a));
}

INLINE reals root(reals a) {
    return _mm512_sqrt_pd(a);
}

INLINE reals zip_low(reals a, reals b) {
    return _mm512_permutex2var_pd(a, _mm512_setr_epi64(0, 8, 1, 9, 2, 10, 3, 11), b);
}

INLINE reals zip_high(reals a, reals b) {
    return _mm512_permutex2var_pd(a, _mm512_setr_epi64(4, 12, 5, 13, 6, 14, 7, 15), b);
}

#include "base/lanes/columns.h"
#include "base/lanes/flat.h"
#include "base/lanes/numbers.h"

static bool present(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
}

const arp_lanes arp_lanes_avx512 = ARP_LANES_WAY("avx512");
