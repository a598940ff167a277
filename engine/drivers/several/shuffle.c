/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/shuffle.h"

#include "base/rng.h"

/* Draws of other methods have other numbers. */
static const uint64_t FIRST_DRAW = (uint64_t)23 << 40;

static void exchange(size_t *at, size_t a, size_t b) {
    size_t x = at[a];
    at[a] = at[b];
    at[b] = x;
}

void arp_shuffle_draw(arp_shuffle *of, uint64_t draw, size_t m, size_t *out) {
    uint32_t lane = 0;
    for (size_t i = 0; i < m; i++) {
        of->swapped[i] = i + (size_t)arp_below(of->seed, FIRST_DRAW + draw, &lane, of->n - i);
        exchange(of->at, i, of->swapped[i]);
        out[i] = of->at[i];
    }
    for (size_t i = m; i-- > 0;) exchange(of->at, i, of->swapped[i]);
}
