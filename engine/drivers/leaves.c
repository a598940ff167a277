/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/subsets.h"
#include "index/run.h"

/* Finds the leaves of one side that count, with the products of their weights. */
typedef struct search {
    const arp_plan *plan;
    const arp_result *result;
    size_t *node; /* the leaves found */
    double *w;
    size_t q;
    bool arithmetic;
} search;

/* Parents stand before their children, so one pass hands the weights down; nodes of other sides
   keep 0. */
static void find_leaves(search *s, size_t side, double *down) {
    for (size_t v = 0; v < s->plan->n_nodes; v++) down[v] = v == side ? 1.0 : 0.0;
    for (size_t v = side; v < s->plan->n_nodes; v++) {
        const arp_plan_node *node = &s->plan->node[v];
        if (v != side && node->parent != ARP_NONE) {
            down[v] = down[node->parent] * s->result->weight[v];
        }
        if (!(down[v] > 0.0)) continue;
        if (node->n_children > 0) {
            s->arithmetic = s->arithmetic && arp_run_exponent(node) == 1.0;
        } else {
            s->node[s->q] = v;
            s->w[s->q++] = down[v];
        }
    }
}

static bool has_holes(const double *x, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i])) return true;
    }
    return false;
}

static arp_subsets_why reason(const search *s) {
    size_t n = s->result->n;
    if (!s->arithmetic) return ARP_SUBSETS_EXPONENT;
    if (s->q > ARP_SUBSETS_LEAVES) return ARP_SUBSETS_TOO_MANY;
    for (size_t l = 0; l < s->q; l++) {
        if (has_holes(s->result->score + s->node[l] * n, n)) return ARP_SUBSETS_HOLES;
    }
    return ARP_SUBSETS_DONE;
}

static arp_status one_side(search *s, const arp_case *what, double *down, arp_null *null,
                           arp_drivers *d, size_t side, arp_error *err) {
    arp_side_subsets *out = &d->subsets->side[side];
    const arp_side *known = &d->side[side];
    size_t n = s->result->n;
    const double *z[ARP_SUBSETS_LEAVES];
    s->q = 0;
    s->arithmetic = true;
    find_leaves(s, known->node, down);
    *out = (arp_side_subsets){.why = reason(s), .n_indicators = s->q};
    out->possible = ldexp(1.0, (int)s->q) - 1.0;
    if (out->why != ARP_SUBSETS_DONE) {
        out->c_min = out->c_median = out->c_max = (double)NAN;
        out->attested_share = out->p_adjusted = (double)NAN;
        return ARP_OK;
    }
    for (size_t l = 0; l < s->q; l++) z[l] = s->result->score + s->node[l] * n;
    arp_leaves leaves = {.n = n, .q = s->q, .z = z, .w = s->w, .whole = what->line[side]};
    leaves.alone = known->alone;
    return arp_subsets_measure(&leaves, d->selected, d->m, d->alpha, null, d->pool, out, err);
}

arp_status arp_subsets_explain(const arp_plan *plan, const arp_result *result, const arp_case *what,
                               arp_null *null, arp_drivers *out, arp_error *err) {
    arp_status st = ARP_OK;
    size_t nodes = plan->n_nodes;
    search s = {.plan = plan, .result = result};
    double *numbers = arp_zalloc(nodes, 2 * sizeof *numbers);
    s.node = arp_zalloc(nodes, sizeof *s.node);
    s.w = numbers;
    out->subsets = arp_pool_take(out->pool, 1, sizeof *out->subsets);
    if (out->subsets) {
        out->subsets->side = arp_pool_take(out->pool, out->n_sides, sizeof(arp_side_subsets));
    }
    if (!numbers || !s.node || !out->subsets || !out->subsets->side) {
        ARP_TRY(arp_fail_memory(err));
    }
    for (size_t i = 0; i < out->n_sides; i++) {
        ARP_TRY(one_side(&s, what, numbers + nodes, null, out, i, err));
    }
    arp_subsets_verdicts(out->n_sides, out->alpha, out->subsets);

done:
    arp_free(numbers);
    arp_free(s.node);
    return st;
}
