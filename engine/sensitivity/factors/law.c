/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/law.h"

#include <math.h>
#include <string.h>

#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"
#include "weight/weight.h"

/* The child of a node by name, ARP_NONE. */
static size_t child_of(const arp_plan *plan, size_t node, const char *name) {
    const arp_plan_node *parent = &plan->node[node];
    for (size_t j = 0; j < parent->n_children; j++) {
        if (strcmp(plan->node[parent->child[j]].name, name) == 0) return j;
    }
    return ARP_NONE;
}

/* A name that no child has, where bounds and orders are of this node alone. */
static arp_status refuse_child(const arp_ground *g, const arp_factor *as, size_t node,
                               const char *name, arp_error *err) {
    const arp_plan_node *parent = &g->in->plan->node[node];
    const char **names = arp_pool_take(g->pool, parent->n_children, sizeof *names);
    if (!names) return arp_fail_memory(err);
    for (size_t j = 0; j < parent->n_children; j++) {
        names[j] = g->in->plan->node[parent->child[j]].name;
    }
    return arp_factor_refuse_word(as, name, names, parent->n_children, err);
}

/* Whether a name is one of a child of any node: of another of those the factor varies. */
static bool elsewhere(const arp_ground *g, const arp_factor *as, const char *name) {
    return !as->node && arp_factor_find_node(g->in->plan, name) != ARP_NONE;
}

static arp_status take_bounds(const arp_ground *g, const arp_factor *as, size_t node,
                              arp_share_law *out, arp_error *err) {
    size_t k = out->k, used = 0;
    double *low = arp_pool_take(g->pool, k, sizeof *low);
    double *high = arp_pool_take(g->pool, k, sizeof *high);
    if (!low || !high) return arp_fail_memory(err);
    for (size_t j = 0; j < k; j++) high[j] = 1.0;
    for (size_t i = 0; i < as->n_bounds; i++) {
        const arp_share_bound *b = &as->bound[i];
        size_t j = child_of(g->in->plan, node, b->name);
        if (j == ARP_NONE && elsewhere(g, as, b->name)) continue;
        if (j == ARP_NONE) return refuse_child(g, as, node, b->name, err);
        low[j] = b->low;
        high[j] = b->high;
        used++;
    }
    if (!arp_share_feasible(low, high, k)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_BOUNDS, "ss", as->kind,
                        g->in->plan->node[node].name);
    }
    out->low = used ? low : NULL;
    out->high = used ? high : NULL;
    return ARP_OK;
}

static arp_status take_orders(const arp_ground *g, const arp_factor *as, size_t node,
                              arp_share_law *out, arp_error *err) {
    size_t k = out->k, n = 0;
    size_t *pair = arp_pool_take(g->pool, as->n_orders, 2 * sizeof *pair);
    double *limit = arp_pool_take(g->pool, as->n_orders, 2 * sizeof *limit);
    double *ray = arp_pool_take(g->pool, k, k * sizeof *ray);
    if (!pair || !limit || !ray) return arp_fail_memory(err);
    size_t *more = pair, *less = pair + as->n_orders;
    double *low = limit, *high = limit + as->n_orders;
    for (size_t i = 0; i < as->n_orders; i++) {
        const arp_share_order *o = &as->order[i];
        more[n] = child_of(g->in->plan, node, o->more);
        less[n] = child_of(g->in->plan, node, o->less);
        const char *odd = more[n] == ARP_NONE ? o->more : less[n] == ARP_NONE ? o->less : NULL;
        bool away = more[n] == ARP_NONE && less[n] == ARP_NONE;
        if (away && elsewhere(g, as, o->more) && elsewhere(g, as, o->less)) continue;
        if (odd) return refuse_child(g, as, node, odd, err);
        low[n] = o->low;
        high[n] = o->high > 0.0 ? o->high : INFINITY;
        n++;
    }
    if (n && (k > ARP_SHARE_ORDERED || !arp_share_rays(more, less, low, high, n, k, ray))) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_ORDERS, "ss", as->kind,
                        g->in->plan->node[node].name);
    }
    out->ray = n ? ray : NULL;
    return ARP_OK;
}

/* The number a rule takes, within limits. */
static arp_status number_of(const arp_factor *as, size_t at, double least, double most, double *out,
                            arp_error *err) {
    double x = at < as->n_numbers ? as->number[at] : NAN;
    if (!(x >= least && x <= most)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NUMBER, "snnn", as->kind, x, least, most);
    }
    *out = x;
    return ARP_OK;
}

static arp_status take_beta(const arp_factor *as, arp_share_law *out, double *alpha,
                            arp_error *err) {
    arp_status st = number_of(as, 0, 1e-3, 1e6, &alpha[0], err);
    (void)out;
    return st == ARP_OK ? number_of(as, 1, 1e-3, 1e6, &alpha[1], err) : st;
}

