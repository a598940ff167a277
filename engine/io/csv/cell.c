/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/csv/parts.h"

const arp_cell_marks ARP_DEFAULT_MARKS = {
    .missing = (const char *const[]){"", "NA", "N/A", "nd", "n.d.", "#N/D", "..", NULL},
    .secret = (const char *const[]){"s", "c", "secret", "ns", "n.s.", NULL},
    .not_applicable = (const char *const[]){"///", "-", NULL},
};

size_t csv_blank_at_head(const char *s, size_t n) {
    if (n >= 1 && (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')) return 1;
    if (n >= 2 && memcmp(s, "\xC2\xA0", 2) == 0) return 2;
    if (n >= 3 && memcmp(s, "\xE2\x80\xAF", 3) == 0) return 3;
    return 0;
}

static size_t blank_at_tail(const char *s, size_t n) {
    for (size_t len = 1; len <= 3 && len <= n; len++) {
        if (csv_blank_at_head(s + n - len, len) == len) return len;
    }
    return 0;
}

static bool is_visible(char c) {
    return c > ' ' && c <= '~';
}

void csv_cell_trim(const char **s, size_t *n) {
    if (*n && is_visible((*s)[0]) && is_visible((*s)[*n - 1])) return;
    for (size_t k = csv_blank_at_head(*s, *n); k; k = csv_blank_at_head(*s, *n)) {
        *s += k;
        *n -= k;
    }
    for (size_t k = blank_at_tail(*s, *n); k; k = blank_at_tail(*s, *n)) *n -= k;
}

bool csv_cell_text(const csv_dialect *dialect, arp_text *scratch, const char **bytes, size_t *n) {
    size_t plain = 0;
    while (plain < *n && (unsigned char)(*bytes)[plain] < 0x80) plain++;
    if (!dialect->utf8 && plain < *n) {
        scratch->n = 0;
        for (size_t i = 0; i < *n; i++) {
            unsigned char c = (unsigned char)(*bytes)[i];
            if (c < 0x80) arp_text_add_n(scratch, *bytes + i, 1);
            if (c >= 0x80) arp_text_add(scratch, dialect->byte[c - 0x80]);
        }
        if (scratch->bad) return false;
        *bytes = scratch->bytes;
        *n = scratch->n;
    }
    csv_cell_trim(bytes, n);
    return true;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_mark(const char *text, size_t n, const char *const *marks) {
    for (; *marks; marks++) {
        size_t i = 0;
        while (i < n && (*marks)[i] && lower(text[i]) == lower((*marks)[i])) i++;
        if (i == n && !(*marks)[i]) return true;
    }
    return false;
}

bool csv_cell_is_error(const char *text, size_t n) {
    static const char *const ERRORS[] = {"#N/A",     "#N/D",  "#DIV/0!", "#REF!", "#NAME?",
                                         "#VALUE!",  "#NUM!", "#NULL!",  "#NOM?", "#VALEUR!",
                                         "#NOMBRE!", "#NUL!", NULL};
    return is_mark(text, n, ERRORS);
}

void csv_marks_ready(csv_marks *marks, const arp_cell_marks *lists) {
    *marks = (csv_marks){.list = {[ARP_CELL_MISSING] = lists->missing,
                                  [ARP_CELL_SECRET] = lists->secret,
                                  [ARP_CELL_NOT_APPLICABLE] = lists->not_applicable}};
    for (size_t m = ARP_CELL_MISSING; m <= ARP_CELL_NOT_APPLICABLE; m++) {
        for (const char *const *text = marks->list[m]; *text; text++) {
            double x;
            marks->first[(unsigned char)lower(**text)] = true;
            marks->number |= arp_number_read(*text, strlen(*text), '.', &x) != ARP_NUMBER_BAD;
        }
    }
    marks->first['<'] = true;
}

/* "<5", "< 11": a count that is only bounded. */
static bool is_bounded(const char *text, size_t n) {
    size_t i = 1;
    if (n < 2 || text[0] != '<') return false;
    while (i < n && text[i] == '=') i++;
    for (size_t k = csv_blank_at_head(text + i, n - i); k; k = csv_blank_at_head(text + i, n - i)) {
        i += k;
    }
    size_t digits = i;
    while (i < n && text[i] >= '0' && text[i] <= '9') i++;
    return i == n && i > digits;
}

arp_mark csv_mark_find(const csv_marks *marks, const char *text, size_t n, bool *is_told) {
    static const char *const RECENT[] = {"n.d.", "#N/D", "ns", "n.s.", NULL};
    *is_told = false;
    if (!marks->first[n ? (unsigned char)lower(*text) : 0]) return ARP_CELL_OK;
    for (size_t m = ARP_CELL_MISSING; m <= ARP_CELL_NOT_APPLICABLE; m++) {
        if (!is_mark(text, n, marks->list[m])) continue;
        *is_told = is_mark(text, n, RECENT);
        return (arp_mark)m;
    }
    *is_told = is_bounded(text, n);
    return *is_told ? ARP_CELL_SECRET : ARP_CELL_OK;
}
