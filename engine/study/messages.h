/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a run of a study tells, and is refused for.
 */
#ifndef STUDY_MESSAGES_H
#define STUDY_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(STUDY)
ARP_MESSAGE(STUDY_POLARITY_GUESSED,
            "le sens de {0} indicateur(s) est deviné, et nul ne l'a choisi : {1} ; écrivez "
            "« polarity: 1 » (plus haut, plus de besoin) ou « polarity: -1 », sans « ? »",
            "the polarity of {0} indicator(s) is guessed, and nobody chose it: {1}; write "
            "\"polarity: 1\" (higher is more need) or \"polarity: -1\", without \"?\"")
ARP_MESSAGE(STUDY_REVERSED,
            "« {0} » va à l'inverse de son versant « {1} » (corrélation {2} avec les autres "
            "indicateurs) ; vérifiez son sens ; s'il est inversé, écrivez « polarity: {3} »",
            "\"{0}\" goes against its side \"{1}\" (correlation {2} with its other indicators); "
            "look at its polarity; if it is reversed, write \"polarity: {3}\"")
ARP_MESSAGE(
    STUDY_IS_TABLE,
    "c'est un tableau de données, pas une étude ; une étude est un fichier YAML qui le nomme : "
    "écrivez-y « data: [{file: {0}, key: COLONNE_DES_CODES}] » et l'indice, puis donnez son nom",
    "this is a table of data, not a study; a study is a YAML file that names it: write \"data: "
    "[{file: {0}, key: COLUMN_OF_CODES}]\" and the index in one, then give its name")
ARP_MESSAGE(STUDY_LATE, "données postérieures à la décision de {0} : {1}",
            "data later than the decision of {0}: {1}")
ARP_MESSAGE(STUDY_GIVEN_LATE,
            "colonnes de « given » postérieures à la décision de {0} : {1} ; elles n'ont pu guider "
            "le choix, tout au plus ce qu'elles disent d'un état plus ancien",
            "columns of \"given\" later than the decision of {0}: {1}; they cannot have guided the "
            "choice, at most what they say of an earlier state")
ARP_MESSAGE(STUDY_UNDATED,
            "données sans date, à côté de la décision de {0} : {1} ; dites leur année (« year: »), "
            "sans quoi "
            "on ne sait si elles étaient connues alors",
            "data without a date, beside the decision of {0}: {1}; state their year (\"year:\"), "
            "for without "
            "it nobody can say whether they were known then")
ARP_MESSAGE(STUDY_UNKNOWN_POPULATION,
            "{0} territoire(s) de population inconnue, non classé(s) : {1}",
            "{0} territories of unknown population, not ranked: {1}")
ARP_MESSAGE(STUDY_DATA_WEIGHTS,
            "les poids de « {0} » viennent des données : ils changent avec le périmètre",
            "the weights of \"{0}\" come from the data: they change with the perimeter")
ARP_MESSAGE(STUDY_FILLED_MISSING, "{0} case(s) manquante(s) traitée(s) selon la règle {2} : {1}",
            "{0} missing cell(s) treated by the rule {2}: {1}")
ARP_MESSAGE(STUDY_FILLED_SECRET,
            "{0} case(s) sous secret statistique traitée(s) selon la règle {2} : {1}",
            "{0} cell(s) under statistical secrecy treated by the rule {2}: {1}")
ARP_MESSAGE(STUDY_FILLED_NOT_APPLICABLE,
            "{0} case(s) sans objet traitée(s) selon la règle {2} : {1}",
            "{0} cell(s) that do not apply treated by the rule {2}: {1}")
ARP_MESSAGE(STUDY_SKIPPED_MISSING,
            "{0} case(s) manquante(s), règle {2} : l'indicateur y est laissé de côté et le "
            "territoire reste "
            "classé : {1}",
            "{0} missing cell(s), rule {2}: the indicator is left out there and the territory "
            "stays ranked: {1}")
ARP_MESSAGE(
    STUDY_SKIPPED_SECRET,
    "{0} case(s) sous secret statistique, règle {2} : l'indicateur y est laissé de côté et le "
    "territoire reste classé : {1}",
    "{0} cell(s) under statistical secrecy, rule {2}: the indicator is left out there and the "
    "territory "
    "stays ranked: {1}")
ARP_MESSAGE(
    STUDY_SKIPPED_NOT_APPLICABLE,
    "{0} case(s) sans objet, règle {2} : l'indicateur y est laissé de côté et le territoire reste "
    "classé : {1}",
    "{0} cell(s) that do not apply, rule {2}: the indicator is left out there and the territory "
    "stays "
    "ranked: {1}")
