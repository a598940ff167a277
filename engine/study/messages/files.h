/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file files.h
 * What is told of a data file as it came: its encoding, its decimals, what its status columns say,
 * totals among its rows.
 */
#ifndef STUDY_MESSAGES_FILES_H
#define STUDY_MESSAGES_FILES_H

#include "base/areas.h"

ARP_MESSAGES(STUDY_FILES)
ARP_MESSAGE(TOTAL_ROWS,
            "totaux, régions ou départements parmi les territoires : {0} ; écrivez « {1} » sous "
            "« territories: », ou ne gardez que les territoires par « where: » sous « data: »",
            "totals, régions or départements among the territories: {0}; write \"{1}\" under "
            "\"territories:\", or keep the territories alone with \"where:\" under \"data:\"")
ARP_MESSAGE(STATUS_SECRET, "« {0} » : {1} cellule(s) secrète(s) d'après leur colonne d'état ({2})",
            "\"{0}\": {1} cells are secret by their status column ({2})")
ARP_MESSAGE(STATUS_MISSING,
            "« {0} » : {1} cellule(s) manquante(s) d'après leur colonne d'état ({2})",
            "\"{0}\": {1} cells are missing by their status column ({2})")
ARP_MESSAGE(
    STATUS_OTHER,
    "« {0} » : {1} valeur(s) que leur colonne d'état signale (estimées, provisoires, rupture "
    "de série...) : {2}",
    "\"{0}\": {1} values that their status column comments on (estimated, provisional, "
    "break in series...): {2}")
ARP_MESSAGE(
    STUDY_ENCODING_MIXED,
    "les accents de ce fichier sont de deux encodages : ici « {0} » est de l'UTF-8, alors que "
    "d'autres "
    "textes sont en {1}, dans lequel tout est lu ; enregistrez-le de nouveau, tout en UTF-8",
    "accents of two encodings: here \"{0}\" is UTF-8, other texts are {1}, in which all is read; "
    "save the file again, all in UTF-8")
ARP_MESSAGE(
    STUDY_ENCODING_UTF8,
    "ce texte est de l'UTF-8 et se lit « {0} » en {1} ; écrivez « encoding: UTF-8 » à ce fichier",
    "this text is UTF-8 and reads \"{0}\" in {1}; write `encoding: UTF-8` for this file")
ARP_MESSAGE(STUDY_ENCODING_CP850,
            "ce texte se lit « {0} » en {1} ; les accents sont sans doute ceux de DOS : écrivez « "
            "encoding: "
            "CP850 » à ce fichier",
            "this text reads \"{0}\" in {1}; the accents are probably those of DOS: write "
            "`encoding: CP850` "
            "for this file")
ARP_MESSAGE(STUDY_ENCODING_TWICE,
            "« {0} » : de l'UTF-8 encodé deux fois (lu comme du CP1252, puis enregistré en UTF-8) "
            "; repartez du fichier d'origine, ou "
            "convertissez-le une fois (iconv -f UTF-8 -t CP1252)",
            "\"{0}\": UTF-8 encoded twice (read as CP1252, then saved as UTF-8); go back to the "
            "original file, or convert "
            "it once (iconv -f UTF-8 -t CP1252)")
ARP_MESSAGE(
    STUDY_THREE_DECIMALS,
    "{0} colonne(s) dont tous les nombres à marque ont trois décimales, comme « {1} », lues ainsi "
    "selon « decimal » ; si la marque sépare les milliers, écrivez « thousands: \"{2}\" » à la "
    "place",
    "{0} column(s) in which every number with a mark has three decimals, as \"{1}\", read so after "
    "\"decimal\"; if the mark sets thousands apart, write `thousands: \"{2}\"` instead")
ARP_MESSAGES_END;

#endif
