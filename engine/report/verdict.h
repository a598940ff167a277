/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file verdict.h
 * The verdict in words: the sentence a person can paste, and the reasons behind it. Nothing here
 * claims a motive: a choice resembles a choice on a criterion, or does not.
 */
#ifndef REPORT_VERDICT_H
#define REPORT_VERDICT_H

#include "report/parts.h"

/** Attested from this concordance on, methods.md 3.7; at most AGAINST: chosen against it. */
#define ARP_ATTESTED_FROM 0.6
#define ARP_AGAINST_TO    0.4

/** Append the verdict's sentences, separated by blanks. */
void arp_sentence(const arp_report *r, arp_lang lang, arp_text *out);

/** Append what the verdict rests on, as sentences after a blank that begin with "But": perimeters
    where it is another, one selected territory, one indicator. Nothing where it rests on none. */
void arp_rests_on(const arp_report *r, arp_lang lang, arp_text *out);

/** Append the reasons, each with a closing NUL: one or more a side, then the contrast, the
    perimeters and the selected left out that change the verdict. */
void arp_reasons(const arp_report *r, arp_lang lang, arp_text *out);

/** Append the break-evens of one side, each a sentence with a closing NUL; nothing where none was
    asked for. */
void arp_missing_reasons(const arp_report *r, size_t side, arp_lang lang, arp_text *out);

/** The name of a state: "attested", "excluded", "cannot_tell". */
const char *arp_state_name(arp_verdict_state state);

/** The name of a method of p: "exact", "normal", "monte-carlo". */
const char *arp_p_method_name(arp_p_method method);

/** The name of a word that is no side's: "both", "neither", "undetermined". */
const char *arp_word_name(int word);

/** The verdict's word: a side's name, "both", "neither", "undetermined". */
const char *arp_report_word(const arp_report *r);

/** A state in words. */
const char *arp_state_word(arp_verdict_state state, arp_lang lang);

/** True when @p side would be attested by its marginal p: what universes and selections with one
    left out, whose p's are marginal, are compared with. */
bool arp_attested_alone(const arp_drivers *d, size_t side);

/** Holm's adjusted p of one of the n sides of another universe. Cost: O(n^2). */
double arp_holm_there(const arp_concordance *there, size_t n, size_t side);

/** True when @p side is attested by the concordances of another universe, with Holm's adjustment
    over its n sides. Cost: O(n^2). */
bool arp_attested_there(const arp_concordance *there, size_t n, size_t side, double alpha);

/** True when m of n untied territories can reach a p-value that attests one of the sides, with
    Holm's first step. Cost: O(m). */
bool arp_could_attest(const arp_drivers *d, size_t n, size_t m);

/** True when a universe was computed and attests a side, taken alone, that the answer taken alone
    does not, or the other way round; false where none could be attested. */
bool arp_universe_changes(const arp_drivers *d, const arp_universe *universe, size_t side);

/** The same of the selection without one of its territories, which leaves the universe too. */
bool arp_left_out_changes(const arp_drivers *d, const arp_left_out *without, size_t side);

/** How far a contrast that is not significant could have been so. */
typedef enum arp_reach { ARP_REACH_REAL, ARP_REACH_HARDLY, ARP_REACH_NEVER } arp_reach;

/** NEVER: no contrast is significant, or only one above 1. HARDLY: only one above 1/2, the
    contrast of a side that singles the choice out with a side at chance. */
arp_reach arp_contrast_reach(const arp_drivers *d);

/** True when a side's data begin no later than the decision: only part of them is late. */
bool arp_side_partly_late(const arp_report *r, size_t side);

/** The side as one says it after "a choice on" and after "for": its label with its article, or
    quoted, and the years of data dated after the decision. */
void arp_side_on(const arp_report *r, size_t side, arp_lang lang, arp_text *out);
void arp_side_for(const arp_report *r, size_t side, arp_lang lang, arp_text *out);

/** The name of a part that was not found: "ALD" for ald, others as they stand. */
const char *arp_lacks_word(const char *name, arp_lang lang);

/** Parts joined as in "Sans A, B ni C"; nothing for none. @p all: of every side, otherwise of one
 */
void arp_lacks_list(const arp_report *r, size_t side, bool all, arp_lang lang, arp_text *out);

#endif
