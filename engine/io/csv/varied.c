/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"

static const char LEVEL[] = "GEO_OBJECT"; /* of Melodi: a code alone may be a département's or a
                                             region's */
static const char BETWEEN = '\x1F';       /* texts of one record */
static const csv_dialect AS_IT_IS = {.utf8 = true};

static bool is_in(const size_t *field, size_t n, size_t one) {
    for (size_t k = 0; k < n; k++) {
        if (field[k] == one) return true;
    }
    return false;
}

/* The reader knows the column: it makes the code, the category, the number or a text of its own. */
static bool is_known(const csv_rows *r, size_t field) {
    const arp_csv_wanted *w = r->wanted;
    return field == r->value_field || is_in(r->rows, r->options->pivot.n_rows, field) ||
           is_in(r->key, r->n_keys, field) || is_in(r->text, w->n_texts, field) ||
           (w->label && field == r->label) || csv_status_is(r, field);
}

bool csv_varied_begin(csv_rows *rows) {
    csv_varied *v = &rows->varied;
    v->level_field = SIZE_MAX;
    v->text.pool = rows->pool;
    v->n_cells = rows->wanted->n_numbers;
    if (!arp_zalloc_all(ARP_ARRAY(v->field, rows->header.n), ARP_ARRAY(v->record, rows->header.n),
                        ARP_ARRAY(v->first, v->n_cells)))
        return false;
    v->texts = arp_codes_new(NULL, 0);
    for (size_t i = 0; i < rows->header.n; i++) {
        const bool level = strcmp(rows->header.at[i], LEVEL) == 0;
        if (is_known(rows, i)) continue;
        rows->is_wanted[i] = true;
        if (level) v->level_field = i;
        if (level) continue;
        v->record[v->n] = UINT64_MAX;
        v->field[v->n++] = i;
    }
    return v->texts != NULL;
}

bool csv_varied_add_row(csv_rows *rows) {
    csv_varied *v = &rows->varied;
    const char *text;
    size_t n;
    if (rows->n >= v->room) {
        const char **level = arp_resize(v->level, rows->room, sizeof *level);
        if (!level) return false;
        v->level = level;
        for (size_t j = 0; j < v->n_cells; j++) {
            const char **first = arp_resize(v->first[j], rows->room, sizeof *first);
            if (!first) return false;
            v->first[j] = first;
        }
        v->room = rows->room;
    }
    for (size_t j = 0; j < v->n_cells; j++) v->first[j][rows->n] = NULL;
    if (v->level_field == SIZE_MAX) return true;
    if (!csv_rows_text(rows, v->level_field, &text, &n)) return false;
    v->level[rows->n] = arp_pool_text(rows->pool, text, n);
    return v->level[rows->n] != NULL;
}

arp_status csv_varied_check_level(csv_rows *rows, size_t row, size_t *field) {
    const csv_varied *v = &rows->varied;
    const char *text;
    char here[40];
    size_t n;
    if (v->level_field == SIZE_MAX) return ARP_OK;
    if (!csv_rows_text(rows, v->level_field, &text, &n)) return arp_fail_memory(&rows->fault.error);
    if (strlen(v->level[row]) == n && memcmp(v->level[row], text, n) == 0) return ARP_OK;
    *field = v->level_field;
    arp_text_cut(here, sizeof here, text, n);
    return arp_fail(&rows->fault.error, ARP_PARSE, ARP_MSG_CSV_LONG_LEVELS, "ssss",
                    rows->code_bytes.bytes, LEVEL, v->level[row], here);
}

/* The texts of this record, those of columns that vary left out; kept once. NULL: memory is short.
 */
static const char *texts_of(csv_rows *r) {
    csv_varied *v = &r->varied;
    arp_text *t = &r->category_bytes; /* the category was looked up already */
    t->n = 0;
    arp_text_add_n(t, "", 0);
    for (size_t k = 0; k < v->n; k++) {
        const char *text;
        size_t n;
        if (v->record[k] == UINT64_MAX) {
            if (!csv_rows_text(r, v->field[k], &text, &n)) return NULL;
            arp_text_add_n(t, text, n);
        }
        arp_text_add_n(t, &BETWEEN, 1);
    }
    if (t->bad) return NULL;
    size_t at = arp_codes_find(v->texts, t->bytes);
    if (at != SIZE_MAX) return v->text.at[at];
    at = v->text.n;
    bool ok = csv_names_add(&v->text, &AS_IT_IS, &r->scratch, t->bytes, t->n) &&
              arp_codes_add(v->texts, v->text.at, at);
    return ok ? v->text.at[at] : NULL;
}

bool csv_varied_note(csv_rows *rows, size_t row, size_t column, uint64_t record) {
    csv_varied *v = &rows->varied;
    const char **first = &v->first[column][row];
    if (!*first) {
        *first = texts_of(rows);
        return *first != NULL;
    }
    const char *at = *first;
    for (size_t k = 0; k < v->n; k++) {
        const char *end = strchr(at, BETWEEN), *text;
        size_t n, width = end ? (size_t)(end - at) : strlen(at);
        if (v->record[k] == UINT64_MAX) {
            if (!csv_rows_text(rows, v->field[k], &text, &n)) return false;
            if (n != width || memcmp(at, text, n) != 0) v->record[k] = record;
        }
        at += width + (end != NULL);
    }
    return true;
}

void csv_varied_free(csv_varied *varied) {
    for (size_t j = 0; varied->first && j < varied->n_cells; j++) arp_free(varied->first[j]);
    arp_free(varied->first);
    arp_free(varied->field);
    arp_free(varied->record);
    arp_free(varied->level);
    arp_free(varied->text.at);
    arp_codes_free(varied->texts);
}
