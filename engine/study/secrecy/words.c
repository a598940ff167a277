/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/number.h"
#include "study/secrecy/sheets.h"

enum { SHOWN = 6 }; /* cells on either side; others are counted */

/* "3 × A(01002)": what stands on a side is above 0. */
static void put_cell(const secrecy_work *w, const secrecy_term *t, arp_text *out) {
    char factor[ARP_NUMBER_ROOM];
    size_t sheet = 0, column = 0, row = 0;
    secrecy_locate(w, t->cell, &sheet, &column, &row);
    arp_number_short(factor, fabs(t->factor));
    const char *const parts[] = {factor, w->figures[sheet][column].name,
                                 w->in->sheet[sheet].table->code[row], NULL};
    arp_text_fill(out, fabs(t->factor) == 1.0 ? "{1}({2})" : "{0} \xC3\x97 {1}({2})", parts);
}

/* Which cells are shown: the asked one, then the others in their order. */
static bool is_shown(const secrecy_term *t, size_t first, size_t *left) {
    if (t->cell == first) return true;
    if (*left == 0) return false;
    --*left;
    return true;
}

static void put_side(const secrecy_work *w, const secrecy_equation *q, size_t first, double sign,
                     const char *constant, arp_text *out) {
    size_t left = SHOWN, n = 0, hidden = 0;
    const secrecy_term *term = w->system.term + q->first;
    for (size_t t = 0; t < q->n; t++) {
        if (term[t].factor * sign > 0.0 && term[t].cell == first) left--;
    }
    for (size_t t = 0; t < q->n; t++) {
        if (term[t].factor * sign < 0.0) continue;
        if (!is_shown(&term[t], first, &left)) {
            hidden++;
            continue;
        }
        if (n++) arp_text_add(out, " + ");
        put_cell(w, &term[t], out);
    }
    if (hidden) {
        char count[ARP_NUMBER_ROOM];
        const char *const parts[] = {count, NULL};
        arp_number_from_size(count, hidden);
        arp_text_fill(out, " + \xE2\x80\xA6 (+ {0})", parts);
    }
    if (constant) {
        if (n) arp_text_add(out, " + ");
        arp_text_add(out, constant);
        n++;
    }
    if (n == 0) arp_text_add(out, "0");
}

void secrecy_word(const secrecy_work *w, size_t equation, size_t first, arp_text *out) {
    const secrecy_equation *q = &w->system.equation[equation];
    put_side(w, q, first, -1.0, q->said ? w->said[q->said].constant : NULL, out);
    arp_text_add(out, " = ");
    put_side(w, q, first, 1.0, NULL, out);
}
