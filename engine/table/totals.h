/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file totals.h
 * Totals among what they are the total of: by their words, and by arithmetic.
 */
#ifndef TABLE_TOTALS_H
#define TABLE_TOTALS_H

#include <arpent/status.h>

#include "base/fail.h"

enum { ARP_FOLD_ROOM = 96 }; /* bytes of a folded text with its NUL; a longer one is cut */

/** What the words of a text say of its being all of a kind. */
typedef enum arp_total_word {
    ARP_TOTAL_NO,
    ARP_TOTAL_MAYBE, /* T, 9, 99, an empty text: where it is no less than any other one       */
    ARP_TOTAL_SURE   /* _T, Total, Ensemble, tous ages, hommes et femmes                      */
} arp_total_word;

/** The words of a text: a to z, digits and single blanks; accents off, the rest as blanks. */
void arp_fold(const char *text, char out[ARP_FOLD_ROOM]);

/** One of the words of a folded text, or its first; a word that ends with '*' is a beginning. */
bool arp_has_word(const char *folded, const char *const *words, bool first_only);

/** Whether a column is named like a rate, whose total is no sum: %, taux, part, pour 100 000. */
bool arp_is_named_rate(const char *name);

/** What the words of a category say. Cost: O(length), no allocation. */
arp_total_word arp_total_word_of(const char *text);

/** The same of each of n categories; 9 beside 8, 99 beside 98 are numbers like any other. */
void arp_total_words(const char *const *text, size_t n, arp_total_word *word);

/** Why a category is a total. */
enum { ARP_IS_TOTAL = 1, ARP_IS_SUM = 2 /* the numbers say so */ };

/** One number that is summed with others. */
typedef struct arp_summed {
    size_t row;      /* of its territory                                                */
    uint64_t group;  /* numbers that are compared with one another; of one territory     */
    size_t category; /* which of a group may be the total of the others; several are added */
    double value;    /* NaN: marked, and its group compares nothing                      */
} arp_summed;

/**
 * Which categories are totals: those whose words are sure and that stand beside others; those whose
 * words may be and that are in nearly all groups no less than any other one; those that equal the
 * others together, within rounding, in nearly all groups (9 of 10, of 3 territories at least, or of
 * 2 where the numbers are not small).
 *
 * @param part   n numbers; sorted in place by territory, group and category
 * @param word   of the categories, n_categories
 * @param total  one a category: ARP_IS_TOTAL, and ARP_IS_SUM, are added for a total
 * @retval ARP_MEMORY
 * Cost: O(n log n).
 */
arp_status arp_totals_find(arp_summed *part, size_t n, const arp_total_word *word,
                           size_t n_categories, uint8_t *total, arp_error *err);

/** Whether a number is the sum of n others, within their rounding. */
bool arp_is_sum(double x, double others, size_t n);

#endif
