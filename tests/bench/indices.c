/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the 95 % intervals of the indices of the case hold the indices of a reference run of 64
   times the rows: bench_indices [SEEDS [REPLICATES [LOG2_POINTS [FIRST_SEED]]]], of
   config/pyrenees-cathares.yaml, with the rows that it asks for unless others are given; 200 seeds
   from 1 on, the reference at seed 0. Outputs that have no index are left out, and so are factors
   that do nothing, whose indices are 0 in every run. Prints the coverage of each output, and that
   pooled over outputs and factors; fails where it is under 94 %. Some minutes. */
#include <stdio.h>
#include <stdlib.h>

#include "base/threads.h"
#include "study/study.h"

enum { ORDERS = 3, DEFAULT_BASE = 7, MORE = 6 /* 2^6 times the rows */ };

static const char *const NAME[ORDERS] = {"first", "total", "shapley"};
static const double LEAST = 0.94;

typedef struct tally {
    size_t held, asked, above, below; /* the truth above the interval, below it */
    double width;
} tally;

static arp_gsa_index *of_order(const arp_gsa_output *output, size_t order) {
    arp_gsa_index *const index[ORDERS] = {output->first, output->total, output->shapley};
    return index[order];
}

/* A factor that does nothing has an index of exactly 0 in every run, which proves nothing. */
static void add(const arp_gsa_index *found, double truth, tally *to) {
    if (truth == 0.0) return;
    to->asked++;
    to->above += truth > found->high;
    to->below += truth < found->low;
    to->held += found->low <= truth && truth <= found->high;
    to->width += found->high - found->low;
}

static void compare(const arp_gsa *found, const arp_gsa *truth, tally *to) {
    for (size_t o = 0; o < found->n_outputs; o++) {
        const arp_gsa_output *a = &found->output[o], *b = &truth->output[o];
        if (a->state != ARP_GSA_VARIES || b->state != ARP_GSA_VARIES) continue;
        for (size_t order = 0; order < ORDERS; order++) {
            for (size_t j = 0; j < found->n_factors && of_order(a, order); j++) {
                add(&of_order(a, order)[j], of_order(b, order)[j].value,
                    &to[(o * found->n_factors + j) * ORDERS + order]);
            }
        }
    }
}

static int estimate(arp_study *study, uint64_t seed, size_t base, arp_answer *answer) {
    arp_sensitivity_options options = {.threads = arp_threads_online()};
    arp_error err = {0};
    study->seed = seed;
    study->sensitivity.draws = ARP_DRAWS_BLOCK;
    study->sensitivity.curve = 1;
    study->sensitivity.base = base;
    if (arp_study_sensitivity(study, &options, answer, &err) == ARP_OK) return 0;
    char text[ARP_ERROR_TEXT];
    arp_error_text(&err, ARP_EN, text, sizeof text);
    fprintf(stderr, "%s\n", text);
    return 1;
}

static void put(const char *what, const tally *t) {
    double n = (double)t->asked;
    if (t->asked == 0) return;
    printf(
        "%-36s held %5.1f %%, missed from above %4.1f %%, from below %4.1f %%, mean width %.3f\n",
        what, 100.0 * (double)t->held / n, 100.0 * (double)t->above / n,
        100.0 * (double)t->below / n, t->width / n);
}

static void pool(const tally *from, tally *to) {
    to->asked += from->asked;
    to->held += from->held;
    to->above += from->above;
    to->below += from->below;
    to->width += from->width;
}

/* Each output over its factors, then all together; 1 where an order is held too seldom. */
static int report(const arp_sens_indices *indices, const tally *count) {
    int failed = 0;
    for (size_t order = 0; order < ORDERS; order++) {
        tally all = {0};
        char what[80];
        for (size_t o = 0; o < indices->n_outputs; o++) {
            tally output = {0};
            for (size_t j = 0; j < indices->n_groups; j++) {
                pool(&count[(o * indices->n_groups + j) * ORDERS + order], &output);
            }
            snprintf(what, sizeof what, "%s, %s, mean %.3g", NAME[order],
                     arp_output_kind_name(indices->output[o].kind), indices->found.output[o].mean);
            put(what, &output);
            pool(&output, &all);
        }
        snprintf(what, sizeof what, "%s, all", NAME[order]);
        put(what, &all);
        failed |= (double)all.held < LEAST * (double)all.asked;
    }
    return failed;
}

int main(int argc, char **argv) {
    /* other readings of an indicator are in no table of docs/methods.md 7.5 */
    static const char *const SET[] = {"sensitivity.factors.variants=none"};
    static const arp_study_options OPTIONS = {.set = SET, .n_set = 1};
    size_t given[4] = {200, 0, 0, 1};
    arp_study study;
    arp_answer truth = {0}, one = {0};
    for (int i = 1; i < argc && i <= 4; i++) given[i - 1] = strtoul(argv[i], NULL, 10);
    if (arp_study_open(ARP_SOURCE_DIR "/config/pyrenees-cathares.yaml", &OPTIONS, &study, NULL) ||
        arp_study_run(&study, &truth, NULL) || arp_study_run(&study, &one, NULL))
        return 1;
    if (given[1]) study.sensitivity.replicates = given[1];
    if (given[2]) study.sensitivity.base = given[2];
    size_t base = study.sensitivity.base ? study.sensitivity.base : DEFAULT_BASE;
    if (estimate(&study, 0, base + MORE, &truth)) return 1;
    const arp_sens_indices *indices = truth.sensitivity.indices;
    tally *count = calloc(indices->n_outputs * indices->n_groups * ORDERS, sizeof *count);
    int failed = !count;
    for (size_t s = 0; s < given[0] && !failed; s++) {
        failed = estimate(&study, given[3] + s, base, &one);
        if (!failed) compare(&one.sensitivity.indices->found, &indices->found, count);
    }
    if (!failed) {
        printf("%zu seeds of %zu scrambles of %d rows\n", given[0], indices->found.replicates,
               1 << base);
        failed = report(indices, count);
    }
    free(count);
    arp_answer_free(&one);
    arp_answer_free(&truth);
    arp_study_free(&study);
    return failed;
}
