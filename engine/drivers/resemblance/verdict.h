/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file verdict.h
 * Per side attested, excluded or cannot tell, and one word for the whole. [Holm 1979] (METHODS 2.9)
 */
#ifndef DRIVERS_RESEMBLANCE_VERDICT_H
#define DRIVERS_RESEMBLANCE_VERDICT_H

#include "drivers/drivers.h"

/** Concordance below which a side is not attested, however sure. */
#define ARP_ATTESTED_FROM 0.6

/** Holm's step-down adjustment of n p-values: never below p, never above 1. scratch holds 2 n
    doubles. Cost: O(n log n). */
void arp_holm(const double *p, size_t n, double *scratch, double *adjusted);

/** What the state of one side is read from. */
typedef struct arp_verdict_reads {
    double c;       /* concordance of the side alone                                       */
    double high;    /* upper end of its interval                                           */
    double p_holm;  /* of the side given the others (marginal for one side), adjusted      */
    bool kept_open; /* its data are of after the decision, or a part is lacking: not excluded */
} arp_verdict_reads;

/** State of one side. */
arp_verdict_state arp_verdict_of(const arp_verdict_reads *reads, double alpha);

/** True when @p node of a plan, or a node below it, lacks a named part. Cost: O(nodes below). */
bool arp_verdict_lacks(const arp_plan *plan, size_t node);

/** Number of the only side attested, or ARP_WORD_...; n >= 1. */
int arp_verdict_word(const arp_side *side, size_t n);

#endif
