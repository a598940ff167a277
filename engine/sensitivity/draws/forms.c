/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/forms.h"

#include <math.h>

#include "index/run.h"
#include "sensitivity/draws/combos.h"
#include "weight/weight.h"

/* Sums of so large numbers may be out of reach: the pipeline's own run says so. */
static const double LARGEST = 1e300;

bool arp_forms_hold(const arp_uncertain *factor, size_t n_factors) {
    bool hold = true;
    for (size_t f = 0; f < n_factors; f++) {
        hold = hold && (factor[f].n_values || factor[f].kind->draw_many);
    }
    return hold;
}

static bool same_tree(const arp_varied_plan *a, const arp_varied_plan *b) {
    if (a->plan.n_nodes != b->plan.n_nodes) return false;
    for (size_t v = 0; v < a->plan.n_nodes; v++) {
        const arp_plan_node *x = &a->plan.node[v], *y = &b->plan.node[v];
        if (a->origin[v] != b->origin[v] || x->n_children != y->n_children) return false;
        for (size_t j = 0; j < x->n_children; j++) {
            if (x->child[j] != y->child[j]) return false;
        }
    }
    return true;
}

static bool weighs_simply(const arp_plan_node *node) {
    return node->weigh == &arp_weight_given || node->weigh == &arp_weight_equal;
}

/* Every mean is arithmetic, every weight known beforehand, every value within reach. */
static bool can_be(const arp_varied_plan *whole, const arp_columns *columns, size_t n) {
    if (!columns->whole) return false;
    for (size_t v = 0; v < whole->plan.n_nodes; v++) {
        const arp_plan_node *node = &whole->plan.node[v];
        if (node->n_children) {
            double exponent = arp_run_exponent(node);
            if (exponent < 1.0 || exponent > 1.0 || !weighs_simply(node)) return false;
            continue;
        }
        for (size_t i = 0; i < n; i++) {
            if (!(fabs(columns->z[whole->origin[v]][i]) < LARGEST)) return false;
        }
    }
    return true;
}

/* Columns and nodes are numbered as they come; then each node lists its children. */
static void fill_tree(arp_form *form, const arp_choices *choices, size_t *number,
                      const double **column, arp_kernel_mean *node, size_t *child) {
    const arp_plan *plan = &form->whole.plan;
    size_t columns = 0, nodes = 0, n = 0;
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children) {
            number[v] = nodes++;
            continue;
        }
        column[columns] = form->columns->z[form->whole.origin[v]];
        number[v] = columns++;
    }
    for (size_t v = 0; v < plan->n_nodes; v++) {
        const arp_plan_node *mine = &plan->node[v];
        bool even = !choices->drawn[form->whole.origin[v]] && mine->weigh == &arp_weight_equal;
        if (mine->n_children == 0) continue;
        node[number[v]] = (arp_kernel_mean){n, mine->n_children};
        for (size_t j = 0; j < mine->n_children; j++) {
            size_t u = mine->child[j], was = form->whole.origin[u];
            /* one that was moved takes its own weight along */
            bool drawn = !even && choices->drawn[choices->plan->node[was].parent];
            child[n] = plan->node[u].n_children ? columns + number[u] : number[u];
            form->child[n++] = (arp_form_child){was, even ? 1.0 : plan->node[u].weight, drawn};
        }
    }
    form->tree.n_columns = columns;
    form->tree.n_nodes = nodes;
    form->tree.n_children = n;
}

static arp_status make(const arp_sensitivity_input *in, const arp_choices *choices,
                       const arp_columns *columns, const arp_varied_plan *whole, arp_pool *pool,
                       arp_form **out, arp_error *err) {
    size_t nodes = whole->plan.n_nodes, *number, *child;
    arp_form *form = arp_pool_take(pool, 1, sizeof *form);
    const double **column;
    arp_kernel_mean *node;
    if (!form || !arp_pool_take_all(pool, ARP_ARRAY(form->child, nodes), ARP_ARRAY(number, nodes),
                                    ARP_ARRAY(child, nodes), ARP_ARRAY(column, nodes),
                                    ARP_ARRAY(node, nodes)))
        return arp_fail_memory(err);
    form->columns = columns;
    form->whole = *whole;
    form->tree =
        (arp_kernel_tree){.n = in->values->n_rows, .column = column, .node = node, .child = child};
    fill_tree(form, choices, number, column, node, child);
    *out = form;
    return ARP_OK;
}

/* What a combination has not: no indicator is left below. */
static arp_status find_absent(const arp_form *form, size_t left_out, arp_pool *pool,
                              size_t **absent, size_t *n_absent, arp_error *err) {
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
    *absent = list;
    *n_absent = n;
    return ARP_OK;
}

arp_status arp_forms_find(arp_forms *forms, const arp_sensitivity_input *in, arp_choices *choices,
                          const arp_columns *columns, arp_pool *pool, const arp_form **out,
                          size_t **absent, size_t *n_absent, arp_error *err) {
    arp_status st = ARP_OK;
    arp_varied_plan whole;
    arp_form *found = NULL;
    size_t left_out = choices->left_out;
    *out = NULL;
    choices->left_out = ARP_NONE;
    st = arp_plan_vary(in, choices, pool, &whole, err);
    choices->left_out = left_out;
    if (st != ARP_OK) return st;
    if (!can_be(&whole, columns, in->values->n_rows)) return ARP_OK;
    for (size_t i = 0; i < forms->n && !found; i++) {
        bool same = forms->at[i]->columns == columns && same_tree(&forms->at[i]->whole, &whole);
        if (same) found = forms->at[i];
    }
    if (!found && forms->n == ARP_FORMS_MOST) return ARP_OK;
    if (!found && !forms->at) {
        forms->at = arp_pool_take(pool, ARP_FORMS_MOST, sizeof *forms->at);
        if (!forms->at) ARP_TRY(arp_fail_memory(err));
    }
    if (!found) {
        ARP_TRY(make(in, choices, columns, &whole, pool, &found, err));
        found->number = forms->n;
        forms->at[forms->n++] = found;
    }
    ARP_TRY(find_absent(found, left_out, pool, absent, n_absent, err));
    *out = found;

done:
    return st;
}
