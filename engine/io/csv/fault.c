/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "io/csv/messages.h"
#include "io/csv/parts.h"

/* A place in the text that moves on byte by byte. LF, CR and CRLF end a line. */
typedef struct spot {
    uint64_t line, column;
    bool after_cr;
} spot;

typedef struct search {
    uint64_t record;
    size_t field;
    spot here, found;
    bool met; /* a byte of the field */
} search;

static void advance(spot *s, char c, bool utf8) {
    if (c == '\n' || c == '\r') {
        if (c == '\r' || !s->after_cr) s->line++;
        s->column = 1;
        s->after_cr = c == '\r';
        return;
    }
    s->after_cr = false;
    if (!utf8 || ((unsigned char)c & 0xC0) != 0x80) s->column++;
}

/* The field's first byte, or what ends an empty field; blanks before its text are passed over. */
static void look_at(csv_pass *pass, char c) {
    search *s = pass->user;
    bool rest_of_crlf = c == '\n' && pass->after_cr && pass->field == 0;
    if (pass->record == s->record && pass->field == s->field && !rest_of_crlf) {
        bool ends = c == pass->dialect->separator || c == '\n' || c == '\r';
        bool blank = !ends && (c == ' ' || c == '\t');
        if (!s->met || (!blank && !ends)) s->found = s->here;
        s->met = true;
        pass->stop = !blank;
    }
    advance(&s->here, c, pass->dialect->utf8);
}

static void pass_field(csv_pass *pass, const char *bytes, size_t n) {
    (void)pass;
    (void)bytes;
    (void)n;
}

static void pass_record(csv_pass *pass, size_t n_fields) {
    const search *s = pass->user;
    (void)n_fields;
    pass->stop = pass->record == s->record;
}

arp_status csv_locate(arp_source *source, const csv_dialect *dialect, uint64_t record, size_t field,
                      arp_place *place, arp_error *err) {
    if (dialect->workbook) {
        csv_sheet_locate(dialect, record, field, place);
        return ARP_OK;
    }
    if (dialect->stat) {
        csv_stat_locate(source, record, field, place);
        return ARP_OK;
    }
    search s = {.record = record, .field = field, .here = {dialect->line, 1, false}};
    csv_pass pass = {.source = source,
                     .dialect = dialect,
                     .on_field = pass_field,
                     .on_record = pass_record,
                     .on_byte = look_at,
                     .user = &s};
    arp_status st = csv_pass_run(&pass, err);
    if (st != ARP_OK) return st;
    if (!s.met) s.found = s.here;
    *place = (arp_place){arp_source_name(source), s.found.line, s.found.column};
    return ARP_OK;
}

/* Place of the byte at an offset. */
static arp_status locate_byte(arp_source *source, const csv_dialect *dialect, uint64_t offset,
                              arp_place *place, arp_error *err) {
    char block[4096];
    spot s = {1, 1, false};
    size_t n = 0;
    uint64_t at = 0, first = dialect->bom ? 3 : 0;
    arp_status st = arp_source_rewind(source, err);
    while (st == ARP_OK && at < offset) {
        st = arp_source_read(source, block, sizeof block, &n, err);
        if (n == 0) break;
        for (size_t i = 0; i < n && at < offset; i++, at++) {
            if (at >= first) advance(&s, block[i], dialect->utf8);
        }
    }
    *place = (arp_place){arp_source_name(source), s.line, s.column};
    return st;
}

void csv_fault_of_trouble(csv_fault *fault, const csv_pass *pass) {
    static const arp_message MESSAGES[] = {[CSV_LOOSE_QUOTE] = ARP_MSG_CSV_LOOSE_QUOTE,
                                           [CSV_EARLY_QUOTE] = ARP_MSG_CSV_EARLY_QUOTE,
                                           [CSV_OPEN_QUOTE] = ARP_MSG_CSV_OPEN_QUOTE,
                                           [CSV_LONG_CELL] = ARP_MSG_CSV_LONG_CELL,
                                           [CSV_NUL] = ARP_MSG_CSV_BINARY,
                                           [CSV_BAD_BYTES] = ARP_MSG_CSV_BAD_BYTES};
    if (pass->trouble == CSV_FINE || fault->error.code != ARP_OK) return;
    fault->record = pass->record;
    fault->field = pass->field;
    fault->offset = pass->offset;
    fault->at_offset = pass->trouble == CSV_NUL || pass->trouble == CSV_BAD_BYTES;
    arp_fail(&fault->error, ARP_PARSE, MESSAGES[pass->trouble],
             pass->trouble == CSV_BAD_BYTES ? "s" : "", pass->dialect->encoding);
}

