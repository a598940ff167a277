/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a record, and what those of a column say together. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"

void csv_tell(arp_csv_told *told, const char *text, size_t n) {
    if (told->n++ == 0) arp_text_cut(told->example, sizeof told->example, text, n);
}

/* A number of a sheet: no text, whatever its column's decimal mark. */
static arp_message typed_number(csv_rows *r, const csv_cell *cell, const char *text, size_t n,
                                csv_number *out) {
    *out = (csv_number){0};
    out->mark = (uint8_t)csv_mark_find(&r->marks, text, n, &out->is_told);
    out->is_told = false;
    out->value = NAN;
    if (out->mark != ARP_CELL_OK) return ARP_MSG_NONE;
    if (cell->kind == ARP_XLSX_DATE) return ARP_MSG_XLSX_DATE;
    if (cell->kind == ARP_XLSX_BOOLEAN) return ARP_MSG_XLSX_BOOLEAN;
    arp_number_fault fault = arp_number_read(text, n, '.', &out->value);
    return fault == ARP_NUMBER_OK    ? ARP_MSG_NONE
           : fault == ARP_NUMBER_BAD ? ARP_MSG_CSV_NOT_A_NUMBER
                                     : ARP_MSG_CSV_RANGE;
}

/* Most cells of a sheet: a number that nothing is to be said of, and whose text nobody wants. */
static bool is_plain_number(const csv_rows *r, size_t j, size_t field, csv_number *out) {
    const char *stored;
    size_t n;
    bool counts = r->wanted->counts && r->wanted->counts[j];
    if (r->cell[field].kind != ARP_XLSX_NUMBER || r->cell[field].missing || r->marks.number) {
        return false;
    }
    csv_rows_stored(r, field, &stored, &n);
    *out = (csv_number){.mark = ARP_CELL_OK};
    return arp_number_read(stored, n, '.', &out->value) == ARP_NUMBER_OK &&
           !(counts && out->value < 0.0);
}

/* The first cell of a column that may make it be refused at its end. */
static void remember(const csv_rows *r, char cell[24], char territory[24], uint64_t *record,
                     const char *text, size_t n) {
    arp_text_cut(cell, 24, text, n);
    arp_text_cut(territory, 24, r->code_bytes.bytes, r->code_bytes.n);
    *record = r->at_record;
}

/* What a number adds to what its column's say together. */
static void note_number(const csv_rows *r, arp_xlsx_kind kind, csv_column *c, const csv_number *x,
                        const char *text, size_t n) {
    bool percent = x->is_told && x->told[ARP_CSV_TOLD_PERCENT];
    bool fraction = kind == ARP_XLSX_PERCENT;
    double size = fabs(x->value);
    if (percent || fraction) {
        if (!*c->mixed) remember(r, c->mixed, c->mixed_territory, &c->mixed_record, text, n);
        c->percent += percent;
        c->fraction += fraction;
        return;
    }
    c->plain += x->value != 0.0; /* a zero is one on any scale */
    if (size > c->most_plain) c->most_plain = size;
    if (x->met && !c->settled && !*c->doubt) {
        remember(r, c->doubt, c->doubt_territory, &c->doubt_record, text, n);
    }
}

static void tell_number(csv_rows *r, const csv_number *x, const char *text, size_t n) {
    for (size_t k = 0; k < ARP_CSV_TOLD_COUNT; k++) {
        if (x->told[k]) csv_tell(&r->told[k], text, n);
    }
}

