/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook/rectangle.h"

#include <string.h>

static bool same(const char *a, const char *b) {
    return a && b && (a == b || strcmp(a, b) == 0);
}

bool arp_rectangle_of(const arp_result_table *table, const char *row, const char *column,
                      arp_rectangle *out) {
    size_t r = arp_page_column(table, row), c = arp_page_column(table, column), k = 0;
    if (!table || r == SIZE_MAX || c == SIZE_MAX || !table->n_rows) return false;
    const char *const *rows = table->column[r].text, *const *columns = table->column[c].text;
    while (k < table->n_rows && same(rows[k], rows[0])) k++;
    if (!k || table->n_rows % k) return false;
    for (size_t i = 0; i < table->n_rows; i++) {
        if (!same(columns[i], columns[i % k]) || !same(rows[i], rows[i - i % k])) return false;
    }
    *out = (arp_rectangle){table, rows, columns, table->n_rows / k, k};
    return true;
}

size_t arp_rectangle_column(const arp_rectangle *grid, const char *key) {
    for (size_t j = 0; j < grid->k; j++) {
        if (strcmp(grid->column[j], key) == 0) return j;
    }
    return SIZE_MAX;
}