static arp_status take_dirichlet(const arp_factor *as, arp_share_law *out, double *alpha,
                                 arp_error *err) {
    double c = 1.0;
    arp_status st = as->n_numbers ? number_of(as, 0, 1e-3, 1e6, &c, err) : ARP_OK;
    for (size_t j = 0; j < out->k; j++) alpha[j] = c * (double)out->k * out->nominal[j];
    return st;
}

static arp_status take_noise(const arp_factor *as, arp_share_law *out, double *alpha,
                             arp_error *err) {
    (void)alpha;
    return number_of(as, 0, 1e-6, 1.0, &out->noise, err);
}

const arp_law arp_law_uniform = {.name = "uniform", .bounds = true, .orders = true};
const arp_law arp_law_beta = {.name = "beta", .bounds = true, .pair = true, .take = take_beta};
const arp_law arp_law_dirichlet = {.name = "dirichlet",
                                   .bounds = true,
                                   .positive = true,
                                   .declared = true,
                                   .take = take_dirichlet};
const arp_law arp_law_noise = {.name = "noise", .declared = true, .take = take_noise};

const arp_law *const ARP_LAWS[] = {&arp_law_uniform, &arp_law_beta, &arp_law_dirichlet,
                                   &arp_law_noise, NULL};

/* What the law asks of a node and its factor. */
static arp_status check_law(const arp_ground *g, const arp_factor *as, const arp_law *law,
                            size_t node, arp_error *err) {
    const arp_plan_node *parent = &g->in->plan->node[node];
    for (size_t j = 0; law->positive && j < parent->n_children; j++) {
        if (g->share[parent->child[j]] > 0.0) continue;
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_ZERO_WEIGHT, "ss", as->kind,
                        g->in->plan->node[parent->child[j]].name);
    }
    if ((as->n_orders && (!law->orders || as->n_bounds)) || (as->n_bounds && !law->bounds)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_LIMITS, "ss", as->kind, law->name);
    }
    if (law->pair && parent->n_children != 2) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_BETA, "su", as->kind, parent->n_children);
    }
    return ARP_OK;
}

arp_status arp_factor_law(const arp_ground *ground, const arp_factor *as, const arp_law *law,
                          size_t node, arp_share_law *out, arp_error *err) {
    const arp_plan_node *parent = &ground->in->plan->node[node];
    arp_status st = ARP_OK;
    *out = (arp_share_law){.k = parent->n_children};
    double *nominal = arp_pool_take(ground->pool, out->k, sizeof *nominal);
    double *alpha = arp_pool_take(ground->pool, out->k, sizeof *alpha);
    if (!nominal || !alpha) return arp_fail_memory(err);
    for (size_t j = 0; j < out->k; j++) {
        nominal[j] = ground->share[parent->child[j]];
        alpha[j] = 1.0;
    }
    out->nominal = nominal;
    out->alpha = alpha;
    ARP_TRY(check_law(ground, as, law, node, err));
    if (law->take) ARP_TRY(law->take(as, out, alpha, err));
    if (as->n_bounds) ARP_TRY(take_bounds(ground, as, node, out, err));
    if (as->n_orders) ARP_TRY(take_orders(ground, as, node, out, err));

done:
    return st;
}

/* An indicator that moves takes its weight to siblings whose weights are in the study's units. */
/* What shares are multiplied by to stand for the weights as given. */
static double units_of(const arp_plan *plan, const arp_plan_node *parent) {
    double units = 0.0;
    for (size_t j = 0; j < parent->n_children; j++) units += plan->node[parent->child[j]].weight;
    return parent->weigh == &arp_weight_given ? units : (double)parent->n_children;
}

void arp_factor_put(const arp_plan *plan, size_t node, const double *share, arp_choices *choices) {
    const arp_plan_node *parent = &plan->node[node];
    double units = units_of(plan, parent);
    for (size_t j = 0; j < parent->n_children; j++) {
        choices->weight[parent->child[j]] = share[j] * units;
    }
    choices->drawn[node] = true;
}

bool arp_factor_put_many(const arp_plan *plan, size_t node, const arp_share_law *law, size_t n,
                         const double *u, double *const *weight) {
    const arp_plan_node *parent = &plan->node[node];
    double units = units_of(plan, parent), *row[ARP_SHARE_TOGETHER];
    size_t k = parent->n_children;
    if (!arp_share_is_flat(law) || k > ARP_SHARE_TOGETHER) return false;
    for (size_t j = 0; j < k; j++) row[j] = weight[parent->child[j]];
    arp_share_draw_many(law, n, u, row);
    for (size_t j = 0; j < k; j++) {
        for (size_t i = 0; i < n; i++) row[j][i] *= units;
    }
    return true;
}
