/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/change/certificates.h"

#include <math.h>

#include "drivers/change/fewest.h"

enum { MOST_WITNESSES = 20 };

/* What a side weighs among the weights without a negative margin. */
static arp_status ranges(arp_polytope *v, arp_certificates *out, arp_error *err) {
    const arp_listing *of = v->of;
    for (size_t s = 0; s < of->n_sides; s++) {
        double end[2];
        for (int up = 0; up < 2; up++) {
            double sign = up ? -1.0 : 1.0;
            for (size_t l = 0; l < of->p; l++) v->cost[l] = of->side[l] == s ? sign : 0.0;
            arp_status st = arp_polytope_least(v, &end[up], err);
            if (st != ARP_OK) return st;
            if (!isnan(end[up])) end[up] = fmin(1.0, fmax(0.0, sign * end[up]));
        }
        out->range[s] = (arp_interval){end[0], end[1]};
    }
    return ARP_OK;
}

static bool dominates(const arp_listing *of, size_t j, size_t i) {
    bool above = false;
    for (size_t l = 0; l < of->p; l++) {
        if (of->x[l][j] < of->x[l][i]) return false;
        above = above || of->x[l][j] > of->x[l][i];
    }
    return above;
}

static bool witnesses(const arp_polytope *v, arp_pool *pool, arp_certificates *out) {
    const arp_listing *of = v->of;
    out->witness = arp_pool_take(pool, MOST_WITNESSES, sizeof *out->witness);
    if (!out->witness) return false;
    for (size_t t = 0; t < of->m; t++) {
        for (size_t j = 0; j < of->n; j++) {
            if (v->in[j] || !dominates(of, j, of->selected[t])) continue;
            if (out->n_witnesses == MOST_WITNESSES) {
                out->witnesses_left_out++;
                continue;
            }
            out->witness[out->n_witnesses][0] = of->selected[t];
            out->witness[out->n_witnesses++][1] = j;
        }
    }
    return true;
}

arp_status arp_certificates_make(const arp_listing *listing, arp_pool *pool, arp_certificates *out,
                                 arp_error *err) {
    arp_status st = ARP_OK;
    arp_polytope v = {0};
    arp_certificates made = {.margin = NAN};
    made.range = arp_pool_take(pool, listing->n_sides, sizeof *made.range);
    if (!made.range) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_polytope_open(listing, &v, err));
    for (size_t s = 0; s < listing->n_sides; s++) {
        made.range[s] = (arp_interval){NAN, NAN};
    }
    ARP_TRY(arp_polytope_margin(&v, &made.margin, err));
    made.computed = !isnan(made.margin);
    made.feasible = made.margin >= 0.0;
    if (made.feasible) ARP_TRY(ranges(&v, &made, err));
    else if (made.computed) ARP_TRY(arp_fewest_find(&v, &made.fewest, err));
    if (!witnesses(&v, pool, &made)) ARP_TRY(arp_fail_memory(err));
    *out = made;

done:
    arp_polytope_close(&v);
    return st;
}
