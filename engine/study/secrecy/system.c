/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/secrecy/system.h"

#include <stdlib.h>

/* Room for one more, the double where there is none. */
static void *grown(void *at, size_t n, size_t *room, size_t size) {
    if (n < *room) return at;
    size_t more = *room ? 2 * *room : 64;
    void *grown = arp_resize(at, more, size);
    if (grown) *room = more;
    return grown;
}

size_t secrecy_add_cell(secrecy_system *s, const secrecy_cell *cell) {
    secrecy_cell *at = s->bad ? NULL : grown(s->cell, s->n_cells, &s->cells_room, sizeof *s->cell);
    s->bad = !at;
    if (!at) return 0;
    s->cell = at;
    s->cell[s->n_cells] = *cell;
    return s->n_cells++;
}

/* Terms behind the last equation are those under way. */
static size_t under_way(const secrecy_system *s) {
    const secrecy_equation *last = s->n_equations ? &s->equation[s->n_equations - 1] : NULL;
    return last ? last->first + last->n : 0;
}

void secrecy_add_term(secrecy_system *s, size_t cell, double factor) {
    secrecy_term *at = s->bad ? NULL : grown(s->term, s->n_terms, &s->terms_room, sizeof *s->term);
    s->bad = !at;
    if (!at) return;
    s->term = at;
    s->term[s->n_terms++] = (secrecy_term){cell, factor};
}

void secrecy_drop_terms(secrecy_system *s) {
    s->n_terms = under_way(s);
}

static int rising(const void *a, const void *b) {
    const secrecy_term *x = a, *y = b;
    return x->cell < y->cell ? -1 : x->cell > y->cell;
}

void secrecy_end_equation(secrecy_system *s, double low, double high, size_t said) {
    size_t first = under_way(s), n = 0;
    secrecy_equation *at =
        s->bad ? NULL : grown(s->equation, s->n_equations, &s->equations_room, sizeof *s->equation);
    s->bad = !at;
    if (!at) return;
    s->equation = at;
    secrecy_term *t = s->term ? s->term + first : NULL;
    if (t) qsort(t, s->n_terms - first, sizeof *t, rising);
    for (size_t i = 0; i < s->n_terms - first; i++) {
        if (n && t[n - 1].cell == t[i].cell) t[n - 1].factor += t[i].factor;
        else t[n++] = t[i];
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (t[i].factor != 0.0) t[kept++] = t[i];
    }
    s->n_terms = first + kept;
    if (kept) s->equation[s->n_equations++] = (secrecy_equation){first, kept, low, high, said};
}

arp_status secrecy_system_status(const secrecy_system *s, arp_error *err) {
    return s->bad ? arp_fail_memory(err) : ARP_OK;
}

void secrecy_system_free(secrecy_system *s) {
    arp_free(s->cell);
    arp_free(s->term);
    arp_free(s->equation);
    *s = (secrecy_system){0};
}

static size_t root_of(size_t *above, size_t i) {
    while (above[i] != i) {
        above[i] = above[above[i]];
        i = above[i];
    }
    return i;
}

arp_status secrecy_parts(const secrecy_system *s, const uint8_t *counts, const uint8_t *joins,
                         size_t *of, size_t *n, arp_error *err) {
    size_t *above = NULL, *part = NULL;
    arp_status st = ARP_OK;
    *n = 0;
    if (!arp_zalloc_all(ARP_ARRAY(above, s->n_cells), ARP_ARRAY(part, s->n_cells)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_cells; i++) above[i] = i;
    for (size_t e = 0; e < s->n_equations; e++) {
        const secrecy_equation *q = &s->equation[e];
        of[e] = SIZE_MAX;
        if (counts && !counts[e]) continue;
        for (size_t t = q->first; t < q->first + q->n; t++) {
            size_t cell = s->term[t].cell;
            if (!joins[cell]) continue;
            if (of[e] == SIZE_MAX) of[e] = cell;
            else above[root_of(above, cell)] = root_of(above, of[e]);
        }
    }
    for (size_t e = 0; e < s->n_equations; e++) {
        if (of[e] == SIZE_MAX) continue;
        size_t root = root_of(above, of[e]);
        if (part[root] == 0) part[root] = ++*n;
        of[e] = part[root] - 1;
    }
    arp_free(above);
    arp_free(part);
    return st;
}
