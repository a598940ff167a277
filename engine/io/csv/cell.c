/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "io/csv/messages.h"
#include "io/csv/parts.h"

const arp_cell_marks ARP_DEFAULT_MARKS = {
    .missing = (const char *const[]){"", "NA", "N/A", "nd", "..", NULL},
    .secret = (const char *const[]){"s", "c", "secret", NULL},
    .not_applicable = (const char *const[]){"///", "-", NULL},
};

/* Bytes of the blank at the head of s[0..n): white space, U+00A0 or U+202F; 0 when there is none.
 */
static size_t blank_at_head(const char *s, size_t n) {
    if (n >= 1 && (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')) return 1;
    if (n >= 2 && memcmp(s, "\xC2\xA0", 2) == 0) return 2;
    if (n >= 3 && memcmp(s, "\xE2\x80\xAF", 3) == 0) return 3;
    return 0;
}

static size_t blank_at_tail(const char *s, size_t n) {
    for (size_t len = 1; len <= 3 && len <= n; len++) {
        if (blank_at_head(s + n - len, len) == len) return len;
    }
    return 0;
}

static bool is_visible(char c) {
    return c > ' ' && c <= '~';
}

static void trim(const char **s, size_t *n) {
    if (*n && is_visible((*s)[0]) && is_visible((*s)[*n - 1])) return;
    for (size_t k = blank_at_head(*s, *n); k; k = blank_at_head(*s, *n)) {
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
    trim(bytes, n);
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

static bool is_number(const char *text, size_t n, char decimal) {
    double x;
    return arp_number_read(text, n, decimal, &x) != ARP_NUMBER_BAD;
}

/* The text without every blank, apostrophe and `apart` is a number. */
static bool is_number_without(const char *text, size_t n, char apart, char decimal) {
    char kept[256];
    size_t k = 0;
    for (size_t i = 0; i < n;) {
        size_t blank = blank_at_head(text + i, n - i);
        bool skip = blank || text[i] == '\'' || text[i] == apart;
        if (k == sizeof kept) return false;
        if (!skip) kept[k++] = text[i];
        i += blank ? blank : 1;
    }
    return is_number(kept, k, decimal);
}

bool csv_cell_is_error(const char *text, size_t n) {
    static const char *const ERRORS[] = {"#N/A",     "#DIV/0!",  "#REF!",  "#NAME?",
                                         "#VALUE!",  "#NUM!",    "#NULL!", "#NOM?",
                                         "#VALEUR!", "#NOMBRE!", "#NUL!",  NULL};
    return is_mark(text, n, ERRORS);
}

/* Why a text that is no number with its column's decimal mark is none. */
static arp_message diagnose(const char *text, size_t n, bool fixed, char decimal) {
    if (is_number(text, n, decimal == '.' ? ',' : '.')) {
        return fixed ? ARP_MSG_CSV_OTHER_DECIMAL : ARP_MSG_CSV_BOTH_DECIMALS;
    }
    if (csv_cell_is_error(text, n)) return ARP_MSG_CSV_CELL_ERROR;
    if (n && text[n - 1] == '%') {
        size_t left = n - 1;
        trim(&text, &left);
        if (is_number(text, left, '.') || is_number(text, left, ',')) return ARP_MSG_CSV_PERCENT;
        return ARP_MSG_CSV_NOT_A_NUMBER;
    }
    if (is_number_without(text, n, '.', ',') || is_number_without(text, n, ',', '.')) {
        return ARP_MSG_CSV_THOUSANDS;
    }
    return ARP_MSG_CSV_NOT_A_NUMBER;
}

void csv_marks_ready(csv_marks *marks, const arp_cell_marks *lists) {
    *marks = (csv_marks){.list = {[ARP_CELL_MISSING] = lists->missing,
                                  [ARP_CELL_SECRET] = lists->secret,
                                  [ARP_CELL_NOT_APPLICABLE] = lists->not_applicable}};
    for (size_t m = ARP_CELL_MISSING; m <= ARP_CELL_NOT_APPLICABLE; m++) {
        for (const char *const *text = marks->list[m]; *text; text++) {
            marks->first[(unsigned char)lower(**text)] = true;
        }
    }
}

arp_mark csv_cell_mark(const csv_marks *marks, const char *text, size_t n) {
    if (!marks->first[n ? (unsigned char)lower(*text) : 0]) return ARP_CELL_OK;
    for (size_t m = ARP_CELL_MISSING; m <= ARP_CELL_NOT_APPLICABLE; m++) {
        if (is_mark(text, n, marks->list[m])) return (arp_mark)m;
    }
    return ARP_CELL_OK;
}

arp_message csv_cell_number(const char *text, size_t n, const csv_marks *marks, bool fixed,
                            char *decimal, char *met, double *value, uint8_t *mark) {
    *met = 0;
    *mark = (uint8_t)csv_cell_mark(marks, text, n);
    if (*mark != ARP_CELL_OK) {
        *value = NAN;
        return ARP_MSG_NONE;
    }
    bool comma = n && memchr(text, ',', n), point = n && memchr(text, '.', n);
    char as = *decimal ? *decimal : comma && !point ? ',' : '.';
    arp_number_fault fault = arp_number_read(text, n, as, value);
    if (fault == ARP_NUMBER_BAD) return diagnose(text, n, fixed, as);
    if (fault == ARP_NUMBER_RANGE) return ARP_MSG_CSV_RANGE;
    if (comma || point) *met = *decimal = as;
    return ARP_MSG_NONE;
}
