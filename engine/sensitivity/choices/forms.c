/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/choices/forms.h"

#include <math.h>

#include "aggregate/aggregate.h"
#include "index/run.h"
#include "weight/weight.h"

/* Sums of larger numbers, and powers of smaller ones, may be out of reach: the pipeline's own run
   says so. */
static const double LARGEST = 1e300, SMALLEST = 1e-100;

bool arp_forms_hold(const arp_uncertain *factor, size_t n_factors) {
    bool hold = true;
    for (size_t f = 0; f < n_factors; f++) {
        hold = hold && (factor[f].n_values || factor[f].kind->draw_many);
    }
    return hold;
}

static bool same_node(const arp_plan_node *x, const arp_plan_node *y) {
    if (x->n_children != y->n_children || x->aggregate != y->aggregate) return false;
    if (x->exponent < y->exponent || x->exponent > y->exponent) return false;
    for (size_t j = 0; j < x->n_children; j++) {
        if (x->child[j] != y->child[j]) return false;
    }
    return true;
}

static bool same_tree(const arp_varied_plan *a, const arp_varied_plan *b) {
    if (a->plan.n_nodes != b->plan.n_nodes) return false;
    for (size_t v = 0; v < a->plan.n_nodes; v++) {
        if (a->origin[v] != b->origin[v]) return false;
        if (!same_node(&a->plan.node[v], &b->plan.node[v])) return false;
    }
    return true;
}

static bool is_leaf(const arp_varied_plan *whole, size_t v) {
    return whole->plan.node[v].n_children == 0;
}

static const double *values_of(const arp_varied_plan *whole, const arp_columns *columns, size_t v) {
    return columns->z[whole->origin[v]];
}

/* Every weight is known beforehand. */
static bool weighs_simply(const arp_varied_plan *whole) {
    bool simply = true;
    for (size_t v = 0; v < whole->plan.n_nodes; v++) {
        const arp_plan_node *node = &whole->plan.node[v];
        if (node->n_children == 0) continue;
        simply = simply && (node->weigh == &arp_weight_given || node->weigh == &arp_weight_equal);
    }
    return simply;
}

/* Ends of all values, and whether some are missing. */
static bool look(const arp_varied_plan *whole, const arp_columns *columns, size_t n, double *low,
                 double *high) {
    bool holes = false;
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t v = 0; v < whole->plan.n_nodes; v++) {
        const double *z = is_leaf(whole, v) ? values_of(whole, columns, v) : NULL;
        for (size_t i = 0; z && i < n; i++) {
            holes = holes || isnan(z[i]);
            *low = fmin(*low, z[i]);
            *high = fmax(*high, z[i]);
        }
    }
    return holes;
}

/* Nothing can go wrong: every value is within reach; holes, and other means than the arithmetic
   one, have no column right under the root, and such means no hole and no value near 0. */
static bool can_be(const arp_varied_plan *whole, const arp_columns *columns, size_t n) {
    const arp_plan_node *root = &whole->plan.node[0];
    double low, high;
    bool plain = true;
    if (!columns->ready || !weighs_simply(whole)) return false;
    bool holes = look(whole, columns, n, &low, &high);
    for (size_t v = 0; v < whole->plan.n_nodes; v++) {
        double exponent = is_leaf(whole, v) ? 1.0 : arp_run_exponent(&whole->plan.node[v]);
        plain = plain && !(exponent < 1.0) && !(exponent > 1.0);
    }
    if (plain && !holes) return low > -LARGEST && high < LARGEST;
    for (size_t j = 0; j < root->n_children; j++) {
        if (is_leaf(whole, root->child[j])) return false;
    }
    return plain ? low > -LARGEST && high < LARGEST
                 : !holes && low > SMALLEST && high < 1 / SMALLEST;
}

static bool of_leaves(const arp_plan *plan, const arp_plan_node *node) {
    bool leaves = true;
    for (size_t j = 0; j < node->n_children; j++) {
        leaves = leaves && plan->node[node->child[j]].n_children == 0;
    }
    return leaves;
}

static arp_kernel_how how(const arp_plan *plan, const arp_plan_node *node) {
    double exponent = arp_run_exponent(node);
    bool fast = of_leaves(plan, node);
    if (exponent == 1.0) return ARP_KERNEL_SUM;
    if (fast && exponent == 0.0) return ARP_KERNEL_EXP;
    if (fast && node->aggregate == &arp_aggregate_harmonic) return ARP_KERNEL_INVERSE;
    return fast && fabs(exponent) >= ARP_POWER_NEAR_0 ? ARP_KERNEL_POWER : ARP_KERNEL_BY_ITSELF;
}

