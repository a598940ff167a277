/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/secret.h"

#include <ctype.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/number.h"

static bool counts(const arp_result_table *table, const char *indicator, const char *column) {
    size_t row = arp_page_row(table, 0, "indicator", indicator);
    return row != SIZE_MAX && arp_page_number(table, row, column) > 0;
}

bool arp_secret_open(const arp_pen *p, const char *indicator) {
    return !counts(arp_page_table(p->tables, "described"), indicator, "secret") &&
           !counts(arp_page_table(p->tables, "indicators"), indicator, "secret_communes");
}

bool arp_secret_none(const arp_pen *p) {
    const arp_result_table *all = arp_page_table(p->tables, "indicators");
    for (size_t row = 0; all && row < all->n_rows; row++) {
        if (!arp_secret_open(p, arp_page_text(all, row, "indicator"))) return false;
    }
    return true;
}

/* A leaf of the tree, on a scale of the study's, that has secret cells. */
static bool is_scaled(const arp_pen *p, const arp_result_table *tree, size_t v) {
    return arp_page_number(tree, v, "scale_given") > 0 &&
           !arp_secret_open(p, arp_page_text(tree, v, "node"));
}

bool arp_secret_scaled(const arp_pen *p) {
    const arp_result_table *tree = arp_page_table(p->tables, "tree");
    for (size_t v = 0; tree && v < tree->n_rows; v++) {
        if (is_scaled(p, tree, v)) return true;
    }
    return false;
}

arp_status arp_secret_begin(arp_pen *p, arp_error *err) {
    p->ranks_only = p->ranks_only || arp_secret_scaled(p);
    const arp_result_table *given = arp_page_table(p->tables, "comparator_values");
    const arp_result_table *tree = arp_page_table(p->tables, "tree");
    size_t most = (given ? given->n_rows : 0) + (tree ? 2 * tree->n_rows : 0);
    p->total = arp_zalloc(most, sizeof *p->total);
    if (!p->total) return arp_fail_memory(err);
    for (size_t row = 0; given && row < given->n_rows; row++) {
        double x = arp_page_number(given, row, "value");
        if (!isnan(x) && !arp_secret_open(p, arp_page_text(given, row, "indicator")))
            p->total[p->n_totals++] = x;
    }
    for (size_t v = 0; tree && v < tree->n_rows; v++) {
        if (!is_scaled(p, tree, v)) continue;
        p->total[p->n_totals++] = arp_page_number(tree, v, "scale_from");
        p->total[p->n_totals++] = arp_page_number(tree, v, "scale_to");
    }
    return ARP_OK;
}

/* Past a blank that parts thousands, three digits behind it; else where it was. */
static const char *past_thousands(const char *at) {
    static const char *const BLANK[] = {" ", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t b = 0; b < 3; b++) {
        size_t n = strlen(BLANK[b]);
        if (strncmp(at, BLANK[b], n) != 0) continue;
        if (strspn(at + n, "0123456789") == 3) return at + n;
    }
    return at;
}

/* A number as it is written in a text, with either mark; *at goes past it. */
static double read_number(const char **at, int *decimals) {
    char digits[ARP_NUMBER_ROOM];
    size_t n = 0;
    double x = NAN;
    *decimals = 0;
    for (const char *c = *at;; c = *at) {
        *at = isdigit((unsigned char)*c) ? c : past_thousands(c);
        if (!isdigit((unsigned char)**at)) break;
        if (n + 1 < sizeof digits) digits[n++] = **at;
        ++*at;
    }
    if ((**at == ',' || **at == '.') && isdigit((unsigned char)(*at)[1])) {
        if (n + 1 < sizeof digits) digits[n++] = '.';
        for (++*at; isdigit((unsigned char)**at); ++*at, ++*decimals) {
            if (n + 1 < sizeof digits) digits[n++] = **at;
        }
    }
    (void)arp_number_read(digits, n, '.', &x);
    return x;
}

/* Does the text quote a total, rounded or not? One or two digits say nothing unless they are all of
   it. */
static bool quotes(const arp_pen *p, const char *text) {
    for (const char *at = text; p->n_totals && at && *at;) {
        int decimals;
        if (!isdigit((unsigned char)*at)) {
            at++;
            continue;
        }
        double x = read_number(&at, &decimals), half = 0.5 * pow(10.0, -decimals);
        for (size_t i = 0; i < p->n_totals; i++) {
            double total = fabs(p->total[i]), far = fabs(x - total);
            if (far <= 1e-12 * total || (x >= 200 * half && far <= half * 1.000001)) return true;
        }
    }
    return false;
}

bool arp_secret_row(const arp_pen *p, const arp_result_table *table, size_t row) {
    const char *name = table->stated->name, *indicator = arp_page_text(table, row, "indicator");
    const char *id = arp_page_text(table, row, "id");
    bool claim = strcmp(name, "claims") == 0, warning = strcmp(name, "warnings") == 0;
    if (warning && (p->ranks_only || (id && strncmp(id, "DISCLOSURE", 10) == 0))) return true;
    if (claim || strcmp(name, "comparator_values") == 0) {
        if (indicator && !arp_secret_open(p, indicator)) return true;
    }
    if (!claim && !warning && strcmp(name, "notes") != 0) return false;
    return quotes(p, arp_page_text(table, row, "text_fr")) ||
           quotes(p, arp_page_text(table, row, "text_en"));
}

bool arp_secret_leaves(const arp_pen *p, const arp_result_table *table) {
    for (size_t row = 0; row < table->n_rows; row++) {
        if (!arp_secret_row(p, table, row)) return true;
    }
    return false;
}
