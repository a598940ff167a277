/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file boxes.h
 * Which of many boxes a box meets: a packed tree, made once.
 *
 * Boxes stand in the order of a curve that fills the plane (Morton 1966), sixteen of them under a
 * box of theirs, sixteen of these under another. Crowded places cost no more than empty ones.
 */
#ifndef OUTLINES_BOXES_H
#define OUTLINES_BOXES_H

#include <stdint.h>

#include "base/fail.h"

typedef struct arp_box {
    int32_t low[2], high[2]; /* x, y; both ends belong to it */
} arp_box;

typedef struct arp_boxes {
    arp_box *box;    /* the given ones in the order of the curve, then those above them */
    uint32_t *of;    /* number of each given box, in that order */
    size_t level[8]; /* where each level begins; n_levels + 1 of them */
    size_t n_levels;
} arp_boxes;

/** Cost: O(n log n); 21 bytes a box, and 16 more on the way. @retval ARP_MEMORY */
arp_status arp_boxes_make(const arp_box *box, size_t n, arp_boxes *out, arp_error *err);

/** A search under way. */
typedef struct arp_boxes_search {
    const arp_boxes *in;
    arp_box wanted;
    size_t at[8], end[8]; /* by level */
    size_t level;         /* from 1; 0: over */
} arp_boxes_search;

/** Begin to look for those that meet @p wanted. */
arp_boxes_search arp_boxes_begin(const arp_boxes *boxes, arp_box wanted);

/** The number of the next one; SIZE_MAX at the end. Cost of all: O(log n + found). */
size_t arp_boxes_next(arp_boxes_search *search);

void arp_boxes_free(arp_boxes *boxes);

#endif
