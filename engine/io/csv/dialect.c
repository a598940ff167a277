/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/parts.h"
#include "io/xlsx/messages.h"

static arp_status refuse(arp_source *source, uint64_t line, arp_message message, arp_error *err) {
    arp_place place = {arp_source_name(source), line, 1};
    return arp_fail_at(err, place, ARP_PARSE, message, "");
}

/* The table of a one-byte encoding, by iconv, a byte at a time. */
static arp_status take_encoding(csv_dialect *d, const char *name, arp_error *err) {
    d->encoding = name;
    d->utf8 = strcmp(name, "UTF-8") == 0;
    if (d->utf8) return ARP_OK;
    iconv_t conversion = iconv_open("UTF-8", name);
    if (conversion == (iconv_t)-1) {
        return arp_fail(err, ARP_INPUT, ARP_MSG_CSV_NO_CONVERSION, "s", name);
    }
    for (size_t i = 0; i < 128; i++) {
        char byte = (char)(128 + i), *in = &byte, *out = d->byte[i];
        size_t n_in = 1, n_out = sizeof d->byte[i] - 1;
        memset(d->byte[i], 0, sizeof d->byte[i]);
        if (iconv(conversion, &in, &n_in, &out, &n_out) == (size_t)-1) {
            d->byte[i][0] = '\0';
            iconv(conversion, NULL, NULL, NULL, NULL);
        }
    }
    iconv_close(conversion);
    return ARP_OK;
}

arp_status csv_dialect_fall_back(csv_dialect *dialect, arp_error *err) {
    dialect->detected = false;
    return take_encoding(dialect, "CP1252", err);
}

static arp_status find_encoding(const char *w, size_t n, const arp_csv_options *o, csv_dialect *d,
                                arp_source *source, arp_error *err) {
    static const char *const NAMES[] = {"UTF-8", "ISO-8859-1", "CP1252", "CP850"};
    if (!o->encoding) {
        /* A character may be cut by the end of the window. */
        size_t whole = n < arp_source_size(source) ? arp_text_whole(w, n) : n;
        d->detected = !d->bom;
        if (d->detected && !arp_text_is_utf8(w, whole)) return csv_dialect_fall_back(d, err);
        return take_encoding(d, "UTF-8", err);
    }
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (strcasecmp(o->encoding, NAMES[i]) != 0) continue;
        if (d->bom && i > 0) return refuse(source, 1, ARP_MSG_CSV_BOM, err);
        d->stated = true;
        return take_encoding(d, NAMES[i], err);
    }
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_CSV_ENCODING, "s", o->encoding);
}

/* Excel's first line "sep=;" states the separator; 0 when the file has none. */
static char stated_by_file(const char *w, size_t n, size_t at) {
    if (n - at < 6 || strncasecmp(w + at, "sep=", 4) != 0) return 0;
    if (w[at + 5] != '\n' && w[at + 5] != '\r') return 0;
    return csv_is_separator(w[at + 4]) ? w[at + 4] : 0;
}

static arp_status find_start(const char *w, size_t n, const arp_csv_options *o, csv_dialect *d,
                             arp_source *source, arp_error *err) {
    size_t skip = o->skip;
    d->start = d->bom ? 3 : 0;
    d->line = 1;
    d->separator = stated_by_file(w, n, d->start);
    if (d->separator && skip == 0) skip = 1; /* the statement is among the lines to skip */
    for (size_t i = 0; i < skip; i++) {
        d->start = csv_next_line(w, n, d->start);
        d->line++;
        if (d->start >= n) return refuse(source, d->line, ARP_MSG_CSV_SKIP, err);
    }
    if (o->separator) d->separator = o->separator;
    if (!d->separator) d->separator = csv_separator_of(w, n, d->start);
    if (o->key && o->skip == 0 && !csv_seek_text(w, n, o, d)) return arp_fail_memory(err);
    return ARP_OK;
}

/* Fields of the line at `at`, quotes apart. */
static size_t count_fields(const char *w, size_t n, size_t at, char separator) {
    size_t fields = 1;
    bool quoted = false;
    for (; at < n && w[at] != '\n' && w[at] != '\r'; at++) {
        if (w[at] == '"') quoted = !quoted;
        fields += !quoted && w[at] == separator;
    }
    return fields;
}

/* The line begins with the number i, as a field; in quotes where commas stand between fields, for a
   number with a decimal comma has one field more too. */
static bool begins_with(const char *w, size_t n, size_t at, const csv_dialect *d, size_t i) {
    const char quoted[] = {'"', (char)('0' + i), '"', d->separator};
    const char bare[] = {(char)('0' + i), d->separator};
    if (n - at >= sizeof quoted && memcmp(w + at, quoted, sizeof quoted) == 0) return true;
    return d->separator != ',' && n - at >= sizeof bare && memcmp(w + at, bare, sizeof bare) == 0;
}

/* R writes the numbers of rows without a name for them: each of the first three lines has a field
   more than the header, and is not ended by a separator. */
static void find_row_names(const char *w, size_t n, csv_dialect *d) {
    if (d->workbook) return;
    size_t at = d->start, lines = 0, width = count_fields(w, n, at, d->separator);
    for (at = csv_next_line(w, n, at); at < n && lines < 3; at = csv_next_line(w, n, at)) {
        size_t end = at;
        while (end < n && w[end] != '\n' && w[end] != '\r') end++;
        if (end == at) continue;
        bool more = count_fields(w, n, at, d->separator) == width + 1 && w[end - 1] != d->separator;
        if (!more || !begins_with(w, n, at, d, ++lines)) return;
    }
    d->row_names = width > 1 && lines > 1;
}

/* An old workbook, or one locked with a password, is a compound file; of a locked one a stream is
   named so, in UTF-16. */
