/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/codes.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

enum { MOST_ZEROS = 5 };

struct arp_codes {
    const char *const *code;
    size_t *slot; /* row + 1, 0 where free; at least half of them are */
    size_t mask;  /* slots - 1, slots a power of two */
};

/* FNV-1a over `zeros` zeros and then the code. */
static uint64_t hash(size_t zeros, const char *code) {
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < zeros; i++) h = (h ^ '0') * 1099511628211u;
    for (; *code; code++) h = (h ^ (unsigned char)*code) * 1099511628211u;
    return h ^ h >> 32;
}

static bool equal(const char *known, size_t zeros, const char *code) {
    for (size_t i = 0; i < zeros; i++) {
        if (known[i] != '0') return false;
    }
    return strcmp(known + zeros, code) == 0;
}

/* The slot of a code, or the free one where it belongs. */
static size_t slot_of(const arp_codes *codes, size_t zeros, const char *code) {
    size_t s = (size_t)hash(zeros, code) & codes->mask;
    while (codes->slot[s] && !equal(codes->code[codes->slot[s] - 1], zeros, code)) {
        s = (s + 1) & codes->mask;
    }
    return s;
}

arp_codes *arp_codes_new(const char *const *code, size_t n) {
    size_t slots = 2;
    while (slots / 2 <= n) {
        if (slots > SIZE_MAX / 2) return NULL;
        slots *= 2;
    }
    arp_codes *codes = arp_zalloc(1, sizeof *codes);
    if (!codes) return NULL;
    codes->slot = arp_zalloc(slots, sizeof *codes->slot);
    if (!codes->slot) {
        arp_free(codes);
        return NULL;
    }
    codes->code = code;
    codes->mask = slots - 1;
    for (size_t i = 0; i < n; i++) codes->slot[slot_of(codes, 0, code[i])] = i + 1;
    return codes;
}

void arp_codes_free(arp_codes *codes) {
    if (!codes) return;
    arp_free(codes->slot);
    arp_free(codes);
}

size_t arp_codes_find(const arp_codes *codes, const char *code) {
    size_t row = codes->slot[slot_of(codes, 0, code)];
    return row ? row - 1 : SIZE_MAX;
}

const char *arp_codes_lost_zero(const arp_codes *codes, const char *code) {
    size_t row = 0;
    for (size_t zeros = 1; zeros <= MOST_ZEROS && !row; zeros++) {
        row = codes->slot[slot_of(codes, zeros, code)];
    }
    while (*code == '0' && !row) row = codes->slot[slot_of(codes, 0, ++code)];
    return row ? codes->code[row - 1] : NULL;
}
