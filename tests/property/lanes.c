/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic in lanes against the same number by number, to the bit, for each way this machine has.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/lanes/lanes.h"
#include "base/moments.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "oracle/random.h"
#include "oracle/slow_counter.h"

enum { CASES = 1000, MOST = 3000, COLUMNS = 11, KINDS = 11 };

/* n numbers, and what a way makes of them. */
typedef struct room {
    uint64_t state;
    size_t n;
    double x[MOST], y[MOST], unit[MOST], out[MOST], more[MOST];
    uint32_t row[MOST], place[MOST];
    double column[COLUMNS][MOST];
} room;

static room r;

static double uniform(void) {
    return ((double)(slow_random(&r.state) >> 12) + 0.5) * 0x1p-52;
}

static size_t below(size_t n) {
    return slow_random_below(&r.state, n);
}

/* Around what fills lanes, and the parts that tails are put together in; now and then many. */
static void start(uint64_t number) {
    static const size_t N[] = {1, 2, 3, 7, 8, 9, 16, 17, 255, 256, 257, 263, 511, 513};
    r.state = number;
    r.n = number % 50 == 7 ? MOST : number % 3 ? N[below(14)] : 1 + below(300);
}

static void same(uint64_t number, const char *what, const char *way, double x, double y) {
    if (memcmp(&x, &y, sizeof x) == 0 || (isnan(x) && isnan(y))) return;
    fail_msg("case %d, %s, %s: %.17g, not %.17g", (int)number, what, way, x, y);
}

static void uniform_numbers_are_those_of_their_counters(void **state) {
    (void)state;
    const arp_lanes *lanes;
    for (uint64_t number = 0; number < CASES; number++) {
        start(number);
        arp_lane_counters at = {slow_random(&r.state), r.row, (uint32_t)slow_random(&r.state),
                                (uint32_t)below(100)};
        for (size_t i = 0; i < r.n; i++) r.row[i] = (uint32_t)slow_random(&r.state);
        for (size_t w = 0; (lanes = arp_lanes_at(w)) != NULL; w++) {
            lanes->uniforms(&at, r.n, r.x, r.y);
            for (size_t i = 0; i < r.n; i++) {
                double u[2], slow[2];
                arp_u01_pair(at.key, r.row[i] | (uint64_t)at.high << 32, at.lane, u);
                slow_uniforms(at.key, (uint32_t[]){r.row[i], at.high, at.lane, 0}, slow);
                for (size_t e = 0; e < 2; e++) {
                    same(number, "uniform", lanes->name, (e ? r.y : r.x)[i], u[e]);
                    same(number, "slow uniform", lanes->name, u[e], slow[e]);
                }
            }
        }
    }
}

/* A chance: anywhere, next to where the middle ends, far out on either side, or the middle itself.
 */
static double chance(void) {
    double u = uniform(), side = below(2) ? 1.0 : 0.0;
    switch (below(8)) {
    case 0:
        return fabs(side - (0.075 + 0x1p-50 * (double)below(40)));
    case 1:
        return fabs(side - 0x1p-53 * (double)(1 + 2 * below(1000)));
    case 2:
        return fabs(side - exp(-26.0 * u - 1.0));
    case 3:
        return 0.5 + 0x1p-53 * (double)below(3);
    default:
        return u;
    }
}

static void normal_numbers_are_r_s(void **state) {
    (void)state;
    const arp_lanes *lanes;
    size_t far = 0;
    for (uint64_t number = 0; number < CASES; number++) {
        start(number);
        for (size_t i = 0; i < r.n; i++) far += (r.x[i] = chance()) < 1e-11;
        for (size_t w = 0; (lanes = arp_lanes_at(w)) != NULL; w++) {
            lanes->normals_above(r.x, r.n, r.out);
            memcpy(r.y, r.x, r.n * sizeof *r.x);
            lanes->normals_above(r.y, r.n, r.y);
            for (size_t i = 0; i < r.n; i++) {
                double z = arp_normal_quantile_above(r.x[i]);
                same(number, "normal", lanes->name, r.out[i], z);
                same(number, "normal in place", lanes->name, r.y[i], z);
            }
        }
    }
    assert_true(far > 1000);
}

/* Marsaglia and Tsang's test in full. */
static bool accepted(double shape, double above, double u, double *x) {
    double d = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0, z = -above;
    double v = 1.0 + 1.0 / sqrt(9.0 * d) * z;
    bool positive = v > 0.0;
    v = v * v * v;
    *x = d * v;
    if (!positive) return false;
    return u < 1.0 - 0.0331 * (z * z) * (z * z) || log(u) < 0.5 * (z * z) + d * (1.0 - v + log(v));
}

