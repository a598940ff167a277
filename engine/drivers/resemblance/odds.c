/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/odds.h"

#include <math.h>

double arp_odds_log1p(double x) {
    return x > 0.0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/* Fills the shares; returns their sum and puts its slope in *slope. */
static double sum_at(const double *eta, size_t n, double level, double *share, double *slope) {
    double sum = 0.0, rise = 0.0;
    for (size_t i = 0; i < n; i++) {
        share[i] = 1.0 / (1.0 + exp(-(level + eta[i])));
        sum += share[i];
        rise += share[i] * (1.0 - share[i]);
    }
    *slope = rise;
    return sum;
}

double arp_odds_level(const double *eta, size_t n, size_t m, double start, double *share) {
    enum { STEPS = 200 };
    double least = eta[0], most = eta[0], slope;
    for (size_t i = 1; i < n; i++) {
        least = eta[i] < least ? eta[i] : least;
        most = eta[i] > most ? eta[i] : most;
    }
    double even = log((double)m / (double)(n - m)), low = even - most, high = even - least;
    double level = start < low ? low : start > high ? high : start;
    for (int step = 0; step < STEPS; step++) {
        double over = sum_at(eta, n, level, share, &slope) - (double)m;
        if (fabs(over) <= 1e-12 * (double)m || high - low <= 1e-14 * (1.0 + fabs(level))) break;
        if (over > 0.0) high = level;
        else low = level;
        double next = level - over / slope;
        level = next > low && next < high ? next : low + (high - low) / 2.0;
    }
    return level;
}

void arp_odds_moments(const double *share, const double *x, size_t n, double *mean, double *var) {
    double sum = 0.0, spread = 0.0, first = 0.0, second = 0.0;
    for (size_t i = 0; i < n; i++) {
        double v = share[i] * (1.0 - share[i]);
        sum += share[i] * x[i];
        spread += v;
        first += v * x[i];
        second += v * x[i] * x[i];
    }
    double found = spread > 0.0 ? second - first * first / spread : 0.0;
    *mean = sum;
    *var = found > 0.0 ? found : 0.0;
}
