/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/number.h"

void arp_text_free(arp_text *t) {
    arp_free(t->bytes);
    *t = (arp_text){0};
}

static bool make_room(arp_text *t, size_t more) {
    if (t->bad) return false;
    if (more < t->room - t->n) return true; /* room 0, n 0: falls through */
    size_t room = t->room ? t->room : 256;
    while (room - t->n <= more) {
        if (room > SIZE_MAX / 2) {
            t->bad = true;
            return false;
        }
        room *= 2;
    }
    char *bytes = arp_resize(t->bytes, room, 1);
    if (!bytes) {
        t->bad = true;
        return false;
    }
    t->bytes = bytes;
    t->room = room;
    return true;
}

void arp_text_add_n(arp_text *t, const char *s, size_t n) {
    if (!make_room(t, n)) return;
    if (n) memcpy(t->bytes + t->n, s, n);
    t->n += n;
    t->bytes[t->n] = '\0';
}

void arp_text_add(arp_text *t, const char *s) {
    arp_text_add_n(t, s, strlen(s));
}

/* Letters, digits and what has no meaning between them. */
static bool is_plain(const char *text) {
    for (const char *s = text; *s; s++) {
        const unsigned char c = (unsigned char)*s;
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c >= 0x80 || c == '_';
        if (!letter && (s == text || !strchr("-.+/() ", c))) return false;
    }
    return *text != '\0';
}

void arp_text_add_flow(arp_text *t, const char *s) {
    if (is_plain(s)) {
        arp_text_add(t, s);
        return;
    }
    arp_text_add(t, "\"");
    for (; *s; s++) {
        if (*s == '"' || *s == '\\') arp_text_add(t, "\\");
        arp_text_add_n(t, s, 1);
    }
    arp_text_add(t, "\"");
}

void arp_text_pad(arp_text *t, char c, size_t times) {
    if (!make_room(t, times)) return;
    memset(t->bytes + t->n, c, times);
    t->n += times;
    t->bytes[t->n] = '\0';
}

arp_status arp_text_status(const arp_text *t, arp_error *err) {
    return t->bad ? arp_fail_memory(err) : ARP_OK;
}

void arp_text_fill(arp_text *t, const char *template, const char *const *args) {
    size_t n = 0;
    while (args[n] && n < 8) n++;
    for (const char *p = template; *p;) {
        if (p[0] == '{' && p[1] >= '0' && p[1] < '0' + (int)n && p[2] == '}') {
            arp_text_add(t, args[p[1] - '0']);
            p += 3;
            continue;
        }
        size_t len = strcspn(p + 1, "{") + 1;
        arp_text_add_n(t, p, len);
        p += len;
    }
}

enum { LONGEST_WORD = 63, MOST_WORDS = 4096 };

/* Edit distance with neighbour swaps; words over LONGEST_WORD bytes count as far apart. */
static size_t distance(const char *a, const char *b) {
    size_t n = strlen(a), m = strlen(b);
    size_t d[3][LONGEST_WORD + 1];
    if (n > LONGEST_WORD || m > LONGEST_WORD) return SIZE_MAX;
    for (size_t j = 0; j <= m; j++) d[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = d[i % 3], *last = d[(i - 1) % 3], *before = d[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
            if (last[j] + 1 < best) best = last[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            bool swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swap && before[j - 2] + 1 < best) best = before[j - 2] + 1;
            now[j] = best;
        }
    }
    return d[n % 3][m];
}

const char *arp_text_nearest(const char *word, const char *const *words, size_t n) {
    const char *best = NULL;
    size_t least = strlen(word) / 2 + 1;
    for (size_t i = 0; i < n && i < MOST_WORDS; i++) {
        size_t d = distance(word, words[i]);
        if (d < least) {
            least = d;
            best = words[i];
        }
    }
    return best;
}

bool arp_text_is_among(const char *text, const char *const *words) {
    while (*words && strcmp(*words, text) != 0) words++;
    return *words != NULL;
}

void arp_text_list(char *out, size_t size, const char *const *items, size_t n, size_t most) {
    char count[ARP_NUMBER_ROOM];
    size_t at = 0, shown = 0;
    size_t room = size > 48 ? size - 48 : 0; /* kept for the ellipsis and the count */
    out[0] = '\0';
    for (; shown < n && shown < most; shown++) {
        size_t len = strlen(items[shown]);
        if (at + len + 2 >= room) break;
        if (shown) {
            memcpy(out + at, ", ", 2);
            at += 2;
        }
        memcpy(out + at, items[shown], len);
        at += len;
        out[at] = '\0';
    }
    if (shown == n || size <= 48) return;
    arp_number_from_size(count, n);
    strcpy(out + at, shown ? ", \xE2\x80\xA6 (" : "(");
    strcat(out + at, count);
    strcat(out + at, ")");
}
