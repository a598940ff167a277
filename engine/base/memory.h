/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file memory.h
 * The only place that asks for memory: zeroed, overflow-checked, and pools.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

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

/** n * size zeroed bytes, aligned for any type, living as long as the pool; NULL when short. */
void *arp_pool_take(arp_pool *pool, size_t n, size_t size);

/** A copy of len bytes with a closing NUL, packed without alignment; NULL when short. */
char *arp_pool_text(arp_pool *pool, const char *text, size_t len);

#endif
