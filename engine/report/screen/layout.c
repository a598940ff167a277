/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/layout.h"

#include <string.h>
#include <utf8proc.h>

/* Decodes one character; a byte that is no text counts as one column of its own. */
static size_t next(const char *s, size_t n, utf8proc_int32_t *point) {
    utf8proc_ssize_t len =
        utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, point);
    if (len > 0) return (size_t)len;
    *point = '?';
    return 1;
}

size_t arp_display_width(const char *s, size_t n) {
    size_t width = 0;
    for (size_t i = 0; i < n;) {
        utf8proc_int32_t point;
        i += next(s + i, n - i, &point);
        width += (size_t)utf8proc_charwidth(point);
    }
    return width;
}

/* Copies s with control characters and runs of blanks as one blank each, none at the ends. */
static void clean(arp_text *out, const char *s) {
    size_t n = strlen(s), start = out->n;
    bool blank = false;
    for (size_t i = 0; i < n;) {
        utf8proc_int32_t point;
        size_t len = next(s + i, n - i, &point);
        bool control = utf8proc_category(point) == UTF8PROC_CATEGORY_CC;
        if (point == ' ' || control) {
            blank = out->n > start;
        } else {
            if (blank) arp_text_add(out, " ");
            blank = false;
            arp_text_add_n(out, s + i, len);
        }
        i += len;
    }
}

static bool starts_with_any(const char *s, const char *const *signs) {
    for (; *signs; signs++) {
        if (strncmp(s, *signs, strlen(*signs)) == 0) return true;
    }
    return false;
}

/* Length of the next piece that stays on one line: a word with the signs that hold on to it. */
static size_t piece(const char *s) {
    static const char *const HOLD_BACK[] = {";", ":", "?", "!", "»", "%",
                                            "=", "<", ">", "≤", "≥", NULL};
    static const char *const HOLD_ON[] = {"« ", "= ", "< ", "> ", "≤ ", "≥ ", NULL};
    size_t at = 0;
    for (;;) {
        size_t word = at;
        at += strcspn(s + at, " ");
        if (!s[at]) return at;
        bool on = starts_with_any(s + word, HOLD_ON);
        if (!on && !starts_with_any(s + at + 1, HOLD_BACK)) return at;
        at++;
    }
}

/* Bytes of s[0..n) that fit @p room columns, at least one character. */
static size_t fitting(const char *s, size_t n, size_t room) {
    size_t width = 0, i = 0;
    while (i < n) {
        utf8proc_int32_t point;
        size_t len = next(s + i, n - i, &point);
        width += (size_t)utf8proc_charwidth(point);
        if (i > 0 && width > room) break;
        i += len;
    }
    return i;
}

/* From column @p at on, further lines from column @p hang on. */
static void wrap_clean(arp_text *out, const char *s, size_t at, size_t hang) {
    bool empty = true; /* nothing on this line yet */
    while (*s) {
        size_t len = piece(s);
        size_t width = arp_display_width(s, len);
        bool over =
            at + 1 + width > ARP_SCREEN; /* a piece longer than a line is begun on this one */
        if (!empty && over && (hang + width <= ARP_SCREEN || at + 2 > ARP_SCREEN)) {
            arp_text_add(out, "\n");
            arp_text_pad(out, ' ', hang);
            at = hang;
            empty = true;
        }
        if (!empty) arp_text_add(out, " ");
        at += !empty;
        if (at + width > ARP_SCREEN) { /* longer than a line: cut anywhere */
            len = fitting(s, len, ARP_SCREEN - at);
            width = ARP_SCREEN;
        }
        arp_text_add_n(out, s, len);
        at += width;
        empty = false;
        s += len;
        if (*s == ' ') {
            s++;
        } else if (*s) {
            at = ARP_SCREEN; /* the rest of a cut word */
        }
    }
    arp_text_add(out, "\n");
}

void arp_wrap(arp_text *out, const char *s, size_t indent, size_t hang) {
    arp_text plain = {0};
    clean(&plain, s);
    if (plain.bad) out->bad = true;
    if (plain.n) {
        arp_text_pad(out, ' ', indent);
        wrap_clean(out, plain.bytes, indent, hang);
    }
    arp_text_free(&plain);
}

void arp_wrap_on(arp_text *out, const char *s, size_t at) {
    arp_text plain = {0};
    clean(&plain, s);
    if (plain.bad) out->bad = true;
    wrap_clean(out, plain.n ? plain.bytes : "", at, at);
    arp_text_free(&plain);
}

void arp_wrap_term(arp_text *out, const char *s, size_t width) {
    size_t wide = arp_display_width(s, strlen(s));
    arp_text_add(out, s);
    arp_text_pad(out, ' ', wide + 2 > width ? 2 : width - wide);
}

