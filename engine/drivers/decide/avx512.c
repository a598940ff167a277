/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AVX-512 F, BW, DQ and VL: 16 territories at once. Compiled for these alone, run only where
 * present. */
#define LANES 16

#include <immintrin.h>
#include <stdint.h>

typedef float vector __attribute__((vector_size(64), may_alias));

static inline vector vector_min(vector a, vector b) {
    return _mm512_min_ps(a, b);
}

static inline vector vector_max(vector a, vector b) {
    return _mm512_max_ps(a, b);
}

static inline vector vector_fused(vector a, vector b, vector c) {
    return _mm512_fmadd_ps(a, b, c);
}

static inline vector vector_add_from(vector sum, vector w, vector x, vector least) {
    return _mm512_mask_add_ps(sum, _mm512_cmp_ps_mask(x, least, _CMP_GE_OQ), sum, w);
}

static inline vector vector_scale(vector a, vector power) {
    return _mm512_scalef_ps(a, power);
}

static inline vector vector_join(__m256 a, __m256 b) {
    return _mm512_insertf32x8(_mm512_castps256_ps512(a), b, 1);
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
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}

const arp_decide_way arp_decide_avx512 = {.name = "avx512",
                                          .lanes = LANES,
                                          .fused = true,
                                          .present = present,
                                          .take = way_take,
                                          .cross = way_cross,
                                          .weigh = way_weigh,
                                          .leave = way_leave,
                                          .pair = way_pair};
