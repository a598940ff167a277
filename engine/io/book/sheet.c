/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "io/book/parts.h"

enum { NAME_BYTES = 4 * ARP_BOOK_NAME + ARP_NUMBER_ROOM, PAPER_A4 = 9 };

static const arp_book_style HEAD = {.fill = 0xDCE6EE, .bold = true, .wrap = true};

static void did(arp_book *book, lxw_error error) {
    if (error && !book->failed) book->failed = error;
}

/* ---- sheets ---- */

/* Bytes of the first n characters of s, or all of it. */
static size_t characters(const char *s, size_t n) {
    size_t i = 0;
    while (s[i] && n--) {
        i++;
        while (((unsigned char)s[i] & 0xC0) == 0x80) i++;
    }
    return i;
}

/* A name that a sheet may have, with " (number)" after it beyond the first. */
static void make_name(const char *from, size_t number, char out[NAME_BYTES]) {
    char end[ARP_NUMBER_ROOM + 4] = "", digits[ARP_NUMBER_ROOM];
    if (number > 1) {
        arp_number_from_size(digits, number);
        strcat(strcat(strcpy(end, " ("), digits), ")");
    }
    size_t n = characters(from, ARP_BOOK_NAME - strlen(end));
    memcpy(out, from, n);
    out[n] = '\0';
    for (char *c = out; *c; c++) {
        bool edge = c == out || !c[1];
        if (strchr("[]:*?/\\", *c) || (unsigned char)*c < ' ' || (edge && *c == '\'')) *c = ' ';
    }
    strcat(out, end);
}

/* Another sheet of the workbook, named after the one that was wanted. */
static void add_part(arp_sheet *s) {
    arp_book *book = s->book;
    char own[NAME_BYTES];
    size_t number = ++s->parts;
    do make_name(s->wanted, number++, own);
    while (workbook_get_worksheet_by_name(book->file, own));
    s->part = workbook_add_worksheet(book->file, own);
    if (!s->name) s->name = arp_pool_text(book->pool, own, strlen(own));
    if (!s->first) s->first = s->part;
    if (!s->part || !s->name) book->bad = true;
}

static bool has_head(const arp_sheet *s) {
    return s->column[0].title != NULL;
}

static void end_part(const arp_sheet *s) {
    if (!has_head(s)) return;
    if (s->drawn)
        did(s->book,
            worksheet_print_area(s->part, 0, 0, (lxw_row_t)s->used - 1, (lxw_col_t)s->n - 1));
    did(s->book, worksheet_autofilter(s->part, 0, 0, (lxw_row_t)s->used - 1, (lxw_col_t)s->n - 1));
}

static void begin_part(arp_sheet *s) {
    if (s->part) end_part(s);
    add_part(s);
    s->used = s->at = 0;
    if (s->book->bad) return;
    for (size_t j = 0; j < s->n; j++) {
        lxw_col_t at = (lxw_col_t)j;
        did(s->book, worksheet_set_column(s->part, at, at, s->column[j].width, NULL));
    }
    worksheet_set_landscape(s->part);
    worksheet_set_paper(s->part, PAPER_A4);
    worksheet_fit_to_pages(s->part, 1, 0);
    if (!has_head(s)) return;
    const arp_ink *head = arp_book_ink(s->book, &HEAD);
    s->used = s->lines = 1;
    for (size_t j = 0; j < s->n; j++) arp_sheet_text(s, s->column[j].title, head);
    worksheet_freeze_panes(s->part, 1, (lxw_col_t)s->frozen);
    did(s->book, worksheet_repeat_rows(s->part, 0, 0));
}

arp_sheet *arp_book_sheet(arp_book *book, const char *name, const arp_book_column *column, size_t n,
                          size_t frozen) {
    arp_sheet *s = arp_pool_take(book->pool, 1, sizeof *s);
    const char *wanted = arp_pool_text(book->pool, name, strlen(name));
    if (!s || !wanted) {
        book->bad = true;
        return &book->none;
    }
    *s = (arp_sheet){.book = book,
                     .before = book->last,
                     .wanted = wanted,
                     .column = column,
                     .n = n,
                     .frozen = frozen};
    begin_part(s);
    book->last = s;
    return s;
}

void book_end_sheets(arp_book *book) {
    for (const arp_sheet *s = book->last; s && !book->bad; s = s->before) end_part(s);
}

const char *arp_sheet_name(const arp_sheet *sheet) {
    return sheet->name;
}

size_t arp_sheet_rows(const arp_sheet *sheet) {
    return sheet->rows;
}

void arp_sheet_row(arp_sheet *sheet) {
    if (sheet->book->bad) return;
    if (sheet->used == sheet->book->most_rows) begin_part(sheet);
    sheet->used++;
    sheet->rows++;
    sheet->at = 0;
    sheet->lines = 1;
}

/* ---- cells ---- */

