/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form's tree reads: values as they are, or as the mean above takes them. Logarithms, powers
   and inverses are those of the mean itself, taken once. */
#include <math.h>
#include <string.h>

#include "aggregate/aggregate.h"
#include "index/run.h"
#include "sensitivity/choices/forms.h"
#include "treat/treat.h"

/* A leaf of the form: its values, and its column of the tree. */
static const double *values_of(const arp_form *form, size_t v) {
    return form->columns->z[form->whole.origin[v]];
}

/* Whether a child's value may be the one that counts most. */
static bool counts(const arp_form *form, size_t place) {
    const arp_form_child *child = &form->child[place];
    return child->declared != form->left_out && (child->drawn || child->weight > 0.0);
}

/* The greatest of the values under a node, or the least, and their powers relative to it. */
static void take_powers(const arp_form *form, const arp_kernel_mean *node, double *const *column,
                        double *unit) {
    size_t n = form->tree.n;
    double r = node->exponent;
    bool any = false;
    for (size_t c = 0; c < node->n_children; c++) {
        const double *x = column[form->tree.child[node->first + c]];
        if (!counts(form, node->first + c)) continue;
        for (size_t i = 0; i < n; i++) {
            if (!any) unit[i] = x[i];
            else unit[i] = r > 0.0 ? fmax(unit[i], x[i]) : fmin(unit[i], x[i]);
        }
        any = true;
    }
    for (size_t c = 0; c < node->n_children; c++) {
        double *x = column[form->tree.child[node->first + c]];
        for (size_t i = 0; i < n; i++) x[i] = pow(x[i] / unit[i], r);
    }
}

static void take_logarithms(const arp_form *form, const arp_kernel_mean *node,
                            double *const *column) {
    for (size_t c = 0; c < node->n_children; c++) {
        double *x = column[form->tree.child[node->first + c]];
        for (size_t i = 0; i < form->tree.n; i++) x[i] = log(x[i]);
    }
}

/* Where a leaf lacks a value, and what its rule makes of that; the value stands as 0. */
static arp_status note_holes(const arp_sensitivity_input *in, arp_form *form, double *const *column,
                             arp_pool *pool, arp_error *err) {
    const arp_plan *plan = &form->whole.plan;
    size_t n = form->tree.n, columns = form->tree.n_columns;
    form->hole_row = arp_pool_take(pool, n, sizeof *form->hole_row);
    if (!form->hole_row) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        bool lacks = false;
        for (size_t j = 0; j < columns; j++) lacks = lacks || isnan(column[j][i]);
        if (lacks) form->hole_row[form->n_hole_rows++] = i;
    }
    form->hole = arp_pool_take(pool, form->n_hole_rows, columns);
    if (!form->hole) return arp_fail_memory(err);
    for (size_t h = 0; h < form->n_hole_rows; h++) {
        size_t i = form->hole_row[h];
        for (size_t v = 0, j = 0; v < plan->n_nodes; v++) {
            if (plan->node[v].n_children) continue;
            const uint8_t *mark = in->values->column[plan->node[v].column].mark;
            if (isnan(column[j][i])) {
                bool fills = arp_run_rule(plan, mark[i])->fills;
                form->hole[h * columns + j] = fills ? ARP_HOLE_FILLED : ARP_HOLE_LEFT;
                column[j][i] = 0.0;
            }
            j++;
        }
    }
    return ARP_OK;
}

static bool as_they_are(const arp_form *form, const arp_kernel_mean *node) {
    bool plain = form->columns->whole;
    for (size_t v = 0; v < form->tree.n_nodes; v++) {
        plain = plain && node[v].how != ARP_KERNEL_EXP && node[v].how != ARP_KERNEL_POWER;
    }
    return plain;
}

arp_status arp_form_columns(const arp_sensitivity_input *in, arp_form *form, arp_kernel_mean *node,
                            arp_pool *pool, arp_error *err) {
    const arp_plan *plan = &form->whole.plan;
    size_t n = form->tree.n, stride = arp_kernel_stride(n);
    const double **column = arp_pool_take(pool, form->tree.n_columns, sizeof *column);
    double **own = arp_pool_take(pool, form->tree.n_columns, sizeof *own);
    if (!column || !own) return arp_fail_memory(err);
    bool plain = as_they_are(form, node);
    for (size_t v = 0, j = 0; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children) continue;
        column[j] = values_of(form, v);
        if (!plain) {
            own[j] = arp_pool_take(pool, stride, sizeof *own[j]);
            if (!own[j]) return arp_fail_memory(err);
            memcpy(own[j], column[j], n * sizeof *own[j]);
            column[j] = own[j];
        }
        j++;
    }
    form->tree.column = column;
    for (size_t v = 0; v < form->tree.n_nodes; v++) {
        if (node[v].how == ARP_KERNEL_EXP) take_logarithms(form, &node[v], own);
        if (node[v].how != ARP_KERNEL_POWER) continue;
        double *unit = arp_pool_take(pool, stride, sizeof *unit);
        if (!unit) return arp_fail_memory(err);
        take_powers(form, &node[v], own, unit);
        node[v].unit = unit;
    }
    return form->columns->whole ? ARP_OK : note_holes(in, form, own, pool, err);
}
