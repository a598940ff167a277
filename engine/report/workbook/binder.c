/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook/binder.h"

#include <string.h>

#include "base/fail.h"
#include "report/messages/page.h"
#include "report/messages/workbook.h"
#include "report/page/names.h"

enum { FIRST_ROOM = 64, NAME_ROOM = 64 };

const char *arp_binder_say(const arp_binder *b, int message) {
    return arp_say((arp_message)message, b->pen.lang);
}

const char *arp_binder_header(arp_binder *b, const char *text, const char *unit) {
    const char *const parts[] = {text ? text : "", unit, NULL};
    arp_text header = {0};
    arp_text_fill(&header, unit && *unit ? "{0} ({1})" : "{0}", parts);
    const char *own = header.bad ? NULL : arp_pool_text(b->pool, header.bytes, header.n);
    arp_text_free(&header);
    if (!own) b->bad = true;
    return own ? own : "";
}

arp_book_column *arp_binder_columns(arp_binder *b, size_t n) {
    arp_book_column *columns = arp_pool_take(b->pool, n, sizeof *columns);
    if (!columns) b->bad = true;
    return columns;
}

arp_sheet *arp_binder_sheet(arp_binder *b, int name, const arp_result_table *table,
                            const arp_book_column *column, size_t n, size_t frozen) {
    arp_sheet *sheet = arp_book_sheet(b->book, arp_binder_say(b, name), column, n, frozen);
    if (b->n_sheets < ARP_MOST_SHEETS)
        b->sheet[b->n_sheets++] =
            (arp_bound_sheet){sheet, table, table->stated->title[b->pen.lang]};
    return sheet;
}

void arp_binder_title(arp_binder *b, int message) {
    b->sheet[b->n_sheets - 1].title = arp_binder_say(b, message);
}

double arp_binder_width(size_t most, double widest) {
    double width = (double)most + 3;
    return width < 9 ? 9 : width > widest ? widest : width;
}

void arp_binder_note(arp_binder *b, const char *header, const arp_result_table *table,
                     const char *column, const char *of) {
    if (b->n_bound == b->room) {
        size_t room = b->room ? 2 * b->room : FIRST_ROOM;
        arp_bound *bound = arp_resize(b->bound, room, sizeof *bound);
        if (!bound) {
            b->bad = true;
            return;
        }
        b->bound = bound;
        b->room = room;
    }
    b->bound[b->n_bound++] = (arp_bound){b->sheet[b->n_sheets - 1].sheet, header, table,
                                         arp_page_column(table, column), of};
}

const char *arp_binder_format(double x) {
    double size = fabs(x);
    if (size == floor(size) || size >= 1000) return "#,##0";
    return size >= 100 ? "#,##0.0" : size >= 1 ? "#,##0.00" : "0.000";
}

const arp_ink *arp_binder_ink(const arp_binder *b, arp_page_form form, double x) {
    static const char *const NUMBER[] = {
        [ARP_FORM_WHOLE] = "#,##0", [ARP_FORM_PEOPLE] = "#,##0", [ARP_FORM_YEAR] = "0",
        [ARP_FORM_C] = "0.000",     [ARP_FORM_P] = "0.0000",     [ARP_FORM_SHARE] = "0.0%",
        [ARP_FORM_SCORE] = "0.000",
    };
    if (form == ARP_FORM_PAIR) return arp_book_ink(b->book, &(arp_book_style){.wrap = true});
    if (form <= ARP_FORM_NAME) return arp_book_ink(b->book, &(arp_book_style){0});
    if (isnan(x)) return NULL;
    const char *number = NUMBER[form];
    if (form == ARP_FORM_VALUE || form == ARP_FORM_NUMBER) number = arp_binder_format(x);
    if (form == ARP_FORM_FLAG) number = arp_binder_say(b, ARP_MSG_WORKBOOK_FLAG);
    return arp_book_ink(b->book, &(arp_book_style){.number = number});
}

/* Of these the lightest is not read apart from white by all: each has a word in the sheet of marks.
 */
static const struct {
    uint32_t fill, colour;
    int word;
} STATE[] = {
    [ARP_BOUND_KNOWN] = {0, 0, ARP_MSG_PAGE_WORD_OK},
    [ARP_BOUND_MISSING] = {0xF2D9C4, 0, ARP_MSG_PAGE_WORD_MISSING},
    [ARP_BOUND_SECRET] = {0x4A4A4A, 0xFFFFFF, ARP_MSG_PAGE_WORD_SECRET},
    [ARP_BOUND_FILLED] = {0xFFF3B0, 0, ARP_MSG_WORKBOOK_FILLED},
    [ARP_BOUND_NOT_APPLICABLE] = {0xD9DEE3, 0, ARP_MSG_PAGE_WORD_NOT_APPLICABLE},
};

const arp_ink *arp_binder_state(const arp_binder *b, arp_bound_state state, const char *number) {
    return arp_book_ink(b->book, &(arp_book_style){.number = number,
                                                   .fill = STATE[state].fill,
                                                   .colour = STATE[state].colour});
}

int arp_binder_state_word(arp_bound_state state) {
    return STATE[state].word;
}

const char *arp_binder_name(const arp_binder *b, const char *id) {
    const char *name[2] = {NULL, NULL};
    if (id) arp_page_name(&b->pen, id, name);
    return name[b->pen.lang];
}

static void pair_name(arp_lang lang, const char *name, char out[NAME_ROOM]) {
    arp_text_cut(out, NAME_ROOM - 4, name, strlen(name));
    strcat(out, lang == ARP_FR ? "_fr" : "_en");
}

const char *arp_binder_pair(const arp_binder *b, const arp_result_table *t, size_t row,
                            const char *name) {
    char own[NAME_ROOM], other[NAME_ROOM];
    pair_name(b->pen.lang, name, own);
    pair_name(b->pen.lang == ARP_FR ? ARP_EN : ARP_FR, name, other);
    const char *text = arp_page_text(t, row, own);
    return text ? text : arp_page_text(t, row, other);
}

const char *arp_binder_pair_name(arp_binder *b, const char *name) {
    char own[NAME_ROOM];
    pair_name(b->pen.lang, name, own);
    const char *kept = arp_pool_text(b->pool, own, strlen(own));
    if (!kept) b->bad = true;
    return kept ? kept : "";
}
