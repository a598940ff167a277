/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file batch.h
 * Draws side by side: choices of a block are drawn together, and wait by their form until there are
 * enough for a lot.
 */
#ifndef SENSITIVITY_DRAWS_BATCH_H
#define SENSITIVITY_DRAWS_BATCH_H

#include "sensitivity/draws/lot.h"

typedef struct arp_batch arp_batch;

/** Whether draws of the model can be worked out so: what continuous factors draw are weights, and
    some combination has a form. */
bool arp_batch_fits(const arp_model *model);

/**
 * One thread's.
 *
 * @param tally  ranks are counted in it, whole only after arp_batch_flush(); NULL: nowhere
 * @retval ARP_MEMORY  16 doubles a child of each form, and what a lot takes
 */
arp_status arp_batch_new(const arp_model *model, const arp_judge *judge, arp_tally *tally,
                         const arp_lot_sink *sink, arp_batch **out, arp_error *err);

void arp_batch_free(arp_batch *batch);

/**
 * Draw the choices of n <= ARP_DRAWS_BLOCK draws: the combination of each, and weights.
 *
 * @param u  a row of n for each uniform number a draw takes
 * @param[out] draw  n: combination; the caller fills in the rest before arp_batch_add()
 */
void arp_batch_choose(arp_batch *batch, size_t n, const double *u, arp_lot_draw *draw);

/** Put the weights of draw i of the last choice where arp_factor_kind.tell() reads them. */
void arp_batch_tell(const arp_batch *batch, size_t i, arp_choices *choices);

/** Let draw i of the last choice, whose combination has a form, wait to be worked out; sometimes it
    and others then are. */
void arp_batch_add(arp_batch *batch, size_t i, const arp_lot_draw *draw);

/** Work out what waits. */
void arp_batch_flush(arp_batch *batch);

#endif
