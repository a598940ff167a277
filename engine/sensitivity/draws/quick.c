/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/resemblance/logit.h"
#include "sensitivity/draws/judge.h"

/* Sums of standardised values nearer than this are tied: as in drivers/conditional.c. */
static const double EQUAL = 1e-9;

/* A step of Newton's is the last one once what is left after it is below this. */
static const double NEAR = 1e-13;

/* Mean 0 and sample spread 1; all 0 where constant. */
static void standardise(const double *x, size_t n, double *z) {
    double sum = 0.0, squares = 0.0, least = x[0], most = x[0];
    for (size_t i = 0; i < n; i++) {
        sum += x[i];
        least = x[i] < least ? x[i] : least;
        most = x[i] > most ? x[i] : most;
    }
    double mean = sum / (double)n;
    for (size_t i = 0; i < n; i++) squares += (x[i] - mean) * (x[i] - mean);
    double sd = most > least ? sqrt(squares / (double)(n - 1)) : 0.0;
    for (size_t i = 0; i < n; i++) z[i] = sd > 0.0 ? (x[i] - mean) / sd : 0.0;
}

/* Mean and variance of the sum of z over a set of m = 1 or 2, P(T) proportional to exp(b sum of z).
   All sets with row i the last: row i alone, or row i with each before it. */
static void moments(const double *z, size_t n, size_t m, double b, double *odds, double *mean,
                    double *variance) {
    double top = b * z[0];
    for (size_t i = 1; i < n; i++) top = b * z[i] > top ? b * z[i] : top;
    double t0 = 0.0, t1 = 0.0, t2 = 0.0, e0 = 0.0, e1 = 0.0, e2 = 0.0;
    for (size_t i = 0; i < n; i++) odds[i] = exp(b * z[i] - top);
    for (size_t i = 0; i < n; i++) {
        double w = odds[i], x = z[i];
        if (m == 2) {
            e0 += w * t0;
            e1 += w * (t1 + x * t0);
            e2 += w * (t2 + 2.0 * x * t1 + x * x * t0);
        }
        t0 += w;
        t1 += w * x;
        t2 += w * x * x;
    }
    double all = m == 2 ? e0 : t0;
    *mean = (m == 2 ? e1 : t1) / all;
    *variance = (m == 2 ? e2 : t2) / all - *mean * *mean;
}

/* 1 or -1 where the selected are the greatest or the least; as in drivers/logit.c. */
static int at_the_end(const double *z, size_t n, const size_t *selected, size_t m) {
    double least = INFINITY, most = -INFINITY, other_least = INFINITY, other_most = -INFINITY;
    for (size_t i = 0, t = 0; i < n; i++) {
        bool in = t < m && selected[t] == i;
        t += in;
        if (in) {
            least = z[i] < least ? z[i] : least;
            most = z[i] > most ? z[i] : most;
        } else {
            other_least = z[i] < other_least ? z[i] : other_least;
            other_most = z[i] > other_most ? z[i] : other_most;
        }
    }
    bool high = least >= other_most, low = most <= other_least;
    return high == low ? 0 : high ? 1 : -1;
}

/* The coefficient at which the mean is what was observed: Newton's steps within a bracket. */
static double fit(const double *z, size_t n, const size_t *selected, size_t m, double *odds) {
    enum { STEPS = 100 };
    int end = at_the_end(z, n, selected, m);
    double observed = 0.0, low = -ARP_LOGIT_MOST, high = ARP_LOGIT_MOST, before = 0.0;
    for (size_t t = 0; t < m; t++) observed += z[selected[t]];
    if (end) return (double)end * ARP_LOGIT_MOST;
    double b = observed / (double)m / (1.0 - (double)m / (double)n);
    b = fmax(low, fmin(high, b));
    for (int i = 0; i < STEPS; i++) {
        double mean, variance;
        moments(z, n, m, b, odds, &mean, &variance);
        double gradient = observed - mean, next = b + gradient / (variance + 1e-300);
        if ((b >= ARP_LOGIT_MOST && gradient >= 0.0) || (b <= -ARP_LOGIT_MOST && gradient <= 0.0)) {
            break;
        }
        if (gradient > 0.0) low = b;
        else high = b;
        if (next >= ARP_LOGIT_MOST && high >= ARP_LOGIT_MOST) next = ARP_LOGIT_MOST;
        else if (next <= -ARP_LOGIT_MOST && low <= -ARP_LOGIT_MOST) next = -ARP_LOGIT_MOST;
        else if (!(next > low && next < high)) next = low + (high - low) / 2.0;
        double moved = fabs(next - b), ratio = moved / before;
        b = next;
        before = moved;
        if (!(moved * ratio * ratio > NEAR)) break; /* the error of a step is squared by the next */
    }
    return b;
}

/* P(sum of own >= observed): rows by falling value, and how many of them reach it with row i. */
static double tail(const double *own, const double *odds, const uint32_t *order, size_t n, size_t m,
                   double observed, double *sums) {
    double all = 0.0, hits = 0.0, least = observed - EQUAL;
    size_t reach = n;
    sums[0] = 0.0;
    for (size_t i = 0; i < n; i++) sums[i + 1] = sums[i] + odds[order[i]];
    for (size_t i = 0; i < n; i++) {
        double w = odds[order[i]], x = own[order[i]];
        if (m == 1) {
            all += w;
            hits += x >= least ? w : 0.0;
            continue;
        }
        while (reach > 0 && !(x + own[order[reach - 1]] >= least)) reach--;
        all += w * sums[i];
        hits += w * sums[reach < i ? reach : i];
    }
    return hits < all ? hits / all : all > 0.0 ? 1.0 : NAN;
}

double arp_quick_conditional(arp_sight *sight, arp_places *places, size_t side, uint32_t *order) {
    const arp_judge *j = sight->judge;
    size_t n = j->n, m = j->m;
    double *own = sight->z, *other = sight->z + n, *odds = sight->odds, *sums = sight->odds + n,
           observed = 0.0;
    double mean, variance;
    standardise(sight->what.line[side], n, own);
    standardise(sight->what.line[1 - side], n, other);
    for (size_t t = 0; t < m; t++) observed += own[j->selected[t]];
    moments(other, n, m, fit(other, n, j->selected, m, odds), odds, &mean, &variance);
    if (m == 2) arp_places_order(places, own, order);
    else
        for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
    return tail(own, odds, order, n, m, observed, sums);
}
