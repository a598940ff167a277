/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Raw columns of every file onto the communes, and what indicators make of them there. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "study/gather/messages.h"
#include "study/gather/zoned.h"
#include "table/table.h"

static arp_aggregation rule_of(const arp_measure *m) {
    return m->what->aggregation;
}

/* A ready value summed by a weight of its own, or by the population. */
static bool is_weighed(const zoned_work *w, size_t leaf) {
    const arp_measure *m = &w->g->measure[leaf];
    return m->value && rule_of(m) == ARP_WEIGHTED_MEAN && !w->s->leaf[leaf].given;
}

/* Refuse what cannot be made from communes, with the reason. */
static arp_status check_rule(const zoned_work *w, size_t leaf, arp_error *err) {
    const arp_measure *m = &w->g->measure[leaf];
    const arp_place place = w->s->leaf[leaf].place;
    const char *level = w->study->level;
    if (w->s->leaf[leaf].given) return ARP_OK;
    if (rule_of(m) == ARP_NOT_AGGREGABLE) {
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_ZONINGS_NOT_AGGREGABLE, "ss",
                           m->what->id, level);
    }
    if (rule_of(m) == ARP_RECOMPUTE) {
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_ZONINGS_RECOMPUTE, "ss", m->what->id,
                           level);
    }
    if (is_weighed(w, leaf) && !m->weight && !w->s->population) {
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_ZONINGS_NO_WEIGHT, "s", m->what->id);
    }
    return ARP_OK;
}

/* What weights the value of a leaf. */
static const char *weight_of(const zoned_work *w, const arp_measure *m) {
    return m->weight ? m->weight : w->s->population;
}

/* "QUAR2UC10 × MENFIS10", from the study's pool. */
static const char *name_product(const zoned_work *w, const arp_measure *m, arp_error *err) {
    arp_text t = {0};
    arp_text_add(&t, m->value);
    arp_text_add(&t, " \xC3\x97 ");
    arp_text_add(&t, weight_of(w, m));
    const char *name = t.bad ? NULL : arp_pool_text(w->study->pool, t.bytes, t.n);
    arp_text_free(&t);
    if (!name) (void)arp_fail_memory(err);
    return name;
}

static void multiply(const arp_column *a, const arp_column *b, size_t n, arp_column *out) {
    for (size_t i = 0; i < n; i++) {
        out->mark[i] = arp_mark_worse(a->mark[i], b->mark[i]);
        out->value[i] = out->mark[i] == ARP_CELL_OK ? a->value[i] * b->value[i] : NAN;
    }
}

static bool is_named(const char *name, const char *other) {
    return other && strcmp(name, other) == 0;
}

/* A column of a file that is a value of some leaf, or its error, is carried as a level, others as
   counts. */
static arp_carried_as carried_as(const zoned_work *w, const char *name) {
    for (size_t j = 0; j < w->s->n_measures; j++) {
        const arp_measure *m = &w->g->measure[j];
        if (is_weighed(w, j) && (is_named(name, m->value) || is_named(name, m->standard_error) ||
                                 is_named(name, m->interval[0]) || is_named(name, m->interval[1])))
            return ARP_CARRY_LEVEL;
    }
    return ARP_CARRY_COUNT;
}

/* Secret counts take the middle of their interval; width holds half of it there, else 0. */
typedef struct filled {
    double *x, *width;
    uint8_t *mark, *none;
} filled;

static void filled_free(filled *f) {
    arp_free(f->x);
    arp_free(f->width);
    arp_free(f->mark);
    arp_free(f->none);
}

static bool fill(const double between[2], const arp_column *from, const uint8_t *withheld, size_t n,
                 filled *f) {
    const double half = (between[1] - between[0]) / 2;
    if (!arp_zalloc_all(ARP_ARRAY(f->x, n), ARP_ARRAY(f->width, n), ARP_ARRAY(f->mark, n),
                        ARP_ARRAY(f->none, n)))
        return false;
    for (size_t i = 0; i < n; i++) {
        bool secret = from->mark[i] == ARP_CELL_SECRET && !(withheld && withheld[i]);
        f->x[i] = secret ? between[0] + half : from->value[i];
        f->mark[i] = secret ? ARP_CELL_OK : from->mark[i];
        f->width[i] = secret ? half : 0;
    }
    return true;
}

static void carry(const zoned_work *w, size_t file, const arp_column *from, arp_carried_as as,
                  arp_column *to) {
    const arp_table *t = &w->table[file];
    if (file == 0) {
        memcpy(to->value, from->value, t->n_rows * sizeof *to->value);
        memcpy(to->mark, from->mark, t->n_rows);
    } else {
        arp_carry_column(&w->carry[file], from->value, from->mark, as,
                         w->s->file[file].options.pivot.absent, to->value, to->mark);
    }
}

/* The product of a leaf's value and weight: in the file that has both, so that a merger is weighted
   by the weights of its parts; otherwise on the communes. */
