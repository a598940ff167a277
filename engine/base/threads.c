/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/threads.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { MOST_THREADS = 256 };

typedef struct crew {
    const arp_blocks *blocks;
    atomic_uint_fast64_t next;
    atomic_bool stop;
} crew;

typedef struct worker {
    crew *crew;
    size_t slot;
} worker;

/* A block is handed out only while nobody said stop, so those done have no gap. */
static bool take(crew *c, uint64_t *block) {
    if (atomic_load(&c->stop)) return false;
    *block = atomic_fetch_add(&c->next, 1);
    return *block < c->blocks->end;
}

static void *labour(void *arg) {
    const worker *me = arg;
    const arp_blocks *b = me->crew->blocks;
    uint64_t block;
    while (take(me->crew, &block)) {
        b->work(b->user, me->slot, block);
        if (me->slot != 0 || !b->go_on) continue;
        uint64_t next = atomic_load(&me->crew->next);
        if (!b->go_on(b->user, (next < b->end ? next : b->end) - b->first)) {
            atomic_store(&me->crew->stop, true);
        }
    }
    return NULL;
}

uint64_t arp_blocks_run(const arp_blocks *blocks) {
    crew c = {.blocks = blocks};
    worker staff[MOST_THREADS] = {{&c, 0}};
    pthread_t thread[MOST_THREADS];
    size_t wanted = blocks->threads < MOST_THREADS ? blocks->threads : MOST_THREADS, made = 1;
    atomic_init(&c.next, blocks->first);
    atomic_init(&c.stop, false);
    for (size_t i = 1; i < wanted; i++) staff[i] = (worker){&c, i};
    while (made < wanted && made < blocks->end - blocks->first) {
        if (pthread_create(&thread[made], NULL, labour, &staff[made]) != 0) break;
        made++;
    }
    labour(&staff[0]);
    for (size_t i = 1; i < made; i++) pthread_join(thread[i], NULL);
    uint64_t next = atomic_load(&c.next);
    return (next < blocks->end ? next : blocks->end) - blocks->first;
}

size_t arp_threads_online(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    int count = CPU_COUNT(&set);
    return count > 0 ? (size_t)count : 1;
}
