/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file moments.h
 * From sums over rows to means and covariances over sets, and what is done with these, for a few
 * lines at once; for the files of this folder. Inline, so that one line is worked as one.
 */
#ifndef DRIVERS_DECIDE_MOMENTS_H
#define DRIVERS_DECIDE_MOMENTS_H

#include <math.h>

#include "drivers/decide/parts.h"

typedef double vec[ARP_DECIDE_LINES];
typedef vec matrix[ARP_DECIDE_LINES];

/* Half the distance of two numbers of single precision, over them; log 2. */
static const double UNIT = 0x1p-24, LN_2 = 0.6931471805599453;

/* As fmax() and fmin(), which are calls. */
static inline double greater(double x, double y) {
    return x > y ? x : y;
}

static inline double smaller(double x, double y) {
    return x < y ? x : y;
}

static inline double weight_of_all(const arp_decide_case *c) {
    double one = c->sum[0][0];
    return c->m == 1 ? one : (one * one - c->sum[1][0]) / 2.0;
}

/* Over all sets, the weighted sum of a line's sum over the set; of two lines' sums, multiplied; of
   the cube of a sum. */
static inline double sum_of(const arp_decide_case *c, size_t x) {
    const double *one = c->sum[0], *two = c->sum[1];
    return c->m == 1 ? one[x] : one[0] * one[x] - two[x];
}

static inline double product_of(const arp_decide_case *c, size_t x, size_t y, size_t xy) {
    const double *one = c->sum[0], *two = c->sum[1];
    return c->m == 1 ? one[xy] : one[0] * one[xy] + one[x] * one[y] - 2.0 * two[xy];
}

static inline double cube_of(const arp_decide_case *c) {
    const double *one = c->sum[0], *two = c->sum[1];
    if (c->m == 1) return one[3];
    return one[0] * one[3] + 3.0 * one[2] * one[1] - 4.0 * two[3];
}

/* Mean of S and its covariance, the lower half. */
static inline void given_moments(const arp_decide_case *c, size_t q, double over, double *mean,
                                 matrix cov) {
    for (size_t k = 0; k < q; k++) {
        mean[k] = sum_of(c, arp_decide_z(k)) * over;
        for (size_t l = 0; l <= k; l++) {
            double s = product_of(c, arp_decide_z(k), arp_decide_z(l), arp_decide_zz(q, k, l));
            cov[k][l] = s * over - mean[k] * mean[l];
        }
    }
}

/* Cholesky's factor, in place; false where a line is hardly more than a mixture of those before. */
static inline bool factor(matrix a, size_t q) {
    const double least = 1e-3;
    for (size_t k = 0; k < q; k++) {
        double own = a[k][k];
        for (size_t l = 0; l < k; l++) {
            for (size_t s = 0; s < l; s++) a[k][l] -= a[k][s] * a[l][s];
            a[k][l] /= a[l][l];
            a[k][k] -= a[k][l] * a[k][l];
        }
        if (!(a[k][k] > least * own && own > 0.0)) return false;
        a[k][k] = sqrt(a[k][k]);
    }
    return true;
}

/* x = L^-1 x; the sum of its squares. */
static inline double whiten(matrix a, size_t q, double *x) {
    double squares = 0.0;
    for (size_t k = 0; k < q; k++) {
        for (size_t s = 0; s < k; s++) x[k] -= a[k][s] * x[s];
        x[k] /= a[k][k];
        squares += x[k] * x[k];
    }
    return squares;
}

/* x = L'^-1 x. */
static inline void back(matrix a, size_t q, double *x) {
    for (size_t k = q; k-- > 0;) {
        for (size_t s = k + 1; s < q; s++) x[k] -= a[s][k] * x[s];
        x[k] /= a[k][k];
    }
}

/* How long L^-1 x may be, no |x_k| above most_k. */
static inline double longest(matrix a, size_t q, const double *most) {
    vec bound;
    double squares = 0.0;
    for (size_t k = 0; k < q; k++) {
        bound[k] = most[k];
        for (size_t s = 0; s < k; s++) bound[k] += fabs(a[k][s]) * bound[s];
        bound[k] /= a[k][k];
        squares += bound[k] * bound[k];
    }
    return q == 1 ? bound[0] : sqrt(squares);
}

/* Whether single precision holds a line of that variance, less its origin. */
static inline bool holds(double var, double origin) {
    const double small = 1e-18, large = 1e18, far = 1e10;
    return var > small && var < large && origin * origin < far * var;
}

static inline double range_of(const arp_decide_line *line) {
    return (double)line->high - (double)line->low;
}

#endif
