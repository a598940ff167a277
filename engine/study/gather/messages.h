/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What the data of a study tell, and are refused for.
 */
#ifndef STUDY_GATHER_MESSAGES_H
#define STUDY_GATHER_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(STUDY_GATHER)
ARP_MESSAGE(
    STUDY_ZEROS_LOST,
    "« {0} » : aucun code ne commence par un zéro, et {1} codes ont un chiffre de moins que les "
    "autres ({2}) ; si un tableur a ôté leur zéro, repartez du fichier d'origine ou écrivez « "
    "code_width: {3} »",
    "\"{0}\": no code begins with a zero, and {1} codes have one digit less than the others ({2}); "
    "if "
    "a spreadsheet took their zero, go back to the original file or write \"code_width: {3}\"")
ARP_MESSAGE(
    PASSAGE_LINE,
    "table de passage {1} : à la ligne du code {0}, « cog_de » et « cog_vers » doivent être des "
    "années, "
    "et « code_vers » un code",
    "passage table {1}: on the line of code {0}, \"cog_de\" and \"cog_vers\" must be years and "
    "\"code_vers\" a code")
ARP_MESSAGE(
    ZONINGS_LOOKS,
    "« {0} » est dit de {1}, mais ses codes sont ceux des communes de {2} ; vérifiez « vintage: »",
    "\"{0}\" is said to be of {1}, but its codes are those of the communes of {2}; check "
    "\"vintage:\"")
ARP_MESSAGE(ZONINGS_NOT_AGGREGABLE,
            "l'indicateur « {0} » ne peut pas être calculé au niveau « {1} » à partir des communes "
            ": c'est une "
            "valeur toute faite (une médiane, un rapport) que rien ne permet d'additionner ; "
            "donnez ses effectifs "
            "(« numerator: », « denominator: »), ou une moyenne pondérée avouée (« aggregation: "
            "weighted_mean », "
            "« weight: COLONNE »)",
            "the indicator \"{0}\" cannot be made from communes on the level \"{1}\": it is a "
            "ready value (a "
            "median, a ratio) that nothing allows to add; give its counts (\"numerator:\", "
            "\"denominator:\"), or "
            "an owned weighted mean (\"aggregation: weighted_mean\", \"weight: COLUMN\")")
ARP_MESSAGE(
    ZONINGS_RECOMPUTE,
    "l'indicateur « {0} » doit être recalculé au niveau « {1} », non fait d'une somme de communes "
    "(un taux "
    "standardisé, un indice) ; donnez sa valeur dans un tableau de ce niveau, ou ses effectifs",
    "the indicator \"{0}\" has to be computed anew on the level \"{1}\", not from sums of communes "
    "(a "
    "standardised rate, an index); give its value in a table of that level, or its counts")
ARP_MESSAGE(ZONINGS_NO_WEIGHT,
            "la moyenne pondérée de l'indicateur « {0} » demande un poids ; ajoutez « weight: "
            "COLONNE » à sa "
            "définition, ou « population: COLONNE » sous « territories: »",
            "the weighted mean of the indicator \"{0}\" needs a weight; add \"weight: COLUMN\" to "
            "its definition, "
            "or \"population: COLUMN\" under \"territories:\"")
ARP_MESSAGE(ZONINGS_NONE, "communes sans territoire au niveau « {0} », au nombre de {1} : {2}",
            "communes without a territory on the level \"{0}\", {1} in number: {2}")
ARP_MESSAGE(ZONINGS_APPROXIMATE,
            "« {0} » est une approximation : la moyenne des communes pondérée par {1}, non la "
            "valeur du territoire "
            "entier ; couverture d'au moins {2}",
            "\"{0}\" is an approximation: the mean of the communes weighted by {1}, not the value "
            "of the whole "
            "territory; coverage of at least {2}")
ARP_MESSAGE(ZONINGS_BOUND,
            "« {0} » : dans {1} territoire(s), la somme est une borne basse, car des communes y "
            "sont secrètes ({2} "
            "en tout) ; couverture d'au moins {3}",
            "\"{0}\": in {1} territories the sum is a lower bound, for communes of theirs are "
            "secret ({2} in "
            "all); coverage of at least {3}")
