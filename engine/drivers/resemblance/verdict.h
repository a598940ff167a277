/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file verdict.h
 * Per side attested, excluded or cannot tell, and one word for the whole. [Holm 1979]
 * (methods.md 3.7)
 */
#ifndef DRIVERS_RESEMBLANCE_VERDICT_H
#define DRIVERS_RESEMBLANCE_VERDICT_H

#include "drivers/drivers.h"

#include "drivers/resemblance/evidence.h" /* ARP_ATTESTED_FROM */

/** Concordance up to which the choice goes against the side. */
#define ARP_AGAINST_TO 0.4

/** True when a concordance with this p, whatever it was adjusted over, attests a side. */
bool arp_attests(double c, double p, double alpha);

/** Least concordance that attests where p alone asks for @p needed; NaN where nothing would do. */
double arp_attested_needs(double needed);

/** What the state of one side is read from. */
typedef struct arp_verdict_reads {
    double c;               /* concordance of the side alone                                  */
    double p_holm;          /* of the side given the others (marginal for one side), adjusted */
    double p_excluded_holm; /* of so low a concordance where the side counts, adjusted */
    bool kept_open;         /* see arp_verdict_kept_open(): not excluded                      */
} arp_verdict_reads;

/** State of one side. */
arp_verdict_state arp_verdict_of(const arp_verdict_reads *reads, double alpha);

/** Share of a node's weight that late indicators carry. @param weight  of every node in its parent,
    as arp_result has it Cost: O(nodes below). */
double arp_late_share(const arp_plan *plan, const double *weight, size_t node);

/** True of a side that late indicators carry over half of: it is neither attested nor excluded, and
    in no test. */
bool arp_is_late(double share);

/** arp_is_late() of every child of the root. */
void arp_late_sides(const arp_plan *plan, const double *weight, bool *late);

/** True when @p node of a plan or a node below it lacks a named part: it is never excluded.
    Cost: O(nodes below). */
bool arp_verdict_kept_open(const arp_plan *plan, size_t node);

/** What the word is read from: the sides that are not late. */
typedef struct arp_verdict_ballot {
    const arp_verdict_state *state; /* n_sides, late ones too                          */
    const bool *separated;          /* n_sides: the others alone single the choice out */
    size_t n_sides;
} arp_verdict_ballot;

/** Number of the only side attested, or ARP_WORD_... (methods.md 3.7) */
int arp_verdict_word(const arp_verdict_ballot *ballot);

/** A word by its name: that of a side of the plan, or of no side. */
const char *arp_word_name(const arp_plan *plan, int word);

/** "both", "neither", "undetermined", "both_not_separable", "not_answerable". */
const char *arp_word_of_no_side(int word);

/** Where a word stands among n_sides + ARP_N_WORDS: the sides, then the list ARP_WORDS; and back.
 */
size_t arp_word_place(int word, size_t n_sides);
int arp_word_at(size_t place, size_t n_sides);

/** How far a contrast could have been significant, @p needed the least that would be. */
arp_reach arp_contrast_reach(double needed);

/** Everything that stands on the evidence: of every side, of the contrast, and the word.
    @retval ARP_MEMORY */
arp_status arp_verdict_read(const arp_plan *plan, arp_drivers *d, arp_error *err);

#endif
