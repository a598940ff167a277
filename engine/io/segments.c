/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/segments.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_ROOM = 1024 };

static const size_t MOST = (size_t)1 << 31;

/* splitmix64's last steps (Steele, Lea and Flood 2014), over the bits of the four numbers. */
static size_t slot_of(const double end[4], size_t room) {
    uint64_t h = 0;
    for (int i = 0; i < 4; i++) {
        uint64_t bits;
        memcpy(&bits, &end[i], sizeof bits);
        h = (h ^ bits) + UINT64_C(0x9e3779b97f4a7c15);
        h = (h ^ h >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
        h = (h ^ h >> 27) * UINT64_C(0x94d049bb133111eb);
        h ^= h >> 31;
    }
    return (size_t)h & (room - 1);
}

static void link_use(arp_segments *s, size_t i) {
    uint32_t *slot = &s->slot[slot_of(s->use[i].end, s->room)];
    s->use[i].next = *slot;
    *slot = (uint32_t)i + 1;
}

/* Twice the room; every use is linked again. */
static bool grow(arp_segments *s) {
    size_t room = s->room ? 2 * s->room : FIRST_ROOM;
    if (room > MOST) return false;
    uint32_t *slot = arp_zalloc(room, sizeof *slot);
    arp_segment_use *use = slot ? arp_resize(s->use, room, sizeof *use) : NULL;
    if (!use) {
        arp_free(slot);
        return false;
    }
    arp_free(s->slot);
    s->use = use;
    s->slot = slot;
    s->room = room;
    for (size_t i = 0; i < s->n; i++) link_use(s, i);
    return true;
}

bool arp_segments_pair(arp_segments *s, uint32_t a, uint32_t b) {
    if (s->n_pairs == s->pairs_room) {
        size_t room = s->pairs_room ? 2 * s->pairs_room : FIRST_ROOM;
        uint64_t *pair = arp_resize(s->pair, room, sizeof *pair);
        if (!pair) return false;
        s->pair = pair;
        s->pairs_room = room;
    }
    s->pair[s->n_pairs++] = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
    return true;
}

static bool same_ends(const double *p, const double *q) {
    return p[0] == q[0] && p[1] == q[1] && p[2] == q[2] && p[3] == q[3];
}

arp_status arp_segments_add(arp_segments *s, const double a[2], const double b[2],
                            uint32_t territory, arp_error *err) {
    arp_segment_use new = {.territory = territory};
    size_t before = s->n_pairs;
    bool there = false, falls = a[0] > b[0] || (a[0] == b[0] && a[1] > b[1]);
    if (a[0] == b[0] && a[1] == b[1]) return ARP_OK;
    for (int i = 0; i < 2; i++) { /* + 0 makes one zero of both */
        new.end[i] = (falls ? b : a)[i] + 0.0;
        new.end[i + 2] = (falls ? a : b)[i] + 0.0;
    }
    if (s->n == s->room && !grow(s)) return arp_fail_memory(err);
    for (uint32_t at = s->slot[slot_of(new.end, s->room)]; at; at = s->use[at - 1].next) {
        arp_segment_use *old = &s->use[at - 1];
        if (!same_ends(old->end, new.end)) continue;
        old->shared = new.shared = true;
        there |= old->territory == territory;
        if (old->territory == territory) continue;
        if (!arp_segments_pair(s, old->territory, territory)) return arp_fail_memory(err);
    }
    if (there) { /* its pairs are known */
        s->n_pairs = before;
        return ARP_OK;
    }
    s->use[s->n] = new;
    link_use(s, s->n++);
    return ARP_OK;
}

static int rising(const void *a, const void *b) {
    uint64_t p = *(const uint64_t *)a, q = *(const uint64_t *)b;
    return (p > q) - (p < q);
}

void arp_segments_sort_pairs(arp_segments *s) {
    size_t kept = 0;
    if (s->n_pairs == 0) return;
    qsort(s->pair, s->n_pairs, sizeof *s->pair, rising);
    for (size_t i = 0; i < s->n_pairs; i++) {
        if (i == 0 || s->pair[i] != s->pair[i - 1]) s->pair[kept++] = s->pair[i];
    }
    s->n_pairs = kept;
}

void arp_segments_free(arp_segments *s) {
    arp_free(s->use);
    arp_free(s->slot);
    arp_free(s->pair);
    *s = (arp_segments){0};
}
