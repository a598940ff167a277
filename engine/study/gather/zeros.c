/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "study/gather/gather.h"
#include "study/gather/messages.h"

enum { LEAST_WIDTH = 4, MOST_WIDTH = 5, NAMED = 5 }; /* codes of cantons and of communes */

static bool is_digits(const char *code, size_t n) {
    return strspn(code, "0123456789") == n;
}

/* The code of a territory and not of a total, a region or a footer, whose width says nothing. */
static bool is_code(const char *code) {
    const size_t n = strlen(code);
    if (code[strspn(code, "9")] == '\0' || code[strspn(code, "0")] == '\0') return false;
    const bool corsican = n > 2 && (code[1] == 'A' || code[1] == 'B') && code[0] == '2';
    return is_digits(code, n) || (corsican && is_digits(code + 2, n - 2));
}

/* Codes of two widths, the wider one of cantons or communes, none of which begins with a zero: the
   wider width, else 0. */
static size_t width_of(const arp_table *t) {
    size_t least = SIZE_MAX, most = 0;
    for (size_t i = 0; i < t->n_rows; i++) {
        size_t n = strlen(t->code[i]);
        if (!is_code(t->code[i])) continue;
        if (t->code[i][0] == '0' || n + 1 < most || (least != SIZE_MAX && n > least + 1)) return 0;
        if (n < least) least = n;
        if (n > most) most = n;
    }
    return most == least + 1 && most >= LEAST_WIDTH && most <= MOST_WIDTH ? most : 0;
}

arp_status gather_lost_zeros(const char *file, const arp_table *t, arp_notices *notices,
                             arp_error *err) {
    char list[ARP_ERROR_TEXT];
    size_t width = width_of(t), n = 0;
    const char **lost = width ? arp_zalloc(t->n_rows, sizeof *lost) : NULL;
    if (width == 0) return ARP_OK;
    if (!lost) return arp_fail_memory(err);
    for (size_t i = 0; i < t->n_rows; i++) {
        size_t len = strlen(t->code[i]);
        if (len < width && is_code(t->code[i]) && is_digits(t->code[i], len))
            lost[n++] = t->code[i];
    }
    arp_text_list(list, sizeof list, lost, n, NAMED);
    arp_free(lost);
    if (n == 0) return ARP_OK;
    return arp_tell(notices, (arp_place){0}, err, ARP_MSG_STUDY_ZEROS_LOST, "susu", file, n, list,
                    width);
}
