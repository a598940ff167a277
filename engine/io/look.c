/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/look.h"

#include <string.h>

#include "io/csv/messages.h"
#include "io/xlsx/xlsx.h"
#include "io/xlsx/messages.h"

static const size_t MOST_BYTES = (size_t)32 << 20;

/* What CP1252 has from 0x80 to 0x9F; what it leaves undefined is U+FFFD. */
static const uint16_t CP1252[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

static void put_character(arp_text *out, unsigned c) {
    if (c < 0x80) {
        const char one = (char)c;
        arp_text_add_n(out, &one, 1);
    } else if (c < 0x800) {
        const char two[] = {(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))};
        arp_text_add_n(out, two, 2);
    } else {
        const char three[] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)),
                              (char)(0x80 | (c & 0x3F))};
        arp_text_add_n(out, three, 3);
    }
}

/* One-byte text into UTF-8; "CP1252" where it has a byte that ISO-8859-1 has not. */
static const char *decode(const char *s, size_t n, arp_text *out) {
    bool windows = false;
    for (size_t i = 0; i < n; i++) {
        const unsigned c = (unsigned char)s[i];
        const bool high = c >= 0x80 && c < 0xA0;
        windows = windows || high;
        put_character(out, high ? CP1252[c - 0x80] : c);
    }
    return windows ? "CP1252" : "ISO-8859-1";
}

/* ---- a sheet ---- */

typedef struct sheet_rows {
    arp_look *look;
    arp_text cells;
    bool *number;
    size_t n, number_room, room;
    bool bad;
} sheet_rows;

static void add_cell(sheet_rows *r, const char *bytes, size_t n, bool number) {
    if (r->n == r->number_room) {
        const size_t more = 2 * r->n + 64;
        bool *numbers = arp_resize(r->number, more, sizeof *numbers);
        if (!numbers) {
            r->bad = true;
            return;
        }
        r->number = numbers;
        r->number_room = more;
    }
    r->number[r->n++] = number;
    arp_text_add_n(&r->cells, bytes, n);
    arp_text_add_n(&r->cells, "", 1);
}

static void on_cell(arp_xlsx_reader *reader, uint32_t row, uint32_t column, arp_xlsx_kind kind,
                    const char *bytes, size_t n) {
    sheet_rows *r = reader->user;
    char room[ARP_NUMBER_ROOM];
    (void)row;
    arp_xlsx_text(kind, room, &bytes, &n);
    while (r->n + 1 < column && !r->bad) add_cell(r, "", 0, false);
    if (!r->bad) add_cell(r, bytes, strnlen(bytes, n), kind == ARP_XLSX_NUMBER);
    reader->stop = r->bad;
}

static void on_row(arp_xlsx_reader *reader, uint32_t row) {
    sheet_rows *r = reader->user;
    r->bad = r->bad || r->cells.bad ||
             (r->n && !arp_look_add(r->look, &r->room, row, &r->cells, r->number, r->n));
    r->n = r->cells.n = 0;
    reader->stop = r->bad;
}

static arp_status look_at_sheet(arp_source *source, const char *sheet, arp_look *look,
                                arp_error *err) {
    arp_xlsx *book = NULL;
    sheet_rows rows = {.look = look};
    arp_xlsx_reader reader = {.on_cell = on_cell, .on_row = on_row, .user = &rows};
    arp_status st = ARP_OK;
    ARP_TRY(arp_xlsx_open(source, sheet, &book, err));
    while (arp_xlsx_sheet_at(book, look->n_sheets)) look->n_sheets++;
    const char **name = arp_pool_take(look->pool, look->n_sheets, sizeof *name);
    look->sheet = name;
    look->encoding = "XLSX";
    for (size_t i = 0; name && i < look->n_sheets; i++) {
        const char *visible = arp_xlsx_sheet_at(book, i);
        name[i] = arp_pool_text(look->pool, visible, strlen(visible));
        rows.bad = rows.bad || !name[i];
    }
    if (!name || rows.bad) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_xlsx_rows(book, &reader, err));
    if (rows.bad) st = arp_fail_memory(err);
done:
    arp_text_free(&rows.cells);
    arp_free(rows.number);
    arp_xlsx_close(book);
    return st;
}

/* ---- text ---- */

static arp_status refuse(arp_source *source, arp_message message, arp_error *err) {
    const arp_place place = {arp_source_name(source), 1, 1};
    return arp_fail_at(err, place, ARP_PARSE, message, "");
}

static arp_status look_at_text(arp_source *source, const char *s, size_t n, arp_look *look,
                               arp_error *err) {
    arp_text decoded = {0};
    arp_status st = ARP_OK;
    if (n >= 8 && memcmp(s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
        return refuse(source, ARP_MSG_XLSX_OLD, err);
    if (n >= 2 && (memcmp(s, "\xFF\xFE", 2) == 0 || memcmp(s, "\xFE\xFF", 2) == 0))
        return refuse(source, ARP_MSG_CSV_UTF16, err);
    if (memchr(s, '\0', n)) return refuse(source, ARP_MSG_CSV_BINARY, err);
    look->bom = n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0;
    if (look->bom) {
        s += 3;
        n -= 3;
    }
    look->encoding = "UTF-8";
    const size_t whole = look->cut ? arp_text_whole(s, n) : n;
    if (!arp_text_is_utf8(s, whole)) {
        look->encoding = decode(s, n, &decoded);
        ARP_TRY(arp_text_status(&decoded, err));
        s = decoded.bytes;
        n = decoded.n;
    } else {
        n = whole;
    }
    ARP_TRY(arp_look_text(s, n, look, err));
done:
    arp_text_free(&decoded);
    return st;
}

/* The head of the file, up to a whole line where it is cut. */
static arp_status read_head(arp_source *source, arp_text *out, bool *cut, arp_error *err) {
    char window[1 << 14];
    size_t got = 1;
    arp_status st = ARP_OK;
    while (got && out->n < MOST_BYTES) {
        ARP_TRY(arp_source_read(source, window, sizeof window, &got, err));
        arp_text_add_n(out, window, got);
        ARP_TRY(arp_text_status(out, err));
    }
    *cut = out->n < arp_source_size(source);
    while (*cut && out->n && out->bytes[out->n - 1] != '\n') out->n--;
done:
    return st;
}

arp_status arp_look_at(arp_source *source, const char *sheet, arp_look *out, arp_error *err) {
    arp_look look = {.pool = arp_pool_new()};
    arp_text head = {0};
    arp_status st = look.pool ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) return st;
    ARP_TRY(read_head(source, &head, &look.cut, err));
    if (head.n == 0) ARP_TRY(refuse(source, ARP_MSG_CSV_EMPTY, err));
    if (arp_xlsx_is_archive(head.bytes, head.n)) {
        look.cut = false;
        ARP_TRY(arp_source_rewind(source, err));
        ARP_TRY(look_at_sheet(source, sheet, &look, err));
    } else {
        ARP_TRY(look_at_text(source, head.bytes, head.n, &look, err));
    }
    *out = look;
    look.pool = NULL;
done:
    arp_text_free(&head);
    arp_pool_free(look.pool);
    return st;
}

void arp_look_free(arp_look *look) {
    arp_pool_free(look->pool);
    *look = (arp_look){0};
}
