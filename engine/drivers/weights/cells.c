/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/cells.h"

#include <float.h>
#include <math.h>

#include "base/order.h"
#include "drivers/weights/parts.h"

/* A part with more lines than FEW that can be k-th is halved. Corners beyond the room, depth beyond
   DEEPEST, pieces beyond MOST_PIECES and values beyond MOST_VALUES end it all. */
enum { FEW = 96, DEEPEST = 500, MOST_PIECES = 400000, MOST_VALUES = 50000000, TRIES = 8 };

static const double ROUNDING = 64.0 * DBL_EPSILON; /* values nearer than that are one */
static const double SMALLEST = 1e-9;               /* width of a part that is halved no more */

typedef struct polygon {
    size_t n;
    arp_corner at[ARP_PART_CORNERS];
} polygon;

typedef struct walk {
    arp_parts *parts;
    uint32_t *active;   /* every bundle; a node owns the first of them and only reorders these */
    double *high, *low; /* greatest and least corner of the node's part, as `active`           */
    double *each;       /* one value a row                                                     */
    uint32_t *seats;    /* in the list that is carved out, as `active`                         */
    polygon *cut;       /* cut off, not yet done */
    size_t n_cut, room;
    size_t pieces, depth, values;
    double close; /* values of the node's part nearer than that are one */
    bool no_memory;
} walk;

static double at(const walk *w, uint32_t g, arp_corner p) {
    const arp_parts *l = w->parts;
    return p.x * l->line[0][g] + p.y * l->line[1][g] + (1.0 - p.x - p.y) * l->line[2][g];
}

static size_t rows_of(const walk *w, uint32_t g) {
    return w->parts->start[g + 1] - w->parts->start[g];
}

/* k-th largest of one value a bundle, each counted once a row. */
static double kth(walk *w, const double *value, size_t n_active, size_t k) {
    size_t n = 0;
    for (size_t i = 0; i < n_active; i++) {
        for (size_t r = rows_of(w, w->active[i]); r > 0; r--) w->each[n++] = value[i];
    }
    return arp_kth_largest(w->each, n, k);
}

static void copy(const polygon *from, polygon *to) {
    for (size_t i = 0; i < from->n; i++) to->at[i] = from->at[i];
    to->n = from->n;
}

/* Cuts a convex polygon where f changes its sign; corners within tol of it are on the cut. False,
   and both untouched, where it does not cut; *full where a part has too many corners. */
static bool split(const polygon *p, const double *f, double tol, polygon *above, polygon *below,
                  bool *full) {
    bool up = false, down = false;
    for (size_t i = 0; i < p->n; i++) {
        up = up || f[i] > tol;
        down = down || f[i] < -tol;
    }
    if (!up || !down) return false;
    if (p->n + 2 > ARP_PART_CORNERS) {
        *full = true;
        return false;
    }
    polygon a, b;
    a.n = b.n = 0;
    for (size_t i = 0; i < p->n; i++) {
        size_t j = i + 1 == p->n ? 0 : i + 1;
        if (f[i] >= -tol) a.at[a.n++] = p->at[i];
        if (f[i] <= tol) b.at[b.n++] = p->at[i];
        if (!((f[i] > tol && f[j] < -tol) || (f[i] < -tol && f[j] > tol))) continue;
        double t = f[i] / (f[i] - f[j]);
        arp_corner c = {p->at[i].x + t * (p->at[j].x - p->at[i].x),
                        p->at[i].y + t * (p->at[j].y - p->at[i].y)};
        a.at[a.n++] = c;
        b.at[b.n++] = c;
    }
    copy(&a, above);
    copy(&b, below);
    return true;
}

/* Share of the triangle. */
static double share_of(const polygon *p) {
    double twice = 0.0;
    for (size_t i = 2; i < p->n; i++) {
        double ax = p->at[i - 1].x - p->at[0].x, ay = p->at[i - 1].y - p->at[0].y;
        double bx = p->at[i].x - p->at[0].x, by = p->at[i].y - p->at[0].y;
        twice += ax * by - ay * bx;
    }
    return fabs(twice);
}

static bool node(walk *w, const polygon *p, size_t n_active, size_t k);

static bool give_up(walk *w) {
    w->parts->left_out = true;
    return false;
}

/* Across the weight that varies most, in its middle. */
static bool halve(walk *w, const polygon *p, size_t n_active, size_t k, bool *small) {
    double f[ARP_PART_CORNERS], best = 0.0;
    int axis = 0;
    double from[3] = {1.0, 1.0, 1.0}, to[3] = {0};
    for (size_t i = 0; i < p->n; i++) {
        double x[3] = {p->at[i].x, p->at[i].y, 1.0 - p->at[i].x - p->at[i].y};
        for (int j = 0; j < 3; j++) {
            from[j] = fmin(from[j], x[j]);
            to[j] = fmax(to[j], x[j]);
        }
    }
    for (int j = 0; j < 3; j++) {
        if (to[j] - from[j] > best) {
            best = to[j] - from[j];
            axis = j;
        }
    }
    bool full = false;
    polygon a, b;
    double middle = from[axis] + best / 2.0;
    for (size_t i = 0; i < p->n; i++) {
        double x[3] = {p->at[i].x, p->at[i].y, 1.0 - p->at[i].x - p->at[i].y};
        f[i] = x[axis] - middle;
    }
    *small = best < SMALLEST || !split(p, f, 0.0, &a, &b, &full);
    if (full) return give_up(w);
    return *small || (node(w, &a, n_active, k) && node(w, &b, n_active, k));
}

