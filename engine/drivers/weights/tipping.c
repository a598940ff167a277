/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/tipping.h"

#include <float.h>
#include <math.h>

#include "base/order.h"

enum { FEW = 12, CROSSINGS = FEW * (FEW - 1) / 2 };

static const double NARROWEST = 0x1p-45; /* halving stops */

typedef struct walk {
    const arp_bundles *lines;
    uint32_t *active;   /* every bundle; a node owns the first of them and only reorders these */
    double *high, *low; /* greater and smaller end on the node's interval, as `active`         */
    double *each;       /* one value a row                                                     */
    size_t *last;       /* of a bundle: its latest run, plus 1                                 */
    arp_stays runs;
} walk;

static double at(const walk *w, uint32_t g, double weight) {
    return weight * w->lines->a[g] + (1.0 - weight) * w->lines->b[g];
}

static size_t rows_of(const walk *w, uint32_t g) {
    return w->lines->start[g + 1] - w->lines->start[g];
}

static bool emit(walk *w, uint32_t g, size_t seats, double from, double to) {
    arp_stays *runs = &w->runs;
    arp_stay *last = w->last[g] ? &runs->at[w->last[g] - 1] : NULL;
    if (last && last->to == from && last->seats == seats) {
        last->to = to;
        return true;
    }
    if (runs->n == runs->room) {
        size_t room = runs->room ? 2 * runs->room : 256;
        arp_stay *more = arp_resize(runs->at, room, sizeof *more);
        if (!more) return false;
        runs->at = more;
        runs->room = room;
    }
    runs->at[runs->n++] = (arp_stay){from, to, g, (uint32_t)seats};
    w->last[g] = runs->n;
    return true;
}

/* k-th largest of one value a bundle, each counted once a row. */
static double kth(walk *w, const double *value, size_t n_active, size_t k) {
    size_t n = 0;
    for (size_t i = 0; i < n_active; i++) {
        for (size_t r = rows_of(w, w->active[i]); r > 0; r--) w->each[n++] = value[i];
    }
    return arp_kth_largest(w->each, n, k);
}

/* The rows tied at the border share `seats` seats, lower rows first: the last row to get one. */
static uint32_t last_seated(walk *w, size_t n_active, double border, size_t seats) {
    const arp_bundles *lines = w->lines;
    size_t n = 0;
    for (size_t i = 0; i < n_active; i++) {
        uint32_t g = w->active[i];
        if (w->high[i] != border) continue;
        for (size_t r = lines->start[g]; r < lines->start[g + 1]; r++) {
            w->each[n++] = -(double)lines->row[r];
        }
    }
    return (uint32_t)-arp_kth_largest(w->each, n, seats);
}

/* Rows of bundle g up to `last`. */
static size_t rows_up_to(const walk *w, uint32_t g, uint32_t last) {
    const uint32_t *row = w->lines->row + w->lines->start[g];
    size_t n = 0;
    while (n < rows_of(w, g) && row[n] <= last) n++;
    return n;
}

/* One cell, decided by its middle. */
static bool cell(walk *w, size_t n_active, size_t k, double from, double to) {
    double middle = from + (to - from) / 2.0;
    for (size_t i = 0; i < n_active; i++) w->high[i] = at(w, w->active[i], middle);
    double border = kth(w, w->high, n_active, k);
    size_t above = 0;
    for (size_t i = 0; i < n_active; i++) {
        if (w->high[i] > border) above += rows_of(w, w->active[i]);
    }
    uint32_t last = last_seated(w, n_active, border, k - above);
    for (size_t i = 0; i < n_active; i++) {
        uint32_t g = w->active[i];
        if (w->high[i] < border) continue;
        size_t seats = w->high[i] > border ? rows_of(w, g) : rows_up_to(w, g, last);
        if (!emit(w, g, seats, from, to)) return false;
    }
    return true;
}

