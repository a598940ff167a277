/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/noise.h"

#include <math.h>
#include <string.h>

#include "base/quantiles.h"
#include "base/rng.h"
#include "sensitivity/draws/gamma.h"
#include "territory/shrink.h"

typedef enum how { AS_GIVEN, GAMMA, BETA, NORMAL, WHOLE_BETWEEN, BETWEEN } how;

/* One cell: its posterior, or two limits in a and b. */
typedef struct cell {
    how how;
    arp_posterior_cell as;
} cell;

typedef struct noisy {
    bool any;
    arp_posterior posterior;
    cell *cell; /* n_rows */
} noisy;

struct arp_noise {
    noisy *column;
};

/* What secrecy leaves open of a value; false where there is nothing of that. */
static bool make_bounded(const arp_error_column *e, size_t i, cell *c) {
    if (!e->bounded || !(e->high[i] > e->low[i])) return false;
    c->how = BETWEEN;
    c->as = (arp_posterior_cell){.a = e->low[i], .b = e->high[i]};
    return true;
}

/* Of a count the numerator is in the interval, in whole numbers. */
static void make_secret(const arp_error_column *e, size_t i, cell *c) {
    const arp_summand *s = e->count;
    double whole = s && s->denominator ? s->denominator[i] : 1.0;
    if (!e->has_secret || !(whole > 0.0)) return;
    c->how = s ? WHOLE_BETWEEN : BETWEEN;
    c->as.a = s ? ceil(e->secret[0]) : e->secret[0];
    c->as.b = s ? floor(e->secret[1]) : e->secret[1];
    c->as.unit = s ? s->per / whole : 1.0;
}

static void make_column(const arp_column *column, const arp_error_column *e, size_t n, noisy *out) {
    static const how HOW[] = {[ARP_POSTERIOR_NONE] = AS_GIVEN,
                              [ARP_POSTERIOR_GAMMA] = GAMMA,
                              [ARP_POSTERIOR_BETA] = BETA,
                              [ARP_POSTERIOR_NORMAL] = NORMAL};
    for (size_t i = 0; i < n; i++) {
        cell *c = &out->cell[i];
        if (column->mark[i] == ARP_CELL_SECRET) make_secret(e, i, c);
        else if (column->mark[i] == ARP_CELL_OK && !make_bounded(e, i, c) &&
                 arp_posterior_at(&out->posterior, column, e, i, &c->as))
            c->how = HOW[out->posterior.law];
        out->any = out->any || c->how != AS_GIVEN;
    }
}

arp_status arp_noise_new(const arp_sensitivity_input *in, arp_pool *pool, arp_noise **out,
                         arp_error *err) {
    const arp_table *t = in->values;
    arp_status st = ARP_OK;
    arp_posterior_room room = {0};
    arp_noise *made = arp_pool_take(pool, 1, sizeof *made);
    if (made) made->column = arp_pool_take(pool, t->n_columns, sizeof *made->column);
    if (!made || !made->column ||
        !arp_zalloc_all(ARP_ARRAY(room.value, t->n_rows), ARP_ARRAY(room.error, t->n_rows),
                        ARP_ARRAY(room.mark, t->n_rows)))
        return arp_fail_memory(err);
    for (size_t j = 0; j < t->n_columns; j++) {
        noisy *to = &made->column[j];
        to->cell = arp_pool_take(pool, t->n_rows, sizeof(cell));
        if (!to->cell) ARP_TRY(arp_fail_memory(err));
        to->posterior = arp_posterior_of(&t->column[j], &in->error[j], t->n_rows, &room);
        make_column(&t->column[j], &in->error[j], t->n_rows, to);
    }
    *out = made;

done:
    arp_free(room.value);
    arp_free(room.error);
    arp_free(room.mark);
    return st;
}

const arp_posterior *arp_noise_posterior(const arp_noise *noise, size_t j) {
    return &noise->column[j].posterior;
}

