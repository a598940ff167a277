/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/elsewhere.h"

#include <math.h>

#include "drivers/around/neighbours.h"
#include "drivers/around/perimeters.h"

#include "base/fail.h"
#include "base/holm.h"
#include "base/memory.h"
#include "drivers/resemblance/verdict.h"

/* Each of @p sets equally likely choices could be the most extreme one. */
static bool could_attest(size_t n_sides, double alpha, double sets) {
    return (double)n_sides <= alpha * sets;
}

bool arp_could_attest(size_t n_sides, double alpha, size_t n, size_t m) {
    size_t size = m < n - m ? m : n - m;
    double sets = 1;
    for (size_t i = 0; i < size && !could_attest(n_sides, alpha, sets); i++) {
        sets *= (double)(n - i) / (double)(i + 1);
    }
    return could_attest(n_sides, alpha, sets);
}

/* Room for the sides of one place. */
typedef struct room {
    arp_drivers *d;
    arp_concordance *there;
    double *p, *scratch, *adjusted;
} room;

/* @p there: n_sides, or NULL where nothing was computed. */
static arp_status ask(const room *r, const arp_concordance *there, bool could, arp_elsewhere *out,
                      arp_error *err) {
    arp_drivers *d = r->d;
    size_t n = d->n_sides;
    if (!arp_pool_take_all(d->pool, ARP_ARRAY(out->p_holm, n), ARP_ARRAY(out->changes, n)))
        return arp_fail_memory(err);
    bool computed = there && !isnan(there[0].p);
    out->could_attest = computed && could;
    for (size_t s = 0; s < n; s++) out->p_holm[s] = NAN;
    if (computed) {
        for (size_t e = 0; e < d->n_eligible; e++) r->p[e] = there[d->eligible[e]].p;
        arp_holm(r->p, d->n_eligible, r->scratch, r->adjusted);
        for (size_t e = 0; e < d->n_eligible; e++) out->p_holm[d->eligible[e]] = r->adjusted[e];
    }
    for (size_t s = 0; out->could_attest && s < n; s++) {
        if (d->side[s].late) continue;
        bool attested = arp_attests(there[s].c, out->p_holm[s], d->alpha);
        out->changes[s] = attested != d->side[s].attested_alone;
    }
    return ARP_OK;
}

/* The selection is the same, and so is its concordance; it counts as one of the sets. */
static arp_status ask_neighbours(const room *r, arp_neighbours *near, arp_error *err) {
    const arp_drivers *d = r->d;
    bool among_them = near->exact && near->connected;
    double sets = (double)near->n_sets + (among_them ? 0.0 : 1.0);
    for (size_t s = 0; s < d->n_sides; s++) {
        r->there[s] = (arp_concordance){.c = d->side[s].alone.c, .p = near->side[s].p};
    }
    return ask(r, r->there, could_attest(d->n_eligible, d->alpha, sets), &near->verdict, err);
}

static arp_status ask_everywhere(const room *r, arp_error *err) {
    arp_drivers *d = r->d;
    size_t g = d->n_eligible;
    arp_status st = ARP_OK;
    for (size_t u = 0; u < d->n_universes; u++) {
        arp_universe *there = &d->universe[u];
        bool could = there->n > d->m && arp_could_attest(g, d->alpha, there->n, d->m);
        ARP_TRY(ask(r, there->side, could, &there->verdict, err));
    }
    for (size_t l = 0; l < d->n_left_out; l++) {
        bool could = arp_could_attest(g, d->alpha, d->n - 1, d->m - 1);
        ARP_TRY(ask(r, d->left_out[l].side, could, &d->left_out[l].verdict, err));
    }
    if (d->perimeters) {
        const arp_unit *one = &d->perimeters->selection;
        bool could = one->computed && arp_could_attest(g, d->alpha, one->n, 1);
        ARP_TRY(ask(r, one->computed ? one->side : NULL, could, &d->perimeters->verdict, err));
    }
    if (d->neighbours) ARP_TRY(ask_neighbours(r, d->neighbours, err));

done:
    return st;
}

arp_status arp_elsewhere_explain(arp_drivers *d, arp_error *err) {
    size_t n = d->n_sides;
    room r = {.d = d, .there = arp_zalloc(n, sizeof *r.there), .p = arp_zalloc(n, 4 * sizeof *r.p)};
    arp_status st = r.there && r.p ? ARP_OK : arp_fail_memory(err);
    if (st == ARP_OK) {
        r.scratch = r.p + n;
        r.adjusted = r.p + 3 * n;
        st = ask_everywhere(&r, err);
    }
    arp_free(r.there);
    arp_free(r.p);
    return st;
}
