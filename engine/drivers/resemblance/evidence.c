/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/evidence.h"

#include <math.h>

#include "base/holm.h"
#include "drivers/resemblance/conditional.h"
#include "drivers/resemblance/swap.h"
#include "drivers/resemblance/tilt.h"

arp_status arp_evidence_begin(arp_drivers *d, arp_error *err) {
    arp_evidence *e = arp_pool_take(d->pool, 1, sizeof *e);
    if (e) e->side = arp_pool_take(d->pool, d->n_sides, sizeof *e->side);
    if (!e || !e->side) return arp_fail_memory(err);
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
    return arp_tilt_below(what->line[side], what->n, what->selected, what->m, ARP_ATTESTED_FROM,
                          null, &out->p_excluded, err);
}

static void set_p(const arp_conditional *found, arp_side_evidence *out) {
    out->p = found->p;
    out->method = found->method;
    out->separated = found->separated;
}

/* The others first, then what else is given; with neither, p is the marginal one. */
static arp_status given_the_others(const arp_case *what, arp_drivers *d, arp_error *err) {
    arp_status st = ARP_OK;
    size_t n_sides = d->n_sides, n_given = what->n_given, most = n_sides - 1 + n_given;
    arp_conditional_room *room = NULL;
    arp_pool *pool = arp_pool_new();
    const double **other;
    if (!arp_pool_take_all(pool, ARP_ARRAY(other, most + 1))) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_conditional_room_new(what->n, what->m, most, pool, &room, err));
    for (size_t s = 0; s < n_sides; s++) {
        const arp_concordance *alone = &d->side[s].alone;
        arp_conditional found = {.p = alone->p, .method = alone->method};
        arp_conditional_input in = {.n = what->n,
                                    .m = what->m,
                                    .q = 0,
                                    .selected = what->selected,
                                    .own = what->line[s],
                                    .other = other,
                                    .seed = what->seed};
        for (size_t r = 0; r < n_sides; r++) {
            if (r != s) other[in.q++] = what->line[r];
        }
        if (in.q > 0) arp_conditional_measure(&in, room, &found);
        arp_side_evidence *out = &d->evidence->side[s];
        out->p_without = n_given ? found.p : NAN;
        for (size_t g = 0; g < n_given; g++) other[in.q++] = what->given[g];
        if (n_given) arp_conditional_measure(&in, room, &found);
        set_p(&found, out);
    }

done:
    arp_pool_free(pool);
    return st;
}

static arp_status adjust(arp_drivers *d, arp_error *err) {
    size_t n = d->n_sides;
    arp_side_evidence *known = d->evidence->side;
    double *p = arp_zalloc(n, 4 * sizeof *p);
    if (!p) return arp_fail_memory(err);
    double *adjusted = p + n, *scratch = adjusted + n;
#define ADJUST(from, to)                                                                           \
    for (size_t s = 0; s < n; s++) p[s] = from;                                                    \
    arp_holm(p, n, scratch, adjusted);                                                             \
    for (size_t s = 0; s < n; s++) to = adjusted[s]
    ADJUST(d->side[s].alone.p, d->side[s].p_holm);
    ADJUST(known[s].p, known[s].p_holm);
    ADJUST(known[s].p_excluded, known[s].p_excluded_holm);
    if (isnan(known[0].p_without)) {
        for (size_t s = 0; s < n; s++) known[s].p_without_holm = NAN;
    } else {
        ADJUST(known[s].p_without, known[s].p_without_holm);
    }
#undef ADJUST
    arp_free(p);
    return ARP_OK;
}

arp_status arp_evidence_others(const arp_case *what, arp_drivers *d, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(given_the_others(what, d, err));
    ARP_TRY(adjust(d, err));
    if (d->n_sides == 2) {
        const double *const side[2] = {what->line[0], what->line[1]};
        arp_swap swap = {0};
        ARP_TRY(arp_swap_measure(side, what->n, what->selected, what->m, what->seed, &swap, err));
        d->evidence->swap_p = swap.p;
        d->evidence->swap_method = swap.method;
    }

done:
    return st;
}
