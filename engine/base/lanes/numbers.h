/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file numbers.h
 * Random numbers in lanes, compiled once for each set of instructions: whoever includes this has
 * included vectors.h and defined the type `mask`, less(), both(), except(), pick(), append() of the
 * places of a mask to a list, product() of the lower halves of words, widen() and root().
 */
#ifndef BASE_LANES_NUMBERS_H
#define BASE_LANES_NUMBERS_H

#include <math.h>

#include "base/quantiles.h"

enum { PART = 256 }; /* numbers whose tails are put together */

/* ---- uniform ---- */

/* Philox4x32-10, its ten keys worked out beforehand; the words of a counter are each in the lower
   half of one here, and what is left above is of no account until the end. [Salmon, Moraes, Dror,
   Shaw 2011] */
enum { ROUNDS = 10 };

typedef struct round_key {
    words low, high;
} round_key;

INLINE void keys_of(uint64_t key, round_key out[ROUNDS]) {
    uint32_t low = (uint32_t)key, high = (uint32_t)(key >> 32);
    for (int r = 0; r < ROUNDS; r++) {
        out[r] = (round_key){(words){0} + low, (words){0} + high};
        low += UINT32_C(0x9E3779B9);
        high += UINT32_C(0xBB67AE85);
    }
}

INLINE void philox(const round_key key[ROUNDS], words counter[4]) {
#pragma GCC unroll 10
    for (int r = 0; r < ROUNDS; r++) {
        words a = product(counter[0], UINT32_C(0xD2511F53));
        words b = product(counter[2], UINT32_C(0xCD9E8D57));
        counter[0] = b >> 32 ^ counter[1] ^ key[r].low;
        counter[1] = b;
        counter[2] = a >> 32 ^ counter[3] ^ key[r].high;
        counter[3] = a;
    }
}

/* The upper 52 bits and a half: between 1 and 2 they are the number's own, and every step is exact.
 */
INLINE reals uniform(words low, words high) {
    words bits = (high << 32 | (low & UINT32_MAX)) >> 12;
    return (reals)(bits | UINT64_C(0x3FF) << 52) - 1.0 + 0x1p-53;
}

INLINE words rows(const uint32_t *row, size_t left) {
    words out = {0};
    for (size_t e = 0; e < LANES && e < left; e++) out[e] = row[e];
    return out;
}

static void way_uniforms(const arp_lane_counters *at, size_t n, double *first, double *second) {
    words zero = {0}, high = zero + at->high, lane = zero + at->lane;
    const uint32_t *row = at->row;
    round_key key[ROUNDS];
    keys_of(at->key, key);
    for (size_t i = 0; i < n; i += LANES) {
        words counter[4] = {n - i >= LANES ? widen(row + i) : rows(row + i, n - i), high, lane,
                            zero};
        philox(key, counter);
        put(first + i, n - i, uniform(counter[0], counter[1]));
        put(second + i, n - i, uniform(counter[2], counter[3]));
    }
}

/* ---- normal: algorithm AS 241 [Wichura 1988], step for step that of R's qnorm ---- */

/* Within 0.425 of the middle. */
INLINE reals central(reals q) {
    reals r = 0.180625 - q * q;
    reals over = r * 2509.0809287301226727 + 33430.575583588128105;
    over = over * r + 67265.770927008700853;
    over = over * r + 45921.953931549871457;
    over = over * r + 13731.693765509461125;
    over = over * r + 1971.5909503065514427;
    over = over * r + 133.14166789178437745;
    over = over * r + 3.387132872796366608;
    reals under = r * 5226.495278852854561 + 28729.085735721942674;
    under = under * r + 39307.89580009271061;
    under = under * r + 21213.794301586595867;
    under = under * r + 5394.1960214247511077;
    under = under * r + 687.1870074920579083;
    under = under * r + 42.313330701600911252;
    under = under * r + 1.0;
    return q * over / under;
}

/* Further out, r being the root of -log of the smaller chance, up to 5. */
INLINE reals outer(reals r) {
    r -= 1.6;
    reals over = r * 7.7454501427834140764e-4 + .0227238449892691845833;
    over = over * r + .24178072517745061177;
    over = over * r + 1.27045825245236838258;
    over = over * r + 3.64784832476320460504;
    over = over * r + 5.7694972214606914055;
    over = over * r + 4.6303378461565452959;
    over = over * r + 1.42343711074968357734;
    reals under = r * 1.05075007164441684324e-9 + 5.475938084995344946e-4;
    under = under * r + .0151986665636164571966;
    under = under * r + .14810397642748007459;
    under = under * r + .68976733498510000455;
    under = under * r + 1.6763848301838038494;
    under = under * r + 2.05319162663775882187;
    under = under * r + 1.0;
    return over / under;
}