/* The place of the next cell; false: nothing more is written. */
static bool next(arp_sheet *s, lxw_row_t *row, lxw_col_t *column) {
    if (s->book->bad) return false;
    *row = (lxw_row_t)(s->used - 1);
    *column = (lxw_col_t)s->at++;
    return true;
}

static lxw_format *format(const arp_sheet *s, const arp_ink *ink) {
    return (ink ? ink : s->book->plain)->format;
}

/* Lines of a text that is broken between words at a width in digits, which letters are about as
   wide as. */
static size_t lines_of(const char *text, double width) {
    size_t lines = 1, at = 0, most = width > 3 ? (size_t)width : 3;
    while (*text) {
        size_t bytes = strcspn(text, " \n"), n = arp_text_characters(text, bytes);
        if (at && at + 1 + n > most) {
            lines++;
            at = 0;
        }
        at += n + (at > 0);
        lines += n ? (n - 1) / most : 0;
        text += bytes;
        if (*text == '\n') {
            lines++;
            at = 0;
        }
        if (*text) text++;
    }
    return lines;
}

/* The row made high enough for a text of it: not every program sees to it. */
static void make_room(arp_sheet *s, const char *text, const arp_ink *ink, lxw_row_t row) {
    enum { LINE = 15, TALLEST = 409 };
    size_t column = s->at - 1;
    if (!ink || !ink->style.wrap || column >= s->n) return;
    size_t lines = lines_of(text, s->column[column].width * (ink->style.bold ? 0.85 : 1));
    if (lines <= s->lines) return;
    s->lines = lines;
    did(s->book, worksheet_set_row(s->part, row, fmin((double)(LINE * lines), TALLEST), NULL));
}

static void put_blank(arp_sheet *s, const arp_ink *ink) {
    lxw_row_t row;
    lxw_col_t column;
    if (!next(s, &row, &column) || !ink) return;
    did(s->book, worksheet_write_blank(s->part, row, column, format(s, ink)));
    s->book->cells++;
}

void arp_sheet_text(arp_sheet *sheet, const char *text, const arp_ink *ink) {
    lxw_row_t row;
    lxw_col_t column;
    const char *held = text ? book_text(sheet->book, text) : "";
    if (!*held) {
        put_blank(sheet, ink);
    } else if (next(sheet, &row, &column)) {
        did(sheet->book,
            worksheet_write_string(sheet->part, row, column, held, format(sheet, ink)));
        sheet->book->cells++;
        make_room(sheet, held, ink, row);
    }
}

void arp_sheet_number(arp_sheet *sheet, double x, const arp_ink *ink) {
    lxw_row_t row;
    lxw_col_t column;
    if (isnan(x)) {
        put_blank(sheet, ink);
    } else if (next(sheet, &row, &column)) {
        did(sheet->book, worksheet_write_number(sheet->part, row, column, x, format(sheet, ink)));
        sheet->book->cells++;
    }
}

void arp_sheet_flag(arp_sheet *sheet, double x, const arp_ink *ink) {
    lxw_row_t row;
    lxw_col_t column;
    if (isnan(x)) {
        put_blank(sheet, ink);
    } else if (next(sheet, &row, &column)) {
        did(sheet->book,
            worksheet_write_boolean(sheet->part, row, column, x != 0, format(sheet, ink)));
        sheet->book->cells++;
    }
}

/* "internal:'NAME'!A1", apostrophes of the name twice. */
static void put_target(const char *name, char out[2 * NAME_BYTES + 16]) {
    char *to = stpcpy(out, "internal:'");
    for (; *name; name++) {
        if (*name == '\'') *to++ = '\'';
        *to++ = *name;
    }
    strcpy(to, "'!A1");
}

void arp_sheet_link(arp_sheet *sheet, const char *text, const arp_sheet *to, const arp_ink *ink) {
    lxw_row_t row;
    lxw_col_t column;
    char target[2 * NAME_BYTES + 16];
    if (!next(sheet, &row, &column)) return;
    put_target(to->name, target);
    did(sheet->book, worksheet_write_url_opt(sheet->part, row, column, target, format(sheet, ink),
                                             book_text(sheet->book, text), NULL));
    sheet->book->cells++;
}

void arp_sheet_shade(arp_sheet *sheet, size_t first, size_t last) {
    lxw_conditional_format scale = {.type = LXW_CONDITIONAL_3_COLOR_SCALE,
                                    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .min_value = -1,
                                    .mid_value = 0,
                                    .max_value = 1,
                                    .min_color = 0xE8A25C,
                                    .mid_color = 0xFFFFFF,
                                    .max_color = 0x5B9BD5};
    if (sheet->book->bad || sheet->used < 2) return;
    did(sheet->book,
        worksheet_conditional_format_range(sheet->part, 1, (lxw_col_t)first,
                                           (lxw_row_t)(sheet->used - 1), (lxw_col_t)last, &scale));
}
