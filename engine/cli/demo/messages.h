/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What `demo` says.
 */
#ifndef CLI_DEMO_MESSAGES_H
#define CLI_DEMO_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(CLI_DEMO)
ARP_MESSAGE(CLI_DEMO_SUMMARY, "montrer le cas livré avec arpent",
            "show the case that arpent comes with")
ARP_MESSAGE(
    CLI_DEMO_ABOUT,
    "Fait ce que « run » fait sur l'étude livrée : les cantons de Midi-Pyrénées, et ce à quoi "
    "ressemble le choix de Lavelanet et Mirepoix. Rien n'est demandé au réseau. L'étude et ses "
    "données, à copier et à changer, sont là où la première ligne le dit ; avec -o, les résultats "
    "vont dans un dossier.",
    "Does what \"run\" does on the study that it comes with: the cantons of Midi-Pyrénées, and "
    "what the choice of Lavelanet and Mirepoix resembles. Nothing is asked of the network. The "
    "study and its data, to be copied and changed, are where the first line says; with -o, the "
    "results go into a folder.")
ARP_MESSAGE(CLI_DEMO_STUDY, "étude montrée : {0}", "study shown: {0}")
ARP_MESSAGE(
    CLI_DEMO_ABSENT,
    "l'étude {0}, livrée avec arpent, n'est ni à côté du programme ({1}) ni dans son "
    "installation ({2}) ; gardez ensemble ce que le paquet contient, ou nommez une étude : "
    "« arpent run ÉTUDE »",
    "the study {0}, which comes with arpent, is neither beside the program ({1}) nor in its "
    "installation ({2}); keep together what the package holds, or name a study: \"arpent run "
    "STUDY\"")
ARP_MESSAGES_END;

#endif
