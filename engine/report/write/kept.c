/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/write/kept.h"

#include <string.h>

#include "base/fail.h"
#include "base/number.h"
#include "base/text.h"
#include "io/messages.h"
#include "io/store.h"
#include "report/messages/results.h"
#include "report/write/write.h"

void arp_kept_free(arp_kept *kept) {
    if (!kept) return;
    arp_result_table_free(&kept->table);
    arp_pool_free(kept->pool);
    *kept = (arp_kept){0};
}

/* A note that is one text, in the pool; "" where there is none. */
static arp_status note(const arp_kept *kept, const char *path, const char *on, const char *name,
                       const char **out, arp_error *err) {
    arp_stored s = {0};
    arp_status st = arp_store_read_note(path, on, name, &s, err);
    if (st != ARP_OK) return st;
    const char *text = s.rows ? s.texts[0] : "";
    *out = arp_pool_text(kept->pool, text, strlen(text));
    arp_stored_free(&s);
    return *out ? ARP_OK : arp_fail_memory(err);
}

/* Is it a file of tables, of the format we know? */
static arp_status check_format(const arp_kept *kept, const char *path, arp_error *err) {
    char known[ARP_NUMBER_ROOM];
    const char *format = "", *former = "";
    const arp_place place = {.path = path};
    arp_status st = ARP_OK;
    arp_number_from_size(known, ARP_RESULTS_FORMAT);
    ARP_TRY(note(kept, path, "/", "format", &format, err));
    if (strcmp(format, known) == 0) return ARP_OK;
    if (*format) {
        return arp_fail_at(err, place, ARP_INPUT, ARP_MSG_RESULTS_NEWER, "ss", format,
                           arp_version());
    }
    ARP_TRY(note(kept, path, "/", "version", &former, err));
    if (*former) return arp_fail_at(err, place, ARP_INPUT, ARP_MSG_RESULTS_OLD, "s", former);
    return arp_fail_at(err, place, ARP_INPUT, ARP_MSG_RESULTS_NONE, "");

done:
    return st;
}

/* The names of the file's tables, once it is one. */
static arp_status open_tables(arp_kept *kept, const char *path, arp_stored *names, arp_error *err) {
    kept->pool = arp_pool_new();
    if (!kept->pool) return arp_fail_memory(err);
    arp_status st = check_format(kept, path, err);
    return st == ARP_OK ? arp_store_read_note(path, "/", "tables", names, err) : st;
}

static arp_status check_name(const char *path, const char *name, const arp_stored *names,
                             arp_error *err) {
    const arp_place place = {.path = path};
    const char *const *words = (const char *const *)names->texts;
    char list[ARP_ERROR_TEXT];
    for (size_t i = 0; i < names->rows; i++) {
        if (strcmp(words[i], name) == 0) return ARP_OK;
    }
    const char *near = arp_text_nearest(name, words, names->rows);
    if (near) return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_RESULTS_TABLE, "ss", name, near);
    arp_text_list(list, sizeof list, words, names->rows, 20);
    return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_RESULTS_TABLE_ALL, "ss", name, list);
}

static arp_status damaged(const char *path, arp_error *err) {
    return arp_fail_at(err, (arp_place){.path = path}, ARP_INPUT, ARP_MSG_STORE_DAMAGED, "");
}

static bool kind_of(const char *name, arp_kind *kind) {
    for (int i = 0; i <= ARP_KIND_TEXT; i++) {
        *kind = (arp_kind)i;
        if (strcmp(arp_kind_name(*kind), name) == 0) return true;
    }
    return false;
}

/* What the file says of a column. */
static arp_status read_statement(const arp_kept *kept, const char *path, const char *on,
                                 arp_result_column *column, arp_error *err) {
    const char *kind = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(note(kept, path, on, "kind", &kind, err));
    ARP_TRY(note(kept, path, on, "unit", &column->unit, err));
    ARP_TRY(note(kept, path, on, "title_fr", &column->meaning[ARP_FR], err));
    ARP_TRY(note(kept, path, on, "title", &column->meaning[ARP_EN], err));
    if (!kind_of(kind, &column->kind)) ARP_TRY(damaged(path, err));

done:
    return st;
}

