/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/strata.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/moments.h"
#include "base/text.h"
#include "territory/territory.h"

static const char *name_row(const arp_table *list, bool code_leads, size_t row, arp_text *made) {
    made->n = 0;
    if (code_leads) arp_text_add(made, list->code[row]);
    for (size_t j = 0; j < list->n_texts; j++) {
        if (code_leads || j) arp_text_add(made, ", ");
        arp_text_add(made, list->text[j].text[row]);
    }
    return made->bad ? NULL : made->bytes;
}

/* Numbers the labels by first mention and copies each once. */
static bool number_labels(const char *const *label, const arp_codes *codes, size_t n,
                          arp_pool *pool, arp_strata_names *out) {
    for (size_t i = 0; i < n; i++) out->n += arp_codes_find(codes, label[i]) == i;
    out->label = arp_pool_take(pool, out->n, sizeof *out->label);
    if (!out->label) return false;
    for (size_t i = 0, next = 0; i < n; i++) {
        size_t first = arp_codes_find(codes, label[i]);
        out->of[i] = first == i ? next : out->of[first];
        if (first != i) continue;
        out->label[next] = arp_pool_text(pool, label[i], strlen(label[i]));
        if (!out->label[next++]) return false;
    }
    return true;
}

arp_status arp_strata_name(const arp_table *list, bool code_leads, arp_pool *pool,
                           arp_strata_names *out, arp_error *err) {
    size_t n = list->n_rows;
    arp_text made = {0};
    arp_codes *codes = NULL;
    arp_strata_names names = {.of = arp_pool_take(pool, n, sizeof *names.of)};
    arp_pool *scratch = arp_pool_new();
    const char **label = arp_zalloc(n, sizeof *label);
    bool ok = names.of && scratch && label;
    for (size_t i = 0; i < n && ok; i++) {
        const char *name = name_row(list, code_leads, i, &made);
        label[i] = name ? arp_pool_text(scratch, name, made.n) : NULL;
        ok = label[i] != NULL;
    }
    if (ok) codes = arp_codes_new(label, n);
    ok = codes && number_labels(label, codes, n, pool, &names);
    if (ok) *out = names;
    arp_codes_free(codes);
    arp_free(label);
    arp_pool_free(scratch);
    arp_text_free(&made);
    return ok ? ARP_OK : arp_fail_memory(err);
}

static bool take(arp_pool *pool, size_t n, double **x) {
    *x = arp_pool_take(pool, n, sizeof **x);
    for (size_t i = 0; *x && i < n; i++) (*x)[i] = NAN;
    return *x != NULL;
}

/* One row of the long table into its cell. */
static void put(const arp_table *list, size_t i, size_t cell, size_t row, arp_strata *out) {
    double *to[] = {out->events, out->population, out->squares};
    size_t n = out->squares ? 3 : 2;
    for (size_t j = 0; j < n; j++) {
        to[j][cell] = list->column[j].value[i];
        out->mark[row] = arp_mark_worse(out->mark[row], list->column[j].mark[i]);
    }
}

/* Marks the territories that lack a stratum; a territory without any row is no fault here. */
static void find_absent(const uint8_t *filled, arp_strata *s, arp_strata_faults *faults) {
    for (size_t row = 0; row < s->n_rows; row++) {
        size_t missing = SIZE_MAX, met = 0;
        for (size_t k = s->n; k-- > 0;) {
            if (filled[row * s->n + k]) met++;
            else missing = k;
        }
        if (missing == SIZE_MAX) continue;
        s->mark[row] = arp_mark_worse(s->mark[row], ARP_CELL_MISSING);
        if (met == 0 || faults->absent) continue;
        faults->absent = true;
        faults->absent_at = (arp_strata_cell){row, missing};
    }
}

arp_status arp_strata_make(const arp_table *list, const arp_strata_names *names,
                           const size_t *place, size_t n_rows, arp_pool *pool,
                           arp_strata_faults *faults, arp_strata *out, arp_error *err) {
    arp_strata s = {.n_rows = n_rows, .n = names->n, .label = names->label};
    arp_strata_faults found = {0};
    size_t cells = n_rows * names->n;
    uint8_t *filled = arp_zalloc(cells, 1);
    s.mark = arp_pool_take(pool, n_rows, 1);
    bool ok = filled && s.mark && take(pool, cells, &s.events) && take(pool, cells, &s.population);
    if (ok && list->n_columns > 2) ok = take(pool, cells, &s.squares);
    for (size_t i = 0; i < list->n_rows && ok; i++) {
        if (place[i] == SIZE_MAX) continue;
        size_t cell = place[i] * names->n + names->of[i];
        if (filled[cell] && !found.twice) {
            found.twice = true;
            found.twice_at = (arp_strata_cell){place[i], names->of[i]};
        }
        filled[cell] = 1;
        put(list, i, cell, place[i], &s);
    }
    if (ok) find_absent(filled, &s, &found);
    arp_free(filled);
    if (!ok) return arp_fail_memory(err);
    *faults = found;
    *out = s;
    return ARP_OK;
}

static void sum_stratum(const double *x, size_t n, size_t stratum, const arp_strata *strata,
                        const size_t *rows, size_t n_rows, double *out) {
    arp_total total = {0};
    for (size_t i = 0; i < n_rows; i++) {
        if (strata->mark[rows[i]] == ARP_CELL_OK) arp_total_add(&total, x[rows[i] * n + stratum]);
    }
    out[stratum] = arp_total_of(total);
}

size_t arp_strata_sum(const arp_strata *strata, const size_t *rows, size_t n_rows, double *events,
                      double *squares, double *population, size_t *marked) {
    size_t n = strata->n, n_marked = 0;
    for (size_t i = 0; i < n_rows; i++) {
        if (strata->mark[rows[i]] != ARP_CELL_OK) marked[n_marked++] = rows[i];
    }
    for (size_t s = 0; s < n; s++) {
        sum_stratum(strata->events, n, s, strata, rows, n_rows, events);
        sum_stratum(strata->population, n, s, strata, rows, n_rows, population);
        if (strata->squares) sum_stratum(strata->squares, n, s, strata, rows, n_rows, squares);
    }
    return n_marked;
}
