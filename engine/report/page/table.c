/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/table.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "report/messages/page.h"
#include "report/page/names.h"
#include "report/page/secret.h"
#include "report/words/words.h"

static bool is_value(const arp_page_shown *c) {
    return c->form >= ARP_FORM_SCORE;
}

static bool is_text(const arp_page_shown *c) {
    return c->form <= ARP_FORM_NAME || c->form == ARP_FORM_FLAG;
}

/* The text of the column NAME_fr or NAME_en. */
static const char *pair_text(const arp_result_table *t, size_t row, const char *name,
                             arp_lang lang) {
    static const char *const END[] = {"_fr", "_en"};
    char column[64];
    arp_text_cut(column, sizeof column - 4, name, strlen(name));
    strcat(column, END[lang]);
    return arp_page_text(t, row, column);
}

/* A column that the table has, and that may be shown. */
static bool shows(const arp_pen *p, const arp_result_table *t, const arp_page_shown *c) {
    if (p->ranks_only && is_value(c)) return false;
    if (c->form != ARP_FORM_PAIR) return arp_page_column(t, c->name) != SIZE_MAX;
    for (size_t row = 0; row < t->n_rows; row++) { /* most often the first says */
        if (pair_text(t, row, c->name, ARP_FR) || pair_text(t, row, c->name, ARP_EN)) return true;
    }
    return false;
}

/* Which of its columns hold numbers, once for the table: "n2 n4". */
static void put_classes(const arp_pen *p, const arp_result_table *t, const arp_page_shown *column) {
    char class[] = " n0";
    arp_pen_raw(p, "\" class=\"");
    for (const arp_page_shown *c = column; c->name; c++) {
        if (!shows(p, t, c)) continue;
        class[2]++;
        if (!is_text(c)) arp_pen_raw(p, class);
    }
}

static void put_head(const arp_pen *p, const arp_result_table *t, const arp_page_shown *column) {
    arp_pen_raw(p, "<thead><tr>");
    for (const arp_page_shown *c = column; c->name; c++) {
        if (!shows(p, t, c)) continue;
        arp_pen_raw(p, is_text(c) ? "<th scope=\"col\" data-column=\""
                                  : "<th scope=\"col\" class=\"n\" data-column=\"");
        arp_pen_raw(p, c->form == ARP_FORM_PLACE ? "territory" : c->name);
        arp_pen_raw(p, "\">");
        arp_pen_say(p, c->title, NULL);
        arp_pen_raw(p, "</th>");
    }
    arp_pen_raw(p, "</tr></thead>\n<tbody>\n");
}

static void put_pair(const arp_pen *p, const arp_result_table *t, size_t row, const char *name) {
    arp_pen_both(p, pair_text(t, row, name, ARP_FR), pair_text(t, row, name, ARP_EN));
}

/* What a cell of words or names says, in both languages. */
static void said(const arp_pen *p, const char *text, const arp_page_shown *c, const char *name[2]) {
    if (c->form == ARP_FORM_WORD) arp_page_word(arp_page_word_key(c->name, text), name);
    else arp_page_name(p, text, name);
}

static bool is_said(const arp_page_shown *c) {
    return c->form == ARP_FORM_WORD || c->form == ARP_FORM_NAME;
}

/* The cell's tag: one that is said otherwise in the other language has its id, for the script. */
static void put_tag(const arp_pen *p, const arp_result_table *t, size_t row,
                    const arp_page_shown *c) {
    const char *text = is_said(c) ? arp_page_text(t, row, c->name) : NULL, *name[2];
    if (text) said(p, text, c, name);
    if (text && strcmp(name[ARP_FR], name[ARP_EN]) != 0) {
        arp_pen_raw(p, c->form == ARP_FORM_WORD ? "<td data-w=\"" : "<td data-n=\"");
        arp_pen_text(p, c->form == ARP_FORM_WORD ? arp_page_word_key(c->name, text) : text);
        arp_pen_raw(p, "\">");
    } else {
        arp_pen_raw(p, "<td>");
    }
}

enum { LONGEST_CODE = 128 };

/* The territories of one code, or of several that a blank parts. */
static void put_places(const arp_pen *p, const char *codes) {
    const arp_result_table *ranking = arp_page_table(p->tables, "ranking");
    char code[LONGEST_CODE];
    for (const char *at = codes; at && *at;) {
        const size_t whole = arp_page_row(ranking, 0, "code", codes), n = strcspn(at, " ");
        arp_text_cut(code, sizeof code, at, n);
        size_t row = whole != SIZE_MAX ? whole : arp_page_row(ranking, 0, "code", code);
        const char *label = arp_page_text(ranking, row, "label");
        if (at != codes) arp_pen_raw(p, " + ");
        arp_pen_text(p, row == SIZE_MAX ? "" : label);
        at = whole != SIZE_MAX ? "" : at + n + strspn(at + n, " ");
    }
}

