/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file words.h
 * What factors are made ready with: words, nodes, errors of the data.
 */
#ifndef SENSITIVITY_FACTORS_WORDS_H
#define SENSITIVITY_FACTORS_WORDS_H

#include "sensitivity/factors/kind.h"

enum { ARP_FACTOR_WORDS = 32 }; /* most words of a kind, and most kinds */

/** Place of a word among n, ARP_NONE. */
size_t arp_factor_find_word(const char *word, const char *const *words, size_t n);

/** Refuse one word: {0} the factor, {1} the word, {2} those there are. */
arp_status arp_factor_refuse_word(const arp_factor *as, const char *word, const char *const *words,
                                  size_t n, arp_error *err);

/** All words of a kind that has word(); returns how many. */
size_t arp_factor_list_words(const arp_factor_kind *kind, const char *words[ARP_FACTOR_WORDS]);

/** Each choice's place in n words: out->value and places (in made) are filled. */
arp_status arp_factor_choices(const arp_ground *ground, const arp_factor *as,
                              const char *const *words, size_t n, arp_uncertain *out,
                              arp_error *err);

/** The same among the words of the kind: `make` of those that ask for no more. */
arp_status arp_factor_choose(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                             arp_error *err);

/** Node by name; ARP_NONE. */
size_t arp_factor_find_node(const arp_plan *plan, const char *name);

/** Whether the error of some column is known; @p counts: by a model of its counts. */
bool arp_factor_error(const arp_sensitivity_input *in, bool counts);

#endif
