/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file article.h
 * A territory's name after a preposition, with the article that French wants before it.
 */
#ifndef REPORT_WORDS_ARTICLE_H
#define REPORT_WORDS_ARTICLE_H

#include "base/text.h"

/** What a name stands after; ARP_AFTER_ANY: a word that changes nothing, as "sans". */
typedef enum arp_preposition { ARP_AFTER_ANY, ARP_AFTER_A, ARP_AFTER_DE } arp_preposition;

/**
 * Append the preposition (none for ARP_AFTER_ANY) and the name: "à la CC du Pays d'Olmes", "au
 * Mas-d'Azil", "d'Ax-les-Thermes", "du canton de Foix". A name that begins with a kind of territory
 * takes that kind's article; an article that is part of a town's name contracts with the
 * preposition; any other name has none. In English the name alone: the message has its preposition.
 */
void arp_put_named(arp_preposition after, const char *name, arp_lang lang, arp_text *out);

/** Append "sans la CC du Pays d'Olmes", "without CC du Pays d'Olmes". */
void arp_put_without(const char *name, arp_lang lang, arp_text *out);

#endif