ARP_MESSAGE(ZONINGS_KNOWN_PART,
            "« {0} » : dans {1} territoire(s), des communes secrètes ({2} en tout) manquent aux "
            "deux sommes du "
            "rapport ; couverture d'au moins {3}",
            "\"{0}\": in {1} territories secret communes ({2} in all) are in neither sum of the "
            "ratio; coverage "
            "of at least {3}")
ARP_MESSAGE(ZONINGS_COLUMN,
            "la colonne « {0} » n'est pas dans la table d'appartenance {1} ; c'est elle qui donne "
            "les niveaux, "
            "leurs noms et ce que « where: » filtre",
            "the column \"{0}\" is not in the membership table {1}, which gives the levels, their "
            "labels and "
            "what \"where:\" filters")
ARP_MESSAGE(
    STUDY_SELECTED_ELSEWHERE,
    "le territoire {0} ({1}) n'a pas de commune où « territories: where: » est vrai : il n'est pas "
    "classé",
    "the territory {0} ({1}) has no commune where \"territories: where:\" holds: it is not ranked")
ARP_MESSAGE(
    ZONINGS_TABLE_LOOKS,
    "la table d'appartenance « {0} » est dite de {1}, mais ses communes sont celles de {2} ; "
    "vérifiez "
    "« vintage: » sous « zonings: »",
    "the membership table \"{0}\" is said to be of {1}, but its communes are those of {2}; check "
    "\"vintage:\" under \"zonings:\"")
ARP_MESSAGE(ZONINGS_ABSENT, "l'étude n'a pas de « zonings: » ; un niveau ne s'y calcule pas",
            "the study has no \"zonings:\"; no level can be made")
ARP_MESSAGE(ZONINGS_FILLED,
            "« {0} » : {1} commune(s) secrète(s) comptée(s) pour le milieu de leur intervalle, de "
            "{2} à {3}, comme "
            "l'étude le demande (secret: interval)",
            "\"{0}\": {1} secret communes counted as the middle of their interval, from {2} to "
            "{3}, as the study asks "
            "(secret: interval)")
ARP_MESSAGE(ZONINGS_MIXED,
            "l'indicateur « {0} » mêle des colonnes de fichiers communaux et d'un fichier d'un "
            "autre niveau "
            "(« level: ») ; donnez toutes ses colonnes par des fichiers du même niveau",
            "the indicator \"{0}\" mixes columns of files of communes and of a file of another "
            "level (\"level:\"); "
            "give all its columns by files of the same level")
ARP_MESSAGE(ZONINGS_GIVEN_UNKNOWN,
            "codes de « {0} » qui ne sont d'aucun territoire du niveau « {3} », au nombre de {1} : "
            "{2} ; corrigez-les, "
            "ou écrivez « unmatched: drop » pour les laisser de côté",
            "codes of \"{0}\" of no territory of the level \"{3}\", {1} in number: {2}; correct "
            "them, or write "
            "\"unmatched: drop\" to leave them out")
ARP_MESSAGE(ZONINGS_GIVEN_DROPPED,
            "codes de « {0} » laissés de côté, car d'aucun territoire du niveau « {3} », au nombre "
            "de {1} : {2}",
            "codes of \"{0}\" left out, for they are of no territory of the level \"{3}\", {1} in "
            "number: {2}")
ARP_MESSAGE(
    ZONINGS_NOT_OF_COMMUNES,
    "la colonne « {0} » n'est dans aucun fichier communal ; la population et la couverture se "
    "comptent par "
    "commune",
    "the column \"{0}\" is in no file of communes; population and coverage are counted by commune")
ARP_MESSAGE(ZONINGS_COMPARATOR_MARKED,
            "référence {0}, indicateur {1} : {2} commune(s) sans nombre, hors des deux sommes (la "
            "première : {3})",
            "comparator {0}, indicator {1}: {2} communes without a number, left out of both sums "
            "(the first: {3})")
ARP_MESSAGE(STUDY_BOUNDS_LEAF, "« bounds » nomme « {0} », qui n'est pas un indicateur de l'indice",
            "\"bounds\" names \"{0}\", which is no indicator of the index")
ARP_MESSAGE(
    STUDY_BOUNDS_ABSENT,
    "la normalisation « {0} » demande les bornes de « {1} » ; donnez-les sous « bounds: », ou "
    "nommez un "
    "« comparator: » pour la règle comparator",
    "the normalisation \"{0}\" needs the bounds of \"{1}\"; give them under \"bounds:\", or name a "
    "\"comparator:\" for the rule comparator")
