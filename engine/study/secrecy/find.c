/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/secrecy/secrecy.h"

#include <math.h>
#include <string.h>

#include "study/secrecy/sheets.h"

/* The equations that give a cell away, one a line apart by "; ", in the study's pool. */
static arp_status word_equations(const secrecy_work *w, const secrecy_left *left, size_t cell,
                                 arp_pool *pool, const char **out, arp_error *err) {
    enum { SHOWN = 8 };
    arp_text text = {0};
    for (size_t k = 0; k < left->n[cell] && k < SHOWN; k++) {
        if (k) arp_text_add(&text, "; ");
        secrecy_word(w, left->by[left->first[cell] + k], cell, &text);
    }
    if (left->n[cell] > SHOWN) arp_text_add(&text, "; \xE2\x80\xA6");
    *out = text.bad ? NULL : arp_pool_text(pool, text.n ? text.bytes : "", text.n);
    arp_text_free(&text);
    return *out ? ARP_OK : arp_fail_memory(err);
}

static arp_status keep_text(const char *text, arp_pool *pool, const char **out, arp_error *err) {
    *out = arp_pool_text(pool, text, strlen(text));
    return *out ? ARP_OK : arp_fail_memory(err);
}

static arp_status tell_cell(const secrecy_work *w, const secrecy_left *left, size_t cell,
                            bool withheld, arp_pool *pool, arp_secret_cell *out, arp_error *err) {
    size_t sheet = 0, column = 0, row = 0;
    arp_status st = ARP_OK;
    secrecy_locate(w, cell, &sheet, &column, &row);
    const secrecy_sheet *s = &w->in->sheet[sheet];
    out->file = s->name;
    ARP_TRY(keep_text(w->figures[sheet][column].name, pool, &out->column, err));
    ARP_TRY(keep_text(s->table->code[row], pool, &out->code, err));
    ARP_TRY(keep_text(s->table->label[row], pool, &out->label, err));
    out->least = withheld ? NAN : left->least[cell];
    out->most = withheld ? NAN : left->most[cell];
    out->bound = w->system.cell[cell].bound;
    out->state = withheld ? SECRECY_WITHHELD : secrecy_state_name((secrecy_state)left->state[cell]);
    out->n_equations = withheld ? 0 : left->n[cell];
    if (withheld) out->equations = "";
    else ARP_TRY(word_equations(w, left, cell, pool, &out->equations, err));
done:
    return st;
}

static bool is_listed(const secrecy_work *w, const secrecy_left *left, const uint8_t *withheld,
                      size_t cell) {
    if (withheld[cell]) return true;
    return !secrecy_is_told(&w->system.cell[cell]) && left->state[cell] != SECRECY_APART;
}

static arp_status list_cells(const secrecy_work *w, const secrecy_left *left,
                             const uint8_t *withheld, arp_pool *pool, arp_secrets *out,
                             arp_error *err) {
    size_t n = 0;
    arp_status st = ARP_OK;
    for (size_t i = 1; i < w->system.n_cells; i++) n += is_listed(w, left, withheld, i);
    out->cell = arp_pool_take(pool, n, sizeof *out->cell);
    if (!out->cell) return arp_fail_memory(err);
    for (size_t i = 1; i < w->system.n_cells; i++) {
        if (is_listed(w, left, withheld, i))
            ARP_TRY(tell_cell(w, left, i, withheld[i] != 0, pool, &out->cell[out->n_cells++], err));
    }
done:
    return st;
}

/* Withheld cells become secret where they stand. */
static arp_status take_back(const secrecy_work *w, const uint8_t *withheld, arp_pool *pool,
                            arp_error *err) {
    for (size_t i = 1; i < w->system.n_cells; i++) {
        size_t sheet = 0, column = 0, row = 0;
        if (!withheld[i]) continue;
        secrecy_locate(w, i, &sheet, &column, &row);
        const secrecy_sheet *s = &w->in->sheet[sheet];
        s->table->column[column].mark[row] = ARP_CELL_SECRET;
        s->table->column[column].value[row] = NAN;
        if (!s->withheld) continue;
        if (!s->withheld[column])
            s->withheld[column] = arp_pool_take(pool, s->table->n_rows, sizeof **s->withheld);
        if (!s->withheld[column]) return arp_fail_memory(err);
        s->withheld[column][row] = 1;
    }
    return ARP_OK;
}

static arp_status protect(const secrecy_work *w, secrecy_left *left, uint8_t *withheld,
                          arp_pool *pool, arp_secrets *out, arp_error *err) {
    secrecy_withheld *part = NULL;
    secrecy_left after = {0};
    arp_status st = ARP_OK;
    ARP_TRY(
        secrecy_protect(&w->system, left, &w->in->patience, withheld, &part, &out->n_parts, err));
    out->part = arp_pool_take(pool, out->n_parts, sizeof *out->part);
    if (!out->part) ARP_TRY(arp_fail_memory(err));
    if (out->n_parts) memcpy(out->part, part, out->n_parts * sizeof *part);
    ARP_TRY(secrecy_leave(&w->system, withheld, &w->in->patience, &after, err));
    secrecy_left_free(left);
    *left = after;
done:
    arp_free(part);
    return st;
}

static arp_status find(secrecy_work *w, arp_pool *pool, arp_secrets *out, arp_error *err) {
    secrecy_left left = {0};
    uint8_t *withheld = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(secrecy_rows(w, err));
    ARP_TRY(secrecy_levels(w, err));
    ARP_TRY(secrecy_related(w, err));
    ARP_TRY(secrecy_stated(w, err));
    secrecy_take_steps_as_told(w);
    withheld = arp_zalloc(w->system.n_cells, 1);
    if (!withheld) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(secrecy_leave(&w->system, NULL, &w->in->patience, &left, err));
    if (w->in->protect) ARP_TRY(protect(w, &left, withheld, pool, out, err));
    ARP_TRY(list_cells(w, &left, withheld, pool, out, err));
    ARP_TRY(take_back(w, withheld, pool, err));
    out->n_failed = w->n_failed;
    out->bound = w->in->bound;
    if (w->failed) ARP_TRY(keep_text(w->failed, pool, &out->failed, err));
done:
    arp_free(withheld);
    secrecy_left_free(&left);
    return st;
}

arp_status secrecy_find(const secrecy_input *in, arp_pool *pool, arp_secrets **out,
                        arp_error *err) {
    secrecy_work w = {.in = in, .pool = arp_pool_new()};
    arp_secrets *found = arp_pool_take(pool, 1, sizeof *found);
    arp_status st = w.pool && found ? secrecy_sheets_open(&w, err) : arp_fail_memory(err);
    *out = NULL;
    if (st == ARP_OK && w.system.n_cells) {
        st = find(&w, pool, found, err);
        if (st == ARP_OK) *out = found;
    }
    secrecy_system_free(&w.system);
    arp_pool_free(w.pool);
    return st;
}
