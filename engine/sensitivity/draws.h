/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file draws.h
 * Draws on threads, block by block: what a checkpoint keeps and processes share is the range of the
 * blocks and what was gathered.
 */
#ifndef SENSITIVITY_DRAWS_H
#define SENSITIVITY_DRAWS_H

#include "sensitivity/gather.h"

typedef struct arp_draws_run {
    const arp_model *model;
    const arp_judge *judge;
    uint64_t seed;
    uint64_t verdict_every; /* draws whose number it divides have their verdict read */
    size_t threads;         /* >= 1 */
    bool one_by_one;        /* never by the kernel: the same counts, slower */
    /* After blocks of the caller's thread, with the blocks begun so far; may be NULL. */
    bool (*go_on)(void *user, uint64_t begun);
    void *user;
} arp_draws_run;

/**
 * Run blocks first .. end - 1 of ARP_DRAWS_BLOCK draws each.
 *
 * @param[in,out] into  the counts are added: the same bits for any number of threads; of no use
 *                      after a failure
 * @param[out] done  blocks done, the first ones without a gap
 * @retval ARP_DOMAIN  the first draw that cannot be run, by number
 * @retval ARP_MEMORY
 */
arp_status arp_draws(const arp_draws_run *run, uint64_t first, uint64_t end, arp_gather *into,
                     uint64_t *done, arp_error *err);

#endif