static arp_status make_product(const zoned_work *w, const arp_measure *m, arp_column *out,
                               arp_error *err) {
    const arp_column *alone = arp_table_column(&w->base, m->value);
    w->from[out - w->base.column] = w->from[alone - w->base.column];
    for (size_t i = 0; i < w->s->n_files; i++) {
        const arp_table *t = &w->table[i];
        const arp_column *value = arp_table_column(t, m->value);
        const arp_column *weight = arp_table_column(t, weight_of(w, m));
        if (!value || !weight || w->s->file[i].on_level) continue;
        arp_column both = {NULL, arp_zalloc(t->n_rows, sizeof *both.value),
                           arp_zalloc(t->n_rows, 1)};
        bool ok = both.value && both.mark;
        if (ok) {
            multiply(value, weight, t->n_rows, &both);
            carry(w, i, &both, ARP_CARRY_COUNT, out);
        }
        arp_free(both.value);
        arp_free(both.mark);
        return ok ? ARP_OK : arp_fail_memory(err);
    }
    multiply(arp_table_column(&w->base, m->value), arp_table_column(&w->base, weight_of(w, m)),
             w->base.n_rows, out);
    return ARP_OK;
}

/* One column times 1, as a formula. */
static arp_status one_column(const zoned_work *w, const char *name, arp_formula *out,
                             arp_error *err) {
    arp_term *term = arp_pool_take(w->study->pool, 1, sizeof *term);
    if (!term) return arp_fail_memory(err);
    *term = (arp_term){1.0, name};
    *out = (arp_formula){term, 1};
    return ARP_OK;
}

/* A ready value as the ratio it is summed by. */
static arp_status make_ratio(zoned_work *w, size_t leaf, arp_column *product, arp_error *err) {
    arp_measure *m = &w->g->measure[leaf];
    const char *weight = weight_of(w, m), *value = m->value;
    arp_status st = ARP_OK;
    if (rule_of(m) == ARP_SUM) {
        ARP_TRY(one_column(w, value, &m->numerator, err));
        m->numerator_text = value;
    } else {
        product->name = name_product(w, m, err);
        if (!product->name) return ARP_MEMORY;
        ARP_TRY(make_product(w, m, product, err));
        ARP_TRY(one_column(w, product->name, &m->numerator, err));
        ARP_TRY(one_column(w, weight, &m->denominator, err));
        m->numerator_text = product->name;
        m->denominator_text = weight;
        w->z->weighed_by[leaf] = weight;
    }
    m->value = NULL;
done:
    return st;
}

/* A count column, its secret cells filled, and its widths. */
static arp_status carry_filled(const zoned_work *w, size_t file, const arp_column *from,
                               arp_column *to, arp_column *width, arp_error *err) {
    filled f = {0};
    const arp_table *t = &w->table[file];
    const uint8_t *withheld = w->withheld[file][from - t->column];
    bool ok = fill(w->s->method.secret_between, from, withheld, t->n_rows, &f);
    if (ok) {
        const arp_column values = {from->name, f.x, f.mark}, widths = {from->name, f.width, f.none};
        carry(w, file, &values, ARP_CARRY_COUNT, to);
        carry(w, file, &widths, ARP_CARRY_COUNT, width);
    }
    filled_free(&f);
    return ok ? ARP_OK : arp_fail_memory(err);
}

static arp_status fill_base(zoned_work *w, arp_error *err) {
    const arp_table *own = &w->table[0];
    size_t n = 0, products = 0;
    for (size_t i = 0; i < w->s->n_files; i++)
        n += w->s->file[i].on_level ? 0 : w->table[i].n_columns;
    for (size_t j = 0; j < w->s->n_measures; j++) products += is_weighed(w, j);
    const bool fills = w->s->method.fill_secret;
    arp_status st = arp_table_make(own->n_rows, n + products, 0, &w->base, err);
    if (st == ARP_OK && fills) st = arp_table_make(own->n_rows, n, 0, &w->width, err);
    w->from = arp_pool_take(w->pool, n + products, sizeof *w->from);
    if (st == ARP_OK && !w->from) st = arp_fail_memory(err);
    if (st != ARP_OK) return st;
    arp_column *to = w->base.column;
    w->base.n_columns = n; /* the products come as they are made */
    for (size_t i = 0; i < w->s->n_files; i++) {
        if (w->s->file[i].on_level) continue;
        for (size_t j = 0; j < w->table[i].n_columns; j++, to++) {
            const arp_column *from = &w->table[i].column[j];
            const arp_carried_as as = carried_as(w, from->name);
            to->name = from->name;
            w->from[to - w->base.column] = i;
            if (fills && as == ARP_CARRY_COUNT) {
                arp_column *width = &w->width.column[to - w->base.column];
                width->name = from->name;
                ARP_TRY(carry_filled(w, i, from, to, width, err));
            } else {
                carry(w, i, from, as, to);
                if (fills) w->width.column[to - w->base.column].name = from->name;
            }
        }
    }
done:
    return st;
}

arp_status zoned_base(zoned_work *w, arp_error *err) {
    arp_status st = ARP_OK;
    size_t n = w->s->n_measures;
    w->z->weighed_by = arp_pool_take(w->study->pool, n, sizeof *w->z->weighed_by);
    w->z->approximate = arp_pool_take(w->study->pool, n, sizeof *w->z->approximate);
    if (!w->z->weighed_by || !w->z->approximate) return arp_fail_memory(err);
    for (size_t j = 0; j < n; j++) ARP_TRY(check_rule(w, j, err));
    ARP_TRY(fill_base(w, err));
    for (size_t j = 0; j < n; j++) {
        arp_measure *m = &w->g->measure[j];
        bool weighed = is_weighed(w, j);
        w->z->approximate[j] = rule_of(m) == ARP_WEIGHTED_MEAN && !w->s->leaf[j].given;
        if (!m->value || w->s->leaf[j].given) continue;
        ARP_TRY(make_ratio(w, j, &w->base.column[w->base.n_columns], err));
        w->base.n_columns += weighed;
    }
done:
    return st;
}