ARP_MESSAGE(STUDY_COMPARATOR_UNKNOWN,
            "la référence « {0} » n'est pas parmi « comparators: » ; ajoutez-la",
            "the comparator \"{0}\" is not among \"comparators:\"; add it")
ARP_MESSAGE(STUDY_COMPARATOR_VALUE,
            "la référence « {0} » n'a pas de valeur pour « {1} » (valeur toute faite ou nulle) ; "
            "donnez-la sous "
            "« bounds: »",
            "the comparator \"{0}\" has no value for \"{1}\" (a ready value, or zero); give it "
            "under \"bounds:\"")
ARP_MESSAGE(STUDY_COMPARATOR_EMPTY,
            "la référence « {0} » ne contient aucun territoire ; vérifiez « where » (les codes "
            "gardent leurs zéros)",
            "the comparator \"{0}\" holds no territory; check \"where\" (codes keep their zeros)")
ARP_MESSAGE(STUDY_COMPARATOR_MARKED,
            "référence {0}, indicateur {1} : {2} territoire(s) sans nombre, hors des deux sommes "
            "(le premier : {3})",
            "comparator {0}, indicator {1}: {2} territories without a number, left out of both "
            "sums (the first: {3})")
ARP_MESSAGE(STUDY_SELECT_EMPTY, "--select {0} a un code vide ; écrivez CODE,CODE sans blanc",
            "--select {0} has an empty code; write CODE,CODE without blanks")
ARP_MESSAGE(STUDY_K_LARGE,
            "« les {0} premiers » de {1} territoires ne distinguent personne ; choisissez k entre "
            "1 et n - 1",
            "\"the first {0}\" of {1} territories single nobody out; choose k from 1 to n - 1")
ARP_MESSAGE(STUDY_COLUMN_ABSENT, "la colonne « {0} » n'est pas dans {1} ; vérifiez « rename »",
            "the column \"{0}\" is not in {1}; check \"rename\"")
ARP_MESSAGE(STUDY_COLUMN_NEAR,
            "la colonne « {0} » n'est dans aucun fichier ; vouliez-vous dire « {1} » ?",
            "the column \"{0}\" is in no file; did you mean \"{1}\"?")
ARP_MESSAGE(STUDY_COLUMN_NOWHERE, "la colonne « {0} » n'est dans aucun fichier ; il y a : {1}",
            "the column \"{0}\" is in no file; there are: {1}")
ARP_MESSAGE(STUDY_COLUMN_TWICE,
            "la colonne « {0} » est dans {1} et dans {2} ; renommez l'une avec « rename: »",
            "the column \"{0}\" is in {1} and in {2}; rename one with \"rename:\"")
ARP_MESSAGE(STUDY_RENAME_TWICE,
            "après « rename », {1} a deux colonnes « {0} » ; choisissez un autre nom",
            "after \"rename\", {1} has two columns \"{0}\"; choose another name")
ARP_MESSAGE(STUDY_CODE_ZERO,
            "le code {0} n'existe pas, mais {1} existe : un zéro s'est perdu ; écrivez \"{1}\"",
            "the code {0} does not exist, but {1} does: a zero was lost; write \"{1}\"")
ARP_MESSAGE(
    STUDY_FILE_ZERO,
    "le code {0} n'existe pas, mais le fichier de données porte {1} : un zéro s'y est perdu "
    "(tableur ?) ; rendez au "
    "fichier ses codes de texte, ou donnez leur longueur (« code_width: 5 », sous « data: »)",
    "the code {0} does not exist, but the data file has {1}: a zero was lost there (spreadsheet?); "
    "give the file "
    "its codes as text again, or state their length (\"code_width: 5\", under \"data:\")")
ARP_MESSAGE(STUDY_CODE_UNKNOWN,
            "{0} n'est le code d'aucun des {1} territoires ; vérifiez-le (plusieurs codes se "
            "séparent par des virgules, un "
            "nom n'est pas un code)",
            "{0} is the code of none of the {1} territories; check it (several codes are separated "
            "by commas, a name is "
            "no code)")
ARP_MESSAGE(
    STUDY_NONE_KEPT,
    "aucun des {0} territoires n'est gardé ; baissez « minimum_population » ou réduisez « exclude "
    "»",
    "none of the {0} territories is kept; lower \"minimum_population\" or shorten \"exclude\"")
