/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sentences.h
 * The verdict in words: the sentence a person can paste, and the reasons behind it. Nothing here
 * claims a motive: a choice resembles a choice on a criterion, or does not.
 */
#ifndef REPORT_WORDS_SENTENCES_H
#define REPORT_WORDS_SENTENCES_H

#include "drivers/change/change.h"
#include "report/words/subject.h"

/** Append the verdict's sentences, separated by blanks. */
void arp_sentence(const arp_report *r, arp_lang lang, arp_text *out);

/** Append what the verdict rests on, as sentences after a blank that begin with "But": perimeters
    where it is another, one selected territory, one indicator. Nothing where it rests on none. */
void arp_rests_on(const arp_report *r, arp_lang lang, arp_text *out);

/** What neighbours are compared with: "ensembles de voisins". */
const char *arp_word_sets(const struct arp_neighbours *near, arp_lang lang);

/** Append the reasons, each with a closing NUL: one or more a side, then the contrast, the
    perimeters and the selected left out that change the verdict. */
void arp_reasons(const arp_report *r, arp_lang lang, arp_text *out);

/** Append the break-evens of one side, each a sentence with a closing NUL; nothing where none was
    asked for. */
void arp_missing_reasons(const arp_report *r, size_t side, arp_lang lang, arp_text *out);

/** Which indicators below a node: late ones; those that nobody published in their form. */
typedef enum arp_leaves_kind { ARP_LEAVES_LATE, ARP_LEAVES_UNPUBLISHED } arp_leaves_kind;

/** Their labels, each with its year, joined by commas; nothing for none. */
void arp_leaves_list(const arp_report *r, size_t node, arp_leaves_kind kind, arp_lang lang,
                     arp_text *out);

/** A state in words. */
const char *arp_state_said(arp_verdict_state state, arp_lang lang);

/** A word that is no side's in words: "both sides", "neither side", "cannot tell". */
const char *arp_word_said(int word, arp_lang lang);

/** The side as one says it after "a choice on" and after "for": its label with its article, or
    quoted, and the years of data dated after the decision. */
void arp_side_on(const arp_report *r, size_t side, arp_lang lang, arp_text *out);
void arp_side_for(const arp_report *r, size_t side, arp_lang lang, arp_text *out);

/** The name of a part that was not found: "ALD" for ald, others as they stand. */
const char *arp_lacks_word(const char *name, arp_lang lang);

/** Parts joined by commas; nothing for none. @p all: of every side, otherwise of one
 */
void arp_lacks_list(const arp_report *r, size_t side, bool all, arp_lang lang, arp_text *out);

/** What the verdict holds fixed besides, quoted: "« population » (log) et « densité »". */
void arp_given_list(const arp_report *r, arp_lang lang, arp_text *out);

/** One answer on the smallest change as a sentence without its closing period: "Mirepoix entre dans
    les 30 premiers si le poids de « ... » passe de 12,5 % à 18,0 %". */
void arp_change_sentence(const arp_report *r, const arp_change_one *one, arp_lang lang,
                         arp_text *out);

#endif