static bool push(walk *w, const polygon *p) {
    if (w->n_cut == w->room) {
        size_t room = w->room ? 2 * w->room : 64;
        polygon *more = arp_resize(w->cut, room, sizeof *more);
        w->no_memory = !more;
        if (!more) return false;
        w->cut = more;
        w->room = room;
    }
    copy(p, &w->cut[w->n_cut++]);
    return true;
}

/* Cuts the part where line g falls below line h, and puts that aside; *nothing is left where it
   does so everywhere. */
static bool clip(walk *w, polygon *p, uint32_t g, uint32_t h, bool *nothing) {
    double f[ARP_PART_CORNERS], highest = -INFINITY;
    bool full = false;
    polygon below;
    for (size_t v = 0; v < p->n; v++) {
        f[v] = at(w, g, p->at[v]) - at(w, h, p->at[v]);
        highest = f[v] > highest ? f[v] : highest;
    }
    *nothing = highest <= w->close;
    if (*nothing) return true;
    if (split(p, f, w->close, p, &below, &full)) return push(w, &below);
    return !full || give_up(w);
}

/* A place inside, another one each attempt: corners weigh unevenly, so that it lies on no line by
   symmetry. */
static arp_corner place_in(const polygon *p, int attempt) {
    arp_corner place = {0};
    double sum = 0.0;
    for (size_t v = 0; v < p->n; v++) {
        double turns = 0.6180339887498949 * (double)((v + 1) * (size_t)(attempt + 1));
        double weight = 1.0 + turns - floor(turns);
        place.x += weight * p->at[v].x;
        place.y += weight * p->at[v].y;
        sum += weight;
    }
    return (arp_corner){place.x / sum, place.y / sum};
}

/* Who is seated at a place: whole lines above, then lower rows first. */
static void seat(walk *w, arp_corner place, size_t n_active, size_t k) {
    uint32_t *seats = w->seats;
    for (size_t i = 0; i < n_active; i++) w->high[i] = at(w, w->active[i], place);
    double border = kth(w, w->high, n_active, k);
    for (size_t i = 0; i < n_active; i++) {
        seats[i] = w->high[i] > border ? (uint32_t)rows_of(w, w->active[i]) : 0;
        k -= seats[i];
    }
    while (k > 0) { /* almost always one line is tied with the border: itself */
        size_t next = n_active;
        for (size_t i = 0; i < n_active; i++) {
            if (w->high[i] != border || seats[i]) continue;
            if (next == n_active || w->active[i] < w->active[next]) next = i;
        }
        size_t rows = rows_of(w, w->active[next]);
        seats[next] = (uint32_t)(rows < k ? rows : k);
        k -= seats[next];
    }
}

/* The least seated line at a corner and the greatest that has not all its seats, where the first
   is below the second: the list does not stand there. A line with a part of its seats is below
   those with all, above those with none. */
static bool falls(walk *w, arp_corner corner, size_t n_active, uint32_t *g, uint32_t *h) {
    double all = INFINITY, some = 0.0, none = -INFINITY;
    uint32_t least = 0, middle = UINT32_MAX, greatest = 0;
    for (size_t i = 0; i < n_active; i++) {
        uint32_t line = w->active[i];
        double value = at(w, line, corner);
        if (w->seats[i] == 0) {
            greatest = value > none ? line : greatest;
            none = value > none ? value : none;
        } else if (w->seats[i] == rows_of(w, line)) {
            least = value < all ? line : least;
            all = value < all ? value : all;
        } else {
            middle = line;
            some = value;
        }
    }
    w->values += n_active;
    double gap = none - all;
    *g = least;
    *h = greatest;
    if (middle != UINT32_MAX) { /* the wider of its two gaps; without both there is no third */
        gap = fmax(some - all, none - some);
        if (some - all >= none - some) *h = middle;
        else *g = middle;
    }
    return gap > w->close;
}

/* Leaves of the part where the list stands, and puts the rest aside: the list stands over all of
   a convex part as soon as it does at each corner. */
static bool carve(walk *w, polygon *own, size_t n_active, bool *nothing) {
    for (size_t v = 0; v < own->n;) {
        uint32_t g, h;
        if (w->values > MOST_VALUES) return give_up(w);
        if (!falls(w, own->at[v], n_active, &g, &h)) {
            v++;
            continue;
        }
        if (!clip(w, own, g, h, nothing)) return false;
        if (*nothing) return true;
        v = 0;
    }
    return true;
}

