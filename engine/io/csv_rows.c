/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/memory.h"
#include "io/csv_parts.h"

static void stop(csv_pass *pass, csv_rows *rows, size_t field) {
    rows->fault.record = pass->record;
    rows->fault.field = field;
    pass->stop = true;
}

static void stop_for_memory(csv_pass *pass, csv_rows *rows) {
    arp_fail_memory(&rows->fault.error);
    stop(pass, rows, 0);
}

void csv_rows_field(csv_pass *pass, const char *bytes, size_t n) {
    csv_rows *r = pass->user;
    if (!r->has_header) {
        if (!csv_names_add(&r->header, r->dialect, &r->scratch, bytes, n)) stop_for_memory(pass, r);
        return;
    }
    /* A surplus field is refused at the record's end, which knows how many there are. */
    if (pass->field >= r->header.n || !r->is_wanted[pass->field]) return;
    r->cell[pass->field] = (csv_cell){r->record.n, n};
    arp_text_add_n(&r->record, bytes, n);
    if (r->record.bad) stop_for_memory(pass, r);
}

/* The arrays that are as long as the header or as what is wanted, cut from one block. */
static bool make_fields(csv_rows *r) {
    size_t n = r->header.n, n_where = r->options->n_where;
    size_t numbers = r->wanted->n_numbers, texts = r->wanted->n_texts;
    size_t index = numbers + texts + n_where;
    size_t arrays = 2 * numbers + texts;
    size_t bytes =
        n * (sizeof(csv_cell) + 1) + index * sizeof(size_t) + arrays * sizeof(void *) + numbers;
    r->fields = arp_zalloc(bytes, 1);
    if (!r->fields) return false;
    r->cell = r->fields;
    r->number = (size_t *)(void *)(r->cell + n);
    r->text = r->number + numbers;
    r->where = r->text + texts;
    r->value = (double **)(void *)(r->where + n_where);
    r->mark = (uint8_t **)(void *)(r->value + numbers);
    r->texts = (const char ***)(void *)(r->mark + numbers);
    r->is_wanted = (bool *)(void *)(r->texts + texts);
    r->decimal = (char *)(r->is_wanted + n);
    return true;
}

static arp_status want(csv_rows *r, const char *name, size_t *field) {
    arp_status st = csv_names_find(&r->header, name, field, &r->fault);
    if (st == ARP_OK) r->is_wanted[*field] = true;
    return st;
}

/* The fields of the columns wanted. */
static arp_status bind(csv_rows *r) {
    const arp_csv_wanted *w = r->wanted;
    const arp_csv_options *o = r->options;
    char decimal = o->decimal ? o->decimal : r->dialect->separator == ',' ? '.' : 0;
    arp_status st = csv_names_check(&r->header, &r->fault);
    if (st == ARP_OK && !make_fields(r)) st = arp_fail_memory(&r->fault.error);
    if (st == ARP_OK) st = want(r, w->key, &r->key);
    if (st == ARP_OK && w->label) st = want(r, w->label, &r->label);
    for (size_t j = 0; j < w->n_numbers && st == ARP_OK; j++) {
        st = want(r, w->number[j], &r->number[j]);
        r->decimal[j] = decimal;
    }
    for (size_t j = 0; j < w->n_texts && st == ARP_OK; j++) st = want(r, w->text[j], &r->text[j]);
    for (size_t j = 0; j < o->n_where && st == ARP_OK; j++) {
        st = want(r, o->where[j].column, &r->where[j]);
    }
    return st;
}

static bool resize(void *array, size_t room, size_t size) {
    void *old;
    memcpy(&old, array, sizeof old);
    void *new = arp_resize(old, room, size);
    if (new) memcpy(array, &new, sizeof new);
    return new != NULL;
}

