/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file draws.h
 * Draws on threads and processes, block by block: what a checkpoint keeps and processes share is
 * the range of the blocks and what was gathered.
 */
#ifndef SENSITIVITY_DRAWS_DRAWS_H
#define SENSITIVITY_DRAWS_DRAWS_H

#include "sensitivity/draws/gather.h"
#include "sensitivity/draws/processes.h"

/** What is to be done at the next border of blocks; the greatest of all processes' words holds. */
typedef enum arp_onward {
    ARP_ON,
    ARP_PAUSE, /* come back with what is gathered, to go on later */
    ARP_STOP
} arp_onward;

typedef struct arp_draws_run {
    const arp_model *model;
    const arp_judge *judge;
    uint64_t seed;
    uint64_t verdict_every; /* draws whose number it divides have their verdict read */
    size_t threads;         /* >= 1 */
    bool one_by_one;        /* never by the kernel: the same counts, slower */
    /* After blocks of the caller's thread, with the blocks begun so far; may be NULL. */
    arp_onward (*go_on)(void *user, uint64_t begun);
    void *user;
    arp_processes *processes; /* NULL: alone */
} arp_draws_run;

/** What came of it, the same for all processes. */
typedef struct arp_draws_done {
    uint64_t blocks; /* done, the first ones without a gap */
    arp_onward word;
} arp_draws_done;

/**
 * Run blocks first .. end - 1 of ARP_DRAWS_BLOCK draws each. Processes take parts of them, and each
 * gets the counts of all.
 *
 * @param[in,out] into  the counts are added: the same bits for any number of threads and processes;
 *                      of no use after a failure
 * @retval ARP_DOMAIN  the first draw that cannot be run, by number
 * @retval ARP_MEMORY
 */
arp_status arp_draws(const arp_draws_run *run, uint64_t first, uint64_t end, arp_gather *into,
                     arp_draws_done *drawn, arp_error *err);

#endif
