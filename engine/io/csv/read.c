/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"

/* ---- the header alone ---- */

typedef struct header_reader {
    csv_names names;
    arp_text scratch;
    bool has;
    uint64_t record;
    csv_fault fault;
    arp_csv_told told[ARP_CSV_TOLD_COUNT];
} header_reader;

static void header_field(csv_pass *pass, const char *bytes, size_t n) {
    header_reader *h = pass->user;
    if (csv_names_begin(&h->names, pass->dialect) &&
        csv_names_add(&h->names, pass->dialect, &h->scratch, bytes, n)) {
        return;
    }
    arp_fail_memory(&h->fault.error);
    pass->stop = true;
}

static void header_record(csv_pass *pass, size_t n_fields) {
    header_reader *h = pass->user;
    if (n_fields == 0) return; /* blank lines before the header */
    h->has = true;
    h->record = pass->record;
    h->fault.record = pass->record;
    csv_names_index(&h->names, h->told, &h->fault);
    pass->stop = true;
}

/* One try at the header; *again when the bytes were not UTF-8 after all. */
static arp_status try_header(arp_source *source, const arp_csv_options *options,
                             const csv_dialect *dialect, arp_pool *pool, arp_csv_header *out,
                             bool *again, arp_error *err) {
    const char *key = options->key;
    header_reader h = {.names = {.pool = pool}};
    csv_pass pass = {.source = source,
                     .dialect = dialect,
                     .on_field = header_field,
                     .on_record = header_record,
                     .user = &h};
    arp_status st = ARP_OK;
    arp_place place;

    ARP_TRY(csv_pass_run(&pass, err));
    *again = !h.has && pass.trouble == CSV_BAD_BYTES && dialect->detected;
    if (*again) goto done;
    if (!h.has) csv_fault_of_trouble(&h.fault, &pass);
    if (!h.has) arp_fail(&h.fault.error, ARP_PARSE, ARP_MSG_CSV_EMPTY, "");
    if (h.fault.error.code != ARP_OK) ARP_TRY(csv_refuse(source, dialect, &h.fault, err));
    if (key && arp_codes_find(h.names.index, key) == SIZE_MAX) {
        ARP_TRY(csv_seek_refuse(source, options, dialect, h.names.at, h.names.n, h.record, err));
    }
    const char **name = arp_pool_take(pool, h.names.n, sizeof *name);
    if (!name) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(csv_locate(source, dialect, h.record, 0, &place, err));
    *out = (arp_csv_header){name, 0, place.line};
    for (size_t i = 0; i < h.names.n; i++) { /* those that can be asked for */
        const char *one = h.names.at[i];
        if (*one && arp_codes_find(h.names.index, one) == i) name[out->n++] = one;
    }

done:
    csv_names_free(&h.names);
    arp_text_free(&h.scratch);
    return st;
}

/* ---- the file ---- */

/* A code given twice: the rows' records are counted again, then both are located. */
static arp_status refuse_duplicate(csv_rows *rows, arp_source *source, const char *code,
                                   const size_t row[2], arp_error *err) {
    arp_status st = ARP_OK;
    arp_place first;
    csv_rows count;
    csv_pass pass;

    if (!csv_rows_start(&count, rows->options, rows->wanted, rows->dialect)) {
        return arp_fail_memory(err);
    }
    count.counting = true;
    memcpy(count.sought, row, sizeof count.sought);
    pass = csv_rows_pass(&count, source);
    ARP_TRY(csv_pass_run(&pass, err));
    if (count.fault.error.code == ARP_MEMORY) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(csv_locate(source, rows->dialect, count.sought_record[0], rows->key[0], &first, err));
    rows->fault.record = count.sought_record[1];
    rows->fault.field = rows->key[0];
    arp_fail(&rows->fault.error, ARP_PARSE, ARP_MSG_CSV_DUPLICATE_CODE, "su", code,
             (size_t)first.line);
    st = csv_refuse(source, rows->dialect, &rows->fault, err);

done:
    csv_rows_free(&count);
    return st;
}

static arp_status check_codes(csv_rows *rows, arp_source *source, arp_error *err) {
    arp_status st = ARP_OK;
    arp_codes *index = arp_codes_new(rows->code, rows->n);
    if (!index) return arp_fail_memory(err);
    for (size_t i = 0; i < rows->n && st == ARP_OK; i++) {
        size_t first = arp_codes_find(index, rows->code[i]);
        if (first == i) continue;
        st = refuse_duplicate(rows, source, rows->code[i], (size_t[]){first, i}, err);
    }
    arp_codes_free(index);
    return st;
}

