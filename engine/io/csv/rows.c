/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"

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

void csv_rows_stored(const csv_rows *rows, size_t field, const char **bytes, size_t *n) {
    *bytes = rows->record.bytes ? rows->record.bytes + rows->cell[field].at : "";
    *n = rows->cell[field].n;
}

bool csv_rows_value(csv_rows *rows, size_t field, const char **text, size_t *n) {
    char room[ARP_NUMBER_ROOM];
    csv_rows_stored(rows, field, text, n);
    if (rows->dialect->workbook) {
        arp_xlsx_text(rows->cell[field].kind, room, text, n);
        if (*text == room) {
            rows->scratch.n = 0;
            arp_text_add_n(&rows->scratch, room, *n);
            *text = rows->scratch.bytes;
        }
    }
    return !rows->scratch.bad && csv_cell_text(rows->dialect, &rows->scratch, text, n);
}

bool csv_rows_text(csv_rows *rows, size_t field, const char **text, size_t *n) {
    const char *label = csv_stat_label(rows, field);
    if (!label && !rows->cell[field].missing) return csv_rows_value(rows, field, text, n);
    *text = label ? label : "";
    *n = strlen(*text);
    return true;
}

static const char *kept_text(csv_rows *r, size_t field) {
    const char *text;
    size_t n;
    if (!csv_rows_text(r, field, &text, &n)) return NULL;
    const char *kept = arp_pool_text(r->pool, text, n);
    const csv_cell *cell = &r->cell[field];
    if (kept && cell->n) {
        csv_doubt_look(&r->doubts, r->dialect, r->record.bytes + cell->at, cell->n, kept,
                       r->at_record, field);
    }
    return kept;
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
