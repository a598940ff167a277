/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indices against the definitions, all values kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/sobol.h"
#include "oracle/random.h"
#include "oracle/slow_gsa.h"
#include "sensitivity/indices/indices.h"

enum { CASES = 1000, FACTORS = 5, COORDINATES = 12, OUTPUTS = 2, REPLICATES = 8 };

/* 0.975 quantile of Student's t of 7 degrees of freedom, from tables. */
static const double T7 = 2.364624251592785;

/* Products of one wave a coordinate, and a step: nothing is additive. */
typedef struct problem {
    arp_gsa_design design;
    size_t dims[FACTORS], coordinates;
    double of[OUTPUTS][COORDINATES], level[OUTPUTS];
} problem;

static double uniform(uint64_t *random) {
    return (double)(slow_random(random) >> 11) * 0x1p-53;
}

static void one_run(const problem *p, const double *u, double *out) {
    for (size_t q = 0; q < OUTPUTS; q++) {
        double product = 1.0, sum = 0.0;
        for (size_t i = 0; i < p->coordinates; i++) {
            product *= 1.0 + p->of[q][i] * sin(5.0 * u[i]);
            sum += p->of[q][i] * u[i];
        }
        out[q] = p->level[q] + product + (sum > 0.1 ? 1.0 : 0.0);
    }
}

static void model(void *user, size_t slot, size_t n, const double *u, double *out) {
    const problem *p = user;
    (void)slot;
    for (size_t i = 0; i < n; i++) one_run(p, u + i * p->coordinates, out + i * OUTPUTS);
}

static problem draw(uint64_t number) {
    uint64_t random = number;
    problem p = {.design = {.log2_n = 4 + (unsigned)slow_random_below(&random, 4),
                            .replicates = REPLICATES,
                            .seed = slow_random(&random),
                            .n_outputs = OUTPUTS,
                            .shapley = ARP_GSA_SUBSETS}};
    p.design.n_factors = 1 + slow_random_below(&random, FACTORS);
    for (size_t j = 0; j < p.design.n_factors; j++) {
        p.dims[j] = 1 + slow_random_below(&random, 2);
        p.coordinates += p.dims[j];
    }
    for (size_t q = 0; q < OUTPUTS; q++) {
        p.level[q] = number % 3 == 0 ? 1e4 * uniform(&random) : 0.0;
        for (size_t i = 0; i < COORDINATES; i++) p.of[q][i] = 2.0 * uniform(&random) - 1.0;
    }
    return p;
}

/* Every value of output q, for every set of factors. */
static double *everything(problem *p, size_t q) {
    size_t rows = (size_t)1 << p->design.log2_n, sets = (size_t)1 << p->design.n_factors;
    double *f = calloc(REPLICATES * rows * sets, sizeof *f), *to = f;
    double point[2 * COORDINATES], u[COORDINATES], out[OUTPUTS];
    arp_sobol sobol = {0};
    assert_non_null(f);
    assert_int_equal(arp_sobol_make(2 * p->coordinates, &sobol, NULL), ARP_OK);
    for (size_t i = 0; i < REPLICATES * rows; i++) {
        arp_sobol_scrambled(&sobol, p->design.seed, (uint32_t)(i / rows), (uint32_t)(i % rows),
                            point);
        for (size_t set = 0; set < sets; set++) {
            for (size_t j = 0, at = 0; j < p->design.n_factors; j++) {
                for (size_t end = at + p->dims[j]; at < end; at++) {
                    u[at] = point[(set >> j & 1 ? p->coordinates : 0) + at];
                }
            }
            one_run(p, u, out);
            *to++ = out[q];
        }
    }
    arp_sobol_free(&sobol);
    return f;
}

static void same(const arp_gsa_index *fast, slow_gsa_index slow, uint64_t number) {
    double half = T7 * slow.error, x[] = {fast->value, fast->low, fast->high};
    double y[] = {slow.value, slow.value - half, slow.value + half};
    for (size_t i = 0; i < 3; i++) {
        if (!(fabs(x[i] - y[i]) <= 1e-9)) {
            fail_msg("case %d: %.17g is not %.17g", (int)number, x[i], y[i]);
        }
    }
}

static void indices_are_those_of_the_definitions(void **state) {
    (void)state;
    for (uint64_t number = 0; number < CASES; number++) {
        problem p = draw(number);
        size_t n = p.design.n_factors, q = number % OUTPUTS;
        arp_gsa out = {0};
        p.design.dims = p.dims;
        arp_gsa_run run = {.design = &p.design, .model = model, .user = &p, .threads = 1};
        assert_int_equal(arp_gsa_estimate(&run, &out, NULL), ARP_OK);
        assert_int_equal(out.output[q].state, ARP_GSA_VARIES);
        double *f = everything(&p, q);
        slow_gsa slow = {REPLICATES, (size_t)1 << p.design.log2_n, n, f};
        for (size_t j = 0; j < n; j++) {
            same(&out.output[q].first[j], slow_gsa_first(&slow, j), number);
            same(&out.output[q].total[j], slow_gsa_total(&slow, j), number);
            same(&out.output[q].shapley[j], slow_gsa_effect(&slow, j), number);
        }
        free(f);
        arp_gsa_free(&out);
    }
}

/* What a factor adds to a sum of one term a factor is the same wherever it comes. */
static void sum_of_one(void *user, size_t slot, size_t n, const double *u, double *out) {
    const problem *p = user;
    (void)slot;
    for (size_t run = 0; run < n; run++, u += p->coordinates, out += OUTPUTS) {
        for (size_t q = 0; q < OUTPUTS; q++) {
            out[q] = p->level[q];
            for (size_t i = 0; i < p->coordinates; i++) out[q] += p->of[q][i] * u[i] * u[i];
        }
    }
}

static void orders_do_not_matter_to_a_sum(void **state) {
    (void)state;
    for (uint64_t number = 0; number < CASES / 10; number++) {
        problem p = draw(number);
        arp_gsa subsets = {0}, orders = {0};
        p.design.dims = p.dims;
        p.level[0] = p.level[1] = 0.0;
        arp_gsa_run run = {.design = &p.design, .model = sum_of_one, .user = &p, .threads = 1};
        assert_int_equal(arp_gsa_estimate(&run, &subsets, NULL), ARP_OK);
        p.design.shapley = ARP_GSA_ORDERS;
        assert_int_equal(arp_gsa_estimate(&run, &orders, NULL), ARP_OK);
        for (size_t i = 0; i < OUTPUTS * p.design.n_factors * 3; i++) {
            assert_true(fabs(subsets.index[i].value - orders.index[i].value) <= 1e-9);
            assert_true(fabs(subsets.index[i].low - orders.index[i].low) <= 1e-9);
        }
        arp_gsa_free(&subsets);
        arp_gsa_free(&orders);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indices_are_those_of_the_definitions),
        cmocka_unit_test(orders_do_not_matter_to_a_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
