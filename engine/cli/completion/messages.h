/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What the help says of completion.
 */
#ifndef CLI_COMPLETION_MESSAGES_H
#define CLI_COMPLETION_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(CLI_COMPLETION)
ARP_MESSAGE(CLI_COMPLETE, "dire ce qui peut suivre, pour les interpréteurs de commandes",
            "say what may follow, for command shells")
ARP_MESSAGE(
    CLI_COMPLETE_ABOUT,
    "Donne, un par ligne, les mots que peut devenir le dernier de la ligne donnée : commandes, "
    "options et leurs valeurs, clés d'une étude, niveaux et territoires de l'étude nommée, "
    "tableaux, indicateurs. Rien : un nom de fichier. bash, zsh et fish l'emploient quand arpent "
    "est installé.",
    "Gives, one a line, the words that the last one of the line given may become: commands, "
    "options and their values, keys of a study, levels and territories of the study named, "
    "tables, indicators. Nothing: a file name. bash, zsh and fish use it once arpent is "
    "installed.")
ARP_MESSAGE(CLI_WANT_WORDS, "-- MOT...", "-- WORD...")
ARP_MESSAGES_END;

#endif
