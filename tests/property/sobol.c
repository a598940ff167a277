/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "base/sobol.h"
#include "unit/plain_sobol.h"
#include "oracle/random.h"
#include "oracle/slow_gsa.h"

enum { CASES = 1000, LOG2 = 8, N = 1 << LOG2 };

static arp_sobol all;

/* The table once more, for what it has to be whatever is made of it. */
static const struct row {
    unsigned terms, m[13];
} TABLE[] = {
#include "base/sobol_directions.def"
};

static unsigned degree(unsigned polynomial) {
    unsigned n = 0;
    while (polynomial >> (n + 1)) n++;
    return n;
}

/* Smallest k >= 1 with x^k = 1 modulo the polynomial. */
static unsigned order_of_x(unsigned polynomial) {
    unsigned s = degree(polynomial), x = 1, k = 0;
    do {
        x <<= 1;
        if (x >> s & 1) x ^= polynomial;
        k++;
    } while (x != 1);
    return k;
}

/* 1 110 is the number of primitive polynomials of degree 1 to 13: the sum of phi(2^s - 1) / s. */
static void polynomials_are_the_primitive_ones_each_once(void **state) {
    (void)state;
    unsigned last = 1;
    assert_int_equal(sizeof TABLE / sizeof *TABLE, ARP_SOBOL_DIMENSIONS - 1);
    for (size_t d = 0; d < ARP_SOBOL_DIMENSIONS - 1; d++) {
        unsigned s = degree(TABLE[d].terms);
        assert_true(TABLE[d].terms > last && s <= 13);
        last = TABLE[d].terms;
        assert_int_equal(order_of_x(last), (1U << s) - 1);
        for (unsigned k = 0; k < 13; k++) {
            unsigned m = TABLE[d].m[k];
            assert_true(k < s ? (m & 1) && m >> (k + 1) == 0 : m == 0);
        }
    }
}

/* Property A [Sobol' 1976]: in the first d dimensions, 2^d points in a row lie one in each of the
   2^d half cubes; so it is when the first digits of the directions have no zero minor from the top
   left. Joe and Kuo [2008] say it holds up to dimension 1 111. */
static void property_a_holds_in_every_dimension(void **state) {
    (void)state;
    enum { D = ARP_SOBOL_DIMENSIONS };
    static unsigned digit[D][D];
    for (size_t d = 0; d < D; d++) {
        unsigned terms = d ? TABLE[d - 1].terms : 2, s = degree(terms);
        for (size_t k = 0; k < D; k++) {
            if (d == 0) {
                digit[d][k] = k == 0;
            } else if (k < s) {
                digit[d][k] = TABLE[d - 1].m[k] >> k & 1;
            } else {
                for (unsigned i = 1; i <= s; i++) digit[d][k] ^= terms >> (s - i) & digit[d][k - i];
            }
            digit[d][k] &= 1;
            if (k < ARP_SOBOL_DIGITS) {
                assert_int_equal(all.direction[d * ARP_SOBOL_DIGITS + k] >> 31, digit[d][k]);
            }
        }
    }
    for (size_t d = 0; d < D; d++) {
        assert_int_equal(digit[d][d], 1);
        for (size_t e = d + 1; e < D; e++) {
            if (!digit[e][d]) continue;
            for (size_t k = d; k < D; k++) digit[e][k] ^= digit[d][k];
        }
    }
}

typedef struct coordinate {
    uint64_t seed;
    uint32_t replicate, dimension;
} coordinate;

/* As the header says where each random bit is. */
static unsigned bit_of(void *of, unsigned k, uint32_t prefix) {
    const coordinate *c = of;
    uint32_t random[4], group = k / 7, node = 1, before = 0;
    for (unsigned i = 0; i < 7 * group; i++) before |= prefix & 0x80000000U >> i;
    for (unsigned i = 7 * group; i < k; i++) node = 2 * node + (prefix >> (31 - i) & 1);
    arp_philox(c->seed ^ ARP_SOBOL_STREAM, (uint64_t)c->replicate << 32 | before,
               c->dimension << 3 | group, random);
    return random[node / 32] >> (node % 32) & 1;
}

