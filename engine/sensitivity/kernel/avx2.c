/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AVX2 and FMA: 8 draws at once. Compiled for these alone, run only where present. */
#define VECTOR_BYTES 32
#define LANES        8

#include <immintrin.h>
#include <string.h>

#include "sensitivity/kernel/several.h"

static inline several several_min(several a, several b) {
    return (several)_mm256_min_pd((__m256d)a, (__m256d)b);
}

static inline several several_max(several a, several b) {
    return (several)_mm256_max_pd((__m256d)a, (__m256d)b);
}

#include "sensitivity/kernel/digits.h"
#include "sensitivity/kernel/sums.h"

typedef float vector __attribute__((vector_size(32), may_alias));
typedef int32_t whole __attribute__((vector_size(32), may_alias));

static inline vector vector_min(vector a, vector b) {
    return _mm256_min_ps(a, b);
}

static inline vector vector_max(vector a, vector b) {
    return _mm256_max_ps(a, b);
}

static inline void narrow_store(uint16_t *out, whole a) {
    __m128i low = _mm256_castsi256_si128((__m256i)a),
            high = _mm256_extracti128_si256((__m256i)a, 1);
    _mm_storeu_si128((__m128i *)(void *)out, _mm_packus_epi32(low, high));
}

/* Compared as signed numbers, both moved by half their range. */
static inline uint32_t less_mask(whole a, whole b) {
    whole less = (a ^ INT32_MIN) < (b ^ INT32_MIN);
    return (uint32_t)_mm256_movemask_ps((__m256)less);
}

#include "sensitivity/kernel/sort.h"

static inline vector add_product(vector a, vector w, float x) {
    return _mm256_fmadd_ps(w, _mm256_set1_ps(x), a);
}

#include "sensitivity/kernel/sketch.h"

#include "sensitivity/kernel/midranks.h"
#include "sensitivity/kernel/tree.h"

static bool present(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") &&
           __builtin_cpu_supports("fma");
}

const arp_kernel_way arp_kernel_avx2 = {.name = "avx2",
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
