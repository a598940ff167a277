/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file zonings.h
 * The levels and how they were made.
 */
#ifndef REPORT_MESSAGES_ZONINGS_H
#define REPORT_MESSAGES_ZONINGS_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_ZONINGS)
ARP_MESSAGE(REPORT_ZONINGS_TITLE, "Communes", "Communes")
ARP_MESSAGE(REPORT_ZONINGS_BY_PASSAGE,
            "Les effectifs suivent les communes d'un millésime à l'autre par la table de passage, "
            "jusqu'à celles "
            "de {0} (codes: passage)",
            "Counts follow the communes from one vintage to another by the passage table, to those "
            "of {0} (codes: "
            "passage)")
ARP_MESSAGE(REPORT_ZONINGS_BY_EQUAL,
            "Les fichiers sont joints aux communes de {0} par code égal (codes: equal)",
            "The files are joined to the communes of {0} by equal code (codes: equal)")
ARP_MESSAGE(REPORT_ZONINGS_STATED, ", communes de {0}", ", communes of {0}")
ARP_MESSAGE(REPORT_ZONINGS_GUESSED, ", communes de {0} d'après ses codes",
            ", communes of {0} by its codes")
ARP_MESSAGE(
    REPORT_ZONINGS_ROWS,
    "{0} lignes lues = {1} reprises telles quelles + {2} renumérotées + {3} fusionnées + {4} "
    "partagées + {5} "
    "d'arrondissements + {6} d'arrondissements déjà dans leur commune",
    "{0} rows read = {1} carried as they are + {2} renumbered + {3} merged + {4} split + {5} of "
    "arrondissements + {6} of arrondissements already in their commune")
ARP_MESSAGE(REPORT_ZONINGS_OUTSIDE, " + {0} de départements hors du zonage",
            " + {0} of départements outside the zoning")
ARP_MESSAGE(REPORT_ZONINGS_UNKNOWN_ROWS, " + {0} d'aucune commune", " + {0} of no commune")
ARP_MESSAGE(REPORT_ZONINGS_LOST, " ; perdues : {0}", "; dropped: {0}")
ARP_MESSAGE(REPORT_ZONINGS_COMMUNES,
            "{0} communes = {1} avec données + {2} comptées sous le code qu'elles ont rejoint + "
            "{3} absentes et "
            "comptées comme « absent: » le dit + {4} sans données ; perdues : {5}",
            "{0} communes = {1} with data + {2} counted under the code they joined + {3} absent "
            "and counted as "
            "\"absent:\" says + {4} without data; dropped: {5}")
ARP_MESSAGE(REPORT_ZONINGS_LEVEL, "niveau", "level")
ARP_MESSAGE(REPORT_ZONINGS_TERRITORIES, "territoires", "territories")
ARP_MESSAGE(REPORT_ZONINGS_INSIDE, "communes", "communes")
ARP_MESSAGE(REPORT_ZONINGS_WITHOUT, "sans territoire", "without one")
ARP_MESSAGE(REPORT_ZONINGS_DEPARTMENT, "à cheval : dép.", "across: dép.")
ARP_MESSAGE(REPORT_ZONINGS_REGION, "régions", "régions")
ARP_MESSAGE(REPORT_ZONINGS_NO_DATA, "communes sans données : {0}", "communes without data: {0}")
ARP_MESSAGE(REPORT_ZONINGS_ACROSS, "lignes partagées entre plusieurs territoires : {0}",
            "rows split among several territories: {0}")
ARP_MESSAGES_END;

#endif
