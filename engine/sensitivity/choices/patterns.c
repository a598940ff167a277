/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/choices/combos.h"

#include <string.h>

/* Which pairs of values (of all discrete factors, one after the other) are met in what can be. */
typedef struct met {
    size_t n_values;
    size_t *from; /* n_factors: place of a factor's first value */
    bool *pair;   /* n_values x n_values; [v][v]: the value itself */
} met;

static bool meets(const met *m, size_t a, size_t b) {
    return m->pair[a * m->n_values + b];
}

static bool look(const arp_combos *c, met *m) {
    m->from = arp_zalloc(c->n_factors, sizeof *m->from);
    if (!m->from) return false;
    for (size_t f = 0; f < c->n_factors; f++) {
        m->from[f] = m->n_values;
        m->n_values += c->factor[f].n_values;
    }
    m->pair = arp_zalloc(m->n_values * m->n_values, sizeof *m->pair);
    if (!m->pair) return false;
    for (size_t i = 0; i < c->n; i++) {
        for (size_t f = 0; f < c->n_factors; f++) {
            for (size_t g = 0; g < c->n_factors && c->factor[f].n_values; g++) {
                if (!c->factor[g].n_values) continue;
                size_t a = m->from[f] + c->at[i].value[f], b = m->from[g] + c->at[i].value[g];
                m->pair[a * m->n_values + b] = true;
            }
        }
    }
    return true;
}

/* A new pattern of one or two values; NULL when there is no room left for it in the list. */
static arp_status add(arp_combos *c, size_t f, size_t v, size_t g, size_t w, arp_error *err) {
    if (c->n_refused == ARP_PATTERNS) {
        c->refused_more = true;
        return ARP_OK;
    }
    arp_pattern *p = &c->refused[c->n_refused];
    p->value = arp_pool_take(c->pool, c->n_factors, sizeof *p->value);
    if (!p->value) return arp_fail_memory(err);
    for (size_t i = 0; i < c->n_factors; i++) p->value[i] = ARP_NONE;
    p->value[f] = v;
    p->value[g] = w;
    c->n_refused++;
    return ARP_OK;
}

/* Values of chance 0 were never tried. */
static bool tried(const arp_combos *c, size_t f, size_t v) {
    return c->factor[f].probability[v] > 0.0;
}

static arp_status add_pairs(arp_combos *c, const met *m, size_t f, size_t v, arp_error *err) {
    size_t a = m->from[f] + v;
    for (size_t g = f + 1; g < c->n_factors; g++) {
        for (size_t w = 0; w < c->factor[g].n_values; w++) {
            size_t b = m->from[g] + w;
            if (!tried(c, g, w) || !meets(m, b, b) || meets(m, a, b)) continue;
            arp_status st = add(c, f, v, g, w, err);
            if (st != ARP_OK) return st;
        }
    }
    return ARP_OK;
}

static arp_status find_short(arp_combos *c, const met *m, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t f = 0; f < c->n_factors; f++) {
        for (size_t v = 0; v < c->factor[f].n_values; v++) {
            size_t a = m->from[f] + v;
            if (tried(c, f, v) && !meets(m, a, a)) ARP_TRY(add(c, f, v, f, v, err));
        }
    }
    for (size_t f = 0; f < c->n_factors; f++) {
        for (size_t v = 0; v < c->factor[f].n_values; v++) {
            size_t a = m->from[f] + v;
            if (tried(c, f, v) && meets(m, a, a)) ARP_TRY(add_pairs(c, m, f, v, err));
        }
    }

done:
    return st;
}

/* Every value and pair of it can be, and yet it is not among those that can. */
static bool unexplained(const arp_combos *c, const met *m, const size_t *value) {
    for (size_t f = 0; f < c->n_factors; f++) {
        if (!c->factor[f].n_values) continue;
        if (!tried(c, f, value[f])) return false;
        for (size_t g = 0; g <= f; g++) {
            if (!c->factor[g].n_values) continue;
            if (!meets(m, m->from[f] + value[f], m->from[g] + value[g])) return false;
        }
    }
    return true;
}

static arp_status add_whole(arp_combos *c, const size_t *value, arp_error *err) {
    if (c->n_refused == ARP_PATTERNS) {
        c->refused_more = true;
        return ARP_OK;
    }
    arp_status st = add(c, 0, value[0], 0, value[0], err);
    for (size_t f = 0; st == ARP_OK && f < c->n_factors; f++) {
        c->refused[c->n_refused - 1].value[f] = c->factor[f].n_values ? value[f] : ARP_NONE;
    }
    return st;
}

