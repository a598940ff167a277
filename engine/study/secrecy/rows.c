/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals among the rows of a file: Paris beside its arrondissements, a département beside its
   communes, a total beside all. Groups are what codes and texts have in common, or what stands
   together; a total is the row that the others of its group add up to, wherever all of them are
   told. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/secrecy/sheets.h"
#include "table/totals.h"
#include "territory/commune.h"

enum { FEW = 20, LONGEST = 3 };

/* ---- one group ---- */

enum { MOST_LENGTH = 64 };

/* Rows that may be parts and total, and what is told of them. */
typedef struct group {
    size_t *row, n;
    double *sum;    /* of the told, one a column */
    size_t *untold; /* one a column              */
    size_t plain, length[MOST_LENGTH];
} group;

/* One sheet under way. */
typedef struct looking {
    secrecy_work *w;
    size_t sheet;
    const arp_table *t;
    uint8_t *total;
    size_t *order; /* room for rows */
    group group;
} looking;

static bool is_plain(const char *code) {
    return code[strspn(code, "0123456789")] == '\0';
}

static size_t length_of(const char *code) {
    const size_t n = strlen(code);
    return n < MOST_LENGTH ? n : MOST_LENGTH - 1;
}

static void add_up(const looking *l, group *g) {
    g->plain = 0;
    memset(g->length, 0, sizeof g->length);
    for (size_t i = 0; i < g->n; i++) {
        g->plain += is_plain(l->t->code[g->row[i]]);
        g->length[length_of(l->t->code[g->row[i]])]++;
    }
    for (size_t j = 0; j < l->t->n_columns; j++) {
        const arp_column *c = l->w->figures[l->sheet][j].from;
        g->sum[j] = 0.0;
        g->untold[j] = 0;
        for (size_t i = 0; i < g->n; i++) {
            if (c->mark[g->row[i]] == ARP_CELL_OK) g->sum[j] += c->value[g->row[i]];
            else g->untold[j]++;
        }
    }
}

/* A code unlike those of the others: it has a letter and they have none, or they have one length
   and it another. A word that says "total" says so. */
static bool is_odd(const looking *l, const group *g, size_t row) {
    const char *code = l->t->code[row];
    const size_t own = length_of(code);
    if (arp_total_word_of(l->t->label[row]) == ARP_TOTAL_SURE ||
        arp_total_word_of(code) != ARP_TOTAL_NO)
        return true;
    if (!is_plain(code) && g->plain == g->n - 1) return true;
    for (size_t k = 0; k < MOST_LENGTH; k++) {
        if (k != own && g->length[k] == g->n - 1) return true;
    }
    return false;
}

/* Half of what a total was rounded to, where it misses its parts by less; INFINITY where it does
   not. */
static double rounding(double total, double miss) {
    for (double unit = 10.0; unit < 1e4; unit *= 10.0) {
        if (fmod(total, unit) != 0.0) return INFINITY;
        if (miss <= 0.5 * unit) return 0.5 * unit;
    }
    return INFINITY;
}

/* What the columns say of one row being the sum of the others. */
typedef struct verdict {
    size_t is, against, large;
    double unit; /* half of what it is rounded to */
} verdict;

static verdict judge(const looking *l, const group *g, size_t row, bool odd) {
    verdict v = {0, 0, 0, 0.0};
    for (size_t j = 0; j < l->t->n_columns; j++) {
        const secrecy_figures *f = &l->w->figures[l->sheet][j];
        if (!f->counts || g->untold[j]) continue;
        const double x = f->from->value[row], others = g->sum[j] - x, miss = fabs(x - others);
        const double off = (double)g->n * f->half + 1e-9 * fabs(x);
        const double unit = miss <= off ? 0.0 : odd ? rounding(x, miss - off) : INFINITY;
        if (x == 0.0 && others == 0.0) continue;
        if (unit == INFINITY) {
            v.against++;
            continue;
        }
        v.is++;
        v.large += fabs(others) >= FEW;
        v.unit = fmax(v.unit, unit);
    }
    return v;
}

