/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"
#include "table/totals.h"

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
        bool ok = csv_names_begin(&r->header, r->dialect) &&
                  csv_names_add(&r->header, r->dialect, &r->scratch, bytes, n);
        if (!ok) stop_for_memory(pass, r);
        return;
    }
    /* A surplus field is refused at the record's end, which knows how many there are. */
    if (pass->field >= r->header.n || !r->is_wanted[pass->field]) return;
    r->cell[pass->field] = (csv_cell){.at = r->record.n,
                                      .n = n,
                                      .kind = pass->kind,
                                      .style = pass->style,
                                      .missing = pass->missing};
    if (pass->kind == ARP_XLSX_NO_VALUE) {
        arp_fail(&r->fault.error, ARP_PARSE, ARP_MSG_XLSX_NO_VALUE, "s", r->header.at[pass->field]);
        stop(pass, r, pass->field);
        return;
    }
    arp_text_add_n(&r->record, bytes, n);
    if (r->record.bad) stop_for_memory(pass, r);
}

/* The arrays that are as long as the header or as what is wanted, cut from one block. */
static bool make_fields(csv_rows *r) {
    size_t n = r->header.n, n_where = r->options->n_where, n_rows = r->options->pivot.n_rows;
    size_t numbers = r->wanted->n_numbers, texts = r->wanted->n_texts;
    size_t n_keys = r->listing ? 0 : 1 + r->wanted->n_key_more;
    size_t index = numbers + texts + n_where + n_keys + n_rows;
    size_t arrays = 2 * numbers + texts;
    size_t bytes = n * (sizeof(csv_cell) + 1) + index * sizeof(size_t) + arrays * sizeof(void *) +
                   (numbers + 1) * sizeof(csv_column);
    r->fields = arp_zalloc(bytes, 1);
    if (!r->fields) return false;
    r->cell = r->fields;
    r->number = (size_t *)(void *)(r->cell + n);
    r->text = r->number + numbers;
    r->where = r->text + texts;
    r->key = r->where + n_where;
    r->n_keys = n_keys;
    r->rows = r->key + n_keys;
    r->value = (double **)(void *)(r->rows + n_rows);
    r->mark = (uint8_t **)(void *)(r->value + numbers);
    r->texts = (const char ***)(void *)(r->mark + numbers);
    r->column = (csv_column *)(void *)(r->texts + texts);
    r->is_wanted = (bool *)(void *)(r->column + numbers + 1);
    r->is_wanted[0] = true; /* a footer stands there */
    return true;
}

static arp_status want(csv_rows *r, const char *name, size_t *field) {
    arp_status st = csv_names_find(&r->header, name, field, &r->fault);
    if (st == ARP_OK) r->is_wanted[*field] = true;
    return st == ARP_OK && r->dialect->stat ? csv_stat_check_column(r, *field) : st;
}

/* The fields of a long file's own columns. */
static arp_status bind_long(csv_rows *r) {
    const arp_csv_long *pivot = &r->options->pivot;
    arp_status st = ARP_OK;
    for (size_t k = 0; k < pivot->n_rows && st == ARP_OK; k++) {
        st = want(r, pivot->rows[k], &r->rows[k]);
    }
    if (st == ARP_OK) st = want(r, pivot->value, &r->value_field);
    for (size_t j = 0; j < r->wanted->n_numbers && st == ARP_OK; j++) {
        const char *name = r->wanted->number[j];
        for (size_t i = 0; i < r->header.n && st == ARP_OK; i++) {
            if (strcmp(r->header.at[i], name) != 0) continue;
            st = arp_fail(&r->fault.error, ARP_PARSE, ARP_MSG_CSV_LONG_COLUMN, "ss", name,
                          pivot->rows[0]);
            r->fault.field = i;
        }
    }
    for (size_t k = 0; k < pivot->n_sum_over && st == ARP_OK && !r->listing; k++) {
        size_t unused;
        st = want(r, pivot->sum_over[k], &unused);
    }
    if (st == ARP_OK && !csv_status_begin(r)) st = arp_fail_memory(&r->fault.error);
    if (st == ARP_OK && !csv_long_begin(r)) st = arp_fail_memory(&r->fault.error);
    return st;
}

/* What is stated of the numbers, or follows: the mark that sets thousands apart is not the decimal
   one, and in a file with commas for separators that is the point. */
static void settle_manner(csv_rows *r) {
    const arp_csv_options *o = r->options;
    char decimal = o->decimal                     ? o->decimal
                   : o->thousands == '.'          ? ','
                   : o->thousands == ','          ? '.'
                   : r->dialect->separator == ',' ? '.'
                                                  : 0;
    r->manner = (csv_manner){&r->marks, decimal != 0, o->decimal != 0, o->thousands};
    for (size_t j = 0; j < r->wanted->n_numbers + 1; j++) r->column[j].decimal = decimal;
}

