/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What any machine has. */
#define VECTOR_BYTES 16
#include "base/lanes/vectors.h"

#include <math.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef int64_t mask __attribute__((vector_size(16)));

INLINE mask less(reals a, reals b) {
    return a < b;
}

INLINE mask both(mask a, mask b) {
    return a & b;
}

INLINE mask either(mask a, mask b) {
    return a | b;
}

INLINE mask except(mask a) {
    return ~a;
}

INLINE bool any(mask a) {
    return (a[0] | a[1]) != 0;
}

INLINE reals pick(mask m, reals a, reals b) {
    return (reals)(((words)a & (words)m) | ((words)b & ~(words)m));
}

INLINE reals lower(reals a, reals b) {
    return pick(less(a, b), a, b);
}

INLINE reals higher(reals a, reals b) {
    return pick(less(b, a), a, b);
}

INLINE size_t append(uint32_t *list, size_t n, mask m, size_t from) {
    list[n] = (uint32_t)from;
    n += (size_t)(m[0] & 1);
    list[n] = (uint32_t)from + 1;
    return n + (size_t)(m[1] & 1);
}

INLINE words product(words a, uint32_t b) {
#ifdef __SSE2__
    return (words)_mm_mul_epu32((__m128i)a, _mm_set1_epi64x(b));
#else
    return (a & UINT32_MAX) * b;
#endif
}

INLINE words widen(const uint32_t *a) {
    return (words){a[0], a[1]};
}

INLINE reals root(reals a) {
    return (reals){sqrt(a[0]), sqrt(a[1])};
}

INLINE reals zip_low(reals a, reals b) {
    return (reals){a[0], b[0]};
}

INLINE reals zip_high(reals a, reals b) {
    return (reals){a[1], b[1]};
}

#include "base/lanes/columns.h"
#include "base/lanes/flat.h"
#include "base/lanes/numbers.h"

static bool present(void) {
    return true;
}

const arp_lanes arp_lanes_plain = ARP_LANES_WAY("plain");
