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
    ARP_COMMUNE_ALIASES = 2 /* other spellings a code may have      */
};

/** The which-th other code that @p written may stand for; false when there are no more. */
bool arp_commune_alias(const char *written, size_t which, char out[ARP_COMMUNE_ROOM]);

/** The commune of an arrondissement of Paris (75101 to 75120), Lyon (69381 to 69389) or Marseille
    (13201 to 13216); NULL for any other code. */
const char *arp_commune_of_arrondissement(const char *code);

/** True for the code of Paris, Lyon or Marseille, which have arrondissements. */
bool arp_commune_is_divided(const char *code);

/** The département that a health file's three characters stand for: "009" is "09", "201" and "20A"
    are "2A", "202" and "20B" are "2B", "209" is Corsica whole, "20". False for any other text. */
bool arp_department_alias(const char *written, char out[ARP_COMMUNE_ROOM]);

/** The code's département, 97 and 98 with a third character; "" for a code that is shorter. */
void arp_commune_department(const char *code, char out[ARP_COMMUNE_ROOM]);

#endif
