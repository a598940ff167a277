/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the 95 % intervals of the indices hold the closed forms, over 500 seeds, and the error
   of a total index on plain and on scrambled points:
   bench_gsa_coverage [SEEDS [LOG2_N [REPLICATES [FIRST_SEED]]]]. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/rng.h"
#include "base/sobol.h"
#include "golden/coverage.h"

enum { ROWS = 4096, TRIES = 100 };

static double least = 1.0, most = 0.0;

static void show(const closed_form *form, const coverage *c, const char *how) {
    printf("%-32s %s", form->name, how);
    for (size_t kind = 0; kind < COVERAGE_KINDS; kind++) {
        printf("  %s", COVERAGE_NAME[kind]);
        for (size_t j = 0; j < form->n_factors; j++) {
            double share = (double)c->inside[kind][j] / (double)c->seeds;
            if (coverage_truth(form, kind)[j] == 0.0) {
                printf("     -");
                continue;
            }
            printf(" %5.1f", 100.0 * share);
            least = fmin(least, share);
            most = fmax(most, share);
        }
    }
    printf("\n");
}

/* Jansen's total index of the first input over one replicate, on scrambled or on random points. */
static double total_index(const closed_form *form, const arp_sobol *sobol, uint32_t replicate) {
    double sum = 0.0, squares = 0.0, jansen = 0.0, x[2 * CLOSED_MOST], n = 2.0 * ROWS;
    for (uint32_t row = 0; row < ROWS; row++) {
        if (sobol) arp_sobol_scrambled(sobol, 1, replicate, row, x);
        for (uint32_t d = 0; !sobol && d < 2 * form->n; d++) {
            x[d] = arp_u01(replicate, row, d);
        }
        double *b = x + form->n, fa = closed_form_at(form, x), fb = closed_form_at(form, b);
        x[0] = b[0];
        double d = fa - closed_form_at(form, x);
        sum += fa + fb;
        squares += fa * fa + fb * fb;
        jansen += d * d;
    }
    return jansen / n / (squares / n - sum * sum / n / n);
}

static double total_rmse(const closed_form *form, const arp_sobol *sobol) {
    double squares = 0.0;
    for (uint32_t t = 0; t < TRIES; t++) {
        double error = total_index(form, sobol, t) - form->total[0];
        squares += error * error;
    }
    return sqrt(squares / TRIES);
}

int main(int argc, char **argv) {
    size_t given[4] = {500, 10, 8, 1};
    for (int i = 1; i < argc && i <= 4; i++) given[i - 1] = strtoul(argv[i], NULL, 10);
    closed_form forms[CLOSED_CASES];
    size_t n = closed_forms_read(forms);
    arp_gsa_design design = {
        .log2_n = (unsigned)given[1], .replicates = given[2], .seed = given[3]};
    arp_sobol sobol = {0};
    if (n == 0) return 0;
    for (size_t i = 0; i < 2 * n; i++) {
        closed_form *form = &forms[i / 2];
        coverage c;
        design.shapley = i % 2 ? ARP_GSA_ORDERS : ARP_GSA_SUBSETS;
        if (coverage_run(form, design, given[0], &c, NULL) != ARP_OK) return 1;
        show(form, &c, i % 2 ? "orders " : "subsets");
    }
    printf("%zu seeds, 2^%u rows, %zu replicates: coverage %.1f %% to %.1f %%\n", given[0],
           design.log2_n, design.replicates, 100.0 * least, 100.0 * most);
    if (arp_sobol_make(2 * forms[0].n, &sobol, NULL) != ARP_OK) return 1;
    printf("%s, total index of input 1, %d rows: RMSE %.2e on random points, %.2e on scrambled\n",
           forms[0].name, ROWS, total_rmse(&forms[0], NULL), total_rmse(&forms[0], &sobol));
    arp_sobol_free(&sobol);
    return 0;
}
