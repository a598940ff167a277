/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_counter.h"

#include <math.h>
#include <stdbool.h>

#define MATHLIB_STANDALONE
#include <Rmath.h>

void slow_uniforms(uint64_t key, const uint32_t counter[4], double u[2]) {
    uint32_t x[4] = {counter[0], counter[1], counter[2], counter[3]};
    for (int round = 0; round < 10; round++) {
        uint32_t k0 = (uint32_t)key + (uint32_t)round * 0x9E3779B9u;
        uint32_t k1 = (uint32_t)(key >> 32) + (uint32_t)round * 0xBB67AE85u;
        uint64_t a = (uint64_t)x[0] * 0xD2511F53u, b = (uint64_t)x[2] * 0xCD9E8D57u;
        uint32_t next[4] = {(uint32_t)(b >> 32) ^ x[1] ^ k0, (uint32_t)b,
                            (uint32_t)(a >> 32) ^ x[3] ^ k1, (uint32_t)a};
        for (int i = 0; i < 4; i++) x[i] = next[i];
    }
    for (int i = 0; i < 2; i++) {
        uint64_t bits = (uint64_t)x[2 * i + 1] << 32 | x[2 * i];
        u[i] = ldexp((double)(bits / 4096 * 2 + 1), -53);
    }
}

/* Shape >= 1, but for attempts refused. */
static bool attempt(double shape, const double u[2], double *out) {
    double d = shape - 1.0 / 3.0, c = 1.0 / sqrt(9.0 * d), z = -qnorm5(u[0], 0.0, 1.0, 0, 0);
    double v = 1.0 + c * z;
    if (v <= 0.0) return false;
    v = v * v * v;
    *out = d * v;
    return u[1] < 1.0 - 0.0331 * (z * z) * (z * z) ||
           log(u[1]) < 0.5 * (z * z) + d * (1.0 - v + log(v));
}

double slow_counter_gamma(double shape, uint64_t key, uint32_t row, uint32_t column, uint32_t use) {
    double u[2], x = 0.0;
    bool small = shape < 1.0;
    for (uint32_t t = 0;; t++) {
        slow_uniforms(key, (uint32_t[]){row, 4 * t + use, column, 0}, u);
        if (attempt(small ? shape + 1.0 : shape, u, &x)) break;
    }
    if (!small) return x;
    slow_uniforms(key, (uint32_t[]){row, use + 2, column, 0}, u);
    return x * pow(u[0], 1.0 / shape);
}
