/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Processes through MPI. An error of MPI itself ends all of them, as MPI does unless told. */
#include "sensitivity/draws/processes.h"

#include <mpi.h>

enum { AT_ONCE = 1 << 26 }; /* numbers of one call: MPI counts in int */

arp_processes arp_processes_begin(int *argc, char ***argv) {
    int level, rank, count;
    MPI_Init_thread(argc, argv, MPI_THREAD_FUNNELED, &level);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &count);
    return (arp_processes){.rank = (size_t)rank, .count = (size_t)count};
}

void arp_processes_end(arp_processes *all) {
    (void)all;
    MPI_Finalize();
}

static bool together(const arp_processes *all) {
    return all && all->count > 1 && !all->over;
}

arp_status arp_processes_agree(arp_processes *all, arp_status mine, arp_error *err) {
    if (!together(all)) return mine;
    int first = mine == ARP_OK ? (int)all->count : (int)all->rank;
    arp_error why = {.code = mine};
    if (err && err->code != ARP_OK) why = *err;
    MPI_Allreduce(MPI_IN_PLACE, &first, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    if ((size_t)first == all->count) return ARP_OK;
    all->over = true;
    MPI_Bcast(&why, (int)sizeof why, MPI_BYTE, first, MPI_COMM_WORLD);
    if (err) *err = why;
    return why.code;
}

/* One reduction in place, cut where it is longer than an int counts. */
static arp_status reduce(arp_processes *all, void *x, size_t n, MPI_Datatype type, MPI_Op op,
                         arp_error *err) {
    arp_status st = arp_processes_agree(all, ARP_OK, err);
    if (st != ARP_OK || !together(all)) return st;
    for (size_t at = 0; at < n; at += AT_ONCE) {
        int some = n - at < AT_ONCE ? (int)(n - at) : AT_ONCE;
        char *from = (char *)x + at * sizeof(uint64_t); /* doubles are as long */
        MPI_Allreduce(MPI_IN_PLACE, from, some, type, op, MPI_COMM_WORLD);
    }
    return ARP_OK;
}

arp_status arp_processes_sum(arp_processes *all, uint64_t *x, size_t n, arp_error *err) {
    return reduce(all, x, n, MPI_UINT64_T, MPI_SUM, err);
}

arp_status arp_processes_extremes(arp_processes *all, double *low, double *high, size_t n,
                                  arp_error *err) {
    arp_status st = reduce(all, low, n, MPI_DOUBLE, MPI_MIN, err);
    return st == ARP_OK ? reduce(all, high, n, MPI_DOUBLE, MPI_MAX, err) : st;
}

arp_status arp_processes_fill(arp_processes *all, double *x, size_t n, arp_error *err) {
    return reduce(all, x, n, MPI_UINT64_T, MPI_BOR, err); /* bits, for a sum would touch them */
}

arp_status arp_processes_tell(arp_processes *all, void *bytes, size_t n, arp_error *err) {
    arp_status st = arp_processes_agree(all, ARP_OK, err);
    if (st != ARP_OK || !together(all)) return st;
    for (size_t at = 0; at < n; at += AT_ONCE) {
        int some = n - at < AT_ONCE ? (int)(n - at) : AT_ONCE;
        MPI_Bcast((char *)bytes + at, some, MPI_BYTE, 0, MPI_COMM_WORLD);
    }
    return ARP_OK;
}
