/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file gzip.h
 * Bytes packed by gzip (RFC 1952), by zlib, a block at a time; several members follow one another
 * as in a file that was appended to. Who reads them is source.c.
 */
#ifndef IO_GZIP_H
#define IO_GZIP_H

#include <stdbool.h>
#include <stddef.h>

typedef struct arp_gunzip arp_gunzip;

typedef enum arp_gunzip_fault {
    ARP_GUNZIP_FINE,
    ARP_GUNZIP_DAMAGED, /* no gzip from here on, or its checksum or length is not that of what came
                         */
    ARP_GUNZIP_SHORT,   /* the bytes end first                                    */
    ARP_GUNZIP_BOMB,    /* over 32 MiB and 300 times what they were packed into  */
    ARP_GUNZIP_MEMORY
} arp_gunzip_fault;

/** NULL when memory is short. */
arp_gunzip *arp_gunzip_new(void);

void arp_gunzip_free(arp_gunzip *packed);

/** Back to the first byte. */
void arp_gunzip_rewind(arp_gunzip *packed);

/** Where the next packed bytes go, at most *room; NULL while there are some left. */
void *arp_gunzip_wants(arp_gunzip *packed, size_t *room);

/** n bytes were put there; 0: there are no more. */
void arp_gunzip_feed(arp_gunzip *packed, size_t n);

/** Unpack at most @p size bytes; *got may be 0 before the end. */
arp_gunzip_fault arp_gunzip_take(arp_gunzip *packed, void *bytes, size_t size, size_t *got);

/** Nothing more will come. */
bool arp_gunzip_is_over(const arp_gunzip *packed);

#endif