/* "LF", or "CR+LF" for a file that mixes them. A CR before an LF was counted as one alone. */
static void tell_line_ends(const csv_pass *pass, char out[16]) {
    bool cr = pass->cr && !pass->crlf;
    snprintf(out, 16, "%s%s%s%s%s", pass->lf ? "LF" : "", pass->lf && (cr || pass->crlf) ? "+" : "",
             cr ? "CR" : "", cr && pass->crlf ? "+" : "", pass->crlf ? "CRLF" : "");
}

static arp_status tell_found(const csv_rows *rows, const csv_pass *pass, const char *sha256,
                             arp_csv_found *found, arp_error *err) {
    const csv_dialect *d = rows->dialect;
    bool plain = !rows->options->encoding && !d->utf8 && !pass->high;
    *found = (arp_csv_found){.separator = d->separator,
                             .decimal_point = rows->met_point,
                             .decimal_comma = rows->met_comma,
                             .encoding = plain ? "ISO-8859-1" : d->encoding,
                             .bom = d->bom,
                             .rows = rows->n,
                             .records = rows->records,
                             .rows_left_out = rows->left_out,
                             .blank_lines = rows->blank,
                             .secret = rows->said[CSV_SAID_SECRET - 1],
                             .missing = rows->said[CSV_SAID_MISSING - 1],
                             .other = rows->said[CSV_SAID_OTHER - 1]};
    memcpy(found->sha256, sha256, sizeof found->sha256);
    memcpy(found->told, rows->told, sizeof found->told);
    found->told[ARP_CSV_TOLD_FORMULA].n += pass->formulas;
    if (pass->formulas) {
        memcpy(found->told[ARP_CSV_TOLD_FORMULA].example, pass->formula, sizeof pass->formula);
    }
    found->told[ARP_CSV_TOLD_HEADER].n = d->passed;
    found->told[ARP_CSV_TOLD_HEADER].line = d->workbook ? d->skip + 1 : d->line;
    memcpy(found->told[ARP_CSV_TOLD_HEADER].example, d->above, sizeof d->above);
    found->told[ARP_CSV_TOLD_ROW_NAMES].n = d->row_names;
    tell_line_ends(pass, found->line_ends);
    if (d->workbook) {
        const char *sheet = arp_xlsx_sheet(d->workbook);
        arp_text_cut(found->sheet, sizeof found->sheet, sheet, strlen(sheet));
    }
    return d->stat ? csv_stat_tell(rows, found, err) : ARP_OK;
}

/* Whether its texts look as if they were of another encoding, and where the first one is. */
static arp_status tell_doubt(const csv_rows *rows, arp_source *source, arp_csv_found *found,
                             arp_error *err) {
    arp_place place = {0};
    arp_csv_doubt doubt = found->doubt = csv_doubt_of(&rows->doubts, rows->dialect);
    size_t at = doubt == ARP_CSV_MIXED ? ARP_CSV_UTF8 : doubt;
    if (doubt == ARP_CSV_SURE) return ARP_OK;
    arp_status st = csv_locate(source, rows->dialect, rows->doubts.record[at],
                               rows->doubts.field[at], &place, err);
    memcpy(found->doubtful, rows->doubts.example[at], sizeof found->doubtful);
    found->doubt_line = place.line;
    found->doubt_column = place.column;
    return st;
}

/* What is wrong with a file that was read to its end without a fault in a row. */
static void check_rows(csv_rows *rows) {
    arp_error *err = &rows->fault.error;
    if (err->code == ARP_OK && !csv_tail_finish(rows)) arp_fail_memory(err);
    if (err->code != ARP_OK || rows->faults.n) return;
    rows->fault.record = rows->header_record;
    rows->fault.field = 0;
    if (!rows->has_header) {
        arp_fail(err, ARP_PARSE, ARP_MSG_CSV_EMPTY, "");
    } else if (rows->records == 0 && rows->left_out == 0) {
        arp_fail(err, ARP_PARSE, ARP_MSG_CSV_NO_ROW, "");
    } else if (rows->records == 0) {
        arp_fail(err, ARP_PARSE, ARP_MSG_CSV_NONE_KEPT, "u", rows->left_out);
    } else if (!csv_rows_check_columns(rows)) {
        arp_fail_memory(err);
    } else {
        csv_code_check(rows);
    }
}

