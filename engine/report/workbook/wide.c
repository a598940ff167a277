/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook/wide.h"

#include <string.h>

#include "report/messages/page.h"
#include "report/messages/workbook.h"
#include "report/page/secret.h"

enum { KEYS = 2, CODE_WIDTH = 11, LABEL_WIDTH = 30, CELL_WIDTH = 14, WIDEST = 44, LOOKED_AT = 400 };

typedef enum what { DATA, MARKS, NORMALISED } what;

/* A sheet of territories under way. */
typedef struct wide {
    arp_binder *b;
    what what;
    arp_rectangle grid;   /* of its cells */
    arp_rectangle values; /* of the table of values; k = 0: there is none */
    const char *const *mark;
    const double *value_of, *filled, *score; /* of both, a cell each */
    const arp_result_table *ranking;
    size_t *column, n;   /* of the grid, those that are shown */
    size_t *value;       /* of each, that of values; SIZE_MAX: a node that is no indicator */
    const char **format; /* of each */
    const arp_ink **ink; /* of each, where it is known */
} wide;

static arp_bound_state state(const char *mark, double filled) {
    if (!mark || strcmp(mark, "ok") == 0) return ARP_BOUND_KNOWN;
    if (strcmp(mark, "secret") == 0) return ARP_BOUND_SECRET;
    if (!isnan(filled)) return ARP_BOUND_FILLED;
    return strcmp(mark, "missing") == 0 ? ARP_BOUND_MISSING : ARP_BOUND_NOT_APPLICABLE;
}

arp_bound_state arp_wide_state(const arp_result_table *values, size_t row) {
    return state(arp_page_text(values, row, "mark"), arp_page_number(values, row, "filled"));
}

/* Of the cell of row i in the j-th column shown. */
static arp_bound_state state_of(const wide *w, size_t i, size_t j) {
    if (!w->values.k || w->value[j] == SIZE_MAX) return ARP_BOUND_KNOWN;
    size_t row = i * w->values.k + w->value[j];
    return state(w->mark[row], w->filled[row]);
}

/* The number that the cell shows: what is secret has none. */
static double number_of(const wide *w, size_t i, size_t j) {
    size_t row = i * w->grid.k + w->column[j];
    if (w->what == NORMALISED) return w->score[row];
    arp_bound_state is = state_of(w, i, j);
    return is == ARP_BOUND_KNOWN ? w->value_of[row] : is == ARP_BOUND_FILLED ? w->filled[row] : NAN;
}

/* One format for a column, by the largest of its numbers; whole ones where all are. */
static const char *format_of(const wide *w, size_t j) {
    double most = 0;
    bool whole = true;
    if (w->what == NORMALISED) return "0.000";
    for (size_t i = 0; i < w->grid.n; i++) {
        double x = number_of(w, i, j);
        if (isnan(x)) continue;
        most = fmax(most, fabs(x));
        whole = whole && x == floor(x);
    }
    return arp_binder_format(whole ? 0 : most == floor(most) ? most + 0.5 : most);
}

/* Is a node of the index one whose normalised values may be shown: not an indicator with secret
   cells? */
static bool is_open(const wide *w, size_t value, const char *id) {
    if (w->what != NORMALISED || value == SIZE_MAX) return true;
    return arp_secret_open(&w->b->pen, id);
}

static bool choose(wide *w) {
    arp_pool *pool = w->b->pool;
    if (!arp_pool_take_all(pool, ARP_ARRAY(w->column, w->grid.k), ARP_ARRAY(w->value, w->grid.k),
                           ARP_ARRAY(w->format, w->grid.k), ARP_ARRAY(w->ink, w->grid.k))) {
        w->b->bad = true;
        return false;
    }
    for (size_t j = 0; j < w->grid.k; j++) {
        const char *id = w->grid.column[j];
        size_t value = w->values.k ? arp_rectangle_column(&w->values, id) : SIZE_MAX;
        if (!is_open(w, value, id)) continue;
        w->column[w->n] = j;
        w->value[w->n++] = value;
    }
    for (size_t j = 0; j < w->n; j++) {
        w->format[j] = format_of(w, j);
        w->ink[j] = arp_binder_state(w->b, ARP_BOUND_KNOWN, w->format[j]);
    }
    return w->n + KEYS <= ARP_BOOK_COLUMNS;
}