/* The fields of the columns wanted. */
static arp_status bind(csv_rows *r) {
    const arp_csv_wanted *w = r->wanted;
    const arp_csv_options *o = r->options;
    bool is_long = o->pivot.n_rows > 0;
    arp_status st = csv_names_index(&r->header, r->told, &r->fault);
    if (st == ARP_OK && !make_fields(r)) st = arp_fail_memory(&r->fault.error);
    if (st == ARP_OK) settle_manner(r);
    for (size_t k = 0; k < r->n_keys && st == ARP_OK; k++) {
        st = want(r, k ? w->key_more[k - 1] : w->key, &r->key[k]);
        r->fault.is_key =
            st != ARP_OK && k == 0 && arp_codes_find(r->header.index, w->key) == SIZE_MAX;
    }
    if (st == ARP_OK && w->label) st = want(r, w->label, &r->label);
    for (size_t j = 0; !is_long && j < w->n_numbers && st == ARP_OK; j++) {
        st = want(r, w->number[j], &r->number[j]);
    }
    for (size_t j = 0; j < w->n_texts && st == ARP_OK; j++) st = want(r, w->text[j], &r->text[j]);
    for (size_t j = 0; j < o->n_where && st == ARP_OK; j++) {
        st = want(r, o->where[j].column, &r->where[j]);
    }
    if (st == ARP_OK && is_long) return bind_long(r);
    if (st == ARP_OK && !csv_status_begin(r)) st = arp_fail_memory(&r->fault.error);
    return st;
}

static bool is_among(const arp_condition *where, const char *text, size_t n) {
    for (size_t k = 0; k < where->n; k++) {
        if (strlen(where->value[k]) == n && memcmp(where->value[k], text, n) == 0) return true;
    }
    return false;
}

/* 1: the row passes every condition; 0: it does not; -1: memory is short. */
static int passes(csv_rows *r) {
    for (size_t j = 0; j < r->options->n_where; j++) {
        const arp_condition *where = &r->options->where[j];
        const char *text;
        size_t n;
        if (!csv_rows_value(r, r->where[j], &text, &n)) return -1;
        bool met = is_among(where, text, n);
        if (!met && !csv_rows_text(r, r->where[j], &text, &n)) return -1;
        if (!met && !is_among(where, text, n)) return 0;
    }
    return 1;
}

/* A fault of a row, which does not keep those after it from being told. */
static arp_status put_fault(csv_rows *r, arp_status st, size_t field) {
    if (st == ARP_OK || st == ARP_MEMORY) return st;
    r->fault.record = r->at_record;
    r->fault.field = field;
    return csv_faults_add(&r->faults, &r->fault) ? ARP_OK : arp_fail_memory(&r->fault.error);
}

/* Keeps the record as a row; *field is where a fault is. */
static arp_status keep(csv_rows *r, size_t *field) {
    arp_status st = ARP_OK;
    size_t before = r->faults.n;
    if (!csv_rows_grow(r)) return arp_fail_memory(&r->fault.error);
    st = csv_code_read(r, field);
    ARP_TRY(put_fault(r, st, *field));
    if (r->faults.n > before && r->code_bytes.n == 0) arp_text_add(&r->code_bytes, "?");
    ARP_TRY(csv_rows_keep_texts(r, field));
    for (size_t j = 0; j < r->wanted->n_numbers; j++) {
        size_t at = *field = r->number[j];
        st = csv_rows_number(r, j, at, &r->column[j], &r->value[j][r->n], &r->mark[j][r->n]);
        if (st != ARP_OK) ARP_TRY(put_fault(r, st, at));
    }
    r->n++;
done:
    return st;
}

/* A row has more fields than the header, or fewer. */
static arp_status refuse_width(csv_rows *r, const csv_pass *pass, size_t n_fields) {
    size_t n = r->header.n, last = csv_pass_filled(pass);
    arp_message wrong = n_fields < n           ? ARP_MSG_CSV_LACKING
                        : r->dialect->workbook ? ARP_MSG_XLSX_SURPLUS
                                               : ARP_MSG_CSV_SURPLUS;
    size_t shown = r->dialect->workbook ? last : n_fields;
    arp_status st = arp_fail(&r->fault.error, ARP_PARSE, wrong, "uu", shown, n);
    return put_fault(r, st, n_fields > n ? last - 1 : 0);
}

/* The first record of the code that is sought. */
static arp_status seek_code(csv_rows *r, size_t *field) {
    arp_status st = r->n ? ARP_OK : csv_code_read(r, field);
    if (st != ARP_OK || r->n || strcmp(r->code_bytes.bytes, r->sought_code) != 0) return st;
    r->sought_record[0] = r->at_record;
    r->n = 1;
    return ARP_OK;
}

static arp_status count_row(csv_rows *r) {
    for (size_t k = 0; k < 2; k++) {
        if (r->n == r->sought[k]) r->sought_record[k] = r->at_record;
    }
    r->n++;
    return ARP_OK;
}

