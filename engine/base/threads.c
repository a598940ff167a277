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

static void *stand_beside(void *arg) {
    arp_beside *b = arg;
    pthread_mutex_lock(&b->lock);
    while (b->state != ARP_BESIDE_OVER) {
        if (b->state == ARP_BESIDE_OFFERED) {
            b->state = ARP_BESIDE_BUSY;
            pthread_mutex_unlock(&b->lock);
            b->work(b->user);
            pthread_mutex_lock(&b->lock);
            b->state = ARP_BESIDE_NONE;
            pthread_cond_signal(&b->changed);
        } else {
            pthread_cond_wait(&b->changed, &b->lock);
        }
    }
    pthread_mutex_unlock(&b->lock);
    return NULL;
}

void arp_beside_open(arp_beside *beside) {
    if (arp_threads_online() == 1 || pthread_mutex_init(&beside->lock, NULL) != 0) return;
    if (pthread_cond_init(&beside->changed, NULL) == 0) {
        beside->is_made = pthread_create(&beside->thread, NULL, stand_beside, beside) == 0;
        if (beside->is_made) return;
        pthread_cond_destroy(&beside->changed);
    }
    pthread_mutex_destroy(&beside->lock);
}

static void become(arp_beside *b, arp_beside_state state) {
    pthread_mutex_lock(&b->lock);
    b->state = state;
    pthread_cond_signal(&b->changed);
    pthread_mutex_unlock(&b->lock);
}

void arp_beside_offer(arp_beside *beside) {
    if (beside->is_made) become(beside, ARP_BESIDE_OFFERED);
    else beside->work(beside->user);
}

void arp_beside_wait(arp_beside *beside) {
    arp_beside *b = beside;
    if (!b->is_made) return;
    pthread_mutex_lock(&b->lock);
    bool is_mine = b->state == ARP_BESIDE_OFFERED;
    if (is_mine) b->state = ARP_BESIDE_NONE;
    while (b->state == ARP_BESIDE_BUSY) pthread_cond_wait(&b->changed, &b->lock);
    pthread_mutex_unlock(&b->lock);
    if (is_mine) b->work(b->user);
}

void arp_beside_close(arp_beside *beside) {
    if (!beside->is_made) return;
    arp_beside_wait(beside);
    become(beside, ARP_BESIDE_OVER);
    pthread_join(beside->thread, NULL);
    pthread_cond_destroy(&beside->changed);
    pthread_mutex_destroy(&beside->lock);
    beside->is_made = false;
}

size_t arp_threads_online(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    int count = CPU_COUNT(&set);
    return count > 0 ? (size_t)count : 1;
}
