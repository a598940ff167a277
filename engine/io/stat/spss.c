/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout: PSPP Developers Guide, "System File Format". */
#include <string.h>

#include "io/stat/messages.h"
#include "io/stat/parts.h"

enum {
    HEADER = 176,
    PLACE_LAYOUT = 64,
    PLACE_PACKING = 72,
    PLACE_CASES = 80,
    PLACE_DATE = 92,   /* "01 Jan 00" and "00:00:00" */
    PLACE_LABEL = 109, /* of the file, 64 bytes      */
    MOST_LABELS = 1 << 18,
    MOST_COLUMNS = 1 << 20,
    SEGMENT = 252 /* bytes that a column of a very long text holds of it */
};

enum { VARIABLE = 2, VALUE_LABELS = 3, LABELLED = 4, DOCUMENT = 6, EXTENSION = 7, END = 999 };

/* Kinds of extensions that are read; the library passes over those it does not know. */
enum { INTEGERS = 3, FLOATS = 4, LONG_NAMES = 13, VERY_LONG = 14, UNKNOWN = 99 };

typedef struct spss {
    const arp_stat *stat;
    stat_bytes b;
    uint64_t at;      /* of the next record              */
    uint64_t columns; /* of 8 bytes, in a row            */
    uint64_t more;    /* that the last text still needs  */
    unsigned char
        *width; /* of the columns that begin a variable, n_variables: 255 for a long text */
    char (*name)[8];
    size_t n_variables, room;
} spss;

static bool keep_variable(spss *s, const unsigned char *name, uint64_t width) {
    if (s->n_variables == s->room) {
        size_t room = s->room ? 2 * s->room : 64;
        unsigned char *widths = arp_resize(s->width, room, 1);
        if (widths) s->width = widths;
        char(*names)[8] = widths ? arp_resize(s->name, room, sizeof *names) : NULL;
        if (!names) return false;
        s->name = names;
        s->room = room;
    }
    s->width[s->n_variables] = (unsigned char)width;
    memcpy(s->name[s->n_variables++], name, 8);
    return true;
}

/* A record of a variable, or of 8 bytes more of a text. */
static arp_status check_variable(spss *s, arp_error *err) {
    uint64_t at = s->at;
    if (!stat_has(&s->b, at, 32)) return stat_damaged(s->stat, at, err);
    int64_t width = stat_signed(&s->b, at + 4), missing = stat_signed(&s->b, at + 12);
    uint64_t has_label = stat_whole(&s->b, at + 8, 4);
    bool continues = width == -1;
    if (width < -1 || width > 255 || continues != (s->more > 0) || has_label > 1 || missing < -3 ||
        missing > 3 || missing == -1 || ++s->columns > MOST_COLUMNS)
        return stat_damaged(s->stat, at + 4, err);
    if (!continues && !keep_variable(s, s->b.at + at + 24, (uint64_t)width))
        return arp_fail_memory(err);
    s->more = continues ? s->more - 1 : width > 8 ? (uint64_t)(width - 1) / 8 : 0;
    if (continues && (has_label || missing)) return stat_damaged(s->stat, at + 8, err);
    s->at += 32;
    if (has_label) {
        if (!stat_has(&s->b, s->at, 4)) return stat_damaged(s->stat, s->at, err);
        uint64_t len = stat_whole(&s->b, s->at, 4);
        if (len > 65535 || !stat_has(&s->b, s->at + 4, (len + 3) / 4 * 4))
            return stat_damaged(s->stat, s->at, err);
        s->at += 4 + (len + 3) / 4 * 4;
    }
    uint64_t values = 8 * (uint64_t)(missing < 0 ? -missing : missing);
    if (!stat_has(&s->b, s->at, values)) return stat_damaged(s->stat, s->at, err);
    s->at += values;
    return ARP_OK;
}

/* Labels of values, and the record after them of the variables they are for. */
static arp_status check_labels(spss *s, arp_error *err) {
    uint64_t n, at = s->at + 8;
    if (!stat_has(&s->b, s->at, 8)) return stat_damaged(s->stat, s->at, err);
    n = stat_whole(&s->b, s->at + 4, 4);
    if (n > MOST_LABELS || n > s->b.n / 16) return stat_damaged(s->stat, s->at + 4, err);
    for (uint64_t i = 0; i < n; i++) {
        if (!stat_has(&s->b, at, 16)) return stat_damaged(s->stat, at, err);
        at += 8 + (s->b.at[at + 8] + UINT64_C(8)) / 8 * 8;
    }
    if (!stat_has(&s->b, at, 8) || stat_whole(&s->b, at, 4) != LABELLED)
        return stat_damaged(s->stat, at, err);
    n = stat_whole(&s->b, at + 4, 4);
    if (n > s->columns || !stat_has(&s->b, at + 8, 4 * n)) return stat_damaged(s->stat, at, err);
    for (uint64_t i = 0; i < n; i++) {
        uint64_t column = stat_whole(&s->b, at + 8 + 4 * i, 4);
        if (column < 1 || column > s->columns) return stat_damaged(s->stat, at + 8 + 4 * i, err);
    }
    s->at = at + 8 + 4 * n;
    return ARP_OK;
}