ARP_MESSAGE(STUDY_TREATED, "{0} valeur(s) extrême(s) traitée(s)", "{0} outlying values treated")
ARP_MESSAGE(STUDY_DROPPED, "indicateur constant laissé de côté : {0}",
            "constant indicator left out: {0}")
ARP_MESSAGE(
    STUDY_FIRST_EXPLAINED,
    "une sélection que l'indice fait lui-même (« first: {0} ») lui ressemble par construction : il "
    "n'y a rien à expliquer ; listez sous « territories: » ce qui fut choisi, ou demandez « arpent "
    "rank » ou « arpent sensitivity », qui s'en passent",
    "a selection that the index makes itself (\"first: {0}\") resembles it by construction: there "
    "is nothing to explain; list what was chosen under \"territories:\", or ask \"arpent rank\" "
    "or \"arpent sensitivity\", which do without")
ARP_MESSAGE(STUDY_TIED, "{0} territoires partagent leur rang avec un autre",
            "{0} territories share their rank with another")
ARP_MESSAGE(SWEEP_FORM,
            "« --over {0} » n'a pas la forme CHEMIN.VERS.CLÉ=VALEUR,VALEUR ; écrivez « --over "
            "method.normalise.rule=zscore,minmax », par exemple",
            "\"--over {0}\" has not the form PATH.TO.KEY=VALUE,VALUE; write \"--over "
            "method.normalise.rule=zscore,minmax\", say")
ARP_MESSAGE(SWEEP_EMPTY, "« --over {0} » a une valeur vide ; ôtez la virgule de trop",
            "\"--over {0}\" has an empty value; remove the comma that is one too many")
ARP_MESSAGE(SWEEP_TWICE,
            "« --over » donne « {0} » deux fois ; mettez toutes ses valeurs dans une seule option",
            "\"--over\" gives \"{0}\" twice; put all its values into one option")
ARP_MESSAGE(SWEEP_MANY, "plus de {0} combinaisons ; donnez moins de valeurs",
            "more than {0} combinations; give fewer values")
ARP_MESSAGE(
    LEVELS_NO_ZONINGS,
    "l'étude n'a qu'un périmètre ; donnez-lui une table d'appartenance des communes sous « "
    "zonings: » et ses "
    "niveaux sous « levels: », comme config/communes.yaml, ou demandez par « --around CODE » "
    "ceux que l'on aurait pu dessiner",
    "the study has one perimeter only; give it a membership table of the communes under "
    "\"zonings:\" and its "
    "levels under \"levels:\", as config/communes.yaml does, or ask with \"--around CODE\" "
    "for those that could have been drawn")
ARP_MESSAGE(
    DESIGN_ABSENT,
    "l'étude ne dit pas quels périmètres on aurait pu dessiner ; donnez « --around CODE », ou "
    "un bloc « design: »",
    "the study does not say what perimeters could have been drawn; give \"--around CODE\", "
    "or a block \"design:\"")
ARP_MESSAGE(
    LEVELS_UNRANKED,
    "aucun territoire du niveau « {0} » qui tienne lieu de la sélection n'est classé ; vérifiez "
    "« minimum_population » et « where »",
    "no territory of the level \"{0}\" that stands for the selection is ranked; check "
    "\"minimum_population\" "
    "and \"where\"")
ARP_MESSAGE(
    CONTRACTS_NONE,
    "l'étude ne dit pas quels choix juger ensemble ; donnez-les sous « selections: » (une "
    "ligne par sélection et code), ou demandez « arpent explain » pour un seul choix",
    "the study does not say which choices to judge together; give them under "
    "\"selections:\" (one row a selection and code), or ask \"arpent explain\" for one choice")
ARP_MESSAGE(CONTRACTS_NOBODY,
            "les sélections ne couvrent assez d'aucun territoire classé ({0} % de ses habitants) ; "
            "vérifiez leurs codes et « level: », ou baissez « coverage: »",
            "the selections cover enough of no ranked territory ({0}% of its people); check their "
            "codes and \"level:\", or lower \"coverage:\"")
ARP_MESSAGE(CONTRACTS_ALL,
            "les sélections couvrent les {0} territoires classés : il ne reste personne à qui les "
            "comparer ; gardez-en une partie (« only: »), ou prenez un univers plus large",
            "the selections cover all {0} ranked territories: nobody is left to compare them with; "
            "keep a part of them (\"only:\"), or take a wider universe")
