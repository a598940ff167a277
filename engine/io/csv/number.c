/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "io/csv/messages.h"
#include "io/csv/parts.h"

arp_status csv_rows_number(csv_rows *rows, size_t j, size_t field, char *decimal, double *value,
                           uint8_t *mark) {
    csv_rows *r = rows;
    char cell[80], met, point = '.';
    const char *text;
    size_t n;
    bool is_number = r->cell[field].kind == ARP_XLSX_NUMBER;
    if (!csv_status_read(r, j, mark)) return arp_fail_memory(&r->fault.error);
    *value = NAN;
    if (*mark != ARP_CELL_OK) return ARP_OK;
    if (!csv_rows_value(r, field, &text, &n)) return arp_fail_memory(&r->fault.error);
    if (r->cell[field].missing) {
        *mark = (uint8_t)csv_stat_mark(r, field, text, n);
        return ARP_OK;
    }
    bool fixed = r->options->decimal || r->dialect->separator == ',';
    arp_message wrong =
        csv_cell_number(text, n, &r->marks, fixed, is_number ? &point : decimal, &met, value, mark);
    r->met_point |= met == '.' && !is_number;
    r->met_comma |= met == ',';
    const bool counts = r->wanted->counts && r->wanted->counts[j];
    if (wrong == ARP_MSG_NONE && counts && *value < 0.0) wrong = ARP_MSG_CSV_NEGATIVE;
    if (wrong == ARP_MSG_NONE) return ARP_OK;
    arp_text_cut(cell, sizeof cell, text, n);
    return arp_fail(&r->fault.error, ARP_PARSE, wrong, "sss", cell, r->header.at[field],
                    r->code_bytes.bytes);
}
