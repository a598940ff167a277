/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/within.h"

#include <math.h>
#include <string.h>

#include "base/order.h"
#include "base/rng.h"

static const double MOST_WORK = 2e8;

/* Draws of other methods have other numbers. */
static const uint64_t FIRST_DRAW = (uint64_t)21 << 40;

/* The rows by stratum: those of s are row[start[s]] to row[start[s + 1] - 1]. */
typedef struct layout {
    const arp_within_case *in;
    size_t *start, *row, *m; /* m: selected of each */
    int64_t *x;              /* one a row of the case: what is summed over the selected */
} layout;

static void layout_free(layout *l) {
    arp_free(l->start);
    arp_free(l->row);
    arp_free(l->m);
    arp_free(l->x);
}

static arp_status layout_make(const arp_within_case *in, layout *out, arp_error *err) {
    size_t k = in->n_strata;
    *out = (layout){.in = in};
    if (!arp_zalloc_all(ARP_ARRAY(out->start, k + 2), ARP_ARRAY(out->row, in->n),
                        ARP_ARRAY(out->m, k), ARP_ARRAY(out->x, in->n)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < in->n; i++) {
        out->start[in->stratum[i] + 2]++;
        out->m[in->stratum[i]] += in->chosen[i];
    }
    for (size_t s = 2; s < k + 2; s++) out->start[s] += out->start[s - 1];
    for (size_t i = 0; i < in->n; i++) out->row[out->start[in->stratum[i] + 1]++] = i;
    return ARP_OK;
}

static size_t size_of(const layout *l, size_t s) {
    return l->start[s + 1] - l->start[s];
}

static bool has_pairs(const layout *l, size_t s) {
    return l->m[s] > 0 && l->m[s] < size_of(l, s);
}

/* Adds sign times the doubled mid-ranks inside each stratum. */
static arp_status add_ranks(layout *l, const double *score, int64_t sign, arp_error *err) {
    size_t n = l->in->n;
    double *part = NULL;
    int64_t *twice = NULL;
    arp_status st = ARP_OK;
    if (!arp_zalloc_all(ARP_ARRAY(part, n), ARP_ARRAY(twice, n))) return arp_fail_memory(err);
    for (size_t s = 0; s < l->in->n_strata; s++) {
        size_t size = size_of(l, s), from = l->start[s];
        if (!has_pairs(l, s)) continue;
        for (size_t i = 0; i < size; i++) part[i] = score[l->row[from + i]];
        if (!arp_midranks(part, size, twice)) ARP_TRY(arp_fail_memory(err));
        for (size_t i = 0; i < size; i++) l->x[l->row[from + i]] += sign * twice[i];
    }
done:
    arp_free(part);
    arp_free(twice);
    return st;
}

static size_t gcd(size_t a, size_t b) {
    while (b) {
        size_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* What is summed, of one stratum: base + step * u for u = 0 .. top over all its sets. */
typedef struct stratum {
    size_t n, m, top;
    size_t *y; /* n: (x - least) / step, rising */
} stratum;

/* The step of all strata together; 0 where nothing varies. */
static size_t common_step(const layout *l) {
    size_t step = 0;
    for (size_t s = 0; s < l->in->n_strata; s++) {
        if (!has_pairs(l, s)) continue;
        int64_t first = l->x[l->row[l->start[s]]];
        for (size_t i = l->start[s]; i < l->start[s + 1]; i++) {
            int64_t gap = l->x[l->row[i]] - first;
            step = gcd(step, (size_t)(gap < 0 ? -gap : gap));
        }
    }
    return step;
}

/* One stratum's numbers in units of the step; returns its base: the least sum. */
static int64_t read_stratum(const layout *l, size_t s, size_t step, size_t *room, stratum *out) {
    size_t n = size_of(l, s), m = l->m[s];
    int64_t least = INT64_MAX, base = 0;
    *out = (stratum){.n = n, .m = m, .y = room};
    for (size_t i = l->start[s]; i < l->start[s + 1]; i++) {
        if (l->x[l->row[i]] < least) least = l->x[l->row[i]];
    }
    for (size_t i = 0; i < n; i++) room[i] = (size_t)(l->x[l->row[l->start[s] + i]] - least) / step;
    arp_sort_whole(room, n);
    size_t low = 0, high = 0;
    for (size_t i = 0; i < m; i++) {
        low += room[i];
        high += room[n - 1 - i];
    }
    out->top = high - low;
    base = (int64_t)m * least + (int64_t)(step * low);
    return base;
}

/* The law of u of one stratum, as chances. The first i rows hold j of the m with the chances of
   sampling one after another, so that no number is above 1 and all are of one sign. */
static void law_of(const stratum *t, double *table, double *law) {
    size_t low = 0, width = 0;
    for (size_t i = 0; i < t->m; i++) low += t->y[i];
    width = low + t->top + 1;
    memset(table, 0, (t->m + 1) * width * sizeof *table);
    table[0] = 1.0;
    for (size_t i = 0; i < t->n; i++) {
        double left = (double)(t->n - i);
        size_t most = i + 1 < t->m ? i + 1 : t->m;
        for (size_t j = most + 1; j-- > 0;) {
            double *row = table + j * width;
            double stay = 1.0 - (double)(t->m - j) / left;
            if (stay < 0.0) stay = 0.0; /* fewer rows are left than have to come: it cannot be */
            for (size_t u = 0; u < width; u++) row[u] *= stay;
            if (j == 0) continue;
            const double *before = row - width;
            double chance = (double)(t->m - (j - 1)) / left;
            if (chance > 1.0) continue;
            for (size_t u = t->y[i]; u < width; u++) row[u] += chance * before[u - t->y[i]];
        }
    }
    memcpy(law, table + t->m * width + low, (t->top + 1) * sizeof *law);
}

/* What the exact law would cost, and the room that it takes. */
typedef struct cost {
    double work;
    size_t table, top; /* doubles of the largest table; greatest u of all */
} cost;

static cost count_cost(const layout *l, size_t step, size_t *room) {
    cost c = {0};
    stratum t;
    for (size_t s = 0; s < l->in->n_strata; s++) {
        if (!has_pairs(l, s)) continue;
        read_stratum(l, s, step, room, &t);
        size_t low = 0;
        for (size_t i = 0; i < t.m; i++) low += t.y[i];
        double width = (double)(low + t.top + 1), table = width * (double)(t.m + 1);
        c.work += (double)t.n * table + ((double)c.top + 1.0) * ((double)t.top + 1.0);
        if (c.work > MOST_WORK) return c;
        if ((size_t)table > c.table) c.table = (size_t)table;
        c.top += t.top;
    }
    return c;
}

/* Chance of a sum at least as high, or, on both sides, at least as far from 0. */
static double tail(const double *law, size_t top, int64_t base, size_t step, int64_t sum,
                   bool two_sided) {
    double p = 0.0;
    int64_t far = sum < 0 ? -sum : sum;
    for (size_t u = 0; u <= top; u++) {
        int64_t at = base + (int64_t)(step * u);
        int64_t off = at < 0 ? -at : at;
        if (two_sided ? off >= far : at >= sum) p += law[u];
    }
    return p < 1.0 ? p : 1.0;
}

static arp_status exact(const layout *l, size_t step, const cost *c, int64_t sum, bool two_sided,
                        double *p, arp_error *err) {
    double *law = NULL, *next = NULL, *own = NULL, *table = NULL;
    size_t *room = NULL, top = 0;
    int64_t base = 0;
    if (!arp_zalloc_all(ARP_ARRAY(law, c->top + 1), ARP_ARRAY(next, c->top + 1),
                        ARP_ARRAY(own, c->top + 1), ARP_ARRAY(table, c->table),
                        ARP_ARRAY(room, l->in->n)))
        return arp_fail_memory(err);
    law[0] = 1.0;
    for (size_t s = 0; s < l->in->n_strata; s++) {
        stratum t;
        if (!has_pairs(l, s)) continue;
        base += read_stratum(l, s, step, room, &t);
        law_of(&t, table, own);
        memset(next, 0, (top + t.top + 1) * sizeof *next);
        for (size_t u = 0; u <= top; u++) {
            for (size_t v = 0; v <= t.top; v++) next[u + v] += law[u] * own[v];
        }
        top += t.top;
        memcpy(law, next, (top + 1) * sizeof *law);
    }
    *p = tail(law, top, base, step, sum, two_sided);
    arp_free(law);
    arp_free(next);
    arp_free(own);
    arp_free(table);
    arp_free(room);
    return ARP_OK;
}

/* The draw-th sum: of each stratum as many as are selected (Durstenfeld 1964). */
static int64_t drawn_sum(const layout *l, size_t *row, uint64_t draw) {
    uint32_t lane = 0;
    int64_t sum = 0;
    for (size_t s = 0; s < l->in->n_strata; s++) {
        if (!has_pairs(l, s)) continue;
        for (size_t i = l->start[s]; i < l->start[s] + l->m[s]; i++) {
            size_t left = l->start[s + 1] - i;
            size_t at = i + (size_t)arp_below(l->in->seed, FIRST_DRAW + draw, &lane, left);
            size_t chosen = row[at];
            row[at] = row[i];
            row[i] = chosen;
            sum += l->x[chosen];
        }
    }
    return sum;
}

static arp_status drawn(const layout *l, int64_t sum, bool two_sided, double *p, arp_error *err) {
    size_t *row = arp_zalloc(l->in->n, sizeof *row), hits = 0;
    if (!row) return arp_fail_memory(err);
    int64_t far = sum < 0 ? -sum : sum;
    for (uint64_t d = 0; d < ARP_WITHIN_DRAWS; d++) {
        memcpy(row, l->row, l->in->n * sizeof *row); /* a draw is the same whatever came before */
        int64_t at = drawn_sum(l, row, d), off = at < 0 ? -at : at;
        hits += two_sided ? off >= far : at >= sum;
    }
    *p = (double)(hits + 1) / (ARP_WITHIN_DRAWS + 1.0);
    arp_free(row);
    return ARP_OK;
}

/* Twice the pairs won, less the ones lost to the other side where there is one, and its chance. */
static arp_status measure(const layout *l, bool two_sided, arp_within *out, arp_error *err) {
    int64_t sum = 0, least = 0;
    double pairs = 0.0;
    arp_within made = {.c = NAN, .p = NAN, .method = ARP_P_EXACT};
    arp_status st = ARP_OK;
    size_t *room = arp_zalloc(l->in->n, sizeof *room);
    if (!room) return arp_fail_memory(err);
    for (size_t s = 0; s < l->in->n_strata; s++) {
        size_t n = size_of(l, s), m = l->m[s];
        made.without += n > 0 && m == 0;
        made.whole += n > 0 && m == n;
        if (!has_pairs(l, s)) continue;
        made.compared++;
        made.n += n;
        made.m += m;
        pairs += (double)m * (double)(n - m);
        least += (int64_t)(m * (m + 1));
        for (size_t i = l->start[s]; i < l->start[s + 1]; i++) {
            if (l->in->chosen[l->row[i]]) sum += l->x[l->row[i]];
        }
    }
    if (made.compared == 0) goto done;
    made.c = (double)(two_sided ? sum : sum - least) / (2.0 * pairs);
    size_t step = common_step(l);
    if (step == 0) {
        made.p = 1.0;
        goto done;
    }
    cost c = count_cost(l, step, room);
    if (c.work <= MOST_WORK) {
        ARP_TRY(exact(l, step, &c, sum, two_sided, &made.p, err));
    } else {
        made.method = ARP_P_MONTE_CARLO;
        ARP_TRY(drawn(l, sum, two_sided, &made.p, err));
    }
done:
    arp_free(room);
    if (st == ARP_OK) *out = made;
    return st;
}

arp_status arp_within_concordance(const arp_within_case *in, const double *score, arp_within *out,
                                  arp_error *err) {
    layout l;
    arp_status st = layout_make(in, &l, err);
    if (st == ARP_OK) st = add_ranks(&l, score, 1, err);
    if (st == ARP_OK) st = measure(&l, false, out, err);
    layout_free(&l);
    return st;
}

arp_status arp_within_contrast(const arp_within_case *in, const double *const side[2],
                               arp_within *out, arp_error *err) {
    layout l;
    arp_status st = layout_make(in, &l, err);
    if (st == ARP_OK) st = add_ranks(&l, side[0], 1, err);
    if (st == ARP_OK) st = add_ranks(&l, side[1], -1, err);
    if (st == ARP_OK) st = measure(&l, true, out, err);
    layout_free(&l);
    return st;
}

arp_status arp_within_each(const arp_within_case *in, const double *score, double *c,
                           arp_error *err) {
    layout l;
    arp_status st = layout_make(in, &l, err);
    if (st == ARP_OK) st = add_ranks(&l, score, 1, err);
    for (size_t s = 0; st == ARP_OK && s < in->n_strata; s++) {
        size_t n = size_of(&l, s), m = l.m[s];
        int64_t sum = 0;
        c[s] = NAN;
        if (!has_pairs(&l, s)) continue;
        for (size_t i = l.start[s]; i < l.start[s + 1]; i++) {
            if (in->chosen[l.row[i]]) sum += l.x[l.row[i]];
        }
        c[s] = (double)(sum - (int64_t)(m * (m + 1))) / (2.0 * (double)m * (double)(n - m));
    }
    layout_free(&l);
    return st;
}
