/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/tipping.h"

/* Runs by bundle, from left to right in each: place[start[g]] .. are the runs of bundle g. */
static void by_bundle(const arp_stays *runs, size_t n, size_t *start, size_t *place) {
    for (size_t i = 0; i < runs->n; i++) start[runs->at[i].bundle + 1]++;
    for (size_t g = 0; g < n; g++) start[g + 1] += start[g];
    for (size_t i = 0; i < runs->n; i++) place[start[runs->at[i].bundle]++] = i;
    for (size_t g = n; g > 0; g--) start[g] = start[g - 1];
    start[0] = 0;
}

/* Joins runs that touch, and drops what is no wider than a point; returns how many are left. */
static size_t join(const arp_stays *runs, const size_t *place, size_t n, arp_interval *out) {
    size_t joined = 0, kept = 0;
    for (size_t i = 0; i < n; i++) {
        const arp_stay *run = &runs->at[place[i]];
        double from = run->from < ARP_POINT ? 0.0 : run->from;
        double to = run->to > 1.0 - ARP_POINT ? 1.0 : run->to;
        if (joined > 0 && from - out[joined - 1].to < ARP_POINT) {
            out[joined - 1].to = to;
        } else {
            out[joined++] = (arp_interval){from, to};
        }
    }
    for (size_t i = 0; i < joined; i++) {
        if (out[i].to - out[i].from >= ARP_POINT) out[kept++] = out[i];
    }
    return kept;
}

arp_status arp_membership_make(const arp_bundles *bundles, const arp_stays *runs, arp_pool *pool,
                               arp_membership *out, arp_error *err) {
    size_t *start = arp_zalloc(bundles->n + 1, sizeof *start);
    size_t *place = arp_zalloc(runs->n, sizeof *place);
    arp_interval *joined = arp_zalloc(runs->n, sizeof *joined);
    bool ok = start && place && joined;
    if (ok) by_bundle(runs, bundles->n, start, place);
    for (size_t g = 0; ok && g < bundles->n; g++) {
        arp_membership m = {0};
        m.n = join(runs, place + start[g], start[g + 1] - start[g], joined);
        m.at = arp_pool_take(pool, m.n, sizeof *m.at);
        ok = m.at != NULL;
        for (size_t i = 0; ok && i < m.n; i++) m.at[i] = joined[i];
        for (size_t r = bundles->start[g]; r < bundles->start[g + 1]; r++) out[bundles->row[r]] = m;
    }
    arp_free(start);
    arp_free(place);
    arp_free(joined);
    return ok ? ARP_OK : arp_fail_memory(err);
}
