/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/stat/messages.h"
#include "io/stat/parts.h"

bool stat_make_room(void *array, size_t n, size_t *room, size_t size) {
    void *old, *new;
    if (n < *room) return true;
    memcpy(&old, array, sizeof old);
    new = arp_resize(old, *room ? 2 * *room : 64, size);
    if (!new) return false;
    memcpy(array, &new, sizeof new);
    *room = *room ? 2 * *room : 64;
    return true;
}

bool stat_has(const stat_bytes *b, uint64_t offset, uint64_t len) {
    return offset <= b->n && len <= b->n - offset;
}

uint64_t stat_whole(const stat_bytes *b, uint64_t offset, unsigned len) {
    uint64_t x = 0;
    for (unsigned i = 0; i < len; i++) {
        x = x << 8 | b->at[offset + (b->big ? i : len - 1 - i)];
    }
    return x;
}

int64_t stat_signed(const stat_bytes *b, uint64_t offset) {
    uint64_t x = stat_whole(b, offset, 4);
    return x < UINT64_C(1) << 31 ? (int64_t)x : (int64_t)x - (INT64_C(1) << 32);
}

bool stat_is_text(const stat_bytes *b, uint64_t offset, const char *text) {
    size_t n = strlen(text);
    return stat_has(b, offset, n) && memcmp(b->at + offset, text, n) == 0;
}

const char *arp_stat_form(const arp_stat *stat) {
    static const char *const NAMES[] = {
        [STAT_SAS] = "SAS7BDAT", [STAT_SPSS] = "SAV", [STAT_STATA] = "DTA"};
    return stat->is_zsav ? "ZSAV" : NAMES[stat->form];
}

arp_status stat_refuse(const arp_stat *stat, arp_error *err, arp_message message,
                       const char *text) {
    const arp_place place = {stat->name, 1, 1};
    return arp_fail_at(err, place, ARP_PARSE, message, text ? "ss" : "s", arp_stat_form(stat),
                       text);
}

arp_status stat_damaged(const arp_stat *stat, uint64_t offset, arp_error *err) {
    const arp_place place = {stat->name, 1, 1};
    return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_STAT_DAMAGED, "su", arp_stat_form(stat),
                       (size_t)offset);
}

arp_status stat_lying(const arp_stat *stat, uint64_t said, uint64_t has, arp_error *err) {
    const arp_place place = {stat->name, 1, 1};
    return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_STAT_LYING, "suu", arp_stat_form(stat),
                       (size_t)said, (size_t)has);
}