ARP_MESSAGE(
    PLACES_NO_PAIRS,
    "l'étude ne dit pas quelles communes se touchent ; donnez-les sous « zonings: » (« contiguity: "
    "{file: ...} »), ou demandez « arpent perimeters --around CODE » pour des territoires",
    "the study does not say which communes touch; give them under \"zonings:\" (\"contiguity: "
    "{file: ...}\"), or ask \"arpent perimeters --around CODE\" for territories")
ARP_MESSAGE(PLACES_NONE,
            "l'étude n'a pas de choix à situer ; donnez « selection: » ou « selections: »",
            "the study has no choice to place; give \"selection:\" or \"selections:\"")
ARP_MESSAGE(CHOOSE_ABSENT,
            "l'étude ne dit pas quel choix est à faire ; donnez « choose: {first: K, side: "
            "VERSANT} », ou un budget (« arpent help study choose »)",
            "the study does not say which choice is to be made; give \"choose: {first: K, side: "
            "SIDE}\", or a budget (\"arpent help study choose\")")
ARP_MESSAGE(
    CHOOSE_FEW,
    "{0} territoire(s) à choisir pour {1} place(s) : il n'y a rien à choisir ; donnez moins "
    "de places, ou un « exclude: » plus court",
    "{0} territories to choose from for {1} seats: there is nothing to choose; give fewer "
    "seats, or a shorter \"exclude:\"")
ARP_MESSAGE(CLI_INTERRUPTED, "interrompu, rien n'a été écrit ; relancez la commande pour reprendre",
            "interrupted, nothing was written; run the command again to start over")
ARP_MESSAGE(
    CHECKPOINT_NONE,
    "ce fichier n'est pas un point de reprise d'arpent ; donnez un autre chemin à « --checkpoint »",
    "this file is no checkpoint of arpent; give \"--checkpoint\" another path")
ARP_MESSAGE(CHECKPOINT_DAMAGED,
            "ce point de reprise est abîmé ; effacez-le, ou recommencez sans « --resume »",
            "this checkpoint is damaged; remove it, or begin again without \"--resume\"")
ARP_MESSAGE(CHECKPOINT_CHANGED,
            "ce point de reprise est celui d'un autre calcul : « {0} » y est « {1} », et "
            "maintenant « {2} » ; "
            "remettez l'ancienne valeur, ou recommencez sans « --resume »",
            "this checkpoint is that of another run: \"{0}\" is \"{1}\" there, and \"{2}\" now; "
            "put the former value back, or begin again without \"--resume\"")
ARP_MESSAGE(
    CHECKPOINT_FILE,
    "« {0} » n'est plus le fichier que lisait le calcul de ce point de reprise ; remettez-le comme "
    "il "
    "était, ou recommencez sans « --resume »",
    "\"{0}\" is no longer the file that the run of this checkpoint read; put it back as it was, or "
    "begin again without \"--resume\"")
ARP_MESSAGE(PROFILE_EXCLUDED,
            "{0} ({1}) n'est pas classé : l'étude l'exclut ; ôtez-le de « exclude: »",
            "{0} ({1}) is not ranked: the study excludes it; take it out of \"exclude:\"")
ARP_MESSAGE(PROFILE_UNMATCHED,
            "{0} n'est pas classé : il manque dans un des fichiers de données ; complétez-le",
            "{0} is not ranked: one of the data files lacks it; complete it")
ARP_MESSAGE(PROFILE_UNKNOWN_POPULATION,
            "{0} ({1}) n'est pas classé : sa population est inconnue ; complétez-la, ou ôtez "
            "« minimum_population: »",
            "{0} ({1}) is not ranked: its population is unknown; complete it, or remove "
            "\"minimum_population:\"")
ARP_MESSAGE(PROFILE_SMALL,
            "{0} ({1}) n'est pas classé : il est sous la population minimale ({2}) ; baissez "
            "« minimum_population: »",
            "{0} ({1}) is not ranked: it is under the minimum population ({2}); lower "
            "\"minimum_population:\"")
ARP_MESSAGE(PROFILE_NEAR, "aucun territoire n'a le code « {0} » ; vouliez-vous dire « {1} » ?",
            "no territory has the code \"{0}\"; did you mean \"{1}\"?")
ARP_MESSAGE(
    PROFILE_UNKNOWN,
    "aucun des {1} territoires classés n'a le code « {0} » ; « arpent rank » donne leurs codes",
    "none of the {1} ranked territories has the code \"{0}\"; \"arpent rank\" gives their codes")
ARP_MESSAGES_END;

#endif
