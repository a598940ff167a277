/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Blocks grow from FIRST to LAST bytes, so that small pools stay small. */
enum { FIRST = 4096, LAST = 1 << 20 };

typedef struct block {
    struct block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
} block;

struct arp_pool {
    block *things; /* aligned */
    block *texts;  /* packed  */
};

void *arp_zalloc(size_t n, size_t size) {
    if (size != 0 && n > SIZE_MAX / size) return NULL;
    size_t bytes = n * size;
    return calloc(bytes ? bytes : 1, 1);
}

void *arp_resize(void *old, size_t n, size_t size) {
    if (size != 0 && n > SIZE_MAX / size) return NULL;
    size_t bytes = n * size;
    return realloc(old, bytes ? bytes : 1);
}

void arp_free(void *p) {
    free(p);
}

arp_pool *arp_pool_new(void) {
    return arp_zalloc(1, sizeof(arp_pool));
}

static void free_blocks(block *b) {
    while (b) {
        block *next = b->next;
        arp_free(b);
        b = next;
    }
}

void arp_pool_free(arp_pool *pool) {
    if (!pool) return;
    free_blocks(pool->things);
    free_blocks(pool->texts);
    arp_free(pool);
}

static void append(block **list, block *more) {
    while (*list) list = &(*list)->next;
    *list = more;
}

void arp_pool_join(arp_pool *into, arp_pool *from) {
    if (!from) return;
    append(&into->things, from->things);
    append(&into->texts, from->texts);
    arp_free(from);
}

static char *take(block **head, size_t bytes) {
    block *b = *head;
    if (!b || b->size - b->used < bytes) {
        size_t size = b ? b->size * 2 : FIRST;
        if (size > LAST) size = LAST;
        if (size < bytes) size = bytes;
        if (size > SIZE_MAX - sizeof(block)) return NULL;
        b = arp_zalloc(1, sizeof(block) + size);
        if (!b) return NULL;
        b->size = size;
        b->next = *head;
        *head = b;
    }
    char *p = b->bytes + b->used;
    b->used += bytes;
    return p;
}

void *arp_pool_take(arp_pool *pool, size_t n, size_t size) {
    const size_t step = alignof(max_align_t);
    if (size != 0 && n > (SIZE_MAX - step) / size) return NULL;
    size_t bytes = (n * size + step - 1) / step * step;
    return take(&pool->things, bytes ? bytes : step);
}

/* Pointers are set by their bytes: what they point to is not known here. */
static bool set(const arp_array *array, void *p) {
    memcpy(array->at, &p, sizeof p);
    return p;
}

bool arp_zalloc_each(const arp_array *array, size_t n) {
    size_t got = 0;
    while (got < n && set(&array[got], arp_zalloc(array[got].n, array[got].size))) got++;
    if (got == n) return true;
    for (size_t i = 0; i < n; i++) {
        void *p = NULL;
        if (i < got) memcpy(&p, array[i].at, sizeof p);
        arp_free(p);
        set(&array[i], NULL);
    }
    return false;
}

bool arp_pool_take_each(arp_pool *pool, const arp_array *array, size_t n) {
    bool all = pool;
    for (size_t i = 0; i < n; i++) {
        all = set(&array[i], all ? arp_pool_take(pool, array[i].n, array[i].size) : NULL);
    }
    for (size_t i = 0; i < n && !all; i++) set(&array[i], NULL);
    return all;
}

char *arp_pool_text(arp_pool *pool, const char *text, size_t len) {
    if (len == SIZE_MAX) return NULL;
    char *p = take(&pool->texts, len + 1);
    if (!p) return NULL;
    if (len) memcpy(p, text, len);
    p[len] = '\0';
    return p;
}
