/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/number.h"
#include "io/csv/messages.h"
#include "io/csv/parts.h"

enum { MOST_LINES = 50 }; /* with the header, where it is looked for */

/* ---- in a text ---- */

/* Whether a field of s[0..n) is the key. 1: one is; 0: none is; -1: memory is short. */
static int has_key(const csv_dialect *d, const char *key, const char *s, size_t n, char separator,
                   arp_text *scratch) {
    for (size_t at = 0; at <= n;) {
        bool quoted = false;
        size_t end = at;
        for (; end < n && (quoted || s[end] != separator); end++) quoted ^= s[end] == '"';
        const char *text = s + at;
        size_t len = end - at;
        if (!csv_cell_text(d, scratch, &text, &len)) return -1;
        if (len >= 2 && text[0] == '"' && text[len - 1] == '"') {
            text++;
            len -= 2;
            csv_cell_trim(&text, &len);
        }
        if (strlen(key) == len && memcmp(key, text, len) == 0) return 1;
        at = end + 1;
    }
    return 0;
}

/* Where the text of the line at `at` ends; a quoted field may hold line breaks, but a quote that
   nothing closes opens nothing. */
static size_t end_of(const char *w, size_t n, size_t at, bool through_quotes) {
    bool quoted = false;
    size_t end = at;
    for (; end < n && (quoted || (w[end] != '\n' && w[end] != '\r')); end++) {
        quoted ^= through_quotes && w[end] == '"';
    }
    return quoted ? end_of(w, n, at, false) : end;
}

/* Excel's first line, in quotes: a program that did not know it has saved the file again, and what
   it made of the rest is for the reader to see. */
static bool is_spoiled_statement(const char *s, size_t n) {
    return n >= 7 && strncasecmp(s, "\"sep=", 5) == 0 && s[n - 1] == '"';
}

bool csv_seek_text(const char *w, size_t n, const arp_csv_options *options, csv_dialect *d) {
    arp_text scratch = {0};
    csv_dialect found = *d;
    size_t filled = 0, at = d->start;
    int has = 0;
    for (size_t line = 0; line < MOST_LINES && at < n && has == 0; line++) {
        size_t end = end_of(w, n, at, true), len = end - at;
        const char *text = w + at;
        csv_cell_trim(&text, &len);
        if (filled == 0 && is_spoiled_statement(text, len)) break;
        if (len && filled++ && !options->separator) found.separator = csv_separator_of(w, n, at);
        if (len) has = has_key(d, options->key, w + at, end - at, found.separator, &scratch);
        if (len && filled == 1 && !has) {
            bool ok = csv_cell_text(d, &scratch, &text, &len);
            if (ok) arp_text_cut(found.above, sizeof found.above, text, len);
            else has = -1;
        }
        if (has == 0) {
            for (; at <= end; found.line++) at = csv_next_line(w, n, at);
        }
    }
    if (has == 1 && filled > 1) {
        found.start = at;
        found.passed = filled - 1;
        *d = found;
    }
    arp_text_free(&scratch);
    return has >= 0;
}

/* ---- in a sheet ---- */

typedef struct rows {
    const char *key, *first; /* first: text of the first cell, in the pool */
    arp_pool *pool;
    uint32_t row, found; /* the last row with a cell; that of the key, 0 while none is */
    size_t filled;
    bool starved;
} rows;

static void on_cell(arp_xlsx_reader *reader, uint32_t row, uint32_t column, arp_xlsx_kind kind,
                    const char *bytes, size_t n) {
    rows *r = reader->user;
    char room[ARP_NUMBER_ROOM];
    (void)column;
    arp_xlsx_text(kind, room, &bytes, &n);
    csv_cell_trim(&bytes, &n);
    if (n == 0) return;
    r->filled += row != r->row;
    r->row = row;
    if (!r->first) {
        r->first = arp_pool_text(r->pool, bytes, n);
        r->starved = !r->first;
    }
    if (strlen(r->key) == n && memcmp(r->key, bytes, n) == 0) r->found = row;
    reader->stop = r->found || r->starved;
}

static void on_row(arp_xlsx_reader *reader, uint32_t row) {
    const rows *r = reader->user;
    (void)row;
    reader->stop |= r->filled >= MOST_LINES;
}

static arp_status look_in(arp_xlsx *book, const char *key, rows *out, arp_error *err) {
    *out = (rows){.key = key, .pool = arp_pool_new()};
    arp_xlsx_reader reader = {.on_cell = on_cell, .on_row = on_row, .user = out};
    if (!out->pool) return arp_fail_memory(err);
    arp_status st = arp_xlsx_rows(book, &reader, err);
    return st == ARP_OK && out->starved ? arp_fail_memory(err) : st;
}

arp_status csv_seek_sheet(const arp_csv_options *options, csv_dialect *d, arp_error *err) {
    rows r;
    arp_status st = look_in(d->workbook, options->key, &r, err);
    if (st == ARP_OK && r.found && r.filled > 1) {
        d->skip = r.found - 1;
        d->passed = r.filled - 1;
        arp_text_cut(d->above, sizeof d->above, r.first, strlen(r.first));
    }
    arp_pool_free(r.pool);
    return st;
}

