/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file model.h
 * One draw: choices to scores, in a workspace, without taking memory.
 *
 * The steps are those of arp_index_run(), and so are the bits, but that the ties of the root's
 * children are not settled: columns come from arp_run_leaves(),
 * once for each set of column rules or, where a cell of theirs is drawn, in the workspace; the tree
 * is walked column by column where every indicator has a value everywhere, and by arp_run_tree()
 * otherwise.
 */
#ifndef SENSITIVITY_DRAWS_MODEL_H
#define SENSITIVITY_DRAWS_MODEL_H

#include "sensitivity/choices/combos.h"
#include "drivers/resemblance/place.h"

/** What all threads read. */
typedef struct arp_model {
    const arp_sensitivity_input *in;
    arp_uncertain *factor; /* n_factors */
    size_t n_factors;
    size_t *lane; /* n_factors: each one's first uniform number */
    size_t n_dims;
    arp_combos combos;
    arp_noise *noise; /* NULL where no error is known; read by draws that take the data anew */
    size_t n, n_sides;
    uint32_t *base_rank; /* n */
    arp_pool *pool;      /* owns what stands above */
} arp_model;

/**
 * @retval ARP_DOMAIN  as arp_sensitivity_check(), and arp_combos_make()
 * @retval ARP_MEMORY
 */
arp_status arp_model_make(const arp_sensitivity_input *in, arp_model *out, arp_error *err);

void arp_model_free(arp_model *model);

/** What one thread writes. */
typedef struct arp_work {
    const arp_model *model;
    arp_choices choices; /* of the continuous factors */
    double *u;           /* n_dims */
    arp_plan plan;       /* of the last run */
    const arp_combination *combination;
    const size_t *origin;
    const double **line; /* of each of its nodes: n scores; the root's ties are settled */
    double *share;       /* of each of its nodes: in its parent */
    double *score;       /* n_nodes x n: of inner nodes     */
    arp_drawn drawn;
    arp_result result;
    arp_run run;
    double *given, *weight, *x, *w; /* of one node's children */
    const char **name;
    arp_places places;
    uint32_t *order, *rank; /* n: of the root */
    arp_error err;          /* of the last run */
    arp_pool *pool;
} arp_work;

/** @retval ARP_MEMORY */
arp_status arp_work_new(const arp_model *model, arp_work *out, arp_error *err);

void arp_work_free(arp_work *work);

/**
 * Run a combination with the work's choices of weights, exponents and noise, and rank.
 *
 * @retval ARP_DOMAIN  in work->err: as arp_index_run()
 */
arp_status arp_work_run(arp_work *work, const arp_combination *combination);

/** The same for choices that were not tried before: checked first, as arp_index_run() does. */
arp_status arp_work_try(arp_work *work, const arp_combination *combination);

/** Take the uniform numbers work->u for choices and run them. */
arp_status arp_work_draw(arp_work *work);

/** Draw one continuous factor alone into the choices, which stay as declared otherwise. */
void arp_work_vary(arp_work *work, size_t factor, const double *u);

#endif
