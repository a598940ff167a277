/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/evidence.h"

#include <math.h>

#include "base/holm.h"
#include "drivers/resemblance/conditional.h"
#include "drivers/resemblance/swap.h"
#include "drivers/resemblance/tilt.h"

arp_status arp_evidence_begin(arp_drivers *d, arp_error *err) {
    arp_evidence *e = arp_pool_take(d->pool, 1, sizeof *e);
    if (e) e->side = arp_pool_take(d->pool, d->n_sides + d->n_beside, sizeof *e->side);
    if (!e || !e->side) return arp_fail_memory(err);
    for (size_t b = d->n_sides; b < d->n_sides + d->n_beside; b++) {
        e->side[b] = (arp_side_evidence){.low = NAN, .high = NAN, .p = NAN, .p_holm = NAN};
    }
    e->swap_p = NAN;
    d->evidence = e;
    return ARP_OK;
}

arp_status arp_evidence_interval(const arp_case *what, size_t side, arp_null *null, arp_drivers *d,
                                 arp_error *err) {
    arp_tilt tilt = {0};
    arp_status st = arp_tilt_measure(what->line[side], what->n, what->selected, what->m, d->alpha,
                                     null, &tilt, err);
    if (st != ARP_OK) return st;
    arp_side_evidence *out = &d->evidence->side[side];
    out->low = tilt.low;
    out->high = tilt.high;
    out->interval_method = tilt.method;
    return ARP_OK;
}

/* With one eligible side there are no others: its p is the marginal one. */
static arp_status given_the_others(const arp_case *what, arp_drivers *d, arp_error *err) {
    const double **z = NULL;
    arp_case some;
    for (size_t s = 0; s < d->n_sides; s++) d->evidence->side[s].p = d->side[s].alone.p;
    for (size_t s = 0; s < d->n_sides; s++) d->evidence->side[s].method = d->side[s].alone.method;
    if (d->n_eligible < 2) return ARP_OK;
    arp_status st = arp_case_of_sides(what, d->eligible, d->n_eligible, d->pool, &some, err);
    if (st == ARP_OK) st = arp_conditional_lines(&some, d->pool, &z, err);
    for (size_t s = 0; st == ARP_OK && s < d->n_eligible; s++) {
        arp_conditional found = {0};
        arp_side_evidence *out = &d->evidence->side[d->eligible[s]];
        st = arp_conditional_measure(&some, z, s, &found, err);
        out->p = found.p;
        out->method = found.method;
        out->separated = found.separated;
    }
    return st;
}

/* Holm over the eligible sides; a late one has no adjusted p. */
static arp_status adjust(arp_drivers *d, arp_error *err) {
    size_t n = d->n_eligible;
    double *p = arp_zalloc(n, 4 * sizeof *p);
    if (!p) return arp_fail_memory(err);
    double *adjusted = p + n, *scratch = adjusted + n;
    for (size_t s = 0; s < d->n_sides; s++) d->side[s].p_holm = d->evidence->side[s].p_holm = NAN;
    for (size_t s = 0; s < n; s++) p[s] = d->side[d->eligible[s]].alone.p;
    arp_holm(p, n, scratch, adjusted);
    for (size_t s = 0; s < n; s++) d->side[d->eligible[s]].p_holm = adjusted[s];
    for (size_t s = 0; s < n; s++) p[s] = d->evidence->side[d->eligible[s]].p;
    arp_holm(p, n, scratch, adjusted);
    for (size_t s = 0; s < n; s++) d->evidence->side[d->eligible[s]].p_holm = adjusted[s];
    arp_free(p);
    return ARP_OK;
}

arp_status arp_evidence_others(const arp_case *what, arp_drivers *d, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(given_the_others(what, d, err));
    ARP_TRY(adjust(d, err));
    if (d->n_eligible == 2) {
        const double *const side[2] = {what->line[d->eligible[0]], what->line[d->eligible[1]]};
        arp_swap swap = {0};
        ARP_TRY(arp_swap_measure(side, what->n, what->selected, what->m, what->seed, &swap, err));
        d->evidence->swap_p = swap.p;
        d->evidence->swap_method = swap.method;
    }

done:
    return st;
}
