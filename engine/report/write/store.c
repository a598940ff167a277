/* SPDX-License-Identifier: GPL-3.0-or-later */
/* results.h5: a group a table, laid out as AnnData's on-disk data frame, which read_elem() of
   anndata reads as one. */
#include "base/enum.h"
#include "base/fail.h"
#include "base/number.h"
#include "io/store.h"
#include "report/tables/matrices.h"
#include "report/write/write.h"

static const char INDEX[] = "_row", CODE[] = "matrices/code", RANK[] = "matrices/rank";

#define ENCODED(type, version)                                                                     \
    {"encoding-type", type}, {                                                                     \
        "encoding-version", version                                                                \
    }

/* A file under way. */
typedef struct pen {
    const arp_facts *facts;
    arp_store *store;
    arp_text path; /* of the dataset that is being written */
} pen;

static const char *path_to(pen *p, const char *group, const char *name) {
    const char *const parts[] = {group, name, NULL};
    p->path.n = 0;
    arp_text_fill(&p->path, "{0}/{1}", parts);
    return p->path.bad ? NULL : p->path.bytes;
}

/* Texts with "" for unknown. */
static arp_status put_texts(pen *p, const char *path, const arp_store_note *notes,
                            const char *const *text, size_t n, arp_error *err) {
    const char **known = arp_zalloc(n, sizeof *known);
    if (!known || !path) {
        arp_free(known);
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) known[i] = text[i] ? text[i] : "";
    arp_status st = arp_store_texts(p->store, path, notes, known, n, err);
    arp_free(known);
    return st;
}

/* The frame's index: "0", "1", ... */
static arp_status put_index(pen *p, const char *group, size_t n, arp_error *err) {
    const arp_store_note notes[] = {ENCODED("string-array", "0.2.0"), {0}};
    arp_status st = ARP_OK;
    char(*number)[ARP_NUMBER_ROOM] = arp_zalloc(n, sizeof *number);
    const char **text = arp_zalloc(n, sizeof *text);
    const char *path = path_to(p, group, INDEX);
    if (!number || !text || !path) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < n; i++) {
        arp_number_from_size(number[i], i);
        text[i] = number[i];
    }
    ARP_TRY(arp_store_texts(p->store, path, notes, text, n, err));

done:
    arp_free(number);
    arp_free(text);
    return st;
}

static arp_status put_column(pen *p, const arp_result_table *table, size_t j, arp_error *err) {
    const arp_result_column *stated = &table->stated->column[j];
    const arp_result_cells *cells = &table->column[j];
    bool is_text = stated->kind == ARP_KIND_TEXT;
    const arp_store_note notes[] = {ENCODED(is_text ? "string-array" : "array", "0.2.0"),
                                    {"kind", arp_kind_name(stated->kind)},
                                    {"unit", stated->unit},
                                    {"title", stated->meaning[ARP_EN]},
                                    {"title_fr", stated->meaning[ARP_FR]},
                                    {0}};
    const char *path = path_to(p, table->stated->name, stated->name);
    if (!path) return arp_fail_memory(err);
    if (is_text) return put_texts(p, path, notes, cells->text, table->n_rows, err);
    return arp_store_doubles(p->store, path, notes, cells->number, table->n_rows, 0, err);
}

/* Names of the columns and of the keys, which come first. */
static arp_status put_order(const pen *p, const arp_statement *stated, arp_error *err) {
    arp_status st = ARP_OK;
    const char **name = arp_zalloc(stated->n_columns, sizeof *name);
    if (!name) return arp_fail_memory(err);
    for (size_t j = 0; j < stated->n_columns; j++) name[j] = stated->column[j].name;
    ARP_TRY(
        arp_store_note_list(p->store, stated->name, "column-order", name, stated->n_columns, err));
    ARP_TRY(arp_store_note_list(p->store, stated->name, "key", name, stated->n_keys, err));

done:
    arp_free(name);
    return st;
}

static arp_status put_table(pen *p, const arp_result_table *table, arp_error *err) {
    const arp_statement *stated = table->stated;
    char rows[ARP_NUMBER_ROOM];
    const arp_store_note notes[] = {ENCODED("dataframe", "0.2.0"),
                                    {"_index", INDEX},
                                    {"rows", rows},
                                    {"title", stated->title[ARP_EN]},
                                    {"title_fr", stated->title[ARP_FR]},
                                    {"method", stated->method},
                                    {0}};
    arp_status st = ARP_OK;
    arp_number_from_size(rows, table->n_rows);
    ARP_TRY(arp_store_group(p->store, stated->name, notes, err));
    ARP_TRY(put_order(p, stated, err));
    ARP_TRY(put_index(p, stated->name, table->n_rows, err));
    for (size_t j = 0; j < stated->n_columns; j++) ARP_TRY(put_column(p, table, j, err));

done:
    return st;
}