/* Refuses a file for its faults, if there are any. */
static arp_status refuse_faults(csv_rows *rows, arp_source *source, const csv_dialect *dialect,
                                arp_error *err) {
    if (rows->fault.error.code == ARP_MEMORY) return arp_fail_memory(err);
    bool more = rows->fault.error.code != ARP_OK;
    if (more && rows->fault.is_key && rows->options->key) {
        return csv_seek_refuse(source, rows->options, dialect, rows->header.at, rows->header.n,
                               rows->fault.record, err);
    }
    if (more && !csv_faults_add(&rows->faults, &rows->fault)) return arp_fail_memory(err);
    return rows->faults.n ? csv_faults_refuse(source, dialect, &rows->faults, err) : ARP_OK;
}

static bool has_faults(const csv_rows *rows) {
    return rows->fault.error.code != ARP_OK || rows->faults.n > 0;
}

/* One try at the file; *again when the bytes were not UTF-8 after all. */
static arp_status try_rows(arp_source *source, const arp_csv_options *options,
                           const arp_csv_wanted *wanted, const csv_dialect *dialect,
                           arp_csv_found *found, arp_table *out, bool *again, arp_error *err) {
    csv_rows rows;
    csv_pass pass;
    char sha256[65] = "", summed[ARP_ERROR_TEXT] = "";
    arp_status st = ARP_OK;

    if (!csv_rows_start(&rows, options, wanted, dialect)) return arp_fail_memory(err);
    pass = csv_rows_pass(&rows, source);
    pass.sha256 = found ? sha256 : NULL;
    ARP_TRY(csv_pass_run(&pass, err));
    *again = !has_faults(&rows) && pass.trouble == CSV_BAD_BYTES && dialect->detected;
    if (*again) goto done;
    csv_fault_of_trouble(&rows.fault, &pass);
    check_rows(&rows);
    ARP_TRY(refuse_faults(&rows, source, dialect, err));
    if (options->pivot.n_rows) {
        ARP_TRY(csv_over_check(&rows, source, summed, err));
        csv_long_finish(&rows);
    } else if (!wanted->repeated) {
        ARP_TRY(check_codes(&rows, source, err));
    }
    if (found) {
        ARP_TRY(tell_found(&rows, &pass, sha256, found, err));
        memcpy(found->summed, summed, sizeof found->summed);
        ARP_TRY(tell_doubt(&rows, source, found, err));
    }
    ARP_TRY(csv_table_make(&rows, out, err));

done:
    csv_rows_free(&rows);
    return st;
}

arp_status arp_csv_read(arp_source *source, const arp_csv_options *options,
                        const arp_csv_wanted *wanted, arp_csv_found *found, arp_table *out,
                        arp_error *err) {
    csv_dialect dialect = {0};
    bool again = false;
    *out = (arp_table){0};
    arp_status st = csv_dialect_find(source, options, &dialect, err);
    if (st == ARP_OK) st = try_rows(source, options, wanted, &dialect, found, out, &again, err);
    if (again) st = csv_dialect_fall_back(&dialect, err);
    if (again && st == ARP_OK) {
        st = try_rows(source, options, wanted, &dialect, found, out, &again, err);
    }
    csv_dialect_free(&dialect);
    return st;
}

/* ---- where a code stands ---- */

static arp_status try_place(arp_source *source, const arp_csv_options *options,
                            const arp_csv_wanted *wanted, const csv_dialect *dialect,
                            const char *code, arp_place *out, bool *again, arp_error *err) {
    csv_rows rows;
    arp_status st = ARP_OK;
    if (!csv_rows_start(&rows, options, wanted, dialect)) return arp_fail_memory(err);
    rows.sought_code = code;
    csv_pass pass = csv_rows_pass(&rows, source);
    ARP_TRY(csv_pass_run(&pass, err));
    *again = pass.trouble == CSV_BAD_BYTES && dialect->detected;
    if (*again) goto done;
    if (rows.fault.error.code == ARP_MEMORY) ARP_TRY(arp_fail_memory(err));
    if (rows.n == 0) ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_CSV_NO_CODE, "s", code));
    ARP_TRY(csv_locate(source, dialect, rows.sought_record[0], rows.key[0], out, err));
