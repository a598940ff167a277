/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file matrices.h
 * What is a square of numbers, territories by territories or by ranks, and would be a table of
 * n x n rows: results.h5 alone holds it, up to ARP_MATRIX_ROWS territories.
 */
#ifndef REPORT_TABLES_MATRICES_H
#define REPORT_TABLES_MATRICES_H

#include "report/tables/facts.h"

typedef struct arp_matrix {
    const char *name, *unit;
    const char *title[2];
    const char *method; /* where the manual says how it is found */
    bool by_rank;       /* columns are ranks 1 .. n; else the territories, as the rows */
    const double *(*cells)(const arp_facts *facts); /* n x n, row-major; NULL where not kept */
} arp_matrix;

/** Every matrix, in the order they are written. Its rows are the territories of the values. */
size_t arp_matrices(const arp_matrix **all);

#endif
