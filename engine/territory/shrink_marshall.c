/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/shrink.h"

#include "territory/messages.h"

/* Number i of the members, the last one of which is `also`. */
static size_t pick(const size_t *member, size_t n, size_t also, size_t i) {
    if (i == n) return also;
    return member ? member[i] : i;
}

arp_prior arp_marshall_prior(const arp_shrink_input *in, const size_t *member, size_t n,
                             size_t also) {
    arp_marshall sums = {0};
    size_t all = n + (also != SIZE_MAX);
    for (size_t i = 0; i < all; i++) {
        size_t j = pick(member, n, also, i);
        if (in->p[j] > 0.0) arp_marshall_add(&sums, in->p[j], in->y[j] / in->p[j]);
    }
    double mean = arp_marshall_mean(&sums);
    for (size_t i = 0; i < all; i++) {
        size_t j = pick(member, n, also, i);
        double p = in->p[j];
        if (!(p > 0.0)) continue;
        arp_marshall_spread(&sums, p, in->y[j] / p, arp_chance_variance(in->model, mean, p));
    }
    return arp_marshall_end(&sums);
}

static double drawn(const arp_shrink_input *in, const arp_prior *prior, size_t i) {
    double p = in->p[i];
    if (!(p > 0.0)) return prior->mean;
    return arp_marshall_drawn(prior, in->y[i] / p, arp_chance_variance(in->model, prior->mean, p));
}

static void global(const arp_shrink_input *in, double *theta) {
    const arp_prior prior = arp_marshall_prior(in, NULL, in->n, SIZE_MAX);
    for (size_t i = 0; i < in->n; i++) theta[i] = drawn(in, &prior, i);
}

const arp_shrinker arp_shrink_marshall = {"marshall", ARP_MSG_SHRINK_MARSHALL, false, global};

/* The prior of a territory is that of its neighbours and itself. */
static void local(const arp_shrink_input *in, double *theta) {
    for (size_t i = 0; i < in->n; i++) {
        size_t first = in->start[i], n = in->start[i + 1] - first;
        const arp_prior prior = arp_marshall_prior(in, in->neighbour + first, n, i);
        theta[i] = drawn(in, &prior, i);
    }
}

const arp_shrinker arp_shrink_marshall_local = {"marshall-local", ARP_MSG_SHRINK_MARSHALL_LOCAL,
                                                true, local};
