/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted of ranks, or of places, and what waits to be counted with others. */
#include "sensitivity/kernel/parts.h"

void arp_kernel_count_ranks(arp_kernel *k, size_t draws, const uint32_t *rank, const double *w) {
    k->way->sums(k->tally, draws, rank);
    arp_tally_add_rest(k->tally, draws, rank, w);
    if (!k->bin) return;
    arp_tally_find_bins(k->n, draws, rank, k->bin + k->binned);
    k->binned += draws;
    if (k->binned + ARP_KERNEL_TOGETHER <= ARP_TALLY_TOGETHER) return;
    arp_tally_add_bins(k->tally, k->binned, k->bin);
    k->binned = 0;
}

/* Two places at a time: where one territory keeps a place, each count waits for the last. */
void arp_kernel_count_places(arp_kernel *k) {
    size_t n = k->n, draws = k->placed;
    for (size_t place = 0; place + 1 < n; place += 2) {
        const uint16_t *at = k->place + place * ARP_KERNEL_PLACES, *next = at + ARP_KERNEL_PLACES;
        uint16_t *count = k->count + place * n;
        for (size_t d = 0; d < draws; d++) {
            count[at[d]]++;
            count[n + next[d]]++;
        }
    }
    for (size_t d = 0; n % 2 == 1 && d < draws; d++) {
        k->count[(n - 1) * n + k->place[(n - 1) * ARP_KERNEL_PLACES + d]]++;
    }
    k->counted += draws;
    k->placed = 0;
}

void arp_kernel_flush(arp_kernel *k) {
    if (k->placed) arp_kernel_count_places(k);
    if (k->binned) arp_tally_add_bins(k->tally, k->binned, k->bin);
    k->binned = 0;
    if (k->counted) arp_tally_add_counts(k->tally, k->counted, k->count);
    k->counted = 0;
}