arp_status arp_drawn_new(const arp_sensitivity_input *in, arp_pool *pool, arp_drawn *out,
                         arp_error *err) {
    const arp_table *t = in->values;
    double *rows = arp_pool_take(pool, t->n_rows, 3 * sizeof *rows);
    arp_column *column = arp_pool_take(pool, t->n_columns, sizeof *column);
    if (!rows || !column) return arp_fail_memory(err);
    for (size_t j = 0; j < t->n_columns; j++) {
        column[j].name = t->column[j].name;
        column[j].value = arp_pool_take(pool, t->n_rows, sizeof(double));
        column[j].mark = arp_pool_take(pool, t->n_rows, 1);
        if (!column[j].value || !column[j].mark) return arp_fail_memory(err);
    }
    *out = (arp_drawn){.table = *t, .y = rows};
    out->table.column = column;
    out->table.pool = NULL;
    out->p = rows + t->n_rows;
    out->theta = rows + 2 * t->n_rows;
    return ARP_OK;
}

static double uniform(arp_draw_place at) {
    return arp_u01(at.key, at.row, at.column);
}

static double draw_cell(const cell *c, double given, arp_draw_place at) {
    switch (c->how) {
    case GAMMA:
        return c->as.unit * arp_gamma_draw(c->as.a, at);
    case BETA:
        return c->as.unit * arp_beta_draw(c->as.a, c->as.b, at);
    case NORMAL:
        return c->as.a - c->as.b * arp_normal_quantile_above(uniform(at));
    case WHOLE_BETWEEN:
        return c->as.unit * (c->as.a + floor(uniform(at) * (c->as.b - c->as.a + 1.0)));
    case BETWEEN:
        return c->as.a + uniform(at) * (c->as.b - c->as.a);
    case AS_GIVEN:
        break;
    }
    return given;
}

static void draw_column(const noisy *from, uint64_t key, size_t j, size_t n, arp_drawn *to) {
    double *value = to->table.column[j].value;
    for (size_t i = 0; i < n; i++) {
        if (from->cell[i].how == AS_GIVEN) continue;
        const arp_draw_place at = {key, (uint32_t)i, (uint32_t)j};
        value[i] = draw_cell(&from->cell[i], value[i], at);
        to->table.column[j].mark[i] = ARP_CELL_OK;
    }
}

/* Counts with a model and a denominator, over the cells that have a number. */
static void shrink_column(const arp_summand *s, const arp_shrinker *rule, size_t j, size_t n,
                          arp_drawn *to) {
    const uint8_t *mark = to->table.column[j].mark;
    double *value = to->table.column[j].value, all = 0.0;
    size_t known = 0;
    for (size_t i = 0; i < n; i++) {
        if (mark[i] != ARP_CELL_OK) continue;
        to->y[known] = s->numerator[i];
        to->p[known] = s->denominator[i];
        all += to->p[known++];
    }
    if (!(all > 0.0)) return;
    rule->shrink(&(arp_shrink_input){.y = to->y, .p = to->p, .n = known, .model = s->model},
                 to->theta);
    for (size_t i = 0, at = 0; i < n; i++) {
        if (mark[i] == ARP_CELL_OK) value[i] = s->per * to->theta[at++];
    }
}

void arp_drawn_fill(const arp_sensitivity_input *in, const arp_noise *noise, uint64_t key,
                    const struct arp_shrinker *shrink, arp_drawn *to) {
    const arp_table *t = in->values;
    size_t n = t->n_rows;
    for (size_t j = 0; j < t->n_columns; j++) {
        const arp_error_column *e = in->error ? &in->error[j] : NULL;
        memcpy(to->table.column[j].value, t->column[j].value, n * sizeof(double));
        memcpy(to->table.column[j].mark, t->column[j].mark, n);
        if (!e) continue;
        bool counted = e->count && e->count->denominator && e->count->model != ARP_ERROR_NONE;
        if (noise && noise->column[j].any) draw_column(&noise->column[j], key, j, n, to);
        else if (shrink && counted) shrink_column(e->count, shrink, j, n, to);
    }
}
