/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/solve/dense.h"
#include "base/messages.h"

#include <cblas.h>
#include <lapacke.h>
#include <limits.h>
#include <math.h>

/* Entries this near to the largest count as equal to it: rounding must not choose the sign. */
static const double EQUALS = 1e-9;

static void set_sign(double *vector, size_t k) {
    double most = 0.0;
    for (size_t i = 0; i < k; i++) most = fmax(most, fabs(vector[i]));
    size_t first = 0;
    while (first + 1 < k && fabs(vector[first]) < most * (1.0 - EQUALS)) first++;
    if (vector[first] >= 0.0) return;
    for (size_t i = 0; i < k; i++) vector[i] = -vector[i];
}

arp_status arp_dense_eigen(double *a, size_t k, double *value, arp_error *err) {
    if (k > INT_MAX / 4) return arp_fail_memory(err);
    /* A symmetric matrix is its own transpose, so column-major spares LAPACKE a copy, and an
       eigenvector, a column there, is a row here. */
    lapack_int info =
        LAPACKE_dsyev(LAPACK_COL_MAJOR, 'V', 'U', (lapack_int)k, a, (lapack_int)k, value);
    if (info == LAPACK_WORK_MEMORY_ERROR) return arp_fail_memory(err);
    if (info != 0) return arp_fail(err, ARP_INTERNAL, ARP_MSG_DENSE_FAILED, "");
    for (size_t j = 0; j < k; j++) set_sign(a + j * k, k);
    return ARP_OK;
}

const char *arp_dense_library(void) {
    return openblas_get_config();
}

const char *arp_dense_kernels(void) {
    return openblas_get_corename();
}
