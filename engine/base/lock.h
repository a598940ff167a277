/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file lock.h
 * A lock around a library that keeps state of its own without one. Nothing of arpent's needs it.
 */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <pthread.h>

typedef pthread_mutex_t arp_lock;

#define ARP_LOCK_OPEN PTHREAD_MUTEX_INITIALIZER

static inline void arp_lock_take(arp_lock *lock) {
    pthread_mutex_lock(lock);
}

static inline void arp_lock_give(arp_lock *lock) {
    pthread_mutex_unlock(lock);
}

#endif
