/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <string.h>

#include "io/book/parts.h"

enum { ESCAPE = 7 }; /* "_x0041_", which stands for a character in a cell */

static bool is_escape(const char *s) {
    if (s[0] != '_' || s[1] != 'x') return false;
    for (size_t i = 2; i < ESCAPE - 1; i++) {
        if (!isxdigit((unsigned char)s[i])) return false;
    }
    return s[ESCAPE - 1] == '_';
}

/* A byte at which a character may begin that a cell cannot hold as it is. */
static bool is_plain(unsigned char c) {
    return (c >= ' ' || c == '\n' || c == '\t') && c != 0x7F && c != '_' && c != 0xC2 &&
           c != 0xE2 && c != 0xEF;
}

/* Bytes of a character of XML's that is none: U+FFFE, U+FFFF. */
static size_t not_xml(const char *s, unsigned *point) {
    if ((unsigned char)s[0] != 0xEF || (unsigned char)s[1] != 0xBF) return 0;
    unsigned char last = (unsigned char)s[2];
    *point = 0xFFC0U | (last & 0x3FU);
    return last == 0xBE || last == 0xBF ? 3 : 0;
}

/* Bytes of one character at the head of s[0..n), and what a cell says for it, in out. */
static size_t take_one(const char *s, size_t n, bool utf8, char out[16]) {
    unsigned point;
    size_t len = arp_text_control(s, n, &point);
    if (*s == '\r') {
        strcpy(out, s[1] == '\n' ? "" : "\n");
        return 1;
    }
    if (len && (*s == '\n' || *s == '\t')) len = 0;
    if (!len) len = not_xml(s, &point);
    if (!len && !utf8 && (unsigned char)*s >= 0x80) {
        point = (unsigned char)*s;
        len = 1;
    }
    if (len) {
        arp_text_spell(out, point);
        return len;
    }
    if (is_escape(s)) {
        strcpy(out, "_x005F_"); /* the underscore, escaped */
        return 1;
    }
    for (len = 1; utf8 && len < n && ((unsigned char)s[len] & 0xC0) == 0x80;) len++;
    memcpy(out, s, len);
    out[len] = '\0';
    return len;
}

/* Units of UTF-16 that it takes. */
static size_t units(const char *s) {
    size_t n = 0;
    for (; *s; s++) n += ((unsigned char)*s & 0xC0) != 0x80 ? (unsigned char)*s >= 0xF0 ? 2 : 1 : 0;
    return n;
}

const char *book_text(arp_book *book, const char *text) {
    size_t n = strlen(text), plain = 0, used = 0, whole = 0;
    bool utf8 = arp_text_is_utf8(text, n), cut = false;
    while (plain < n && is_plain((unsigned char)text[plain])) plain++;
    if (utf8 && plain == n && n <= ARP_BOOK_TEXT) return text;
    book->text.n = 0;
    for (size_t i = 0; i < n && !cut;) {
        char one[16];
        i += take_one(text + i, n - i, utf8, one);
        used += units(one);
        cut = used > ARP_BOOK_TEXT;
        if (!cut) arp_text_add(&book->text, one);
        if (used < ARP_BOOK_TEXT) whole = book->text.n; /* an ellipsis fits after it */
    }
    if (cut) {
        book->text.n = whole;
        arp_text_add(&book->text, "\xE2\x80\xA6");
        book->cut++;
    }
    if (book->text.bad) book->bad = true;
    return !book->text.bad && book->text.n ? book->text.bytes : "";
}
