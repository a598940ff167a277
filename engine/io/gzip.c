/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/gzip.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/memory.h"

enum { BLOCK = 1 << 15, GZIP_ONLY = 16 + MAX_WBITS };

/* A table packs to a tenth of its size, one of zeros alone to a hundredth; deflate reaches 1 032.
 */
static const uint64_t ALWAYS_FINE = UINT64_C(32) << 20, MOST_RATIO = 300;

struct arp_gunzip {
    z_stream z;
    uint64_t in, out; /* bytes so far */
    bool ended;       /* of the input  */
    bool between;     /* of members: what follows is another one, or padding */
    bool over;
    unsigned char block[BLOCK];
};

static void *take(void *user, unsigned n, unsigned size) {
    (void)user;
    return arp_zalloc(n, size);
}

static void give_back(void *user, void *p) {
    (void)user;
    arp_free(p);
}

arp_gunzip *arp_gunzip_new(void) {
    arp_gunzip *g = arp_zalloc(1, sizeof *g);
    if (!g) return NULL;
    g->z.zalloc = take;
    g->z.zfree = give_back;
    if (inflateInit2(&g->z, GZIP_ONLY) == Z_OK) return g;
    arp_free(g);
    return NULL;
}

void arp_gunzip_free(arp_gunzip *packed) {
    if (!packed) return;
    inflateEnd(&packed->z);
    arp_free(packed);
}

void arp_gunzip_rewind(arp_gunzip *packed) {
    inflateReset(&packed->z);
    packed->z.avail_in = 0;
    packed->in = packed->out = 0;
    packed->ended = packed->between = packed->over = false;
}

void *arp_gunzip_wants(arp_gunzip *packed, size_t *room) {
    *room = BLOCK;
    return packed->z.avail_in || packed->ended ? NULL : packed->block;
}

void arp_gunzip_feed(arp_gunzip *packed, size_t n) {
    packed->z.next_in = packed->block;
    packed->z.avail_in = (unsigned)n;
    packed->ended = n == 0;
    packed->in += n;
}

/* Between members: zeros are padding of a tape. Another byte begins a member. */
static void pass_padding(arp_gunzip *g) {
    while (g->z.avail_in && *g->z.next_in == 0) {
        g->z.next_in++;
        g->z.avail_in--;
    }
    g->over = g->z.avail_in == 0 && g->ended;
    if (g->z.avail_in == 0) return;
    inflateReset(&g->z);
    g->between = false;
}

arp_gunzip_fault arp_gunzip_take(arp_gunzip *packed, void *bytes, size_t size, size_t *got) {
    arp_gunzip *g = packed;
    unsigned room = size < UINT_MAX ? (unsigned)size : UINT_MAX;
    *got = 0;
    if (g->between) pass_padding(g);
    if (g->between || g->over) return ARP_GUNZIP_FINE;
    g->z.next_out = bytes;
    g->z.avail_out = room;
    int code = inflate(&g->z, Z_NO_FLUSH);
    *got = room - g->z.avail_out;
    g->out += *got;
    if (code == Z_MEM_ERROR) return ARP_GUNZIP_MEMORY;
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) return ARP_GUNZIP_DAMAGED;
    if (g->out > ALWAYS_FINE && g->out / MOST_RATIO > g->in) return ARP_GUNZIP_BOMB;
    g->between = code == Z_STREAM_END;
    return *got == 0 && g->ended && !g->between ? ARP_GUNZIP_SHORT : ARP_GUNZIP_FINE;
}

bool arp_gunzip_is_over(const arp_gunzip *packed) {
    return packed->over;
}
