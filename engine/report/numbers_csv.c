/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/numbers_csv.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "io/csv/csv.h"

arp_rows arp_rows_begin(arp_text *out, bool french) {
    if (french) arp_text_add(out, "\xEF\xBB\xBF");
    return (arp_rows){.out = out, .french = french};
}

static char separator(const arp_rows *rows) {
    return rows->french ? ';' : ',';
}

static void apart(arp_rows *rows) {
    if (rows->begun) arp_text_pad(rows->out, separator(rows), 1);
    rows->begun = true;
}

void arp_rows_text(arp_rows *rows, const char *text) {
    apart(rows);
    arp_csv_put(rows->out, text, separator(rows));
}

void arp_rows_text_pair(arp_rows *rows, const char *prefix, const char *name) {
    arp_text joined = {0};
    arp_text_add(&joined, prefix);
    arp_text_add(&joined, name);
    if (joined.bad) rows->out->bad = true;
    arp_rows_text(rows, joined.bad ? "" : joined.bytes);
    arp_text_free(&joined);
}

void arp_rows_put_number(const arp_rows *rows, double x, arp_text *out) {
    char number[ARP_NUMBER_ROOM];
    arp_number_short(number, x);
    char *point = rows->french ? strchr(number, '.') : NULL;
    if (point) *point = ',';
    arp_text_add(out, number);
}

void arp_rows_number(arp_rows *rows, double x) {
    apart(rows);
    if (!isnan(x)) arp_rows_put_number(rows, x, rows->out);
}

void arp_rows_whole(arp_rows *rows, size_t n) {
    char number[ARP_NUMBER_ROOM];
    apart(rows);
    arp_number_from_size(number, n);
    arp_text_add(rows->out, number);
}

void arp_rows_rank(arp_rows *rows, size_t rank) {
    if (rank) arp_rows_whole(rows, rank);
    else apart(rows);
}

void arp_rows_end(arp_rows *rows) {
    arp_text_add(rows->out, "\n");
    rows->begun = false;
}
