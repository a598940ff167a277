/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/tipping.h"

#include "base/order.h"
#include "drivers/resemblance/concordance.h"

enum { PAIRS = 5000000, CELLS = 1000 };

/* A selected line against one that is not. */
typedef struct pairs {
    const double *a, *b;
    size_t n, m;
    const size_t *selected;
    bool *in;
    double *win, *lose; /* where the selected line rises above the other, falls below it */
    size_t n_win, n_lose;
    int64_t won; /* pairs won just right of w = 0, twice over, ties once */
} pairs;

static int sign(double x) {
    return (x > 0.0) - (x < 0.0);
}

/* Fills win and lose where they are there; counts in any case. */
static void visit(pairs *p) {
    p->n_win = p->n_lose = 0;
    p->won = 0;
    for (size_t t = 0; t < p->m; t++) {
        size_t i = p->selected[t];
        for (size_t j = 0; j < p->n; j++) {
            if (p->in[j]) continue;
            double rise = p->a[i] - p->a[j], fall = p->b[j] - p->b[i];
            int first = -sign(fall), last = sign(rise);
            p->won += 1 + (first ? first : last);
            if (first < 0 && last > 0) {
                if (p->win) p->win[p->n_win] = fall / (rise + fall);
                p->n_win++;
            } else if (first > 0 && last < 0) {
                if (p->lose) p->lose[p->n_lose] = fall / (rise + fall);
                p->n_lose++;
            }
        }
    }
}

/* Writes the cells where they are wanted; returns how many. */
static size_t cells(const pairs *p, arp_curve_cell *out) {
    size_t n = 0, w = 0, l = 0;
    int64_t won = p->won, last = -1;
    double from = 0.0;
    for (;;) {
        bool more = w < p->n_win || l < p->n_lose, win = false;
        double where = 1.0;
        if (more) {
            win = l == p->n_lose || (w < p->n_win && p->win[w] <= p->lose[l]);
            where = win ? p->win[w] : p->lose[l];
        }
        if (where - from >= ARP_POINT) { /* otherwise the same point: its changes gather */
            if (won != last) {
                double c = (double)won / (double)(2 * p->m * (p->n - p->m));
                if (out) out[n] = (arp_curve_cell){from, where, c};
                n++;
                last = won;
            } else if (out) {
                out[n - 1].to = where;
            }
            from = where;
        }
        if (!more) break;
        won += win ? 2 : -2;
        w += win;
        l += !win;
    }
    if (out) out[n - 1].to = 1.0;
    return n;
}

static arp_status exact(pairs *p, arp_pool *pool, arp_tipping *out, arp_error *err) {
    bool ok = false;
    visit(p);
    p->win = arp_zalloc(p->n_win, sizeof(double));
    p->lose = arp_zalloc(p->n_lose, sizeof(double));
    if (p->win && p->lose) {
        visit(p);
        arp_sort(p->win, p->n_win);
        arp_sort(p->lose, p->n_lose);
        size_t n = cells(p, NULL);
        arp_curve_cell *curve = arp_pool_take(pool, n, sizeof *curve);
        if (curve) {
            cells(p, curve);
            out->curve = curve;
            out->n_curve = n;
            out->curve_exact = ok = true;
        }
    }
    arp_free(p->win);
    arp_free(p->lose);
    return ok ? ARP_OK : arp_fail_memory(err);
}

static arp_status by_middles(const pairs *p, arp_pool *pool, arp_tipping *out, arp_error *err) {
    arp_curve_cell *curve = arp_pool_take(pool, CELLS, sizeof *curve);
    double *score = arp_zalloc(p->n, sizeof *score);
    int64_t *twice = arp_zalloc(p->n, sizeof *twice);
    bool ok = curve && score && twice;
    for (size_t c = 0; ok && c < CELLS; c++) {
        double w = ((double)c + 0.5) / CELLS;
        for (size_t i = 0; i < p->n; i++) score[i] = w * p->a[i] + (1.0 - w) * p->b[i];
        ok = arp_midranks(score, p->n, twice);
        if (!ok) break;
        curve[c] = (arp_curve_cell){(double)c / CELLS, (double)(c + 1) / CELLS,
                                    arp_concordance_of(twice, p->n, p->selected, p->m)};
    }
    arp_free(score);
    arp_free(twice);
    if (!ok) return arp_fail_memory(err);
    out->curve = curve;
    out->n_curve = CELLS;
    out->curve_exact = false;
    return ARP_OK;
}

arp_status arp_curve_make(const double *a, const double *b, size_t n, const size_t *selected,
                          size_t m, arp_pool *pool, arp_tipping *out, arp_error *err) {
    pairs p = {.a = a, .b = b, .n = n, .m = m, .selected = selected};
    if (m * (n - m) > PAIRS) return by_middles(&p, pool, out, err);
    p.in = arp_zalloc(n, sizeof *p.in);
    if (!p.in) return arp_fail_memory(err);
    for (size_t t = 0; t < m; t++) p.in[selected[t]] = true;
    arp_status st = exact(&p, pool, out, err);
    arp_free(p.in);
    return st;
}
