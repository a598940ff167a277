/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook/list.h"

#include <string.h>

#include "base/codes.h"
#include "base/fail.h"
#include "report/messages/workbook.h"
#include "report/page/secret.h"

enum { MOST_COLUMNS = 24, MOST_JOINED = 4, DRAWN = 30, WIDE = 60, TEXT_WIDTH = 90 };

/* A table whose rows are found by the code, or the indicator, of the sheet's own. */
typedef struct joined {
    const arp_result_table *table;
    arp_codes *rows;
} joined;

/* One column that is there. */
typedef struct shown {
    const arp_list_column *is;
    const arp_result_table *table;
    const joined *through; /* NULL: the sheet's own table */
    size_t column;         /* of the table */
} shown;

typedef struct list {
    arp_binder *b;
    const arp_result_table *table;
    const char *key; /* of what is joined */
    joined joined[MOST_JOINED];
    size_t n_joined;
    shown shown[MOST_COLUMNS];
    size_t n;
} list;

static const joined *join(list *l, const char *name) {
    for (size_t i = 0; i < l->n_joined; i++) {
        if (strcmp(l->joined[i].table->stated->name, name) == 0) return &l->joined[i];
    }
    const arp_result_table *t = arp_page_table(l->b->pen.tables, name);
    size_t key = arp_page_column(t, l->key);
    if (key == SIZE_MAX || l->n_joined == MOST_JOINED) return NULL;
    joined *made = &l->joined[l->n_joined];
    *made = (joined){t, arp_codes_new(t->column[key].text, t->n_rows)};
    if (!made->rows) {
        l->b->bad = true;
        return NULL;
    }
    l->n_joined++;
    return made;
}

static bool is_left_out(const arp_binder *b, const arp_list_column *c) {
    return b->pen.ranks_only &&
           (c->form == ARP_FORM_SCORE || c->form == ARP_FORM_VALUE || c->form == ARP_FORM_PEOPLE);
}

/* Which columns are there. */
static void choose(list *l, const arp_list_column *column) {
    for (const arp_list_column *c = column; c->name && l->n < MOST_COLUMNS; c++) {
        if (is_left_out(l->b, c)) continue;
        const joined *through = c->table ? join(l, c->table) : NULL;
        const arp_result_table *t = through ? through->table : c->table ? NULL : l->table;
        bool pair = c->form == ARP_FORM_PAIR;
        const char *name = pair ? arp_binder_pair_name(l->b, c->name) : c->name;
        size_t at = arp_page_column(t, name);
        if (at != SIZE_MAX) l->shown[l->n++] = (shown){c, t, through, at};
    }
}

/* Row of the column's table for a row of the sheet's; SIZE_MAX for none. */
static size_t row_of(const list *l, const shown *s, size_t row) {
    if (!s->through) return row;
    const char *key = arp_page_text(l->table, row, l->key);
    return key ? arp_codes_find(s->through->rows, key) : SIZE_MAX;
}

/* What a cell of texts says; NULL: nothing. */
static const char *text_of(const list *l, const shown *s, size_t row) {
    const char *text = row == SIZE_MAX ? NULL : s->table->column[s->column].text[row];
    switch (s->is->form) {
    case ARP_FORM_PAIR:
        return row == SIZE_MAX ? NULL : arp_binder_pair(l->b, s->table, row, s->is->name);
    case ARP_FORM_WORD:
    case ARP_FORM_NAME:
        return arp_binder_name(l->b, text);
    default:
        return text;
    }
}

static bool is_text(const shown *s) {
    return s->is->form <= ARP_FORM_NAME;
}

/* Wide enough for the texts of the column's first rows. */
static double width_of(const list *l, const shown *s) {
    enum { LOOKED_AT = 400 };
    size_t most = 0;
    if (!is_text(s)) return 12;
    for (size_t i = 0; i < l->table->n_rows && i < LOOKED_AT; i++) {
        const char *text = text_of(l, s, row_of(l, s, i));
        size_t n = text ? arp_text_characters(text, strlen(text)) : 0;
        if (n > most) most = n;
    }
    return arp_binder_width(most, s->is->form == ARP_FORM_PAIR ? TEXT_WIDTH : WIDE);
}

