/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of a level that gives the sums of a column of communes, under whatever name: where all is
   told it has to add up, in several territories, and nowhere may it not. */
#include <math.h>

#include "study/secrecy/sheets.h"

enum { AGREE = 3, FEW = 20 }; /* territories that add up; less is so by chance */

/* Sums over the communes of each territory. */
typedef struct sums {
    double *sum, *off; /* NaN where a cell is secret or missing; of their rounding */
} sums;

static void add_up(const secrecy_work *w, size_t sheet, size_t column, const arp_level *level,
                   sums *s) {
    const secrecy_figures *f = &w->figures[sheet][column];
    for (size_t t = 0; t < level->n; t++) s->sum[t] = s->off[t] = 0.0;
    for (size_t u = 0; u < w->in->n_units; u++) {
        const size_t t = level->of[u], n = secrecy_pieces(w, sheet, u);
        if (t == SIZE_MAX) continue;
        if (n == 0 && w->in->sheet[sheet].absent != 0.0) s->sum[t] = NAN;
        for (size_t i = 0; i < n; i++) {
            const secrecy_piece p = secrecy_piece_of(w, sheet, u, i);
            s->sum[t] +=
                f->from->mark[p.row] == ARP_CELL_OK ? p.share * f->from->value[p.row] : NAN;
            s->off[t] += fabs(p.share) * f->half;
        }
    }
}

/* Does the column of the level give those sums? */
static bool gives(const secrecy_work *w, size_t sheet, size_t column, const arp_level *level,
                  const sums *s) {
    const secrecy_figures *f = &w->figures[sheet][column];
    size_t agree = 0, large = 0;
    double first = NAN;
    bool several = false;
    for (size_t t = 0; t < level->n; t++) {
        const size_t row = w->row[sheet][t];
        if (row == SIZE_MAX || f->from->mark[row] != ARP_CELL_OK || isnan(s->sum[t])) continue;
        const double x = f->from->value[row];
        if (fabs(x - s->sum[t]) > f->half + s->off[t] + 1e-9 * fabs(x)) return false;
        agree += x > 0.0;
        large += x >= FEW;
        if (isnan(first)) first = x;
        several |= x != first;
    }
    return agree >= AGREE && large > 0 && several;
}

static void put_level(secrecy_work *w, size_t of_level, size_t column, const arp_level *level,
                      size_t of_units, size_t summed) {
    for (size_t t = 0; t < level->n; t++) {
        const size_t row = w->row[of_level][t];
        bool put = row != SIZE_MAX && secrecy_put(w, of_level, column, row, -1.0);
        for (size_t u = 0; put && u < w->in->n_units; u++)
            put = level->of[u] != t || secrecy_put_unit(w, of_units, summed, u, 1.0);
        if (put) secrecy_close(w, 0.0, 0.0, SECRECY_SUPPOSED, NULL);
        else secrecy_drop_terms(&w->system);
    }
}

static void compare(secrecy_work *w, size_t of_level, size_t of_units, size_t summed, sums *s) {
    const arp_level *level = &w->in->level[w->in->sheet[of_level].level];
    add_up(w, of_units, summed, level, s);
    for (size_t j = 0; j < w->in->sheet[of_level].table->n_columns; j++) {
        const secrecy_figures *f = &w->figures[of_level][j];
        if (f->counts && f->used && gives(w, of_level, j, level, s))
            put_level(w, of_level, j, level, of_units, summed);
    }
}

arp_status secrecy_levels(secrecy_work *w, arp_error *err) {
    size_t most = 0;
    sums s = {NULL, NULL};
    for (size_t i = 0; i < w->in->n_levels; i++)
        most = w->in->level[i].n > most ? w->in->level[i].n : most;
    if (!arp_zalloc_all(ARP_ARRAY(s.sum, most), ARP_ARRAY(s.off, most)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < w->in->n_sheets; i++) {
        if (w->in->sheet[i].level == SIZE_MAX) continue;
        for (size_t k = 0; k < w->in->n_sheets; k++) {
            if (w->in->sheet[k].level != SIZE_MAX) continue;
            for (size_t j = 0; j < w->in->sheet[k].table->n_columns; j++) {
                const secrecy_figures *f = &w->figures[k][j];
                if (f->counts && f->used) compare(w, i, k, j, &s);
            }
        }
    }
    arp_free(s.sum);
    arp_free(s.off);
    return secrecy_system_status(&w->system, err);
}
