/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "study/gather/gather.h"
#include "study/gather/messages.h"
#include "study/gather/zoned.h"

/* Rows of the table of values among rows of the raw table; both rise. */
static void kept_among(const gathered *g, const size_t *row, size_t n, arp_comparator *out) {
    size_t j = 0;
    for (size_t i = 0; i < g->n_kept; i++) {
        while (j < n && row[j] < g->kept[i]) j++;
        if (j < n && row[j] == g->kept[i]) out->kept[out->n_kept++] = i;
    }
}

/* The rows that one comparator is made of: of the communes, and of the territories. */
typedef struct comparing {
    const arp_table *base;
    size_t *row, n; /* of base           */
    size_t *own;    /* of g->all, n_own: with zonings those most of whose communes are in it */
    size_t n_own;
} comparing;

static arp_status find_rows(const gathered *g, const spec_comparator *from, arp_study *study,
                            comparing *c, arp_error *err) {
    arp_status st = ARP_OK;
    c->base = study->zoned ? &study->zoned->communes : &g->all;
    ARP_TRY(gather_where(g, from->where, from->n_where, from->place, study->pool, &c->own,
                         &c->n_own, err));
    c->row = c->own;
    c->n = c->n_own;
    if (study->zoned) {
        ARP_TRY(arp_table_where(c->base, from->where, from->n_where, from->place, study->pool,
                                &c->row, &c->n, err));
    }
    if (c->n == 0)
        st = arp_fail_at(err, from->place, ARP_DOMAIN, ARP_MSG_STUDY_COMPARATOR_EMPTY, "s",
                         from->name);
done:
    return st;
}

/* The standard of a ratio is at what the ratio is counted in, by definition. */
static bool is_standard(const spec_leaf *leaf, const spec_comparator *c) {
    const char *of = leaf->rates ? leaf->rates->standard_of : NULL;
    return of && c->n_where == 0 && strcmp(of, c->name) == 0;
}

/* A value that is a weighted mean of ready values, of communes or of several territories. */
static bool is_mean(const arp_study *study, const gathered *g, size_t leaf, bool communes,
                    size_t n) {
    const arp_measure *m = &g->measure[leaf];
    const arp_column *by;
    if (communes) return study->zoned->approximate[leaf];
    bool ready = m->value && !g->rates[leaf].direct && n > 1;
    return ready && arp_measure_ready(m, &g->all, &by) && by;
}

/* Communes in its sums whose secret cell stands in the middle of its interval. */
static size_t count_filled(const arp_study *study, const comparing *by, size_t leaf) {
    const double *filled = study->zoned->communes.column[leaf * ZONED_COLUMNS + ZONED_FILLED].value;
    size_t n = 0;
    for (size_t i = 0; i < by->n; i++) n += filled[by->row[i]] > 0;
    return n;
}

/* One indicator of a comparator; one that only the tables of a level give is summed over those. */
static arp_status refer(const spec *s, arp_study *study, const gathered *g, size_t which,
                        const comparing *by, size_t leaf, arp_error *err) {
    const spec_leaf *one = &s->leaf[leaf];
    const spec_comparator *from = &s->comparator[which];
    const bool communes = study->zoned && !one->given;
    const bool here = !one->given || one->given_on == g->level;
    const arp_table *base = communes ? by->base : &g->all;
    arp_comparator *c = &study->comparator[which];
    arp_reference ref = {.value = NAN};
    arp_status st = ARP_OK;
    if (is_standard(one, from)) {
        ref.value = one->rates->per;
    } else if (communes && from->has_rows) {
        ARP_TRY(arp_reference_of(&g->measure[leaf], base, by->row, by->n, study->pool, &ref, err));
        if (s->method.fill_secret) c->n_filled[leaf] = count_filled(study, by, leaf);
    } else if (here && from->has_rows) {
        ARP_TRY(gather_reference(s, g, leaf, by->own, by->n_own, study->pool, &ref, err));
    }
    c->value[leaf] = ref.value;
    c->n_marked[leaf] = ref.n_marked;
    c->approximate[leaf] = !isnan(ref.value) && is_mean(study, g, leaf, communes, by->n_own);
    if (ref.n_marked == 0) return ARP_OK;
    st = arp_tell(study->notices, from->place, err,
                  communes ? ARP_MSG_ZONINGS_COMPARATOR_MARKED : ARP_MSG_STUDY_COMPARATOR_MARKED,
                  "ssus", from->name, one->indicator->id, ref.n_marked, base->code[ref.marked[0]]);
done:
    return st;
}

/* To six digits, for a sentence. */
static double rounded(double x) {
    double scale = x == 0.0 ? 1.0 : pow(10.0, 5.0 - floor(log10(fabs(x))));
    return isfinite(scale) && scale > 0.0 ? round(x * scale) / scale : x;
}

/* What the study states stands, and that the rows give something else is told. */
static arp_status state(const spec *s, arp_study *study, const spec_comparator *from,
                        arp_comparator *c, arp_error *err) {
    for (size_t k = 0; k < from->n_values; k++) {
        const spec_value *v = &from->value[k];
        double rows = c->value[v->leaf];
        arp_status st = ARP_OK;
        c->value[v->leaf] = v->x;
        c->stated[v->leaf] = true;
        c->approximate[v->leaf] = false;
        c->n_marked[v->leaf] = c->n_filled[v->leaf] = 0;
        if (!isnan(rows) && rows != v->x)
            st =
                arp_tell(study->notices, v->place, err, ARP_MSG_STUDY_VALUE_STATED, "ssnn", c->name,
                         study->plan.node[s->leaf[v->leaf].node].name, v->x, rounded(rows));
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

arp_status gather_comparator(const spec *s, arp_study *study, const gathered *g, size_t i,
                             arp_error *err) {
    const spec_comparator *from = &s->comparator[i];
    arp_comparator *c = &study->comparator[i];
    comparing by = {0};
    arp_status st = ARP_OK;
    if (from->has_rows) ARP_TRY(find_rows(g, from, study, &by, err));
    c->name = from->name;
    c->n_rows = by.n;
    if (!arp_pool_take_all(
            study->pool, ARP_ARRAY(c->value, s->n_columns), ARP_ARRAY(c->stated, s->n_columns),
            ARP_ARRAY(c->approximate, s->n_columns), ARP_ARRAY(c->n_marked, s->n_columns),
            ARP_ARRAY(c->n_filled, s->n_columns), ARP_ARRAY(c->kept, g->n_kept)))
        return arp_fail_memory(err);
    kept_among(g, by.own, by.n_own, c);
    for (size_t j = 0; j < s->n_columns; j++) ARP_TRY(refer(s, study, g, i, &by, j, err));
    ARP_TRY(state(s, study, from, c, err));
done:
    return st;
}