static arp_status put_scales(pen *p, size_t n, arp_error *err) {
    const arp_store_note codes[] = {
        ENCODED("string-array", "0.2.0"), {"title", "code of a territory"}, {0}};
    const arp_store_note ranks[] = {ENCODED("array", "0.2.0"), {"title", "rank"}, {0}};
    double *rank = arp_zalloc(n, sizeof *rank);
    if (!rank) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) rank[i] = (double)(i + 1);
    arp_status st = arp_store_doubles(p->store, RANK, ranks, rank, n, 0, err);
    if (st == ARP_OK) {
        st = put_texts(p, CODE, codes, p->facts->study->values.code, n, err);
    }
    arp_free(rank);
    return st;
}

static arp_status put_matrix(pen *p, const arp_matrix *matrix, const double *cells, size_t n,
                             arp_error *err) {
    const arp_store_note notes[] = {ENCODED("array", "0.2.0"),
                                    {"kind", arp_kind_name(ARP_KIND_REAL)},
                                    {"unit", matrix->unit},
                                    {"title", matrix->title[ARP_EN]},
                                    {"title_fr", matrix->title[ARP_FR]},
                                    {"method", matrix->method},
                                    {0}};
    const char *path = path_to(p, "matrices", matrix->name);
    arp_status st = ARP_OK;
    if (!path) return arp_fail_memory(err);
    ARP_TRY(arp_store_doubles(p->store, path, notes, cells, n, n, err));
    ARP_TRY(arp_store_scale(p->store, path, 0, CODE, err));
    ARP_TRY(arp_store_scale(p->store, path, 1, matrix->by_rank ? RANK : CODE, err));

done:
    return st;
}

/* A group of their own; where there are too many territories it says so and is empty. */
static arp_status put_group(const pen *p, size_t n, arp_error *err) {
    char most[ARP_NUMBER_ROOM];
    const char *const parts[] = {most, NULL};
    arp_text why = {0};
    arp_number_from_size(most, ARP_MATRIX_ROWS);
    arp_text_fill(&why, "matrices of more than {0} territories are not kept", parts);
    if (why.bad) return arp_fail_memory(err);
    const arp_store_note notes[] = {
        ENCODED("dict", "0.1.0"), {n > ARP_MATRIX_ROWS ? "left_out" : NULL, why.bytes}, {0}};
    arp_status st = arp_store_group(p->store, "matrices", notes, err);
    arp_text_free(&why);
    return st;
}

static arp_status put_matrices(pen *p, arp_error *err) {
    const arp_matrix *all;
    size_t n = p->facts->study->values.n_rows, count = arp_matrices(&all);
    arp_status st = ARP_OK;
    ARP_TRY(put_group(p, n, err));
    if (n > ARP_MATRIX_ROWS) return ARP_OK;
    ARP_TRY(put_scales(p, n, err));
    for (size_t i = 0; i < count; i++) {
        const double *cells = all[i].cells(p->facts);
        if (cells) ARP_TRY(put_matrix(p, &all[i], cells, n, err));
    }

done:
    return st;
}

/* What the file is, and the study it comes from as it was written. */
static arp_status put_head(const pen *p, arp_error *err) {
    static const char *const LANG[] = ARP_ENUM_WORDS(ARP_LANGS);
    char format[ARP_NUMBER_ROOM];
    const arp_study *study = p->facts->study;
    arp_number_from_size(format, ARP_RESULTS_FORMAT);
    const arp_store_note notes[] = {
        ENCODED("dict", "0.1.0"),        {"format", format},
        {"arpent", arp_version()},       {"title", study->title[study->lang]},
        {"study", study->name},          {"study_text", study->text},
        {"language", LANG[study->lang]}, {0}};
    return arp_store_group(p->store, "/", notes, err);
}

static arp_status put_tables(pen *p, const arp_statement *const *tables, size_t n, arp_error *err) {
    arp_status st = ARP_OK;
    const char **name = arp_zalloc(n, sizeof *name);
    size_t written = 0;
    if (!name) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        arp_result_table table = {0};
        if (!arp_statement_applies(tables[i], p->facts)) continue;
        ARP_TRY(arp_result_table_make(tables[i], p->facts, &table, err));
        st = put_table(p, &table, err);
        arp_result_table_free(&table);
        if (st != ARP_OK) goto done;
        name[written++] = tables[i]->name;
    }
    ARP_TRY(arp_store_note_list(p->store, "/", "tables", name, written, err));

done:
    arp_free(name);
    return st;
}

arp_status arp_write_store(const arp_facts *facts, const arp_statement *const *tables, size_t n,
                           int fd, const char *path, arp_error *err) {
    pen p = {.facts = facts};
    arp_status st = ARP_OK;
    ARP_TRY(arp_store_create_on(fd, path, &p.store, err));
    ARP_TRY(put_head(&p, err));
    ARP_TRY(put_tables(&p, tables, n, err));
    if (facts->answer->has_sensitivity && facts->answer->sensitivity.n_factors)
        ARP_TRY(put_matrices(&p, err));
    st = arp_store_close(p.store, err);
    p.store = NULL;

done:
    arp_store_abandon(p.store);
    arp_text_free(&p.path);
    return st;
}