/* Uniform numbers near where the test turns are made on purpose. */
static void a_squeezed_number_is_accepted_or_left_open(void **state) {
    (void)state;
    const arp_lanes *lanes;
    size_t all = 0, open = 0, refused = 0;
    for (uint64_t number = 0; number < CASES; number++) {
        start(number);
        bool hard = number % 2;
        for (size_t i = 0; i < r.n; i++) {
            double shape = exp(log(0.01) + log(1e9) * uniform());
            double d = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0;
            double z = -arp_normal_quantile_above(hard ? chance() : uniform());
            double v = pow(1.0 + z / sqrt(9.0 * d), 3.0);
            r.x[i] = shape;
            r.unit[i] = 1.0 / sqrt(9.0 * d);
            r.more[i] = -z;
            r.y[i] = uniform();
            if (!hard || !(v > 0.0)) continue;
            double turn = exp(0.5 * z * z + d * (1.0 - v + log(v)));
            double step = 1.0 + 0x1p-52 * ((double)below(64) - 32.0);
            r.y[i] = fmin(fmax(turn * step, 0x1p-53), 1.0 - 0x1p-53);
        }
        for (size_t w = 0; (lanes = arp_lanes_at(w)) != NULL; w++) {
            const arp_lane_squeeze of = {r.x, r.unit, r.more, r.y};
            size_t left = lanes->squeeze(&of, r.n, r.out, r.place);
            size_t k = 0;
            for (size_t i = 0; i < r.n; i++) {
                double x;
                bool kept = accepted(r.x[i], r.more[i], r.y[i], &x);
                bool asked = k < left && r.place[k] == i;
                k += asked;
                same(number, "squeezed", lanes->name, r.out[i], x);
                if (!kept && !asked) fail_msg("case %d, %s: accepted", (int)number, lanes->name);
                if (hard || w) continue;
                all++;
                open += asked;
                refused += !kept;
            }
            assert_int_equal(k, left);
        }
    }
    print_message("%zu numbers, %zu left open, %zu refused\n", all, open, refused);
    assert_true(refused > 100 && open < all / 50);
}

/* A column of one of many kinds; some have a number that is not finite. */
static void fill(double *x, size_t kind) {
    double start = 1.0 + 1e3 * uniform();
    for (size_t i = 0; i < r.n; i++) {
        double u = uniform();
        switch (kind) {
        case 0:
            x[i] = start;
            break;
        case 1:
            x[i] = u < 0.5 ? 0.0 : -0.0;
            break;
        case 2:
            x[i] = (u - 0.5) * 0x1p1020;
            break;
        case 3:
            x[i] = (u - 0.5) * 0x1p-1040;
            break;
        case 4:
            x[i] = ldexp(u, (int)(i % 900)); /* each above the sum of those before */
            break;
        case 5:
            x[i] = floor(4.0 * u) - 1.0;
            break;
        case 6:
            x[i] = 1e15 + floor(9.0 * u);
            break;
        case 7:
            x[i] = u - 0.5;
            break;
        case 8:
            x[i] = start + 1e-9 * u;
            break;
        case 9: /* sums far above each number, and then far below */
            x[i] = i % 5 < 2 ? start : i % 5 == 3 ? -2.0 * start : 1e-3 * u;
            break;
        default:
            x[i] = start * u;
            break;
        }
    }
    if (below(12) == 0) x[below(r.n)] = below(2) ? NAN : INFINITY;
}

static void moments_are_those_of_each_column(void **state) {
    (void)state;
    const arp_lanes *lanes;
    for (uint64_t number = 0; number < CASES; number++) {
        start(number);
        if (r.n < 2) r.n = 2;
        size_t columns = 1 + below(COLUMNS);
        const double *x[COLUMNS];
        for (size_t c = 0; c < columns; c++) {
            x[c] = r.column[c];
            fill(r.column[c], number % 4 == 0 ? below(KINDS) : number % 4 == 1 ? 9 : KINDS);
        }
        for (size_t w = 0; (lanes = arp_lanes_at(w)) != NULL; w++) {
            double found[COLUMNS][2];
            lanes->moments(x, columns, r.n, found);
            for (size_t c = 0; c < columns; c++) {
                double mean = arp_mean(x[c], r.n), sd = arp_sd(x[c], r.n, mean);
                bool finite = true;
                for (size_t i = 0; i < r.n; i++) finite = finite && isfinite(x[c][i]);
                same(number, "mean", lanes->name, found[c][0], finite ? mean : NAN);
                same(number, "sd", lanes->name, found[c][1], finite ? sd : NAN);
            }
        }
    }
}

