/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a file of SAS, SPSS or Stata is refused for.
 */
#ifndef IO_STAT_MESSAGES_H
#define IO_STAT_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(IO_STAT)
ARP_MESSAGE(
    STAT_DAMAGED,
    "fichier {0} abîmé (octet {1}) ; téléchargez-le de nouveau, ou ouvrez-le dans le logiciel d'où "
    "il vient et enregistrez-le en CSV UTF-8",
    "the {0} file is damaged (byte {1}); download it again, or open it in the program it comes "
    "from "
    "and save it as CSV UTF-8")
ARP_MESSAGE(
    STAT_LYING,
    "fichier {0} incomplet ou abîmé : il annonce {1} octets et n'en a que {2} ; téléchargez-le de "
    "nouveau",
    "the {0} file is incomplete or damaged: it says it has {1} bytes and has {2} only; download it "
    "again")
ARP_MESSAGE(
    STAT_VERSION,
    "version inconnue du format {0} ({1}) ; enregistrez le fichier en CSV UTF-8 depuis le logiciel "
    "d'où il vient",
    "an unknown version of the form {0} ({1}); save the file as CSV UTF-8 from the program it "
    "comes "
    "from")
ARP_MESSAGE(
    STAT_LIBRARY,
    "fichier {0} illisible (ReadStat : {1}) ; enregistrez-le en CSV UTF-8 depuis le logiciel d'où "
    "il "
    "vient",
    "the {0} file cannot be read (ReadStat: {1}); save it as CSV UTF-8 from the program it comes "
    "from")
ARP_MESSAGE(
    STAT_ENCODING,
    "des textes du fichier {0} ne sont pas de l'encodage qu'il indique ; écrivez le bon sous "
    "« data: », par exemple « encoding: CP1252 »",
    "texts of the {0} file are not of the encoding that it states; write the right one under "
    "\"data:\", for example \"encoding: CP1252\"")
ARP_MESSAGE(STAT_NO_COLUMN, "fichier {0} sans aucune colonne ; vérifiez que c'est le bon",
            "the {0} file has no column; check that it is the right one")
ARP_MESSAGES_END;

#endif
