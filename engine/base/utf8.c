/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"

#include <string.h>

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

size_t arp_text_control(const char *s, size_t n, unsigned *point) {
    const unsigned char *u = (const unsigned char *)s;
    *point = n ? u[0] : 0;
    if (n && (u[0] < 0x20 || u[0] == 0x7F)) return 1;
    if (n >= 2 && u[0] == 0xC2 && u[1] >= 0x80 && u[1] < 0xA0) {
        *point = u[1];
        return 2;
    }
    if (n < 3 || u[0] != 0xE2 || (u[1] != 0x80 && u[1] != 0x81)) return 0;
    *point = 0x2000u | (unsigned)(u[1] & 0x3F) << 6 | (u[2] & 0x3F);
    bool turns = *point == 0x200E || *point == 0x200F || (*point >= 0x202A && *point <= 0x202E) ||
                 (*point >= 0x2066 && *point <= 0x2069);
    return turns ? 3 : 0;
}

size_t arp_text_spell(char out[8], unsigned point) {
    static const char HEX[] = "0123456789abcdef";
    size_t n = point > 0xFF ? 4 : 2;
    out[0] = '\\';
    out[1] = n == 4 ? 'u' : 'x';
    for (size_t i = 0; i < n; i++) out[2 + i] = HEX[point >> 4 * (n - 1 - i) & 15];
    out[2 + n] = '\0';
    return 2 + n;
}

void arp_text_harmless(char *out, size_t size, const char *s) {
    char spelled[2048];
    size_t n = strlen(s), at = 0, i = 0;
    unsigned point;
    while (i < n && !arp_text_control(s + i, n - i, &point)) i++;
    if (i == n) {
        arp_text_cut(out, size, s, n);
        return;
    }
    for (i = 0; i < n && at + 8 < sizeof spelled;) {
        size_t len = arp_text_control(s + i, n - i, &point);
        if (len) at += arp_text_spell(spelled + at, point);
        else spelled[at++] = s[i];
        i += len ? len : 1;
    }
    arp_text_cut(out, size, spelled, arp_text_whole(spelled, at));
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