/* The combinations that no value and no pair explains, in order beside those that can be. */
static arp_status find_long(arp_combos *c, const met *m, bool *any, arp_error *err) {
    arp_status st = ARP_OK;
    size_t *value = arp_zalloc(c->n_factors, sizeof *value), at = 0;
    bool more = value != NULL;
    if (!value) return arp_fail_memory(err);
    while (more) {
        bool can = at < c->n && memcmp(c->at[at].value, value, c->n_factors * sizeof *value) == 0;
        at += can;
        if (!can && unexplained(c, m, value)) {
            *any = true;
            ARP_TRY(add_whole(c, value, err));
        }
        more = false;
        for (size_t f = c->n_factors; f-- > 0 && !more;) {
            more = ++value[f] < c->factor[f].n_values;
            if (!more) value[f] = 0;
        }
    }

done:
    arp_free(value);
    return st;
}

/* Shares of a sum of differences are off by its rounding; none is above 1. */
static void rescale(double *x, size_t n) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += x[i];
    for (size_t i = 0; i < n; i++) x[i] /= sum;
}

static arp_status find_chances(arp_combos *c, arp_error *err) {
    c->chance = arp_pool_take(c->pool, c->n_factors, sizeof *c->chance);
    if (!c->chance) return arp_fail_memory(err);
    double all = c->at[c->n - 1].reach;
    for (size_t f = 0; f < c->n_factors; f++) {
        if (!c->factor[f].n_values) continue;
        c->chance[f] = arp_pool_take(c->pool, c->factor[f].n_values, sizeof(double));
        if (!c->chance[f]) return arp_fail_memory(err);
        for (size_t i = 0; i < c->n; i++) {
            double own = c->at[i].reach - (i ? c->at[i - 1].reach : 0.0);
            c->chance[f][c->at[i].value[f]] += own / all;
        }
        rescale(c->chance[f], c->factor[f].n_values);
    }
    return ARP_OK;
}

static bool depend(const arp_combos *c, const met *m, size_t f, size_t g) {
    for (size_t v = 0; v < c->factor[f].n_values; v++) {
        for (size_t w = 0; w < c->factor[g].n_values; w++) {
            size_t a = m->from[f] + v, b = m->from[g] + w;
            if (meets(m, a, a) && meets(m, b, b) && !meets(m, a, b)) return true;
        }
    }
    return false;
}

static void join(arp_combos *c, size_t f, size_t g) {
    size_t gone = c->group[f] > c->group[g] ? c->group[f] : c->group[g];
    size_t into = c->group[f] > c->group[g] ? c->group[g] : c->group[f];
    for (size_t i = 0; i < c->n_factors; i++) {
        if (c->group[i] == gone) c->group[i] = into;
    }
}

/* Where pairs say all that cannot be, the groups they join are independent: what can be is the
   product of what can be in each. Otherwise all discrete factors are one group. */
static arp_status find_groups(arp_combos *c, const met *m, bool all, arp_error *err) {
    c->group = arp_pool_take(c->pool, c->n_factors, sizeof *c->group);
    if (!c->group) return arp_fail_memory(err);
    for (size_t f = 0; f < c->n_factors; f++) c->group[f] = f;
    for (size_t f = 0; f < c->n_factors; f++) {
        for (size_t g = 0; g < f; g++) {
            bool both = c->factor[f].n_values && c->factor[g].n_values;
            if (both && (all || depend(c, m, f, g))) join(c, f, g);
        }
    }
    for (size_t f = 0; f < c->n_factors; f++) { /* a group bears the number of its first factor */
        if (c->group[f] == f) c->group[f] = c->n_groups++;
        else c->group[f] = c->group[c->group[f]];
    }
    return ARP_OK;
}

arp_status arp_patterns_find(arp_combos *combos, arp_error *err) {
    met m = {0};
    bool all = false;
    arp_status st = ARP_OK;
    combos->refused = arp_pool_take(combos->pool, ARP_PATTERNS, sizeof *combos->refused);
    if (!combos->refused || !look(combos, &m)) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(find_chances(combos, err));
    if (combos->n < combos->possible) {
        ARP_TRY(find_short(combos, &m, err));
        ARP_TRY(find_long(combos, &m, &all, err));
    }
    ARP_TRY(find_groups(combos, &m, all, err));

done:
    arp_free(m.from);
    arp_free(m.pair);
    return st;
}
