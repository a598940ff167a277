/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/parts.h"

enum { MOST_COLUMNS = 64 }; /* of a long file that are watched, one bit each */

static const char LEVEL[] = "GEO_OBJECT"; /* of Melodi: a code alone may be a département's or a
                                             region's */

/* Columns of the year, of Melodi, the BPE, the CNAM and the estimates of population. */
static bool is_period(const char *name) {
    static const char *const NAMES[] = {"TIME_PERIOD", "AN", "ANNEE", "annee"};
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (strcmp(NAMES[i], name) == 0) return true;
    }
    return false;
}

bool csv_totals_begin(csv_rows *rows) {
    csv_totals *t = &rows->totals;
    size_t n = rows->header.n < MOST_COLUMNS ? rows->header.n : MOST_COLUMNS;
    t->level_field = t->period_field = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        if (i == rows->value_field) continue;
        rows->is_wanted[i] = true;
        t->watched |= UINT64_C(1) << i;
        if (strcmp(rows->header.at[i], LEVEL) == 0) t->level_field = i;
        if (is_period(rows->header.at[i])) t->period_field = i;
    }
    t->period.pool = rows->pool;
    t->periods = arp_codes_new(NULL, 0);
    t->n_cells = rows->wanted->n_numbers;
    t->seen = arp_zalloc(t->n_cells, sizeof *t->seen);
    return t->seen && t->periods;
}

bool csv_totals_add_row(csv_rows *rows) {
    csv_totals *t = &rows->totals;
    if (rows->n >= t->room) {
        const char **level = arp_resize(t->level, rows->room, sizeof *level);
        if (!level) return false;
        t->level = level;
        for (size_t j = 0; j < t->n_cells; j++) {
            csv_seen *seen = arp_resize(t->seen[j], rows->room, sizeof *seen);
            if (!seen) return false;
            t->seen[j] = seen;
        }
        t->room = rows->room;
    }
    for (size_t j = 0; j < t->n_cells; j++) t->seen[j][rows->n] = (csv_seen){0, 0, SIZE_MAX};
    if (t->level_field == SIZE_MAX) return true;
    const char *text;
    size_t n;
    if (!csv_rows_text(rows, t->level_field, &text, &n)) return false;
    t->level[rows->n] = arp_pool_text(rows->pool, text, n);
    return t->level[rows->n] != NULL;
}

arp_status csv_totals_check_level(csv_rows *rows, size_t row, size_t *field) {
    const csv_totals *t = &rows->totals;
    const char *text;
    char here[40];
    size_t n;
    if (t->level_field == SIZE_MAX) return ARP_OK;
    if (!csv_rows_text(rows, t->level_field, &text, &n)) return arp_fail_memory(&rows->fault.error);
    if (strlen(t->level[row]) == n && memcmp(t->level[row], text, n) == 0) return ARP_OK;
    *field = t->level_field;
    arp_text_cut(here, sizeof here, text, n);
    return arp_fail(&rows->fault.error, ARP_PARSE, ARP_MSG_CSV_LONG_LEVELS, "ssss",
                    rows->code_bytes.bytes, LEVEL, t->level[row], here);
}

/* The watched columns of this record that hold a total. */
static bool read_totals(csv_rows *r, uint64_t *totals) {
    *totals = 0;
    for (size_t i = 0; i < r->header.n && i < MOST_COLUMNS; i++) {
        const char *text;
        size_t n;
        if (!(r->totals.watched >> i & 1)) continue;
        if (!csv_rows_text(r, i, &text, &n)) return false;
        if (csv_cell_is_total(text, n)) *totals |= UINT64_C(1) << i;
    }
    return true;
}

/* Place of this record's period among those met. */
static bool find_period(csv_rows *r, size_t *place) {
    static const csv_dialect AS_IT_IS = {.utf8 = true};
    csv_totals *t = &r->totals;
    const char *text;
    size_t n;
    if (!csv_rows_text(r, t->period_field, &text, &n)) return false;
    r->category_bytes.n = 0; /* the category was looked up already */
    arp_text_add_n(&r->category_bytes, text, n);
    if (r->category_bytes.bad) return false;
    *place = arp_codes_find(t->periods, r->category_bytes.bytes);
    if (*place != SIZE_MAX) return true;
    *place = t->period.n;
    return csv_names_add(&t->period, &AS_IT_IS, &r->scratch, r->category_bytes.bytes, n) &&
           arp_codes_add(t->periods, t->period.at, *place);
}

static arp_status check_period(csv_rows *r, csv_seen *seen, size_t *field) {
    size_t period;
    if (r->totals.period_field == SIZE_MAX) return ARP_OK;
    if (!find_period(r, &period)) return arp_fail_memory(&r->fault.error);
    if (seen->period == SIZE_MAX) seen->period = period;
    if (seen->period == period) return ARP_OK;
    *field = r->totals.period_field;
    return arp_fail(&r->fault.error, ARP_PARSE, ARP_MSG_CSV_LONG_PERIODS, "ssss",
                    r->header.at[*field], r->code_bytes.bytes, r->totals.period.at[seen->period],
                    r->totals.period.at[period]);
}

arp_status csv_totals_check(csv_rows *rows, size_t row, size_t column, size_t *field) {
    csv_totals *t = &rows->totals;
    csv_seen *seen = &t->seen[column][row];
    const char *text;
    char shown[40];
    uint64_t totals;
    size_t n;
    arp_status st = check_period(rows, seen, field);
    if (st != ARP_OK) return st;
    if (!read_totals(rows, &totals)) return arp_fail_memory(&rows->fault.error);
    seen->total |= totals;
    seen->part |= t->watched & ~totals;
    uint64_t both = seen->total & seen->part;
    if (!both) return ARP_OK;
    for (*field = 0; !(both >> *field & 1);) ++*field;
    if (!csv_rows_text(rows, *field, &text, &n)) return arp_fail_memory(&rows->fault.error);
    arp_text_cut(shown, sizeof shown, text, n);
    return arp_fail(&rows->fault.error, ARP_PARSE, ARP_MSG_CSV_LONG_TOTAL, "sss",
                    rows->header.at[*field], rows->code_bytes.bytes, shown);
}

void csv_totals_free(csv_totals *totals) {
    for (size_t j = 0; totals->seen && j < totals->n_cells; j++) arp_free(totals->seen[j]);
    arp_free(totals->seen);
    arp_free(totals->level);
    arp_free(totals->period.at);
    arp_codes_free(totals->periods);
}
