/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/solve/dense.h"
#include "base/memory.h"
#include "base/moments.h"
#include "weight/messages.h"
#include "weight/weight.h"

/* First principal component of the correlation matrix [Rey, Jougla, Fouillet, Hemon 2009]. */

/* An entry this near to 0 is 0; eigenvalues this near to each other are one. */
static const double ROUNDING = 1e-12, APART = 1e-9;

/* The rows where every child has a value, column after column; returns how many. */
static size_t whole_rows(const double *const *z, size_t k, size_t n, double *out) {
    size_t rows = 0;
    for (size_t i = 0; i < n; i++) {
        bool whole = true;
        for (size_t j = 0; j < k && whole; j++) whole = !isnan(z[j][i]);
        if (!whole) continue;
        for (size_t j = 0; j < k; j++) out[j * n + rows] = z[j][i];
        rows++;
    }
    return rows;
}

/* Columns of x (n apart) to mean 0 and sd 1; the first constant one, or k. */
static size_t standardise(double *x, size_t k, size_t n, size_t rows) {
    for (size_t j = 0; j < k; j++) {
        double *column = x + j * n, mean = arp_mean(column, rows);
        double sd = arp_sd(column, rows, mean);
        if (!(sd > 0.0)) return j;
        for (size_t i = 0; i < rows; i++) column[i] = (column[i] - mean) / sd;
    }
    return k;
}

static void correlate(const double *x, size_t k, size_t n, size_t rows, double *r) {
    for (size_t a = 0; a < k; a++) {
        r[a * k + a] = 1.0;
        for (size_t b = 0; b < a; b++) {
            arp_total sum = {0};
            for (size_t i = 0; i < rows; i++) arp_total_add(&sum, x[a * n + i] * x[b * n + i]);
            r[a * k + b] = r[b * k + a] = arp_total_of(sum) / (double)(rows - 1);
        }
    }
}

static arp_status first_component(const arp_weigh_names *names, double *r, size_t k, double *value,
                                  double *w, arp_error *err) {
    arp_status st = arp_dense_eigen(r, k, value, err);
    if (st != ARP_OK) return st;
    if (value[k - 1] - value[k - 2] <= APART) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_INDEX_PCA_TWO, "s", names->node);
    }
    double *first = r + (k - 1) * k;
    for (size_t j = 0; j < k; j++) {
        if (first[j] < -ROUNDING) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_INDEX_PCA_NEGATIVE, "ssn", names->child[j],
                            names->node, first[j]);
        }
        if (fabs(first[j]) <= ROUNDING) first[j] = 0.0;
    }
    arp_weight_rescale(first, k, w);
    return ARP_OK;
}

static arp_status weigh(const arp_weigh_names *names, const double *given, size_t k,
                        const double *const *z, size_t n, double *w, arp_error *err) {
    (void)given;
    arp_status st = ARP_OK;
    if (k == 1) {
        w[0] = 1.0;
        return ARP_OK;
    }
    double *x = n <= SIZE_MAX / k ? arp_zalloc(n * k, sizeof *x) : NULL;
    double *r = arp_zalloc(k * k, sizeof *r), *value = arp_zalloc(k, sizeof *value);
    if (!x || !r || !value) ARP_TRY(arp_fail_memory(err));
    size_t rows = whole_rows(z, k, n, x);
    if (rows < 3)
        ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_INDEX_PCA_ROWS, "su", names->node, rows));
    size_t constant = standardise(x, k, n, rows);
    if (constant < k) {
        ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_INDEX_PCA_CONSTANT, "ss", names->child[constant],
                         names->node));
    }
    correlate(x, k, n, rows, r);
    ARP_TRY(first_component(names, r, k, value, w, err));

done:
    arp_free(x);
    arp_free(r);
    arp_free(value);
    return st;
}

const arp_weight_rule arp_weight_pca = {"pca", ARP_MSG_METHOD_WEIGHT_PCA, false, true, weigh};
