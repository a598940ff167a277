/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_csv.h"

#include <string.h>

/* Reads one field from *at on; *at is then on what ended it: a separator, a line end or the end. */
static size_t one_field(const char *text, size_t n, char separator, size_t *at, char *out,
                        size_t size) {
    size_t len = 0, i = *at;
    int quoted = 0;
    for (; i < n; i++) {
        char c = text[i];
        if (c == '"' && quoted && i + 1 < n && text[i + 1] == '"') {
            i++; /* a doubled quote stands for one */
        } else if (c == '"') {
            quoted = !quoted;
            continue;
        } else if (!quoted && (c == separator || c == '\n' || c == '\r')) {
            break;
        }
        if (len + 1 < size) out[len++] = c;
    }
    *at = i;
    size_t first = 0;
    while (len > first && out[len - 1] == ' ') len--;
    while (first < len && out[first] == ' ') first++;
    memmove(out, out + first, len - first);
    out[len - first] = '\0';
    return len - first;
}

long slow_csv_cell(const char *text, size_t n, char separator, size_t record, size_t field,
                   char *out, size_t size) {
    size_t at = 0;
    for (size_t r = 0;; r++) {
        while (at < n && (text[at] == '\n' || text[at] == '\r')) at++;
        if (at == n) return -1;
        for (size_t f = 0;; f++) {
            size_t len = one_field(text, n, separator, &at, out, size);
            if (r == record && f == field) return (long)len;
            if (at == n || text[at] != separator) break;
            at++;
        }
        if (r == record) return -1;
    }
}
