/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file memory.h
 * The only place that asks for memory: zeroed, overflow-checked, and pools.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/** n * size zeroed bytes; NULL when the product overflows or memory is short; n = 0 gives one byte.
 */
void *arp_zalloc(size_t n, size_t size);

/** As realloc to n * size bytes, new bytes undefined; NULL leaves @p old as it was. */
void *arp_resize(void *old, size_t n, size_t size);

/** Free what the two above gave; NULL is fine. */
void arp_free(void *p);

/** A growing arena: many small things that die together. */
typedef struct arp_pool arp_pool;

/** A new empty pool, or NULL. */
arp_pool *arp_pool_new(void);

/** Free the pool and all that was taken from it; NULL is fine. */
void arp_pool_free(arp_pool *pool);

/** What was taken from @p from lives on in @p into, and @p from is no more; NULL is fine. So
   threads take from pools of their own. */
void arp_pool_join(arp_pool *into, arp_pool *from);

/** n * size zeroed bytes, aligned for any type, living as long as the pool; NULL when short. */
void *arp_pool_take(arp_pool *pool, size_t n, size_t size);

/** One array among several: where its pointer is, how many of what size. */
typedef struct arp_array {
    void *at;
    size_t n, size;
} arp_array;

/** n, or n rows of k, of what a pointer points to. */
#define ARP_ARRAY(pointer, n)                                                                      \
    { &(pointer), (n), sizeof *(pointer) }
#define ARP_ROWS(pointer, n, k)                                                                    \
    { &(pointer), (n), (k) * sizeof *(pointer) }

/**
 * Several arrays in one checked call: arp_zalloc_all(ARP_ARRAY(x, n), ARP_ROWS(y, n, k)), and the
 * same from a pool. Each is as arp_zalloc() or arp_pool_take() gives it, in that order. false: one
 * was not to be had, or there is no pool; then all pointers are NULL, and nothing is held but what
 * the pool has.
 */
#define arp_zalloc_all(...)          arp_zalloc_each(ARP_ARRAYS(__VA_ARGS__))
#define arp_pool_take_all(pool, ...) arp_pool_take_each((pool), ARP_ARRAYS(__VA_ARGS__))

#define ARP_ARRAYS(...)                                                                            \
    (const arp_array[]){__VA_ARGS__}, sizeof((const arp_array[]){__VA_ARGS__}) / sizeof(arp_array)

bool arp_zalloc_each(const arp_array *array, size_t n);
bool arp_pool_take_each(arp_pool *pool, const arp_array *array, size_t n);

/** A copy of len bytes with a closing NUL, packed without alignment; NULL when short. */
char *arp_pool_text(arp_pool *pool, const char *text, size_t len);

#endif
