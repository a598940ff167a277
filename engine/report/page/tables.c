/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/tables.h"

#include <string.h>

#include "base/fail.h"
#include "base/lang.h"
#include "io/store.h"
#include "report/page/shown.h"
#include "report/tables/matrices.h"

/* The square of the facts, where it was kept. */
static void find_matrix(const arp_facts *facts, arp_page_tables *out) {
    const arp_matrix *all;
    size_t count = arp_matrices(&all);
    if (!facts->answer->has_sensitivity) return;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i].name, "rank_acceptability") == 0)
            out->acceptability = all[i].cells(facts);
    }
    out->code = (const char *const *)facts->study->values.code;
    out->n_codes = out->acceptability ? facts->study->values.n_rows : 0;
}

arp_status arp_page_tables_make(const arp_facts *facts, arp_page_tables *out, arp_error *err) {
    arp_page_tables t = {.lang = facts->study->lang, .study_text = facts->study->text};
    arp_status st = ARP_OK;
    t.made = arp_zalloc(ARP_N_EMBEDDED, sizeof *t.made);
    if (!t.made) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < ARP_N_EMBEDDED; i++) {
        const arp_statement *stated = arp_statement_find(ARP_EMBEDDED[i].table);
        if (!arp_statement_applies(stated, facts)) continue;
        ARP_TRY(arp_result_table_make(stated, facts, &t.made[t.n], err));
        t.n++;
    }
    find_matrix(facts, &t);
    *out = t;
    t = (arp_page_tables){0};

done:
    arp_page_tables_free(&t);
    return st;
}

static arp_status read_language(const char *path, arp_page_tables *out, arp_error *err) {
    arp_stored s = {0};
    arp_status st = arp_store_read_note(path, "/", "language", &s, err);
    if (st == ARP_OK && s.rows) arp_lang_take(s.texts[0], &out->lang);
    arp_stored_free(&s);
    return st;
}

/* The study as it was written, of the file's own notes. */
static arp_status read_study(const char *path, arp_page_tables *out, arp_error *err) {
    arp_stored s = {0};
    arp_status st = arp_store_read_note(path, "/", "study_text", &s, err);
    if (st == ARP_OK && s.rows) {
        out->study_text = out->own_text = s.texts[0];
        s.texts[0] = NULL;
    }
    arp_stored_free(&s);
    return st;
}

static bool is_among(const arp_stored *names, const char *name) {
    for (size_t i = 0; i < names->rows; i++) {
        if (strcmp(names->texts[i], name) == 0) return true;
    }
    return false;
}

/* The square, where the file has it: of draws, and not too large. */
static arp_status read_matrix(const char *path, const arp_stored *names, arp_page_tables *out,
                              arp_error *err) {
    arp_stored cells = {0}, codes = {0};
    arp_status st = ARP_OK;
    const arp_result_table *ranking = arp_page_table(out, "ranking");
    if (!is_among(names, "draws") || !ranking || ranking->n_rows > ARP_MATRIX_ROWS) return ARP_OK;
    ARP_TRY(arp_store_read(path, "matrices/rank_acceptability", &cells, err));
    ARP_TRY(arp_store_read(path, "matrices/code", &codes, err));
    out->acceptability = out->own_cells = cells.doubles;
    out->own_code = codes.texts;
    out->code = (const char *const *)codes.texts;
    out->n_codes = codes.rows;
    cells.doubles = NULL;
    codes.texts = NULL;

done:
    arp_stored_free(&cells);
    arp_stored_free(&codes);
    return st;
}

arp_status arp_page_tables_read(const char *path, arp_page_tables *out, arp_error *err) {
    arp_page_tables t = {0};
    arp_stored names = {0};
    arp_kept list = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_kept_list(path, &list, err)); /* refuses what is no file of results */
    ARP_TRY(arp_store_read_note(path, "/", "tables", &names, err));
    t.kept = arp_zalloc(ARP_N_EMBEDDED, sizeof *t.kept);
    if (!t.kept) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < ARP_N_EMBEDDED; i++) {
        if (!is_among(&names, ARP_EMBEDDED[i].table)) continue;
        ARP_TRY(arp_kept_read(path, ARP_EMBEDDED[i].table, &t.kept[t.n], err));
        t.n++;
    }
    ARP_TRY(read_language(path, &t, err));
    ARP_TRY(read_study(path, &t, err));
    ARP_TRY(read_matrix(path, &names, &t, err));
    *out = t;
    for (size_t i = 0; i < out->n; i++) out->kept[i].table.stated = &out->kept[i].stated;
    t = (arp_page_tables){0};

done:
    arp_kept_free(&list);
    arp_stored_free(&names);
    arp_page_tables_free(&t);
    return st;
}

void arp_page_tables_free(arp_page_tables *tables) {
    for (size_t i = 0; i < tables->n; i++) {
        if (tables->made) arp_result_table_free(&tables->made[i]);
        else arp_kept_free(&tables->kept[i]);
    }
    for (size_t i = 0; tables->own_code && i < tables->n_codes; i++) arp_free(tables->own_code[i]);
    arp_free(tables->own_code);
    arp_free(tables->own_cells);
    arp_free(tables->own_text);
    arp_free(tables->made);
    arp_free(tables->kept);
    *tables = (arp_page_tables){0};
}

const arp_result_table *arp_page_table(const arp_page_tables *tables, const char *name) {
    for (size_t i = 0; i < tables->n; i++) {
        const arp_result_table *t = tables->made ? &tables->made[i] : &tables->kept[i].table;
        if (strcmp(t->stated->name, name) == 0) return t->n_rows ? t : NULL;
    }
    return NULL;
}

size_t arp_page_column(const arp_result_table *table, const char *name) {
    for (size_t j = 0; table && j < table->stated->n_columns; j++) {
        if (strcmp(table->stated->column[j].name, name) == 0) return j;
    }
    return SIZE_MAX;
}

const char *arp_page_text(const arp_result_table *table, size_t row, const char *column) {
    size_t j = arp_page_column(table, column);
    if (j == SIZE_MAX || row >= table->n_rows || !table->column[j].text) return NULL;
    return table->column[j].text[row];
}

double arp_page_number(const arp_result_table *table, size_t row, const char *column) {
    size_t j = arp_page_column(table, column);
    if (j == SIZE_MAX || row >= table->n_rows || !table->column[j].number) return NAN;
    return table->column[j].number[row];
}

size_t arp_page_row(const arp_result_table *table, size_t from, const char *column,
                    const char *text) {
    size_t j = arp_page_column(table, column);
    if (j == SIZE_MAX || !table->column[j].text) return SIZE_MAX;
    for (size_t row = from; row < table->n_rows; row++) {
        const char *cell = table->column[j].text[row];
        if (cell && strcmp(cell, text) == 0) return row;
    }
    return SIZE_MAX;
}
