/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/shares/leaves.h"
#include "drivers/choice/subsets.h"

static bool has_holes(const double *x, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i])) return true;
    }
    return false;
}

static arp_subsets_why reason(const arp_leaves *leaves, size_t side) {
    size_t from = leaves->first[side], to = leaves->first[side + 1];
    if (!leaves->arithmetic[side]) return ARP_SUBSETS_EXPONENT;
    if (to - from > ARP_SUBSETS_LEAVES) return ARP_SUBSETS_TOO_MANY;
    for (size_t l = from; l < to; l++) {
        if (has_holes(leaves->value[l], leaves->n)) return ARP_SUBSETS_HOLES;
    }
    return ARP_SUBSETS_DONE;
}

static arp_status one_side(const arp_leaves *leaves, const arp_case *what, arp_null *null,
                           arp_drivers *d, size_t side, arp_error *err) {
    arp_side_subsets *out = &d->subsets->side[side];
    size_t from = leaves->first[side], q = leaves->first[side + 1] - from;
    *out = (arp_side_subsets){.why = reason(leaves, side), .n_indicators = q};
    out->possible = ldexp(1.0, (int)q) - 1.0;
    if (out->why != ARP_SUBSETS_DONE) {
        out->c_min = out->c_median = out->c_max = NAN;
        out->attested_share = out->p_adjusted = NAN;
        return ARP_OK;
    }
    arp_side_leaves of = {.n = leaves->n,
                          .q = q,
                          .z = leaves->value + from,
                          .w = leaves->weight + from,
                          .whole = what->line[side],
                          .alone = d->side[side].alone};
    arp_status st = arp_subsets_measure(&of, d->selected, d->m, d->alpha, null, d->pool, out, err);
    if (st == ARP_OK) out->leaf = leaves->node + from;
    return st;
}

arp_status arp_subsets_explain(const arp_plan *plan, const arp_result *result, const arp_case *what,
                               arp_null *null, arp_drivers *out, arp_error *err) {
    arp_leaves leaves = {0};
    arp_status st = arp_leaves_make(plan, result, out->pool, &leaves, err);
    if (st != ARP_OK) return st;
    out->subsets = arp_pool_take(out->pool, 1, sizeof *out->subsets);
    if (!out->subsets) return arp_fail_memory(err);
    out->subsets->side = arp_pool_take(out->pool, out->n_sides, sizeof(arp_side_subsets));
    if (!out->subsets->side) return arp_fail_memory(err);
    for (size_t i = 0; i < out->n_sides && st == ARP_OK; i++) {
        st = one_side(&leaves, what, null, out, i, err);
    }
    if (st == ARP_OK) arp_subsets_verdicts(out->n_sides, out->alpha, out->subsets);
    return st;
}
