/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/csv/messages.h"
#include "io/csv/rows.h"
#include "table/totals.h"

enum { NAMED = 12 }; /* values named of one column */

size_t csv_over_total(const csv_over_column *column) {
    size_t v = 0;
    while (v < column->value.n && !column->total[v]) v++;
    return v < column->value.n ? v : SIZE_MAX;
}

/* ---- as a study has it ---- */

static const csv_over_column *column_named(const csv_over_column *column, size_t n,
                                           const char *name) {
    for (size_t k = 0; k < n; k++) {
        if (strcmp(column[k].name, name) == 0) return &column[k];
    }
    return NULL;
}

/* How the lines are to treat a column. */
typedef enum treated { AS_BEFORE, KEEP_ONE, KEEP_PARTS, SUM_OVER } treated;

static treated treat(const csv_over_column *c, bool parts) {
    const bool total = csv_over_total(c) != SIZE_MAX;
    if (total && parts) return KEEP_PARTS;
    if (total) return c->keep == SIZE_MAX ? AS_BEFORE : KEEP_ONE;
    if (c->named) return AS_BEFORE;
    return c->keep == SIZE_MAX || parts ? SUM_OVER : KEEP_ONE;
}

static void put_parts(const csv_over_column *c, arp_text *out) {
    bool first = true;
    arp_text_add(out, "[");
    for (size_t v = 0; v < c->value.n; v++) {
        if (c->total[v]) continue;
        if (!first) arp_text_add(out, ", ");
        first = false;
        arp_text_add_flow(out, c->value.at[v]);
    }
    arp_text_add(out, "]");
}

static void put_condition(const arp_condition *where, arp_text *out) {
    if (where->n > 1) arp_text_add(out, "[");
    for (size_t v = 0; v < where->n; v++) {
        if (v) arp_text_add(out, ", ");
        arp_text_add_flow(out, where->value[v]);
    }
    if (where->n > 1) arp_text_add(out, "]");
}

/* "where: {GEO_OBJECT: COM, sexe: 9}": what the study has and what is to be added. */
static void put_where(const csv_over_column *column, size_t n, const arp_csv_options *o, bool parts,
                      arp_text *out) {
    const char *lead = "where: {";
    for (size_t i = 0; i < o->n_where; i++) {
        const csv_over_column *c = column_named(column, n, o->where[i].column);
        if (c && treat(c, parts) != AS_BEFORE) continue;
        arp_text_add(out, lead);
        arp_text_add_flow(out, o->where[i].column);
        arp_text_add(out, ": ");
        put_condition(&o->where[i], out);
        lead = ", ";
    }
    for (size_t k = 0; k < n; k++) {
        const treated how = treat(&column[k], parts);
        if (how != KEEP_ONE && how != KEEP_PARTS) continue;
        arp_text_add(out, lead);
        arp_text_add_flow(out, column[k].name);
        arp_text_add(out, ": ");
        if (how == KEEP_ONE) arp_text_add_flow(out, column[k].value.at[column[k].keep]);
        else put_parts(&column[k], out);
        lead = ", ";
    }
    if (*lead == ',') arp_text_add(out, "}");
}

static bool is_to_be_kept(const csv_over_column *c, bool parts) {
    return c && (treat(c, parts) == KEEP_ONE || treat(c, parts) == KEEP_PARTS);
}

static void put_item(const char *name, bool *first, arp_text *out) {
    if (*first) arp_text_add(out, out->n ? ", sum_over: [" : "sum_over: [");
    else arp_text_add(out, ", ");
    *first = false;
    arp_text_add_flow(out, name);
}

/* "sum_over: [sexe, age]": likewise. */
static void put_sum_over(const csv_over_column *column, size_t n, const arp_csv_options *o,
                         bool all, bool parts, arp_text *out) {
    bool first = true;
    for (size_t i = 0; i < o->pivot.n_sum_over; i++) {
        const char *name = o->pivot.sum_over[i];
        if (all || !is_to_be_kept(column_named(column, n, name), parts))
            put_item(name, &first, out);
    }
    for (size_t k = 0; k < n; k++) {
        const bool sums = all ? !column[k].named : treat(&column[k], parts) == SUM_OVER;
        if (sums) put_item(column[k].name, &first, out);
    }
    if (!first) arp_text_add(out, "]");
}