/* The line of a total has a name, and no code: it is no territory. False where memory is short. */
static bool look_for_total(csv_rows *r, bool *is) {
    const char *code, *label;
    size_t n_code, n_label;
    *is = false;
    if (r->n_keys != 1 || !r->wanted->label || r->options->pivot.n_rows) return true;
    if (!csv_rows_value(r, r->key[0], &code, &n_code)) return false;
    if (n_code) return true;
    if (!csv_rows_text(r, r->label, &label, &n_label)) return false;
    char text[ARP_FOLD_ROOM];
    arp_text_cut(text, sizeof text, label, n_label);
    *is = arp_total_word_of(text) == ARP_TOTAL_SURE;
    if (*is) csv_tell(&r->told[ARP_CSV_TOLD_TOTAL], label, n_label);
    return true;
}

/* A record that is a row, kept or left out. */
static arp_status take_row(csv_rows *r, csv_record_kind kind, size_t *field) {
    int pass = passes(r);
    if (pass < 0) return arp_fail_memory(&r->fault.error);
    if (pass == 0) r->left_out++;
    if (pass == 0) return ARP_OK;
    bool is_total;
    if (!look_for_total(r, &is_total)) return arp_fail_memory(&r->fault.error);
    if (is_total) return ARP_OK;
    if (!(kind == CSV_RECORD_NOTE ? csv_tail_hold(r, kind) : csv_tail_close(r))) {
        return arp_fail_memory(&r->fault.error);
    }
    r->records++;
    if (r->sought_code) return seek_code(r, field);
    if (r->counting) return count_row(r);
    return r->options->pivot.n_rows ? csv_long_keep(r, field) : keep(r, field);
}

static arp_status take_record(csv_rows *r, const csv_pass *pass, size_t n_fields, size_t *field) {
    if (n_fields == 0) {
        r->blank++;
        bool alone = r->header.n == 1;
        return alone ? arp_fail(&r->fault.error, ARP_PARSE, ARP_MSG_CSV_BLANK_LINE, "") : ARP_OK;
    }
    csv_record_kind kind = csv_tail_look(r, pass, n_fields);
    switch (kind) {
    case CSV_RECORD_PASSED:
        return ARP_OK;
    case CSV_RECORD_FAULT:
        if (!csv_tail_close(r)) return arp_fail_memory(&r->fault.error);
        return refuse_width(r, pass, n_fields);
    case CSV_RECORD_HELD:
        return csv_tail_hold(r, kind) ? ARP_OK : arp_fail_memory(&r->fault.error);
    case CSV_RECORD_ROW:
    case CSV_RECORD_NOTE:
        break;
    }
    return take_row(r, kind, field);
}

void csv_rows_record(csv_pass *pass, size_t n_fields) {
    csv_rows *r = pass->user;
    size_t field = 0;
    r->at_record = pass->record;
    if (r->has_header) {
        if (take_record(r, pass, n_fields, &field) != ARP_OK) stop(pass, r, field);
        r->record.n = 0;
        return;
    }
    if (n_fields == 0) { /* blank lines before the header */
        r->blank++;
        return;
    }
    if (bind(r) != ARP_OK) stop(pass, r, r->fault.field);
    pass->wanted = r->is_wanted;
    pass->n_wanted = r->header.n;
    r->has_header = true;
    r->header_record = pass->record;
}

static arp_cell_marks marks_of(const arp_csv_options *o) {
    arp_cell_marks m = ARP_DEFAULT_MARKS;
    if (o->marks.missing) m.missing = o->marks.missing;
    if (o->marks.secret) m.secret = o->marks.secret;
    if (o->marks.not_applicable) m.not_applicable = o->marks.not_applicable;
    return m;
}

bool csv_rows_start(csv_rows *rows, const arp_csv_options *options, const arp_csv_wanted *wanted,
                    const csv_dialect *dialect) {
    arp_pool *pool = arp_pool_new();
    arp_cell_marks lists = marks_of(options);
    *rows = (csv_rows){.options = options,
                       .wanted = wanted,
                       .dialect = dialect,
                       .pool = pool,
                       .header = {.pool = pool}};
    csv_marks_ready(&rows->marks, &lists);
    return pool != NULL;
}

csv_pass csv_rows_pass(csv_rows *rows, arp_source *source) {
    return (csv_pass){.source = source,
                      .dialect = rows->dialect,
                      .on_field = csv_rows_field,
                      .on_record = csv_rows_record,
                      .user = rows};
}

void csv_rows_free(csv_rows *rows) {
    csv_rows *r = rows;
    for (size_t j = 0; r->fields && j < r->wanted->n_numbers; j++) {
        arp_free(r->value[j]);
        arp_free(r->mark[j]);
    }
    for (size_t j = 0; r->fields && j < r->wanted->n_texts; j++) arp_free(r->texts[j]);
    arp_free(r->fields);
    arp_free(r->status);
    arp_free(r->code);
    arp_free(r->labels);
    csv_names_free(&r->header);
    arp_free(r->faults.at);
    arp_free(r->tail.held.at);
    arp_free(r->category.at);
    arp_codes_free(r->columns);
    arp_codes_free(r->codes);
    csv_varied_free(&r->varied);
    arp_text_free(&r->code_bytes);
    arp_text_free(&r->category_bytes);
    arp_text_free(&r->record);
    arp_text_free(&r->scratch);
    arp_pool_free(r->pool);
    *r = (csv_rows){0};
}
