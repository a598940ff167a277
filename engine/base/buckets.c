/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buckets.h"

#include <float.h>
#include <string.h>

#include "base/order.h"

enum { CROWD = 32 }; /* most numbers that one of them meets in its bucket, on average */

/* From counts, those of bucket b in from[b + 1], to where each begins; false where they crowd. */
static bool begin(uint32_t *from, size_t buckets, size_t n) {
    uint64_t met = 0;
    uint32_t at = 0;
    from[0] = 0;
    for (size_t b = 1; b <= buckets; b++) {
        uint32_t here = from[b];
        from[b] = at;
        at += here;
        met += (uint64_t)here * here;
    }
    return met <= CROWD * (uint64_t)n;
}

bool arp_buckets_fill(const double *x, size_t n, double *room, arp_buckets *out) {
    size_t buckets = n < ARP_BUCKETS ? n : ARP_BUCKETS;
    if (n < 2 || n > UINT32_MAX) return false;
    double least = x[0], most = x[0];
    for (size_t i = 1; i < n; i++) {
        least = x[i] < least ? x[i] : least;
        most = most < x[i] ? x[i] : most;
    }
    out->x = room;
    out->least = least;
    out->scale = (double)(buckets - 1) / (most - least);
    if (!(out->scale > 0.0 && out->scale <= DBL_MAX)) return false;
    memset(out->from, 0, (buckets + 1) * sizeof *out->from);
    for (size_t i = 0; i < n; i++) out->from[arp_bucket_of(out, x[i]) + 1]++;
    if (!begin(out->from, buckets, n)) return false;
    /* each beginning moves on to the next one's */
    for (size_t i = 0; i < n; i++) room[out->from[arp_bucket_of(out, x[i]) + 1]++] = x[i];
    return true;
}

void arp_sort_spread(const double *x, size_t n, double *sorted) {
    arp_buckets buckets;
    if (!arp_buckets_fill(x, n, sorted, &buckets)) {
        memcpy(sorted, x, n * sizeof *x);
        arp_sort(sorted, n);
        return;
    }
    for (size_t i = 1; i < n; i++) {
        double here = sorted[i];
        size_t at = i;
        for (; at && sorted[at - 1] > here; at--) sorted[at] = sorted[at - 1];
        sorted[at] = here;
    }
}
