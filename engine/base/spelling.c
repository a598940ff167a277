/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/spelling.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { LEAST_DIGITS = 3, LIKELY = 80 };

/* Bytes of the character at s that is not seen, or is a hard blank: U+00A0, U+00AD, U+200B to
   U+200F, U+2028 to U+202F, U+2060 to U+206F, U+FEFF; 0 for any other. s ends with a NUL. */
static size_t unseen(const char *s) {
    const unsigned char *u = (const unsigned char *)s;
    if (u[0] < 0x80) return 0;
    if (u[0] == 0xC2) return u[1] == 0xA0 || u[1] == 0xAD ? 2 : 0;
    if (u[0] == 0xEF) return u[1] == 0xBB && u[2] == 0xBF ? 3 : 0;
    if (u[0] != 0xE2) return 0;
    bool is = u[1] == 0x80 ? (u[2] >= 0x8B && u[2] <= 0x8F) || (u[2] >= 0xA8 && u[2] <= 0xAF)
                           : u[1] == 0x81 && u[2] >= 0xA0 && u[2] <= 0xAF;
    return is ? 3 : 0;
}

/* Bytes of the apostrophe at s, straight, grave or curved; 0 for any other character. */
static size_t apostrophe(const char *s) {
    if (*s == '\'' || *s == '`') return 1;
    bool curved = strncmp(s, "\xE2\x80\x98", 3) == 0 || strncmp(s, "\xE2\x80\x99", 3) == 0;
    return curved ? 3 : 0;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* True at the mark of decimals that are all zeros: ".0", ",00". */
static bool zero_decimals(const char *s) {
    if ((*s != '.' && *s != ',') || s[1] != '0') return false;
    return s[1 + strspn(s + 1, "0")] == '\0';
}

/* Digits and decimals that are zeros. */
static bool is_decimal(const char *s) {
    size_t n = strspn(s, "0123456789");
    return n > 0 && zero_decimals(s + n);
}

arp_spoiled arp_spelling_spoiled(const char *s, size_t n, char *likely, size_t size) {
    char text[LIKELY + 1], kept[LIKELY + 1];
    size_t k = 0;
    arp_spoiled what = ARP_SPOILED_NOT;
    likely[0] = '\0';
    if (n > LIKELY) return what;
    memcpy(text, s, n);
    text[n] = '\0';
    const char *at = text;
    while (*at) {
        size_t skip = unseen(at), quote = apostrophe(at);
        bool outer = quote && (k == 0 || (what == ARP_SPOILED_QUOTED && at[quote] == '\0'));
        if (skip) what = ARP_SPOILED_UNSEEN;
        else if (outer && what == ARP_SPOILED_NOT) what = ARP_SPOILED_QUOTED;
        if (skip || outer) at += skip ? skip : quote;
        else kept[k++] = *at++;
    }
    kept[k] = '\0';
    if (!strpbrk(kept, "0123456789")) return ARP_SPOILED_NOT;
    if (is_decimal(kept)) {
        k = strspn(kept, "0123456789");
        if (what == ARP_SPOILED_NOT) what = ARP_SPOILED_DECIMALS;
    }
    if (what != ARP_SPOILED_NOT) arp_text_cut(likely, size, kept, k);
    return what;
}

/* Code point of a character of two or three bytes. */
static unsigned point(const char *s, size_t n) {
    const unsigned char *u = (const unsigned char *)s;
    if (n == 2) return (u[0] & 0x1FU) << 6 | (u[1] & 0x3FU);
    return (u[0] & 0x0FU) << 12 | (u[1] & 0x3FU) << 6 | (u[2] & 0x3FU);
}

void arp_spelling_show(const char *s, size_t n, char *out, size_t size) {
    char text[LIKELY + 1], seen[6 * LIKELY + 1];
    size_t k = 0;
    arp_text_cut(text, sizeof text, s, n);
    for (const char *at = text; *at;) {
        size_t bytes = unseen(at);
        if (bytes) k += (size_t)sprintf(seen + k, "\\u%04x", point(at, bytes));
        else seen[k++] = *at;
        at += bytes ? bytes : 1;
    }
    arp_text_cut(out, size, seen, k);
}

static size_t passed_over(const char *s) {
    if (*s == ' ' || *s == '\t') return 1;
    size_t n = unseen(s);
    return n ? n : apostrophe(s);
}

char arp_spelling_next(const char **at) {
    for (size_t n; (n = passed_over(*at)) > 0;) *at += n;
    char c = **at;
    if (c == '\0' || zero_decimals(*at)) return '\0';
    ++*at;
    if (c == 'l') return '1';
    if (c >= 'a' && c <= 'z') c = (char)(c - 'a' + 'A');
    return c == 'O' ? '0' : c == 'I' ? '1' : c;
}

const char *arp_spelling_head(const char *code) {
    const char *at = code, *head;
    do head = at;
    while (arp_spelling_next(&at) == '0');
    return head;
}

/* What makes two spellings of one reading doubtful. */
typedef struct doubts {
    bool blanks;  /* passed over inside it       */
    bool letters; /* O, I or l read as a digit   */
    size_t digits;
} doubts;

static doubts doubts_of(const char *code) {
    doubts d = {0};
    for (const char *at = code; *at; at++) {
        d.blanks |= passed_over(at) > 0;
        d.letters |= strchr("OoIil", *at) != NULL;
        d.digits += is_digit(*at);
    }
    return d;
}

bool arp_spelling_alike(const char *a, const char *b) {
    if (strcmp(a, b) == 0) return false;
    const char *p = arp_spelling_head(a), *q = arp_spelling_head(b);
    char x, y;
    do {
        x = arp_spelling_next(&p);
        y = arp_spelling_next(&q);
    } while (x && x == y);
    if (x != y) return false;
    doubts of_a = doubts_of(a), of_b = doubts_of(b);
    if (of_a.blanks && of_b.blanks) return false;
    bool few = of_a.digits < LEAST_DIGITS || of_b.digits < LEAST_DIGITS;
    return !few || of_a.letters == of_b.letters;
}
