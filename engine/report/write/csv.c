/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/number.h"
#include "report/write/write.h"

void arp_csv_quote(arp_text *out, const char *field, char separator) {
    size_t n = strlen(field);
    const char special[] = {separator, '"', '\r', '\n', '\0'};
    bool blank_end = n && (strchr(" \t", field[0]) || strchr(" \t", field[n - 1]));
    if (!blank_end && !strpbrk(field, special)) {
        arp_text_add_n(out, field, n);
        return;
    }
    arp_text_add(out, "\"");
    for (const char *quote = strchr(field, '"'); quote; quote = strchr(field, '"')) {
        arp_text_add_n(out, field, (size_t)(quote - field) + 1);
        arp_text_add(out, "\"");
        field = quote + 1;
    }
    arp_text_add(out, field);
    arp_text_add(out, "\"");
}

/* A text that a spreadsheet would take for a formula begins with an apostrophe; characters that a
   terminal would obey are spelled. */
static void put_text(const char *text, bool french, arp_out *out) {
    arp_text harmless = {0};
    size_t n = strlen(text), len;
    char spelled[8];
    unsigned point;
    if (*text && strchr("=+-@\t\r", *text)) arp_text_add(&harmless, "'");
    for (size_t i = 0; i < n; i += len) {
        len = arp_text_control(text + i, n - i, &point);
        bool obeyed = len && !strchr("\t\r\n", text[i]);
        if (obeyed) arp_text_add_n(&harmless, spelled, arp_text_spell(spelled, point));
        if (!len) len = 1;
        if (!obeyed) arp_text_add_n(&harmless, text + i, len);
    }
    if (harmless.bad) out->text.bad = true;
    else arp_csv_quote(&out->text, n ? harmless.bytes : "", french ? ';' : ',');
    arp_text_free(&harmless);
}

static void put_number(double x, bool french, arp_out *out) {
    char number[ARP_NUMBER_ROOM];
    arp_number_short(number, x);
    char *point = french ? strchr(number, '.') : NULL;
    if (point) *point = ',';
    arp_text_add(&out->text, number);
}

static void put_cell(const arp_result_table *table, size_t row, size_t j, bool french,
                     arp_out *out) {
    const arp_result_cells *cells = &table->column[j];
    arp_kind kind = table->stated->column[j].kind;
    if (kind == ARP_KIND_TEXT) {
        if (cells->text[row]) put_text(cells->text[row], french, out);
    } else if (!isnan(cells->number[row])) {
        if (kind == ARP_KIND_FLAG)
            arp_text_add(&out->text, cells->number[row] != 0.0 ? "true" : "false");
        else put_number(cells->number[row], french, out);
    }
}

void arp_write_csv(const arp_result_table *table, bool french, arp_out *out) {
    const arp_statement *stated = table->stated;
    const char *apart = french ? ";" : ",";
    if (french) arp_text_add(&out->text, "\xEF\xBB\xBF");
    for (size_t j = 0; j < stated->n_columns; j++) {
        if (j) arp_text_add(&out->text, apart);
        arp_text_add(&out->text, stated->column[j].name);
    }
    arp_text_add(&out->text, "\n");
    for (size_t row = 0; row < table->n_rows; row++) {
        for (size_t j = 0; j < stated->n_columns; j++) {
            if (j) arp_text_add(&out->text, apart);
            put_cell(table, row, j, french, out);
        }
        arp_text_add(&out->text, "\n");
        arp_out_drain(out);
    }
}