/* No column says how they add up: a row that its code sets apart, and that its parts told do not
   exceed. */
static bool may_be(const looking *l, const group *g, size_t row) {
    bool any = false;
    for (size_t j = 0; j < l->t->n_columns; j++) {
        const secrecy_figures *f = &l->w->figures[l->sheet][j];
        if (!f->counts || f->floor < 0.0 || f->from->mark[row] != ARP_CELL_OK) continue;
        const double x = f->from->value[row], others = g->sum[j] - x;
        if (others > x * (1.0 + 1e-9) + (double)g->n * f->half) return false;
        any |= others > 0.0;
    }
    return any;
}

static bool is_total(const looking *l, const group *g, size_t row, double *unit) {
    const bool odd = is_odd(l, g, row);
    const verdict v = judge(l, g, row, odd);
    *unit = v.unit;
    if (v.against) return false;
    if (v.is == 0) return odd && may_be(l, g, row);
    return odd || v.is >= 2 || (v.large && g->n >= 4) || g->n >= 6;
}

static void put_total(looking *l, const group *g, size_t row, double unit) {
    secrecy_work *w = l->w;
    for (size_t j = 0; j < l->t->n_columns; j++) {
        const secrecy_figures *f = &w->figures[l->sheet][j];
        if (!f->counts || !f->used) continue;
        bool put = true;
        for (size_t i = 0; put && i < g->n; i++)
            put = secrecy_put(w, l->sheet, j, g->row[i], g->row[i] == row ? -1.0 : 1.0);
        const double x = f->from->mark[row] == ARP_CELL_OK ? f->from->value[row] : 0.0;
        const double off = unit > 0.0 && fmod(x, 2.0 * unit) == 0.0 ? unit : 0.0;
        if (put) secrecy_close(w, -off, off, SECRECY_SUPPOSED, NULL);
        else secrecy_drop_terms(&w->system);
    }
}

/* Finds the totals of a group, one after the other; their rows go out of it. */
static void look_at_group(looking *l, size_t n) {
    group *g = &l->group;
    g->row = l->order;
    g->n = n;
    for (bool found = true; found && g->n >= 3;) {
        found = false;
        add_up(l, g);
        for (size_t at = g->n; at-- > 0 && !found;) { /* totals stand last, or first */
            const size_t row = g->row[at];
            double unit = 0.0;
            if (!is_total(l, g, row, &unit)) continue;
            found = true;
            put_total(l, g, row, unit);
            l->total[row] = 1;
            memmove(g->row + at, g->row + at + 1, (g->n - at - 1) * sizeof *g->row);
            g->n--;
        }
    }
}

/* ---- groups ---- */

typedef struct keyed {
    const char *key;
    size_t length, row;
} keyed;

