/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/codes.h"
#include "base/number.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"

enum { SHOWN = 80, LONE_DIGITS = 3 };

static bool is_digits(const char *s, size_t n) {
    while (n > 0 && s[n - 1] >= '0' && s[n - 1] <= '9') n--;
    return n == 0;
}

/* "2,00042E+08", "2e+08": a long code that a spreadsheet took for a number. */
static bool is_scientific(const char *s, size_t n) {
    double x;
    bool letter = n > 3 && (memchr(s, 'E', n - 1) || memchr(s, 'e', n - 1));
    return letter && memchr(s, '+', n - 1) &&
           (arp_number_read(s, n, ',', &x) == ARP_NUMBER_OK ||
            arp_number_read(s, n, '.', &x) == ARP_NUMBER_OK);
}

static size_t width_of(const csv_rows *r, size_t part) {
    size_t stated = part < ARP_MOST_CODE_PARTS ? r->options->code_width[part] : 0;
    bool is_number = r->cell[r->key[part]].kind != ARP_XLSX_TEXT;
    return stated || !is_number ? stated : csv_stat_zeros(r, r->key[part]);
}

/* What is wrong with a part of a code, and how it was likely written. */
static arp_message what_is_wrong(const csv_rows *r, size_t part, const char *s, size_t n,
                                 char likely[SHOWN]) {
    static const arp_message SPOILED[] = {[ARP_SPOILED_UNSEEN] = ARP_MSG_CSV_CODE_UNSEEN,
                                          [ARP_SPOILED_QUOTED] = ARP_MSG_CSV_CODE_QUOTED,
                                          [ARP_SPOILED_DECIMALS] = ARP_MSG_CSV_CODE_DECIMALS};
    size_t field = r->key[part];
    const arp_xlsx_kind kind = r->cell[field].kind;
    bool is_stat = r->dialect->stat != NULL, is_number = kind != ARP_XLSX_TEXT;
    likely[0] = '\0';
    if (r->cell[field].missing) return ARP_MSG_CSV_EMPTY_CODE;
    if (is_stat && is_number && csv_stat_is_encoded(r, field, s, n)) return ARP_MSG_STAT_ENCODED;
    if (n == 0) return ARP_MSG_CSV_EMPTY_CODE;
    if (csv_cell_is_error(s, n)) return ARP_MSG_CSV_CODE_ERROR;
    if (is_scientific(s, n)) return ARP_MSG_CSV_CODE_SCIENTIFIC;
    arp_spoiled spoiled = arp_spelling_spoiled(s, n, likely, SHOWN);
    if (spoiled != ARP_SPOILED_NOT) return SPOILED[spoiled];
    if (kind == ARP_XLSX_DATE || kind == ARP_XLSX_BOOLEAN) return ARP_MSG_XLSX_CODE_DATE;
    if (!is_number || (width_of(r, part) && is_digits(s, n))) return ARP_MSG_NONE;
    return is_stat ? ARP_MSG_STAT_CODE_NUMBER : ARP_MSG_XLSX_CODE_NUMBER;
}

static arp_status add_part(csv_rows *r, size_t part, size_t *digits) {
    const char *text;
    char shown[SHOWN], likely[SHOWN];
    size_t n, field = r->key[part];
    if (!csv_rows_value(r, field, &text, &n)) return arp_fail_memory(&r->fault.error);
    arp_message wrong = what_is_wrong(r, part, text, n, likely);
    if (wrong != ARP_MSG_NONE) {
        bool typed =
            r->cell[field].kind == ARP_XLSX_DATE || r->cell[field].kind == ARP_XLSX_BOOLEAN;
        if (typed) csv_cell_shown(r, field, text, n, shown, sizeof shown);
        else arp_spelling_show(text, n, shown, sizeof shown);
        r->fault.of_code = true;
        return arp_fail(&r->fault.error, ARP_PARSE, wrong, "sss", r->header.at[field], shown,
                        likely);
    }
    size_t width = width_of(r, part);
    for (size_t k = n; k < width && is_digits(text, n); k++) arp_text_add(&r->code_bytes, "0");
    arp_text_add_n(&r->code_bytes, text, n);
    *digits = is_digits(text, n) ? n : 0;
    return r->code_bytes.bad ? arp_fail_memory(&r->fault.error) : ARP_OK;
}

/* How many digits the parts of codes have, where all are digits. An overseas département has one
   more than others, and its communes one less. */
static void watch(csv_rows *r, const size_t digits[ARP_MOST_CODE_PARTS]) {
    csv_code_parts *p = &r->parts;
    const char *code = r->code_bytes.bytes;
    bool overseas =
        digits[0] == LONE_DIGITS && code[0] == '9' && (code[1] == '7' || code[1] == '8');
    if (r->n_keys > ARP_MOST_CODE_PARTS || width_of(r, 0) || overseas) return;
    for (size_t k = 0; k < r->n_keys; k++) {
        if (digits[k] == 0) return;
    }
    for (size_t k = 0; k < r->n_keys; k++) {
        if (digits[k] > p->most[k]) p->most[k] = digits[k];
        if (p->least[k] && digits[k] >= p->least[k]) continue;
        p->least[k] = digits[k];
        p->shortest[k] = r->at_record;
    }
}

arp_status csv_code_read(csv_rows *rows, size_t *field) {
    size_t digits[ARP_MOST_CODE_PARTS] = {0};
    rows->code_bytes.n = 0;
    for (size_t k = 0; k < rows->n_keys; k++) {
        *field = rows->key[k];
        arp_status st = add_part(rows, k, &digits[k < ARP_MOST_CODE_PARTS ? k : 0]);
        if (st != ARP_OK) return st;
    }
    if (rows->n_keys > 1) watch(rows, digits);
    return ARP_OK;
}

void csv_code_check(csv_rows *rows) {
    const csv_code_parts *p = &rows->parts;
    char widths[SHOWN] = "[", number[ARP_NUMBER_ROOM];
    size_t short_one = SIZE_MAX;
    for (size_t k = 0; k < rows->n_keys && rows->n_keys <= ARP_MOST_CODE_PARTS; k++) {
        if (short_one == SIZE_MAX && p->least[k] < p->most[k]) short_one = k;
        arp_number_from_size(number, p->most[k]);
        if (k) strcat(widths, ", ");
        strcat(widths, number);
    }
    if (rows->n_keys < 2 || short_one == SIZE_MAX) return;
    strcat(widths, "]");
    rows->fault.record = p->shortest[short_one];
    rows->fault.field = rows->key[short_one];
    arp_fail(&rows->fault.error, ARP_PARSE, ARP_MSG_CSV_CODE_PARTS, "suus",
             rows->header.at[rows->key[short_one]], p->least[short_one], p->most[short_one],
             widths);
}
