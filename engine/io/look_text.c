/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text into rows of cells, and which separator cuts it. */
#include <string.h>

#include "io/look.h"

enum { LINES_TRIED = 400 };

static const char SEPARATORS[] = {';', '\t', ','};

/* Fields of the record at s[0..n), and where it ends: after its line end, outside quotes. A quote
   that is never closed is no quote. */
static size_t record(const char *s, size_t n, char separator, size_t *fields, size_t *lines) {
    bool quoted = false, fresh = true;
    size_t i = 0, first_end = n;
    *fields = 1;
    *lines = 1;
    for (; i < n; i++) {
        const bool end = s[i] == '\n' || s[i] == '\r';
        if (end && first_end == n) first_end = i;
        if (quoted) {
            if (s[i] == '"' && i + 1 < n && s[i + 1] == '"') i++;
            else if (s[i] == '"') quoted = false;
            else if (s[i] == '\n') (*lines)++;
            continue;
        }
        if (end) break;
        if (s[i] == '"' && fresh) quoted = true;
        fresh = s[i] == separator;
        *fields += s[i] == separator;
    }
    if (quoted && i == n) {
        *fields = *lines = 1;
        for (i = 0; i < first_end; i++) *fields += s[i] == separator;
    }
    if (i < n && s[i] == '\r' && i + 1 < n && s[i + 1] == '\n') i++;
    return i < n ? i + 1 : n;
}

/* How many records have the number of fields that most have, times that number. */
static size_t agreement(const char *s, size_t n, char separator) {
    size_t width[LINES_TRIED], seen = 0, best = 0;
    for (size_t at = 0; at < n && seen < LINES_TRIED;) {
        size_t lines;
        at += record(s + at, n - at, separator, &width[seen], &lines);
        if (width[seen] > 1) seen++;
    }
    for (size_t i = 0; i < seen; i++) {
        size_t same = 0;
        for (size_t j = 0; j < seen; j++) same += width[j] == width[i];
        size_t score = same * same * (width[i] < 20 ? width[i] : 20);
        if (score > best) best = score;
    }
    return best;
}

static char separator_of(const char *s, size_t n) {
    size_t most = 0;
    char best = ';';
    if (n >= 5 && strncmp(s, "sep=", 4) == 0 && memchr(SEPARATORS, s[4], sizeof SEPARATORS))
        return s[4];
    for (size_t k = 0; k < sizeof SEPARATORS; k++) {
        size_t score = agreement(s, n, SEPARATORS[k]);
        if (score > most) {
            most = score;
            best = SEPARATORS[k];
        }
    }
    return best;
}

/* The bytes of a field, without its quotes; doubled quotes become one. */
static void put_field(const char *s, size_t n, arp_text *out) {
    const bool quoted = n >= 2 && s[0] == '"' && s[n - 1] == '"';
    for (size_t i = quoted; i < n - quoted; i++) {
        arp_text_add_n(out, s + i, 1);
        if (quoted && s[i] == '"' && i + 1 < n - 1 && s[i + 1] == '"') i++;
    }
    arp_text_add_n(out, "", 1);
}

static size_t put_record(const char *s, size_t n, char separator, arp_text *out) {
    size_t fields = 0, start = 0;
    bool quoted = false;
    while (n && (s[n - 1] == '\n' || s[n - 1] == '\r')) n--;
    for (size_t i = 0; i <= n; i++) {
        if (i < n && s[i] == '"' && (quoted || i == start)) quoted = !quoted;
        if (i < n && (quoted || s[i] != separator)) continue;
        put_field(s + start, i - start, out);
        fields++;
        start = i + 1;
    }
    return fields;
}

arp_status arp_look_text(const char *bytes, size_t n, arp_look *look, arp_error *err) {
    arp_text cells = {0};
    size_t room = 0;
    uint64_t line = 1;
    bool held = true;
    look->separator = separator_of(bytes, n);
    for (size_t at = 0; at < n && held;) {
        size_t fields, lines;
        const size_t length = record(bytes + at, n - at, look->separator, &fields, &lines);
        cells.n = 0;
        fields = put_record(bytes + at, length, look->separator, &cells);
        held = !cells.bad && arp_look_add(look, &room, line, &cells, NULL, fields);
        line += lines;
        at += length;
    }
    arp_text_free(&cells);
    return held ? ARP_OK : arp_fail_memory(err);
}
