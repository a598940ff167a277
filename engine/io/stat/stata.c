/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout: StataCorp, "Description of .dta file format" 117 to 119 (help dta), and 110 to 115. */
#include <stdio.h>
#include <string.h>

#include "io/stat/messages.h"
#include "io/stat/parts.h"

enum { OLDEST = 110, LAST_OLD = 115, FIRST_NEW = 117, NEWEST = 119, MOST_TEXT = 2045 };

typedef struct stata {
    const arp_stat *stat;
    stat_bytes b;
    uint64_t at;
    unsigned release;
    bool is_new;                  /* sections in tags */
    uint64_t columns, rows, row;  /* row: bytes of one */
    uint64_t types;               /* where they stand */
    uint64_t name, format, label; /* bytes of a name, a format, a variable's label */
} stata;

static arp_status damaged(const stata *s, arp_error *err) {
    return stat_damaged(s->stat, s->at, err);
}

static arp_status pass(stata *s, uint64_t len, arp_error *err) {
    if (!stat_has(&s->b, s->at, len)) return stat_lying(s->stat, s->at + len, s->b.n, err);
    s->at += len;
    return ARP_OK;
}

static arp_status pass_tag(stata *s, const char *tag, arp_error *err) {
    if (!s->is_new) return ARP_OK;
    if (!stat_is_text(&s->b, s->at, tag)) return damaged(s, err);
    s->at += strlen(tag);
    return ARP_OK;
}

/* "<name>", `len` bytes, "</name>"; an old file has the bytes alone. */
static arp_status pass_section(stata *s, const char *name, uint64_t len, arp_error *err) {
    char tag[48];
    snprintf(tag, sizeof tag, "<%s>", name);
    arp_status st = pass_tag(s, tag, err);
    if (st == ARP_OK) st = pass(s, len, err);
    snprintf(tag, sizeof tag, "</%s>", name);
    return st == ARP_OK ? pass_tag(s, tag, err) : st;
}

/* The number of `len` bytes in a section. */
static arp_status pass_number(stata *s, const char *name, unsigned len, uint64_t *x,
                              arp_error *err) {
    uint64_t at = s->at + strlen(name) + 2;
    arp_status st = pass_section(s, name, len, err);
    if (st == ARP_OK) *x = stat_whole(&s->b, at, len);
    return st;
}

/* A text after its length; the time of writing is made one that the library surely reads. */
static arp_status pass_counted(stata *s, const char *name, unsigned len, arp_error *err) {
    static const char TIME[] = "01 Jan 2000 00:00";
    uint64_t at = s->at + strlen(name) + 2;
    if (!stat_has(&s->b, at, len)) return damaged(s, err);
    uint64_t n = stat_whole(&s->b, at, len);
    if (strcmp(name, "timestamp") == 0) {
        if (n != 0 && n != sizeof TIME - 1) return damaged(s, err);
        if (n && stat_has(&s->b, at + 1, n)) memcpy(s->b.at + at + 1, TIME, sizeof TIME - 1);
    } else if (stat_has(&s->b, at + len, n)) {
        memset(s->b.at + at + len, ' ', n);
    }
    return pass_section(s, name, len + n, err);
}

static arp_status read_new_header(stata *s, arp_error *err) {
    uint64_t digits = strlen("<stata_dta><header><release>");
    arp_status st = ARP_OK;
    s->is_new = true;
    ARP_TRY(pass_tag(s, "<stata_dta><header>", err));
    ARP_TRY(pass_section(s, "release", 3, err));
    s->release = 0;
    for (unsigned i = 0; i < 3; i++) s->release = 10 * s->release + s->b.at[digits + i] - '0';
    if (s->release < FIRST_NEW || s->release > NEWEST) return ARP_OK; /* told by who called */
    s->b.big = stat_is_text(&s->b, s->at, "<byteorder>MSF");
    if (!s->b.big && !stat_is_text(&s->b, s->at, "<byteorder>LSF")) return damaged(s, err);
    ARP_TRY(pass_section(s, "byteorder", 3, err));
    ARP_TRY(pass_number(s, "K", s->release == 119 ? 4 : 2, &s->columns, err));
    ARP_TRY(pass_number(s, "N", s->release == 117 ? 4 : 8, &s->rows, err));
    ARP_TRY(pass_counted(s, "label", s->release == 117 ? 1 : 2, err));
    ARP_TRY(pass_counted(s, "timestamp", 1, err));
    ARP_TRY(pass_tag(s, "</header>", err));
done:
    return st;
}

