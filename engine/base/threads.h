/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file threads.h
 * All threading: numbered blocks of work handed out to threads, next block by an atomic counter.
 *
 * What is done depends on the blocks alone, never on how many threads there are or on which of
 * them takes a block: a block writes to its thread's workspace what may be gathered in any order
 * (whole numbers), or to a place of its own what is then reduced in the order of the blocks.
 */
#ifndef BASE_THREADS_H
#define BASE_THREADS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct arp_blocks {
    uint64_t first, end; /* blocks first .. end - 1                                              */
    size_t threads;      /* at most so many, the caller's among them; >= 1                       */
    void *user;
    /* Do one block; slot, below threads, is the thread's own. Called from several threads. */
    void (*work)(void *user, size_t slot, uint64_t block);
    /* Called by the caller's thread alone, after each block of its own, with the number of blocks
       handed out so far; false: hand out no more. May be NULL. */
    bool (*go_on)(void *user, uint64_t begun);
} arp_blocks;

/**
 * Run the blocks; returns when all that were begun are done.
 *
 * A thread that cannot be made is done without: slower, the same result. Allocates nothing but what
 * making a thread takes.
 *
 * @return the number of blocks done: all of them, or, once go_on() said no, the first ones, without
 *         a gap
 */
uint64_t arp_blocks_run(const arp_blocks *blocks);

/** Processors this program may use, at least 1. */
size_t arp_threads_online(void);

#endif
