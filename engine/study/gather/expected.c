/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An indirect ratio of a total: expected events are a sum of columns, each times a rate, so that
   the ratio is one of sums like any other, at any zoning. (methods.md 1.3) */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"

/* The strata of the study's own text, without counts. */
static arp_status name_cells(const spec_rates *r, arp_pool *pool, arp_strata *out, arp_error *err) {
    out->label = arp_pool_take(pool, r->n_cells, sizeof *out->label);
    if (!out->label) return arp_fail_memory(err);
    for (size_t i = 0; i < r->n_cells; i++) out->label[i] = r->stratum[i].label;
    out->n = r->n_cells;
    return ARP_OK;
}

/* Every column of every stratum, times the rate of the stratum. */
static arp_status expect(const spec_rates *r, const gathered_rates *rates, arp_pool *pool,
                         arp_formula *out, arp_error *err) {
    size_t n = 0;
    for (size_t s = 0; s < r->n_cells; s++) n += r->stratum[s].people.n;
    *out = (arp_formula){arp_pool_take(pool, n, sizeof *out->term), 0};
    if (!out->term) return arp_fail_memory(err);
    for (size_t s = 0; s < r->n_cells; s++) {
        const arp_formula *people = &r->stratum[s].people;
        double events = rates->standard_events[s], among = rates->standard_population[s];
        if (!(events >= 0.0 && among > 0.0 && isfinite(events / among))) {
            return arp_fail_at(err, r->standard.place, ARP_DOMAIN, ARP_MSG_RATES_STANDARD_RATE,
                               "ss", r->stratum[s].label, r->standard.path);
        }
        for (size_t t = 0; t < people->n; t++) {
            out->term[out->n++] =
                (arp_term){events / among * people->term[t].factor, people->term[t].column};
        }
    }
    return ARP_OK;
}

/* "E(DECE{yy} | 0019, 2044, ...)": what reports call the expected events. */
static arp_status write_expected(const spec_rates *r, arp_pool *pool, const char **out,
                                 arp_error *err) {
    arp_text t = {0};
    arp_text_add(&t, "E(");
    arp_text_add(&t, r->total);
    for (size_t i = 0; i < r->n_cells; i++) {
        arp_text_add(&t, i ? ", " : " | ");
        arp_text_add(&t, r->stratum[i].label);
    }
    arp_text_add(&t, ")");
    *out = t.bad ? NULL : arp_pool_text(pool, t.bytes, t.n);
    arp_text_free(&t);
    return *out ? ARP_OK : arp_fail_memory(err);
}

arp_status gather_expected(spec *s, arp_study *study, gathered *g, size_t leaf, arp_error *err) {
    const spec_leaf *one = &s->leaf[leaf];
    spec_rates *r = one->rates;
    gathered_rates rates = {0};
    arp_pool *pool = study->pool;
    arp_formula *side = arp_pool_take(pool, 2, sizeof *side);
    const char **text = arp_pool_take(pool, 2, sizeof *text);
    arp_indicator *what = arp_pool_take(pool, 1, sizeof *what);
    arp_status st = ARP_OK;
    if (!side || !text || !what) return arp_fail_memory(err);
    ARP_TRY(name_cells(r, pool, &rates.strata, err));
    ARP_TRY(gather_standard(s, study, g, leaf, &rates, err));
    side[0] = r->all;
    text[0] = r->total;
    ARP_TRY(expect(r, &rates, pool, &side[1], err));
    ARP_TRY(write_expected(r, pool, &text[1], err));
    *what = *one->indicator;
    what->numerator = (arp_alternatives){&side[0], &text[0], 1};
    what->denominator = (arp_alternatives){&side[1], &text[1], 1};
    what->per = r->per;
    what->error = ARP_ERROR_POISSON;
    what->aggregation = ARP_RATIO_OF_SUMS;
    ARP_TRY(arp_measure_make(what, one->vintage, g->column, g->n_columns, one->place, pool,
                             &g->measure[leaf], err));
done:
    return st;
}
