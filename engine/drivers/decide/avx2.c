/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AVX2 and FMA: 8 territories at once. Compiled for these alone, run only where present. */
#define LANES 8

#include <immintrin.h>
#include <stdint.h>

typedef float vector __attribute__((vector_size(32), may_alias));

static inline vector vector_min(vector a, vector b) {
    return _mm256_min_ps(a, b);
}

static inline vector vector_max(vector a, vector b) {
    return _mm256_max_ps(a, b);
}

static inline vector vector_fused(vector a, vector b, vector c) {
    return _mm256_fmadd_ps(a, b, c);
}

typedef uint32_t bits_of __attribute__((vector_size(32), may_alias));

static inline vector vector_add_from(vector sum, vector w, vector x, vector least) {
    return sum + (vector)((bits_of)w & (bits_of)(x >= least));
}

static inline vector vector_scale(vector a, vector power) {
    bits_of exponent = (bits_of)(power + 0x1.8p23f) << 23;
    return (vector)(((bits_of)a + exponent) & (bits_of)(power > -126.0f));
}

static inline vector vector_join(__m128 a, __m128 b) {
    return _mm256_insertf128_ps(_mm256_castps128_ps256(a), b, 1);
}

typedef float quad __attribute__((vector_size(16), may_alias));

static inline quad quad_totals(quad a, quad b, quad c, quad d) {
    return _mm_hadd_ps(_mm_hadd_ps(a, b), _mm_hadd_ps(c, d));
}

static inline quad quad_min(quad a, quad b) {
    return _mm_min_ps(a, b);
}

#include "drivers/decide/bins.h"

static bool present(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

const arp_decide_way arp_decide_avx2 = {.name = "avx2",
                                        .lanes = LANES,
                                        .fused = true,
                                        .present = present,
                                        .take = way_take,
                                        .cross = way_cross,
                                        .weigh = way_weigh,
                                        .leave = way_leave,
                                        .pair = way_pair};
