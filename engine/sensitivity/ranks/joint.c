/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/order.h"
#include "base/quantiles.h"
#include "sensitivity/ranks/messages.h"
#include "sensitivity/ranks/sets.h"

/* How many of n rising values are above a bound. */
static size_t above(const double *x, size_t n, double bound) {
    size_t from = 0, to = n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (x[middle] > bound) to = middle;
        else from = middle + 1;
    }
    return n - from;
}

/* How many are below: the others are not. */
static size_t below(const double *x, size_t n, double bound) {
    size_t from = 0, to = n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (x[middle] < bound) from = middle + 1;
        else to = middle;
    }
    return from;
}

/* i is above j where its whole interval is: each misses its value with probability `miss`. */
static arp_status intervals(const arp_rank_sets_of *of, double miss, arp_rank_joint *out,
                            arp_error *err) {
    double z = arp_normal_quantile_above(0.5 * miss);
    double *low = arp_zalloc(of->n, sizeof *low), *high = arp_zalloc(of->n, sizeof *high);
    bool ok = low && high;
    for (size_t i = 0; ok && i < of->n; i++) {
        low[i] = of->x[i] - z * of->sigma[i];
        high[i] = of->x[i] + z * of->sigma[i];
    }
    if (ok) {
        arp_sort(low, of->n);
        arp_sort(high, of->n);
    }
    for (size_t i = 0; ok && i < of->n; i++) {
        double half = z * of->sigma[i];
        out->set[i] = (arp_rank_set){1 + (uint32_t)above(low, of->n, of->x[i] + half),
                                     (uint32_t)(of->n - below(high, of->n, of->x[i] - half))};
    }
    *out = (arp_rank_joint){.set = out->set, .steps = 1, .critical = z};
    arp_free(low);
    arp_free(high);
    return ok ? ARP_OK : arp_fail_memory(err);
}

/* 1 - (1 - alpha)^(1/n), without the cancellation. */
static arp_status sidak(const arp_rank_sets_of *of, arp_rank_joint *out, arp_error *err) {
    return intervals(of, -expm1(log1p(-of->alpha) / (double)of->n), out, err);
}

static arp_status bonferroni(const arp_rank_sets_of *of, arp_rank_joint *out, arp_error *err) {
    return intervals(of, of->alpha / (double)of->n, out, err);
}

const arp_rank_method arp_rank_sidak = {"sidak", ARP_MSG_RANK_SETS_SIDAK, sidak};
const arp_rank_method arp_rank_bonferroni = {"bonferroni", ARP_MSG_RANK_SETS_BONFERRONI,
                                             bonferroni};
