/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file several.h
 * Several selections judged together.
 */
#ifndef REPORT_MESSAGES_SEVERAL_H
#define REPORT_MESSAGES_SEVERAL_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_SEVERAL)
ARP_MESSAGE(SEVERAL_HEAD, "{0} sous {1} choix, parmi {2} : {3}.",
            "{0} under {1} choices, among {2}: {3}.")
ARP_MESSAGE(SEVERAL_ATTESTED, "cela ressemble à un choix sur « {0} » ({1} ; p ajusté {2})",
            "this resembles a choice on \"{0}\" ({1}; adjusted p {2})")
ARP_MESSAGE(
    SEVERAL_NOT_GIVEN,
    "« {0} » se distingue pris seul ({1} ; p ajusté {2}), et ne se distingue plus une fois "
    "donné le reste (p ajusté {3})",
    "\"{0}\" stands out alone ({1}; adjusted p {2}), and does no more once the rest is given "
    "(adjusted p {3})")
ARP_MESSAGE(SEVERAL_EXCLUDED, "« {0} » : non ({1})", "\"{0}\": no ({1})")
ARP_MESSAGE(SEVERAL_OPEN, "« {0} » : on ne peut pas conclure ({1} ; p ajusté {2})",
            "\"{0}\": it cannot be told ({1}; adjusted p {2})")
ARP_MESSAGE(SEVERAL_LATE, "« {0} » : connu après, non testé ({1})",
            "\"{0}\": known afterwards, not tested ({1})")
ARP_MESSAGE(SEVERAL_GAP, "écart entre les deux établi (p {0})",
            "gap between the two established (p {0})")
ARP_MESSAGE(SEVERAL_NO_GAP, "écart entre les deux non établi (p {0})",
            "gap between the two not established (p {0})")
ARP_MESSAGE(SEVERAL_AS_WELL,
            "« {0} » désigne aussi bien les mêmes territoires ({1}), et l'on ne peut l'en séparer",
            "\"{0}\" singles out the same territories as well ({1}), and cannot be told apart")
ARP_MESSAGE(SEVERAL_AND, " ; ", "; ")
ARP_MESSAGE(
    SEVERAL_MAJORITY,
    "Les choisis font plus de la moitié des territoires : c'est aussi aux non-choisis qu'on "
    "demande de se ressembler.",
    "The selected are more than half of the territories: the others are as much asked to "
    "resemble each other.")
ARP_MESSAGE(SEVERAL_TOGETHER, "Tous ensemble, de trois façons (concordance ; p non ajusté)",
            "All together, in three ways (concordance; p, not adjusted)")
ARP_MESSAGE(SEVERAL_WAY, "façon", "way")
ARP_MESSAGE(SEVERAL_SELECTED, "choisis", "selected")
ARP_MESSAGE(SEVERAL_DIFFERENCE, "écart", "gap")
ARP_MESSAGE(SEVERAL_UNION, "tous réunis", "all together")
ARP_MESSAGE(SEVERAL_BESIDE, "… dès {0} %", "… from {0}%")
ARP_MESSAGE(SEVERAL_GIVEN, "… reste donné", "… given the rest")
ARP_MESSAGE(SEVERAL_GIVEN_STRATA, "… et strates", "… and the strata")
ARP_MESSAGE(SEVERAL_STRATA, "dans « {0} »", "inside \"{0}\"")
ARP_MESSAGE(SEVERAL_VOTE, "une voix chacun", "one vote each")
ARP_MESSAGE(SEVERAL_CLUSTERS, "… par groupes ({0})", "… by clusters ({0})")
ARP_MESSAGE(SEVERAL_CELL, "{0} (p {1})", "{0} (p {1})")
ARP_MESSAGE(SEVERAL_CELL_P, "p {0}", "p {0}")
ARP_MESSAGE(SEVERAL_STRATA_HOW,
            "strates comparées : {0} ; sans choisi : {1} ; toutes choisies : {2}",
            "strata compared: {0}; with nobody selected: {1}; all selected: {2}")
ARP_MESSAGE(SEVERAL_DIFFER,
            "D'un choix à l'autre, l'écart entre les deux versants varie {0} qu'entre territoires "
            "tirés au hasard (p {1}).",
            "From one choice to the next the gap between the two sides varies {0} than between "
            "territories drawn at random (p {1}).")
ARP_MESSAGE(SEVERAL_MORE, "plus", "more")
ARP_MESSAGE(SEVERAL_LESS, "moins", "less")
ARP_MESSAGE(
    SEVERAL_ALIKE,
    "D'un choix à l'autre, l'écart entre les deux versants ne varie ni plus ni moins "
    "qu'entre territoires tirés au hasard (p {0}).",
    "From one choice to the next the gap between the two sides varies neither more nor less "
    "than between territories drawn at random (p {0}).")
