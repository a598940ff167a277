/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook/readme.h"

#include <string.h>

#include "base/fail.h"
#include "report/messages/page.h"
#include "report/messages/workbook.h"
#include "report/words/words.h"

static const arp_book_style LARGE = {.bold = true, .large = true}, BOLD = {.bold = true},
                            WRAPPED = {.wrap = true}, LINK = {.colour = 0x1F5A8A},
                            COUNT = {.number = "#,##0"};

typedef struct readme {
    const arp_binder *b;
    arp_sheet *sheet;
} readme;

static void put(const readme *r, const char *text, const arp_book_style *style) {
    arp_sheet_text(r->sheet, text, style ? arp_book_ink(r->b->book, style) : NULL);
}

static void say(const readme *r, int message, const arp_book_style *style) {
    put(r, arp_binder_say(r->b, message), style);
}

/* A row of a label and a text beside it. */
static void put_pair(const readme *r, int label, const char *text) {
    if (!text) return;
    arp_sheet_row(r->sheet);
    say(r, label, &BOLD);
    put(r, text, &WRAPPED);
}

static void put_heading(const readme *r, int message) {
    arp_sheet_row(r->sheet);
    arp_sheet_row(r->sheet);
    say(r, message, &BOLD);
}

static void put_title(const readme *r) {
    const arp_result_table *study = arp_page_table(r->b->pen.tables, "study");
    const arp_result_table *verdict = arp_page_table(r->b->pen.tables, "verdict");
    const char *level = arp_page_text(study, 0, "level");
    double n = arp_page_number(study, 0, "n");
    arp_lang lang = r->b->pen.lang;
    arp_word many = arp_word_territories(level ? level : "", isnan(n) ? 0 : (size_t)n, lang);
    arp_sheet_row(r->sheet);
    put(r, arp_binder_pair(r->b, study, 0, "title"), &LARGE);
    arp_sheet_row(r->sheet);
    put(r, many.s, NULL);
    arp_sheet_row(r->sheet);
    put_pair(r, ARP_MSG_WORKBOOK_SHEET_ANSWER, arp_binder_pair(r->b, verdict, 0, "sentence"));
}

/* "tables/NAME.csv", of the file that has the same table. */
static const char *file_of(const arp_result_table *table, char out[96]) {
    const char *name = table->stated->name;
    bool top = strcmp(name, "ranking") == 0;
    strcpy(out, top ? "" : "tables/");
    arp_text_cut(out + strlen(out), 64, name, strlen(name));
    return strcat(out, ".csv");
}

static void put_sheets(const readme *r) {
    const arp_binder *b = r->b;
    put_heading(r, ARP_MSG_WORKBOOK_SHEETS);
    say(r, ARP_MSG_WORKBOOK_HOLDS, &BOLD);
    say(r, ARP_MSG_PAGE_COLUMN_FILE, &BOLD);
    say(r, ARP_MSG_PAGE_COLUMN_ROWS, &BOLD);
    say(r, ARP_MSG_WORKBOOK_METHOD, &BOLD);
    for (size_t i = 0; i < b->n_sheets; i++) {
        const arp_bound_sheet *s = &b->sheet[i];
        char file[96];
        arp_sheet_row(r->sheet);
        arp_sheet_link(r->sheet, arp_sheet_name(s->sheet), s->sheet, arp_book_ink(b->book, &LINK));
        put(r, s->title, &WRAPPED);
        put(r, file_of(s->table, file), NULL);
        arp_sheet_number(r->sheet, (double)arp_sheet_rows(s->sheet), arp_book_ink(b->book, &COUNT));
        put(r, s->table->stated->method, NULL);
    }
}

static void put_colours(const readme *r) {
    static const int MEANS[] = {[ARP_BOUND_MISSING] = ARP_MSG_WORKBOOK_IS_MISSING,
                                [ARP_BOUND_SECRET] = ARP_MSG_WORKBOOK_IS_SECRET,
                                [ARP_BOUND_FILLED] = ARP_MSG_WORKBOOK_IS_FILLED,
                                [ARP_BOUND_NOT_APPLICABLE] = ARP_MSG_WORKBOOK_IS_NOT_APPLICABLE};
    put_heading(r, ARP_MSG_WORKBOOK_COLOURS);
    for (arp_bound_state state = ARP_BOUND_MISSING; state < ARP_BOUND_STATES; state++) {
        arp_sheet_row(r->sheet);
        arp_sheet_text(r->sheet, arp_binder_say(r->b, arp_binder_state_word(state)),
                       arp_binder_state(r->b, state, NULL));
        say(r, MEANS[state], &WRAPPED);
    }
}