static void scrambling_is_the_slow_one(void **state) {
    (void)state;
    static double plain[ARP_SOBOL_DIMENSIONS], fast[ARP_SOBOL_DIMENSIONS];
    for (uint64_t i = 0; i < CASES; i++) {
        uint64_t random = i;
        uint32_t index = (uint32_t)slow_random(&random) >> slow_random_below(&random, 32);
        coordinate c = {.seed = slow_random(&random), .replicate = (uint32_t)slow_random(&random)};
        plain_sobol(&all, index, plain);
        arp_sobol_scrambled(&all, c.seed, c.replicate, index, fast);
        for (size_t j = 0; j < 20; j++) {
            c.dimension = (uint32_t)slow_random_below(&random, ARP_SOBOL_DIMENSIONS);
            uint32_t x = (uint32_t)(plain[c.dimension] * 0x1p32);
            double u = fast[c.dimension];
            assert_true(u > 0.0 && u < 1.0);
            assert_int_equal((uint32_t)(u * 0x1p32), slow_nested(x, 32, bit_of, &c));
        }
    }
}

/* Any 2^8 points from a multiple of 2^8 on. */
static void each_dimension_has_one_point_an_interval(void **state) {
    (void)state;
    enum { D = 40 };
    arp_sobol sobol = {D, all.direction};
    for (uint64_t i = 0; i < CASES / 10; i++) {
        uint64_t random = i;
        uint32_t first = (uint32_t)slow_random_below(&random, 1 << 20) * N;
        unsigned char seen[D][N] = {{0}};
        double x[D];
        for (uint32_t p = 0; p < N; p++) {
            arp_sobol_scrambled(&sobol, i, (uint32_t)i, first + p, x);
            for (size_t d = 0; d < D; d++) assert_int_equal(seen[d][(size_t)(x[d] * N)]++, 0);
        }
    }
}

static void first_two_dimensions_have_one_point_a_box(void **state) {
    (void)state;
    arp_sobol sobol = {2, all.direction};
    for (uint64_t i = 0; i < CASES; i++) {
        unsigned wide = (unsigned)(i % (LOG2 + 1));
        unsigned char seen[N] = {0};
        double x[2];
        for (uint32_t p = 0; p < N; p++) {
            arp_sobol_scrambled(&sobol, 5, (uint32_t)i, p, x);
            size_t column = (size_t)ldexp(x[0], (int)wide);
            size_t row = (size_t)ldexp(x[1], (int)(LOG2 - wide));
            assert_int_equal(seen[column << (LOG2 - wide) | row]++, 0);
        }
    }
}

/* A point over replicates is uniform: each of 64 boxes has 1/64 of 16 000, within 6 standard
 * errors.
 */
static void a_point_is_uniform_over_replicates(void **state) {
    (void)state;
    enum { BOXES = 64, TIMES = 16000 };
    arp_sobol sobol = {2, all.direction};
    for (uint32_t point = 0; point < 3; point++) {
        size_t count[BOXES] = {0};
        double x[2], expected = (double)TIMES / BOXES;
        for (uint32_t r = 0; r < TIMES; r++) {
            arp_sobol_scrambled(&sobol, 9, r, point, x);
            count[(size_t)(x[0] * 8.0) * 8 + (size_t)(x[1] * 8.0)]++;
        }
        for (size_t b = 0; b < BOXES; b++) {
            assert_true(fabs((double)count[b] - expected) < 6.0 * sqrt(expected));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polynomials_are_the_primitive_ones_each_once),
        cmocka_unit_test(property_a_holds_in_every_dimension),
        cmocka_unit_test(scrambling_is_the_slow_one),
        cmocka_unit_test(each_dimension_has_one_point_an_interval),
        cmocka_unit_test(first_two_dimensions_have_one_point_a_box),
        cmocka_unit_test(a_point_is_uniform_over_replicates),
    };
    if (arp_sobol_make(ARP_SOBOL_DIMENSIONS, &all, NULL) != ARP_OK) return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arp_sobol_free(&all);
    return failed;
}
