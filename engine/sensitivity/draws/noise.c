/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/noise.h"

#include <math.h>
#include <string.h>

#include "base/quantiles.h"
#include "base/rng.h"
#include "territory/shrink.h"

static const double EXACT_VARIANCE = 100.0, Z_95 = 1.959963984540054;

typedef enum how { AS_GIVEN, WALK, CORNISH_FISHER, NORMAL, WHOLE_BETWEEN, BETWEEN } how;

/* One cell. A count X is walked to from its mode by the ratios P(x + 1) / P(x) = (a - b x)/(x + 1);
   the numerator is origin + unit X. */
typedef struct cell {
    how how;
    union {
        struct {
            double a, b, mode, chance, below; /* P(X = mode), P(X <= mode) */
        } walk;
        struct {
            double mean, sd, skew, most;
        } rough;
        struct {
            double low, high; /* an interval; or the standard error in `low` */
        } span;
    } as;
    double origin, unit;
} cell;

typedef struct noisy {
    bool any;
    cell *cell; /* n_rows */
} noisy;

struct arp_noise {
    size_t n_rows;
    noisy *column;
};

/* X ~ Binomial(n, p), p <= 1/2, or Poisson(mean) for n infinite. */
static void count_of(double n, double p, double mean, cell *c) {
    bool poisson = isinf(n);
    double variance = poisson ? mean : mean * (1.0 - p);
    c->how = AS_GIVEN;
    if (!(variance > 0.0)) return;
    if (variance > EXACT_VARIANCE) {
        double sd = sqrt(variance), skew = poisson ? 1.0 / sd : (1.0 - 2.0 * p) / sd;
        c->how = CORNISH_FISHER;
        c->as.rough.mean = mean;
        c->as.rough.sd = sd;
        c->as.rough.skew = skew / 6.0;
        c->as.rough.most = n;
        return;
    }
    double mode = floor(poisson ? mean : (n + 1.0) * p), log_chance;
    if (poisson) {
        log_chance = -mean + mode * log(mean) - lgamma(mode + 1.0);
        c->as.walk.a = mean;
        c->as.walk.b = 0.0;
    } else {
        log_chance = arp_log_choose(n, mode) + mode * log(p) + (n - mode) * log1p(-p);
        c->as.walk.a = n * p / (1.0 - p);
        c->as.walk.b = p / (1.0 - p);
    }
    c->how = WALK;
    c->as.walk.mode = mode;
    c->as.walk.chance = exp(log_chance);
    c->as.walk.below = poisson ? arp_poisson_below(mode, mean) : arp_binomial_below(mode, n, p);
}

static void poisson(double events, cell *c) {
    c->origin = 0.0;
    c->unit = 1.0;
    if (events > 0.0) count_of(INFINITY, 0.0, events, c);
}

/* Of `of` tries, rounded to whole ones; the rarer of the two outcomes is counted. */
static void binomial(double events, double of, cell *c) {
    double n = round(of), p = events / of;
    if (!(n >= 1.0 && p > 0.0 && p < 1.0)) return;
    bool turned = p > 0.5;
    double rare = turned ? 1.0 - p : p, unit = of / n;
    c->origin = turned ? of : 0.0;
    c->unit = turned ? -unit : unit;
    count_of(n, rare, n * rare, c);
}

static void make_count(const arp_summand *s, size_t i, cell *c) {
    double y = s->numerator[i], of = s->denominator ? s->denominator[i] : 1.0;
    if (!isfinite(y) || !isfinite(of) || !(of > 0.0)) return;
    if (s->model == ARP_ERROR_POISSON) poisson(y, c);
    if (s->model == ARP_ERROR_BINOMIAL && s->denominator) binomial(y, of, c);
}

/* What secrecy leaves open of a value; false where there is nothing of that. */
static bool make_bounded(const arp_error_column *e, size_t i, cell *c) {
    if (!e->bounded || !(e->high[i] > e->low[i])) return false;
    c->how = BETWEEN;
    c->as.span.low = e->low[i];
    c->as.span.high = e->high[i];
    return true;
}

static void make_normal(const arp_error_column *e, size_t i, cell *c) {
    double sd = e->standard_error ? e->standard_error[i] : NAN;
    if (isnan(sd) && e->low && e->high && !e->bounded) sd = (e->high[i] - e->low[i]) / (2.0 * Z_95);
    if (!(sd > 0.0) || isinf(sd)) return;
    c->how = NORMAL;
    c->as.span.low = sd;
}

static void make_secret(const arp_error_column *e, size_t i, cell *c) {
    const arp_summand *s = e->count;
    if (!e->has_secret) return;
    if (s && s->denominator && !(s->denominator[i] > 0.0)) return;
    c->how = s ? WHOLE_BETWEEN : BETWEEN;
    c->as.span.low = s ? ceil(e->secret[0]) : e->secret[0];
    c->as.span.high = s ? floor(e->secret[1]) : e->secret[1];
    c->unit = 1.0;
}

static void make_column(const arp_column *column, const arp_error_column *e, size_t n, noisy *out) {
    for (size_t i = 0; i < n; i++) {
        cell *c = &out->cell[i];
        bool ok = column->mark[i] == ARP_CELL_OK && !make_bounded(e, i, c);
        if (column->mark[i] == ARP_CELL_SECRET) make_secret(e, i, c);
        else if (ok && e->count) make_count(e->count, i, c);
        if (ok && c->how == AS_GIVEN) make_normal(e, i, c);
        out->any = out->any || c->how != AS_GIVEN;
    }
}

