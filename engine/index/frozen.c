/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/frozen.h"

#include <math.h>
#include <string.h>

#include "index/run.h"
#include "normalise/place.h"

/* The column with its holes filled as arp_index_run() did; a rule of the tree leaves them. */
static void fill(const arp_plan *plan, const arp_table *values, const arp_result *ran, size_t leaf,
                 double *x) {
    const arp_column *c = &values->column[plan->node[leaf].column];
    for (size_t i = 0; i < values->n_rows; i++) {
        x[i] = c->mark[i] == ARP_CELL_OK ? c->value[i] : NAN;
    }
    for (size_t f = 0; f < ran->n_filled; f++) {
        const arp_filled *at = &ran->filled[f];
        if (at->node != leaf) continue;
        if (arp_run_rule(plan, (uint8_t)at->mark)->when == ARP_MISSING_COLUMN) {
            x[at->row] = at->value;
        }
    }
}

arp_status arp_frozen_make(const arp_plan *plan, const arp_table *values, const arp_result *ran,
                           size_t leaf, arp_pool *pool, arp_frozen *out, arp_error *err) {
    size_t n = values->n_rows;
    const arp_plan_node *node = &plan->node[leaf];
    arp_frozen made = {.normalise = plan->normalise};
    double *x, *rising, *treated = arp_zalloc(n, 3 * sizeof *treated), *scratch;
    bool ok = treated && arp_pool_take_all(pool, ARP_ARRAY(x, n), ARP_ARRAY(rising, 2 * n));
    if (ok) {
        scratch = treated + n;
        fill(plan, values, ran, leaf, x);
        made.value = x;
        made.caps = arp_caps_find(x, n, scratch);
        memcpy(treated, x, n * sizeof *x);
        plan->outliers->treat(treated, n, scratch, &made.did);
        made.n_rising = arp_place_sort(treated, n, rising);
        made.rising = rising;
        made.scale = (arp_scale){.polarity = node->polarity,
                                 .bound = {ran->bound[leaf][0], ran->bound[leaf][1]},
                                 .target = {plan->target[0], plan->target[1]},
                                 .among = rising,
                                 .n_among = made.n_rising};
        *out = made;
    }
    arp_free(treated);
    return ok ? ARP_OK : arp_fail_memory(err);
}

/* What the outlier rule did, to other values. */
static void treat(const arp_frozen *f, double *x, size_t m) {
    const arp_caps *caps = &f->caps;
    double low = f->did.logged ? caps->least : f->did.n_low ? caps->low : -INFINITY;
    double high = f->did.logged ? caps->most : f->did.n_high ? caps->high : INFINITY;
    arp_treated again;
    for (size_t i = 0; i < m; i++) {
        if (x[i] < low) x[i] = low;
        if (x[i] > high) x[i] = high;
    }
    if (f->did.logged) arp_caps_log(caps, x, m, &again);
}

void arp_frozen_apply(const arp_frozen *frozen, double *x, size_t m, double *scratch) {
    treat(frozen, x, m);
    frozen->normalise->apply(x, m, &frozen->scale, scratch, x);
}
