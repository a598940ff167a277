/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/parts.h"

static bool resize(void *array, size_t room, size_t size) {
    void *old;
    memcpy(&old, array, sizeof old);
    void *new = arp_resize(old, room, size);
    if (new) memcpy(array, &new, sizeof new);
    return new != NULL;
}

bool csv_rows_grow(csv_rows *rows) {
    csv_rows *r = rows;
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

bool csv_rows_text(csv_rows *rows, size_t field, const char **text, size_t *n) {
    *text = rows->record.bytes ? rows->record.bytes + rows->cell[field].at : "";
    *n = rows->cell[field].n;
    return csv_cell_text(rows->dialect, &rows->scratch, text, n);
}

static const char *kept_text(csv_rows *r, size_t field) {
    const char *text;
    size_t n;
    return csv_rows_text(r, field, &text, &n) ? arp_pool_text(r->pool, text, n) : NULL;
}

arp_status csv_rows_number(csv_rows *rows, size_t j, size_t field, char *decimal, double *value,
                           uint8_t *mark) {
    csv_rows *r = rows;
    char cell[80], met, point = '.';
    const char *text;
    size_t n;
    bool is_number = r->cell[field].kind == ARP_XLSX_NUMBER;
    if (!csv_status_read(r, j, mark)) return arp_fail_memory(&r->fault.error);
    *value = NAN;
    if (*mark != ARP_CELL_OK) return ARP_OK;
    if (!csv_rows_text(r, field, &text, &n)) return arp_fail_memory(&r->fault.error);
    bool fixed = r->options->decimal || r->dialect->separator == ',';
    arp_message wrong =
        csv_cell_number(text, n, &r->marks, fixed, is_number ? &point : decimal, &met, value, mark);
    r->met_point |= met == '.' && !is_number;
    r->met_comma |= met == ',';
    const bool counts = r->wanted->counts && r->wanted->counts[j];
    if (wrong == ARP_MSG_NONE && counts && *value < 0.0) wrong = ARP_MSG_CSV_NEGATIVE;
    if (wrong == ARP_MSG_NONE) return ARP_OK;
    arp_text_cut(cell, sizeof cell, text, n);
    return arp_fail(&r->fault.error, ARP_PARSE, wrong, "sss", cell, r->header.at[field],
                    r->code_bytes.bytes);
}

arp_status csv_rows_keep_texts(csv_rows *rows, size_t *field) {
    csv_rows *r = rows;
    const arp_csv_wanted *w = r->wanted;
    *field = r->key[0];
    r->code[r->n] = arp_pool_text(r->pool, r->code_bytes.bytes, r->code_bytes.n);
    if (!r->code[r->n]) return arp_fail_memory(&r->fault.error);
    if (w->label) {
        r->labels[r->n] = kept_text(r, r->label);
        if (!r->labels[r->n]) return arp_fail_memory(&r->fault.error);
    }
    for (size_t j = 0; j < w->n_texts; j++) {
        r->texts[j][r->n] = kept_text(r, r->text[j]);
        if (!r->texts[j][r->n]) return arp_fail_memory(&r->fault.error);
    }
    return ARP_OK;
}
