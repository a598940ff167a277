/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/claims.h"

#include <math.h>

#include "base/holm.h"
#include "drivers/around/counts.h"

/* Counts above it are no counts, and a sum of whole numbers is no longer exact. */
static const double MOST_COUNT = 1e15;

static bool is_poisson(const arp_claim *c, double rate) {
    return c->count < MOST_COUNT && c->exposure > 0.0 && rate >= 0.0 &&
           rate * c->exposure < MOST_COUNT;
}

static bool is_binomial(const arp_claim *c, double share) {
    return c->exposure >= 1.0 && c->exposure < MOST_COUNT && c->count <= c->exposure &&
           share >= 0.0 && share <= 1.0;
}

/* The claim's p and interval, where the indicator's error has them. */
static void test(const arp_summand *s, double numerator, double denominator, arp_claim *c) {
    const arp_claim_input *asked = &c->asked;
    bool binomial = s->model == ARP_ERROR_BINOMIAL;
    double rate = asked->reference / s->per;
    c->untested = ARP_UNTESTED_MODEL;
    if (s->model == ARP_ERROR_NONE) return;
    c->untested = ARP_UNTESTED_NEGATIVE;
    if (numerator < 0.0) return;
    c->count = round(numerator);
    c->exposure = binomial ? round(denominator) : denominator;
    c->rounded = c->count != numerator || c->exposure != denominator;
    c->untested = ARP_UNTESTED_RANGE;
    if (binomial ? !is_binomial(c, rate) : !is_poisson(c, rate)) return;
    arp_count_test found =
        binomial ? arp_count_binomial(c->count, c->exposure, rate, asked->above, asked->alpha)
                 : arp_count_poisson(c->count, rate * c->exposure, asked->above, asked->alpha);
    double unit = binomial ? s->per : s->per / c->exposure;
    c->p = found.p;
    c->low = found.low * unit;
    c->high = found.high * unit;
    c->state = ARP_CLAIM_TESTED;
}

/* ARP_NONE for an indicator beside the index: a union has no rank on it. */
static size_t leaf_of(const arp_plan *plan, size_t column) {
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children == 0 && plan->node[v].column == column) return v;
    }
    return ARP_NONE;
}

static void examine(const arp_unit_ground *ground, const arp_sums *sums, const arp_unit *unit,
                    arp_claim *c) {
    size_t column = c->asked.column, leaf = leaf_of(ground->plan, column);
    c->asked.of = unit->members;
    c->value = unit->value[column];
    c->n = unit->n;
    if (unit->computed && leaf != ARP_NONE) c->rank = unit->rank[leaf];
    c->state = ARP_CLAIM_NO_VALUE;
    if (isnan(c->value) || isnan(c->asked.reference)) return;
    c->state = ARP_CLAIM_COMPARED;
    c->gap = c->value - c->asked.reference;
    c->holds = c->asked.above ? c->gap > 0.0 : c->gap < 0.0;
    test(&sums->column[column], unit->numerator[column], unit->denominator[column], c);
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
        c->count = c->exposure = NAN;
        if (c->asked.n_lacks) continue; /* ARP_CLAIM_LACKS */
        while (same < i && (in->claim[same].n_lacks || in->claim[same].of.row != c->asked.of.row)) {
            same++;
        }
        if (same < i) unit[i] = unit[same];
        else ARP_TRY(arp_unit_measure(ground, in->sums, &c->asked.of, &unit[i], err));
        examine(ground, in->sums, &unit[i], c);
    }
    ARP_TRY(adjust(claims, err));
    *out = claims;
done:
    arp_free(unit);
    return st;
}