static void put_reading(const readme *r) {
    const arp_binder *b = r->b;
    static const int SAID[] = {ARP_MSG_WORKBOOK_READ_HEADERS, ARP_MSG_WORKBOOK_READ_NUMBERS,
                               ARP_MSG_WORKBOOK_READ_CODES, ARP_MSG_WORKBOOK_READ_SECRECY};
    put_heading(r, ARP_MSG_WORKBOOK_READING);
    for (size_t i = 0; i < sizeof SAID / sizeof SAID[0]; i++) {
        arp_sheet_row(r->sheet);
        arp_sheet_text(r->sheet, NULL, NULL);
        say(r, SAID[i], &WRAPPED);
    }
    if (b->pen.ranks_only) {
        arp_sheet_row(r->sheet);
        arp_sheet_text(r->sheet, NULL, NULL);
        say(r, ARP_MSG_WORKBOOK_RANKS_ONLY, &WRAPPED);
    }
    if (arp_book_cut(b->book)) {
        arp_word many = arp_word_count(arp_book_cut(b->book), b->pen.lang);
        const char *const args[] = {many.s, NULL};
        arp_text told = {0};
        arp_text_fill(&told, arp_binder_say(b, ARP_MSG_WORKBOOK_CUT), args);
        arp_sheet_row(r->sheet);
        arp_sheet_text(r->sheet, NULL, NULL);
        if (!told.bad) put(r, told.bytes, &WRAPPED);
        arp_text_free(&told);
    }
}

static void put_notes(const readme *r) {
    const arp_result_table *notes = arp_page_table(r->b->pen.tables, "notes");
    if (notes) put_heading(r, ARP_MSG_PAGE_TITLE_NOTES);
    for (size_t i = 0; notes && i < notes->n_rows; i++) {
        arp_sheet_row(r->sheet);
        arp_sheet_text(r->sheet, NULL, NULL);
        put(r, arp_binder_pair(r->b, notes, i, "text"), &WRAPPED);
    }
}

arp_sheet *arp_readme_begin(const arp_binder *b) {
    static const arp_book_column COLUMNS[] = {
        {NULL, 22}, {NULL, 80}, {NULL, 32}, {NULL, 9}, {NULL, 16}};
    return arp_book_sheet(b->book, arp_binder_say(b, ARP_MSG_WORKBOOK_SHEET_README), COLUMNS,
                          sizeof COLUMNS / sizeof COLUMNS[0], 0);
}

void arp_readme_write(const arp_binder *b, arp_sheet *sheet) {
    const readme r = {b, sheet};
    put_title(&r);
    put_sheets(&r);
    put_colours(&r);
    put_reading(&r);
    put_notes(&r);
}

void arp_readme_columns(arp_binder *b) {
    arp_book_column *columns = arp_binder_columns(b, 7);
    const arp_ink *wrapped = arp_book_ink(b->book, &WRAPPED);
    if (!columns) return;
    columns[0] = (arp_book_column){arp_binder_say(b, ARP_MSG_WORKBOOK_COLUMN_SHEET), 18};
    columns[1] = (arp_book_column){arp_binder_say(b, ARP_MSG_WORKBOOK_COLUMN_HEADER), 36};
    columns[2] = (arp_book_column){arp_binder_say(b, ARP_MSG_WORKBOOK_COLUMN_TABLE), 24};
    columns[3] = (arp_book_column){arp_binder_say(b, ARP_MSG_WORKBOOK_COLUMN_COLUMN), 18};
    columns[4] = (arp_book_column){arp_binder_say(b, ARP_MSG_WORKBOOK_COLUMN_OF), 18};
    columns[5] = (arp_book_column){arp_binder_say(b, ARP_MSG_WORKBOOK_COLUMN_MEANING), 70};
    columns[6] = (arp_book_column){arp_binder_say(b, ARP_MSG_PAGE_COLUMN_UNIT), 18};
    arp_sheet *sheet =
        arp_book_sheet(b->book, arp_binder_say(b, ARP_MSG_WORKBOOK_SHEET_COLUMNS), columns, 7, 2);
    for (size_t i = 0; i < b->n_bound; i++) {
        const arp_bound *at = &b->bound[i];
        const arp_result_column *c = &at->table->stated->column[at->column];
        arp_sheet_row(sheet);
        arp_sheet_text(sheet, arp_sheet_name(at->sheet), NULL);
        arp_sheet_text(sheet, at->header, wrapped);
        arp_sheet_text(sheet, at->table->stated->name, NULL);
        arp_sheet_text(sheet, c->name, NULL);
        arp_sheet_text(sheet, at->of, NULL);
        arp_sheet_text(sheet, c->meaning[b->pen.lang], wrapped);
        arp_sheet_text(sheet, c->unit, NULL);
    }
}