arp_status arp_noise_new(const arp_sensitivity_input *in, arp_pool *pool, arp_noise **out,
                         arp_error *err) {
    const arp_table *t = in->values;
    arp_noise *made = arp_pool_take(pool, 1, sizeof *made);
    if (made) made->column = arp_pool_take(pool, t->n_columns, sizeof *made->column);
    if (!made || !made->column) return arp_fail_memory(err);
    made->n_rows = t->n_rows;
    for (size_t j = 0; j < t->n_columns; j++) {
        made->column[j].cell = arp_pool_take(pool, t->n_rows, sizeof(cell));
        if (!made->column[j].cell) return arp_fail_memory(err);
        make_column(&t->column[j], &in->error[j], t->n_rows, &made->column[j]);
    }
    *out = made;
    return ARP_OK;
}

arp_status arp_drawn_new(const arp_sensitivity_input *in, arp_pool *pool, arp_drawn *out,
                         arp_error *err) {
    const arp_table *t = in->values;
    double *rows = arp_pool_take(pool, t->n_rows, 4 * sizeof *rows);
    arp_column *column = arp_pool_take(pool, t->n_columns, sizeof *column);
    if (!rows || !column) return arp_fail_memory(err);
    for (size_t j = 0; j < t->n_columns; j++) {
        column[j].name = t->column[j].name;
        column[j].value = arp_pool_take(pool, t->n_rows, sizeof(double));
        column[j].mark = arp_pool_take(pool, t->n_rows, 1);
        if (!column[j].value || !column[j].mark) return arp_fail_memory(err);
    }
    *out = (arp_drawn){.table = *t, .numerator = rows};
    out->table.column = column;
    out->table.pool = NULL;
    out->y = rows + t->n_rows;
    out->p = rows + 2 * t->n_rows;
    out->theta = rows + 3 * t->n_rows;
    return ARP_OK;
}

/* The count whose distribution passes u, from the mode up or down. */
static double walk(const cell *c, double u) {
    double x = c->as.walk.mode, chance = c->as.walk.chance, below = c->as.walk.below;
    double a = c->as.walk.a, b = c->as.walk.b;
    while (u > below) {
        chance *= (a - b * x) / (x + 1.0);
        x += 1.0;
        if (!(chance > 1e-300)) return x;
        below += chance;
    }
    while (x > 0.0 && u <= below - chance) {
        below -= chance;
        chance *= x / (a - b * (x - 1.0));
        x -= 1.0;
    }
    return x;
}

static double rough(const cell *c, double u) {
    double z = -arp_normal_quantile_above(u);
    double x = c->as.rough.mean + c->as.rough.sd * (z + c->as.rough.skew * (z * z - 1.0));
    if (!(x > 0.0)) return 0.0;
    return x < c->as.rough.most ? floor(x + 0.5) : c->as.rough.most;
}

/* A drawn number: the numerator where there is a count, the value otherwise. */
static double draw_cell(const cell *c, double given, double u) {
    switch (c->how) {
    case WALK:
        return c->origin + c->unit * walk(c, u);
    case CORNISH_FISHER:
        return c->origin + c->unit * rough(c, u);
    case NORMAL:
        return given - c->as.span.low * arp_normal_quantile_above(u);
    case WHOLE_BETWEEN:
        return c->as.span.low + floor(u * (c->as.span.high - c->as.span.low + 1.0));
    case BETWEEN:
        return c->as.span.low + u * (c->as.span.high - c->as.span.low);
    case AS_GIVEN:
        break;
    }
    return given;
}

static double value_of(const arp_summand *s, size_t i, double numerator) {
    return s->denominator ? s->per * numerator / s->denominator[i] : s->per * numerator;
}

static void draw_column(const arp_error_column *e, const noisy *from, uint64_t key, size_t j,
                        size_t n, arp_drawn *to) {
    double *value = to->table.column[j].value;
    uint8_t *mark = to->table.column[j].mark;
    for (size_t i = 0; i < n; i += 2) {
        double u[2];
        arp_u01_pair(key, i, (uint32_t)j, u);
        for (size_t h = 0; h < 2 && i + h < n; h++) {
            const cell *c = &from->cell[i + h];
            if (c->how == AS_GIVEN) continue;
            bool counted = e->count && c->how != NORMAL && c->how != BETWEEN;
            double x = draw_cell(c, value[i + h], u[h]);
            if (counted) to->numerator[i + h] = x;
            value[i + h] = counted ? value_of(e->count, i + h, x) : x;
            mark[i + h] = ARP_CELL_OK;
        }
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
        to->y[known] = to->numerator[i];
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
        if (e->count) memcpy(to->numerator, e->count->numerator, n * sizeof(double));
        if (noise && noise->column[j].any) draw_column(e, &noise->column[j], key, j, n, to);
        bool counted = e->count && e->count->denominator && e->count->model != ARP_ERROR_NONE;
        if (shrink && counted) shrink_column(e->count, shrink, j, n, to);
    }
}
