/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/quantiles.h"

#define MATHLIB_STANDALONE
#include <Rmath.h>

double arp_normal_above(double z) {
    return pnorm5(z, 0.0, 1.0, 0, 0);
}

double arp_normal_quantile_above(double p) {
    return qnorm5(p, 0.0, 1.0, 0, 0);
}

double arp_t_quantile_above(double p, double df) {
    return qt(p, df, 0, 0);
}

double arp_poisson_below(double x, double mean) {
    return ppois(x, mean, 1, 0);
}

double arp_poisson_above(double x, double mean) {
    return x <= 0.0 ? 1.0 : ppois(x - 1.0, mean, 0, 0);
}

double arp_binomial_below(double x, double n, double p) {
    return pbinom(x, n, p, 1, 0);
}

double arp_binomial_above(double x, double n, double p) {
    return x <= 0.0 ? 1.0 : pbinom(x - 1.0, n, p, 0, 0);
}

double arp_hypergeometric_below(double x, double marked, double others, double n) {
    return phyper(x, marked, others, n, 1, 0);
}

double arp_hypergeometric_above(double x, double marked, double others, double n) {
    return x <= 0.0 ? 1.0 : phyper(x - 1.0, marked, others, n, 0, 0);
}

double arp_gamma_quantile(double p, double shape) {
    return qgamma(p, shape, 1.0, 1, 0);
}

double arp_beta_below(double x, double a, double b) {
    return pbeta(x, a, b, 1, 0);
}

double arp_beta_quantile(double p, double a, double b) {
    return qbeta(p, a, b, 1, 0);
}

double arp_log_choose(double n, double k) {
    return lchoose(n, k);
}
