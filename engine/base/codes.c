/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/codes.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

/* ---- spellings ---- */

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
    if ((unsigned char)*s < 0x80) return 0;
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

/* \uXXXX, six bytes. */
static size_t put_point(char *out, unsigned code) {
    static const char HEX[] = "0123456789abcdef";
    out[0] = '\\';
    out[1] = 'u';
    for (unsigned k = 0; k < 4; k++) out[2 + k] = HEX[code >> 4 * (3 - k) & 0xFU];
    return 6;
}

void arp_spelling_show(const char *s, size_t n, char *out, size_t size) {
    char text[LIKELY + 1], seen[6 * LIKELY + 1];
    size_t k = 0;
    arp_text_cut(text, sizeof text, s, n);
    for (const char *at = text; *at;) {
        size_t bytes = unseen(at);
        if (bytes) k += put_point(seen + k, point(at, bytes));
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
    if (is_digit(**at)) return *(*at)++; /* most are */
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

/* ---- the index ---- */

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