/* Room for one more row; room doubles. */
static bool grow(csv_rows *r) {
    if (r->n < r->room) return true;
    size_t room = r->room ? 2 * r->room : 256;
    bool ok = resize(&r->code, room, sizeof *r->code) &&
              (!r->wanted->label || resize(&r->labels, room, sizeof *r->labels));
    for (size_t j = 0; j < r->wanted->n_numbers && ok; j++) {
        ok = resize(&r->value[j], room, sizeof(double)) && resize(&r->mark[j], room, 1);
    }
    for (size_t j = 0; j < r->wanted->n_texts && ok; j++) {
        ok = resize(&r->texts[j], room, sizeof(char *));
    }
    if (ok) r->room = room;
    return ok;
}

/* Text of a cell of this record, until the next one is asked for. */
static bool text_of(csv_rows *r, size_t field, const char **text, size_t *n) {
    *text = r->record.bytes ? r->record.bytes + r->cell[field].at : "";
    *n = r->cell[field].n;
    return csv_cell_text(r->dialect, &r->scratch, text, n);
}

static const char *kept_text(csv_rows *r, size_t field) {
    const char *text;
    size_t n;
    return text_of(r, field, &text, &n) ? arp_pool_text(r->pool, text, n) : NULL;
}

/* 1: the row passes every condition; 0: it does not; -1: memory is short. */
static int passes(csv_rows *r) {
    for (size_t j = 0; j < r->options->n_where; j++) {
        const arp_condition *where = &r->options->where[j];
        const char *text;
        size_t n;
        bool met = false;
        if (!text_of(r, r->where[j], &text, &n)) return -1;
        for (size_t k = 0; k < where->n && !met; k++) {
            met = strlen(where->value[k]) == n && memcmp(where->value[k], text, n) == 0;
        }
        if (!met) return 0;
    }
    return 1;
}

static arp_status keep_number(csv_rows *r, size_t j, size_t *field) {
    char cell[80], met;
    const char *text;
    size_t n;
    *field = r->number[j];
    if (!text_of(r, *field, &text, &n)) return arp_fail_memory(&r->fault.error);
    bool fixed = r->options->decimal || r->dialect->separator == ',';
    arp_message wrong = csv_cell_number(text, n, &r->marks, fixed, &r->decimal[j], &met,
                                        &r->value[j][r->n], &r->mark[j][r->n]);
    r->met_point |= met == '.';
    r->met_comma |= met == ',';
    if (wrong == ARP_MSG_NONE) return ARP_OK;
    arp_text_cut(cell, sizeof cell, text, n);
    return arp_fail(&r->fault.error, ARP_PARSE, wrong, "sss", cell, r->wanted->number[j],
                    r->code[r->n]);
}

/* Keeps the record as a row; *field is where a fault is. */
static arp_status keep(csv_rows *r, size_t *field) {
    const arp_csv_wanted *w = r->wanted;
    arp_error *err = &r->fault.error;
    *field = r->key;
    if (!grow(r)) return arp_fail_memory(err);
    r->code[r->n] = kept_text(r, r->key);
    if (!r->code[r->n]) return arp_fail_memory(err);
    if (!*r->code[r->n]) return arp_fail(err, ARP_PARSE, ARP_MSG_CSV_EMPTY_CODE, "s", w->key);
    if (w->label) {
        r->labels[r->n] = kept_text(r, r->label);
        if (!r->labels[r->n]) return arp_fail_memory(err);
    }
    for (size_t j = 0; j < w->n_texts; j++) {
        r->texts[j][r->n] = kept_text(r, r->text[j]);
        if (!r->texts[j][r->n]) return arp_fail_memory(err);
    }
    arp_status st = ARP_OK;
    for (size_t j = 0; j < w->n_numbers && st == ARP_OK; j++) st = keep_number(r, j, field);
    return st;
}

