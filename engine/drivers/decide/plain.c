/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What any machine has: 4 territories at once. */
#define LANES 4

typedef float vector __attribute__((vector_size(16), may_alias));
typedef float quad __attribute__((vector_size(16), may_alias));

#include <string.h>
#include <stdint.h>

typedef int mask_of __attribute__((vector_size(16), may_alias));

static inline vector pick(mask_of which, vector a, vector b) {
    return (vector)(((mask_of)a & which) | ((mask_of)b & ~which));
}

static inline vector vector_min(vector a, vector b) {
    return pick(a < b, a, b);
}

static inline vector vector_max(vector a, vector b) {
    return pick(a > b, a, b);
}

static inline vector vector_fused(vector a, vector b, vector c) {
    return a * b + c;
}

typedef float half_of __attribute__((vector_size(8), may_alias));

typedef uint32_t bits_of __attribute__((vector_size(16), may_alias));

static inline vector vector_add_from(vector sum, vector w, vector x, vector least) {
    return sum + (vector)((bits_of)w & (bits_of)(x >= least));
}

static inline vector vector_scale(vector a, vector power) {
    bits_of exponent = (bits_of)(power + 0x1.8p23f) << 23;
    return (vector)(((bits_of)a + exponent) & (bits_of)(power > -126.0f));
}

static inline vector vector_join(half_of a, half_of b) {
    return (vector){a[0], a[1], b[0], b[1]};
}

static inline quad quad_totals(quad a, quad b, quad c, quad d) {
    return (quad){(a[0] + a[1]) + (a[2] + a[3]), (b[0] + b[1]) + (b[2] + b[3]),
                  (c[0] + c[1]) + (c[2] + c[3]), (d[0] + d[1]) + (d[2] + d[3])};
}

static inline quad quad_min(quad a, quad b) {
    return vector_min(a, b);
}

#include "drivers/decide/bins.h"

static bool present(void) {
    return true;
}

const arp_decide_way arp_decide_plain = {.name = "plain",
                                         .lanes = LANES,
                                         .fused = false,
                                         .present = present,
                                         .take = way_take,
                                         .cross = way_cross,
                                         .weigh = way_weigh,
                                         .leave = way_leave,
                                         .pair = way_pair};