/* Few lines: every crossing strictly between from and to ends a cell. */
static bool leaf(walk *w, size_t n_active, size_t k, double from, double to) {
    double crossing[CROSSINGS], start = from;
    size_t n = 0;
    for (size_t i = 0; i < n_active; i++) {
        for (size_t j = i + 1; j < n_active; j++) {
            uint32_t g = w->active[i], h = w->active[j];
            double rise = w->lines->a[g] - w->lines->a[h], fall = w->lines->b[h] - w->lines->b[g];
            double where = fall / (rise + fall);
            if (where > from && where < to) crossing[n++] = where;
        }
    }
    arp_sort(crossing, n);
    for (size_t i = 0; i < n; i++) {
        if (crossing[i] - start < ARP_POINT) continue;
        if (!cell(w, n_active, k, start, crossing[i])) return false;
        start = crossing[i];
    }
    return cell(w, n_active, k, start, to);
}

static void swap(walk *w, size_t i, size_t j) {
    uint32_t g = w->active[i];
    double high = w->high[i], low = w->low[i];
    w->active[i] = w->active[j];
    w->high[i] = w->high[j];
    w->low[i] = w->low[j];
    w->active[j] = g;
    w->high[j] = high;
    w->low[j] = low;
}

/* Values at both ends; true when all lines are one to within rounding, so that no halving could
   tell them apart. */
static bool ends(walk *w, size_t n_active, double from, double to) {
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < n_active; i++) {
        double p = at(w, w->active[i], from), q = at(w, w->active[i], to);
        w->high[i] = p > q ? p : q;
        w->low[i] = p > q ? q : p;
        if (w->high[i] > most) most = w->high[i];
        if (w->low[i] < least) least = w->low[i];
    }
    return most - least <= 32.0 * DBL_EPSILON * fmax(fabs(most), fabs(least));
}

static bool node(walk *w, size_t n_active, size_t k, double from, double to) {
    bool one = ends(w, n_active, from, to);
    double upper = kth(w, w->high, n_active, k), lower = kth(w, w->low, n_active, k);
    size_t rows = 0;
    for (size_t i = 0; i < n_active;) {
        uint32_t g = w->active[i];
        if (w->low[i] > upper) {
            if (!emit(w, g, rows_of(w, g), from, to)) return false;
            k -= rows_of(w, g);
        } else if (w->high[i] >= lower) {
            rows += rows_of(w, g);
            i++;
            continue;
        }
        swap(w, i, --n_active);
    }
    if (rows == k) {
        for (size_t i = 0; i < n_active; i++) {
            if (!emit(w, w->active[i], rows_of(w, w->active[i]), from, to)) return false;
        }
        return true;
    }
    if (n_active <= FEW) return leaf(w, n_active, k, from, to);
    if (one) return cell(w, n_active, k, from, to);
    if (to - from <= NARROWEST) return true; /* a point */
    double middle = from + (to - from) / 2.0;
    return node(w, n_active, k, from, middle) && node(w, n_active, k, middle, to);
}

arp_status arp_tipping_walk(const arp_bundles *bundles, size_t k, arp_stays *out, arp_error *err) {
    size_t n = bundles->n;
    walk w = {.lines = bundles};
    w.active = arp_zalloc(n, sizeof *w.active);
    w.high = arp_zalloc(n, sizeof *w.high);
    w.low = arp_zalloc(n, sizeof *w.low);
    w.each = arp_zalloc(bundles->n_rows, sizeof *w.each);
    w.last = arp_zalloc(n, sizeof *w.last);
    bool ok = w.active && w.high && w.low && w.each && w.last;
    if (ok) {
        for (size_t g = 0; g < n; g++) w.active[g] = (uint32_t)g;
        ok = node(&w, n, k, 0.0, 1.0);
    }
    arp_free(w.active);
    arp_free(w.high);
    arp_free(w.low);
    arp_free(w.each);
    arp_free(w.last);
    if (!ok) {
        arp_free(w.runs.at);
        return arp_fail_memory(err);
    }
    *out = w.runs;
    return ARP_OK;
}