/* ---- where the key stands when the header lacks it ---- */

typedef struct hint {
    size_t line;
    char advice[200]; /* keys of the study's file; "" when the key is nowhere */
} hint;

static void advise(const arp_csv_options *o, size_t line, bool is_header, char separator,
                   bool is_usual, hint *out) {
    const char mark[] = {separator, '\0'};
    const char *name = separator == '\t' ? "tab" : mark;
    out->line = line;
    if (is_header) {
        snprintf(out->advice, sizeof out->advice, "separator: \"%s\"", name);
    } else if (is_usual && !o->separator) {
        snprintf(out->advice, sizeof out->advice, "skip: %zu", line - 1);
    } else {
        snprintf(out->advice, sizeof out->advice, "skip: %zu, separator: \"%s\"", line - 1, name);
    }
}

/* The first line of the window that has the key, whatever the separator. */
static bool find_line(const char *w, size_t n, const arp_csv_options *o, const csv_dialect *d,
                      size_t header, hint *out) {
    static const char CANDIDATES[] = {';', ',', '\t', '|'};
    arp_text scratch = {0};
    size_t line = 1;
    int has = 0;
    for (size_t at = d->bom ? 3 : 0; at < n && has == 0; line++) {
        size_t end = end_of(w, n, at, false);
        for (size_t k = 0; k < sizeof CANDIDATES && has == 0; k++) {
            char c = CANDIDATES[k];
            has = has_key(d, o->key, w + at, end - at, c, &scratch);
            if (has == 1) advise(o, line, line == header, c, csv_separator_of(w, n, at) == c, out);
        }
        at = csv_next_line(w, n, at);
    }
    arp_text_free(&scratch);
    return has >= 0;
}

static arp_status hint_of_text(arp_source *source, const arp_csv_options *o, const csv_dialect *d,
                               size_t header, hint *out, arp_error *err) {
    arp_status st = ARP_OK;
    size_t n = 0;
    char *w = arp_zalloc(CSV_WINDOW, 1);
    if (!w) return arp_fail_memory(err);
    ARP_TRY(arp_source_rewind(source, err));
    ARP_TRY(arp_source_read(source, w, CSV_WINDOW, &n, err));
    if (!find_line(w, n, o, d, header, out)) ARP_TRY(arp_fail_memory(err));
done:
    arp_free(w);
    return st;
}

static arp_status hint_of_book(arp_source *source, const arp_csv_options *o, const csv_dialect *d,
                               hint *out, arp_error *err) {
    arp_status st = ARP_OK;
    const char *name, *own = arp_xlsx_sheet(d->workbook);
    for (size_t i = 0; !out->line && (name = arp_xlsx_sheet_at(d->workbook, i)); i++) {
        arp_xlsx *book = NULL;
        rows r = {0};
        st = arp_xlsx_open(source, name, &book, err);
        if (st == ARP_OK) st = look_in(book, o->key, &r, err);
        arp_pool_free(r.pool);
        arp_xlsx_close(book);
        if (st != ARP_OK) return st;
        if (!r.found) continue;
        bool same = strcmp(name, own) == 0;
        out->line = r.found;
        if (same) {
            snprintf(out->advice, sizeof out->advice, "skip: %zu", out->line - 1);
        } else if (o->skip == 0) {
            snprintf(out->advice, sizeof out->advice, "sheet: \"%s\"", name);
        } else {
            snprintf(out->advice, sizeof out->advice, "sheet: \"%s\", skip: %zu", name,
                     out->line - 1);
        }
    }
    return st;
}

arp_status csv_seek_refuse(arp_source *source, const arp_csv_options *options,
                           const csv_dialect *dialect, const char *const *names, size_t n,
                           uint64_t record, arp_error *err) {
    csv_fault fault = {.record = record};
    const char *key = options->key, mark[] = {dialect->separator, '\0'};
    const char *apart = dialect->separator == '\t' ? "tab" : dialect->workbook ? "xlsx" : mark;
    char header[240];
    hint h = {0};
    arp_place place;
    arp_status st = csv_locate(source, dialect, record, 0, &place, err);
    if (st != ARP_OK) return st;
    st = dialect->workbook ? hint_of_book(source, options, dialect, &h, err)
                           : hint_of_text(source, options, dialect, (size_t)place.line, &h, err);
    if (st != ARP_OK) return st;
    arp_text_list(header, sizeof header, names, n, 8);
    const char *near = arp_text_nearest(key, names, n);
    if (*h.advice) {
        arp_fail(&fault.error, ARP_PARSE, ARP_MSG_CSV_KEY_ELSEWHERE, "sssus", key, header, apart,
                 h.line, h.advice);
    } else if (near) {
        arp_fail(&fault.error, ARP_PARSE, ARP_MSG_CSV_KEY_NEAR, "ssss", key, header, apart, near);
    } else {
        arp_fail(&fault.error, ARP_PARSE, ARP_MSG_CSV_KEY_NOWHERE, "sss", key, header, apart);
    }
    return csv_refuse(source, dialect, &fault, err);
}
