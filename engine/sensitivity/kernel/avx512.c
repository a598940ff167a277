/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AVX-512 F, BW, DQ and VL: 16 draws at once. Compiled for these alone, run only where present. */
#define VECTOR_BYTES 64
#define LANES        16

#include <immintrin.h>
#include <string.h>

#include "sensitivity/kernel/several.h"

static inline several several_min(several a, several b) {
    return (several)_mm512_min_pd((__m512d)a, (__m512d)b);
}

static inline several several_max(several a, several b) {
    return (several)_mm512_max_pd((__m512d)a, (__m512d)b);
}

#include "sensitivity/kernel/digits.h"
#include "sensitivity/kernel/sums.h"

typedef float vector __attribute__((vector_size(64), may_alias));
typedef int32_t whole __attribute__((vector_size(64), may_alias));

static inline vector vector_min(vector a, vector b) {
    return _mm512_min_ps(a, b);
}

static inline vector vector_max(vector a, vector b) {
    return _mm512_max_ps(a, b);
}

static inline void narrow_store(uint16_t *out, whole a) {
    _mm256_storeu_si256((__m256i *)(void *)out, _mm512_cvtepi32_epi16((__m512i)a));
}

static inline uint32_t less_mask(whole a, whole b) {
    return _mm512_cmplt_epu32_mask((__m512i)a, (__m512i)b);
}

#include "sensitivity/kernel/sort.h"

static inline vector add_product(vector a, vector w, float x) {
    return _mm512_fmadd_ps(w, _mm512_set1_ps(x), a);
}

#include "sensitivity/kernel/sketch.h"

#include "sensitivity/kernel/midranks.h"
#include "sensitivity/kernel/tree.h"

static bool present(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("bmi2");
}

const arp_kernel_way arp_kernel_avx512 = {.name = "avx512",
                                          .present = present,
                                          .tree = way_tree,
                                          .cut = way_cut,
                                          .rank = way_rank,
                                          .sums = way_sums,
                                          .pairs = way_pairs,
                                          .midranks = way_midranks,
                                          .moved = way_moved,
                                          .lanes = LANES,
                                          .lay = way_lay,
                                          .sketch = way_sketch,
                                          .place = way_place};
