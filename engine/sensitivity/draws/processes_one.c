/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One process: nothing to exchange. */
#include "sensitivity/draws/processes.h"

arp_processes arp_processes_begin(int *argc, char ***argv) {
    (void)argc, (void)argv;
    return (arp_processes){.count = 1};
}

void arp_processes_end(arp_processes *all) {
    (void)all;
}

arp_status arp_processes_agree(arp_processes *all, arp_status mine, arp_error *err) {
    (void)all, (void)err;
    return mine;
}

arp_status arp_processes_sum(arp_processes *all, uint64_t *x, size_t n, arp_error *err) {
    (void)x, (void)n;
    return arp_processes_agree(all, ARP_OK, err);
}

arp_status arp_processes_extremes(arp_processes *all, double *low, double *high, size_t n,
                                  arp_error *err) {
    (void)low, (void)high, (void)n;
    return arp_processes_agree(all, ARP_OK, err);
}

arp_status arp_processes_fill(arp_processes *all, double *x, size_t n, arp_error *err) {
    (void)x, (void)n;
    return arp_processes_agree(all, ARP_OK, err);
}

arp_status arp_processes_tell(arp_processes *all, void *bytes, size_t n, arp_error *err) {
    (void)bytes, (void)n;
    return arp_processes_agree(all, ARP_OK, err);
}
