/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a workbook is refused for.
 */
#ifndef IO_XLSX_MESSAGES_H
#define IO_XLSX_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(IO_XLSX)
ARP_MESSAGE(XLSX_LOCKED,
            "classeur protégé par un mot de passe ; ouvrez-le et enregistrez-le sans mot de passe",
            "the workbook is locked with a password; open it and save it without one")
ARP_MESSAGE(XLSX_ODS, "classeur OpenDocument (.ods) ; enregistrez-le au format .xlsx",
            "an OpenDocument workbook (.ods); save it as .xlsx")
ARP_MESSAGE(XLSX_BINARY, "classeur binaire (.xlsb) ; enregistrez-le au format .xlsx",
            "a binary workbook (.xlsb); save it as .xlsx")
ARP_MESSAGE(XLSX_OTHER_ARCHIVE,
            "archive ZIP, non un classeur ; extrayez-en le fichier à lire (elle contient « {0} »)",
            "a ZIP archive, not a workbook; extract the file to read (it holds \"{0}\")")
ARP_MESSAGE(
    XLSX_DAMAGED,
    "archive abîmée ou incomplète ; téléchargez-la de nouveau, ou ouvrez le classeur et "
    "enregistrez-le",
    "the archive is damaged or incomplete; download it again, or open the workbook and save it")
ARP_MESSAGE(XLSX_PART_DAMAGED,
            "classeur abîmé (« {0} ») ; ouvrez-le dans Excel ou LibreOffice et enregistrez-le",
            "the workbook is damaged (\"{0}\"); open it in Excel or LibreOffice and save it")
ARP_MESSAGE(
    XLSX_BOMB,
    "« {0} » se décompresse en une taille démesurée ; vérifiez d'où vient le classeur, ou "
    "enregistrez la feuille en CSV UTF-8",
    "\"{0}\" unpacks to an excessive size; check where the workbook comes from, or save the sheet "
    "as CSV UTF-8")
ARP_MESSAGE(XLSX_NO_SHEET, "aucune feuille de calcul visible dans le classeur ; indiquez « sheet »",
            "no visible worksheet in the workbook; state \"sheet\"")
ARP_MESSAGE(XLSX_SHEET_NEAR,
            "aucune feuille « {0} » ; vouliez-vous dire « {1} » ? feuilles du classeur : {2}",
            "no sheet \"{0}\"; did you mean \"{1}\"? the workbook's sheets are: {2}")
ARP_MESSAGE(XLSX_SHEET_ABSENT, "aucune feuille « {0} » ; feuilles du classeur : {1}",
            "no sheet \"{0}\"; the workbook's sheets are: {1}")
ARP_MESSAGES_END;

#endif
