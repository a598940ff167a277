/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file closed_forms.h
 * Functions of independent uniforms whose Sobol' indices and Shapley effects are known, as stored
 * in gsa_closed_forms.json.
 */
#ifndef TESTS_CLOSED_FORMS_H
#define TESTS_CLOSED_FORMS_H

#include <stddef.h>

enum { CLOSED_MOST = 8, CLOSED_CASES = 16 };

/** One function, its inputs taken one by one or in groups. */
typedef struct closed_form {
    char name[64];
    double (*f)(const double *x, size_t n, const double *of); /* x in the unit cube */
    double of[CLOSED_MOST];                                   /* parameters         */
    size_t n;                                                 /* inputs             */
    size_t n_factors, dims[CLOSED_MOST];
    size_t input[CLOSED_MOST]; /* of each coordinate, factor after factor           */
    double variance, first[CLOSED_MOST], total[CLOSED_MOST], shapley[CLOSED_MOST];
} closed_form;

/** Value at u, whose coordinates come factor after factor. */
double closed_form_at(const closed_form *form, const double *u);

/**
 * Read the file: each function with its inputs one by one, then, where it has groups, with these.
 *
 * @param[out] forms  CLOSED_CASES
 * @return how many; 0 where the file is not there (a line says so), or has a function not known
 * here
 */
size_t closed_forms_read(closed_form *forms);

#endif
