/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/evidence.h"

#include <math.h>

#include "base/holm.h"
#include "drivers/resemblance/swap.h"
#include "drivers/resemblance/tilt.h"

arp_status arp_evidence_begin(arp_drivers *d, arp_error *err) {
    arp_evidence *e = arp_pool_take(d->pool, 1, sizeof *e);
    if (e) e->side = arp_pool_take(d->pool, d->n_sides + d->n_beside, sizeof *e->side);
    if (!e || !e->side) return arp_fail_memory(err);
    for (size_t b = d->n_sides; b < d->n_sides + d->n_beside; b++) {
        e->side[b] = (arp_side_evidence){.low = NAN,
                                         .high = NAN,
                                         .p = NAN,
                                         .p_holm = NAN,
                                         .p_excluded = NAN,
                                         .p_excluded_holm = NAN,
                                         .p_without = NAN,
                                         .p_without_holm = NAN};
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
    return arp_tilt_below(what->line[side], what->n, what->selected, what->m, ARP_ATTESTED_FROM,
                          null, &out->p_excluded, err);
}

static void set_p(const arp_conditional *found, arp_side_evidence *out) {
    out->p = found->p;
    out->method = found->method;
    out->separated = found->separated;
}

bool arp_evidence_given(const arp_case *what, const arp_evidence_sides *sides, size_t e,
                        size_t n_given, arp_conditional_room *room, arp_conditional *out) {
    arp_conditional_input in = {.n = what->n,
                                .m = what->m,
                                .q = 0,
                                .selected = what->selected,
                                .own = what->line[sides->eligible[e]],
                                .other = sides->other,
                                .seed = what->seed};
    for (size_t r = 0; r < sides->n; r++) {
        if (r != e) sides->other[in.q++] = what->line[sides->eligible[r]];
    }
    for (size_t g = 0; g < n_given; g++) sides->other[in.q++] = what->given[g];
    if (in.q > 0) arp_conditional_measure(&in, room, out);
    return in.q > 0;
}

/* With nothing given, p is the marginal one. A late side is in no test. */
static arp_status given_the_others(const arp_case *what, arp_drivers *d, arp_error *err) {
    arp_status st = ARP_OK;
    size_t n_given = what->n_given, most = d->n_eligible + n_given;
    arp_evidence_sides sides = {.eligible = d->eligible, .n = d->n_eligible};
    arp_conditional_room *room = NULL;
    arp_pool *pool = arp_pool_new();
    if (!arp_pool_take_all(pool, ARP_ARRAY(sides.other, most + 1))) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_conditional_room_new(what->n, what->m, most, pool, &room, err));
    for (size_t s = 0; s < d->n_sides; s++) {
        d->evidence->side[s].p = d->evidence->side[s].p_without = NAN;
        d->evidence->side[s].method = d->side[s].alone.method;
    }
    for (size_t e = 0; e < sides.n; e++) {
        size_t s = sides.eligible[e];
        const arp_concordance *alone = &d->side[s].alone;
        arp_conditional found = {.p = alone->p, .method = alone->method};
        arp_side_evidence *out = &d->evidence->side[s];
        arp_evidence_given(what, &sides, e, 0, room, &found);
        out->p_without = n_given ? found.p : NAN;
        if (n_given) arp_evidence_given(what, &sides, e, n_given, room, &found);
        set_p(&found, out);
    }

done:
    arp_pool_free(pool);
    return st;
}

/* Holm over the eligible sides; a late one has no adjusted p. */
static arp_status adjust(arp_drivers *d, arp_error *err) {
    size_t n = d->n_eligible;
    const size_t *at = d->eligible;
    arp_side_evidence *known = d->evidence->side;
    double *p = arp_zalloc(n, 4 * sizeof *p);
    if (!p) return arp_fail_memory(err);
    double *adjusted = p + n, *scratch = adjusted + n;
    for (size_t s = 0; s < d->n_sides; s++) {
        d->side[s].p_holm = known[s].p_holm = known[s].p_excluded_holm = known[s].p_without_holm =
            NAN;
    }
#define ADJUST(from, to)                                                                           \
    for (size_t s = 0; s < n; s++) p[s] = from;                                                    \
    arp_holm(p, n, scratch, adjusted);                                                             \
    for (size_t s = 0; s < n; s++) to = adjusted[s]
    ADJUST(d->side[at[s]].alone.p, d->side[at[s]].p_holm);
    ADJUST(known[at[s]].p, known[at[s]].p_holm);
    ADJUST(known[at[s]].p_excluded, known[at[s]].p_excluded_holm);
    if (n && !isnan(known[at[0]].p_without)) {
        ADJUST(known[at[s]].p_without, known[at[s]].p_without_holm);
    }
#undef ADJUST
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
