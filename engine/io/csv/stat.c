/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"

/* ---- the rows, as if they were a text's ---- */

/* Fields that are not wanted are passed over by the library, or here. */
static void on_cell(arp_stat_reader *reader, size_t column, arp_stat_cell cell, const char *bytes,
                    size_t n) {
    csv_pass *pass = reader->user;
    if (column < pass->n_wanted && !pass->wanted[column]) return;
    pass->field = column;
    pass->kind = cell == ARP_STAT_CELL_TEXT ? ARP_XLSX_TEXT : ARP_XLSX_NUMBER;
    pass->missing = cell == ARP_STAT_CELL_MISSING;
    if (n > CSV_MOST_CELL) {
        pass->trouble = CSV_LONG_CELL;
        pass->stop = true;
    } else {
        pass->on_field(pass, bytes, n);
    }
    reader->stop = pass->stop;
}

static void on_row(arp_stat_reader *reader) {
    csv_pass *pass = reader->user;
    size_t n;
    arp_stat_columns(pass->dialect->stat, &n);
    pass->field = n;
    pass->on_record(pass, n);
    if (!pass->stop) pass->record++;
    reader->stop = pass->stop;
}

/* The names of the columns are record 0. */
static void give_header(csv_pass *pass) {
    size_t n;
    const arp_stat_column *column = arp_stat_columns(pass->dialect->stat, &n);
    pass->record = 0;
    pass->kind = ARP_XLSX_TEXT;
    pass->missing = false;
    for (pass->field = 0; pass->field < n && !pass->stop; pass->field++) {
        pass->on_field(pass, column[pass->field].name, strlen(column[pass->field].name));
    }
    if (pass->stop) return;
    pass->on_record(pass, n);
    if (!pass->stop) pass->record++;
}

arp_status csv_stat_run(csv_pass *pass, arp_error *err) {
    arp_stat_reader reader = {.on_cell = on_cell, .on_row = on_row, .user = pass};
    if (pass->sha256) {
        arp_status st = arp_source_sha256(pass->source, pass->sha256, err);
        if (st != ARP_OK) return st;
    }
    give_header(pass);
    return pass->stop ? ARP_OK : arp_stat_rows(pass->dialect->stat, pass->wanted, &reader, err);
}

void csv_stat_locate(arp_source *source, uint64_t record, size_t field, arp_place *place) {
    *place = (arp_place){arp_source_name(source), record ? record : 1, field + 1};
}

/* ---- what such a file says of its columns ---- */

static const arp_stat_column *column_of(const csv_rows *rows, size_t field) {
    size_t n;
    return &arp_stat_columns(rows->dialect->stat, &n)[field];
}

arp_status csv_stat_check_column(csv_rows *rows, size_t field) {
    const arp_stat_column *column = column_of(rows, field);
    if (column->kind != ARP_STAT_DATE) return ARP_OK;
    rows->fault.field = field;
    return arp_fail(&rows->fault.error, ARP_PARSE, ARP_MSG_STAT_DATE, "ss", column->name,
                    column->format);
}

size_t csv_stat_zeros(const csv_rows *rows, size_t field) {
    return rows->dialect->stat ? column_of(rows, field)->width : 0;
}

const char *csv_stat_label(const csv_rows *rows, size_t field) {
    const csv_cell *cell = &rows->cell[field];
    char value[64];
    if (!rows->dialect->stat || cell->kind != ARP_XLSX_NUMBER) return NULL;
    arp_text_cut(value, sizeof value, rows->record.bytes + cell->at, cell->n);
    return arp_stat_label(rows->dialect->stat, field, value);
}

/* Stata's `encode` gives each code a number of its own and leaves the code as its label. */
bool csv_stat_is_encoded(const csv_rows *rows, size_t field, const char *digits, size_t n) {
    const char *label = csv_stat_label(rows, field);
    size_t len = label ? strlen(label) : 0;
    if (len == 0 || label[0] < '0' || label[0] > '9' || strchr(label, ' ')) return false;
    while (len > n && *label == '0') {
        label++;
        len--;
    }
    return len != n || memcmp(label, digits, n) != 0;
}