void arp_grid_begin(arp_grid *grid, const char *align, size_t more, size_t indent) {
    *grid = (arp_grid){.align = align, .columns = strlen(align) + more, .indent = indent};
}

static bool is_text(const arp_grid *grid, size_t c) {
    return c < strlen(grid->align) && grid->align[c] == 'l';
}

void arp_grid_cell(arp_grid *grid, const char *s) {
    clean(&grid->cells, s);
    arp_text_add_n(&grid->cells, "", 1);
    grid->n++;
}

void arp_grid_fill(arp_grid *grid, const char *template, const char *const *args) {
    arp_text text = {0};
    arp_text_fill(&text, template, args);
    if (text.bad) grid->cells.bad = true;
    else arp_grid_cell(grid, text.bytes);
    arp_text_free(&text);
}

typedef struct shape {
    size_t columns, gap;
    size_t width[ARP_GRID_COLUMNS], least[ARP_GRID_COLUMNS];
    bool header;
} shape;

enum { LEAST_LABEL = 6, LEAST_HEADER = 3 };

static shape measure(const arp_grid *grid) {
    shape s = {.columns = grid->columns, .gap = 2};
    const char *cell = grid->cells.bytes;
    for (size_t i = 0; i < grid->n; i++) {
        size_t c = i % s.columns, len = strlen(cell), width = arp_display_width(cell, len);
        bool shrinks = is_text(grid, c) || i < s.columns;
        size_t most = is_text(grid, c) ? LEAST_LABEL : LEAST_HEADER;
        size_t least = shrinks && width > most ? most : width;
        if (width > s.width[c]) s.width[c] = width;
        if (least > s.least[c]) s.least[c] = least;
        if (i < s.columns && len) s.header = true;
        cell += len + 1;
    }
    return s;
}

static size_t total(const arp_grid *grid, const shape *s) {
    size_t sum = grid->indent + s->gap * (s->columns - 1);
    for (size_t c = 0; c < s->columns; c++) sum += s->width[c];
    return sum;
}

/* The widest column that may still shrink, ARP_GRID_COLUMNS for none. */
static size_t widest(const shape *s) {
    size_t at = ARP_GRID_COLUMNS;
    for (size_t c = 0; c < s->columns; c++) {
        if (s->width[c] <= s->least[c]) continue;
        if (at == ARP_GRID_COLUMNS || s->width[c] > s->width[at]) at = c;
    }
    return at;
}

static void fit(const arp_grid *grid, size_t columns, shape *s) {
    while (total(grid, s) > columns) {
        size_t c = widest(s);
        if (c < ARP_GRID_COLUMNS) {
            s->width[c]--;
        } else if (s->gap > 1) {
            s->gap--;
        } else {
            return;
        }
    }
}

static void put_cell(arp_text *out, const char *cell, size_t room, bool right) {
    size_t len = strlen(cell), width = arp_display_width(cell, len);
    bool cut = width > room;
    if (cut) {
        len = fitting(cell, len, room - 1);
        width = arp_display_width(cell, len) + 1;
    }
    size_t pad = width < room ? room - width : 0;
    if (right) arp_text_pad(out, ' ', pad);
    arp_text_add_n(out, cell, len);
    if (cut) arp_text_add(out, "…");
    if (!right) arp_text_pad(out, ' ', pad);
}

static void end_line(arp_text *out) {
    while (!out->bad && out->n && out->bytes[out->n - 1] == ' ') out->n--;
    arp_text_add(out, "\n");
}

void arp_grid_end(arp_grid *grid, arp_text *out) {
    if (grid->cells.bad) {
        out->bad = true;
    } else if (grid->n) {
        shape s = measure(grid);
        const char *cell = grid->cells.bytes;
        fit(grid, out->width ? out->width : ARP_SCREEN, &s);
        for (size_t i = 0; i < grid->n; i++, cell += strlen(cell) + 1) {
            size_t c = i % s.columns;
            if (!s.header && i < s.columns) continue;
            arp_text_pad(out, ' ', c == 0 ? grid->indent : s.gap);
            put_cell(out, cell, s.width[c], !is_text(grid, c));
            if (c + 1 == s.columns) end_line(out);
        }
    }
    arp_text_free(&grid->cells);
    *grid = (arp_grid){0};
}

void arp_wrap_fill(arp_text *out, size_t indent, const char *template, const char *const *args) {
    arp_text text = {0};
    arp_text_fill(&text, template, args);
    if (text.bad) out->bad = true;
    if (text.n) arp_wrap(out, text.bytes, indent, indent ? indent + 2 : 0);
    arp_text_free(&text);
}
