/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/place.h"

#include "base/order.h"

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

static void sort_keys(arp_places *room, unsigned bits, unsigned passes, uint32_t *order) {
    const arp_digits keys = {.bits = bits,
                             .passes = passes,
                             .key = room->key,
                             .other_key = room->other_key,
                             .place = order,
                             .other_place = room->other,
                             .count = room->count};
    arp_sort_digits(&keys, room->n);
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
    sort_keys(room, bits, ROUGH_PASSES, order);
    return insert(x, order, n);
}

void arp_places_order(arp_places *room, const double *x, uint32_t *order) {
    unsigned bits = room->n < FEW ? FEW_BITS : MANY_BITS;
    if (order_roughly(room, x, bits, order)) return;
    for (size_t i = 0; i < room->n; i++) {
        room->key[i] = ~arp_rising_bits(x[i] + 0.0); /* the two zeros are one */
        order[i] = (uint32_t)i;
    }
    sort_keys(room, bits, (64 + bits - 1) / bits, order);
}

void arp_places_ranks(const double *x, const uint32_t *order, size_t n, uint32_t *rank) {
    uint32_t first = 0;
    for (size_t place = 0; place < n; place++) {
        if (place && x[order[place]] < x[order[place - 1]]) first = (uint32_t)place;
        rank[order[place]] = first + 1;
    }
}