/* Columns and nodes are numbered as they come; then each node lists its children. */
static void fill_tree(arp_form *form, const arp_choices *choices, size_t *number,
                      arp_kernel_mean *node, size_t *child) {
    const arp_plan *plan = &form->whole.plan;
    size_t columns = 0, nodes = 0, n = 0;
    for (size_t v = 0; v < plan->n_nodes; v++) {
        number[v] = plan->node[v].n_children ? nodes++ : columns++;
    }
    for (size_t v = 0; v < plan->n_nodes; v++) {
        const arp_plan_node *mine = &plan->node[v];
        bool even = !choices->drawn[form->whole.origin[v]] && mine->weigh == &arp_weight_equal;
        if (mine->n_children == 0) continue;
        node[number[v]] = (arp_kernel_mean){.first = n,
                                            .n_children = mine->n_children,
                                            .how = how(plan, mine),
                                            .exponent = arp_run_exponent(mine),
                                            .mean = mine->aggregate->mean};
        for (size_t j = 0; j < mine->n_children; j++) {
            size_t u = mine->child[j], was = form->whole.origin[u];
            /* one that was moved takes its own weight along */
            bool drawn = !even && choices->drawn[choices->plan->node[was].parent];
            child[n] = plan->node[u].n_children ? columns + number[u] : number[u];
            double weight = even ? 1.0 : plan->node[u].weight;
            form->child[n++] = (arp_form_child){was, weight, drawn};
            form->idle[number[v]] += !drawn && !(weight > 0.0);
        }
    }
    form->tree.n_columns = columns;
    form->tree.n_nodes = nodes;
    form->tree.n_children = n;
}

static arp_status make(const arp_sensitivity_input *in, const arp_choices *choices,
                       const arp_columns *columns, const arp_varied_plan *whole, size_t left_out,
                       arp_pool *pool, arp_form **out, arp_error *err) {
    size_t nodes = whole->plan.n_nodes, *number, *child;
    arp_form *form = arp_pool_take(pool, 1, sizeof *form);
    arp_kernel_mean *node;
    if (!form || !arp_pool_take_all(pool, ARP_ARRAY(form->child, nodes), ARP_ARRAY(number, nodes),
                                    ARP_ARRAY(child, nodes), ARP_ARRAY(node, nodes),
                                    ARP_ARRAY(form->idle, nodes)))
        return arp_fail_memory(err);
    form->columns = columns;
    form->whole = *whole;
    form->left_out = left_out;
    form->tree = (arp_kernel_tree){.n = in->values->n_rows, .node = node, .child = child};
    fill_tree(form, choices, number, node, child);
    *out = form;
    return arp_form_columns(in, form, node, pool, err);
}

/* The indicator left out, where its form is its own: under powers, taken relative to the greatest
   of those that are there. */
static size_t own_left_out(const arp_varied_plan *whole, size_t left_out) {
    for (size_t v = 1; v < whole->plan.n_nodes; v++) {
        const arp_plan_node *parent = &whole->plan.node[whole->plan.node[v].parent];
        if (whole->origin[v] != left_out) continue;
        return how(&whole->plan, parent) == ARP_KERNEL_POWER ? left_out : ARP_NONE;
    }
    return ARP_NONE;
}

/* What a combination has not: no indicator is left below. */
static arp_status find_absent(const arp_form *form, size_t left_out, arp_pool *pool,
                              arp_formed *out, arp_error *err) {
    const arp_plan *plan = &form->whole.plan;
    size_t *list = arp_pool_take(pool, plan->n_nodes, sizeof *list), n = 0;
    bool *has = arp_zalloc(plan->n_nodes, sizeof *has);
    if (!list || !has) {
        arp_free(has);
        return arp_fail_memory(err);
    }
    for (size_t v = plan->n_nodes; v-- > 1;) {
        bool leaf = plan->node[v].n_children == 0;
        has[v] = has[v] || (leaf && form->whole.origin[v] != left_out);
        has[plan->node[v].parent] = has[plan->node[v].parent] || has[v];
    }
    for (size_t v = 0, at = 0; v < plan->n_nodes; v++) {
        for (size_t j = 0; j < plan->node[v].n_children; j++, at++) {
            if (!has[plan->node[v].child[j]]) list[n++] = at;
        }
    }
    arp_free(has);
    out->absent = list;
    out->n_absent = n;
    return ARP_OK;
}

arp_status arp_forms_find(arp_forms *forms, const arp_sensitivity_input *in, arp_choices *choices,
                          const arp_columns *columns, arp_pool *pool, arp_formed *out,
                          arp_error *err) {
    arp_status st = ARP_OK;
    arp_varied_plan whole;
    arp_form *found = NULL;
    size_t left_out = choices->left_out;
    *out = (arp_formed){0};
    choices->left_out = ARP_NONE;
    st = arp_plan_vary(in, choices, pool, &whole, err);
    choices->left_out = left_out;
    if (st != ARP_OK) return st;
    if (!can_be(&whole, columns, in->values->n_rows)) return ARP_OK;
    size_t own = own_left_out(&whole, left_out);
    for (size_t i = 0; i < forms->n && !found; i++) {
        const arp_form *one = forms->at[i];
        bool same = one->columns == columns && one->left_out == own;
        if (same && same_tree(&one->whole, &whole)) found = forms->at[i];
    }
    if (!found && forms->n == ARP_FORMS_MOST) return ARP_OK;
    if (!found && !forms->at) {
        forms->at = arp_pool_take(pool, ARP_FORMS_MOST, sizeof *forms->at);
        if (!forms->at) ARP_TRY(arp_fail_memory(err));
    }
    if (!found) {
        ARP_TRY(make(in, choices, columns, &whole, own, pool, &found, err));
        found->number = forms->n;
        forms->at[forms->n++] = found;
    }
    ARP_TRY(find_absent(found, left_out, pool, out, err));
    out->form = found;

done:
    return st;
}
