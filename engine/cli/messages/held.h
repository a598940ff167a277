/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file held.h
 * What the command line says of files that stand elsewhere.
 */
#ifndef CLI_MESSAGES_HELD_H
#define CLI_MESSAGES_HELD_H

#include "base/areas.h"

ARP_MESSAGES(CLI_HELD)
ARP_MESSAGE(CLI_HELD_PAIR, "NOM=CHEMIN", "NAME=PATH")
ARP_MESSAGE(
    CLI_HELD_OPTION,
    "lit le fichier CHEMIN là où l'étude, ou l'argument ÉTUDE, écrit NOM, que ce fichier existe ou "
    "non ; peut se répéter",
    "reads the file PATH where the study, or the operand STUDY, writes NAME, whether such a file "
    "is "
    "there or not; may be repeated")
ARP_MESSAGE(CLI_HELD_NO_PAIR,
            "« --file {0} » ne dit pas quel fichier pour quel nom ; écrivez « --file NOM=CHEMIN »",
            "\"--file {0}\" does not say which file for which name; write \"--file NAME=PATH\"")
ARP_MESSAGES_END;

#endif
