/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_territory.h"

#include <string.h>

size_t slow_place(const char *const *code, size_t n, const char *wanted) {
    for (size_t i = 0; i < n; i++) {
        if (strcmp(code[i], wanted) == 0) return i;
    }
    return n;
}

int slow_everywhere(const char *const *const *code, const size_t *n_rows, size_t n_tables,
                    const char *wanted) {
    for (size_t k = 0; k < n_tables; k++) {
        if (slow_place(code[k], n_rows[k], wanted) == n_rows[k]) return 0;
    }
    return 1;
}

int slow_worst(const int *mark, size_t n) {
    static const int FROM_WORST[] = {2, 1, 3};
    for (size_t w = 0; w < 3; w++) {
        for (size_t i = 0; i < n; i++) {
            if (mark[i] == FROM_WORST[w]) return FROM_WORST[w];
        }
    }
    return 0;
}

slow_cell slow_ratio(double per, const double *above, const int *above_mark, size_t n_above,
                     const double *below, const int *below_mark, size_t n_below) {
    slow_cell cell = {0, 0, 0};
    double up = 0, down = 0;
    const int both[2] = {slow_worst(above_mark, n_above), slow_worst(below_mark, n_below)};
    cell.mark = slow_worst(both, 2);
    if (cell.mark) return cell;
    for (size_t i = 0; i < n_above; i++) up += above[i];
    for (size_t i = 0; i < n_below; i++) down += below[i];
    if (n_below && down == 0) {
        cell.zero = 1;
        cell.mark = 3;
    } else {
        cell.value = n_below ? per * up / down : per * up;
    }
    return cell;
}