/* "Médecins pour 100 000 habitants (/ 100 000)"; of a node its name. */
static const char *header_of(const wide *w, size_t j) {
    const arp_result_table *indicators = arp_page_table(w->b->pen.tables, "indicators");
    const char *id = w->grid.column[w->column[j]];
    size_t row = arp_page_row(indicators, 0, "indicator", id);
    if (row == SIZE_MAX) return arp_binder_header(w->b, arp_binder_name(w->b, id), NULL);
    const char *label = arp_binder_pair(w->b, indicators, row, "label");
    const char *unit = w->what == DATA ? arp_binder_pair(w->b, indicators, row, "unit") : NULL;
    return arp_binder_header(w->b, label ? label : id, unit);
}

/* Where the label of row i stands in the ranking, which has the same order. */
static const char *label_of(const wide *w, size_t i) {
    const char *code = w->grid.row[i * w->grid.k], *there = arp_page_text(w->ranking, i, "code");
    size_t row = there && strcmp(there, code) == 0 ? i : arp_page_row(w->ranking, 0, "code", code);
    return arp_page_text(w->ranking, row, "label");
}

static double label_width(const wide *w) {
    size_t most = 0;
    for (size_t i = 0; i < w->grid.n && i < LOOKED_AT; i++) {
        const char *label = label_of(w, i);
        size_t n = label ? arp_text_characters(label, strlen(label)) : 0;
        if (n > most) most = n;
    }
    return arp_binder_width(most, WIDEST);
}

/* In the sheet of marks what is known has none, so that the others are seen. */
static void put_cell(const wide *w, arp_sheet *sheet, size_t i, size_t j) {
    arp_bound_state is = state_of(w, i, j);
    bool known = is == ARP_BOUND_KNOWN;
    if (w->what == MARKS) {
        arp_sheet_text(sheet, known ? NULL : arp_binder_say(w->b, arp_binder_state_word(is)),
                       known ? NULL : arp_binder_state(w->b, is, NULL));
        return;
    }
    double x = number_of(w, i, j);
    const arp_ink *ink = known ? w->ink[j] : arp_binder_state(w->b, is, w->format[j]);
    arp_sheet_number(sheet, x, known && isnan(x) ? NULL : ink);
}

static arp_sheet *begin_sheet(const wide *w, int name) {
    static const char *const CELL[] = {[DATA] = "value", [MARKS] = "mark", [NORMALISED] = "score"};
    static const int TITLE[] = {[DATA] = ARP_MSG_WORKBOOK_TITLE_DATA,
                                [MARKS] = ARP_MSG_WORKBOOK_TITLE_MARKS,
                                [NORMALISED] = ARP_MSG_WORKBOOK_TITLE_NORMALISED};
    arp_binder *b = w->b;
    arp_book_column *columns = arp_binder_columns(b, KEYS + w->n);
    if (!columns) return NULL;
    columns[0] = (arp_book_column){arp_binder_say(b, ARP_MSG_PAGE_COLUMN_CODE), CODE_WIDTH};
    columns[1] = (arp_book_column){arp_binder_say(b, ARP_MSG_PAGE_COLUMN_TERRITORY), LABEL_WIDTH};
    for (size_t j = 0; j < w->n; j++)
        columns[KEYS + j] = (arp_book_column){header_of(w, j), CELL_WIDTH};
    columns[1].width = label_width(w);
    if (b->bad) return NULL;
    arp_sheet *sheet = arp_binder_sheet(b, name, w->grid.table, columns, KEYS + w->n, KEYS);
    arp_binder_title(b, TITLE[w->what]);
    arp_binder_note(b, columns[0].title, w->grid.table, "code", NULL);
    arp_binder_note(b, columns[1].title, w->ranking, "label", NULL);
    for (size_t j = 0; j < w->n; j++)
        arp_binder_note(b, columns[KEYS + j].title, w->grid.table, CELL[w->what],
                        w->grid.column[w->column[j]]);
    return sheet;
}