/* One "NAME=value" of a record, up to a tab, the record's end or, of a very long text, NUL and
   tab; the bytes it took, 0 when it is none. */
static size_t pair(const unsigned char *s, size_t n, size_t *name, size_t *value) {
    size_t i = 0;
    while (i < n && s[i] > ' ' && s[i] != '=') i++;
    *name = i;
    if (i == 0 || i > 8 || i == n || s[i] != '=') return 0;
    i++;
    while (i < n && s[i] != '\t' && s[i] != '\0') i++;
    *value = i - *name - 1;
    return *value >= 1 && *value <= 64 ? i : 0;
}

static bool are_long_names(const unsigned char *s, size_t n) {
    size_t name, value;
    while (n) {
        size_t took = pair(s, n, &name, &value);
        if (took == 0 || (took < n && s[took] != '\t')) return false;
        if (took < n) took++;
        s += took;
        n -= took;
        if (n == 0) return true;
    }
    return false;
}

static bool same_name(const char short_name[8], const unsigned char *name, size_t n) {
    for (size_t i = 0; i < 8; i++) {
        if (short_name[i] != (i < n ? (char)name[i] : ' ')) return false;
    }
    return true;
}

/* A text over 255 bytes is in several variables, which must be there. */
static bool fits_variables(const spss *s, const unsigned char *name, size_t n_name,
                           const unsigned char *digits, size_t n_digits) {
    size_t len = 0, at = 0;
    for (size_t i = 0; i < n_digits; i++) {
        if (digits[i] < '0' || digits[i] > '9' || len > 32767) return false;
        len = 10 * len + (size_t)(digits[i] - '0');
    }
    while (at < s->n_variables && !same_name(s->name[at], name, n_name)) at++;
    size_t segments = (len + SEGMENT - 1) / SEGMENT;
    if (len < 256 || len > 32767 || segments > s->n_variables - at) return false;
    for (size_t i = at; i < at + segments; i++) {
        if (i + 1 < at + segments ? s->width[i] != 255 : s->width[i] == 0) return false;
    }
    return true;
}

static bool are_very_long(const spss *s, const unsigned char *at, size_t n) {
    size_t name, value;
    while (n) {
        size_t took = pair(at, n, &name, &value);
        if (took == 0 || n - took < 2 || at[took] != '\0' || at[took + 1] != '\t') return false;
        if (!fits_variables(s, at, name, at + name + 1, value)) return false;
        at += took + 2;
        n -= took + 2;
    }
    return true;
}

static arp_status check_extension(spss *s, arp_error *err) {
    if (!stat_has(&s->b, s->at, 16)) return stat_damaged(s->stat, s->at, err);
    uint64_t kind = stat_whole(&s->b, s->at + 4, 4), size = stat_whole(&s->b, s->at + 8, 4);
    uint64_t n = stat_whole(&s->b, s->at + 12, 4);
    if (n > INT32_MAX || size > 8 || n * size > INT32_MAX || !stat_has(&s->b, s->at + 16, n * size))
        return stat_damaged(s->stat, s->at + 8, err);
    const unsigned char *bytes = s->b.at + s->at + 16;
    bool fine = true, known = true;
    if (kind == INTEGERS) fine = size == 4 && n == 8;
    else if (kind == FLOATS) fine = size == 8 && n == 3;
    else if (kind == LONG_NAMES) fine = size == 1 && are_long_names(bytes, n);
    else if (kind == VERY_LONG) fine = size == 1 && are_very_long(s, bytes, n);
    else known = false;
    if (!fine) return stat_damaged(s->stat, s->at, err);
    if (!known) { /* not needed: to the library one it does not know */
        memset(s->b.at + s->at + 4, 0, 4);
        s->b.at[s->at + (s->b.big ? 7 : 4)] = UNKNOWN;
    }
    s->at += 16 + n * size;
    return ARP_OK;
}

static arp_status check_document(spss *s, arp_error *err) {
    if (!stat_has(&s->b, s->at, 8)) return stat_damaged(s->stat, s->at, err);
    uint64_t lines = stat_whole(&s->b, s->at + 4, 4);
    if (lines > s->b.n / 80 || !stat_has(&s->b, s->at + 8, 80 * lines))
        return stat_damaged(s->stat, s->at + 4, err);
    s->at += 8 + 80 * lines;
    return ARP_OK;
}

