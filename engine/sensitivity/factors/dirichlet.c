/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/dirichlet.h"

#include <math.h>

#include "base/lanes/lanes.h"
#include "base/quantiles.h"

static const double SLACK = 1e-12;

size_t arp_share_dims(const arp_share_law *law) {
    return law->noise > 0.0 ? law->k : law->k - 1;
}

bool arp_share_feasible(const double *low, const double *high, size_t k) {
    double least = 0.0, most = 0.0;
    for (size_t j = 0; j < k; j++) {
        if (!(low[j] >= 0.0 && low[j] <= high[j] && high[j] <= 1.0)) return false;
        least += low[j];
        most += high[j];
    }
    return least <= 1.0 + SLACK && most >= 1.0 - SLACK;
}

/* The Beta law by its own formula where one parameter is 1, as in every flat law. */
static double beta_below(double x, double a, double b) {
    if (x <= 0.0) return 0.0;
    if (x >= 1.0) return 1.0;
    if (a == 1.0) return -expm1(b * log1p(-x));
    if (b == 1.0) return pow(x, a);
    return arp_beta_below(x, a, b);
}

static double beta_quantile(double p, double a, double b) {
    double share;
    if (a == 1.0 && b == 1.0) return p;
    if (a == 1.0) {
        arp_lanes_at(0)->flat(&p, 1, b, &share);
        return share;
    }
    if (b == 1.0) return pow(p, 1.0 / a);
    return arp_beta_quantile(p, a, b);
}

/* One piece of what is left of the stick, cut to what the bounds of all leave possible. */
static double piece(const arp_share_law *law, size_t j, double left, double after, double u) {
    double a = law->alpha[j];
    if (!law->low) return left * beta_quantile(u, a, after);
    double least = left, most = left;
    for (size_t l = j + 1; l < law->k; l++) {
        least -= law->high[l];
        most -= law->low[l];
    }
    least = fmax(least, law->low[j]);
    most = fmin(most, law->high[j]);
    if (!(most > least)) return fmax(0.0, fmin(left, least));
    double from = beta_below(least / left, a, after), to = beta_below(most / left, a, after);
    double p = from + u * (to - from), x = least;
    if (p > 0.0 && p < 1.0) x = left * beta_quantile(p, a, after);
    return fmin(most, fmax(least, x));
}

static void break_stick(const arp_share_law *law, const double *u, double *share) {
    double left = 1.0, after = 0.0;
    for (size_t j = 1; j < law->k; j++) after += law->alpha[j];
    for (size_t j = 0; j + 1 < law->k; j++) {
        share[j] = left > 0.0 ? fmin(left, piece(law, j, left, after, u[j])) : 0.0;
        left -= share[j];
        /* summed anew: differences would not be whole where the parameters are */
        after = 0.0;
        for (size_t l = j + 2; l < law->k; l++) after += law->alpha[l];
    }
    share[law->k - 1] = left;
}

/* share becomes the mix of the rays that it says. */
static void mix_rays(const arp_share_law *law, double *share) {
    double part[ARP_SHARE_ORDERED];
    size_t k = law->k;
    for (size_t t = 0; t < k; t++) part[t] = share[t];
    for (size_t j = 0; j < k; j++) {
        share[j] = 0.0;
        for (size_t t = 0; t < k; t++) share[j] += part[t] * law->ray[t * k + j];
    }
}

void arp_share_draw(const arp_share_law *law, const double *u, double *share) {
    if (law->noise > 0.0) {
        double sum = 0.0;
        for (size_t j = 0; j < law->k; j++) {
            share[j] = law->nominal[j] * (1.0 + law->noise * (2.0 * u[j] - 1.0));
            sum += share[j];
        }
        for (size_t j = 0; j < law->k; j++) share[j] /= sum;
        return;
    }
    break_stick(law, u, share);
    if (law->ray) mix_rays(law, share);
}

bool arp_share_is_flat(const arp_share_law *law) {
    bool flat = !(law->noise > 0.0) && !law->low && !law->ray;
    for (size_t j = 0; flat && j < law->k; j++) flat = law->alpha[j] == 1.0;
    return flat;
}

/* break_stick() of n draws: the last share holds what is left. No piece is more than that: a
   product with a number below 1 is not. */
void arp_share_draw_many(const arp_share_law *law, size_t n, const double *u,
                         double *const *share) {
    double piece[ARP_SHARE_TOGETHER], *restrict left = share[law->k - 1];
    for (size_t i = 0; i < n; i++) left[i] = 1.0;
    for (size_t j = 0; j + 1 < law->k; j++) {
        double *restrict one = share[j];
        const double *of_left = u + j * n;
        size_t after = law->k - 1 - j;
        if (after > 1) {
            arp_lanes_at(0)->flat(of_left, n, (double)after, piece);
            of_left = piece;
        }
        for (size_t i = 0; i < n; i++) {
            one[i] = left[i] * of_left[i];
            left[i] -= one[i];
        }
    }
}

/* Each one's order as the greater, or n_orders; false where it has two, or two as the lesser. */
static bool one_each(const size_t *more, const size_t *less, size_t n_orders, size_t k) {
    for (size_t i = 0; i < n_orders; i++) {
        if (more[i] == less[i] || more[i] >= k || less[i] >= k) return false;
        for (size_t j = 0; j < i; j++) {
            if (more[i] == more[j] || less[i] == less[j]) return false;
        }
    }
    return true;
}

/* A pair with both limits has no other order. */
static bool pair_alone(const size_t *more, const size_t *less, size_t pair, size_t n_orders) {
    for (size_t i = 0; i < n_orders; i++) {
        if (i == pair) continue;
        if (more[i] == less[pair] || less[i] == more[pair]) return false;
    }
    return true;
}

static void scale_to_one(double *ray, size_t k) {
    double sum = 0.0;
    for (size_t j = 0; j < k; j++) sum += ray[j];
    for (size_t j = 0; j < k; j++) ray[j] /= sum;
}

bool arp_share_rays(const size_t *more, const size_t *less, const double *low, const double *high,
                    size_t n_orders, size_t k, double *ray) {
    if (!one_each(more, less, n_orders, k)) return false;
    for (size_t i = 0; i < n_orders; i++) {
        if (isfinite(high[i]) && !pair_alone(more, less, i, n_orders)) return false;
        if (!(low[i] >= 0.0 && low[i] < high[i])) return false;
    }
    for (size_t t = 0; t < k; t++) {
        double *row = ray + t * k;
        for (size_t j = 0; j < k; j++) row[j] = 0.0;
        row[t] = 1.0;
        /* up the chain: who must have a share where the one below has one */
        size_t at = t, steps = 0;
        for (size_t i = 0; i < n_orders; i++) {
            if (less[i] != at) continue;
            row[more[i]] = low[i] * row[at];
            at = more[i];
            if (++steps > n_orders) return false; /* a circle */
            i = SIZE_MAX;                         /* from the first order again */
        }
        for (size_t i = 0; i < n_orders; i++) { /* the other end of a pair */
            if (isfinite(high[i]) && more[i] == t) {
                row[t] = high[i];
                row[less[i]] = 1.0;
            }
        }
        scale_to_one(row, k);
    }
    return true;
}
