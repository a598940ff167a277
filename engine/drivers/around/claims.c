/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/claims.h"

#include <math.h>

#include "base/holm.h"
#include "base/quantiles.h"
#include "drivers/around/counts.h"
#include "territory/interval.h"

/* A claim under way. */
typedef struct examined {
    const arp_summand *from;
    const arp_unit *unit;
    arp_unit_cell rest; /* with against_rest: what it is compared with, with its own error */
    bool against_rest;
    arp_claim *claim;
} examined;

static bool is_poisson(const arp_claim *c, double rate) {
    return c->count < ARP_MOST_COUNT && c->exposure > 0.0 && rate >= 0.0 &&
           rate * c->exposure < ARP_MOST_COUNT;
}

static bool is_binomial(const arp_claim *c, double share) {
    return c->exposure >= 1.0 && c->exposure < ARP_MOST_COUNT && c->count <= c->exposure &&
           share >= 0.0 && share <= 1.0;
}

/* The p against the rest, whose counts are rounded as the claim's own are. */
static double p_apart(const examined *e, bool binomial) {
    const arp_claim *c = e->claim;
    double other = round(e->rest.numerator), whole = e->rest.denominator;
    return binomial ? arp_count_binomial_apart(c->count, c->exposure, other, round(whole),
                                               c->asked.above)
                    : arp_count_poisson_apart(c->count, c->exposure, other, whole, c->asked.above);
}

/* Of a count, where the model and the reference allow one. */
static void test_count(const examined *e, double numerator, double denominator) {
    arp_claim *c = e->claim;
    const arp_claim_input *asked = &c->asked;
    bool binomial = e->from->model == ARP_ERROR_BINOMIAL;
    double rate = asked->reference / e->from->per;
    c->untested = ARP_UNTESTED_NEGATIVE;
    if (numerator < 0.0 || (e->against_rest && e->rest.numerator < 0.0)) return;
    c->count = round(numerator);
    c->exposure = binomial ? round(denominator) : denominator;
    c->rounded = c->count != numerator || c->exposure != denominator;
    c->untested = ARP_UNTESTED_RANGE;
    if (binomial ? !is_binomial(c, rate) : !is_poisson(c, rate)) return;
    arp_count_test found =
        binomial ? arp_count_binomial(c->count, c->exposure, rate, asked->above, asked->alpha)
                 : arp_count_poisson(c->count, rate * c->exposure, asked->above, asked->alpha);
    double unit = binomial ? e->from->per : e->from->per / c->exposure;
    c->p = e->against_rest ? p_apart(e, binomial) : found.p;
    c->low = found.low * unit;
    c->high = found.high * unit;
    c->noise = binomial ? ARP_NOISE_BINOMIAL : ARP_NOISE_POISSON;
    c->state = ARP_CLAIM_TESTED;
}

/* Of a value with a standard error. */
static void test_value(const examined *e, double events) {
    arp_claim *c = e->claim;
    const arp_claim_input *asked = &c->asked;
    double own = c->standard_error, off = own, limit[2];
    bool weighted = events > 0.0;
    c->untested = ARP_UNTESTED_ERROR;
    if (e->against_rest) off = sqrt(own * own + e->rest.standard_error * e->rest.standard_error);
    if (!(own > 0.0 && off > 0.0)) return;
    c->untested = ARP_UNTESTED_RANGE;
    c->p = weighted && !e->against_rest
               ? arp_weighted_p(round(events), c->value, own, asked->reference, asked->above)
               : arp_value_p(c->value, off, asked->reference, asked->above);
    if (isnan(c->p)) return;
    if (weighted) {
        const arp_counted counted = {
            .events = round(events), .rate = c->value, .variance = own * own};
        arp_interval_dobson.limits(&counted, asked->alpha, limit);
    } else {
        double half = own * arp_normal_quantile_above(asked->alpha / 2.0);
        limit[0] = c->value - half;
        limit[1] = c->value + half;
    }
    c->low = limit[0];
    c->high = limit[1];
    c->noise = ARP_NOISE_STANDARD_ERROR;
    c->state = ARP_CLAIM_TESTED;
}

/* The claim's p and interval, where the indicator's error has them. */
static void test(const examined *e) {
    size_t column = e->claim->asked.column;
    if (e->from->model != ARP_ERROR_NONE) {
        test_count(e, e->unit->numerator[column], e->unit->denominator[column]);
    } else if (e->from->standard_error) {
        test_value(e, e->unit->events[column]);
    } else {
        e->claim->untested = ARP_UNTESTED_MODEL;
    }
}

/* ARP_NONE for an indicator beside the index: a union has no rank on it. */
static size_t leaf_of(const arp_plan *plan, size_t column) {
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children == 0 && plan->node[v].column == column) return v;
    }
    return ARP_NONE;
}