static bool emit(walk *w, const polygon *p, size_t n_active) {
    size_t inside = w->parts->n_seated;
    if (++w->pieces > MOST_PIECES) return give_up(w);
    for (size_t i = 0; i < n_active; i++) {
        if (w->seats[i]) arp_parts_seat(w->parts, w->active[i], w->seats[i]);
    }
    w->values += w->parts->k;
    bool ok = arp_parts_add(w->parts, p->at, p->n, share_of(p), &w->no_memory);
    arp_parts_unseat(w->parts, inside);
    return ok;
}

/* Cuts out where the list of a place inside stands; then what was cut off. */
static bool peel(walk *w, const polygon *p, size_t n_active, size_t k) {
    size_t before = w->n_cut;
    polygon own;
    bool ok = true, nothing = true;
    for (int attempt = 0; ok && nothing && attempt < TRIES; attempt++) {
        nothing = false;
        copy(p, &own);
        w->n_cut = before;
        seat(w, place_in(p, attempt), n_active, k);
        ok = carve(w, &own, n_active, &nothing);
    }
    ok = ok && emit(w, &own, n_active);
    while (ok && w->n_cut > before) {
        copy(&w->cut[--w->n_cut], &own);
        ok = node(w, &own, n_active, k);
    }
    return ok;
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

/* Greatest and least value at the corners; true when all lines are one to within rounding. */
static bool ends(walk *w, const polygon *p, size_t n_active) {
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < n_active; i++) {
        w->high[i] = -INFINITY;
        w->low[i] = INFINITY;
        for (size_t v = 0; v < p->n; v++) {
            double value = at(w, w->active[i], p->at[v]);
            if (value > w->high[i]) w->high[i] = value;
            if (value < w->low[i]) w->low[i] = value;
        }
        if (w->high[i] > most) most = w->high[i];
        if (w->low[i] < least) least = w->low[i];
    }
    w->values += n_active * (p->n + 4); /* and twice the k-th of them */
    w->close = ROUNDING * fmax(fabs(most), fabs(least));
    return most - least <= w->close;
}

/* Drops what is certainly in, which is seated, or out; returns how many lines are left. */
static size_t decide(walk *w, const polygon *p, size_t n_active, size_t *k, bool *one) {
    *one = ends(w, p, n_active);
    double upper = kth(w, w->high, n_active, *k), lower = kth(w, w->low, n_active, *k);
    for (size_t i = 0; i < n_active;) {
        uint32_t g = w->active[i];
        if (w->low[i] > upper) {
            arp_parts_seat(w->parts, g, (uint32_t)rows_of(w, g));
            *k -= rows_of(w, g);
        } else if (w->high[i] >= lower) {
            i++;
            continue;
        }
        swap(w, i, --n_active);
    }
    return n_active;
}

static bool node(walk *w, const polygon *p, size_t n_active, size_t k) {
    size_t seated = w->parts->n_seated;
    bool one, small = false, ok = true;
    if (share_of(p) < ARP_PART_NOTHING) return true;
    if (w->depth >= DEEPEST || w->values > MOST_VALUES) return give_up(w);
    w->depth++;
    n_active = decide(w, p, n_active, &k, &one);
    if (n_active > FEW && !one) ok = halve(w, p, n_active, k, &small);
    if (n_active <= FEW || one || (ok && small)) ok = peel(w, p, n_active, k);
    arp_parts_unseat(w->parts, seated);
    w->depth--;
    return ok;
}

arp_status arp_cells_make(double *const *line, size_t n, size_t k, arp_pool *pool, arp_simplex *out,
                          arp_error *err) {
    static const polygon ALL_WEIGHTS = {3, {{0.0, 0.0}, {1.0, 0.0}, {0.0, 1.0}}};
    arp_parts parts = {0};
    walk w = {.parts = &parts};
    arp_status st = arp_parts_open(&parts, line, n, k, err);
    if (st != ARP_OK) return st;
    w.active = arp_zalloc(parts.n, sizeof *w.active);
    w.high = arp_zalloc(parts.n, 2 * sizeof *w.high);
    w.each = arp_zalloc(n, sizeof *w.each);
    w.seats = arp_zalloc(parts.n, sizeof *w.seats);
    bool ok = w.active && w.high && w.each && w.seats;
    if (ok) {
        w.low = w.high + parts.n;
        for (size_t g = 0; g < parts.n; g++) w.active[g] = (uint32_t)g;
        ok = node(&w, &ALL_WEIGHTS, parts.n, k) || (parts.left_out && !w.no_memory);
    }
    out->cells_left_out = parts.left_out;
    st = ok ? arp_parts_cells(&parts, pool, &out->cell, &out->n_cells, err) : arp_fail_memory(err);
    arp_free(w.active);
    arp_free(w.high);
    arp_free(w.each);
    arp_free(w.seats);
    arp_free(w.cut);
    arp_parts_close(&parts);
    return st;
}
