/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/volumes.h"

#include <math.h>

enum { MOST_PAIRS = 20000, INNER_DRAWS = 2000 };

/* The same for two, without a loop. */
static double share_of_two(double u, double v) {
    if (u == 0.0 && v == 0.0) return 0.5;
    if (u <= 0.0 && v <= 0.0) return 1.0;
    if (u >= 0.0 && v >= 0.0) return 0.0;
    return u < 0.0 ? -u / (v - u) : -v / (u - v);
}

double arp_halfspace_share(const double *u, size_t p, double *scratch) {
    if (p == 2) return share_of_two(u[0], u[1]);
    double *above = scratch, *share = scratch + p; /* share: one more than there are above */
    size_t n = 0;
    bool none = true;
    for (size_t l = 0; l < p; l++) {
        none = none && u[l] == 0.0;
        if (u[l] >= 0.0) above[n++] = u[l];
    }
    if (none) return 0.5;
    share[0] = 1.0;
    for (size_t i = 1; i <= n; i++) share[i] = 0.0;
    for (size_t l = 0; l < p; l++) {
        if (u[l] >= 0.0) continue;
        for (size_t i = 1; i <= n; i++) {
            double y = above[i - 1];
            share[i] = (y * share[i] - u[l] * share[i - 1]) / (y - u[l]);
        }
    }
    return share[n];
}

/* Columns whose flat mixtures are compared. */
typedef struct columns {
    const double *const *value;
    size_t p;
    double *u, *scratch; /* p, and 2 p + 1 */
} columns;

/* Mean over the others of the share of mixtures under which the row is above. */
static double beats(const arp_case *what, const bool *in, const columns *c, size_t row) {
    double sum = 0.0;
    for (size_t j = 0; j < what->n; j++) {
        if (in[j]) continue;
        for (size_t l = 0; l < c->p; l++) c->u[l] = c->value[l][j] - c->value[l][row];
        sum += arp_halfspace_share(c->u, c->p, c->scratch);
    }
    return sum / (double)(what->n - what->m);
}

/* Scores of the sides under inner weights w. */
static void mix_sides(const arp_linear *leaves, const double *w, size_t n, double *const *side) {
    for (size_t l = 0; l < leaves->n; l++) {
        const double *value = leaves->value[l];
        double *out = side[leaves->side[l]], by = w[l];
        bool first = l == 0 || leaves->side[l] != leaves->side[l - 1];
        for (size_t i = 0; i < n; i++) out[i] = (first ? 0.0 : out[i]) + by * value[i];
    }
}

static arp_status sides_first(const arp_volumes_of *of, const bool *in, arp_volumes *out,
                              arp_error *err) {
    const arp_case *what = of->what;
    size_t g = what->n_sides, n = what->n, m = what->m;
    double *score = arp_zalloc(g, n * sizeof *score);
    double **side = arp_zalloc(g, sizeof *side);
    double *w = arp_zalloc(of->leaves->n + 3 * g + 1 + 2 * m, sizeof *w);
    bool ok = score && side && w;
    if (ok) {
        columns c = {(const double *const *)side, g, w + of->leaves->n, w + of->leaves->n + g};
        double *sum = w + of->leaves->n + 3 * g + 1, *square = sum + m, draws = INNER_DRAWS;
        for (size_t s = 0; s < g; s++) side[s] = score + s * n;
        for (uint64_t draw = 0; draw < INNER_DRAWS; draw++) {
            arp_draw_inner(of->leaves, what->seed, ARP_STREAM_INNER, draw, w);
            mix_sides(of->leaves, w, n, side);
            for (size_t t = 0; t < m; t++) {
                double mean = beats(what, in, &c, what->selected[t]);
                sum[t] += mean;
                square[t] += mean * mean;
            }
        }
        for (size_t t = 0; t < m; t++) {
            double mean = sum[t] / draws, spread = square[t] / draws - mean * mean;
            out->beats[t].sides_first = mean;
            out->beats[t].sides_first_error = sqrt(fmax(spread, 0.0) / (draws - 1.0));
        }
        out->n_draws = INNER_DRAWS;
    }
    arp_free(score);
    arp_free(side);
    arp_free(w);
    return ok ? ARP_OK : arp_fail_memory(err);
}

static arp_status exact_beats(const arp_volumes_of *of, const bool *in, arp_volumes *out,
                              arp_error *err) {
    const arp_case *what = of->what;
    size_t leaves = of->leaves->n, most = leaves > what->n_sides ? leaves : what->n_sides;
    double *room = arp_zalloc(3 * most + 1, sizeof *room);
    if (!room) return arp_fail_memory(err);
    columns sides = {(const double *const *)what->line, what->n_sides, room, room + most};
    columns all = {of->leaves->value, leaves, room, room + most};
    for (size_t t = 0; t < what->m; t++) {
        size_t row = what->selected[t];
        out->beats[t].sides = beats(what, in, &sides, row);
        if (leaves) out->beats[t].indicators = beats(what, in, &all, row);
    }
    arp_free(room);
    return ARP_OK;
}

static arp_status pairs(const arp_volumes_of *of, arp_volumes *out, arp_error *err) {
    const arp_case *what = of->what;
    double nan = NAN;
    for (size_t t = 0; t < what->m; t++) out->beats[t] = (arp_beats){nan, nan, nan, nan};
    out->pairs_left_out = what->m > MOST_PAIRS / (what->n - what->m);
    if (out->pairs_left_out) return ARP_OK;
    bool *in = arp_zalloc(what->n, sizeof *in);
    if (!in) return arp_fail_memory(err);
    for (size_t t = 0; t < what->m; t++) in[what->selected[t]] = true;
    arp_status st = exact_beats(of, in, out, err);
    if (st == ARP_OK && of->leaves->n) st = sides_first(of, in, out, err);
    arp_free(in);
    return st;
}

arp_status arp_volumes_make(const arp_volumes_of *of, arp_pool *pool, arp_volumes **out,
                            arp_error *err) {
    arp_status st = ARP_OK;
    size_t m = of->what->m;
    arp_volumes *made = arp_pool_take(pool, 1, sizeof *made);
    if (!made) return arp_fail_memory(err);
    made->n_indicators = of->leaves->n;
    made->beats = arp_pool_take(pool, m, sizeof *made->beats);
    if (!made->beats) return arp_fail_memory(err);
    ARP_TRY(pairs(of, made, err));
    if (of->what->n_sides > 1) {
        made->in = arp_pool_take(pool, of->n_k, m * sizeof *made->in);
        if (!made->in) return arp_fail_memory(err);
        ARP_TRY(arp_volumes_first(of, made, err));
    }
    *out = made;

done:
    return st;
}
