/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/book/parts.h"

static bool same_style(const arp_book_style *a, const arp_book_style *b) {
    bool number =
        a->number && b->number ? strcmp(a->number, b->number) == 0 : a->number == b->number;
    return number && a->fill == b->fill && a->colour == b->colour && a->bold == b->bold &&
           a->wrap == b->wrap && a->large == b->large;
}

static lxw_format *make_format(const arp_book *book, const arp_book_style *style) {
    lxw_format *f = workbook_add_format(book->file);
    if (!f) return NULL;
    if (style->number) format_set_num_format(f, style->number);
    if (style->fill) format_set_bg_color(f, style->fill);
    if (style->colour) format_set_font_color(f, style->colour);
    if (style->bold) format_set_bold(f);
    if (style->wrap) format_set_text_wrap(f);
    if (style->large) format_set_font_size(f, 14);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    return f;
}

const arp_ink *arp_book_ink(arp_book *book, const arp_book_style *style) {
    if (book->bad) return NULL;
    for (const arp_ink *known = book->ink; known; known = known->before) {
        if (same_style(&known->style, style)) return known;
    }
    arp_ink *ink = arp_pool_take(book->pool, 1, sizeof *ink);
    lxw_format *format = ink ? make_format(book, style) : NULL;
    if (!format) {
        book->bad = true;
        return NULL;
    }
    *ink = (arp_ink){*style, format, book->ink};
    book->ink = ink;
    return ink;
}