static void put_cell(const list *l, arp_sheet *sheet, const shown *s, size_t row) {
    size_t at = row_of(l, s, row);
    if (is_text(s)) {
        arp_sheet_text(sheet, text_of(l, s, at), arp_binder_ink(l->b, s->is->form, NAN));
        return;
    }
    double x = at == SIZE_MAX ? NAN : s->table->column[s->column].number[at];
    const arp_ink *ink = isnan(x) ? NULL : arp_binder_ink(l->b, s->is->form, x);
    if (s->is->form == ARP_FORM_FLAG) arp_sheet_flag(sheet, x, ink);
    else arp_sheet_number(sheet, x, ink);
}

static arp_sheet *write(list *l, const arp_list_sheet *as) {
    arp_binder *b = l->b;
    arp_book_column *columns = arp_binder_columns(b, l->n);
    if (b->bad || !l->n) return NULL;
    for (size_t j = 0; j < l->n; j++) {
        const arp_list_column *c = l->shown[j].is;
        columns[j].title = arp_binder_header(b, arp_binder_say(b, c->title),
                                             c->form == ARP_FORM_SHARE ? "%" : NULL);
        columns[j].width = width_of(l, &l->shown[j]);
    }
    arp_sheet *sheet = arp_binder_sheet(b, as->name, l->table, columns, l->n, as->frozen);
    for (size_t j = 0; j < l->n; j++) {
        const shown *s = &l->shown[j];
        arp_binder_note(b, columns[j].title, s->table, s->table->stated->column[s->column].name,
                        NULL);
    }
    for (size_t row = 0; row < l->table->n_rows; row++) {
        if (arp_secret_row(&b->pen, l->table, row)) continue;
        arp_sheet_row(sheet);
        for (size_t j = 0; j < l->n; j++) put_cell(l, sheet, &l->shown[j], row);
    }
    return sheet;
}

static void forget(list *l) {
    for (size_t i = 0; i < l->n_joined; i++) arp_codes_free(l->joined[i].rows);
}

static bool begin(list *l, const arp_list_sheet *as) {
    if (!l->table || !arp_secret_leaves(&l->b->pen, l->table)) return false;
    l->key = arp_page_column(l->table, "code") != SIZE_MAX ? "code" : "indicator";
    choose(l, as->column);
    return true;
}

arp_sheet *arp_list_write(arp_binder *b, const arp_list_sheet *sheet) {
    list l = {.b = b, .table = arp_page_table(b->pen.tables, sheet->table)};
    arp_sheet *written = begin(&l, sheet) ? write(&l, sheet) : NULL;
    forget(&l);
    return written;
}

/* Number of the column that is that one of that table; SIZE_MAX for none. */
static size_t find(const list *l, const char *table, const char *name) {
    for (size_t j = 0; j < l->n; j++) {
        const shown *s = &l->shown[j];
        if (strcmp(s->is->name, name) == 0 && strcmp(s->table->stated->name, table) == 0) return j;
    }
    return SIZE_MAX;
}

void arp_list_ranking(arp_binder *b) {
    list l = {.b = b, .table = arp_page_table(b->pen.tables, "ranking")};
    arp_sheet *sheet = begin(&l, &ARP_RANKING_SHEET) ? write(&l, &ARP_RANKING_SHEET) : NULL;
    bool drawn = find(&l, "draws_ranks", "q05") != SIZE_MAX;
    arp_book_chart chart = {
        .title =
            arp_binder_say(b, drawn ? ARP_MSG_WORKBOOK_CHART_DRAWS : ARP_MSG_WORKBOOK_CHART_SETS),
        .axis = arp_binder_say(b, ARP_MSG_WORKBOOK_CHART_AXIS),
        .label = find(&l, "ranking", "label"),
        .middle = find(&l, "ranking", "rank"),
        .low = drawn ? find(&l, "draws_ranks", "q05") : find(&l, "rank_sets", "low"),
        .high = drawn ? find(&l, "draws_ranks", "q95") : find(&l, "rank_sets", "high")};
    if (chart.label == SIZE_MAX) chart.label = find(&l, "ranking", "code");
    if (sheet && chart.low != SIZE_MAX && chart.high != SIZE_MAX) {
        chart.rows = l.table->n_rows < DRAWN ? l.table->n_rows : DRAWN;
        arp_sheet_chart(sheet, &chart);
    }
    forget(&l);
}
