/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file dense.h
 * Small dense linear algebra through LAPACKE and the OpenBLAS that has no threads, so that bits do
 * not depend on the machine's cores. They do depend on the kernels that OpenBLAS takes for the
 * processor: methods.md 9.1.
 */
#ifndef BASE_SOLVE_DENSE_H
#define BASE_SOLVE_DENSE_H

#include "base/fail.h"

/**
 * Eigenvalues (rising) and eigenvectors of a symmetric k x k matrix, row-major.
 *
 * @param[in,out] a  in: the matrix; out: row j is the eigenvector of value[j], unit length, its
 *                   largest entry (the first of equals) positive
 * @param[out] value k doubles
 * @retval ARP_INTERNAL  no convergence
 * Cost: O(k^3).
 */
arp_status arp_dense_eigen(double *a, size_t k, double *value, arp_error *err);

/** OpenBLAS as it was built: its version first. */
const char *arp_dense_library(void);

/** The family of processors whose kernels it took. */
const char *arp_dense_kernels(void);

#endif
