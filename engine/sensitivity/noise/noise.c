/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/noise/noise.h"

#include <math.h>
#include <string.h>

#include "base/lanes/lanes.h"
#include "base/quantiles.h"
#include "sensitivity/noise/gamma.h"
#include "territory/shrink.h"

typedef enum how { AS_GIVEN, GAMMA, BETA, NORMAL, WHOLE_BETWEEN, BETWEEN, HOWS } how;

/* One cell: its posterior, or two limits in a and b. */
typedef struct cell {
    how how;
    arp_posterior_cell as;
} cell;

/* Cells of a column that are drawn alike. */
typedef struct alike {
    size_t n;
    uint32_t *row;
    double *a, *b, *unit;
    arp_gammas first, second; /* of GAMMA and BETA, and of BETA */
} alike;

typedef struct noisy {
    bool any;
    arp_posterior posterior;
    alike of[HOWS]; /* none AS_GIVEN */
} noisy;

struct arp_noise {
    noisy *column;
    const arp_lanes *lanes;
};

/* What stands in a column of drawn values. */
enum { GIVEN, DRAWN, SHRUNK };

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

static void make_cells(const arp_column *column, const arp_error_column *e, size_t n,
                       const arp_posterior *posterior, cell *out) {
    static const how HOW[] = {[ARP_POSTERIOR_NONE] = AS_GIVEN,
                              [ARP_POSTERIOR_GAMMA] = GAMMA,
                              [ARP_POSTERIOR_BETA] = BETA,
                              [ARP_POSTERIOR_NORMAL] = NORMAL};
    for (size_t i = 0; i < n; i++) {
        out[i] = (cell){0};
        if (column->mark[i] == ARP_CELL_SECRET) make_secret(e, i, &out[i]);
        else if (column->mark[i] == ARP_CELL_OK && !make_bounded(e, i, &out[i]) &&
                 arp_posterior_at(posterior, column, e, i, &out[i].as))
            out[i].how = HOW[posterior->law];
    }
}

/* The cells drawn in one way, out of n. */
static arp_status gather_alike(const cell *all, size_t n, how which, arp_pool *pool, alike *out,
                               arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < n; i++) out->n += all[i].how == which;
    if (out->n == 0) return ARP_OK;
    if (!arp_pool_take_all(pool, ARP_ARRAY(out->row, out->n), ARP_ARRAY(out->a, out->n),
                           ARP_ARRAY(out->b, out->n), ARP_ARRAY(out->unit, out->n)))
        return arp_fail_memory(err);
    for (size_t i = 0, at = 0; i < n; i++) {
        if (all[i].how != which) continue;
        out->row[at] = (uint32_t)i;
        out->a[at] = all[i].as.a;
        out->b[at] = all[i].as.b;
        out->unit[at++] = all[i].as.unit;
    }
    out->first = (arp_gammas){.n = out->n, .row = out->row, .shape = out->a};
    out->second = (arp_gammas){.n = out->n, .row = out->row, .shape = out->b, .second = true};
    if (which == GAMMA || which == BETA) ARP_TRY(arp_gammas_make(&out->first, pool, err));
    if (which == BETA) ARP_TRY(arp_gammas_make(&out->second, pool, err));

done:
    return st;
}

static arp_status make_column(const cell *all, size_t n, arp_pool *pool, noisy *out,
                              arp_error *err) {
    arp_status st = ARP_OK;
    for (how which = GAMMA; which < HOWS; which++) {
        ARP_TRY(gather_alike(all, n, which, pool, &out->of[which], err));
        out->any = out->any || out->of[which].n > 0;
    }

done:
    return st;
}

arp_status arp_noise_new(const arp_sensitivity_input *in, arp_pool *pool, arp_noise **out,
                         arp_error *err) {
    const arp_table *t = in->values;
    arp_status st = ARP_OK;
    arp_posterior_room room = {0};
    cell *all = NULL;
    arp_noise *made = arp_pool_take(pool, 1, sizeof *made);
    if (made) made->column = arp_pool_take(pool, t->n_columns, sizeof *made->column);
    if (!made || !made->column ||
        !arp_zalloc_all(ARP_ARRAY(room.value, t->n_rows), ARP_ARRAY(room.error, t->n_rows),
                        ARP_ARRAY(room.mark, t->n_rows), ARP_ARRAY(all, t->n_rows)))
        return arp_fail_memory(err);
    made->lanes = arp_lanes_at(0);
    for (size_t j = 0; j < t->n_columns; j++) {
        noisy *to = &made->column[j];
        to->posterior = arp_posterior_of(&t->column[j], &in->error[j], t->n_rows, &room);
        make_cells(&t->column[j], &in->error[j], t->n_rows, &to->posterior, all);
        ARP_TRY(make_column(all, t->n_rows, pool, to, err));
    }
    *out = made;

done:
    arp_free(room.value);
    arp_free(room.error);
    arp_free(room.mark);
    arp_free(all);
    return st;
}

const arp_posterior *arp_noise_posterior(const arp_noise *noise, size_t j) {
    return &noise->column[j].posterior;
}

bool arp_noise_draws(const arp_noise *noise, size_t j) {
    return noise->column[j].any;
}