arp_status csv_rows_number(csv_rows *rows, size_t j, size_t field, csv_column *column,
                           double *value, uint8_t *mark) {
    csv_rows *r = rows;
    const csv_cell *cell = &r->cell[field];
    char shown[80], apart[2] = "";
    const char *text;
    csv_number x;
    size_t n;
    bool typed = cell->kind != ARP_XLSX_TEXT;
    if (!csv_status_read(r, j, mark)) return arp_fail_memory(&r->fault.error);
    *value = NAN;
    if (*mark != ARP_CELL_OK) return ARP_OK;
    if (is_plain_number(r, j, field, &x)) {
        *value = x.value;
        note_number(r, ARP_XLSX_NUMBER, column, &x, "", 0);
        return ARP_OK;
    }
    if (!csv_rows_value(r, field, &text, &n)) return arp_fail_memory(&r->fault.error);
    if (cell->missing) {
        *mark = (uint8_t)csv_stat_mark(r, field, text, n);
        return ARP_OK;
    }
    arp_message wrong = typed ? typed_number(r, cell, text, n, &x)
                              : csv_number_read(text, n, &r->manner, column, &x);
    *value = x.value;
    *mark = x.mark;
    r->met_point |= x.met == '.';
    r->met_comma |= x.met == ',';
    const bool counts = r->wanted->counts && r->wanted->counts[j];
    if (wrong == ARP_MSG_NONE && counts && x.value < 0.0) wrong = ARP_MSG_CSV_NEGATIVE;
    if (wrong == ARP_MSG_NONE) {
        if (x.mark == ARP_CELL_OK) note_number(r, cell->kind, column, &x, text, n);
        if (x.is_told) tell_number(r, &x, text, n);
        return ARP_OK;
    }
    apart[0] = x.met;
    csv_cell_shown(r, field, text, n, shown, sizeof shown);
    return arp_fail(&r->fault.error, ARP_PARSE, wrong, "ssss", shown, r->header.at[field],
                    r->code_bytes.bytes, apart);
}

void csv_cell_shown(const csv_rows *rows, size_t field, const char *text, size_t n, char *out,
                    size_t size) {
    const csv_cell *cell = &rows->cell[field];
    double x;
    bool typed = cell->kind == ARP_XLSX_DATE || cell->kind == ARP_XLSX_BOOLEAN;
    if (typed && arp_number_read(text, n, '.', &x) == ARP_NUMBER_OK) {
        arp_xlsx_shown(rows->dialect->workbook, cell->kind, cell->style, x, out, size);
    } else {
        arp_text_cut(out, size, text, n);
    }
}

/* The field of a number column; of a long file that of all values. */
static size_t field_of(const csv_rows *r, size_t j) {
    return r->options->pivot.n_rows ? r->value_field : r->number[j];
}

static bool check_column(csv_rows *r, size_t j) {
    const csv_column *c = &r->column[j];
    const char *name = r->header.at[field_of(r, j)];
    const char *people = r->wanted->people;
    arp_message wrong = csv_column_check(c, &r->manner, people && strcmp(people, name) == 0);
    bool mixed = wrong == ARP_MSG_CSV_PERCENT_MIXED || wrong == ARP_MSG_XLSX_PERCENT_MIXED;
    const char mark[2] = {strchr(c->doubt, ',') ? ',' : '.', '\0'};
    if (wrong == ARP_MSG_NONE) {
        bool decimals = !c->settled && *c->doubt && !r->manner.thousands;
        if (decimals) csv_tell(&r->told[ARP_CSV_TOLD_DECIMALS], c->doubt, strlen(c->doubt));
        if (!c->fraction) return true;
        if (r->told[ARP_CSV_TOLD_FRACTION].n == 0) {
            csv_tell(&r->told[ARP_CSV_TOLD_FRACTION], c->mixed, strlen(c->mixed));
            r->told[ARP_CSV_TOLD_FRACTION].n = 0;
        }
        r->told[ARP_CSV_TOLD_FRACTION].n += c->fraction;
        return true;
    }
    r->fault.record = mixed ? c->mixed_record : c->doubt_record;
    r->fault.field = field_of(r, j);
    arp_fail(&r->fault.error, ARP_PARSE, wrong, "ssss", mixed ? c->mixed : c->doubt, name,
             mixed ? c->mixed_territory : c->doubt_territory, mark);
    return csv_faults_add(&r->faults, &r->fault);
}

bool csv_rows_check_columns(csv_rows *rows) {
    size_t n = rows->options->pivot.n_rows ? 1 : rows->wanted->n_numbers;
    bool ok = true;
    for (size_t j = 0; j < n && ok && rows->faults.n == 0; j++) ok = check_column(rows, j);
    return ok;
}