ARP_MESSAGE(
    SEVERAL_COMMON,
    "En commun (concordance sur chaque indicateur, plus de 0,5 : plus de besoin ; p ajusté)",
    "In common (concordance on each indicator, above 0.5: more need; adjusted p)")
ARP_MESSAGE(SEVERAL_INDICATOR, "indicateur", "indicator")
ARP_MESSAGE(SEVERAL_C, "concordance", "concordance")
ARP_MESSAGE(SEVERAL_P, "p ajusté", "adjusted p")
ARP_MESSAGE(SEVERAL_EACH, "Chaque choix (concordance ; p non ajusté)",
            "Each choice (concordance; p, not adjusted)")
ARP_MESSAGE(SEVERAL_ONE, "choix", "choice")
ARP_MESSAGE(SEVERAL_MORE_LINES, "{0} autres : « --full », ou « --format csv »",
            "{0} more: \"--full\", or \"--format csv\"")
ARP_MESSAGE(
    SEVERAL_COULD,
    "Pris un à un, après ajustement (Holm sur {2} tests) : sur {1} choix, {0} auraient pu se "
    "distinguer, et {3} se distinguent.",
    "One by one: of {1} choices {0} could have stood out once adjusted (Holm over {2} "
    "tests), and {3} do.")
ARP_MESSAGE(
    SEVERAL_NONE_COULD,
    "Seul, aucun des {0} choix n'aurait pu se distinguer après ajustement (Holm sur {1} tests), "
    "quel qu'il soit : la réponse est celle de tous ensemble.",
    "Alone, none of the {0} choices could have stood out once adjusted (Holm over {1} "
    "tests), whatever it was: the answer is that of all together.")
ARP_MESSAGE(SEVERAL_EMPTY,
            "Non jugés : {0} choix, qui ne couvrent {1} % des habitants d'aucun territoire (table "
            "« selections », m = 0).",
            "Not judged: {0} choices, which cover {1}% of the people of no territory (table "
            "\"selections\", m = 0).")
ARP_MESSAGE(SEVERAL_WITHOUT,
            "Sans l'un des choix, la concordance de tous sur « {0} » va de {1} (sans {2}) à {3}.",
            "Without one of the choices the concordance of all on \"{0}\" goes from {1} (without "
            "{2}) to {3}.")
ARP_MESSAGE(SEVERAL_MEET, "Pas indépendants : {0}.", "Not independent: {0}.")
ARP_MESSAGE(SEVERAL_SHARE, "{0} et {1} (en commun : {2})", "{0} and {1} (shared: {2})")
ARP_MESSAGE(SEVERAL_TOUCH, "{0} et {1} (voisins)", "{0} and {1} (neighbours)")
ARP_MESSAGE(SEVERAL_AND_MORE, "et {0} autres paires", "and {0} more pairs")
ARP_MESSAGE(SEVERAL_COMBINED, "p de tous réunis, « {0} » : Fisher {1}, Stouffer {2}.",
            "p-values combined, \"{0}\": Fisher {1}, Stouffer {2}.")
ARP_MESSAGE(
    SEVERAL_NOT_COMBINED_SHARED,
    "Les p ne sont pas réunis (Fisher, Stouffer) : deux choix ont un territoire en commun ; "
    "lisez la ligne par groupes.",
    "The p-values are not combined (Fisher, Stouffer): two choices share a territory; read "
    "the line by clusters.")
ARP_MESSAGE(SEVERAL_NOT_COMBINED_TOUCHING,
            "Les p ne sont pas réunis (Fisher, Stouffer) : deux choix se touchent ; lisez la ligne "
            "par groupes.",
            "The p-values are not combined (Fisher, Stouffer): two choices touch; read the line by "
            "clusters.")
ARP_MESSAGE(
    SEVERAL_NOT_COMBINED_UNKNOWN,
    "Les p ne sont pas réunis (Fisher, Stouffer) : sans « contiguity: », nul ne sait si deux "
    "choix se touchent ; lisez la ligne par groupes.",
    "The p-values are not combined (Fisher, Stouffer): without \"contiguity:\" nobody knows "
    "whether two choices touch; read the line by clusters.")
ARP_MESSAGE(
    SEVERAL_HOW,
    "concordance : chance qu'un choisi soit plus touché qu'un autre territoire (0,5 : le "
    "hasard) ; p : chance d'en voir une aussi forte si le choix était tiré au hasard ; "
    "ressembler n'est pas causer",
    "concordance: chance that a selected one is worse off than another territory (0.5: "
    "chance); p: how often one so high comes of a choice drawn at random; resembling is not "
    "causing")
ARP_MESSAGES_END;

#endif