/* Those of a part that lie further out, from the logarithms of the C library. */
static void tails(const double *p, const uint32_t *tail, size_t n, double *z) {
    double x[PART], value[PART + LANES];
    bool deep = false;
    for (size_t k = 0; k < n; k++) {
        double above = p[tail[k]], below = 0.5 - above + 0.5;
        x[k] = above;
        value[k] = -log(above < below ? above : below);
        deep |= value[k] > 24.9;
    }
    for (size_t k = 0; k < n; k += LANES) {
        put(value + k, LANES, outer(root(take(value + k, n - k, 1.0))));
    }
    for (size_t k = 0; k < n; k++) z[tail[k]] = x[k] < 0.5 ? value[k] : -value[k];
    for (size_t k = 0; k < n && deep; k++) z[tail[k]] = arp_normal_quantile_above(x[k]);
}

static void way_normals_above(const double *p, size_t n, double *z) {
    for (size_t from = 0; from < n; from += PART) {
        size_t part = n - from < PART ? n - from : PART, found = 0;
        uint32_t tail[PART + LANES];
        double room[PART + LANES];
        for (size_t i = 0; i < part; i += LANES) {
            reals q = 0.5 - take(p + from + i, part - i, 0.5) + 0.5 - 0.5;
            put(room + i, LANES, central(q));
            found = append(tail, found, less((reals){0} + 0.425, absolute(q)), i);
        }
        tails(p + from, tail, found, room);
        memcpy(z + from, room, part * sizeof *z);
    }
}

/* ---- gamma: [Marsaglia and Tsang 2000], one shape more where it is below 1 ---- */

/* A number to be, each step as it is for one at a time. */
typedef struct squeezed {
    reals d, w, v, square;
    mask accepted;
} squeezed;

INLINE squeezed squeeze(reals shape, reals c, reals above, reals u) {
    reals zero = {0}, z = -above, square = z * z, w = c * z, root = 1.0 + w;
    reals d = pick(less(shape, zero + 1.0), shape + 1.0, shape) - 1.0 / 3.0;
    mask accepted = both(less(zero, root), less(u, 1.0 - 0.0331 * square * square));
    return (squeezed){d, w, root * root * root, square, accepted};
}

/* Whether log u < z^2 / 2 + d (1 - v + log v), v = (1 + w)^3, w = c z, is sure. Since 9 d c^2 = 1,
   the right side is -3 d w^4 (1/4 - w/5 + w^2/6 - ...); from w = -1/2 on the series is at most
   1/4 + 0.4 |w|, and log u <= u - 1. The roundings of both sides, worked out number by number,
   are less than 2^-50 of what stands in the margin. */
INLINE mask sure(const squeezed *of, reals u) {
    reals second = of->w * of->w;
    reals below = 3.0 * of->d * second * second * (0.25 + 0.4 * absolute(of->w));
    reals margin = 0x1p-46 * (1.0 + of->square + of->d * absolute(1.0 - of->v));
    reals least = {0};
    return both(less(least - 0.5, of->w), less(u, 1.0 - below - margin));
}

/* Those of n <= PART places, from `from` on, that are not sure either. */
static size_t not_sure(const arp_lane_squeeze *of, const uint32_t *place, size_t n, size_t from,
                       uint32_t *unsure) {
    double shape[PART + LANES], c[PART + LANES], above[PART + LANES], u[PART + LANES];
    uint32_t left[PART + LANES] = {0};
    size_t found = 0;
    for (size_t k = 0; k < n; k++) {
        size_t i = from + place[k];
        shape[k] = of->shape[i];
        c[k] = of->c[i];
        above[k] = of->above[i];
        u[k] = of->u[i];
    }
    for (size_t k = 0; k < n; k += LANES) {
        reals uniform = take(u + k, n - k, 0.0);
        squeezed s = squeeze(take(shape + k, n - k, 1.0), take(c + k, n - k, 0.0),
                             take(above + k, n - k, 0.0), uniform);
        found = append(left, found, except(sure(&s, uniform)), k);
    }
    for (size_t k = 0; k < found; k++) unsure[k] = (uint32_t)from + place[left[k]];
    return found;
}

static size_t way_squeeze(const arp_lane_squeeze *of, size_t n, double *out, uint32_t *unsure) {
    size_t all = 0;
    for (size_t from = 0; from < n; from += PART) {
        size_t part = n - from < PART ? n - from : PART, found = 0;
        uint32_t place[PART + LANES];
        for (size_t i = 0; i < part; i += LANES) {
            size_t at = from + i, left = part - i;
            squeezed s = squeeze(take(of->shape + at, left, 1.0), take(of->c + at, left, 0.0),
                                 take(of->above + at, left, 0.0), take(of->u + at, left, 0.0));
            put(out + at, left, s.d * s.v);
            found = append(place, found, except(s.accepted), i);
        }
        all += not_sure(of, place, found, from, unsure + all);
    }
    return all;
}

#endif
