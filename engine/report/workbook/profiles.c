/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook/profiles.h"

#include <string.h>

#include "base/codes.h"
#include "report/messages/page.h"
#include "report/messages/workbook.h"
#include "report/page/secret.h"
#include "report/workbook/rectangle.h"
#include "report/workbook/wide.h"

/* Columns before the comparators; what is described of an indicator. */
enum { CODE, LABEL, INDICATOR, UNIT, MARK, RANK, VALUE, OWN };
static const char *const DESCRIBED[] = {"least", "q1", "median", "q3", "most"};
enum { N_DESCRIBED = sizeof DESCRIBED / sizeof DESCRIBED[0] };

typedef struct profiles {
    arp_binder *b;
    const arp_result_table *indicators, *described, *ranking, *comparators, *compared;
    arp_rectangle values, nodes;
    size_t *first;           /* n_comparators: of each its first row */
    size_t n_comparators, n; /* columns */
    arp_sheet *sheet;
} profiles;

static bool find(profiles *p) {
    const arp_page_tables *t = p->b->pen.tables;
    p->indicators = arp_page_table(t, "indicators");
    p->described = arp_page_table(t, "described");
    p->ranking = arp_page_table(t, "ranking");
    p->compared = arp_page_table(t, "comparator_values");
    bool there = arp_rectangle_of(arp_page_table(t, "values"), "code", "indicator", &p->values) &&
                 arp_rectangle_of(arp_page_table(t, "nodes"), "code", "node", &p->nodes);
    return there && p->indicators && p->described && p->ranking && p->values.n == p->nodes.n &&
           arp_page_column(arp_page_table(t, "selection"), "code") != SIZE_MAX;
}

/* The comparators, in the order they stand in. */
static bool find_comparators(profiles *p) {
    size_t rows = p->compared ? p->compared->n_rows : 0;
    const char *last = NULL;
    p->first = arp_pool_take(p->b->pool, rows, sizeof *p->first);
    for (size_t row = 0; p->first && row < rows; row++) {
        const char *name = arp_page_text(p->compared, row, "comparator");
        if (!name || (last && strcmp(name, last) == 0)) continue;
        p->first[p->n_comparators++] = row;
        last = name;
    }
    if (!p->first) p->b->bad = true;
    return p->first != NULL;
}

static void title(profiles *p, arp_book_column *columns, int message, double width) {
    columns[p->n++] = (arp_book_column){arp_binder_say(p->b, message), width};
}

static arp_book_column *make_columns(profiles *p) {
    static const int OF_ALL[] = {ARP_MSG_PAGE_COLUMN_LEAST, ARP_MSG_WORKBOOK_COLUMN_Q1,
                                 ARP_MSG_PAGE_COLUMN_MEDIAN_VALUE, ARP_MSG_WORKBOOK_COLUMN_Q3,
                                 ARP_MSG_PAGE_COLUMN_MOST};
    if (!find_comparators(p)) return NULL;
    arp_book_column *columns = arp_binder_columns(p->b, OWN + N_DESCRIBED + p->n_comparators);
    if (!columns) return NULL;
    title(p, columns, ARP_MSG_PAGE_COLUMN_CODE, 11);
    title(p, columns, ARP_MSG_PAGE_COLUMN_TERRITORY, 26);
    title(p, columns, ARP_MSG_PAGE_COLUMN_INDICATOR, 52);
    title(p, columns, ARP_MSG_PAGE_COLUMN_UNIT, 22);
    title(p, columns, ARP_MSG_PAGE_COLUMN_MARK, 14);
    title(p, columns, ARP_MSG_PAGE_COLUMN_RANK, 9);
    if (p->b->pen.ranks_only) return columns;
    title(p, columns, ARP_MSG_PAGE_COLUMN_VALUE, 12);
    for (size_t j = 0; j < N_DESCRIBED; j++) title(p, columns, OF_ALL[j], 12);
    for (size_t c = 0; c < p->n_comparators; c++) {
        const char *name = arp_page_text(p->compared, p->first[c], "comparator");
        columns[p->n++] = (arp_book_column){name, 14};
    }
    return columns;
}