static void put(wide *w, int name) {
    if (!choose(w)) return;
    arp_sheet *sheet = begin_sheet(w, name);
    for (size_t i = 0; sheet && i < w->grid.n; i++) {
        arp_sheet_row(sheet);
        arp_sheet_text(sheet, w->grid.row[i * w->grid.k], NULL);
        arp_sheet_text(sheet, label_of(w, i), NULL);
        for (size_t j = 0; j < w->n; j++) put_cell(w, sheet, i, j);
    }
}

/* Numbers and texts of a column; NULL for none. */
static const double *numbers(const arp_result_table *t, const char *name) {
    size_t j = arp_page_column(t, name);
    return j == SIZE_MAX ? NULL : t->column[j].number;
}

static const char *const *texts(const arp_result_table *t, const char *name) {
    size_t j = arp_page_column(t, name);
    return j == SIZE_MAX ? NULL : t->column[j].text;
}

/* The table of values, if it is what it is to be. */
static bool find_values(wide *w) {
    const arp_result_table *t = arp_page_table(w->b->pen.tables, "values");
    w->mark = texts(t, "mark");
    w->value_of = numbers(t, "value");
    w->filled = numbers(t, "filled");
    return w->mark && w->value_of && w->filled &&
           arp_rectangle_of(t, "code", "indicator", &w->values);
}

void arp_wide_values(arp_binder *b) {
    const arp_result_table *nodes = arp_page_table(b->pen.tables, "nodes");
    wide w = {.b = b, .ranking = arp_page_table(b->pen.tables, "ranking")};
    if (!w.ranking || !find_values(&w)) return;
    w.grid = w.values;
    if (!b->pen.ranks_only) put(&w, ARP_MSG_WORKBOOK_SHEET_DATA);
    w.n = 0;
    w.what = MARKS;
    put(&w, ARP_MSG_WORKBOOK_SHEET_MARKS);
    w.score = numbers(nodes, "score");
    if (b->pen.ranks_only || !w.score || !arp_rectangle_of(nodes, "code", "node", &w.grid)) return;
    w.n = 0;
    w.what = NORMALISED;
    if (w.grid.n == w.values.n) put(&w, ARP_MSG_WORKBOOK_SHEET_NORMALISED);
}

bool arp_wide_correlations(arp_binder *b) {
    const arp_result_table *t = arp_page_table(b->pen.tables, "indicator_correlations");
    arp_rectangle g;
    if (!arp_rectangle_of(t, "indicator", "other", &g) || g.k + 1 > ARP_BOOK_COLUMNS) return false;
    arp_book_column *columns = arp_binder_columns(b, g.k + 1);
    const arp_ink *ink = arp_binder_state(b, ARP_BOUND_KNOWN, "0.00");
    if (!columns) return true;
    columns[0] = (arp_book_column){arp_binder_say(b, ARP_MSG_PAGE_COLUMN_INDICATOR), WIDEST + 8};
    for (size_t j = 0; j < g.k; j++)
        columns[j + 1] = (arp_book_column){arp_binder_name(b, g.column[j]), CELL_WIDTH};
    arp_sheet *sheet =
        arp_binder_sheet(b, ARP_MSG_WORKBOOK_SHEET_CORRELATIONS, t, columns, g.k + 1, 1);
    arp_binder_note(b, columns[0].title, t, "indicator", NULL);
    for (size_t j = 0; j < g.k; j++)
        arp_binder_note(b, columns[j + 1].title, t, "correlation", g.column[j]);
    for (size_t i = 0; i < g.n; i++) {
        arp_sheet_row(sheet);
        arp_sheet_text(sheet, arp_binder_name(b, g.row[i * g.k]), NULL);
        for (size_t j = 0; j < g.k; j++)
            arp_sheet_number(sheet, arp_page_number(t, i * g.k + j, "correlation"), ink);
    }
    arp_sheet_shade(sheet, 1, g.k);
    return true;
}