static arp_status read_old_header(stata *s, arp_error *err) {
    if (!stat_has(&s->b, 0, 109)) return stat_lying(s->stat, 109, s->b.n, err);
    s->release = s->b.at[0];
    s->b.big = s->b.at[1] == 1;
    if (s->b.at[1] != 1 && s->b.at[1] != 2) return stat_damaged(s->stat, 1, err);
    s->columns = stat_whole(&s->b, 4, 2);
    s->rows = stat_whole(&s->b, 6, 4);
    memset(s->b.at + 10, 0, 81 + 18); /* label and time */
    s->at = 109;
    return ARP_OK;
}

/* Bytes of a column of that type; 0 for no type. */
static uint64_t width_of(const stata *s, uint64_t type) {
    static const unsigned char NUMBERS[] = {8, 4, 4, 2, 1}; /* double, float, long, int, byte */
    static const char LETTERS[] = "dflib";
    if (s->is_new) {
        if (type >= 65526 && type <= 65530) return NUMBERS[type - 65526];
        return type == 32768 ? 8 : type <= MOST_TEXT ? type : 0;
    }
    if (s->release > OLDEST) {
        if (type >= 251) return NUMBERS[255 - type];
        return type <= 244 ? type : 0;
    }
    for (size_t i = 0; i < 5; i++) {
        if (type == (unsigned char)LETTERS[i]) return NUMBERS[i];
    }
    return type > 0x7F ? type - 0x7F : 0;
}

static arp_status read_types(stata *s, arp_error *err) {
    unsigned size = s->is_new ? 2 : 1;
    s->types = s->at + (s->is_new ? strlen("<variable_types>") : 0);
    arp_status st = pass_section(s, "variable_types", size * s->columns, err);
    for (uint64_t i = 0; i < s->columns && st == ARP_OK; i++) {
        uint64_t width = width_of(s, stat_whole(&s->b, s->types + i * size, size));
        s->row += width;
        if (width == 0) st = stat_damaged(s->stat, s->types + i * size, err);
    }
    return st;
}

/* A text of `size` bytes for each column, ended within them: the library looks for the end. */
static arp_status pass_texts(stata *s, const char *name, uint64_t size, arp_error *err) {
    uint64_t at = s->at + (s->is_new ? strlen(name) + 2 : 0);
    arp_status st = pass_section(s, name, size * s->columns, err);
    for (uint64_t i = 0; i < s->columns && st == ARP_OK; i++, at += size) {
        if (!memchr(s->b.at + at, '\0', size)) st = stat_damaged(s->stat, at, err);
    }
    return st;
}

static arp_status check_descriptors(stata *s, arp_error *err) {
    arp_status st = ARP_OK;
    uint64_t sort = s->release == 119 ? 4 : 2;
    bool long_names = s->release >= 118;
    s->name = long_names ? 129 : 33;
    s->format = long_names ? 57 : s->release >= 114 ? 49 : 12;
    s->label = long_names ? 321 : 81;
    ARP_TRY(read_types(s, err));
    ARP_TRY(pass_texts(s, "varnames", s->name, err));
    ARP_TRY(pass_section(s, "sortlist", sort * (s->columns + 1), err));
    ARP_TRY(pass_texts(s, "formats", s->format, err));
    ARP_TRY(pass_texts(s, "value_label_names", s->name, err));
    ARP_TRY(pass_texts(s, "variable_labels", s->label, err));
done:
    return st;
}

/* What users note of a file and its columns. */
static arp_status check_notes(stata *s, arp_error *err) {
    arp_status st = pass_tag(s, "<characteristics>", err);
    while (st == ARP_OK && s->is_new && stat_is_text(&s->b, s->at, "<ch>")) {
        if (!stat_has(&s->b, s->at, 8)) return damaged(s, err);
        st = pass_section(s, "ch", 4 + stat_whole(&s->b, s->at + 4, 4), err);
    }
    while (st == ARP_OK && !s->is_new) {
        if (!stat_has(&s->b, s->at, 5)) return damaged(s, err);
        unsigned kind = s->b.at[s->at];
        uint64_t len = stat_whole(&s->b, s->at + 1, 4);
        if (kind > 1 || (kind == 0 && len)) return damaged(s, err);
        st = pass(s, 5 + len, err);
        if (kind == 0) break;
    }
    return st == ARP_OK ? pass_tag(s, "</characteristics>", err) : st;
}