static void note(const profiles *p, const arp_book_column *columns) {
    arp_binder *b = p->b;
    size_t j = 0;
    arp_binder_note(b, columns[j++].title, p->values.table, "code", NULL);
    arp_binder_note(b, columns[j++].title, p->ranking, "label", NULL);
    arp_binder_note(b, columns[j++].title, p->values.table, "indicator", NULL);
    arp_binder_note(b, columns[j++].title, p->indicators, arp_binder_pair_name(b, "unit"), NULL);
    arp_binder_note(b, columns[j++].title, p->values.table, "mark", NULL);
    arp_binder_note(b, columns[j++].title, p->nodes.table, "rank", NULL);
    if (b->pen.ranks_only) return;
    arp_binder_note(b, columns[j++].title, p->values.table, "value", NULL);
    for (size_t i = 0; i < N_DESCRIBED; i++)
        arp_binder_note(b, columns[j++].title, p->described, DESCRIBED[i], NULL);
    for (; j < p->n; j++)
        arp_binder_note(b, columns[j].title, p->compared, "value", columns[j].title);
}

static void put_value(const profiles *p, double x) {
    arp_sheet_number(p->sheet, x, arp_binder_ink(p->b, ARP_FORM_VALUE, x));
}

/* The value of a comparator, but for an indicator with secret cells. */
static double compared(const profiles *p, size_t c, const char *indicator) {
    if (!arp_secret_open(&p->b->pen, indicator)) return NAN;
    size_t row = arp_page_row(p->compared, p->first[c], "indicator", indicator);
    return arp_page_number(p->compared, row, "value");
}

static void put_numbers(const profiles *p, size_t row, const char *id) {
    arp_bound_state state = arp_wide_state(p->values.table, row);
    double x = state == ARP_BOUND_SECRET ? NAN : arp_page_number(p->values.table, row, "value");
    size_t is = arp_page_row(p->described, 0, "indicator", id);
    arp_sheet_number(p->sheet, x,
                     arp_binder_state(p->b, state, isnan(x) ? NULL : arp_binder_format(x)));
    for (size_t j = 0; j < N_DESCRIBED; j++)
        put_value(p, arp_page_number(p->described, is, DESCRIBED[j]));
    for (size_t c = 0; c < p->n_comparators; c++) put_value(p, compared(p, c, id));
}

/* The j-th indicator of the territory of row i of the ranking. */
static void put_row(const profiles *p, size_t i, size_t j) {
    size_t row = i * p->values.k + j;
    const char *id = p->values.column[j];
    size_t is = arp_page_row(p->indicators, 0, "indicator", id),
           node = arp_rectangle_column(&p->nodes, id);
    const char *label = arp_binder_pair(p->b, p->indicators, is, "label");
    arp_bound_state state = arp_wide_state(p->values.table, row);
    size_t at = arp_page_row(p->ranking, i, "code", p->values.row[row]);
    double rank =
        node == SIZE_MAX ? NAN : arp_page_number(p->nodes.table, i * p->nodes.k + node, "rank");
    arp_sheet_row(p->sheet);
    arp_sheet_text(p->sheet, p->values.row[row], NULL);
    arp_sheet_text(p->sheet, arp_page_text(p->ranking, at, "label"), NULL);
    arp_sheet_text(p->sheet, label ? label : id, NULL);
    arp_sheet_text(p->sheet, arp_binder_pair(p->b, p->indicators, is, "unit"), NULL);
    arp_sheet_text(p->sheet, arp_binder_say(p->b, arp_binder_state_word(state)),
                   arp_binder_state(p->b, state, NULL));
    arp_sheet_number(p->sheet, rank, arp_binder_ink(p->b, ARP_FORM_WHOLE, rank));
    if (!p->b->pen.ranks_only) put_numbers(p, row, id);
}

void arp_profiles_write(arp_binder *b) {
    profiles p = {.b = b};
    if (!find(&p)) return;
    const arp_result_table *selection = arp_page_table(b->pen.tables, "selection");
    arp_codes *chosen = arp_codes_new(selection->column[arp_page_column(selection, "code")].text,
                                      selection->n_rows);
    arp_book_column *columns = make_columns(&p);
    if (!chosen) b->bad = true;
    if (!b->bad) {
        p.sheet =
            arp_binder_sheet(b, ARP_MSG_WORKBOOK_SHEET_PROFILES, p.values.table, columns, p.n, 3);
        arp_binder_title(b, ARP_MSG_WORKBOOK_TITLE_PROFILES);
        note(&p, columns);
    }
    for (size_t i = 0; !b->bad && i < p.values.n; i++) {
        if (arp_codes_find(chosen, p.values.row[i * p.values.k]) == SIZE_MAX) continue;
        for (size_t j = 0; j < p.values.k; j++) put_row(&p, i, j);
    }
    arp_codes_free(chosen);
}
