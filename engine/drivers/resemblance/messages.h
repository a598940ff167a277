/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a selection is refused for.
 */
#ifndef DRIVERS_RESEMBLANCE_MESSAGES_H
#define DRIVERS_RESEMBLANCE_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(DRIVERS_RESEMBLANCE)
ARP_MESSAGE(DRIVERS_TOO_FEW,
            "nombre de territoires : {0} ; il en faut au moins deux pour expliquer une sélection",
            "number of territories: {0}; explaining a selection takes at least two")
ARP_MESSAGE(DRIVERS_NONE_SELECTED,
            "aucun territoire n'est sélectionné ; donnez-en au moins un dans « selection »",
            "no territory is selected; give at least one under \"selection\"")
ARP_MESSAGE(
    DRIVERS_ALL_SELECTED,
    "les {0} territoires sont tous sélectionnés : il n'y a rien à comparer ; sélectionnez-en "
    "moins, ou élargissez le périmètre",
    "all {0} territories are selected: there is nothing to compare with; select fewer, or "
    "widen the perimeter")
ARP_MESSAGE(
    DRIVERS_OUTSIDE,
    "la sélection désigne la ligne {0}, mais il y a {1} territoires (lignes comptées depuis "
    "0) ; corrigez la sélection",
    "the selection names row {0}, but there are {1} territories (rows counted from 0); "
    "mend the selection")
ARP_MESSAGE(DRIVERS_TWICE, "le territoire {0} est sélectionné deux fois ; ôtez l'un des deux",
            "territory {0} is selected twice; remove one of the two")
ARP_MESSAGE(
    DRIVERS_K,
    "la taille {0} d'une première liste (« within_first ») est impossible ; donnez un nombre "
    "entre 1 et {1}",
    "{0} is no possible size of a first list (\"within_first\"); give a number from 1 to {1}")
ARP_MESSAGE(DRIVERS_ALPHA,
            "le seuil « alpha » vaut {0} ; donnez un nombre entre 0 et 1, bornes exclues",
            "\"alpha\" is {0}; give a number between 0 and 1, both excluded")
ARP_MESSAGE(DRIVERS_UNIVERSE_ROWS,
            "les lignes de l'univers « {0} » ne sont pas des territoires en ordre croissant ; "
            "corrigez-les",
            "the rows of the universe \"{0}\" are not territories in rising order; mend them")
ARP_MESSAGE(DRIVERS_NO_SIDE,
            "l'indice « {0} » n'a pas de versant ; donnez-lui au moins un enfant (« children »)",
            "the index \"{0}\" has no side; give it at least one child (\"children\")")
ARP_MESSAGE(DRIVERS_SIDE_WITHOUT_VALUE,
            "le versant « {0} » n'a pas de valeur pour le territoire {1} ; changez la règle des "
            "données manquantes ou écartez ce territoire (« exclude »)",
            "the side \"{0}\" has no value for territory {1}; change the rule for missing cells or "
            "leave that territory out (\"exclude\")")
ARP_MESSAGE(
    REPORT_NO_SELECTION,
    "l'étude n'a pas de sélection à expliquer ; donnez « selection: » dans l'étude ou --select "
    "CODE,CODE",
    "the study has no selection to explain; give \"selection:\" in the study or --select CODE,CODE")
ARP_MESSAGE(
    POWER_TOO_LARGE,
    "{0} choisis (ou non choisis) sur {1} territoires, c'est trop pour tirer des choix qui "
    "penchent vers un versant ; demandez un choix plus petit (« --select »)",
    "{0} selected (or not selected) of {1} territories are too many to draw selections that "
    "lean on a side; ask about a smaller one (--select)")
ARP_MESSAGE(
    POWER_NO_SIDE,
    "tous les versants sont tardifs : aucun n'est testé, et rien ne pourrait se distinguer ; "
    "donnez des indicateurs antérieurs à la décision",
    "every side is late: none is tested, and nothing could stand out; give indicators of "
    "before the decision")
ARP_MESSAGES_END;

#endif