static void put_text(const arp_pen *p, const arp_result_table *t, size_t row,
                     const arp_page_shown *c) {
    const char *text = arp_page_text(t, row, c->name), *name[2];
    if (c->form == ARP_FORM_PAIR) {
        put_pair(p, t, row, c->name);
    } else if (c->form == ARP_FORM_FLAG) {
        double x = arp_page_number(t, row, c->name);
        if (!isnan(x)) arp_pen_say(p, x != 0 ? ARP_MSG_PAGE_YES : ARP_MSG_PAGE_NO, NULL);
    } else if (c->form == ARP_FORM_PLACE) {
        put_places(p, text);
    } else if (c->form == ARP_FORM_TEXT) {
        arp_pen_text(p, text);
    } else {
        said(p, text, c, name);
        arp_pen_text(p, name[p->lang]);
    }
}

static void put_number(const arp_pen *p, double x, arp_page_form form) {
    arp_word word = {""};
    if (isnan(x)) return;
    switch (form) {
    case ARP_FORM_WHOLE:
    case ARP_FORM_PEOPLE:
        word = arp_word_number(x, 0, p->lang);
        break;
    case ARP_FORM_YEAR:
        word = arp_word_year((int)x);
        break;
    case ARP_FORM_C:
        word = arp_word_c(x, p->lang);
        break;
    case ARP_FORM_P:
        word = arp_word_p(x, p->lang);
        arp_pen_text(p, arp_word_bare(&word));
        return;
    case ARP_FORM_SHARE:
        word = arp_word_number(100 * x, 1, p->lang);
        strcat(word.s, p->lang == ARP_FR ? "\xC2\xA0%" : "%");
        break;
    case ARP_FORM_SCORE:
    case ARP_FORM_NUMBER:
        word = arp_word_number(x, 3, p->lang);
        break;
    default:
        word = arp_word_value(x, p->lang);
    }
    arp_pen_text(p, word.s);
}

static void put_row(const arp_pen *p, const arp_result_table *t, size_t row,
                    const arp_page_shown *column, const char *class) {
    arp_pen_raw(p, "<tr");
    if (*class) {
        arp_pen_raw(p, " class=\"");
        arp_pen_raw(p, class);
        arp_pen_raw(p, "\"");
    }
    arp_pen_raw(p, ">");
    for (const arp_page_shown *c = column; c->name; c++) {
        if (!shows(p, t, c)) continue;
        put_tag(p, t, row, c);
        if (is_text(c)) put_text(p, t, row, c);
        else put_number(p, arp_page_number(t, row, c->name), c->form);
    }
    arp_pen_raw(p, "\n");
}

/* How many there are, where they are not all here. */
static void put_foot(const arp_pen *p, const arp_result_table *t, size_t shown) {
    arp_word of[2][2];
    if (shown == t->n_rows) return;
    for (int lang = 0; lang < 2; lang++) {
        of[lang][0] = arp_word_count(shown, (arp_lang)lang);
        of[lang][1] = arp_word_count(t->n_rows, (arp_lang)lang);
    }
    const char *fr[] = {of[0][0].s, of[0][1].s, t->stated->name, NULL};
    const char *en[] = {of[1][0].s, of[1][1].s, t->stated->name, NULL};
    arp_pen_raw(p, "<p class=\"more\">");
    arp_pen_say_each(p, ARP_MSG_PAGE_SHOWN_ROWS, fr, en);
    arp_pen_raw(p, "</p>\n");
}

/* The rows of the table: the selected, then the others. */
static void put_rows(const arp_pen *p, const arp_result_table *t, const arp_page_figure *figure,
                     const bool *chosen) {
    size_t shown = 0, others = 0;
    for (int pass = 0; pass < (figure->when == ARP_OF_CHOSEN ? 1 : 2); pass++) {
        for (size_t row = 0; row < t->n_rows && others < p->rows; row++) {
            if (chosen[row] != (pass == 0) || arp_secret_row(p, t, row)) continue;
            others += pass == 1;
            put_row(p, t, row, figure->column,
                    pass == 0                 ? "chosen"
                    : others > ARP_PRINT_ROWS ? "far"
                                              : "");
            shown++;
        }
    }
    arp_pen_raw(p, "</tbody></table></div>\n");
    if (figure->when != ARP_OF_CHOSEN) put_foot(p, t, shown);
}

arp_status arp_page_table_write(const arp_pen *p, const arp_page_figure *figure, arp_error *err) {
    const arp_result_table *t = arp_page_table(p->tables, figure->table);
    size_t codes = arp_page_column(t, "code");
    bool *chosen = arp_zalloc(t->n_rows, sizeof *chosen);
    if (!chosen) return arp_fail_memory(err);
    for (size_t row = 0; codes != SIZE_MAX && row < t->n_rows; row++) {
        const char *code = t->column[codes].text[row];
        chosen[row] = code && arp_pen_chosen(p, code);
    }
    arp_pen_raw(p, "<div class=\"scroll\" tabindex=\"0\"><table data-table=\"");
    arp_pen_raw(p, t->stated->name);
    put_classes(p, t, figure->column);
    arp_pen_raw(p, "\"><caption>");
    arp_pen_say(p, figure->title, NULL);
    arp_pen_raw(p, "</caption>\n");
    put_head(p, t, figure->column);
    put_rows(p, t, figure, chosen);
    arp_free(chosen);
    return ARP_OK;
}
