/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/place.h"

#include <string.h>

enum { FEW = 4096, FEW_BITS = 8, MANY_BITS = 11, MOST_PASSES = 8 };

bool arp_places_new(size_t n, arp_pool *pool, arp_places *out) {
    *out = (arp_places){
        .n = n,
        .key = arp_pool_take(pool, n, sizeof *out->key),
        .other_key = arp_pool_take(pool, n, sizeof *out->other_key),
        .other = arp_pool_take(pool, n, sizeof *out->other),
        .count = arp_pool_take(pool, (size_t)MOST_PASSES << MANY_BITS, sizeof *out->count)};
    return out->key && out->other_key && out->other && out->count;
}

/* A whole number that falls as x rises; the two zeros are one. */
static uint64_t key_of(double x) {
    double same = x + 0.0;
    uint64_t bits;
    memcpy(&bits, &same, sizeof bits);
    uint64_t rising = bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
    return ~rising;
}

/* Counts of the digits of every pass. */
static void count_digits(arp_places *room, unsigned bits, unsigned passes) {
    uint32_t mask = ((uint32_t)1 << bits) - 1;
    memset(room->count, 0, ((size_t)passes << bits) * sizeof *room->count);
    for (size_t i = 0; i < room->n; i++) {
        uint64_t key = room->key[i];
        for (unsigned p = 0; p < passes; p++) {
            room->count[((size_t)p << bits) + (key & mask)]++;
            key >>= bits;
        }
    }
}

void arp_places_order(arp_places *room, const double *x, uint32_t *order) {
    size_t n = room->n;
    unsigned bits = n < FEW ? FEW_BITS : MANY_BITS, passes = (64 + bits - 1) / bits;
    uint32_t mask = ((uint32_t)1 << bits) - 1, *from = order, *to = room->other;
    uint64_t *key = room->key, *other = room->other_key;
    for (size_t i = 0; i < n; i++) {
        key[i] = key_of(x[i]);
        order[i] = (uint32_t)i;
    }
    count_digits(room, bits, passes);
    for (unsigned p = 0; p < passes; p++) {
        uint32_t *count = room->count + ((size_t)p << bits), at = 0;
        unsigned shift = p * bits;
        if (count[key[0] >> shift & mask] == n) continue; /* all the same */
        for (size_t d = 0; d <= mask; d++) {
            uint32_t here = count[d];
            count[d] = at;
            at += here;
        }
        for (size_t i = 0; i < n; i++) {
            uint32_t place = count[key[i] >> shift & mask]++;
            other[place] = key[i];
            to[place] = from[i];
        }
        uint64_t *k = key;
        uint32_t *f = from;
        key = other;
        other = k;
        from = to;
        to = f;
    }
    if (from != order) memcpy(order, from, n * sizeof *order);
}

void arp_places_ranks(const double *x, const uint32_t *order, size_t n, uint32_t *rank) {
    uint32_t first = 0;
    for (size_t place = 0; place < n; place++) {
        if (place && x[order[place]] < x[order[place - 1]]) first = (uint32_t)place;
        rank[order[place]] = first + 1;
    }
}