static bool is_compound(const char *w, size_t n) {
    return n >= 8 && memcmp(w, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

static bool is_locked(const char *w, size_t n) {
    static const char NAME[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    return memmem(w, n, NAME, sizeof NAME) != NULL;
}

static arp_status look_at_sheet(const arp_csv_options *o, csv_dialect *d, arp_source *source,
                                arp_error *err) {
    if (o->separator || o->encoding) {
        return refuse(source, 1, ARP_MSG_XLSX_TEXT_OPTION, err);
    }
    d->encoding = "XLSX";
    d->utf8 = true;
    d->skip = o->skip;
    arp_status st = arp_xlsx_open(source, o->sheet, &d->workbook, err);
    return st == ARP_OK && o->key && o->skip == 0 ? csv_seek_sheet(o, d, err) : st;
}

static arp_status look_at_stat(const arp_csv_options *o, csv_dialect *d, arp_source *source,
                               arp_error *err) {
    if (o->separator || o->sheet || o->skip) {
        return refuse(source, 1, ARP_MSG_STAT_OPTION, err);
    }
    d->encoding = "UTF-8";
    d->utf8 = true;
    return arp_stat_open(source, o->encoding, &d->stat, err);
}

/* What is no text, though its bytes may look like one at first. */
static arp_status look_at_foreign(const char *w, size_t n, arp_source *source, arp_error *err) {
    static const struct {
        const char *bytes, *name;
        size_t n;
        bool packed;
    } KNOWN[] = {{"BZh", "bzip2", 3, true},
                 {"\xFD"
                  "7zXZ",
                  "xz", 5, true},
                 {"\x28\xB5\x2F\xFD", "Zstandard", 4, true},
                 {"7z\xBC\xAF\x27\x1C", "7z", 6, true},
                 {"Rar!\x1A\x07", "RAR", 6, true},
                 {"PAR1", "Parquet", 4, false},
                 {"ARROW1", "Arrow", 6, false},
                 {"RDX", "RData (R)", 3, false},
                 {"X\n\0\0", "RDS (R)", 4, false},
                 {"%PDF-", "PDF", 5, false},
                 {"HEADER RECORD*******", "SAS transport (.xpt)", 20, false},
                 {"SQLite format 3", "SQLite, GeoPackage", 15, false}};
    const arp_place place = {arp_source_name(source), 1, 1};
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        if (n < KNOWN[i].n || memcmp(w, KNOWN[i].bytes, KNOWN[i].n) != 0) continue;
        return arp_fail_at(err, place, ARP_PARSE,
                           KNOWN[i].packed ? ARP_MSG_CSV_PACKED : ARP_MSG_CSV_FOREIGN, "s",
                           KNOWN[i].name);
    }
    return ARP_OK;
}

static arp_status look(const char *w, size_t n, const arp_csv_options *o, csv_dialect *d,
                       arp_source *source, arp_error *err) {
    if (n == 0) return refuse(source, 1, ARP_MSG_CSV_EMPTY, err);
    if (is_compound(w, n)) {
        return refuse(source, 1, is_locked(w, n) ? ARP_MSG_XLSX_LOCKED : ARP_MSG_XLSX_OLD, err);
    }
    if (arp_xlsx_is_archive(w, n)) return look_at_sheet(o, d, source, err);
    if (arp_stat_is(w, n)) return look_at_stat(o, d, source, err);
    arp_status st = look_at_foreign(w, n, source, err);
    if (st != ARP_OK) return st;
    if (o->sheet) return refuse(source, 1, ARP_MSG_XLSX_SHEET_OF_TEXT, err);
    bool marked = n >= 2 && (memcmp(w, "\xFF\xFE", 2) == 0 || memcmp(w, "\xFE\xFF", 2) == 0);
    if (marked || (n >= 2 && !w[0] != !w[1])) return refuse(source, 1, ARP_MSG_CSV_UTF16, err);
    d->bom = n >= 3 && memcmp(w, "\xEF\xBB\xBF", 3) == 0;
    st = find_encoding(w, n, o, d, source, err);
    return st == ARP_OK ? find_start(w, n, o, d, source, err) : st;
}

static arp_status check_options(const arp_csv_options *o, arp_error *err) {
    if (o->separator && !csv_is_separator(o->separator)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_CSV_SEPARATOR, "s", (char[]){o->separator, '\0'});
    }
    if (o->decimal && o->decimal != '.' && o->decimal != ',') {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_CSV_DECIMAL, "s", (char[]){o->decimal, '\0'});
    }
    if (o->thousands && (!strchr(",. '", o->thousands) || o->thousands == o->decimal)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_CSV_THOUSANDS_MARK, "s",
                        (char[]){o->thousands, '\0'});
    }
    return ARP_OK;
}

void csv_dialect_free(csv_dialect *dialect) {
    arp_xlsx_close(dialect->workbook);
    arp_stat_close(dialect->stat);
    *dialect = (csv_dialect){0};
}

arp_status csv_dialect_find(arp_source *source, const arp_csv_options *options, csv_dialect *out,
                            arp_error *err) {
    arp_status st = ARP_OK;
    csv_dialect d = {0};
    char *window = NULL;
    size_t n, room = CSV_WINDOW;

    ARP_TRY(check_options(options, err));
    if (arp_source_size(source) < room) room = (size_t)arp_source_size(source);
    window = arp_zalloc(room, 1);
    if (!window) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_source_rewind(source, err));
    ARP_TRY(arp_source_read(source, window, room, &n, err));
    ARP_TRY(look(window, n, options, &d, source, err));
    find_row_names(window, n, &d);
    *out = d;
    d = (csv_dialect){0};

done:
    csv_dialect_free(&d);
    arp_free(window);
    return st;
}
