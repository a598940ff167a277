/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file several.h
 * Many selections judged together: each by itself, all of them in three ways that answer different
 * questions, whether they differ, and what they have in common. (methods.md 8.7)
 *
 * The union of all asks what the selected territories resemble; inside strata, whether each stratum
 * picked its own; one vote a selection, what a selection resembles on average, whatever its size.
 *
 * References: Elteren 1960; Holm 1979; Benjamini and Hochberg 1995; Fisher 1925; Stouffer and
 * others 1949; Westfall and Young 1993.
 */
#ifndef DRIVERS_SEVERAL_SEVERAL_H
#define DRIVERS_SEVERAL_SEVERAL_H

#include "drivers/several/adjust.h"
#include "drivers/several/common.h"
#include "drivers/several/differ.h"
#include "drivers/several/lines.h"
#include "drivers/several/meeting.h"
#include "drivers/several/pooled.h"
#include "drivers/several/vote.h"
#include "drivers/several/within.h"

/** Why p-values of single selections are not brought into one. */
#define ARP_UNCOMBINED_REASONS(X)                                                                  \
    X(ARP_UNCOMBINED_NOT, NULL) /* they are */                                                     \
    X(ARP_UNCOMBINED_FEW, "fewer_than_two")                                                        \
    X(ARP_UNCOMBINED_SHARED, "shared")              /* two share a territory               */      \
    X(ARP_UNCOMBINED_TOUCHING, "touching")          /* two have territories that touch     */      \
    X(ARP_UNCOMBINED_UNKNOWN, "contiguity_unknown") /* nobody said who touches whom */

ARP_ENUM(arp_uncombined, ARP_UNCOMBINED_REASONS)

/** One side over all selections; NaN where it is late. */
typedef struct arp_several_side {
    arp_within within;             /* inside strata; compared = 0 without */
    arp_vote vote;                 /* of the selections on which it is not late */
    arp_combined fisher, stouffer; /* NaN where arp_several.uncombined says why */
} arp_several_side;

typedef struct arp_several {
    size_t n, n_sides, n_leaves, n_given, n_strata;
    arp_lines lines;
    arp_meetings meetings;
    arp_pooled pooled;
    arp_several_side *side; /* n_sides */
    double *strata_c;       /* n_sides x n_strata: C of each stratum, NaN where it has no pair */
    arp_within within_gap;  /* two-sided; compared = 0 without strata or two sides */
    arp_vote vote_gap;      /* two-sided; n = 0 without two sides                  */
    arp_differ differ;
    arp_common *common; /* n_leaves */
    arp_uncombined uncombined;
    arp_pooled_without *without; /* one a selection */
    arp_pooled_without beside;   /* by the other threshold */
    size_t n_empty;              /* selections without a territory */
    arp_pool *pool;
} arp_several;

/**
 * All of it.
 *
 * @param in  in->all holds 1 to n - 1 rows
 * @param[out] out  free with arp_several_free(); untouched on failure
 * @retval ARP_MEMORY
 * @retval ARP_DOMAIN  errors of arp_lines_measure() and arp_meetings_find()
 * Same input, same bits. Cost: the sum of its parts.
 */
arp_status arp_several_measure(const arp_several_input *in, arp_several *out, arp_error *err);

void arp_several_free(arp_several *several);

#endif