static arp_status check_dictionary(spss *s, arp_error *err) {
    for (;;) {
        if (!stat_has(&s->b, s->at, 8)) return stat_damaged(s->stat, s->at, err);
        uint64_t record = stat_whole(&s->b, s->at, 4);
        arp_status st = ARP_OK;
        if (record != VARIABLE && s->more) return stat_damaged(s->stat, s->at, err);
        if (record == END) break;
        if (record == VARIABLE) st = check_variable(s, err);
        else if (record == VALUE_LABELS) st = check_labels(s, err);
        else if (record == DOCUMENT) st = check_document(s, err);
        else if (record == EXTENSION) st = check_extension(s, err);
        else st = stat_damaged(s->stat, s->at, err);
        if (st != ARP_OK) return st;
    }
    s->at += 8;
    return s->n_variables ? ARP_OK : stat_refuse(s->stat, err, ARP_MSG_STAT_NO_COLUMN, NULL);
}

/* Blocks of zlib: where they are is told at the head of the data and again behind them. */
static arp_status check_blocks(spss *s, arp_error *err) {
    const stat_bytes *b = &s->b;
    if (!stat_has(b, s->at, 24)) return stat_damaged(s->stat, s->at, err);
    uint64_t self = stat_whole(b, s->at, 8), end = stat_whole(b, s->at + 8, 8);
    uint64_t len = stat_whole(b, s->at + 16, 8);
    if (self != s->at) return stat_damaged(s->stat, s->at, err);
    if (!stat_has(b, end, len)) return stat_lying(s->stat, end + len, b->n, err);
    if (len < 24) return stat_damaged(s->stat, s->at + 16, err);
    uint64_t n = stat_whole(b, end + 20, 4), in = s->at + 24, out = s->at;
    if (n != (len - 24) / 24 || (len - 24) % 24) return stat_damaged(s->stat, end + 20, err);
    uint64_t most = stat_whole(b, end + 16, 4);
    for (uint64_t i = 0, at = end + 24; i < n; i++, at += 24) {
        uint64_t plain = stat_whole(b, at + 16, 4), packed = stat_whole(b, at + 20, 4);
        bool follows = stat_whole(b, at, 8) == out && stat_whole(b, at + 8, 8) == in;
        if (!follows || plain > most || packed > end - in || plain / 1032 > packed + 1)
            return stat_damaged(s->stat, at, err);
        in += packed;
        out += plain;
    }
    return in == end ? ARP_OK : stat_damaged(s->stat, end, err);
}

/* Rows that are declared, against the bytes they would take: 8 a column, or one command of a byte
   where they are packed. -1: not known. */
static arp_status check_cases(spss *s, uint64_t packing, arp_error *err) {
    int64_t cases = stat_signed(&s->b, PLACE_CASES);
    uint64_t left = s->b.n - s->at;
    if (cases < -1) return stat_damaged(s->stat, PLACE_CASES, err);
    if (packing == 2) return check_blocks(s, err);
    if (packing == 1) left = 8 * (left / 8 * 8);
    uint64_t needed = cases < 0 ? 0 : (uint64_t)cases * s->columns * 8;
    return needed <= left ? ARP_OK : stat_lying(s->stat, s->at + needed, s->b.n, err);
}

arp_status stat_check_spss(arp_stat *stat, arp_error *err) {
    spss s = {.stat = stat,
              .b = {(unsigned char *)stat->bytes.bytes, stat->bytes.n, false},
              .at = HEADER};
    arp_status st = ARP_OK;
    if (!stat_has(&s.b, 0, HEADER)) return stat_lying(stat, HEADER, s.b.n, err);
    s.b.big = s.b.at[PLACE_LAYOUT] == 0;
    uint64_t layout = stat_whole(&s.b, PLACE_LAYOUT, 4);
    uint64_t packing = stat_whole(&s.b, PLACE_PACKING, 4);
    if (layout != 2 && layout != 3) return stat_damaged(stat, PLACE_LAYOUT, err);
    if (packing > 2 || stat->is_zsav != (packing == 2))
        return stat_damaged(stat, PLACE_PACKING, err);
    memcpy(s.b.at + PLACE_DATE, "01 Jan 0000:00:00", PLACE_LABEL - PLACE_DATE);
    memset(s.b.at + PLACE_LABEL, ' ', 64);
    ARP_TRY(check_dictionary(&s, err));
    ARP_TRY(check_cases(&s, packing, err));
done:
    arp_free(s.width);
    arp_free(s.name);
    return st;
}
