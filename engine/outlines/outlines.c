/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outlines/outlines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "outlines/chart.h"
#include "outlines/topojson.h"

enum { COARSEST = 10000, FINER = 4, FINEST = 1 << 24, ACROSS = 2000, WITHIN = 40, TRIES = 8 };

static const double MOST_CHANGE = 0.005, LOST = 2.5;

/* Of a ring, in square ten-millionths of a degree. */
static double ring_area(const arp_rings *r, size_t k) {
    double sum = 0;
    size_t from = r->ring[k], to = r->ring[k + 1];
    for (size_t i = from; i < to; i++) {
        const int32_t *p = r->point[i], *q = r->point[i + 1 < to ? i + 1 : from],
                      *o = r->point[from];
        sum += ((double)p[0] - o[0]) * ((double)q[1] - o[1]) -
               ((double)q[0] - o[0]) * ((double)p[1] - o[1]);
    }
    return fabs(sum) / 2;
}

/* Of the territories, as the file has them. */
static void given_areas(const arp_rings *r, const uint32_t *territory, double *out) {
    for (size_t f = 0; f < r->n; f++) {
        if (territory[f] == UINT32_MAX) continue;
        for (size_t p = r->feature[f]; p < r->feature[f + 1]; p++) {
            for (size_t k = r->polygon[p]; k < r->polygon[p + 1]; k++)
                out[territory[f]] += (k == r->polygon[p] ? 1 : -1) * ring_area(r, k);
        }
    }
}

/* Of the territories on the grid, twice, in its squares. */
static void grid_areas(const arp_noded *g, int64_t *out) {
    for (size_t k = 0; k < g->n_along; k++) {
        const arp_edge *e = &g->edge[g->along[k].edge];
        out[g->along[k].territory] -= g->along[k].side * (arp_spot_x(e->b) - arp_spot_x(e->a)) *
                                      (arp_spot_y(e->a) + arp_spot_y(e->b));
    }
}

/* Has every territory kept its area? One of no area has none to keep. */
static bool kept(const arp_noded *g, const double *given, int64_t *area, size_t n) {
    double square = g->step * ARP_DEGREE * g->step * ARP_DEGREE;
    memset(area, 0, n * sizeof *area);
    grid_areas(g, area);
    for (size_t t = 0; t < n; t++) {
        double now = (double)area[t] / 2 * square;
        if (given[t] > 0 && !(now > given[t] / LOST && now < given[t] * LOST)) return false;
    }
    return true;
}

arp_status arp_outlines_cut(const arp_rings *rings, const uint32_t *territory, size_t n,
                            arp_noded *out, bool *tangled, arp_error *err) {
    arp_noded made = {0};
    double *given = arp_zalloc(n, sizeof *given);
    int64_t *area = arp_zalloc(n, sizeof *area);
    bool done = false;
    arp_status st = given && area ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    given_areas(rings, territory, given);
    for (size_t fine = COARSEST; !done && fine <= FINEST; fine *= FINER) {
        arp_noded finer = {0};
        ARP_TRY(arp_noded_make(rings, territory, fine, &finer, tangled, err));
        if (*tangled) continue;
        done = finer.step * ARP_DEGREE <= 1 || kept(&finer, given, area, n);
        arp_noded_free(&made);
        made = finer;
    }
    *tangled = !made.edge;
    *out = made;
    made = (arp_noded){0};

done:
    arp_noded_free(&made);
    arp_free(given);
    arp_free(area);
    return st;
}

static int rising(const void *a, const void *b) {
    int64_t p = *(const int64_t *)a, q = *(const int64_t *)b;
    return (p > q) - (p < q);
}

static double sum_of(const int64_t *area, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += (double)area[i];
    return sum;
}

/* The largest triangle that may go, in squares of the grid; @p area is sorted. */
static double largest(const arp_chart *c, int64_t *area) {
    size_t none = 0, n = c->n_groups;
    int64_t low[2] = {INT64_MAX, INT64_MAX}, high[2] = {0, 0};
    for (size_t i = 0; i < c->arc[c->n_arcs]; i++) {
        const int64_t at[2] = {arp_spot_x(c->spot[i]), arp_spot_y(c->spot[i])};
        for (int d = 0; d < 2; d++) {
            if (at[d] < low[d]) low[d] = at[d];
            if (at[d] > high[d]) high[d] = at[d];
        }
    }
    double across = fmax((double)(high[0] - low[0]), (double)(high[1] - low[1])) / ACROSS;
    qsort(area, n, sizeof *area, rising);
    while (none < n && area[none] <= 0) none++;
    if (none == n) return 0;
    size_t middle = none + (n - none) / 2;
    double within = sqrt((double)area[middle] / 2) / WITHIN;
    return fmin(across, within) * fmin(across, within);
}

/* Simplify as much as the area of all allows. */
static arp_status simplify(const arp_noded *noded, const uint32_t *group, size_t n_groups,
                           arp_chart *out, arp_error *err) {
    int64_t *area = arp_zalloc(n_groups, sizeof *area);
    double before = NAN, most = NAN;
    arp_status st = area ? ARP_OK : arp_fail_memory(err);
    for (int try = 0; st == ARP_OK && try < TRIES; try++) {
        arp_chart_free(out);
        ARP_TRY(arp_chart_make(noded, group, n_groups, out, err));
        if (try == 0) {
            arp_chart_areas(out, area);
            before = sum_of(area, n_groups);
            most = largest(out, area);
        }
        ARP_TRY(arp_chart_simplify(out, try + 1 < TRIES ? most : 0, err));
        arp_chart_areas(out, area);
        if (fabs(sum_of(area, n_groups) - before) <= MOST_CHANGE / 2 * before) break;
        most /= 4;
    }

done:
    arp_free(area);
    return st;
}

arp_status arp_outlines_make(const arp_noded *noded, const uint32_t *group, const char *const *code,
                             size_t n_groups, const char *name, arp_pool *pool, arp_outlines *out,
                             arp_error *err) {
    arp_chart chart = {0};
    arp_outlines made = {.name = name};
    arp_status st = ARP_OK;
    ARP_TRY(simplify(noded, group, n_groups, &chart, err));
    ARP_TRY(arp_chart_rings(&chart, err));
    made.drawn = arp_pool_take(pool, n_groups, sizeof *made.drawn);
    if (!made.drawn) ARP_TRY(arp_fail_memory(err));
    for (size_t g = 0; g < n_groups; g++) made.drawn[g] = chart.polygon[g + 1] > chart.polygon[g];
    ARP_TRY(arp_topojson_lines(&chart, noded, code, name, pool, &made, err));
    *out = made;

done:
    arp_chart_free(&chart);
    return st;
}
