/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file processes.h
 * Processes that run the same command together and share its draws: through MPI where arpent is
 * built with it (processes_mpi.c), otherwise there is one (processes_one.c).
 *
 * Every process does all that is cheap by itself, so that all know the same; each takes its part of
 * the long work, and what is exchanged is exact: sums of whole numbers, extremes, numbers that one
 * process alone computed. So the result has the same bits for any number of processes.
 *
 * A call that exchanges is made by all of them, in the same order. One that fails elsewhere comes
 * to arp_processes_agree() with its status instead: the others then learn of it in whatever
 * exchange they are, give the same error, and nothing is exchanged any more.
 */
#ifndef SENSITIVITY_DRAWS_PROCESSES_H
#define SENSITIVITY_DRAWS_PROCESSES_H

#include "base/fail.h"

/** Who this process is. The calls below take NULL for one that is alone. */
typedef struct arp_processes {
    size_t rank;  /* 0 leads: it alone writes, prints, and keeps checkpoints */
    size_t count; /* >= 1 */
    bool over;    /* one failed */
} arp_processes;

/** Begin; once a program, before anything else. @param argc, argv  as main() got them */
arp_processes arp_processes_begin(int *argc, char ***argv);

/** End; once a program, by all of them. */
void arp_processes_end(arp_processes *all);

/** Does another one lead? */
static inline bool arp_processes_follow(const arp_processes *all) {
    return all && all->rank != 0;
}

/**
 * Come together with what each has: ARP_OK where all have, otherwise the status and the error of
 * the first that failed, by rank.
 */
arp_status arp_processes_agree(arp_processes *all, arp_status mine, arp_error *err);

/** Exchange again after a failure that ends nothing: all of them know of it, and go on. */
static inline void arp_processes_go_on(arp_processes *all) {
    if (all) all->over = false;
}

/* Exchanges; each begins by coming together, and does nothing where one has failed. */

/** x of all added up, place by place. */
arp_status arp_processes_sum(arp_processes *all, uint64_t *x, size_t n, arp_error *err);

/** The least low and the greatest high of all. */
arp_status arp_processes_extremes(arp_processes *all, double *low, double *high, size_t n,
                                  arp_error *err);

/** Each place was computed by one of them and is +0 in the others: all get it. */
arp_status arp_processes_fill(arp_processes *all, double *x, size_t n, arp_error *err);

/** All get the leader's bytes. */
arp_status arp_processes_tell(arp_processes *all, void *bytes, size_t n, arp_error *err);

#endif
