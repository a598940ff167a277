/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file results.h
 * What reading a table of results back is refused for.
 */
#ifndef REPORT_MESSAGES_RESULTS_H
#define REPORT_MESSAGES_RESULTS_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_RESULTS)
ARP_MESSAGE(
    RESULTS_NONE,
    "ce n'est pas un fichier de résultats ; donnez le dossier écrit par « arpent run -o », ou son "
    "results.h5",
    "this is no results file; give the folder that \"arpent run -o\" wrote, or its results.h5")
ARP_MESSAGE(
    RESULTS_OLD,
    "ce results.h5 vient d'arpent {0}, d'avant les tableaux, et n'est plus lu ; relancez l'étude, "
    "ou lisez-le avec la version qui l'a écrit",
    "this results.h5 comes from arpent {0}, from before the tables, and is no longer read; run "
    "the study again, or read it with the release that wrote it")
ARP_MESSAGE(
    RESULTS_NEWER,
    "ce results.h5 a le format {0}, qu'arpent {1} ne connaît pas ; lisez-le avec une version plus "
    "récente",
    "this results.h5 has format {0}, which arpent {1} does not know; read it with a later "
    "release")
ARP_MESSAGE(RESULTS_TABLE,
            "pas de tableau « {0} » dans ces résultats ; vouliez-vous dire « {1} » ?",
            "no table \"{0}\" in these results; did you mean \"{1}\"?")
ARP_MESSAGE(RESULTS_TABLE_ALL, "pas de tableau « {0} » dans ces résultats ; il y a : {1}",
            "no table \"{0}\" in these results; there are: {1}")
ARP_MESSAGES_END;

#endif
