/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/indices/indices.h"

#include "base/memory.h"
#include "sensitivity/draws/processes.h"

/* Blocks done by all processes, the first ones without a gap, once each did its part of them. */
static arp_status done_by_all(arp_processes *all, uint64_t mine, uint64_t blocks, uint64_t *done,
                              arp_error *err) {
    size_t count = all ? all->count : 1;
    bool gap = false;
    uint64_t *part = arp_zalloc(count, sizeof *part);
    arp_status st = part ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) return st;
    part[all ? all->rank : 0] = mine;
    ARP_TRY(arp_processes_sum(all, part, count, err));
    *done = 0;
    for (size_t i = 0; i < count && !gap; i++) {
        *done += part[i];
        gap = part[i] < blocks * (i + 1) / count - blocks * i / count;
    }

done:
    arp_free(part);
    return st;
}

arp_status arp_gsa_estimate(const arp_gsa_run *run, arp_gsa *out, arp_error *err) {
    arp_processes *all = run->processes;
    arp_status st = ARP_OK;
    double *sums = NULL;
    ARP_TRY(arp_gsa_check(run->design, err));
    uint64_t rank = all ? all->rank : 0, count = all ? all->count : 1, done = 0;
    uint64_t blocks = arp_gsa_blocks(run->design), width = arp_gsa_width(run->design);
    uint64_t first = blocks * rank / count, end = blocks * (rank + 1) / count;
    sums = arp_zalloc(blocks, width * sizeof *sums);
    if (!sums) {
        st = arp_fail_memory(err);
        goto done;
    }
    if (first < end) ARP_TRY(arp_gsa_work(run, first, end, sums + first * width, &done, err));
    ARP_TRY(done_by_all(all, done, blocks, &done, err));
    ARP_TRY(arp_processes_fill(all, sums, blocks * width, err));
    ARP_TRY(arp_gsa_reduce(run->design, sums, done, out, err));

done:
    arp_free(sums);
    return st;
}
