/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file threads.h
 * All threading: numbered blocks of work handed out to threads, next block by an atomic counter;
 * and one thread that works beside the caller.
 *
 * What is done depends on the blocks alone, never on how many threads there are or on which of
 * them takes a block: a block writes to its thread's workspace what may be gathered in any order
 * (whole numbers), or to a place of its own what is then reduced in the order of the blocks.
 */
#ifndef BASE_THREADS_H
#define BASE_THREADS_H

#include <pthread.h>
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

typedef enum arp_beside_state {
    ARP_BESIDE_NONE,
    ARP_BESIDE_OFFERED,
    ARP_BESIDE_BUSY,
    ARP_BESIDE_OVER
} arp_beside_state;

/** Work of one kind, done now and then beside the caller's by a thread that waits for it. */
typedef struct arp_beside {
    void (*work)(void *user);
    void *user;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    arp_beside_state state;
    bool is_made; /* the thread */
} arp_beside;

/** Ready, with work and user set and all else zero; arp_beside_close() follows. Where there is one
    processor, or no thread can be made, all is done by the caller's. */
void arp_beside_open(arp_beside *beside);

/** Offer the work; arp_beside_wait() comes before the next offer. */
void arp_beside_offer(arp_beside *beside);

/** Return when what was offered is done, by the caller if the thread has not begun it; at once
   where nothing is offered. */
void arp_beside_wait(arp_beside *beside);

/** Wait, and end the thread; nothing where it was never opened. */
void arp_beside_close(arp_beside *beside);

/** Processors this program may use, at least 1. */
size_t arp_threads_online(void);

#endif
