/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/brutal.h"

long arp_brutal_budget = -1;
long arp_brutal_live;

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void __real_free(void *p);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);
void __wrap_free(void *p);

static int allowed(void) {
    if (arp_brutal_budget < 0) return 1;
    if (arp_brutal_budget == 0) return 0;
    arp_brutal_budget--;
    return 1;
}

static void *held(void *p) {
    if (p) __atomic_fetch_add(&arp_brutal_live, 1, __ATOMIC_RELAXED);
    return p;
}

void *__wrap_malloc(size_t n) {
    return allowed() ? held(__real_malloc(n)) : NULL;
}

void *__wrap_calloc(size_t n, size_t size) {
    return allowed() ? held(__real_calloc(n, size)) : NULL;
}

void *__wrap_realloc(void *p, size_t n) {
    if (!allowed()) return NULL;
    if (!p) return held(__real_malloc(n));
    return __real_realloc(p, n);
}

void __wrap_free(void *p) {
    if (p) __atomic_fetch_sub(&arp_brutal_live, 1, __ATOMIC_RELAXED);
    __real_free(p);
}
