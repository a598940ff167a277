/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file forms.h
 * What many combinations share, so that their draws are worked out side by side: the columns, and a
 * tree of weighted means over them. What sets two combinations of a form apart is weights of 0.
 */
#ifndef SENSITIVITY_DRAWS_FORMS_H
#define SENSITIVITY_DRAWS_FORMS_H

#include "sensitivity/draws/varied_plan.h"
#include "sensitivity/kernel/kernel.h"

struct arp_columns;

/** A child of a node of the tree, in the order of the tree's list. */
typedef struct arp_form_child {
    size_t declared; /* its number in the declared plan                                    */
    double weight;   /* as declared; 1 where the node's rule is that all weigh the same     */
    bool drawn;      /* its weight is drawn                                                */
} arp_form_child;

typedef struct arp_form {
    const struct arp_columns *columns;
    arp_kernel_tree tree;
    arp_form_child *child; /* tree.n_children                                              */
    size_t number;         /* among the forms                                              */
    arp_varied_plan whole; /* of its combinations with no indicator left out               */
} arp_form;

enum { ARP_FORMS_MOST = 4096 }; /* beyond, draws are run one by one */

typedef struct arp_forms {
    arp_form **at; /* n */
    size_t n;
} arp_forms;

/**
 * The form of a combination, found or made; NULL where its draws have to be run one by one: a mean
 * that is not arithmetic, weights taken from the data, columns that are not whole, values near the
 * end of what a double holds.
 *
 * @param choices  of the combination; its left_out is set aside
 * @param columns  its columns
 * @param[out] absent  places in the form's list of what weighs nothing: what is left out, and a node
 *                     that is left empty; in @p pool
 * @retval ARP_MEMORY
 */
arp_status arp_forms_find(arp_forms *forms, const arp_sensitivity_input *in, arp_choices *choices,
                          const struct arp_columns *columns, arp_pool *pool, const arp_form **out,
                          size_t **absent, size_t *n_absent, arp_error *err);

/** Whether continuous factors draw nothing but weights, so that forms hold for all draws. */
bool arp_forms_hold(const arp_uncertain *factor, size_t n_factors);

#endif
