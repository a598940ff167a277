/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "io/xlsx/parts.h"

enum { MOST_FORMATS = 4096, MOST_STYLES = 1 << 16 };

size_t xlsx_format_literal(const char *format) {
    const char *close;
    switch (*format) {
    case '"':
        close = strchr(format + 1, '"');
        return close ? (size_t)(close - format) + 1 : strlen(format);
    case '\\':
    case '_':
    case '*':
        return format[1] ? 2 : 1;
    case '[':
        if (strchr("hHmMsS", format[1]) && format[1]) return 0; /* hours that go past a day */
        close = strchr(format, ']');
        return close ? (size_t)(close - format) + 1 : 1;
    default:
        return 0;
    }
}

arp_xlsx_kind xlsx_format_kind(const char *format) {
    if (strcmp(format, "General") == 0) return ARP_XLSX_NUMBER;
    for (const char *at = format; *at && *at != ';'; at++) {
        size_t literal = xlsx_format_literal(at);
        if (literal) {
            at += literal - 1;
            continue;
        }
        if (*at == '%') return ARP_XLSX_PERCENT;
        if (strchr("dDmMyYhHsS", *at)) return ARP_XLSX_DATE;
    }
    return ARP_XLSX_NUMBER;
}

/* Formats that a workbook names by number only; the dates are those of French. */
static const struct {
    unsigned id;
    const char *format;
} BUILT_IN[] = {
    {9, "0%"},         {10, "0.00%"},   {14, "dd/mm/yyyy"},      {15, "d-mmm-yy"},
    {16, "d-mmm"},     {17, "mmm-yy"},  {18, "h:mm AM/PM"},      {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},      {21, "h:mm:ss"}, {22, "dd/mm/yyyy h:mm"}, {45, "mm:ss"},
    {46, "[h]:mm:ss"}, {47, "mm:ss.0"},
};

typedef struct styles {
    arp_xlsx *book;
    bool in_cells; /* within the formats of cells, not of named styles */
    unsigned id[MOST_FORMATS];
    const char *format[MOST_FORMATS];
    size_t n, room;
} styles;

static unsigned number_of(const char *text) {
    return text ? (unsigned)strtoul(text, NULL, 10) : 0;
}

static const char *format_of(const styles *s, unsigned id) {
    for (size_t i = 0; i < s->n; i++) {
        if (s->id[i] == id) return s->format[i];
    }
    for (size_t i = 0; i < sizeof BUILT_IN / sizeof BUILT_IN[0]; i++) {
        if (BUILT_IN[i].id == id) return BUILT_IN[i].format;
    }
    /* dates of the far East, and their times */
    return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "dd/mm/yyyy" : "General";
}

static bool add_format(styles *s, const char *const *attributes) {
    const char *code = xlsx_attribute(attributes, "formatCode");
    if (!code || s->n == MOST_FORMATS) return true;
    s->id[s->n] = number_of(xlsx_attribute(attributes, "numFmtId"));
    s->format[s->n] = arp_pool_text(s->book->pool, code, strlen(code));
    return s->format[s->n++] != NULL;
}

static bool add_style(styles *s, const char *const *attributes) {
    arp_xlsx *book = s->book;
    if (book->n_styles == MOST_STYLES) return true;
    if (book->n_styles == s->room) {
        size_t room = s->room ? 2 * s->room : 64;
        xlsx_style *style = arp_resize(book->style, room, sizeof *style);
        if (!style) return false;
        book->style = style;
        s->room = room;
    }
    const char *format = format_of(s, number_of(xlsx_attribute(attributes, "numFmtId")));
    book->style[book->n_styles++] = (xlsx_style){xlsx_format_kind(format), format};
    return true;
}

static void on_start(xlsx_xml *xml, const char *name, const char *const *attributes) {
    styles *s = xml->user;
    if (strcmp(name, "cellXfs") == 0) s->in_cells = true;
    if (strcmp(name, "numFmt") == 0) xml->starved |= !add_format(s, attributes);
    if (s->in_cells && strcmp(name, "xf") == 0) xml->starved |= !add_style(s, attributes);
}

static void on_end(xlsx_xml *xml, const char *name) {
    styles *s = xml->user;
    if (strcmp(name, "cellXfs") == 0) s->in_cells = false;
}

arp_status xlsx_styles_read(arp_xlsx *book, uint64_t part, arp_error *err) {
    styles *s = arp_zalloc(1, sizeof *s);
    xlsx_xml xml = {.on_start = on_start, .on_end = on_end, .user = s};
    if (!s) return arp_fail_memory(err);
    s->book = book;
    arp_status st = xlsx_part_parse(book, part, &xml, err);
    arp_free(s);
    return st;
}
