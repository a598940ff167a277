/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/memory.h"
#include "io/csv/rows.h"

enum { MOST_KEPT = 1 << 19 }; /* records whose numbers are held against one another */

bool csv_over_begin(csv_rows *rows) {
    const csv_over *o = rows->over;
    for (size_t k = 0; k < o->n; k++) {
        rows->is_wanted[o->column[k].field] = true;
        o->column[k].value.pool = rows->pool;
    }
    return true;
}

/* The place of this record's text among those of a column. */
static bool find_value(csv_rows *r, size_t k, size_t *at) {
    static const csv_dialect AS_IT_IS = {.utf8 = true};
    csv_over *o = r->over;
    csv_over_column *c = &o->column[k];
    const char *text;
    size_t n;
    if (!csv_rows_text(r, c->field, &text, &n)) return false;
    r->category_bytes.n = 0; /* the category was looked up already */
    arp_text_add_n(&r->category_bytes, "", 0);
    arp_text_add_n(&r->category_bytes, text, n);
    if (r->category_bytes.bad) return false;
    *at = arp_codes_find(c->values, r->category_bytes.bytes);
    if (*at != SIZE_MAX) return true;
    *at = c->value.n;
    return csv_names_add(&c->value, &AS_IT_IS, &r->scratch, r->category_bytes.bytes, n) &&
           arp_codes_add(c->values, c->value.at, *at);
}

static bool grow(csv_over *o) {
    if (o->kept < o->most) return true;
    o->most = o->most ? 2 * o->most : 1024;
    size_t *row = arp_resize(o->row, o->most, sizeof *row);
    if (row) o->row = row;
    size_t *sum = arp_resize(o->sum, o->most, sizeof *sum);
    if (sum) o->sum = sum;
    uint32_t *value = arp_resize(o->value, o->most * o->n, sizeof *value);
    if (value) o->value = value;
    uint64_t *here = arp_resize(o->here, o->most, sizeof *here);
    if (here) o->here = here;
    double *x = arp_resize(o->x, o->most, sizeof *x);
    if (x) o->x = x;
    return row && sum && value && here && x;
}

arp_status csv_over_keep(csv_rows *rows, size_t *field) {
    csv_rows *r = rows;
    csv_over *o = r->over;
    size_t column = arp_codes_find(o->first->columns, r->category_bytes.bytes), at;
    double x;
    uint8_t mark;
    if (column == SIZE_MAX) return ARP_OK;
    arp_status st = csv_code_read(r, field);
    if (st != ARP_OK) return st;
    const size_t row = arp_codes_find(o->first->codes, r->code_bytes.bytes);
    const bool keeps = o->kept < MOST_KEPT;
    *field = r->value_field;
    st = csv_rows_number(r, column, *field, r->column, &x, &mark);
    if (st != ARP_OK) return st;
    if (keeps && !grow(o)) return arp_fail_memory(&r->fault.error);
    for (size_t k = 0; k < o->n; k++) {
        if (!find_value(r, k, &at)) return arp_fail_memory(&r->fault.error);
        if (keeps) o->value[o->kept * o->n + k] = (uint32_t)at;
    }
    if (!keeps) return ARP_OK;
    o->row[o->kept] = row;
    o->here[o->kept] = r->at_record;
    o->sum[o->kept] = row * o->first->wanted->n_numbers + column;
    o->x[o->kept++] = x;
    return ARP_OK;
}
