/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file coverage.h
 * How often the interval of an index holds its true value, over seeds.
 */
#ifndef TESTS_COVERAGE_H
#define TESTS_COVERAGE_H

#include "base/threads.h"
#include "oracle/closed_forms.h"
#include "sensitivity/indices/indices.h"

enum { COVERAGE_FIRST, COVERAGE_TOTAL, COVERAGE_SHAPLEY, COVERAGE_KINDS };

static const char *const COVERAGE_NAME[COVERAGE_KINDS] = {"first", "total", "shapley"};

typedef struct coverage {
    size_t seeds;
    size_t inside[COVERAGE_KINDS][CLOSED_MOST]; /* intervals that hold the true value */
} coverage;

static inline void coverage_model(void *user, size_t slot, size_t n, const double *u, double *out) {
    const closed_form *form = user;
    size_t coordinates = 0;
    (void)slot;
    for (size_t j = 0; j < form->n_factors; j++) coordinates += form->dims[j];
    for (size_t i = 0; i < n; i++) out[i] = closed_form_at(form, u + i * coordinates);
}

static inline const double *coverage_truth(const closed_form *form, size_t kind) {
    const double *truth[COVERAGE_KINDS] = {form->first, form->total, form->shapley};
    return truth[kind];
}

static inline void coverage_add(const closed_form *form, const arp_gsa_output *out, coverage *c) {
    const arp_gsa_index *index[COVERAGE_KINDS] = {out->first, out->total, out->shapley};
    c->seeds++;
    for (size_t kind = 0; kind < COVERAGE_KINDS; kind++) {
        for (size_t j = 0; j < form->n_factors && index[kind]; j++) {
            const arp_gsa_index *i = &index[kind][j];
            double truth = coverage_truth(form, kind)[j];
            c->inside[kind][j] += i->low <= truth && truth <= i->high;
        }
    }
}

/** Of a closed form, under a design whose factors and output are filled in here, its seed and those
    that follow. */
static inline arp_status coverage_run(closed_form *form, arp_gsa_design design, size_t seeds,
                                      coverage *c, arp_error *err) {
    *c = (coverage){0};
    design.n_factors = form->n_factors;
    design.dims = form->dims;
    design.n_outputs = 1;
    for (size_t s = 0; s < seeds; s++) {
        arp_gsa out = {0};
        arp_gsa_run run = {.design = &design,
                           .model = coverage_model,
                           .user = form,
                           .threads = arp_threads_online()};
        arp_status st = arp_gsa_estimate(&run, &out, err);
        if (st != ARP_OK) return st;
        design.seed++;
        coverage_add(form, &out.output[0], c);
        arp_gsa_free(&out);
    }
    return ARP_OK;
}

#endif