done:
    csv_rows_free(&rows);
    return st;
}

arp_status arp_csv_place(arp_source *source, const arp_csv_options *options,
                         const arp_csv_wanted *wanted, const char *code, arp_place *out,
                         arp_error *err) {
    const arp_csv_wanted key = {
        .key = wanted->key, .key_more = wanted->key_more, .n_key_more = wanted->n_key_more};
    csv_dialect dialect = {0};
    bool again = false;
    arp_status st = csv_dialect_find(source, options, &dialect, err);
    if (st == ARP_OK) st = try_place(source, options, &key, &dialect, code, out, &again, err);
    if (again) st = csv_dialect_fall_back(&dialect, err);
    if (again && st == ARP_OK)
        st = try_place(source, options, &key, &dialect, code, out, &again, err);
    csv_dialect_free(&dialect);
    return st;
}

/* ---- the header, and the categories of a long file ---- */

static bool is_of_pivot(const arp_csv_long *pivot, const char *name) {
    bool is = strcmp(pivot->value, name) == 0;
    for (size_t k = 0; k < pivot->n_rows; k++) is |= strcmp(pivot->rows[k], name) == 0;
    return is;
}

/* The file's other columns, then the categories. */
static arp_status give_names(const csv_rows *rows, const arp_csv_long *pivot, arp_pool *pool,
                             arp_csv_header *out, arp_error *err) {
    const char **name = arp_pool_take(pool, out->n + rows->category.n, sizeof *name);
    size_t n = 0;
    if (!name) return arp_fail_memory(err);
    for (size_t i = 0; i < out->n; i++) {
        if (!is_of_pivot(pivot, out->name[i])) name[n++] = out->name[i];
    }
    for (size_t i = 0; i < rows->category.n; i++, n++) {
        name[n] = arp_pool_text(pool, rows->category.at[i], strlen(rows->category.at[i]));
        if (!name[n]) return arp_fail_memory(err);
    }
    out->name = name;
    out->n = n;
    return ARP_OK;
}

/* One try at the categories; *again as for try_header(). */
static arp_status try_categories(arp_source *source, const arp_csv_options *options,
                                 const csv_dialect *dialect, arp_pool *pool, arp_csv_header *out,
                                 bool *again, arp_error *err) {
    static const arp_csv_wanted NOTHING = {0};
    csv_rows rows;
    arp_status st = ARP_OK;
    if (!csv_rows_start(&rows, options, &NOTHING, dialect)) return arp_fail_memory(err);
    rows.listing = true;
    csv_pass pass = csv_rows_pass(&rows, source);
    ARP_TRY(csv_pass_run(&pass, err));
    *again = !has_faults(&rows) && pass.trouble == CSV_BAD_BYTES && dialect->detected;
    if (*again) goto done;
    csv_fault_of_trouble(&rows.fault, &pass);
    check_rows(&rows);
    ARP_TRY(refuse_faults(&rows, source, dialect, err));
    ARP_TRY(give_names(&rows, &options->pivot, pool, out, err));

done:
    csv_rows_free(&rows);
    return st;
}

static arp_status try_names(arp_source *source, const arp_csv_options *options,
                            csv_dialect *dialect, arp_pool *pool, arp_csv_header *out, bool *again,
                            arp_error *err) {
    arp_csv_header names = {0};
    *again = false;
    arp_status st = try_header(source, options, dialect, pool, &names, again, err);
    if (st == ARP_OK && !*again && options->pivot.n_rows) {
        st = try_categories(source, options, dialect, pool, &names, again, err);
    }
    if (st == ARP_OK && !*again) *out = names;
    return st;
}

arp_status arp_csv_read_header(arp_source *source, const arp_csv_options *options, arp_pool *pool,
                               arp_csv_header *out, arp_error *err) {
    csv_dialect dialect = {0};
    bool again = false;
    arp_status st = csv_dialect_find(source, options, &dialect, err);
    if (st == ARP_OK) st = try_names(source, options, &dialect, pool, out, &again, err);
    if (again) st = csv_dialect_fall_back(&dialect, err);
    if (again && st == ARP_OK) st = try_names(source, options, &dialect, pool, out, &again, err);
    csv_dialect_free(&dialect);
    return st;
}