ARP_MESSAGE(STUDY_ZERO_DENOMINATOR,
            "indicateur {0} : dénominateur nul pour {1} ({2} territoire(s)) ; écrivez « "
            "zero_denominator: missing » "
            "sous « method: », ou excluez-les",
            "indicator {0}: zero denominator for {1} ({2} territories); write \"zero_denominator: "
            "missing\" under "
            "\"method:\", or exclude them")
ARP_MESSAGE(STUDY_SELECTED_EXCLUDED,
            "{0} ({1}) est sélectionné et exclu ; ôtez-le de « exclude: » ou de la sélection",
            "{0} ({1}) is selected and excluded; take it out of \"exclude:\" or of the selection")
ARP_MESSAGE(STUDY_SELECTED_UNMATCHED,
            "{0} est sélectionné mais manque dans un des fichiers de données ; complétez-le",
            "{0} is selected but lacking in one of the data files; complete it")
ARP_MESSAGE(
    STUDY_SELECTED_SMALL,
    "{0} ({1}) est sélectionné mais sous la population minimale ({2}) ou de population inconnue ; "
    "baissez "
    "« minimum_population » ou ôtez-le",
    "{0} ({1}) is selected but under the minimum population ({2}) or of unknown population; lower "
    "\"minimum_population\" or take it out")
ARP_MESSAGE(STUDY_SELECTED_TWICE, "{0} est sélectionné deux fois ; ôtez-en un",
            "{0} is selected twice; remove one")
ARP_MESSAGE(
    STUDY_SELECTED_ALL,
    "la sélection contient les {0} territoires : il ne reste rien à quoi la comparer ; "
    "sélectionnez-en moins",
    "the selection holds all {0} territories: nothing is left to compare it with; select fewer")
ARP_MESSAGE(PERIMETERS_CODE_TWICE,
            "{0} est deux fois dans le périmètre « {1} » ; ôtez l'un des deux",
            "{0} is in the perimeter \"{1}\" twice; remove one of the two")
ARP_MESSAGE(PERIMETERS_IDLE,
            "« perimeters: » et « claims: » ne sont examinés qu'avec une sélection ; donnez « "
            "selection: » ou --select",
            "\"perimeters:\" and \"claims:\" are only examined with a selection; give "
            "\"selection:\" or --select")
ARP_MESSAGE(CLAIMS_INDICATOR_NEAR,
            "l'indicateur « {0} » n'est pas dans l'indice ; vouliez-vous dire « {1} » ?",
            "the indicator \"{0}\" is not in the index; did you mean \"{1}\"?")
ARP_MESSAGE(CLAIMS_INDICATOR,
            "l'indicateur « {0} » n'est pas dans l'indice ; ajoutez-le sous « index: »",
            "the indicator \"{0}\" is not in the index; add it under \"index:\"")
ARP_MESSAGE(CLAIMS_OF,
            "« of: {0} » n'est ni « selection », ni un des périmètres, ni un code de territoire ; "
            "vérifiez-le",
            "\"of: {0}\" is neither \"selection\", nor one of the perimeters, nor a territory's "
            "code; check it")
ARP_MESSAGE(CLAIMS_THAN,
            "« than: {0} » n'est ni une référence de « comparators: », ni un nombre, ni « rest » "
            "(le reste de l'étude) ni « rest of RÉFÉRENCE » ; vérifiez-le",
            "\"than: {0}\" is neither one of the \"comparators:\", nor a number, nor \"rest\" (of "
            "the study), nor \"rest of COMPARATOR\"; check it")
ARP_MESSAGE(CLAIMS_REST_STATED,
            "« than: {0} » : la référence « {1} » n'a que des valeurs déclarées, donc pas de "
            "reste ; donnez-lui un « where: », ou écrivez « than: {1} »",
            "\"than: {0}\": the comparator \"{1}\" has stated values only, hence no rest; give it "
            "a \"where:\", or write \"than: {1}\"")
ARP_MESSAGE(STUDY_VALUE_STATED,
            "la référence « {0} » déclare « {1} » = {2}, et ses lignes donnent {3} : la valeur "
            "déclarée est prise",
            "the comparator \"{0}\" states \"{1}\" = {2}, and its rows give {3}: the stated value "
            "is taken")
ARP_MESSAGE(STUDY_READY_MEAN,
            "« {0} » est une valeur toute faite : pour plusieurs territoires ensemble, c'est la "
            "moyenne des leurs pondérée par {1}, une approximation",
            "\"{0}\" is a ready value: for several territories together it is the mean of theirs "
            "weighted by {1}, an approximation")