/* The texts of a column, in the pool. */
static arp_status keep_texts(arp_kept *kept, const arp_stored *s, arp_result_cells *cells,
                             arp_error *err) {
    cells->text = arp_zalloc(s->rows, sizeof *cells->text);
    if (!cells->text) return arp_fail_memory(err);
    for (size_t i = 0; i < s->rows; i++) {
        if (!*s->texts[i]) continue;
        cells->text[i] = arp_pool_text(kept->pool, s->texts[i], strlen(s->texts[i]));
        if (!cells->text[i]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

static arp_status read_column(arp_kept *kept, const char *path, size_t j, arp_error *err) {
    arp_result_column *column = &kept->column[j];
    arp_result_cells *cells = &kept->table.column[j];
    const char *const parts[] = {kept->stated.name, column->name, NULL};
    arp_stored s = {0};
    arp_text on = {0};
    arp_status st = ARP_OK;
    arp_text_fill(&on, "{0}/{1}", parts);
    ARP_TRY(arp_text_status(&on, err));
    ARP_TRY(read_statement(kept, path, on.bytes, column, err));
    ARP_TRY(arp_store_read(path, on.bytes, &s, err));
    bool is_text = column->kind == ARP_KIND_TEXT;
    bool other = is_text ? !s.texts : !s.doubles;
    if (other || s.columns != 1 || (j && s.rows != kept->table.n_rows)) ARP_TRY(damaged(path, err));
    kept->table.n_rows = s.rows;
    if (is_text) {
        ARP_TRY(keep_texts(kept, &s, cells, err));
    } else {
        cells->number = s.doubles;
        s.doubles = NULL;
    }

done:
    arp_stored_free(&s);
    arp_text_free(&on);
    return st;
}

/* The names of a table's columns, and how many of them are its key. */
static arp_status read_names(arp_kept *kept, const char *path, const char *name, arp_error *err) {
    arp_stored order = {0}, key = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_store_read_note(path, name, "column-order", &order, err));
    ARP_TRY(arp_store_read_note(path, name, "key", &key, err));
    if (order.rows == 0 || key.rows > order.rows) ARP_TRY(damaged(path, err));
    kept->column = arp_pool_take(kept->pool, order.rows, sizeof *kept->column);
    kept->table.column = arp_zalloc(order.rows, sizeof *kept->table.column);
    if (!kept->column || !kept->table.column) ARP_TRY(arp_fail_memory(err));
    for (size_t j = 0; j < order.rows; j++) {
        kept->column[j].name = arp_pool_text(kept->pool, order.texts[j], strlen(order.texts[j]));
        if (!kept->column[j].name) ARP_TRY(arp_fail_memory(err));
    }
    kept->stated.column = kept->column;
    kept->stated.n_columns = order.rows;
    kept->stated.n_keys = key.rows;

done:
    arp_stored_free(&order);
    arp_stored_free(&key);
    return st;
}

arp_status arp_kept_read(const char *path, const char *name, arp_kept *out, arp_error *err) {
    arp_kept kept = {0};
    arp_stored names = {0};
    arp_status st = ARP_OK;
    kept.table.stated = &kept.stated;
    ARP_TRY(open_tables(&kept, path, &names, err));
    ARP_TRY(check_name(path, name, &names, err));
    kept.stated.name = arp_pool_text(kept.pool, name, strlen(name));
    if (!kept.stated.name) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(note(&kept, path, name, "title_fr", &kept.stated.title[ARP_FR], err));
    ARP_TRY(note(&kept, path, name, "title", &kept.stated.title[ARP_EN], err));
    ARP_TRY(note(&kept, path, name, "method", &kept.stated.method, err));
    ARP_TRY(read_names(&kept, path, name, err));
    for (size_t j = 0; j < kept.stated.n_columns; j++) ARP_TRY(read_column(&kept, path, j, err));
    *out = kept;
    out->table.stated = &out->stated;
    kept = (arp_kept){0};

done:
    arp_stored_free(&names);
    arp_kept_free(&kept);
    return st;
}

/* A row of the list. */
typedef struct listed {
    const char *name, *title[2], *method;
    double rows;
} listed;

#define TABLES(X)                                                                                  \
    X(TEXT, table, "", "nom du tableau", "name of the table", at->name)                            \
    X(WHOLE, rows, "", "ses lignes", "its rows", at->rows)                                         \
    X(TEXT, title_fr, "", "titre en français", "title in French", at->title[ARP_FR])               \
    X(TEXT, title_en, "", "titre en anglais", "title in English", at->title[ARP_EN])               \
    X(TEXT, method, "", "où le manuel dit comment il est trouvé",                                  \
      "where the manual says how it is found", at->method)

ARP_TABLE_COLUMNS(tables, TABLES, listed)

static arp_status list_one(arp_kept *kept, const char *path, const char *name, arp_error *err) {
    listed one = {.rows = NAN};
    const char *rows = NULL;
    arp_status st = ARP_OK;
    one.name = arp_pool_text(kept->pool, name, strlen(name));
    if (!one.name) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(note(kept, path, name, "title_fr", &one.title[ARP_FR], err));
    ARP_TRY(note(kept, path, name, "title", &one.title[ARP_EN], err));
    ARP_TRY(note(kept, path, name, "method", &one.method, err));
    ARP_TRY(note(kept, path, name, "rows", &rows, err));
    (void)arp_number_read(rows, strlen(rows), '.', &one.rows);
    put_tables(&kept->table, &one);

done:
    return st;
}

arp_status arp_kept_list(const char *path, arp_kept *out, arp_error *err) {
    arp_kept kept = {
        .stated = {ARP_TABLE_STATED(tables, 1), .title = {"Tableaux", "Tables"}, .method = ""}};
    arp_stored names = {0};
    arp_status st = ARP_OK;
    kept.table.stated = &kept.stated;
    ARP_TRY(open_tables(&kept, path, &names, err));
    kept.table.column = arp_zalloc(kept.stated.n_columns, sizeof *kept.table.column);
    if (!kept.table.column) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < names.rows; i++) ARP_TRY(list_one(&kept, path, names.texts[i], err));
    if (kept.table.bad) ARP_TRY(arp_fail_memory(err));
    *out = kept;
    out->table.stated = &out->stated;
    kept = (arp_kept){0};

done:
    arp_stored_free(&names);
    arp_kept_free(&kept);
    return st;
}
