/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file levels.h
 * One study on each of its levels.
 */
#ifndef REPORT_MESSAGES_LEVELS_H
#define REPORT_MESSAGES_LEVELS_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_LEVELS)
ARP_MESSAGE(LEVELS_TITLE, "{0} : le même indice sur chaque périmètre",
            "{0}: the same index on each perimeter")
ARP_MESSAGE(LEVELS_SELECTION, "Le choix : {0} communes, {1} habitants",
            "The choice: {0} communes, {1} inhabitants")
ARP_MESSAGE(LEVELS_ANSWERS, "Concordance de chaque versant et verdict, sur chaque périmètre",
            "Concordance of each side and verdict, on each perimeter")
ARP_MESSAGE(LEVELS_LEVEL, "périmètre", "perimeter")
ARP_MESSAGE(LEVELS_N, "classés", "ranked")
ARP_MESSAGE(LEVELS_M, "choisis", "chosen")
ARP_MESSAGE(LEVELS_WORD, "ressemble à", "resembles")
ARP_MESSAGE(LEVELS_CONTRAST, "écart", "contrast")
ARP_MESSAGE(LEVELS_FIRM, "tient dans", "holds in")
ARP_MESSAGE(LEVELS_STANDING,
            "Où est le choix : territoires qui en tiennent lieu (*) ou qui en ont une partie",
            "Where the choice is: territories that stand for it (*) or that have a part of it")
ARP_MESSAGE(LEVELS_TERRITORY, "territoire", "territory")
ARP_MESSAGE(LEVELS_RANK, "rang", "rank")
ARP_MESSAGE(LEVELS_OF_IT, "au choix", "chosen")
ARP_MESSAGE(LEVELS_OF_SELECTION, "du choix", "of choice")
ARP_MESSAGE(LEVELS_OVERLAPS,
            "Comment les périmètres se recouvrent : territoires du premier contenus dans un seul "
            "du second, part "
            "des habitants qui y vivent, ressemblance (Jaccard)",
            "How the perimeters overlap: territories of the first that lie in one of the second, "
            "share of the "
            "inhabitants who live there, likeness (Jaccard)")
ARP_MESSAGE(LEVELS_FROM, "de", "from")
ARP_MESSAGE(LEVELS_TO, "dans", "in")
ARP_MESSAGE(LEVELS_NESTED, "contenus", "nested")
ARP_MESSAGE(LEVELS_NESTED_IN, "habitants", "inhabitants")
ARP_MESSAGE(LEVELS_JACCARD, "Jaccard", "Jaccard")
ARP_MESSAGE(LEVELS_OUTSIDE,
            "{0} : {1} commune(s) hors du département, {2} hors de la région du plus grand nombre, "
            "parmi les "
            "territoires qui tiennent lieu du choix",
            "{0}: {1} communes outside the département, {2} outside the region of most, among the "
            "territories that "
            "stand for the choice")
ARP_MESSAGE(LEVELS_INDEX,
            "Part du périmètre dans l'incertitude (tirages de sensitivity, chaque périmètre aussi "
            "probable) : écart "
            "{0} ; {1}",
            "Share of the perimeter in the uncertainty (draws of sensitivity, each perimeter as "
            "likely): contrast "
            "{0}; {1}")
ARP_MESSAGE(LEVELS_WHY, "{0} : pas de réponse ; {1}", "{0}: no answer; {1}")
ARP_MESSAGES_END;

#endif
