/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in buckets against counting and an insertion sort, which keeps the order of equal ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/buckets.h"
#include "oracle/random.h"

enum { CASES = 1000, MOST = 3000, KINDS = 9 };

static double uniform(uint64_t *s) {
    return ((double)(slow_random(s) >> 12) + 0.5) * 0x1p-52;
}

/* One of many kinds; two zeros that are equal, and numbers that crowd, are among them. */
static double number_of(uint64_t *s, size_t kind, size_t i) {
    double u = uniform(s);
    switch (kind) {
    case 0:
        return u < 0.3 ? -0.0 : u < 0.6 ? 0.0 : u - 0.8;
    case 1:
        return floor(6.0 * u);
    case 2:
        return i == 0 ? 1e12 : u; /* all others in one bucket */
    case 3:
        return 7.0;
    case 4:
        return i == 1 ? INFINITY : u;
    case 5:
        return (u - 0.5) * 0x1.8p1023;
    case 6:
        return u * 0x1p-1060;
    case 7:
        return 1.0 / (0.001 + u * u);
    default:
        return 50.0 * u - 20.0;
    }
}

static void slow_sort(const double *x, size_t n, double *out) {
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at && out[at - 1] > x[i]; at--) out[at] = out[at - 1];
        out[at] = x[i];
    }
}

static void numbers_are_sorted_and_counted(void **state) {
    (void)state;
    static double x[MOST], room[MOST], sorted[MOST], slow[MOST];
    static arp_buckets b;
    size_t spread = 0, crowded = 0;
    for (uint64_t number = 0; number < CASES; number++) {
        uint64_t s = number;
        size_t n = number % 100 == 99 ? MOST : slow_random_below(&s, 400), kind = number % KINDS;
        for (size_t i = 0; i < n; i++) x[i] = number_of(&s, kind, i);
        slow_sort(x, n, slow);
        arp_sort_spread(x, n, sorted);
        if (memcmp(sorted, slow, n * sizeof *x) != 0) fail_msg("case %d: order", (int)number);
        if (!arp_buckets_fill(x, n, room, &b)) {
            crowded++;
            continue;
        }
        spread++;
        for (size_t i = 0; i < n; i++) {
            size_t same, less = arp_buckets_less(&b, x[i], &same), below = 0, equal = 0;
            for (size_t j = 0; j < n; j++) {
                below += x[j] < x[i];
                equal += x[j] == x[i];
            }
            if (less != below || same != equal) fail_msg("case %d: place", (int)number);
        }
    }
    print_message("%zu cases spread, %zu crowded\n", spread, crowded);
    assert_true(spread > CASES / 5 && crowded > CASES / 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_sorted_and_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
