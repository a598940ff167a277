/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_zoning.h"

#include <math.h>

void slow_carry(const slow_history *h, int year, int code, int own, double times,
                double share[SLOW_CODES]) {
    int next = year < own ? year + 1 : year - 1, changes = 0;
    if (year == own) {
        share[code] += times;
        return;
    }
    for (size_t i = 0; i < h->n; i++) {
        const slow_line *l = &h->line[i];
        if (l->from_year != year || l->to_year != next || l->from != code) continue;
        changes = 1;
        slow_carry(h, next, l->to, own, times * l->share, share);
    }
    if (!changes) slow_carry(h, next, code, own, times, share);
}

/* Secret is worse than missing, missing than not applicable. */
static int worse(int a, int b) {
    static const int order[] = {0, 2, 3, 1};
    return order[a] > order[b] ? a : b;
}

slow_count slow_commune(const slow_history *h, int year, int own, int c, const int *has,
                        const slow_count *row, slow_count absent) {
    slow_count cell = {0, 0};
    int rows = 0;
    for (int code = 0; code < SLOW_CODES; code++) {
        double share[SLOW_CODES] = {0};
        if (!has[code]) continue;
        slow_carry(h, year, code, own, 1, share);
        if (!(share[c] > 0)) continue;
        rows++;
        cell.mark = worse(cell.mark, row[code].mark);
        if (row[code].mark == 0) cell.x += share[c] * row[code].x;
    }
    return rows ? cell : absent;
}

slow_sums slow_territory(const int *commune, size_t n, const int *at, int territory,
                         const slow_count *num, const slow_count *den, const double *weight) {
    slow_sums s = {0};
    int counted = 0, worst = 0;
    for (size_t i = 0; i < n; i++) {
        if (at[i] != territory) continue;
        int c = commune[i], mark = worse(num[c].mark, den[c].mark);
        worst = worse(worst, mark);
        s.secret += mark == 2;
        if (mark != 3) s.whole += weight[c];
        if (mark) continue;
        counted = 1;
        s.numerator += num[c].x;
        s.denominator += den[c].x;
        s.part += weight[c];
    }
    s.mark = counted ? 0 : worst;
    return s;
}