static void ends_are_those_of_the_numbers(void **state) {
    (void)state;
    const arp_lanes *lanes;
    for (uint64_t number = 0; number < CASES; number++) {
        start(number);
        fill(r.x, below(KINDS));
        if (below(10) == 0) {
            for (size_t i = 0; i < r.n; i++) r.x[i] = NAN;
        }
        double least = INFINITY, most = -INFINITY;
        bool finite = true;
        for (size_t i = 0; i < r.n; i++) {
            if (r.x[i] < least) least = r.x[i];
            if (r.x[i] > most) most = r.x[i];
            finite = finite && isfinite(r.x[i]);
        }
        for (size_t w = 0; (lanes = arp_lanes_at(w)) != NULL; w++) {
            arp_lane_ends ends = lanes->ends(r.x, r.n);
            same(number, "least", lanes->name, ends.least + 0.0, least + 0.0); /* either zero */
            same(number, "most", lanes->name, ends.most + 0.0, most + 0.0);
            assert_int_equal(ends.finite, finite);
        }
    }
}

static void lines_are_those_of_each_number(void **state) {
    (void)state;
    const arp_lanes *lanes;
    for (uint64_t number = 0; number < CASES; number++) {
        start(number);
        fill(r.x, below(KINDS));
        const arp_lane_centre centre = {below(2) ? 1.0 : -1.0, 100.0 * uniform(), uniform()};
        const arp_lane_line line = {.low = uniform() - 0.5,
                                    .high = 1.0 + uniform(),
                                    .rising = below(2),
                                    .clip = below(2),
                                    .target = {uniform(), 100.0}};
        double range = line.high - line.low;
        for (size_t w = 0; (lanes = arp_lanes_at(w)) != NULL; w++) {
            lanes->centred(r.x, r.n, &centre, r.out);
            lanes->between(r.x, r.n, &line, r.more);
            memcpy(r.y, r.x, r.n * sizeof *r.x);
            lanes->between(r.y, r.n, &line, r.y);
            for (size_t i = 0; i < r.n; i++) {
                double x = r.x[i];
                double share = line.rising ? (x - line.low) / range : (line.high - x) / range;
                if (line.clip && share < 0.0) share = 0.0;
                if (line.clip && share > 1.0) share = 1.0;
                share = line.target[0] * (1.0 - share) + line.target[1] * share;
                same(number, "centred", lanes->name, r.out[i],
                     centre.sign * (x - centre.centre) / centre.unit);
                same(number, "between", lanes->name, r.more[i], share);
                same(number, "between in place", lanes->name, r.y[i], share);
            }
        }
    }
}

static void products_and_shares_are_those_of_each_number(void **state) {
    (void)state;
    const arp_lanes *lanes;
    for (uint64_t number = 0; number < CASES; number++) {
        start(number);
        bool none = false;
        for (size_t i = 0; i < r.n; i++) {
            r.x[i] = below(200) ? uniform() : 0.0;
            r.y[i] = below(3) ? uniform() : 0.0;
            r.unit[i] = 1000.0 * uniform();
            none = none || !(r.x[i] + r.y[i] > 0.0);
        }
        for (size_t w = 0; (lanes = arp_lanes_at(w)) != NULL; w++) {
            memcpy(r.out, r.x, r.n * sizeof *r.x);
            memcpy(r.more, r.x, r.n * sizeof *r.x);
            memcpy(r.column[0], r.x, r.n * sizeof *r.x);
            lanes->multiply(r.out, r.unit, r.n);
            lanes->subtract(r.more, r.unit, r.y, r.n);
            assert_int_equal(lanes->share(r.column[0], r.y, r.unit, r.n), !none);
            for (size_t i = 0; i < r.n; i++) {
                double x = r.x[i], y = r.y[i], unit = r.unit[i];
                same(number, "product", lanes->name, r.out[i], unit * x);
                same(number, "difference", lanes->name, r.more[i], unit - y * x);
                same(number, "share", lanes->name, r.column[0][i], unit * (x / (x + y)));
            }
        }
    }
}

static void the_last_way_is_there_on_any_machine(void **state) {
    (void)state;
    size_t ways = 0;
    while (arp_lanes_at(ways)) ways++;
    assert_true(ways > 0);
    assert_string_equal(arp_lanes_at(ways - 1)->name, "plain");
    for (size_t w = 0; w < ways; w++) print_message("%s\n", arp_lanes_at(w)->name);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_way_is_there_on_any_machine),
        cmocka_unit_test(uniform_numbers_are_those_of_their_counters),
        cmocka_unit_test(normal_numbers_are_r_s),
        cmocka_unit_test(a_squeezed_number_is_accepted_or_left_open),
        cmocka_unit_test(moments_are_those_of_each_column),
        cmocka_unit_test(ends_are_those_of_the_numbers),
        cmocka_unit_test(lines_are_those_of_each_number),
        cmocka_unit_test(products_and_shares_are_those_of_each_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
