/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/codes.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/spelling.h"

/* Open addressing with linear steps, at most three slots in four taken. The hash is of the code
   without the zeros at its head, so codes that differ by those alone share a chain. */
struct arp_codes {
    const char *const *code;
    uint32_t *slot; /* row + 1, 0 when free */
    size_t mask;
};

static const char *without_zeros(const char *code) {
    while (*code == '0') code++;
    return code;
}

/* FNV-1a, 64 bits, its high half folded in. */
static size_t hash(const char *code) {
    uint64_t h = UINT64_C(14695981039346656037);
    const char *at = arp_spelling_head(code);
    for (char c; (c = arp_spelling_next(&at)) != '\0';) {
        h = (h ^ (unsigned char)c) * UINT64_C(1099511628211);
    }
    return (size_t)(h ^ h >> 32);
}

static void insert(arp_codes *c, size_t row) {
    size_t at = hash(c->code[row]) & c->mask;
    while (c->slot[at] && strcmp(c->code[c->slot[at] - 1], c->code[row]) != 0) {
        at = (at + 1) & c->mask;
    }
    if (!c->slot[at]) c->slot[at] = (uint32_t)(row + 1);
}

arp_codes *arp_codes_new(const char *const *code, size_t n) {
    if (n >= UINT32_MAX) return NULL;
    size_t room = 8;
    while (room / 4 * 3 < n) room *= 2;
    arp_codes *c = arp_zalloc(1, sizeof *c);
    uint32_t *slot = c ? arp_zalloc(room, sizeof *slot) : NULL;
    if (!slot) {
        arp_free(c);
        return NULL;
    }
    *c = (arp_codes){code, slot, room - 1};
    for (size_t i = 0; i < n; i++) insert(c, i);
    return c;
}

bool arp_codes_add(arp_codes *codes, const char *const *code, size_t n) {
    size_t room = codes->mask + 1;
    if (n >= UINT32_MAX - 1) return false;
    if (room / 4 * 3 < n + 1) {
        uint32_t *slot = arp_zalloc(2 * room, sizeof *slot);
        if (!slot) return false;
        arp_free(codes->slot);
        *codes = (arp_codes){code, slot, 2 * room - 1};
        for (size_t i = 0; i < n; i++) insert(codes, i);
    }
    codes->code = code;
    insert(codes, n);
    return true;
}

void arp_codes_free(arp_codes *codes) {
    if (!codes) return;
    arp_free(codes->slot);
    arp_free(codes);
}

size_t arp_codes_find(const arp_codes *codes, const char *code) {
    for (size_t at = hash(code) & codes->mask; codes->slot[at]; at = (at + 1) & codes->mask) {
        size_t row = codes->slot[at] - 1;
        if (strcmp(codes->code[row], code) == 0) return row;
    }
    return SIZE_MAX;
}

const char *arp_codes_lost_zero(const arp_codes *codes, const char *code) {
    const char *bare = without_zeros(code);
    for (size_t at = hash(code) & codes->mask; codes->slot[at]; at = (at + 1) & codes->mask) {
        const char *other = codes->code[codes->slot[at] - 1];
        if (strcmp(without_zeros(other), bare) == 0 && strcmp(other, code) != 0) return other;
    }
    return NULL;
}

const char *arp_codes_alike(const arp_codes *codes, const char *code) {
    for (size_t at = hash(code) & codes->mask; codes->slot[at]; at = (at + 1) & codes->mask) {
        const char *other = codes->code[codes->slot[at] - 1];
        if (arp_spelling_alike(other, code)) return other;
    }
    return NULL;
}
