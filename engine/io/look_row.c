/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row more, its cells trimmed. */
#include <string.h>

#include "io/look.h"

static size_t blank_at(const char *s, size_t n) {
    if (n >= 1 && (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')) return 1;
    if (n >= 2 && memcmp(s, "\xC2\xA0", 2) == 0) return 2;
    return n >= 3 && memcmp(s, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

static const char *trimmed(arp_pool *pool, const char *s) {
    size_t n = strlen(s);
    for (size_t k = blank_at(s, n); k; k = blank_at(s, n)) {
        s += k;
        n -= k;
    }
    for (size_t k = 1; k <= 3 && k <= n; k++) {
        if (blank_at(s + n - k, k) != k) continue;
        n -= k;
        k = 0;
    }
    if (n >= 3 && s[0] == '=' && s[1] == '"' && s[n - 1] == '"') {
        s += 2; /* ="0101", as a spreadsheet keeps a text */
        n -= 3;
    }
    return arp_pool_text(pool, s, n);
}

bool arp_look_add(arp_look *look, size_t *room, uint64_t line, const arp_text *cells,
                  const bool *numbers, size_t n) {
    const char *at = cells->bytes;
    bool empty = true;
    if (look->n_rows == *room) {
        const size_t more = *room ? 2 * *room : 256;
        arp_look_row *rows = arp_pool_take(look->pool, more, sizeof *rows);
        if (!rows) return false;
        if (*room) memcpy(rows, look->row, *room * sizeof *rows);
        look->row = rows;
        *room = more;
    }
    arp_look_row *row = &look->row[look->n_rows];
    *row = (arp_look_row){.line = line, .n = n};
    row->cell = arp_pool_take(look->pool, n, sizeof *row->cell);
    if (numbers) row->number = arp_pool_take(look->pool, n, sizeof *row->number);
    if (!row->cell || (numbers && !row->number)) return false;
    for (size_t i = 0; i < n; i++) {
        row->cell[i] = trimmed(look->pool, at);
        if (!row->cell[i]) return false;
        empty = empty && !*row->cell[i];
        if (numbers) row->number[i] = numbers[i];
        at += strlen(at) + 1;
    }
    look->n_rows += !empty;
    return true;
}
