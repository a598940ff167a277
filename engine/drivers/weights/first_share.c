/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/volumes.h"

#include <math.h>

#include "base/order.h"
#include "territory/interval.h"

enum { MOST_DRAWS = 10000, LEAST_DRAWS = 500 };

static const double MOST_SCORES = 2e8; /* draws times territories */

arp_weight_share arp_wilson_share(double p, double size) {
    double limit[2];
    arp_wilson_limits(p, size, 0.05, limit);
    return (arp_weight_share){p, limit[0], limit[1]};
}

arp_weight_share arp_wilson(size_t hits, size_t n) {
    return arp_wilson_share((double)hits / (double)n, (double)n);
}

static void lengths(const arp_volumes_of *of, arp_volumes *out) {
    const arp_case *what = of->what;
    for (size_t j = 0; j < of->n_k; j++) {
        for (size_t t = 0; t < what->m; t++) {
            const arp_membership *member = &of->tipping->member[j * what->n + what->selected[t]];
            double sum = 0.0;
            for (size_t i = 0; i < member->n; i++) sum += member->at[i].to - member->at[i].from;
            out->in[j * what->m + t] = (arp_weight_share){sum, sum, sum};
        }
    }
}

/* Lowest row of the same three lines: where it is listed, all of them are in. */
static size_t lowest(const arp_case *what, size_t row) {
    for (size_t i = 0; i < row; i++) {
        bool same = true;
        for (size_t s = 0; s < what->n_sides; s++) {
            same = same && what->line[s][i] == what->line[s][row];
        }
        if (same) return i;
    }
    return row;
}

static bool lists(const arp_weight_cell *cell, size_t k, size_t row) {
    size_t from = 0, to = k;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (cell->first[middle] < row) from = middle + 1;
        else to = middle;
    }
    return from < k && cell->first[from] == row;
}

static void areas(const arp_case *what, const arp_simplex *cells, size_t k, arp_weight_share *in) {
    for (size_t t = 0; t < what->m; t++) {
        size_t row = lowest(what, what->selected[t]);
        double sum = 0.0;
        for (size_t i = 0; i < cells->n_cells; i++) {
            sum += lists(&cells->cell[i], k, row) ? cells->cell[i].share : 0.0;
        }
        sum = fmin(sum, 1.0);
        in[t] = (arp_weight_share){sum, sum, sum};
    }
}

/* Every k has its own cells; *exact is false where one has too many. */
static arp_status all_areas(const arp_volumes_of *of, arp_volumes *out, bool *exact,
                            arp_error *err) {
    const arp_case *what = of->what;
    *exact = !of->simplex->cells_left_out;
    if (*exact) areas(what, of->simplex, of->k[0], out->in);
    for (size_t j = 1; j < of->n_k && *exact; j++) {
        arp_simplex cells = {0};
        arp_pool *pool = arp_pool_new();
        if (!pool) return arp_fail_memory(err);
        arp_status st = arp_cells_make(what->line, what->n, of->k[j], pool, &cells, err);
        if (st == ARP_OK && !cells.cells_left_out) {
            areas(what, &cells, of->k[j], out->in + j * what->m);
        }
        *exact = !cells.cells_left_out;
        arp_pool_free(pool);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

/* Counts, for every k and selected, the draws under which fewer than k score above. */
static void count(const arp_volumes_of *of, size_t draws, double *w, double *score, size_t *hits) {
    const arp_case *what = of->what;
    double *sorted = score + what->n;
    for (uint64_t draw = 0; draw < draws; draw++) {
        arp_draw_weights(what->seed, ARP_STREAM_SIDES, draw, what->n_sides, w);
        arp_case_mix(what, w, score);
        for (size_t j = 0; j < of->n_k; j++) {
            for (size_t i = 0; i < what->n; i++) sorted[i] = score[i];
            double border = arp_kth_largest(sorted, what->n, of->k[j]);
            for (size_t t = 0; t < what->m; t++) {
                hits[j * what->m + t] += score[what->selected[t]] >= border;
            }
        }
    }
}

static arp_status drawn(const arp_volumes_of *of, arp_volumes *out, arp_error *err) {
    const arp_case *what = of->what;
    size_t draws = (size_t)fmin(MOST_DRAWS, fmax(LEAST_DRAWS, MOST_SCORES / (double)what->n));
    double *w = arp_zalloc(what->n_sides, sizeof *w);
    double *score = arp_zalloc(2 * what->n, sizeof *score);
    size_t *hits = arp_zalloc(of->n_k, what->m * sizeof *hits);
    bool ok = w && score && hits;
    if (ok) {
        count(of, draws, w, score, hits);
        for (size_t i = 0; i < of->n_k * what->m; i++) out->in[i] = arp_wilson(hits[i], draws);
        out->n_in_draws = draws;
    }
    arp_free(w);
    arp_free(score);
    arp_free(hits);
    return ok ? ARP_OK : arp_fail_memory(err);
}

arp_status arp_volumes_first(const arp_volumes_of *of, arp_volumes *out, arp_error *err) {
    bool exact = of->what->n_sides <= 3;
    if (of->what->n_sides == 2) lengths(of, out);
    if (of->what->n_sides == 3) {
        arp_status st = all_areas(of, out, &exact, err);
        if (st != ARP_OK) return st;
    }
    return exact ? ARP_OK : drawn(of, out, err);
}