static int by_key(const void *a, const void *b) {
    const keyed *x = a, *y = b;
    const size_t n = x->length < y->length ? x->length : y->length;
    int at = strncmp(x->key, y->key, n);
    if (at) return at;
    if (x->length != y->length) return x->length < y->length ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* Groups of n keyed rows. */
static void look_at_keys(looking *l, keyed *k, size_t n) {
    qsort(k, n, sizeof *k, by_key);
    for (size_t from = 0, to; from < n; from = to) {
        size_t m = 0;
        for (to = from; to < n && k[to].length == k[from].length &&
                        strncmp(k[to].key, k[from].key, k[from].length) == 0;
             to++) {
            if (!l->total[k[to].row]) l->order[m++] = k[to].row;
        }
        if (m < n || k[from].length == 0) look_at_group(l, m);
    }
}

/* By the values of each text column. */
static void look_at_texts(looking *l, keyed *k) {
    for (size_t j = 0; j < l->t->n_texts; j++) {
        size_t n = 0;
        for (size_t i = 0; i < l->t->n_rows; i++) {
            const char *text = l->t->text[j].text[i];
            if (*text && !l->total[i]) k[n++] = (keyed){text, strlen(text), i};
        }
        look_at_keys(l, k, n);
    }
}

/* By the first characters of the codes, the most of them first. */
static void look_at_codes(looking *l, keyed *k) {
    for (size_t length = LONGEST; length >= 2; length--) {
        size_t n = 0;
        for (size_t i = 0; i < l->t->n_rows; i++) {
            if (!l->total[i] && strlen(l->t->code[i]) >= length)
                k[n++] = (keyed){l->t->code[i], length, i};
        }
        look_at_keys(l, k, n);
    }
}

static void look_at_all(looking *l, keyed *k) {
    for (size_t i = 0; i < l->t->n_rows; i++) k[i] = (keyed){"", 0, i};
    look_at_keys(l, k, l->t->n_rows);
}

/* Rows that stand together, and the total behind them. */
static void look_at_runs(looking *l) {
    for (size_t i = 0, from = 0; i < l->t->n_rows; i++) {
        group *g = &l->group;
        double unit = 0.0;
        if (arp_total_word_of(l->t->label[i]) != ARP_TOTAL_SURE && !l->total[i]) continue;
        g->row = l->order;
        g->n = 0;
        for (size_t k = from; k <= i; k++) g->row[g->n++] = k;
        from = i + 1;
        if (l->total[i] || g->n < 3) continue;
        add_up(l, g);
        if (!is_total(l, g, i, &unit)) continue;
        put_total(l, g, i, unit);
        l->total[i] = 1;
    }
}

/* Paris, Lyon, Marseille: all their arrondissements, or those that add up to them. */
static void look_at_cities(looking *l) {
    for (size_t i = 0; i < l->t->n_rows; i++) {
        group *g = &l->group;
        if (!arp_commune_is_divided(l->t->code[i])) continue;
        g->row = l->order;
        g->n = 0;
        for (size_t k = 0; k < l->t->n_rows; k++) {
            const char *city = arp_commune_of_arrondissement(l->t->code[k]);
            if (city && strcmp(city, l->t->code[i]) == 0) g->row[g->n++] = k;
        }
        const bool whole = g->n == arp_commune_arrondissements(l->t->code[i]);
        g->row[g->n++] = i;
        add_up(l, g);
        const verdict v = judge(l, g, i, true);
        if (g->n > 1 && v.against == 0 && (whole || v.is)) put_total(l, g, i, v.unit);
    }
}

static bool has_used(const secrecy_work *w, size_t sheet) {
    for (size_t j = 0; j < w->in->sheet[sheet].table->n_columns; j++) {
        const secrecy_figures *f = &w->figures[sheet][j];
        if (f->used && f->counts) return true;
    }
    return false;
}

arp_status secrecy_rows(secrecy_work *w, arp_error *err) {
    for (size_t i = 0; i < w->in->n_sheets; i++) {
        looking l = {.w = w, .sheet = i, .t = w->in->sheet[i].table, .total = w->total[i]};
        keyed *k = NULL;
        if (!has_used(w, i)) continue;
        if (!arp_zalloc_all(ARP_ARRAY(l.order, l.t->n_rows + 1), ARP_ARRAY(k, l.t->n_rows),
                            ARP_ARRAY(l.group.sum, l.t->n_columns),
                            ARP_ARRAY(l.group.untold, l.t->n_columns)))
            return arp_fail_memory(err);
        look_at_cities(&l);
        look_at_texts(&l, k);
        look_at_codes(&l, k);
        look_at_runs(&l);
        look_at_all(&l, k);
        arp_free(l.order);
        arp_free(k);
        arp_free(l.group.sum);
        arp_free(l.group.untold);
    }
    return secrecy_system_status(&w->system, err);
}
