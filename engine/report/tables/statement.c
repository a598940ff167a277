/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tables/statement.h"

#include <string.h>

#include "base/fail.h"

enum { FIRST_ROOM = 64 };

const char *arp_kind_name(arp_kind kind) {
    static const char *const NAME[] = {
#define ARP_KIND_NAME(id, name) name,
        ARP_KINDS(ARP_KIND_NAME)
#undef ARP_KIND_NAME
    };
    return NAME[kind];
}

bool arp_facts_selected(const arp_facts *facts, size_t row) {
    const arp_answer *answer = facts->answer;
    for (size_t i = 0; answer && i < answer->m; i++) {
        if (answer->selected[i] == row) return true;
    }
    return false;
}

bool arp_statement_applies(const arp_statement *stated, const arp_facts *facts) {
    switch (stated->needs) {
    case ARP_NEEDS_STUDY:
        return facts->study != NULL;
    case ARP_NEEDS_ANSWER:
        return facts->answer != NULL;
    case ARP_NEEDS_DRIVERS:
        return facts->answer && facts->answer->has_drivers;
    case ARP_NEEDS_SENSITIVITY:
        return facts->answer && facts->answer->has_sensitivity;
    case ARP_NEEDS_DRAWS:
        return facts->answer && facts->answer->has_sensitivity &&
               facts->answer->sensitivity.n_factors > 0;
    case ARP_NEEDS_LEVELS:
        return facts->levels != NULL;
    case ARP_NEEDS_CANDIDATES:
        return facts->candidates != NULL;
    case ARP_NEEDS_POWER:
        return facts->power != NULL;
    case ARP_NEEDS_PROFILES:
        return facts->profiles != NULL;
    case ARP_NEEDS_SWEEP:
        return facts->sweep != NULL;
    case ARP_NEEDS_CATALOGUE:
        return facts->catalogue != NULL;
    case ARP_NEEDS_OUTLINES:
        return facts->answer && facts->study->n_outlines > 0;
    case ARP_NEEDS_CONTRACTS:
        return facts->contracts != NULL;
    case ARP_NEEDS_CHOOSING:
        return facts->choose != NULL;
    case ARP_NEEDS_SECRETS:
        return facts->study && facts->study->secrets && !facts->answer;
    case ARP_NEEDS_PLACES:
        return facts->places != NULL;
    }
    return false;
}

arp_status arp_result_table_make(const arp_statement *stated, const arp_facts *facts,
                                 arp_result_table *out, arp_error *err) {
    arp_result_table table = {.stated = stated};
    table.column = arp_zalloc(stated->n_columns, sizeof *table.column);
    if (!table.column) return arp_fail_memory(err);
    stated->fill(facts, &table);
    if (table.bad) {
        arp_result_table_free(&table);
        return arp_fail_memory(err);
    }
    *out = table;
    return ARP_OK;
}

void arp_result_table_free(arp_result_table *table) {
    if (!table) return;
    for (size_t j = 0; table->column && j < table->stated->n_columns; j++) {
        arp_free(table->column[j].number);
        arp_free(table->column[j].text);
    }
    arp_free(table->column);
    arp_pool_free(table->pool);
    *table = (arp_result_table){0};
}

/* One column's array made longer; false when memory is short. */
static bool widen(arp_result_cells *cells, arp_kind kind, size_t room) {
    if (kind == ARP_KIND_TEXT) {
        const char **text = arp_resize(cells->text, room, sizeof *text);
        if (text) cells->text = text;
        return text != NULL;
    }
    double *number = arp_resize(cells->number, room, sizeof *number);
    if (number) cells->number = number;
    return number != NULL;
}

void arp_row_begin(arp_result_table *to) {
    if (to->bad) return;
    to->at = 0;
    if (to->n_rows == to->room) {
        size_t room = to->room ? 2 * to->room : FIRST_ROOM;
        for (size_t j = 0; j < to->stated->n_columns; j++) {
            if (!widen(&to->column[j], to->stated->column[j].kind, room)) {
                to->bad = true;
                return;
            }
        }
        to->room = room;
    }
    to->n_rows++;
}

static void put_number(arp_result_table *to, double x) {
    if (to->bad) return;
    if (x == 0) x = 0; /* -0 is 0 */
    to->column[to->at++].number[to->n_rows - 1] = isfinite(x) ? x : NAN;
}

void arp_cell_REAL(arp_result_table *to, double x) {
    put_number(to, x);
}

void arp_cell_WHOLE(arp_result_table *to, double x) {
    put_number(to, x);
}

void arp_cell_FLAG(arp_result_table *to, double x) {
    put_number(to, x);
}

void arp_cell_TEXT(arp_result_table *to, const char *text) {
    if (!to->bad) to->column[to->at++].text[to->n_rows - 1] = text && *text ? text : NULL;
}

const char *arp_cell_own(arp_result_table *to, const char *text) {
    if (!text || to->bad) return NULL;
    if (!to->pool) to->pool = arp_pool_new();
    char *own = to->pool ? arp_pool_text(to->pool, text, strlen(text)) : NULL;
    if (!own) to->bad = true;
    return own;
}

const char *arp_cell_take(arp_result_table *to, arp_text *text) {
    if (text->bad) to->bad = true;
    const char *own = arp_cell_own(to, text->bytes);
    arp_text_free(text);
    return own;
}

const char *arp_cell_error(arp_result_table *to, const arp_error *why, arp_lang lang) {
    char text[2 * ARP_ERROR_TEXT];
    if (why->code == ARP_OK) return NULL;
    arp_error_text(why, lang, text, sizeof text);
    return arp_cell_own(to, text);
}
