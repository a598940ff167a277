/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/shrink.h"

#include <math.h>

#include "base/moments.h"
#include "territory/messages.h"

/* Number i of the members, the last one of which is `also`. */
static size_t pick(const size_t *member, size_t n, size_t also, size_t i) {
    if (i == n) return also;
    return member ? member[i] : i;
}

/* m = sum y / sum p; a = max(0, sum p (r - m)^2 / sum p - m / mean p). (Marshall 1991) */
arp_prior arp_marshall_prior(const double *y, const double *p, const size_t *member, size_t n,
                             size_t also) {
    arp_total events = {0}, exposed = {0}, squares = {0};
    size_t all = n + (also != SIZE_MAX), known = 0;
    for (size_t i = 0; i < all; i++) {
        size_t j = pick(member, n, also, i);
        arp_total_add(&events, y[j]);
        arp_total_add(&exposed, p[j]);
        known += p[j] > 0.0;
    }
    double people = arp_total_of(exposed), mean = arp_total_of(events) / people;
    for (size_t i = 0; i < all; i++) {
        size_t j = pick(member, n, also, i);
        if (p[j] == 0.0) continue;
        double gap = y[j] / p[j] - mean;
        arp_total_add(&squares, p[j] * gap * gap);
    }
    double variance = arp_total_of(squares) / people - mean / (people / (double)known);
    return (arp_prior){mean, fmax(0.0, variance)};
}

/* m + a / (a + m / p) (r - m), written so that nothing divides by 0. */
static double drawn(const arp_prior *prior, double y, double p) {
    double own = prior->variance * p, all = own + prior->mean;
    return all > 0.0 ? prior->mean + prior->variance * (y - p * prior->mean) / all : prior->mean;
}

static void global(const arp_shrink_input *in, double *theta) {
    const arp_prior prior = arp_marshall_prior(in->y, in->p, NULL, in->n, SIZE_MAX);
    for (size_t i = 0; i < in->n; i++) theta[i] = drawn(&prior, in->y[i], in->p[i]);
}

const arp_shrinker arp_shrink_marshall = {"marshall", ARP_MSG_SHRINK_MARSHALL, false, global};

/* The prior of a territory is that of its neighbours and itself. */
static void local(const arp_shrink_input *in, double *theta) {
    for (size_t i = 0; i < in->n; i++) {
        size_t first = in->start[i], n = in->start[i + 1] - first;
        const arp_prior prior = arp_marshall_prior(in->y, in->p, in->neighbour + first, n, i);
        theta[i] = drawn(&prior, in->y[i], in->p[i]);
    }
}

const arp_shrinker arp_shrink_marshall_local = {"marshall-local", ARP_MSG_SHRINK_MARSHALL_LOCAL,
                                                true, local};
