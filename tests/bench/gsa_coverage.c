/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the 95 % intervals of the indices hold the closed forms, over 500 seeds:
   bench_gsa_coverage [SEEDS [LOG2_N [REPLICATES]]]. */
#include <stdio.h>
#include <stdlib.h>

#include "golden/coverage.h"

static double least = 1.0, most = 0.0;

static void show(const closed_form *form, const coverage *c, const char *what) {
    double n = (double)c->seeds;
    for (size_t kind = 0; kind < COVERAGE_KINDS; kind++) {
        for (size_t j = 0; j < form->n_factors; j++) {
            double truth = coverage_truth(form, kind)[j], share = (double)c->inside[kind][j] / n;
            if (c->width[kind][j] == 0.0) continue;
            printf("%-32s %-8s %-8s %zu  %.6f  RMSE %.2e  half width %.2e  coverage %5.1f %%%s\n",
                   form->name, what, COVERAGE_NAME[kind], j + 1, truth,
                   sqrt(c->squares[kind][j] / n), 0.5 * c->width[kind][j] / n, 100.0 * share,
                   truth == 0.0                    ? " (true value 0)"
                   : share < 0.92 || share > 0.995 ? " ***"
                                                   : "");
            if (truth == 0.0) continue;
            least = fmin(least, share);
            most = fmax(most, share);
        }
    }
}

int main(int argc, char **argv) {
    closed_form forms[CLOSED_CASES];
    size_t n = closed_forms_read(forms), seeds = argc > 1 ? strtoul(argv[1], NULL, 10) : 500;
    arp_gsa_design design = {.log2_n = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 10,
                             .replicates = argc > 3 ? strtoul(argv[3], NULL, 10) : 16};
    for (size_t i = 0; i < n; i++) {
        for (int shapley = ARP_GSA_SUBSETS; shapley <= ARP_GSA_ORDERS; shapley++) {
            coverage c;
            design.shapley = (arp_gsa_shapley)shapley;
            if (coverage_run(&forms[i], design, seeds, &c, NULL) != ARP_OK) return 1;
            show(&forms[i], &c, shapley == ARP_GSA_SUBSETS ? "subsets" : "orders");
        }
    }
    if (n) {
        printf("%zu seeds, 2^%u rows, %zu replicates: coverage %.1f %% to %.1f %%\n", seeds,
               design.log2_n, design.replicates, 100.0 * least, 100.0 * most);
    }
    return 0;
}
