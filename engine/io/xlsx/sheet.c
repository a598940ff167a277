/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/xlsx/parts.h"

typedef struct sheet {
    const arp_xlsx *book;
    arp_xlsx_reader *reader;
    bool in_data, in_cell, in_value, has_value, has_formula;
    uint32_t row, column; /* of the last one begun */
    uint32_t style;       /* of the cell           */
    char type[12];        /* attribute t of the cell */
    xlsx_run run;         /* of the cell's value     */
} sheet;

/* Digits to a number of at most `most`; 0 when they are none. */
static uint32_t read_whole(const char *s, uint32_t most) {
    uint32_t x = 0;
    for (; *s >= '0' && *s <= '9'; s++) {
        x = 10 * x + (uint32_t)(*s - '0');
        if (x > most) return 0;
    }
    return *s ? 0 : x;
}

/* "B7" in row 7 to 2; 0 when it is not a cell of that row. */
static uint32_t read_column(const char *ref, uint32_t row) {
    uint32_t x = 0;
    for (; *ref >= 'A' && *ref <= 'Z'; ref++) {
        x = 26 * x + (uint32_t)(*ref - 'A' + 1);
        if (x > XLSX_MOST_COLUMNS) return 0;
    }
    return read_whole(ref, XLSX_MOST_ROWS) == row ? x : 0;
}

/* Rows and cells may leave out where they are: then they follow the one before. */
static void begin_row(sheet *s, xlsx_xml *xml, const char *const *attributes) {
    const char *r = xlsx_attribute(attributes, "r");
    uint32_t row = r ? read_whole(r, XLSX_MOST_ROWS) : s->row + 1;
    xml->damaged |= row <= s->row || row > XLSX_MOST_ROWS;
    s->row = row;
    s->column = 0;
}

static void begin_cell(sheet *s, xlsx_xml *xml, const char *const *attributes) {
    const char *r = xlsx_attribute(attributes, "r"), *t = xlsx_attribute(attributes, "t");
    uint32_t column = r ? read_column(r, s->row) : s->column + 1;
    xml->damaged |= s->row == 0 || column <= s->column || column > XLSX_MOST_COLUMNS;
    s->column = column;
    s->in_cell = true;
    const char *style = xlsx_attribute(attributes, "s");
    s->style = style ? read_whole(style, UINT16_MAX) : 0;
    s->has_value = s->has_formula = false;
    s->run.text.n = 0;
    if (!t) t = "n";
    arp_text_cut(s->type, sizeof s->type, t, strlen(t));
}

static void on_start(xlsx_xml *xml, const char *name, const char *const *attributes) {
    sheet *s = xml->user;
    if (strcmp(name, "sheetData") == 0) s->in_data = true;
    if (!s->in_data) return;
    if (strcmp(name, "row") == 0) begin_row(s, xml, attributes);
    else if (strcmp(name, "c") == 0) begin_cell(s, xml, attributes);
    else if (strcmp(name, "v") == 0) s->in_value = s->has_value = true;
    else if (strcmp(name, "f") == 0) s->has_formula = true;
    else xlsx_run_start(&s->run, name);
}

static void tell(const sheet *s, arp_xlsx_kind kind, const char *bytes, size_t n) {
    s->reader->style = s->style;
    s->reader->on_cell(s->reader, s->row, s->column, kind, bytes, n);
}

static void tell_number(const sheet *s) {
    arp_xlsx_kind kind =
        s->style < s->book->n_styles ? s->book->style[s->style].kind : ARP_XLSX_NUMBER;
    if (strcmp(s->type, "b") == 0) kind = ARP_XLSX_BOOLEAN;
    tell(s, kind, s->run.text.bytes, s->run.text.n);
}

void arp_xlsx_text(arp_xlsx_kind kind, char room[ARP_NUMBER_ROOM], const char **bytes, size_t *n) {
    double x;
    if (kind == ARP_XLSX_TEXT || arp_number_read(*bytes, *n, '.', &x) != ARP_NUMBER_OK) return;
    arp_number_short(room, x);
    *bytes = room;
    *n = strlen(room);
}

static void tell_shared(sheet *s, xlsx_xml *xml) {
    const char *digits = s->run.text.bytes;
    uint32_t i = read_whole(digits, 1000000000);
    if (i >= s->book->n_strings || (i == 0 && strcmp(digits, "0") != 0)) {
        xml->damaged = true;
        return;
    }
    const char *text = s->book->string[i];
    if (*text) tell(s, ARP_XLSX_TEXT, text, strlen(text));
}

static void end_cell(sheet *s, xlsx_xml *xml) {
    bool is_text = strcmp(s->type, "str") == 0 || strcmp(s->type, "inlineStr") == 0;
    bool is_number = strcmp(s->type, "n") == 0 || strcmp(s->type, "b") == 0;
    s->in_cell = false;
    if (s->has_formula && (!s->has_value || (!is_text && s->run.text.n == 0))) {
        tell(s, ARP_XLSX_NO_VALUE, "", 0);
        return;
    }
    if (s->run.text.n == 0) return;
    if (strcmp(s->type, "s") == 0) {
        tell_shared(s, xml);
    } else if (is_number) {
        tell_number(s);
    } else {
        xlsx_unescape(&s->run.text);
        tell(s, strcmp(s->type, "d") == 0 ? ARP_XLSX_DATE : ARP_XLSX_TEXT, s->run.text.bytes,
             s->run.text.n);
    }
}

static void on_end(xlsx_xml *xml, const char *name) {
    sheet *s = xml->user;
    if (!s->in_data) return;
    if (strcmp(name, "v") == 0) s->in_value = false;
    else if (strcmp(name, "c") == 0 && s->in_cell) end_cell(s, xml);
    else if (strcmp(name, "row") == 0) s->reader->on_row(s->reader, s->row);
    else if (strcmp(name, "sheetData") == 0) s->in_data = false;
    else xlsx_run_end(&s->run, name);
    xml->stop |= s->reader->stop;
}

static void on_text(xlsx_xml *xml, const char *text, size_t n) {
    sheet *s = xml->user;
    if (!s->in_cell) return;
    if (s->in_value) arp_text_add_n(&s->run.text, text, n);
    else xlsx_run_text(&s->run, text, n);
    xml->starved |= s->run.text.bad;
    xml->damaged |= s->run.text.n > XLSX_MOST_TEXT;
}

arp_status arp_xlsx_rows(arp_xlsx *book, arp_xlsx_reader *reader, arp_error *err) {
    sheet s = {.book = book, .reader = reader};
    xlsx_xml xml = {.on_start = on_start, .on_end = on_end, .on_text = on_text, .user = &s};
    arp_status st = xlsx_part_parse(book, book->sheet_part, &xml, err);
    arp_text_free(&s.run.text);
    return st;
}