arp_status csv_refuse(arp_source *source, const csv_dialect *dialect, const csv_fault *fault,
                      arp_error *err) {
    arp_status st;
    arp_place place = {0};
    if (fault->error.code == ARP_MEMORY) return arp_fail_memory(err);
    st = fault->at_offset ? locate_byte(source, dialect, fault->offset, &place, err)
                          : csv_locate(source, dialect, fault->record, fault->field, &place, err);
    if (st != ARP_OK) return st;
    if (!err || err->code != ARP_OK) return fault->error.code;
    *err = fault->error;
    arp_text_harmless(err->path, sizeof err->path, place.path);
    err->line = place.line;
    err->column = place.column;
    return err->code;
}

bool csv_faults_add(csv_faults *faults, csv_fault *fault) {
    if (!faults->at) faults->at = arp_zalloc(CSV_MOST_FAULTS, sizeof *faults->at);
    if (!faults->at) return false;
    if (faults->n < CSV_MOST_FAULTS) faults->at[faults->n] = *fault;
    faults->n++;
    *fault = (csv_fault){0};
    return true;
}

/* In the order of the file; those of a byte stopped the reading and are last. */
static bool stands_before(const csv_fault *a, const csv_fault *b) {
    if (a->at_offset != b->at_offset) return b->at_offset;
    return a->record != b->record ? a->record < b->record : a->field < b->field;
}

static void sort(csv_fault *at, size_t n) {
    for (size_t i = 1; i < n; i++) {
        for (size_t k = i; k > 0 && stands_before(&at[k], &at[k - 1]); k--) {
            csv_fault other = at[k];
            at[k] = at[k - 1];
            at[k - 1] = other;
        }
    }
}

/* The text at fault and its column: "env 18" (tx); of a code also what it likely was. */
static void describe(const csv_fault *fault, char out[ARP_ERROR_TEXT]) {
    const arp_error *e = &fault->error;
    char text[80], column[80];
    arp_text_cut(text, sizeof text, e->arg[fault->of_code], strlen(e->arg[fault->of_code]));
    arp_text_cut(column, sizeof column, e->arg[!fault->of_code], strlen(e->arg[!fault->of_code]));
    if (e->arg_is_number[0]) {
        snprintf(out, ARP_ERROR_TEXT, "%s \xE2\x89\xA0 %s", text, column);
    } else {
        bool likely = fault->of_code && *e->arg[2], named = *column;
        snprintf(out, ARP_ERROR_TEXT, "\"%s\"%s%.80s%s%s%s%s", text,
                 likely ? " \xE2\x86\x92 \"" : "", likely ? e->arg[2] : "", likely ? "\"" : "",
                 named ? " (" : "", column, named ? ")" : "");
    }
    if (!*text && !*column) out[0] = '\0';
}

arp_status csv_faults_refuse(arp_source *source, const csv_dialect *dialect, csv_faults *faults,
                             arp_error *err) {
    size_t n = faults->n < CSV_MOST_FAULTS ? faults->n : CSV_MOST_FAULTS;
    char what[ARP_ERROR_TEXT];
    arp_error *first = &faults->at[0].error;
    arp_status st = ARP_OK;
    sort(faults->at, n);
    for (size_t i = 1; i < n && faults->at[i].error.code != ARP_MEMORY; i++) {
        const csv_fault *fault = &faults->at[i];
        arp_place place;
        st = fault->at_offset
                 ? locate_byte(source, dialect, fault->offset, &place, err)
                 : csv_locate(source, dialect, fault->record, fault->field, &place, err);
        if (st != ARP_OK) return st;
        describe(fault, what);
        arp_fail_more(first, place, what);
    }
    first->n_more = faults->n - 1;
    return csv_refuse(source, dialect, &faults->at[0], err);
}