arp_status arp_drawn_new(const arp_sensitivity_input *in, arp_pool *pool, arp_drawn *out,
                         arp_error *err) {
    const arp_table *t = in->values;
    double *rows;
    arp_column *column;
    uint8_t *state;
    if (!arp_pool_take_all(pool, ARP_ROWS(rows, t->n_rows, 3), ARP_ARRAY(column, t->n_columns),
                           ARP_ARRAY(state, t->n_columns)))
        return arp_fail_memory(err);
    for (size_t j = 0; j < t->n_columns; j++) {
        const arp_column *given = &t->column[j];
        column[j].name = given->name;
        column[j].value = arp_pool_take(pool, t->n_rows, sizeof(double));
        column[j].mark = arp_pool_take(pool, t->n_rows, 1);
        if (!column[j].value || !column[j].mark) return arp_fail_memory(err);
        memcpy(column[j].value, given->value, t->n_rows * sizeof(double));
        memcpy(column[j].mark, given->mark, t->n_rows);
    }
    *out = (arp_drawn){.table = *t, .state = state, .y = rows};
    out->table.column = column;
    out->table.pool = NULL;
    out->p = rows + t->n_rows;
    out->theta = rows + 2 * t->n_rows;
    return ARP_OK;
}

/* ---- drawing ---- */

static void draw_uniform(const alike *of, const arp_lanes *lanes, arp_draw_place at, double *out,
                         double *spare) {
    lanes->uniforms(&(arp_lane_counters){at.key, of->row, 0, at.column}, of->n, out, spare);
}

static void draw_beta(const alike *of, const arp_lanes *lanes, arp_draw_place at, double *out,
                      double *spare) {
    arp_gammas_draw(&of->first, lanes, at.key, at.column, out);
    arp_gammas_draw(&of->second, lanes, at.key, at.column, spare);
    if (lanes->share(out, spare, of->unit, of->n)) return;
    for (size_t k = 0; k < of->n; k++) {
        if (!isnan(out[k])) continue; /* both 0 */
        at.row = of->row[k];
        out[k] = of->unit[k] * arp_beta_draw(of->a[k], of->b[k], at);
    }
}

static void draw_between(const alike *of, bool whole, double *u) {
    for (size_t k = 0; k < of->n; k++) {
        double wide = of->b[k] - of->a[k];
        if (whole) u[k] = of->unit[k] * (of->a[k] + floor(u[k] * (wide + 1.0)));
        else u[k] = of->a[k] + u[k] * wide;
    }
}

/* n numbers side by side in out, as each cell would be drawn alone; as much room in spare. */
static void draw_alike(const alike *of, how which, const arp_lanes *lanes, arp_draw_place at,
                       double *out, double *spare) {
    switch (which) {
    case GAMMA:
        arp_gammas_draw(&of->first, lanes, at.key, at.column, out);
        lanes->multiply(out, of->unit, of->n);
        break;
    case BETA:
        draw_beta(of, lanes, at, out, spare);
        break;
    case NORMAL:
        draw_uniform(of, lanes, at, out, spare);
        lanes->normals_above(out, of->n, out);
        lanes->subtract(out, of->a, of->b, of->n);
        break;
    default:
        draw_uniform(of, lanes, at, out, spare);
        draw_between(of, which == WHOLE_BETWEEN, out);
        break;
    }
}

static void draw_column(const arp_noise *noise, uint64_t key, size_t j, arp_drawn *to) {
    double *value = to->table.column[j].value;
    for (how which = GAMMA; which < HOWS; which++) {
        const alike *of = &noise->column[j].of[which];
        const arp_draw_place at = {.key = key, .column = (uint32_t)j};
        bool every = of->n == to->table.n_rows;
        double *out = every ? value : to->y;
        if (of->n) draw_alike(of, which, noise->lanes, at, out, to->p);
        for (size_t k = 0; k < of->n && !every; k++) value[of->row[k]] = out[k];
    }
}

/* Cells that are drawn have a number whatever they had. */
static void mark_drawn(const noisy *column, uint8_t *mark) {
    for (how which = GAMMA; which < HOWS; which++) {
        const alike *of = &column->of[which];
        for (size_t k = 0; k < of->n; k++) mark[of->row[k]] = ARP_CELL_OK;
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

void arp_drawn_column(const arp_sensitivity_input *in, const arp_noise *noise, uint64_t key,
                      const struct arp_shrinker *shrink, size_t j, arp_drawn *to) {
    const arp_column *given = &in->values->column[j], *here = &to->table.column[j];
    const arp_summand *s = in->error ? in->error[j].count : NULL;
    size_t n = in->values->n_rows;
    bool counted = s && s->denominator && s->model != ARP_ERROR_NONE;
    uint8_t state = GIVEN, was = to->state[j];
    if (noise && noise->column[j].any) state = DRAWN;
    else if (shrink && counted) state = SHRUNK;
    if (was != state || state == SHRUNK) {
        memcpy(here->value, given->value, n * sizeof(double));
        memcpy(here->mark, given->mark, n);
        if (state == DRAWN) mark_drawn(&noise->column[j], here->mark);
    }
    to->state[j] = state;
    if (state == DRAWN) draw_column(noise, key, j, to);
    if (state == SHRUNK) shrink_column(s, shrink, j, n, to);
}

void arp_drawn_fill(const arp_sensitivity_input *in, const arp_noise *noise, uint64_t key,
                    const struct arp_shrinker *shrink, arp_drawn *to) {
    for (size_t j = 0; j < in->values->n_columns; j++) {
        arp_drawn_column(in, noise, key, shrink, j, to);
    }
}