static arp_status take_record(csv_rows *r, uint64_t record, size_t n_fields, size_t *field) {
    size_t n = r->header.n;
    if (n_fields == 0) {
        r->blank++;
        return n == 1 ? arp_fail(&r->fault.error, ARP_PARSE, ARP_MSG_CSV_BLANK_LINE, "") : ARP_OK;
    }
    if (n_fields != n) {
        *field = n_fields > n ? n : 0;
        arp_message wrong = n_fields > n ? ARP_MSG_CSV_SURPLUS : ARP_MSG_CSV_LACKING;
        return arp_fail(&r->fault.error, ARP_PARSE, wrong, "uu", n_fields, n);
    }
    int pass = passes(r);
    if (pass < 0) return arp_fail_memory(&r->fault.error);
    if (pass == 0) r->left_out++;
    if (pass == 0) return ARP_OK;
    for (size_t k = 0; k < 2 && r->counting; k++) {
        if (r->n == r->sought[k]) r->sought_record[k] = record;
    }
    arp_status st = r->counting ? ARP_OK : keep(r, field);
    if (st == ARP_OK) r->n++;
    return st;
}

void csv_rows_record(csv_pass *pass, size_t n_fields) {
    csv_rows *r = pass->user;
    size_t field = 0;
    if (r->has_header) {
        if (take_record(r, pass->record, n_fields, &field) != ARP_OK) stop(pass, r, field);
        r->record.n = 0;
        return;
    }
    if (n_fields == 0) { /* blank lines before the header */
        r->blank++;
        return;
    }
    if (bind(r) != ARP_OK) stop(pass, r, r->fault.field);
    r->has_header = true;
    r->header_record = pass->record;
}

/* Moves an array of n things into the pool; NULL when memory is short. */
static void *settle(arp_pool *pool, void *array, size_t n, size_t size) {
    void *old;
    memcpy(&old, array, sizeof old);
    void *new = arp_pool_take(pool, n, size);
    if (!new) return NULL;
    if (n) memcpy(new, old, n * size);
    arp_free(old);
    memset(array, 0, sizeof old);
    return new;
}

/* The columns' arrays and names, into the table. */
static bool settle_columns(csv_rows *r, arp_table *t) {
    const arp_csv_wanted *w = r->wanted;
    t->column = arp_pool_take(r->pool, w->n_numbers, sizeof *t->column);
    t->text = arp_pool_take(r->pool, w->n_texts, sizeof *t->text);
    if (!t->column || !t->text) return false;
    for (size_t j = 0; j < w->n_numbers; j++) {
        t->column[j].name = r->header.at[r->number[j]];
        t->column[j].value = settle(r->pool, &r->value[j], r->n, sizeof(double));
        t->column[j].mark = settle(r->pool, &r->mark[j], r->n, 1);
        if (!t->column[j].value || !t->column[j].mark) return false;
    }
    for (size_t j = 0; j < w->n_texts; j++) {
        t->text[j].name = r->header.at[r->text[j]];
        t->text[j].text = settle(r->pool, &r->texts[j], r->n, sizeof(char *));
        if (!t->text[j].text) return false;
    }
    t->n_columns = w->n_numbers;
    t->n_texts = w->n_texts;
    return true;
}

arp_status csv_rows_finish(csv_rows *rows, arp_table *out, arp_error *err) {
    csv_rows *r = rows;
    arp_table t = {.n_rows = r->n};
    t.code = settle(r->pool, &r->code, r->n, sizeof *t.code);
    t.label = t.code;
    if (t.code && r->labels) t.label = settle(r->pool, &r->labels, r->n, sizeof *t.label);
    if (!t.code || !t.label || !settle_columns(r, &t)) return arp_fail_memory(err);
    t.pool = r->pool;
    r->pool = NULL;
    *out = t;
    return ARP_OK;
}

void csv_rows_free(csv_rows *rows) {
    csv_rows *r = rows;
    for (size_t j = 0; r->fields && j < r->wanted->n_numbers; j++) {
        arp_free(r->value[j]);
        arp_free(r->mark[j]);
    }
    for (size_t j = 0; r->fields && j < r->wanted->n_texts; j++) arp_free(r->texts[j]);
    arp_free(r->fields);
    arp_free(r->code);
    arp_free(r->labels);
    arp_free(r->header.at);
    arp_text_free(&r->record);
    arp_text_free(&r->scratch);
    arp_pool_free(r->pool);
    *r = (csv_rows){0};
}
