/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/vote.h"

#include <math.h>

#include "base/memory.h"
#include "base/quantiles.h"
#include "base/rng.h"

/* Draws of other methods have other numbers. */
static const uint64_t FIRST_DRAW = (uint64_t)22 << 40;

/* Sums that differ by rounding alone are one. */
static const double EQUAL = 1e-12;

static bool as_far(double sum, double observed, double scale, bool two_sided) {
    double room = EQUAL * scale;
    return two_sided ? fabs(sum) >= fabs(observed) - room : sum >= observed - room;
}

/* Every sign of the G sums, each from the one before by turning one of them. */
static double count_signs(const double *sum, size_t n, double observed, double scale,
                          bool two_sided) {
    uint64_t all = (uint64_t)1 << n, hits = 0;
    double total = observed;
    bool turned[ARP_VOTE_EXACT] = {false};
    for (uint64_t code = 0; code < all; code++) {
        hits += as_far(total, observed, scale, two_sided);
        size_t bit = 0;
        while (bit < n && (code >> bit & 1)) bit++;
        if (bit == n) break;
        total += (turned[bit] ? 2.0 : -2.0) * sum[bit];
        turned[bit] = !turned[bit];
    }
    return (double)hits / (double)all;
}

static double draw_signs(const double *sum, size_t n, double observed, double scale,
                         const arp_vote_case *in) {
    size_t hits = 0;
    for (uint64_t d = 0; d < ARP_VOTE_DRAWS; d++) {
        double total = 0.0;
        uint32_t word[4] = {0};
        for (size_t g = 0; g < n; g++) {
            if (g % 128 == 0) arp_philox(in->seed, FIRST_DRAW + d, (uint32_t)(g / 128), word);
            bool down = word[g / 32 % 4] >> g % 32 & 1;
            total += down ? -sum[g] : sum[g];
        }
        hits += as_far(total, observed, scale, in->two_sided);
    }
    return (double)(hits + 1) / (ARP_VOTE_DRAWS + 1.0);
}

arp_status arp_vote_measure(const arp_vote_case *in, arp_vote *out, arp_error *err) {
    arp_vote made = {.n = in->n, .mean = NAN, .z = NAN, .p = NAN, .p_clusters = NAN};
    double observed = 0.0, variance = 0.0, scale = 0.0, *sum = NULL;
    bool *met = NULL;
    made.p_least = NAN;
    if (in->n == 0) {
        *out = made;
        return ARP_OK;
    }
    if (!arp_zalloc_all(ARP_ARRAY(sum, in->n_clusters), ARP_ARRAY(met, in->n_clusters)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < in->n; i++) {
        observed += in->value[i];
        variance += in->variance[i];
        scale += fabs(in->value[i]);
        sum[in->cluster[i]] += in->value[i];
        met[in->cluster[i]] = true;
    }
    for (size_t g = 0; g < in->n_clusters; g++) {
        if (met[g]) sum[made.n_clusters++] = sum[g];
    }
    made.mean = observed / (double)in->n;
    if (variance > 0.0) {
        made.z = observed / sqrt(variance);
        made.p = arp_normal_above(in->two_sided ? fabs(made.z) : made.z);
        if (in->two_sided) made.p = fmin(1.0, 2.0 * made.p);
    }
    bool every = made.n_clusters <= ARP_VOTE_EXACT;
    size_t alike = in->two_sided ? 2 : 1; /* ways to be the farthest */
    made.method = every ? ARP_P_EXACT : ARP_P_MONTE_CARLO;
    made.p_least =
        every ? (double)alike / ldexp(1.0, (int)made.n_clusters) : 1.0 / (ARP_VOTE_DRAWS + 1.0);
    made.p_clusters = every ? count_signs(sum, made.n_clusters, observed, scale, in->two_sided)
                            : draw_signs(sum, made.n_clusters, observed, scale, in);
    arp_free(sum);
    arp_free(met);
    *out = made;
    return ARP_OK;
}
