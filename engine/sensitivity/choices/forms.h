/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file forms.h
 * What many combinations share, so that their draws are worked out side by side: the columns, and a
 * tree of weighted means over them. What sets two combinations of a form apart is weights of 0.
 */
#ifndef SENSITIVITY_CHOICES_FORMS_H
#define SENSITIVITY_CHOICES_FORMS_H

#include "sensitivity/choices/columns.h"
#include "sensitivity/choices/varied_plan.h"
#include "sensitivity/kernel/kernel.h"

/** A child of a node of the tree, in the order of the tree's list. */
typedef struct arp_form_child {
    size_t declared; /* its number in the declared plan                                    */
    double weight;   /* as declared; 1 where the node's rule is that all weigh the same     */
    bool drawn;      /* its weight is drawn                                                */
} arp_form_child;

/** What a column of a form has not. */
typedef enum arp_hole { ARP_HOLE_NONE, ARP_HOLE_LEFT, ARP_HOLE_FILLED } arp_hole;

typedef struct arp_form {
    const arp_columns *columns;
    size_t left_out; /* ARP_NONE: of any combination */
    arp_kernel_tree tree;
    arp_form_child *child; /* tree.n_children                                              */
    size_t number;         /* among the forms                                              */
    arp_varied_plan whole; /* of its combinations with no indicator left out               */
    size_t *idle;          /* tree.n_nodes: children that are given weight 0                 */
    size_t *hole_row;      /* n_hole_rows: territories that lack a value, which stands as 0  */
    uint8_t *hole;         /* n_hole_rows x tree.n_columns: arp_hole; FILLED: by the mean of its
                              siblings; LEFT: its weight goes to them                      */
    size_t n_hole_rows;
} arp_form;

/** A combination as one of a form. */
typedef struct arp_formed {
    const arp_form *form; /* NULL: of none */
    size_t *absent; /* n_absent places in the form's list of children that weigh nothing: what is
                       left out, and a node that is left empty */
    size_t n_absent;
} arp_formed;

enum { ARP_FORMS_MOST = 4096 }; /* beyond, draws are run one by one */

typedef struct arp_forms {
    arp_form **at; /* n */
    size_t n;
} arp_forms;

/**
 * The form of a combination, found or made; NULL where its draws have to be run one by one: weights
 * taken from the data, holes under a mean that is not arithmetic, either of them in an index whose
 * root has indicators right below, values near the end of what a double holds.
 *
 * Powers are taken relative to the value that counts most of those that are there: under such a
 * mean an indicator that is left out makes a form of its own.
 *
 * @param choices  of the combination; its left_out is set aside
 * @param columns  its columns
 * @param[out] out  arrays in @p pool
 * @retval ARP_MEMORY
 */
arp_status arp_forms_find(arp_forms *forms, const arp_sensitivity_input *in, arp_choices *choices,
                          const arp_columns *columns, arp_pool *pool, arp_formed *out,
                          arp_error *err);

/** Of form_columns.c: the columns of a form's tree as its nodes take them, units of powers, and
   what is missing. @param node  the tree's, to be filled in @retval ARP_MEMORY */
arp_status arp_form_columns(const arp_sensitivity_input *in, arp_form *form, arp_kernel_mean *node,
                            arp_pool *pool, arp_error *err);

/** Whether continuous factors draw nothing but weights, so that forms hold for all draws. */
bool arp_forms_hold(const arp_uncertain *factor, size_t n_factors);

#endif