ARP_MESSAGE(
    CONTIGUITY_WHICH_COLUMNS,
    "« {0} » a {1} colonnes ; dites sous « columns: [A, B] » lesquelles portent les deux codes",
    "\"{0}\" has {1} columns; say under \"columns: [A, B]\" which hold the two codes")
ARP_MESSAGE(CONTIGUITY_SELF,
            "« {1} » donne à {0} un voisin vide ou {0} lui-même ; corrigez cette paire",
            "\"{1}\" gives {0} an empty neighbour, or itself; mend that pair")
ARP_MESSAGE(
    CONTIGUITY_UNKNOWN,
    "codes de « {0} » inconnus de « {3} », au nombre de {1} : {2} ; corrigez-les, ou écrivez "
    "« unmatched: drop » sous « contiguity » pour les laisser de côté",
    "codes of \"{0}\" unknown to \"{3}\", {1} in number: {2}; correct them, or write "
    "\"unmatched: drop\" under \"contiguity\" to leave them out")
ARP_MESSAGE(
    CONTIGUITY_ZERO,
    "codes inconnus dans « {0} », au nombre de {1} : {2} ; l'un a perdu ou gagné un zéro en tête "
    "({3}) : enregistrez les codes comme du texte",
    "unknown codes in \"{0}\", {1} in number: {2}; one has lost or gained a leading zero ({3}): "
    "save the codes as text")
ARP_MESSAGE(CONTIGUITY_PASSED_OVER,
            "codes de « {0} » laissés de côté, car inconnus des tableaux, au nombre de {1} : {2}",
            "codes of \"{0}\" left out because the tables do not know them, {1} in number: {2}")
ARP_MESSAGE(CONTIGUITY_UNRANKED,
            "codes de « {0} » laissés de côté, car hors du classement, au nombre de {1}",
            "codes of \"{0}\" left out because they are not ranked, {1} in number")
ARP_MESSAGE(CONTIGUITY_ALONE,
            "territoires classés sans voisin classé d'après « {0} », au nombre de {1} : {2}",
            "ranked territories without a ranked neighbour by \"{0}\", {1} in number: {2}")
ARP_MESSAGE(
    CONTIGUITY_NONE,
    "« {0} » ne rend voisins aucun couple de territoires classés ; vérifiez que ses codes sont du "
    "même zonage, et que des contours voisins ont les mêmes points sur leur limite commune",
    "\"{0}\" makes no two ranked territories neighbours; check that its codes are of the same "
    "zoning, and that outlines next to each other have the same points on their common border")
ARP_MESSAGE(
    CONTIGUITY_GROUP_EMPTY,
    "le territoire {0} n'a pas de texte dans « {1} » : il n'est d'aucun groupe ; complétez cette "
    "colonne",
    "territory {0} has no text in \"{1}\": it is in no group; complete that column")
ARP_MESSAGE(PRECISION_NEGATIVE,
            "l'erreur type de « {0} » est négative pour le territoire {1} ; corrigez la colonne de "
            "« standard_error: »",
            "the standard error of \"{0}\" is negative for territory {1}; correct the column of "
            "\"standard_error:\"")
ARP_MESSAGE(
    PRECISION_INTERVAL,
    "l'intervalle de « {0} » ne contient pas sa valeur, ou ses bornes sont inversées, pour le "
    "territoire {1} ; vérifiez les colonnes de « interval: »",
    "the interval of \"{0}\" does not hold its value, or its limits are in the wrong order, for "
    "territory {1}; check the columns of \"interval:\"")
ARP_MESSAGE(
    RATES_COMPARATOR_EMPTY,
    "la référence « {0} » n'a aucun territoire dont toutes les strates soient connues dans « {1} » "
    "; "
    "complétez ce fichier ou donnez un « standard: »",
    "the comparator \"{0}\" has no territory with all its strata known in \"{1}\"; complete that "
    "file or give a \"standard:\"")
ARP_MESSAGE(
    RATES_COMPARATOR_MARKED,
    "« {1} » : {2} territoire(s) de la référence « {0} » sans toutes leurs strates, hors de la "
    "population type ; le premier est {3}",
    "\"{1}\": {2} territories of the comparator \"{0}\" without all their strata, left out of the "
    "standard; the first is {3}")
