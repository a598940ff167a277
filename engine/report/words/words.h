/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file words.h
 * Numbers and small phrases as people of a language write them; filling the report's sentences.
 */
#ifndef REPORT_WORDS_WORDS_H
#define REPORT_WORDS_WORDS_H

#include "base/fail.h"
#include "base/text.h"

/** A short text by value. */
typedef struct arp_word {
    char s[128];
} arp_word;

/** @p digits digits after the mark; beyond 1e9 the shortest form. NaN is an en dash. */
arp_word arp_word_number(double x, int digits, arp_lang lang);

/** The shortest form that reads back to the same double. */
arp_word arp_word_shortest(double x, arp_lang lang);

/** Four significant digits, for values of any size. */
arp_word arp_word_value(double x, arp_lang lang);

/** A whole number. */
arp_word arp_word_count(size_t n, arp_lang lang);

/** A year, without anything between its digits. */
arp_word arp_word_year(int year);

/** A concordance: two digits, more where two would show 0 or 1 for what is neither. */
arp_word arp_word_c(double c, arp_lang lang);

/** A p-value with its relation: "= 0,009", "< 0,001". */
arp_word arp_word_p(double p, arp_lang lang);

/** The same without its "= ", for tables. */
const char *arp_word_bare(const arp_word *p);

/** A threshold, rounded up to three digits; "hors d'atteinte" for NaN. */
arp_word arp_word_needed(double x, arp_lang lang);

/** A concordance with its interval: "0,93 [0,60 ; 1]". */
arp_word arp_word_bounded(double c, double low, double high, arp_lang lang);

/** A count of the study's territories: "un seul canton", "deux cantons", "263 cantons". */
arp_word arp_word_territories(const char *level, size_t n, arp_lang lang);

/** The study's word for several territories: "cantons". */
const char *arp_word_level(const char *level, arp_lang lang);

/** The report's message ID in a language. */
#define arp_report_say(id, lang) arp_say(ARP_MSG_REPORT_##id, (lang))

/** Append the report's message ID with its arguments, at least one. */
#define arp_put(out, lang, id, ...)                                                                \
    arp_text_fill((out), arp_report_say(id, lang), (const char *const[]){__VA_ARGS__, NULL})

#endif
