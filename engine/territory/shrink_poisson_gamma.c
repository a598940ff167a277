/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/shrink.h"

#include <float.h>
#include <math.h>

#include "base/moments.h"
#include "territory/messages.h"

/* y ~ Poisson(p theta), theta ~ gamma of mean m and variance v, so y has the variance
   p (m + p v). Clayton and Kaldor (1987) ask that m be the mean of the estimates
   (y v + m^2) / (p v + m), and that v agree with their spread; in m and v the two read

     sum (y - m p) / (m + p v) = 0      sum (y - m p)^2 / (p (m + p v)) = N - 1

   which, unlike their own iteration, has no trouble where v is near 0. */

enum { MOST_STEPS = 100 };

/* m for a given v, from a start: Newton on a falling convex function, from its left side. */
static double mean_for(const double *y, const double *p, size_t n, double v, double m) {
    for (int step = 0; step < MOST_STEPS; step++) {
        arp_total gap = {0}, slope = {0};
        for (size_t i = 0; i < n; i++) {
            if (p[i] == 0.0) continue;
            double spread = m + p[i] * v;
            arp_total_add(&gap, (y[i] - m * p[i]) / spread);
            arp_total_add(&slope, (y[i] + p[i] * p[i] * v) / (spread * spread));
        }
        double next = m + arp_total_of(gap) / arp_total_of(slope);
        if (!(next > 0.0)) next = m / 2.0; /* too far: keep on the side of the root */
        if (fabs(next - m) <= 2.0 * DBL_EPSILON * m) return next;
        m = next;
    }
    return m;
}

/* By how much the counts spread more than m and v say, in units of N - 1. */
static double excess(const double *y, const double *p, size_t n, double v, double m) {
    arp_total sum = {0};
    size_t known = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i] == 0.0) continue;
        double gap = y[i] - m * p[i];
        arp_total_add(&sum, gap * gap / (p[i] * (m + p[i] * v)));
        known++;
    }
    return arp_total_of(sum) - (double)known + 1.0;
}

/* The root of the excess between two variances, above and below it: false position with the
   Illinois weights, which halve the end that stays. */
static arp_prior between(const double *y, const double *p, size_t n, arp_prior low, double above,
                         arp_prior high, double below) {
    arp_prior at = low;
    for (int step = 0, side = 0; step < MOST_STEPS; step++) {
        double v = (low.variance * below - high.variance * above) / (below - above);
        if (!(v > low.variance && v < high.variance)) break; /* as near as doubles come */
        at = (arp_prior){mean_for(y, p, n, v, at.mean), v};
        double left = excess(y, p, n, v, at.mean);
        if (left == 0.0) break;
        if (left > 0.0) {
            if (side > 0) below /= 2.0;
            low = at;
            above = left;
            side = 1;
        } else {
            if (side < 0) above /= 2.0;
            high = at;
            below = left;
            side = -1;
        }
    }
    return at; /* the last step is the nearest: the ends carry halved weights */
}

arp_prior arp_gamma_prior(const double *y, const double *p, size_t n) {
    arp_total events = {0}, exposed = {0};
    size_t known = 0;
    for (size_t i = 0; i < n; i++) {
        known += p[i] > 0.0;
        arp_total_add(&events, p[i] > 0.0 ? y[i] : 0.0);
        arp_total_add(&exposed, p[i]);
    }
    arp_prior low = {arp_total_of(events) / arp_total_of(exposed), 0.0}, high;
    if (known < 2 || low.mean == 0.0) return low;
    double above = excess(y, p, n, 0.0, low.mean), below;
    if (!(above > 0.0)) return low;
    high.variance = low.mean * low.mean;
    for (;;) {
        high.mean = mean_for(y, p, n, high.variance, low.mean);
        below = excess(y, p, n, high.variance, high.mean);
        if (below == 0.0) return high;
        if (!(below > 0.0)) return between(y, p, n, low, above, high, below);
        low = high;
        above = below;
        high.variance *= 4.0;
    }
}

/* (y + nu) / (p + alpha) with nu = m^2 / v, alpha = m / v. */
static void poisson_gamma(const arp_shrink_input *in, double *theta) {
    const arp_prior prior = arp_gamma_prior(in->y, in->p, in->n);
    double m = prior.mean, v = prior.variance;
    for (size_t i = 0; i < in->n; i++) {
        theta[i] = m > 0.0 && in->p[i] > 0.0 ? (in->y[i] * v + m * m) / (in->p[i] * v + m) : m;
    }
}

const arp_shrinker arp_shrink_poisson_gamma = {"poisson-gamma", ARP_MSG_SHRINK_POISSON_GAMMA, false,
                                               poisson_gamma};