ARP_MESSAGE(RATES_TWICE,
            "le territoire {0} a deux lignes pour la strate « {1} » dans « {2} » ; sommez-les, ou "
            "ajoutez à "
            "« strata: » la colonne qui les distingue",
            "territory {0} has two rows for the stratum \"{1}\" in \"{2}\"; sum them, or add to "
            "\"strata:\" "
            "the column that tells them apart")
ARP_MESSAGE(
    RATES_STRATUM_ABSENT,
    "le territoire {0} n'a pas de ligne pour la strate « {1} » dans « {2} » ; ajoutez-la (0 "
    "événement "
    "s'il n'y en a pas eu), ou écrivez « unmatched: drop » pour laisser sa valeur manquante",
    "territory {0} has no row for the stratum \"{1}\" in \"{2}\"; add it (0 events where there "
    "were "
    "none), or write \"unmatched: drop\" to leave its value missing")
ARP_MESSAGE(
    RATES_INCOMPLETE,
    "« {0} » : {1} territoire(s) sans toutes leurs strates dans « {2} », valeur manquante : {3}",
    "\"{0}\": {1} territories without all their strata in \"{2}\", value missing: {3}")
ARP_MESSAGE(
    RATES_STANDARD_STRATUM,
    "la strate « {0} » de « {1} » n'est pas dans « {2} » ; les deux doivent avoir les mêmes "
    "strates, "
    "écrites de la même façon",
    "the stratum \"{0}\" of \"{1}\" is not in \"{2}\"; both must have the same strata, written the "
    "same way")
ARP_MESSAGE(
    RATES_EVENTS,
    "événements négatifs pour le territoire {0}, strate « {1} », dans « {2} » ; corrigez ce nombre",
    "events below 0 for territory {0}, stratum \"{1}\", in \"{2}\"; correct that number")
ARP_MESSAGE(
    RATES_POPULATION,
    "population négative pour le territoire {0}, strate « {1} », dans « {2} » ; corrigez ce nombre",
    "a population below 0 for territory {0}, stratum \"{1}\", in \"{2}\"; correct that number")
ARP_MESSAGE(RATES_POPULATION_ZERO,
            "personne dans la strate « {1} » du territoire {0} (« {2} ») : elle n'a pas de taux à "
            "standardiser ; "
            "regroupez des strates, ou employez « method: indirect »",
            "nobody in the stratum \"{1}\" of territory {0} (\"{2}\"): it has no rate to "
            "standardise; merge "
            "strata, or use \"method: indirect\"")
ARP_MESSAGE(RATES_STANDARD,
            "la population type a un nombre négatif ou absent pour la strate « {1} » ; corrigez-le",
            "the standard has a number below 0 or none for the stratum \"{1}\"; correct it")
ARP_MESSAGE(
    RATES_STANDARD_POPULATION,
    "la population type n'a personne dans la strate « {1} », où le territoire {0} a des habitants "
    "; "
    "regroupez des strates",
    "the standard has nobody in the stratum \"{1}\", where territory {0} has people; merge strata")
ARP_MESSAGE(
    RATES_STANDARD_EMPTY,
    "la population type ne donne aucun événement attendu, ou aucun poids, au territoire {0} ; "
    "vérifiez-la",
    "the standard gives territory {0} no expected event, or no weight; check it")
ARP_MESSAGE(
    RATES_STANDARD_RATE,
    "la strate « {0} » de « {1} » n'a pas de taux (nombre négatif ou absent, ou personne) ; "
    "corrigez-la",
    "the stratum \"{0}\" of \"{1}\" has no rate (a number below 0 or none, or nobody); correct it")
ARP_MESSAGE(
    RATES_TOTAL,
    "« {1} » : « {0} » est un total parmi les strates : chacun compterait deux fois ; écrivez "
    "« {2} » sous « standardise: », et de même sous « standard: » si son fichier a ce total",
    "\"{1}\": \"{0}\" is a total among the strata, and everybody would count twice; write "
    "\"{2}\" under \"standardise:\", and so under \"standard:\" if its file has that total")
ARP_MESSAGE(
    RATES_ABOVE,
    "« {0} » : plus d'événements que d'habitants dans {1} strate(s) : {2} ; vérifiez les deux "
    "colonnes (interverties ?)",
    "\"{0}\": more events than people in {1} strata: {2}; check both columns (swapped?)")