/* Texts of columns strL: each within the file, and ended where it says it is a text. */
static arp_status check_long_texts(stata *s, arp_error *err) {
    uint64_t head = s->release == 117 ? 16 : 20;
    arp_status st = pass_tag(s, "<strls>", err);
    while (st == ARP_OK && stat_is_text(&s->b, s->at, "GSO")) {
        if (!stat_has(&s->b, s->at, head)) return damaged(s, err);
        unsigned kind = s->b.at[s->at + head - 5];
        uint64_t len = stat_whole(&s->b, s->at + head - 4, 4);
        if (len == 0 || len > INT32_MAX || (kind != 129 && kind != 130)) return damaged(s, err);
        st = pass(s, head + len, err);
        if (st == ARP_OK && kind == 130 && s->b.at[s->at - 1] != '\0') return damaged(s, err);
    }
    return st == ARP_OK ? pass_tag(s, "</strls>", err) : st;
}

/* Values and, elsewhere, their texts: each within the table, and ended. */
static arp_status check_table(const stata *s, uint64_t at, uint64_t len, arp_error *err) {
    if (len < 8) return stat_damaged(s->stat, at, err);
    uint64_t n = stat_whole(&s->b, at, 4), text = stat_whole(&s->b, at + 4, 4);
    if (n > len / 8 || text > len || 8 + 8 * n + text != len) return stat_damaged(s->stat, at, err);
    for (uint64_t i = 0; i < n; i++) {
        if (stat_whole(&s->b, at + 8 + 4 * i, 4) >= text) return stat_damaged(s->stat, at, err);
    }
    return n == 0 || s->b.at[at + len - 1] == '\0' ? ARP_OK : stat_damaged(s->stat, at, err);
}

static arp_status check_value_labels(stata *s, arp_error *err) {
    uint64_t head = s->name + 3;
    arp_status st = pass_tag(s, "<value_labels>", err);
    while (st == ARP_OK && (s->is_new ? stat_is_text(&s->b, s->at, "<lbl>") : s->at < s->b.n)) {
        st = pass_tag(s, "<lbl>", err);
        if (st != ARP_OK || !stat_has(&s->b, s->at, 4 + head)) return damaged(s, err);
        uint64_t len = stat_whole(&s->b, s->at, 4), table = s->at + 4 + head;
        if (!memchr(s->b.at + s->at + 4, '\0', s->name)) return damaged(s, err);
        st = len <= INT32_MAX ? pass(s, 4 + head + len, err) : damaged(s, err);
        if (st == ARP_OK) st = check_table(s, table, len, err);
        if (st == ARP_OK) st = pass_tag(s, "</lbl>", err);
    }
    return st == ARP_OK ? pass_tag(s, "</value_labels>", err) : st;
}

/* Sections where the map says they are. */
static bool is_at(const stata *s, uint64_t map, unsigned section, uint64_t at) {
    return !s->is_new || stat_whole(&s->b, map + UINT64_C(8) * section, 8) == at;
}

static arp_status check_sections(stata *s, arp_error *err) {
    arp_status st = ARP_OK;
    uint64_t map = s->at + strlen("<map>"), at[3];
    if (s->is_new) ARP_TRY(pass_section(s, "map", UINT64_C(14) * 8, err));
    ARP_TRY(check_descriptors(s, err));
    ARP_TRY(check_notes(s, err));
    at[0] = s->at;
    if (s->rows > INT32_MAX || (s->row && s->rows > s->b.n / s->row))
        ARP_TRY(stat_lying(s->stat, s->at + s->rows * s->row, s->b.n, err));
    ARP_TRY(pass_section(s, "data", s->rows * s->row, err));
    at[1] = s->at;
    if (s->is_new) ARP_TRY(check_long_texts(s, err));
    at[2] = s->at;
    ARP_TRY(check_value_labels(s, err));
    ARP_TRY(pass_tag(s, "</stata_dta>", err));
    for (unsigned i = 0; i < 3; i++) {
        if (!is_at(s, map, 9 + i, at[i]))
            ARP_TRY(stat_damaged(s->stat, map + UINT64_C(8) * (9 + i), err));
    }
done:
    return st;
}

arp_status stat_check_stata(arp_stat *stat, arp_error *err) {
    stata s = {.stat = stat, .b = {(unsigned char *)stat->bytes.bytes, stat->bytes.n, false}};
    bool is_new = stat_is_text(&s.b, 0, "<stata_dta>");
    arp_status st = is_new ? read_new_header(&s, err) : read_old_header(&s, err);
    if (st != ARP_OK) return st;
    if (is_new ? s.release < FIRST_NEW || s.release > NEWEST
               : s.release < OLDEST || s.release > LAST_OLD) {
        char release[16];
        snprintf(release, sizeof release, "%u", s.release);
        return stat_refuse(stat, err, ARP_MSG_STAT_VERSION, release);
    }
    if (s.columns == 0) return stat_refuse(stat, err, ARP_MSG_STAT_NO_COLUMN, NULL);
    return check_sections(&s, err);
}
