/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/number.h"
#include "io/csv/messages.h"
#include "io/csv/parts.h"

static bool is_digits(const char *s, size_t n) {
    while (n > 0 && s[n - 1] >= '0' && s[n - 1] <= '9') n--;
    return n == 0;
}

/* "2,00042E+08": a long code that a spreadsheet took for a number. */
static bool is_scientific(const char *s, size_t n) {
    double x;
    bool sign = n > 3 && memchr(s, '+', n - 1) && memchr(s, 'E', n - 1);
    return sign && (arp_number_read(s, n, ',', &x) == ARP_NUMBER_OK ||
                    arp_number_read(s, n, '.', &x) == ARP_NUMBER_OK);
}

static arp_message what_is_wrong(const csv_rows *r, const char *s, size_t n, arp_xlsx_kind kind) {
    bool may_widen = r->options->code_width && r->n_keys == 1 && is_digits(s, n);
    if (n == 0) return ARP_MSG_CSV_EMPTY_CODE;
    if (csv_cell_is_error(s, n)) return ARP_MSG_CSV_CODE_ERROR;
    if (is_scientific(s, n)) return ARP_MSG_CSV_CODE_SCIENTIFIC;
    if (kind == ARP_XLSX_DATE || kind == ARP_XLSX_BOOLEAN) return ARP_MSG_XLSX_CODE_DATE;
    return kind != ARP_XLSX_TEXT && !may_widen ? ARP_MSG_XLSX_CODE_NUMBER : ARP_MSG_NONE;
}

static arp_status add_part(csv_rows *r, size_t field) {
    const char *text;
    char shown[80];
    size_t n;
    if (!csv_rows_text(r, field, &text, &n)) return arp_fail_memory(&r->fault.error);
    arp_message wrong = what_is_wrong(r, text, n, r->cell[field].kind);
    if (wrong != ARP_MSG_NONE) {
        csv_cell_shown(r, field, text, n, shown, sizeof shown);
        return arp_fail(&r->fault.error, ARP_PARSE, wrong, "ss", r->header.at[field], shown);
    }
    size_t width = r->options->code_width;
    for (size_t k = n; k < width && is_digits(text, n); k++) arp_text_add(&r->code_bytes, "0");
    arp_text_add_n(&r->code_bytes, text, n);
    return r->code_bytes.bad ? arp_fail_memory(&r->fault.error) : ARP_OK;
}

arp_status csv_code_read(csv_rows *rows, size_t *field) {
    rows->code_bytes.n = 0;
    for (size_t k = 0; k < rows->n_keys; k++) {
        *field = rows->key[k];
        arp_status st = add_part(rows, *field);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}
