/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/place.h"

#include <string.h>

enum { FEW = 4096, FEW_BITS = 8, MANY_BITS = 11, ROUGH_PASSES = 2, MOST_PASSES = 8 };

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

/* Sort the keys by `passes` digits of `bits` bits, the order along with them. */
static void sort_digits(arp_places *room, unsigned bits, unsigned passes, uint32_t *order) {
    size_t n = room->n;
    uint32_t mask = ((uint32_t)1 << bits) - 1, *from = order, *to = room->other;
    uint64_t *key = room->key, *other = room->other_key;
    memset(room->count, 0, ((size_t)passes << bits) * sizeof *room->count);
    for (size_t i = 0; i < n; i++) {
        uint64_t digits = key[i];
        for (unsigned p = 0; p < passes; p++, digits >>= bits) {
            room->count[((size_t)p << bits) + (digits & mask)]++;
        }
    }
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

/* Put right what lies close together; false when that is too much. */
static bool insert(const double *x, uint32_t *order, size_t n) {
    size_t moves = 8 * n + 64;
    for (size_t i = 1; i < n; i++) {
        uint32_t one = order[i];
        size_t at = i;
        while (at > 0 && x[order[at - 1]] < x[one]) {
            order[at] = order[at - 1];
            at--;
            if (--moves == 0) return false;
        }
        order[at] = one;
    }
    return true;
}

/* By a grid of equal steps from the highest to the lowest; equal places stay by index. */
static bool order_roughly(arp_places *room, const double *x, unsigned bits, uint32_t *order) {
    size_t n = room->n;
    double least = x[0], most = x[0];
    for (size_t i = 1; i < n; i++) {
        least = x[i] < least ? x[i] : least;
        most = x[i] > most ? x[i] : most;
    }
    double step = (double)(((uint64_t)1 << (ROUGH_PASSES * bits)) - 1) / (most - least);
    if (!(step > 0.0 && step < 1e300)) return false;
    for (size_t i = 0; i < n; i++) {
        room->key[i] = (uint64_t)((most - x[i]) * step);
        order[i] = (uint32_t)i;
    }
    sort_digits(room, bits, ROUGH_PASSES, order);
    return insert(x, order, n);
}

void arp_places_order(arp_places *room, const double *x, uint32_t *order) {
    unsigned bits = room->n < FEW ? FEW_BITS : MANY_BITS;
    if (order_roughly(room, x, bits, order)) return;
    for (size_t i = 0; i < room->n; i++) {
        room->key[i] = key_of(x[i]);
        order[i] = (uint32_t)i;
    }
    sort_digits(room, bits, (64 + bits - 1) / bits, order);
}

void arp_places_ranks(const double *x, const uint32_t *order, size_t n, uint32_t *rank) {
    uint32_t first = 0;
    for (size_t place = 0; place < n; place++) {
        if (place && x[order[place]] < x[order[place - 1]]) first = (uint32_t)place;
        rank[order[place]] = first + 1;
    }
}
