/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file commune.h
 * Codes of communes as files write them, and as the official geographic code (COG, Insee) does.
 *
 *   written          may stand for      where it is met
 *   "20004"          "2A004", "2B004"   Corsica under its number of before 1976
 *   "009122"         "09122"            a health file's département in three digits, then the
 * commune "209004"         "2A004", "2B004"   the same in Corsica (201, 202, 209, 20A, 20B)
 *   "971101"         "97101"            DEP 971 and COM 101, pasted
 */
#ifndef TERRITORY_COMMUNE_H
#define TERRITORY_COMMUNE_H

#include <stdbool.h>
#include <stddef.h>

enum {
    ARP_COMMUNE_ROOM = 8,   /* bytes that hold a code written below */
    ARP_COMMUNE_IRIS = 9,   /* characters of an IRIS: its commune's, then four digits */
    ARP_COMMUNE_ALIASES = 2 /* other spellings a code may have      */
};

/** The which-th other code that @p written may stand for; false when there are no more. */
bool arp_commune_alias(const char *written, size_t which, char out[ARP_COMMUNE_ROOM]);

/** True for a code that a commune of France has or may have had: 01 to 19, 2A, 2B, 21 to 95 and
    three digits that are not all 0, or 971 to 978, 980 to 989 and two digits; its other spellings
    above too. */
bool arp_commune_may_be(const char *written);

/** What a code that no commune may have is likely to be. */
typedef enum arp_commune_guess {
    ARP_COMMUNE_NO_GUESS,
    ARP_COMMUNE_RESPELT, /* a commune's, spoiled: O for 0, blanks, a prefix, lower case, 9A101 */
    ARP_COMMUNE_OF_IRIS, /* an IRIS, whose commune it is */
    ARP_COMMUNE_OF_SIREN /* nine digits of a body: an EPCI, not a commune */
} arp_commune_guess;

/** What a code for which arp_commune_may_be() is false was likely meant for; @p out is the
    commune's code, "" where there is none. Prefixes are cut at '-', '_' or a blank, as in
    "2024-COM-09001". Cost: O(length). */
arp_commune_guess arp_commune_likely(const char *written, char out[ARP_COMMUNE_ROOM]);

/** The commune of an arrondissement of Paris (75101 to 75120), Lyon (69381 to 69389) or Marseille
    (13201 to 13216), in six characters as well (075101); NULL for any other code. */
const char *arp_commune_of_arrondissement(const char *code);

/** Its place among them, from 0; SIZE_MAX for any other code. */
size_t arp_commune_arrondissement_place(const char *code);

/** True for the code of Paris, Lyon or Marseille, which have arrondissements. */
bool arp_commune_is_divided(const char *code);

/** How many arrondissements a commune has, at most 20; 0 for all but Paris, Lyon and Marseille. */
size_t arp_commune_arrondissements(const char *code);

/** The which-th arrondissement of such a commune, from 0. */
void arp_commune_arrondissement(const char *code, size_t which, char out[ARP_COMMUNE_ROOM]);

/** The département that a health file's three characters stand for: "009" is "09", "201" and "20A"
    are "2A", "202" and "20B" are "2B", "209" is Corsica whole, "20". False for any other text. */
bool arp_department_alias(const char *written, char out[ARP_COMMUNE_ROOM]);

/** The code's département, 97 and 98 with a third character; "" for a code that is shorter. */
void arp_commune_department(const char *code, char out[ARP_COMMUNE_ROOM]);

#endif
