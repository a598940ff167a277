/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/indices.h"

#include "base/memory.h"

arp_status arp_gsa_estimate(const arp_gsa_run *run, arp_gsa *out, arp_error *err) {
    arp_status st = ARP_OK;
    uint64_t done = 0;
    double *sums = NULL;
    ARP_TRY(arp_gsa_check(run->design, err));
    sums = arp_zalloc(arp_gsa_blocks(run->design), arp_gsa_width(run->design) * sizeof *sums);
    if (!sums) {
        st = arp_fail_memory(err);
        goto done;
    }
    ARP_TRY(arp_gsa_work(run, 0, arp_gsa_blocks(run->design), sums, &done, err));
    ARP_TRY(arp_gsa_reduce(run->design, sums, done, out, err));

done:
    arp_free(sums);
    return st;
}
