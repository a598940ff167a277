/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file maps.h
 * What maps say that are drawn without a script.
 */
#ifndef REPORT_MESSAGES_MAPS_H
#define REPORT_MESSAGES_MAPS_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_MAPS)
ARP_MESSAGE(MAPS_NEED, "Besoin (score)", "Need (score)")
ARP_MESSAGE(MAPS_NEED_RANK, "Besoin (rang)", "Need (rank)")
ARP_MESSAGE(MAPS_BOTH, "Les deux, par tiers", "Both, by thirds")
ARP_MESSAGE(MAPS_LESS, "moins", "less")
ARP_MESSAGE(MAPS_MORE, "plus de besoin", "more need")
ARP_MESSAGE(MAPS_RANK, "{0}, rang {1}", "{0}, rank {1}")
ARP_MESSAGE(MAPS_WITHOUT, "Sans contour : {0}.", "Without an outline: {0}.")
ARP_MESSAGE(MAPS_UNRANKED, "Gris : hors du classement. ", "Grey: not ranked. ")
ARP_MESSAGE(MAPS_MADE, "Fait par arpent {0}.", "Made by arpent {0}.")
ARP_MESSAGE(MAPS_MORE_PAGE,
            "La page entière, avec ses images et son curseur : report.html, à côté de celle-ci.",
            "The whole page, with its pictures and its slider: report.html, beside this one.")
ARP_MESSAGE(MAPS_RANKS_ONLY, "Page sans valeurs ni scores (--share ranks).",
            "Page without values or scores (--share ranks).")
ARP_MESSAGE(MAPS_NONE,
            "il n'y a pas de contours à dessiner ; donnez-les dans l'étude : « outlines: {file: "
            "contours.geojson, property: code} », puis refaites « arpent run »",
            "there are no outlines to draw; give them in the study: \"outlines: {file: "
            "outlines.geojson, property: code}\", then run \"arpent run\" again")
ARP_MESSAGES_END;

#endif
