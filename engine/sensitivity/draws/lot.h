/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file lot.h
 * A lot: up to ARP_KERNEL_TOGETHER draws of one form, worked out side by side. What each says is
 * what arp_work_draw(), arp_sight_look() and arp_sight_verdict() would, to the bit.
 */
#ifndef SENSITIVITY_DRAWS_LOT_H
#define SENSITIVITY_DRAWS_LOT_H

#include "sensitivity/draws/sight.h"

/** One draw. */
typedef struct arp_lot_draw {
    uint64_t number;     /* the caller's own         */
    bool verdict, ranks; /* these are wanted of it   */
    const arp_combination *combination;
} arp_lot_draw;

/** What becomes of a draw. */
typedef struct arp_lot_sink {
    void *user;
    /* It was worked out. sight: its weights, and with a selection concordances, contrast and, where
       wanted, the verdict; rank: n, where wanted of some draw or the kernel counts no places,
       otherwise NULL. */
    void (*done)(void *user, const arp_lot_draw *draw, const arp_sight *sight,
                 const uint32_t *rank);
    /* It has to be run one by one, from the same uniform numbers. */
    void (*refuse)(void *user, const arp_lot_draw *draw);
} arp_lot_sink;

/** One thread's room. */
typedef struct arp_lot arp_lot;

/**
 * @param tally  ranks are counted in it, whole only after arp_lot_flush(); NULL: nowhere
 * @retval ARP_MEMORY  some 16 n (sides + 1) doubles, and what the kernel takes
 */
arp_status arp_lot_new(const arp_model *model, const arp_judge *judge, arp_tally *tally,
                       const arp_lot_sink *sink, arp_lot **out, arp_error *err);

void arp_lot_free(arp_lot *lot);

/**
 * Work out n draws of a form.
 *
 * @param draw  n; those that are refused are taken out
 * @param raw   ARP_KERNEL_TOGETHER weights of each child in the form's list, as drawn or given, 0
 * for what is absent; lost
 */
void arp_lot_run(arp_lot *lot, const arp_form *form, size_t n, arp_lot_draw *draw, double *raw);

/** Bring the tally up to date. */
void arp_lot_flush(arp_lot *lot);

#endif
