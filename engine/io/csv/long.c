/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"
#include "table/table.h"

/* A mark of no cell: no record of this territory and category was met yet. */
enum { NONE_MET = 0xFF, MOST_CATEGORIES = 100000 };

bool csv_long_begin(csv_rows *rows) {
    const arp_csv_wanted *w = rows->wanted;
    if (rows->listing) {
        rows->category.pool = rows->pool;
        rows->columns = arp_codes_new(NULL, 0);
        return rows->columns != NULL;
    }
    if (rows->over) return csv_over_begin(rows);
    rows->columns = arp_codes_new(w->number, w->n_numbers);
    rows->codes = arp_codes_new(NULL, 0);
    return rows->columns && rows->codes && csv_varied_begin(rows);
}

/* The category of this record into category_bytes: "D201", "Y15T24_F". */
static bool read_category(csv_rows *r) {
    r->category_bytes.n = 0;
    arp_text_add_n(&r->category_bytes, "", 0);
    for (size_t k = 0; k < r->options->pivot.n_rows; k++) {
        const char *text;
        size_t n;
        if (!csv_rows_text(r, r->rows[k], &text, &n)) return false;
        if (k) arp_text_add(&r->category_bytes, "_");
        arp_text_add_n(&r->category_bytes, text, n);
    }
    return !r->category_bytes.bad;
}

static arp_status list(csv_rows *r) {
    const char *name = r->category_bytes.bytes;
    size_t before = r->category.n;
    if (r->category_bytes.n == 0) return ARP_OK;
    if (arp_codes_find(r->columns, name) != SIZE_MAX) return ARP_OK;
    if (before == MOST_CATEGORIES) {
        return arp_fail(&r->fault.error, ARP_PARSE, ARP_MSG_CSV_LONG_MANY, "us", before,
                        r->options->pivot.rows[0]);
    }
    /* the bytes are UTF-8 and trimmed already; taken as they are */
    const csv_dialect as_it_is = {.utf8 = true};
    bool ok = csv_names_add(&r->category, &as_it_is, &r->scratch, name, r->category_bytes.n) &&
              arp_codes_add(r->columns, r->category.at, before);
    return ok ? ARP_OK : arp_fail_memory(&r->fault.error);
}

/* Refuses a label or text that is not that of the territory's first record. */
static arp_status check_same(csv_rows *r, size_t field, const char *first) {
    const char *text;
    char shown[80];
    size_t n;
    if (!csv_rows_text(r, field, &text, &n)) return arp_fail_memory(&r->fault.error);
    if (strlen(first) == n && memcmp(first, text, n) == 0) return ARP_OK;
    arp_text_cut(shown, sizeof shown, text, n);
    return arp_fail(&r->fault.error, ARP_PARSE, ARP_MSG_CSV_LONG_DIFFERS, "ssss",
                    r->header.at[field], r->code_bytes.bytes, first, shown);
}

static arp_status check_texts(csv_rows *r, size_t row, size_t *field) {
    const arp_csv_wanted *w = r->wanted;
    arp_status st = ARP_OK;
    if (w->label) {
        *field = r->label;
        st = check_same(r, r->label, r->labels[row]);
    }
    for (size_t j = 0; j < w->n_texts && st == ARP_OK; j++) {
        *field = r->text[j];
        st = check_same(r, r->text[j], r->texts[j][row]);
    }
    return st;
}

/* The row of this record's territory, a new one for a new code. */
static arp_status find_row(csv_rows *r, size_t *row, size_t *field) {
    arp_status st = csv_code_read(r, field);
    if (st != ARP_OK) return st;
    *row = arp_codes_find(r->codes, r->code_bytes.bytes);
    if (*row != SIZE_MAX) {
        st = check_texts(r, *row, field);
        return st == ARP_OK ? csv_varied_check_level(r, *row, field) : st;
    }
    *row = r->n;
    if (!csv_rows_grow(r) || !csv_varied_add_row(r)) return arp_fail_memory(&r->fault.error);
    st = csv_rows_keep_texts(r, field);
    if (st != ARP_OK) return st;
    if (!arp_codes_add(r->codes, r->code, r->n)) return arp_fail_memory(&r->fault.error);
    for (size_t j = 0; j < r->wanted->n_numbers; j++) r->mark[j][r->n] = NONE_MET;
    r->n++;
    return ARP_OK;
}

static void add(double *sum, uint8_t *sum_mark, double value, uint8_t mark) {
    if (*sum_mark == NONE_MET) {
        *sum = value;
        *sum_mark = mark;
        return;
    }
    *sum_mark = arp_mark_worse(*sum_mark, mark);
    *sum = *sum_mark == ARP_CELL_OK ? *sum + value : NAN;
}

arp_status csv_long_keep(csv_rows *rows, size_t *field) {
    csv_rows *r = rows;
    size_t row;
    double value;
    uint8_t mark;
    *field = r->rows[0];
    if (!read_category(r)) return arp_fail_memory(&r->fault.error);
    if (r->listing) return list(r);
    if (r->over) return csv_over_keep(r, field);
    arp_status st = find_row(r, &row, field);
    if (st != ARP_OK) return st;
    size_t j = arp_codes_find(r->columns, r->category_bytes.bytes);
    if (j == SIZE_MAX) return ARP_OK;
    if (!csv_varied_note(r, row, j, r->at_record)) return arp_fail_memory(&r->fault.error);
    *field = r->value_field;
    st = csv_rows_number(r, j, *field, r->column, &value, &mark);
    if (st != ARP_OK) return st;
    add(&r->value[j][row], &r->mark[j][row], value, mark);
    if (r->mark[j][row] != ARP_CELL_OK || isfinite(r->value[j][row])) return ARP_OK;
    return arp_fail(&r->fault.error, ARP_PARSE, ARP_MSG_CSV_LONG_RANGE, "ss", r->wanted->number[j],
                    r->code_bytes.bytes);
}

void csv_long_finish(csv_rows *rows) {
    double absent = rows->options->pivot.absent;
    for (size_t j = 0; j < rows->wanted->n_numbers; j++) {
        for (size_t i = 0; i < rows->n; i++) {
            if (rows->mark[j][i] != NONE_MET) continue;
            rows->value[j][i] = absent;
            rows->mark[j][i] = (uint8_t)(isnan(absent) ? ARP_CELL_MISSING : ARP_CELL_OK);
        }
    }
}