ARP_MESSAGE(
    MEASURE_ABOVE,
    "« {0} » : numérateur au-dessus du dénominateur pour {1} territoire(s) : {2} ; vérifiez les "
    "deux "
    "colonnes, sauf si l'un n'est pas une part de l'autre",
    "\"{0}\": numerator above denominator for {1} territories: {2}; check both columns, unless one "
    "is no part of the other")
ARP_MESSAGE(MEASURE_SHARE,
            "« {0} » : part hors de 0 à 100 % pour {1} territoire(s) : {2} ; vérifiez la colonne",
            "\"{0}\": a share outside 0 to 100% for {1} territories: {2}; check the column")
ARP_MESSAGE(
    RATES_STANDARD_TWICE,
    "la strate « {0} » a deux lignes dans « {1} » ; gardez-en une, ou ajoutez à « strata: » la "
    "colonne "
    "qui les distingue",
    "the stratum \"{0}\" has two rows in \"{1}\"; keep one, or add to \"strata:\" the column that "
    "tells them apart")
ARP_MESSAGE(SHRINK_COUNT,
            "« {0} » ne se lisse pas : l'effectif du territoire {1} est négatif, ou son "
            "dénominateur ne dépasse "
            "pas 0 ; corrigez-les",
            "\"{0}\" cannot be shrunk: the count of territory {1} is below 0, or its denominator "
            "is not above 0; "
            "correct them")
ARP_MESSAGE(SHRINK_TOLD, "« {0} » : valeurs lissées ({1}), ce ne sont plus les taux observés",
            "\"{0}\": values shrunk ({1}), no longer the rates observed")
ARP_MESSAGE(GIVEN_PEOPLE, "population", "population")
ARP_MESSAGE(GIVEN_MISSING,
            "« given » : « {0} » n'a pas de valeur pour le territoire {1} ; écartez ce territoire "
            "(« exclude ») ou ôtez cette colonne de « given »",
            "\"given\": \"{0}\" has no value for territory {1}; leave that territory out "
            "(\"exclude\") or remove this column from \"given\"")
ARP_MESSAGE(GIVEN_LOG,
            "« given » : « {0} » vaut {2} pour le territoire {1}, et n'a pas de logarithme ; ôtez "
            "« log: yes »",
            "\"given\": \"{0}\" is {2} for territory {1}, and has no logarithm; remove \"log: "
            "yes\"")
ARP_MESSAGE(VARIANTS_SAME,
            "« {0} » lit les mêmes colonnes que « {1} » ({2}) ; donnez à la variante un autre "
            "millésime, ou ôtez-la",
            "\"{0}\" reads the same columns as \"{1}\" ({2}); give the variant another vintage, or "
            "remove it")
ARP_MESSAGE(DESIGN_SEED_CLOSED,
            "{0} ({1}) ne peut être d'aucun périmètre : l'étude l'exclut, le place ailleurs ou en "
            "fait un total ; ôtez-le de « around: »",
            "{0} ({1}) can be in no perimeter: the study excludes it, has it elsewhere or as a "
            "total; take it out of \"around:\"")
ARP_MESSAGE(DESIGN_SEED_TWICE, "« around: » nomme {0} deux fois ; ôtez-en une",
            "\"around:\" names {0} twice; remove one")
ARP_MESSAGE(DESIGN_LACKS,
            "{0} ne nomme pas {1} territoire(s) : {2} ; complétez ce fichier ou, si ce sont des "
            "îles, écrivez « unmatched: drop » sous « contiguity: »",
            "{0} does not name {1} territories: {2}; complete that file or, if they are islands, "
            "write \"unmatched: drop\" under \"contiguity:\"")
ARP_MESSAGE(CHOOSE_EXCLUDE,
            "« exclude: » de « choose: » : {0} n'est le code d'aucun des {1} territoires classés ; "
            "ôtez-le ou corrigez-le",
            "\"exclude:\" of \"choose:\": {0} is the code of none of the {1} ranked territories; "
            "take it out or correct it")
ARP_MESSAGE(CHOOSE_NUMBER,
            "« choose: » : « {1} » du territoire {0} est inconnu ou négatif ; corrigez-le, ou "
            "mettez ce territoire sous « exclude: »",
            "\"choose:\": \"{1}\" of territory {0} is unknown or negative; correct it, or put that "
            "territory under \"exclude:\"")
ARP_MESSAGES_END;

#endif
