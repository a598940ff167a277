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

static bool is_tail(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

size_t arp_text_whole(const char *s, size_t n) {
    size_t start = n; /* of the last character begun within n */
    while (start > 0 && is_tail(s[start - 1])) start--;
    if (start == 0) return n;
    start--;
    unsigned char c = (unsigned char)s[start];
    size_t len = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return start + len <= n ? n : start;
}

void arp_text_cut(char *out, size_t size, const char *s, size_t n) {
    static const char ELLIPSIS[] = "\xE2\x80\xA6";
    if (n < size) {
        memcpy(out, s, n);
        out[n] = '\0';
        return;
    }
    size_t keep = size > sizeof ELLIPSIS ? arp_text_whole(s, size - sizeof ELLIPSIS) : 0;
    memcpy(out, s, keep);
    out[keep] = '\0';
    if (size > sizeof ELLIPSIS) memcpy(out + keep, ELLIPSIS, sizeof ELLIPSIS);
}

size_t arp_text_characters(const char *s, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += !is_tail(s[i]);
    return count;
}

bool arp_text_is_utf8(const char *s, size_t n) {
    const unsigned char *u = (const unsigned char *)s;
    for (size_t i = 0; i < n;) {
        unsigned char c = u[i];
        size_t len = c < 0x80                ? 1
                     : c >= 0xC2 && c < 0xE0 ? 2
                     : c >= 0xE0 && c < 0xF0 ? 3
                     : c >= 0xF0 && c < 0xF5 ? 4
                                             : 0;
        if (len == 0 || len > n - i) return false;
        for (size_t k = 1; k < len; k++) {
            if (!is_tail(s[i + k])) return false;
        }
        if ((c == 0xE0 && u[i + 1] < 0xA0) || (c == 0xED && u[i + 1] > 0x9F) ||
            (c == 0xF0 && u[i + 1] < 0x90) || (c == 0xF4 && u[i + 1] > 0x8F)) {
            return false;
        }
        i += len;
    }
    return true;
}

enum { LONGEST_WORD = 63 };

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
    for (size_t i = 0; i < n; i++) {
        size_t d = distance(word, words[i]);
        if (d < least) {
            least = d;
            best = words[i];
        }
    }
    return best;
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