/* ---- kinds of missing ---- */

static void note_kind(csv_rows *r, const char *text, const char *label, arp_mark mark) {
    csv_missing *k = r->missing;
    size_t i = 0;
    while (i < r->n_missing && (k[i].mark != mark || strcmp(k[i].kind, text) != 0)) i++;
    if (i == CSV_MOST_KINDS) return;
    if (i == r->n_missing) {
        r->n_missing++;
        arp_text_cut(k[i].kind, sizeof k[i].kind, text, strlen(text));
        arp_text_cut(k[i].label, sizeof k[i].label, label ? label : "", label ? strlen(label) : 0);
        k[i].mark = mark;
    }
    k[i].n++;
}

arp_mark csv_stat_mark(csv_rows *rows, size_t field, const char *text, size_t n) {
    const char *label = csv_stat_label(rows, field);
    char kind[sizeof rows->missing[0].kind];
    bool is_told;
    arp_mark mark = csv_mark_find(&rows->marks, text, n, &is_told);
    if (mark == ARP_CELL_OK && label) {
        mark = csv_mark_find(&rows->marks, label, strlen(label), &is_told);
    }
    if (mark == ARP_CELL_OK) mark = ARP_CELL_MISSING;
    arp_text_cut(kind, sizeof kind, text, n);
    note_kind(rows, kind, label, mark);
    return mark;
}

/* ---- what is told of it ---- */

static void add_name(arp_text *to, const char *name) {
    if (to->n) arp_text_add(to, ", ");
    arp_text_add(to, name);
}

/* A column read as a text or a condition, whose numbers have labels. */
static void add_labelled(const csv_rows *r, arp_text *to, size_t field) {
    const arp_stat_column *column = column_of(r, field);
    if (column->kind == ARP_STAT_NUMBER && column->labels) add_name(to, column->name);
}

static void tell_labels(const csv_rows *r, arp_text *to) {
    if (r->wanted->label) add_labelled(r, to, r->label);
    for (size_t j = 0; j < r->wanted->n_texts; j++) add_labelled(r, to, r->text[j]);
    for (size_t j = 0; j < r->options->n_where; j++) add_labelled(r, to, r->where[j]);
    for (size_t j = 0; j < r->options->pivot.n_rows; j++) add_labelled(r, to, r->rows[j]);
}

static void tell_kinds(const csv_rows *r, arp_text *to) {
    for (size_t i = 0; i < r->n_missing; i++) {
        const csv_missing *k = &r->missing[i];
        char n[ARP_NUMBER_ROOM];
        arp_number_from_size(n, k->n);
        if (i) arp_text_add(to, "; ");
        arp_text_add(to, k->kind);
        if (*k->label) arp_text_fill(to, " ({0})", (const char *const[]){k->label, NULL});
        arp_text_fill(to, " = {0}: {1}", (const char *const[]){arp_mark_name(k->mark), n, NULL});
    }
}

static void give(char *out, size_t size, arp_text *text) {
    arp_text_cut(out, size, text->n ? text->bytes : "", text->n);
    text->n = 0;
}

arp_status csv_stat_tell(const csv_rows *rows, arp_csv_found *found, arp_error *err) {
    const arp_stat_column *key = column_of(rows, rows->key[0]);
    arp_text t = {0};
    found->encoding = arp_stat_form(rows->dialect->stat);
    found->statistics = true;
    tell_labels(rows, &t);
    give(found->labelled, sizeof found->labelled, &t);
    tell_kinds(rows, &t);
    give(found->kinds, sizeof found->kinds, &t);
    if (key->width && key->kind == ARP_STAT_NUMBER && !rows->options->code_width[0]) {
        arp_text_add(&t, key->format);
        give(found->code_format, sizeof found->code_format, &t);
    }
    arp_status st = arp_text_status(&t, err);
    arp_text_free(&t);
    return st;
}
