/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a number against the C library's, number by number: case c draws its number from c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/rng.h"

enum { CASES = 300000, KINDS = 8 };

static double from_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static uint64_t bits_of(uint64_t c) {
    uint32_t w[4];
    arp_philox(31, c, 0, w);
    return (uint64_t)w[0] << 32 | w[1];
}

/* A few steps of a double away. */
static double beside(double x, uint64_t bits) {
    uint64_t of;
    memcpy(&of, &x, sizeof of);
    return from_bits(of + (bits >> 8 & 7) - 3);
}

/* Any double; those of everyday; whole ones; a few digits; beside powers of two and of ten. */
static double draw(uint64_t c) {
    uint64_t bits = bits_of(c);
    double u = arp_u01(31, c, 1), sign = bits & 1 ? -1.0 : 1.0;
    int power = (int)(bits >> 1 & 31);
    switch (c % KINDS) {
    case 0:
        return from_bits(bits);
    case 1:
        return sign * u * pow(10.0, power - 12);
    case 2:
        return sign * floor(u * pow(10.0, power % 18));
    case 3:
        return sign * floor(u * 1e5) / pow(10.0, power % 10);
    case 4:
        return sign * ldexp(1.0, (int)(bits >> 6 & 127) - 64);
    case 5:
        return beside(pow(10.0, power - 6), bits);
    case 6:
        return beside(ldexp(1.0, power - 16), bits);
    default:
        return sign * u;
    }
}

static void a_number_is_written_as_the_first_form_that_reads_back(void **state) {
    (void)state;
    size_t by_digits[18] = {0};
    for (uint64_t c = 0; c < CASES; c++) {
        double x = draw(c);
        char got[ARP_NUMBER_ROOM], want[64] = "";
        int digits = 14;
        if (!isfinite(x)) continue;
        do snprintf(want, sizeof want, "%.*g", ++digits, x);
        while (digits < 17 && strtod(want, NULL) != x);
        arp_number_short(got, x);
        if (strcmp(got, want) != 0) fail_msg("case %u: %s is not %s", (unsigned)c, got, want);
        by_digits[digits]++;
    }
    for (int digits = 15; digits <= 17; digits++) assert_true(by_digits[digits] > CASES / 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_written_as_the_first_form_that_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
