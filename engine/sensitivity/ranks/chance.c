/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/ranks/chance.h"

#include <math.h>
#include <string.h>

#include "drivers/around/reliability.h"

static const double Z_95 = 1.959963984540054;

/* What the column's values stand on, to be shrunk. */
typedef struct column {
    const arp_error_column *error;
    arp_value_error as;
    double *own;   /* n: the value before any shrinkage, NaN where no model says its error    */
    double *count; /* n: events, or standard errors                                           */
    uint8_t *mark; /* n: ARP_CELL_OK where `own` is a number                                  */
    size_t n;
} column;

/* Of what secrecy leaves open each number is as likely: a span of whole numbers, or of all. */
static double span_sd(double low, double high, bool whole) {
    if (!whole) return (high - low) / sqrt(12.0);
    double n = floor(high) - ceil(low) + 1.0;
    return sqrt(fmax(0.0, n * n - 1.0) / 12.0);
}

static double secret_sd(const arp_error_column *e, size_t i) {
    double sd = span_sd(e->secret[0], e->secret[1], e->count != NULL);
    if (!e->count) return sd;
    double of = e->count->denominator ? e->count->denominator[i] : 1.0;
    return of > 0.0 ? e->count->per * sd / of : 0.0;
}

static bool is_count(const arp_error_column *e) {
    return e->count && e->count->model != ARP_ERROR_NONE;
}

/* The rate of a count; one that sampling weights put out of its range counts as the end of it. */
static double own_rate(const arp_summand *s, size_t i, double *events) {
    double y = s->numerator[i], of = s->denominator ? s->denominator[i] : 1.0;
    if (!(of > 0.0) || isnan(y)) return NAN;
    *events = fmax(0.0, s->model == ARP_ERROR_BINOMIAL ? fmin(y, of) : y);
    return s->per * *events / of;
}

static bool stated_error(const arp_error_column *e, size_t i, double *off) {
    double sd = e->standard_error ? e->standard_error[i] : NAN;
    if (isnan(sd) && e->low && e->high && !e->bounded) sd = (e->high[i] - e->low[i]) / (2.0 * Z_95);
    *off = sd;
    return sd >= 0.0 && !isinf(sd);
}

/* Cells whose error is that of a model: the others are told apart first, with their spans. */
static void look(column *c, const double *value, const uint8_t *mark, arp_chance *out) {
    const arp_error_column *e = c->error;
    for (size_t i = 0; i < c->n; i++) {
        out->centre[i] = value[i];
        c->own[i] = NAN;
        c->mark[i] = ARP_CELL_MISSING;
        if (isnan(value[i])) continue;
        if (mark[i] == ARP_CELL_SECRET && e->has_secret) out->sd[i] = secret_sd(e, i);
        if (mark[i] != ARP_CELL_OK) continue;
        if (e->bounded && e->high[i] > e->low[i]) {
            out->sd[i] = span_sd(e->low[i], e->high[i], false);
            continue;
        }
        if (is_count(e)) c->own[i] = own_rate(e->count, i, &c->count[i]);
        else if (stated_error(e, i, &c->count[i])) c->own[i] = value[i];
        if (!isnan(c->own[i])) c->mark[i] = ARP_CELL_OK;
    }
}

/* Skewness of the sampling law of a count whose rate is expected to be `at`. */
static double skew_of(const column *c, double at, size_t i) {
    double q = at / c->as.per, of = c->as.denominator ? c->as.denominator[i] : 1.0;
    if (c->as.model == ARP_ERROR_NONE || !(q > 0.0)) return 0.0;
    if (c->as.model == ARP_ERROR_POISSON) return 1.0 / sqrt(q * of);
    return q < 1.0 ? (1.0 - 2.0 * q) / sqrt(q * (1.0 - q) * of) : 0.0;
}

static void shrink(const column *c, arp_chance *out) {
    arp_indicator_reliability known = {0};
    arp_reliability_of(&c->as, c->own, c->mark, c->n, &known);
    bool still = known.why != ARP_RELIABILITY_DONE;
    for (size_t i = 0; i < c->n; i++) {
        if (c->mark[i] != ARP_CELL_OK) continue;
        double at = still ? c->own[i] : arp_reliability_shrink(&c->as, &known, c->own[i], i);
        out->centre[i] = at;
        out->sd[i] = sqrt(fmax(0.0, arp_reliability_variance(&c->as, at, i)));
        out->skew[i] = skew_of(c, at, i);
    }
}

arp_status arp_chance_of(const arp_error_column *error, const double *value, const uint8_t *mark,
                         size_t n, arp_pool *pool, arp_chance *out, arp_error *err) {
    column c = {.error = error, .n = n};
    arp_chance made;
    bool ok = arp_pool_take_all(pool, ARP_ARRAY(made.centre, n), ARP_ARRAY(made.sd, n),
                                ARP_ARRAY(made.skew, n)) &&
              arp_zalloc_all(ARP_ARRAY(c.own, n), ARP_ARRAY(c.count, n), ARP_ARRAY(c.mark, n));
    if (!ok) return arp_fail_memory(err);
    c.as = (arp_value_error){.per = 1.0, .standard_error = c.count};
    if (is_count(error)) {
        const arp_summand *s = error->count;
        c.as = (arp_value_error){
            .model = s->model, .numerator = c.count, .denominator = s->denominator, .per = s->per};
    }
    look(&c, value, mark, &made);
    shrink(&c, &made);
    arp_free(c.own);
    arp_free(c.count);
    arp_free(c.mark);
    *out = made;
    return ARP_OK;
}