/* What is left of the rest without the members; cells without a number or a weight leave it, as
   they leave a comparator. */
static arp_status find_rest(const arp_sums *sums, examined *e, arp_error *err) {
    const arp_claim_input *asked = &e->claim->asked;
    const arp_members *in = &asked->rest, *out = &asked->of;
    size_t n = 0, *row = arp_zalloc(in->n, sizeof *row);
    if (!row) return arp_fail_memory(err);
    for (size_t i = 0, j = 0; i < in->n; i++) {
        while (j < out->n && out->row[j] < in->row[i]) j++;
        bool member = j < out->n && out->row[j] == in->row[i];
        bool known = e->from->mark[in->row[i]] == ARP_CELL_OK;
        if (!member && known && !isnan(e->from->numerator[in->row[i]])) row[n++] = in->row[i];
    }
    if (n > 0) e->rest = arp_unit_sum(sums, asked->column, row, n);
    arp_free(row);
    e->against_rest = true;
    e->claim->asked.reference = n > 0 ? e->rest.value : NAN;
    return ARP_OK;
}

static arp_status examine(const arp_unit_ground *ground, const arp_sums *sums, const arp_unit *unit,
                          arp_claim *c, arp_error *err) {
    size_t column = c->asked.column, leaf = leaf_of(ground->plan, column);
    examined e = {.from = &sums->column[column], .unit = unit, .claim = c};
    c->asked.of = unit->members;
    c->value = unit->value[column];
    c->standard_error = unit->standard_error[column];
    c->n = unit->n;
    if (unit->computed && leaf != ARP_NONE) c->rank = unit->rank[leaf];
    if (c->asked.rest.n) {
        arp_status st = find_rest(sums, &e, err);
        if (st != ARP_OK) return st;
    }
    c->approximate = unit->approximate[column] || e.rest.approximate;
    c->state = ARP_CLAIM_NO_VALUE;
    if (isnan(c->value) || isnan(c->asked.reference)) return ARP_OK;
    c->state = ARP_CLAIM_COMPARED;
    c->gap = c->value - c->asked.reference;
    c->holds = c->asked.above ? c->gap > 0.0 : c->gap < 0.0;
    test(&e);
    return ARP_OK;
}

/* Holm over the tested ones, then significance. */
static arp_status adjust(arp_claims *claims, arp_error *err) {
    double *p = arp_zalloc(claims->n, 4 * sizeof *p);
    if (!p) return arp_fail_memory(err);
    double *adjusted = p + claims->n;
    for (size_t i = 0; i < claims->n; i++) {
        if (claims->at[i].state == ARP_CLAIM_TESTED) p[claims->n_tested++] = claims->at[i].p;
    }
    arp_holm(p, claims->n_tested, adjusted + claims->n, adjusted);
    for (size_t i = 0, t = 0; i < claims->n; i++) {
        arp_claim *c = &claims->at[i];
        if (c->state != ARP_CLAIM_TESTED) continue;
        c->p_holm = adjusted[t++];
        c->significantly = c->holds && c->p_holm <= c->asked.alpha;
    }
    arp_free(p);
    return ARP_OK;
}

arp_status arp_claims_make(const arp_unit_ground *ground, const arp_claims_input *in,
                           arp_claims **out, arp_error *err) {
    arp_status st = ARP_OK;
    if (!in) return ARP_OK;
    arp_claims *claims = arp_pool_take(ground->pool, 1, sizeof *claims);
    arp_unit *unit = arp_zalloc(in->n, sizeof *unit);
    if (claims) claims->at = arp_pool_take(ground->pool, in->n, sizeof *claims->at);
    if (!claims || !claims->at || !unit) ARP_TRY(arp_fail_memory(err));
    claims->n = in->n;
    for (size_t i = 0; i < in->n; i++) {
        arp_claim *c = &claims->at[i];
        size_t same = 0;
        *c = (arp_claim){.asked = in->claim[i]};
        c->value = c->gap = c->p = c->p_holm = c->low = c->high = NAN;
        c->count = c->exposure = c->standard_error = NAN;
        if (c->asked.n_lacks) continue; /* ARP_CLAIM_LACKS */
        while (same < i && (in->claim[same].n_lacks || in->claim[same].of.row != c->asked.of.row)) {
            same++;
        }
        if (same < i) unit[i] = unit[same];
        else ARP_TRY(arp_unit_measure(ground, in->sums, &c->asked.of, &unit[i], err));
        ARP_TRY(examine(ground, in->sums, &unit[i], c, err));
    }
    ARP_TRY(adjust(claims, err));
    *out = claims;
done:
    arp_free(unit);
    return st;
}
