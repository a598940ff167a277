/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/csv/parts.h"

static bool is_blank(const csv_pass *pass, char c) {
    return c == ' ' || (c == '\t' && pass->dialect->separator != '\t');
}

/* The next field that on_field is told of, SIZE_MAX when there is none. */
static size_t next_wanted(const csv_pass *pass) {
    if (!pass->wanted) return pass->field;
    if (pass->field >= pass->n_wanted) return SIZE_MAX;
    const bool *at = memchr(pass->wanted + pass->field, 1, pass->n_wanted - pass->field);
    return at ? (size_t)(at - pass->wanted) : SIZE_MAX;
}

/* Separators among the first `of` bytes, at most 255: a loop that the compiler turns into vectors
   where `of` is a constant. */
static inline size_t count_among(const char *s, char separator, size_t of) {
    uint8_t n = 0;
    for (size_t i = 0; i < of; i++) n = (uint8_t)(n + (s[i] == separator));
    return n;
}

/* Passes over *n separators, many bytes at a time while those cannot be too many; *n becomes those
   that the line has not. */
static const char *skip(const char *s, const char *end, char separator, size_t *n) {
    for (; *n >= 64 && end - s >= 64; s += 64) *n -= count_among(s, separator, 64);
    for (; *n >= 16 && end - s >= 16; s += 16) *n -= count_among(s, separator, 16);
    for (; *n; --*n) {
        const char *at = memchr(s, separator, (size_t)(end - s));
        if (!at) return end;
        s = at + 1;
    }
    return s;
}

static void give_field(csv_pass *pass, const char *s, const char *end) {
    while (s < end && is_blank(pass, *s)) s++;
    while (s < end && is_blank(pass, end[-1])) end--;
    pass->on_field(pass, s, (size_t)(end - s));
}

void csv_plain_line(csv_pass *pass, const char *s, const char *end) {
    const char separator = pass->dialect->separator, *first = s;
    while (first < end && is_blank(pass, *first)) first++;
    if (first == end) return;
    pass->line = s;
    pass->line_end = end;
    for (;; pass->field++) {
        size_t passed = next_wanted(pass) - pass->field, left = passed;
        s = skip(s, end, separator, &left);
        pass->field += passed - left;
        if (left) break;
        const char *stop = memchr(s, separator, (size_t)(end - s));
        give_field(pass, s, stop ? stop : end);
        if (pass->stop) return;
        if (!stop) break;
        s = stop + 1;
    }
    pass->field++;
}

/* Bytes of the blank that ends s[0..n), a separator's apart. */
static size_t blank_at_tail(const csv_pass *pass, const char *s, size_t n) {
    for (size_t len = 1; len <= 3 && len <= n; len++) {
        bool tab = len == 1 && s[n - 1] == '\t' && pass->dialect->separator == '\t';
        if (!tab && csv_blank_at_head(s + n - len, len) == len) return len;
    }
    return 0;
}

size_t csv_pass_filled(const csv_pass *pass) {
    if (!pass->line) return pass->filled;
    size_t n = (size_t)(pass->line_end - pass->line), fields = pass->field;
    while (n) {
        size_t blank = blank_at_tail(pass, pass->line, n);
        if (!blank && pass->line[n - 1] != pass->dialect->separator) return fields;
        fields -= !blank;
        n -= blank ? blank : 1;
    }
    return 0;
}

size_t csv_pass_lead(const csv_pass *pass, size_t *field, const char **bytes, size_t *n) {
    const char *at = pass->line, *end = pass->line_end;
    size_t filled = 0;
    *field = pass->lead;
    *bytes = pass->lead_bytes;
    *n = pass->n_lead;
    if (!at) return pass->filled ? pass->n_filled : 0;
    *n = 0;
    for (size_t i = 0; at <= end; i++) {
        const char *stop = memchr(at, pass->dialect->separator, (size_t)(end - at)), *text = at;
        if (!stop) stop = end;
        size_t left = (size_t)(stop - at);
        csv_cell_trim(&text, &left);
        if (left && filled++ == 0) {
            *field = i;
            *bytes = text;
            *n = left < sizeof pass->lead_bytes ? left : sizeof pass->lead_bytes;
        }
        at = stop + 1;
    }
    return filled;
}

/* A text kept as a formula in quotes, "=""0641""": what is inside. */
static void open_formula_text(csv_pass *pass, const char **bytes, size_t *n) {
    const char *s = *bytes;
    if (*n < 3 || s[0] != '=' || s[1] != '"' || s[*n - 1] != '"') return;
    if (memchr(s + 2, '"', *n - 3)) return;
    *bytes = s + 2;
    *n -= 3;
    if (pass->formulas++ == 0) arp_text_cut(pass->formula, sizeof pass->formula, *bytes, *n);
}

void csv_pass_give(csv_pass *pass, const char *bytes, size_t n) {
    open_formula_text(pass, &bytes, &n);
    const char *text = bytes;
    size_t left = n;
    csv_cell_trim(&text, &left);
    if (left && pass->filled == 0) {
        pass->lead = pass->field;
        pass->n_lead = left < sizeof pass->lead_bytes ? left : sizeof pass->lead_bytes;
        memcpy(pass->lead_bytes, text, pass->n_lead);
    }
    if (left) {
        pass->n_filled = pass->filled ? pass->n_filled + 1 : 1;
        pass->filled = pass->field + 1;
    }
    pass->on_field(pass, bytes, n);
}