/* ---- what is wrong ---- */

/* "sexe (total 9, 1, 2)": a word that both languages have. */
static void put_values(const csv_over_column *c, arp_text *out) {
    size_t shown = 0;
    if (out->n) arp_text_add(out, ", ");
    arp_text_add(out, c->name);
    arp_text_add(out, " (");
    for (size_t pass = 2; pass-- > 0;) {
        for (size_t v = 0; v < c->value.n && shown < NAMED; v++) {
            if ((c->total[v] != 0) != (pass == 1)) continue;
            if (shown++) arp_text_add(out, ", ");
            if (c->total[v]) arp_text_add(out, "total ");
            arp_text_add_flow(out, c->value.at[v]);
        }
    }
    arp_text_add(out, c->value.n > NAMED ? ", \xE2\x80\xA6)" : ")");
}

/* An empty text that is no less than the others may be all of them, or what has no such part: its
   parts are no answer unless the numbers say that they are all of it. */
static bool has_parts(const csv_over_column *c) {
    for (size_t v = 0; v < c->value.n; v++) {
        if (c->total[v] && !*c->value.at[v] && !(c->total[v] & ARP_IS_SUM)) return false;
    }
    return true;
}

static void tell_totals(const csv_over_column *column, size_t n, const arp_csv_options *options,
                        const arp_text *values, arp_error *err) {
    arp_text keep = {0}, parts = {0};
    bool all = true;
    for (size_t k = 0; k < n; k++) all &= has_parts(&column[k]);
    put_where(column, n, options, false, &keep);
    put_sum_over(column, n, options, false, false, &keep);
    put_where(column, n, options, true, &parts);
    put_sum_over(column, n, options, false, true, &parts);
    if (keep.bad || parts.bad) arp_fail_memory(err);
    else if (all && parts.n < ARP_ERROR_TEXT / 2)
        arp_fail(err, ARP_PARSE, ARP_MSG_CSV_LONG_TOTAL, "sss", values->bytes, keep.bytes,
                 parts.bytes);
    else arp_fail(err, ARP_PARSE, ARP_MSG_CSV_LONG_TOTAL_KEEP, "ss", values->bytes, keep.bytes);
    arp_text_free(&keep);
    arp_text_free(&parts);
}

static void tell_unnamed(const csv_over_column *column, size_t n, const arp_csv_options *options,
                         const arp_text *values, arp_error *err) {
    arp_text keep = {0}, sum = {0};
    bool keeps = false;
    for (size_t k = 0; k < n; k++) keeps |= treat(&column[k], false) == KEEP_ONE;
    put_where(column, n, options, false, &keep);
    put_sum_over(column, n, options, false, false, &keep);
    put_sum_over(column, n, options, true, false, &sum);
    if (keep.bad || sum.bad) arp_fail_memory(err);
    else if (keeps)
        arp_fail(err, ARP_PARSE, ARP_MSG_CSV_LONG_UNNAMED, "sss", values->bytes, sum.bytes,
                 keep.bytes);
    else arp_fail(err, ARP_PARSE, ARP_MSG_CSV_LONG_UNNAMED_SUM, "ss", values->bytes, sum.bytes);
    arp_text_free(&keep);
    arp_text_free(&sum);
}

void csv_over_tell(const csv_over_column *column, size_t n, const arp_csv_options *options,
                   arp_error *err) {
    arp_text values = {0};
    bool totals = false;
    for (size_t k = 0; k < n; k++) {
        const bool total = csv_over_total(&column[k]) != SIZE_MAX;
        totals |= total;
        if (total || !column[k].named) put_values(&column[k], &values);
    }
    if (values.bad) arp_fail_memory(err);
    else if (totals) tell_totals(column, n, options, &values, err);
    else if (values.n) tell_unnamed(column, n, options, &values, err);
    arp_text_free(&values);
}

void csv_over_list(const csv_over_column *column, size_t n, char out[ARP_ERROR_TEXT]) {
    arp_text t = {0};
    for (size_t k = 0; k < n; k++) put_values(&column[k], &t);
    if (!t.bad) arp_text_cut(out, ARP_ERROR_TEXT, t.bytes, t.n);
    arp_text_free(&t);
}
