/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a study's text is refused for.
 */
#ifndef STUDY_SPEC_MESSAGES_H
#define STUDY_SPEC_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(STUDY_SPEC)
ARP_MESSAGE(STUDY_EXTENDS_CIRCLE,
            "« {0} » s'étend lui-même, directement ou par d'autres ; retirez « extends » de l'un "
            "des fichiers",
            "\"{0}\" extends itself, directly or through others; remove \"extends\" from one of "
            "the files")
ARP_MESSAGE(STUDY_EXTENDS_SET,
            "« extends » est lu avant --set ; écrivez-le dans une étude, et donnez celle-ci",
            "\"extends\" is read before --set; write it in a study, and give that one")
ARP_MESSAGE(STUDY_EXTENDS_LONG,
            "plus de {0} fichiers s'étendent l'un l'autre ; réunissez-en quelques-uns, ou cherchez "
            "celui qui en étend un déjà étendu",
            "more than {0} files extend one another; join some of them, or look for one that "
            "extends a file extended already")
ARP_MESSAGE(STUDY_LONG_NO_ROWS,
            "« {0} » est pour un fichier long ; ajoutez « rows » (la colonne des catégories), ou "
            "retirez-le",
            "\"{0}\" is for a long file; add \"rows\" (the column of categories), or remove it")
ARP_MESSAGE(STUDY_LONG_NO_VALUE,
            "« rows » demande la colonne des nombres ; ajoutez « value: NB_EQUIP », par exemple",
            "\"rows\" needs the column of numbers; add \"value: NB_EQUIP\", for example")
ARP_MESSAGE(
    STUDY_WIDTHS,
    "« code_width » donne {0} longueur(s) pour {1} colonne(s) de codes (« key: ») ; écrivez une "
    "longueur par colonne, quatre au plus, par exemple « code_width: [2, 3] »",
    "\"code_width\" gives {0} lengths for {1} columns of codes (\"key:\"); write one length a "
    "column, "
    "four at most, for example \"code_width: [2, 3]\"")
ARP_MESSAGE(ZONINGS_LEVEL, "« {0} » n'est pas un niveau de « zonings: levels: » ; il y a : {1}",
            "\"{0}\" is no level of \"zonings: levels:\"; there are: {1}")
ARP_MESSAGE(
    ZONINGS_ELSEWHERE,
    "au niveau « {0} », les périmètres, affirmations et voisinages de l'étude, écrits pour « {1} "
    "», "
    "sont laissés de côté",
    "on the level \"{0}\" the perimeters, claims and neighbours of the study, written for \"{1}\", "
    "are left aside")
ARP_MESSAGE(
    ZONINGS_NO_SELECTION,
    "pas de sélection au niveau « {0} » ; donnez-la par niveau : « territories: {{0}: [CODE, …]} »",
    "no selection on the level \"{0}\"; give it by level: \"territories: {{0}: [CODE, ...]}\"")
ARP_MESSAGE(
    ZONINGS_NO_PASSAGE,
    "« codes: passage » demande la table des changements de communes ; ajoutez « passage: {file: "
    "…} »",
    "\"codes: passage\" needs the table of changes of communes; add \"passage: {file: ...}\"")
ARP_MESSAGE(
    ZONINGS_NO_VINTAGE,
    "une table de passage demande l'année des communes de l'étude ; ajoutez « vintage: AAAA » sous "
    "« zonings: »",
    "a passage table needs the year of the study's communes; add \"vintage: YYYY\" under "
    "\"zonings:\"")
ARP_MESSAGE(ZONINGS_IDLE,
            "« {0} » n'a de sens qu'avec « zonings: », la table d'appartenance des communes ; "
            "ajoutez-la ou "
            "ôtez « {0} »",
            "\"{0}\" means something with \"zonings:\" only, the membership table of the communes; "
            "add it or "
            "remove \"{0}\"")
ARP_MESSAGE(STUDY_SECRET_INTERVAL,
            "« secret: interval » va avec « secret_interval: [BAS, HAUT] », les deux nombres entre "
            "lesquels se trouve "
            "un effectif secret",
            "\"secret: interval\" goes with \"secret_interval: [LOW, HIGH]\", the two numbers that "
            "a secret count is "
            "between")
ARP_MESSAGE(
    STUDY_SECRET_ZONINGS,
    "« secret: interval » remplit les communes secrètes d'une somme ; il demande « zonings: »",
    "\"secret: interval\" fills the secret communes of a sum; it needs \"zonings:\"")
ARP_MESSAGE(STUDY_FACTOR_POINTS,
            "« points » doit être une puissance de 2 ; prenez 128 ou 256, par exemple",
            "\"points\" must be a power of 2; take 128 or 256, say")
ARP_MESSAGE(STUDY_SET_FORM,
            "« --set {0} » n'a pas la forme CHEMIN.VERS.CLÉ=VALEUR ; écrivez « --set "
            "method.normalise.rule=minmax », par exemple",
            "\"--set {0}\" has not the form PATH.TO.KEY=VALUE; write \"--set "
            "method.normalise.rule=minmax\", say")
ARP_MESSAGE(STUDY_SET_SCALAR,
            "« {1} » ne peut pas être cherché sous une valeur ; ôtez-le du chemin de « --set {0} »",
            "\"{1}\" cannot be looked for under a value; take it off the path of \"--set {0}\"")
ARP_MESSAGE(
    STUDY_SET_ITEM,
    "la liste n'a pas d'élément « {1} » ; donnez son nom (name, indicator, id, file) ou son rang à "
    "partir de 1",
    "the list has no item \"{1}\"; give its name (name, indicator, id, file) or its place from 1")
ARP_MESSAGE(
    STUDY_SET_ABSENT,
    "« --set {0} » ôterait « {1} », que l'étude n'a pas ; donnez-lui une valeur, ou ôtez l'option",
    "\"--set {0}\" would take away \"{1}\", which the study has not; give it a value, or remove "
    "the option")
ARP_MESSAGE(
    STUDY_SET_REPLACED,
    "« {0} » change le calcul déclaré et aucun tirage : « sensitivity.factors.{1} » tire ses "
    "propres valeurs ; changez-le, ou ôtez-le avec « --set sensitivity.factors.{1}=none »",
    "\"{0}\" moves the declared run and no draw: \"sensitivity.factors.{1}\" draws values of its "
    "own; change it, or take it away with \"--set sensitivity.factors.{1}=none\"")
ARP_MESSAGE(
    STUDY_WEIGHT_UNREAD,
    "« weight: » est sans effet sur {0} : la règle « {2} » de « {1} » ne le lit pas ; ôtez-le, ou "
    "écrivez « weights: {rule: given} »",
    "\"weight:\" has no effect on {0}: the rule \"{2}\" of \"{1}\" does not read it; remove it, "
    "or write \"weights: {rule: given}\"")
ARP_MESSAGE(
    STUDY_WEIGHT_BESIDE,
    "« weight: » est sans effet sur {0} : « verdict: no » le tient hors de l'indice ; ôtez l'un ou "
    "l'autre",
    "\"weight:\" has no effect on {0}: \"verdict: no\" keeps it out of the index; remove one or "
    "the other")
ARP_MESSAGE(STUDY_NAME_RESERVED,
            "le nom « {0} » est réservé aux résultats ; choisissez-en un autre",
            "the name \"{0}\" is reserved for the results; choose another")
ARP_MESSAGE(STUDY_NAME_TWICE,
            "le nom « {0} » est donné deux fois ; donnez à chacun le sien avec « name: »",
            "the name \"{0}\" is given twice; give each its own with \"name:\"")
ARP_MESSAGE(STUDY_EXPONENT_ABSENT,
            "l'agrégation « {0} » demande un exposant ; ajoutez « exponent: 0.5 », par exemple",
            "the aggregation \"{0}\" needs an exponent; add \"exponent: 0.5\", say")
ARP_MESSAGE(STUDY_EXPONENT_IDLE,
            "l'agrégation « {0} » n'a pas d'exposant à choisir ; ôtez-le ou prenez « power »",
            "the aggregation \"{0}\" has no exponent to choose; remove it or take \"power\"")
ARP_MESSAGE(STUDY_POLARITY_ABSENT,
            "l'indicateur « {0} » est descriptif : il n'a pas de sens ; ajoutez « polarity: 1 » "
            "(plus = plus de "
            "besoin) ou « polarity: -1 »",
            "the indicator \"{0}\" is descriptive and has no polarity; add \"polarity: 1\" (more = "
            "more need) or "
            "\"polarity: -1\"")
ARP_MESSAGE(STUDY_INDICATOR_NEAR, "l'indicateur « {0} » est inconnu ; vouliez-vous dire « {1} » ?",
            "the indicator \"{0}\" is unknown; did you mean \"{1}\"?")
ARP_MESSAGE(STUDY_INDICATOR_UNKNOWN,
            "l'indicateur « {0} » est inconnu ; voyez « arpent indicators » ou décrivez-le sous « "
            "indicators: »",
            "the indicator \"{0}\" is unknown; see \"arpent indicators\" or describe it under "
            "\"indicators:\"")
ARP_MESSAGE(STUDY_LOW_HIGH, "« low » ({0}) doit être plus petit que « high » ({1})",
            "\"low\" ({0}) must be less than \"high\" ({1})")
ARP_MESSAGE(STUDY_BOUNDS_IDLE,
            "la normalisation « {0} » n'a pas de bornes à fixer ; ôtez « bounds »",
            "the normalisation \"{0}\" has no bounds to fix; remove \"bounds\"")
ARP_MESSAGE(STUDY_BOUNDS_COUNT,
            "la normalisation « {0} » demande {1} nombre(s) par indicateur, et non {2}",
            "the normalisation \"{0}\" needs {1} number(s) an indicator, not {2}")
ARP_MESSAGE(STUDY_COMPARATOR_IDLE,
            "la normalisation « {0} » n'emploie pas de référence ; ôtez « comparator »",
            "the normalisation \"{0}\" uses no comparator; remove \"comparator\"")
ARP_MESSAGE(
    STUDY_POPULATION_ABSENT,
    "« minimum_population » demande la colonne de population ; ajoutez « population: COLONNE »",
    "\"minimum_population\" needs the population's column; add \"population: COLUMN\"")
ARP_MESSAGE(STUDY_SELECTION_EMPTY,
            "la sélection est vide ou double ; donnez soit « territories: » avec au moins un code, "
            "soit « first: »",
            "the selection is empty or double; give either \"territories:\" with at least one "
            "code, or \"first:\"")
ARP_MESSAGE(SELECTIONS_EITHER,
            "« selections » prend un fichier (« file: ») ou une liste (« list: »), l'un ou l'autre",
            "\"selections\" takes a file (\"file:\") or a list (\"list:\"), one or the other")
ARP_MESSAGE(
    SELECTIONS_ABOUT,
    "« about » va avec « file: » ; dans une liste, écrivez « label », « decided », "
    "« status » et « stratum » à côté de chaque nom",
    "\"about\" goes with \"file:\"; in a list, write \"label\", \"decided\", \"status\" and "
    "\"stratum\" beside each name")
ARP_MESSAGE(SELECTIONS_TWICE, "deux sélections ont le nom « {0} » ; renommez l'une des deux",
            "two selections have the name \"{0}\"; rename one of them")
ARP_MESSAGE(
    SELECTIONS_GIVEN,
    "« given » est dit sous « selection » et sous « selections » ; gardez l'un des deux, il "
    "vaut pour les deux",
    "\"given\" stands under \"selection\" and under \"selections\"; keep one of them, it is "
    "of both")
ARP_MESSAGE(SELECTIONS_NONE,
            "« {0} » ne nomme aucune sélection : toutes les cellules de « {1} » sont vides ; "
            "donnez la bonne colonne par « selection: »",
            "\"{0}\" names no selection: every cell of \"{1}\" is empty; give the right column by "
            "\"selection:\"")
ARP_MESSAGE(SELECTIONS_EMPTY, "« list: » ne nomme aucune sélection ; ajoutez-en une",
            "\"list:\" names no selection; add one")
ARP_MESSAGE(
    SELECTIONS_ONLY,
    "aucune sélection n'a l'un des états de « only: » ({0}) ; vérifiez leur écriture, ou la "
    "colonne de « status: »",
    "no selection has one of the statuses of \"only:\" ({0}); check how they are written, or "
    "the column of \"status:\"")
ARP_MESSAGE(SELECTIONS_DISAGREE,
            "deux lignes de la sélection « {0} » se contredisent : « {1} » y est « {2} », puis "
            "« {3} » ; mettez la même valeur partout",
            "two rows of the selection \"{0}\" disagree: \"{1}\" is \"{2}\" there, then \"{3}\"; "
            "put the same value everywhere")
ARP_MESSAGE(
    SELECTIONS_YEAR,
    "« {0} » n'est pas une année de décision (sélection « {1} ») ; écrivez quatre chiffres, "
    "de 1900 à 2100",
    "\"{0}\" is no year of decision (selection \"{1}\"); write four digits, from 1900 to "
    "2100")
ARP_MESSAGE(
    SELECTIONS_BAR, "« {0} », de {1}, a un nom de sélection vide ; ôtez la barre de trop",
    "\"{0}\", of {1}, has an empty name of a selection; remove the bar that is one too many")
ARP_MESSAGE(
    SELECTIONS_CODE,
    "{0}, de la sélection « {1} », n'est aucun des {2} codes connus ; corrigez-le, ou dites "
    "« unmatched: drop » pour le laisser de côté",
    "{0}, of the selection \"{1}\", is none of the {2} codes known; correct it, or say "
    "\"unmatched: drop\" to leave it out")
ARP_MESSAGE(SELECTIONS_CODE_TWICE, "{0} est deux fois dans la sélection « {1} » ; ôtez-le une fois",
            "{0} is twice in the selection \"{1}\"; remove it once")
ARP_MESSAGE(
    SELECTIONS_PASSED_OVER,
    "codes des sélections laissés de côté, car inconnus des tableaux, au nombre de {0} : {1}",
    "codes of the selections left out because the tables do not know them, {0} in number: "
    "{1}")
ARP_MESSAGE(
    SELECTIONS_OTHER,
    "sélections laissées de côté, car leur état n'est pas de ceux demandés ({1}), au nombre "
    "de {0}",
    "selections left out because their status is none of those asked for ({1}), {0} in "
    "number")
ARP_MESSAGE(GIVEN_MANY,
            "« given » nomme {0} colonnes ; {1} au plus : chacune prend de la force au verdict, "
            "gardez celles qui ont pu guider le choix",
            "\"given\" names {0} columns; at most {1}: each takes power from the verdict, keep "
            "those that may have guided the choice")
ARP_MESSAGE(GIVEN_FORM,
            "une entrée de « given » est {indicator: ID, vintage: ...} ou {population: yes}, l'une "
            "ou l'autre ; « log: yes » en prend le logarithme",
            "an entry of \"given\" is {indicator: ID, vintage: ...} or {population: yes}, one or "
            "the other; \"log: yes\" takes its logarithm")
ARP_MESSAGE(GIVEN_POPULATION,
            "« given » demande la population, mais l'étude n'en dit pas la colonne ; ajoutez "
            "« population: COLONNE » sous « territories »",
            "\"given\" asks for the population, but the study does not say its column; add "
            "\"population: COLUMN\" under \"territories\"")
ARP_MESSAGE(STUDY_K_WHOLE, "« within_first » vaut {0} ; il faut un nombre entier",
            "\"within_first\" is {0}; a whole number is needed")
ARP_MESSAGE(STUDY_RECIPE_CHAIN,
            "une recette ne peut pas en nommer une autre ; écrivez l'indice ici",
            "a recipe cannot name another; write the index here")
ARP_MESSAGE(PERIMETERS_NAME_RESERVED,
            "un périmètre ne peut pas s'appeler « {0} » : ce nom désigne la sélection ; "
            "choisissez-en un autre",
            "no perimeter may be called \"{0}\": the name stands for the selection; choose another")
ARP_MESSAGE(
    PERIMETERS_EMPTY,
    "le périmètre « {0} » n'a aucun territoire ; donnez au moins un code sous « territories: »",
    "the perimeter \"{0}\" has no territory; give at least one code under \"territories:\"")
ARP_MESSAGE(CLAIMS_FORM,
            "une affirmation est soit « indicator: », « is: » et « than: », soit « text: » et « "
            "lacks: » (ce qui manque "
            "pour la vérifier) ; ôtez l'un ou l'autre",
            "a claim is either \"indicator:\", \"is:\" and \"than:\", or \"text:\" and \"lacks:\" "
            "(what is missing to "
            "test it); remove one or the other")
ARP_MESSAGE(
    CONTIGUITY_EITHER,
    "« contiguity » prend soit « file: » (voisins ou contours), soit « within: » (une colonne "
    "de texte, le département par exemple) ; donnez l'un des deux",
    "\"contiguity\" takes either \"file:\" (neighbours or outlines) or \"within:\" (a text "
    "column, the département say); give one of the two")
ARP_MESSAGE(CONTIGUITY_IDLE,
            "« columns » et « property » décrivent un fichier ; ôtez-les, ou donnez « file: »",
            "\"columns\" and \"property\" describe a file; remove them, or give \"file:\"")
ARP_MESSAGE(
    CONTIGUITY_BOTH,
    "« columns » est pour un CSV de voisins, « property » pour des contours GeoJSON ; ôtez l'un "
    "des deux",
    "\"columns\" is for a CSV of neighbours, \"property\" for GeoJSON outlines; remove one of "
    "the two")
ARP_MESSAGE(
    CONTIGUITY_PROPERTY_ABSENT,
    "« {0} » contient des contours : nommez sous « property: » la propriété qui porte le code",
    "\"{0}\" holds outlines: name under \"property:\" the property that holds the code")
ARP_MESSAGE(CONTIGUITY_COLUMNS,
            "« columns » nomme {0} colonne(s) ; il en faut deux, différentes, par exemple [A, B]",
            "\"columns\" names {0} column(s); it takes two, not the same, [A, B] say")
ARP_MESSAGE(
    CONTIGUITY_POPULATION,
    "« population_factor » demande les populations ; nommez leur colonne sous « territories » : "
    "« population: »",
    "\"population_factor\" needs populations; name their column under \"territories\": "
    "\"population:\"")
ARP_MESSAGE(
    RATES_STANDARD_FORM,
    "« {0} » demande soit « standard: » avec un fichier, soit « comparator: » avec le nom d'une "
    "référence de l'étude ; donnez l'un des deux",
    "\"{0}\" wants either \"standard:\" with a file, or \"comparator:\" with the name of one of "
    "the "
    "study's comparators; give one of the two")
ARP_MESSAGE(RATES_COMPARATOR,
            "« {0} » n'est pas une référence de « comparators: » ; ajoutez-l'y ou corrigez ce nom",
            "\"{0}\" is not one of the \"comparators:\"; add it there or correct the name")
ARP_MESSAGE(RATES_INTERVAL, "« {0} » ne va pas avec la méthode « {1} » ; intervalles admis : {2}",
            "\"{0}\" does not go with the method \"{1}\"; the intervals here are: {2}")
ARP_MESSAGE(RATES_SQUARES, "« squares: » ne sert qu'à la méthode « direct » ; ôtez-le",
            "\"squares:\" serves the method \"direct\" only; remove it")
ARP_MESSAGE(
    SHRINK_MODEL,
    "« {0} » ne se lisse pas (shrink:) : il faut un effectif de Poisson sur un dénominateur (« "
    "error: "
    "poisson »), ou un taux standardisé indirect",
    "\"{0}\" cannot be shrunk (shrink:): that takes a Poisson count over a denominator (\"error: "
    "poisson\"), or an indirectly standardised rate")
ARP_MESSAGE(SHRINK_NEIGHBOURS,
            "« {0} » se lisse sur son voisinage (« shrink: {1} ») : dites qui est voisin sous « "
            "contiguity: »",
            "\"{0}\" is shrunk towards its neighbourhood (\"shrink: {1}\"): say who is whose "
            "neighbour under "
            "\"contiguity:\"")
ARP_MESSAGE(
    OUTLINES_FORM,
    "« {0} » n'est pas un GeoJSON ; faites-en un : « ogr2ogr -t_srs EPSG:4326 contours.geojson "
    "{0} »",
    "\"{0}\" is no GeoJSON; make one of it: \"ogr2ogr -t_srs EPSG:4326 outlines.geojson {0}\"")
ARP_MESSAGE(OUTLINES_LEVEL,
            "« outlines: » nomme le niveau « {0} », et l'étude n'a que des territoires « {1} » ; "
            "écrivez « outlines: {file: FICHIER, property: CODE} »",
            "\"outlines:\" names the level \"{0}\", and the study has territories \"{1}\" alone; "
            "write \"outlines: {file: FILE, property: CODE}\"")
ARP_MESSAGE(SHRINK_LEVEL,
            "« {0} » se lisse sur son voisinage (« shrink: {1} »), que « contiguity: » ne donne "
            "qu'au niveau de "
            "l'étude ; lissez-le vers la moyenne de tous (« shrink: marshall ») pour l'avoir aux "
            "autres niveaux",
            "\"{0}\" is shrunk towards its neighbourhood (\"shrink: {1}\"), which \"contiguity:\" "
            "gives on the "
            "study's own level only; shrink it towards the mean of all (\"shrink: marshall\") to "
            "have it on the "
            "other levels")
ARP_MESSAGE(
    STUDY_PUBLISHED,
    "« published: » est une année, ou « never » si personne n'a publié ce chiffre sous cette "
    "forme, pas "
    "« {0} » ; écrivez par exemple « published: 2012 »",
    "\"published:\" is a year, or \"never\" where nobody published the figure in this form, not "
    "\"{0}\"; write \"published: 2012\", for example")
ARP_MESSAGE(
    STUDY_VERDICT_PLACE,
    "« verdict: » se dit d'une branche sous la racine de l'index (name, children), pas d'un "
    "indicateur "
    "ni d'une branche plus bas ; ôtez-le ici, ou mettez l'indicateur dans une branche à part",
    "\"verdict:\" is said of a branch under the root of the index (name, children), not of an "
    "indicator nor of a branch further down; take it away here, or put the indicator into a branch "
    "of "
    "its own")
ARP_MESSAGE(STUDY_VERDICT_NONE,
            "sous « {0} », toutes les branches disent « verdict: no » : il ne reste rien à classer "
            "; ôtez-le "
            "d'une branche au moins",
            "under \"{0}\" every branch says \"verdict: no\": nothing is left to rank; take it "
            "away from one "
            "branch at least")
ARP_MESSAGE(
    STUDY_LACKS,
    "« lacks: » dit que « {0} » manque, mais « {1} », du domaine « {2} », est dans la même branche "
    "; "
    "ôtez « {0} » de « lacks: », ou l'indicateur",
    "\"lacks:\" says that \"{0}\" is lacking, but \"{1}\", of the domain \"{2}\", is in the same "
    "branch; remove \"{0}\" from \"lacks:\", or the indicator")
ARP_MESSAGE(
    RATES_ZONED,
    "« {0} » ne se standardise pas d'un fichier à part dans une étude de communes (zonings:) ; "
    "mettez ses colonnes sous « data: » et écrivez « total: » et « strata: {STRATE: COLONNE} » "
    "(méthode indirect), ou donnez une étude des territoires",
    "\"{0}\" cannot be standardised from a file of its own in a study of communes (zonings:); put "
    "its columns under \"data:\" and write \"total:\" and \"strata: {STRATUM: COLUMN}\" (method "
    "indirect), or give a study of the territories")
ARP_MESSAGE(
    RATES_TOTAL_COMPARATOR,
    "« comparator: » ne va pas avec « total: » : « {0} » n'a pas d'événements par strate, donc pas "
    "de taux de référence ; donnez ceux-ci par « standard: {file: …, strata: […], rate: COLONNE} »",
    "\"comparator:\" does not go with \"total:\": \"{0}\" has no events by stratum, hence no "
    "reference rates; give those by \"standard: {file: ..., strata: [...], rate: COLUMN}\"")
ARP_MESSAGE(
    RATES_TOTAL_DIRECT,
    "un taux direct demande les événements de chaque strate, et « total: » n'en donne que la somme "
    "; écrivez « method: indirect »",
    "a direct rate needs the events of each stratum, and \"total:\" gives their sum only; write "
    "\"method: indirect\"")
ARP_MESSAGE(
    RATES_TOTAL_BESIDE,
    "« {0} » ne va pas avec « total: », dont les colonnes viennent de « data: » ; ôtez « {0} »",
    "\"{0}\" does not go with \"total:\", whose columns come from \"data:\"; remove \"{0}\"")
ARP_MESSAGE(RATES_OF_TOTAL,
            "« {0} » décrit les taux de référence d'un « total: » ; ôtez-le, ou donnez les "
            "événements en tout sous « total: »",
            "\"{0}\" describes the reference rates of a \"total:\"; remove it, or give the "
            "events in all under \"total:\"")
ARP_MESSAGE(
    RATES_STRATA_MAP,
    "avec « total: », « strata: » dit quelle colonne porte la population de chaque strate : "
    "écrivez « strata: {STRATE: COLONNE} », les strates nommées comme dans « standard: »",
    "with \"total:\", \"strata:\" says which column has the people of each stratum: write "
    "\"strata: {STRATUM: COLUMN}\", with the strata named as in \"standard:\"")
ARP_MESSAGE(
    RATES_RATE_AND,
    "« rate: » est déjà le taux de référence ; ôtez « {0}: », ou ôtez « rate: » et donnez "
    "« events: » et « population: »",
    "\"rate:\" is the reference rate already; remove \"{0}:\", or remove \"rate:\" and give "
    "\"events:\" and \"population:\"")
ARP_MESSAGE(
    STUDY_VALUES_NEAR,
    "« values: » nomme « {0} », qui n'est pas un indicateur de l'indice ; vouliez-vous dire "
    "« {1} » ?",
    "\"values:\" names \"{0}\", which is not an indicator of the index; did you mean "
    "\"{1}\"?")
ARP_MESSAGE(STUDY_VALUES,
            "« values: » nomme « {0} », qui n'est pas un indicateur de l'indice ; ajoutez-le sous "
            "« index: », ou ôtez-le de « values: »",
            "\"values:\" names \"{0}\", which is not an indicator of the index; add it under "
            "\"index:\", or remove it from \"values:\"")
ARP_MESSAGE(RATES_COMPARATOR_STATED,
            "la référence « {0} » n'a que des valeurs déclarées, et pas de strates ; donnez-lui un "
            "« where: », ou donnez les taux de référence par « standard: »",
            "the comparator \"{0}\" has stated values only, and no strata; give it a \"where:\", "
            "or give the reference rates by \"standard:\"")
ARP_MESSAGE(STUDY_FILE_NOWHERE,
            "« {0} » n'est ni parmi les fichiers donnés en mémoire ({1}) ni sur le disque ; "
            "donnez-le sous ce nom, ou corrigez le nom",
            "\"{0}\" is neither among the files given in memory ({1}) nor on disk; give it under "
            "this name, or mend the name")
ARP_MESSAGE(STUDY_FILE_TWICE, "ce nom est donné à deux fichiers en mémoire ; donnez-le à un seul",
            "two files in memory have this name; give it to one only")
ARP_MESSAGE(STUDY_FILE_NAMELESS,
            "le fichier {0} en mémoire n'a pas de nom ; donnez-lui celui que l'étude écrit",
            "file {0} in memory has no name; give it the one that the study writes")
ARP_MESSAGE(VARIANTS_LEAF_NEAR,
            "« variants: » nomme « {0} », qui n'est pas un indicateur de l'indice ; vouliez-vous "
            "dire « {1} » ?",
            "\"variants:\" names \"{0}\", which is not an indicator of the index; did you mean "
            "\"{1}\"?")
ARP_MESSAGE(
    VARIANTS_LEAF,
    "« variants: » nomme « {0} », qui n'est pas un indicateur de l'indice ; ajoutez-le à un "
    "versant, ou ôtez-le de « variants: »",
    "\"variants:\" names \"{0}\", which is not an indicator of the index; add it to a "
    "side, or remove it from \"variants:\"")
ARP_MESSAGE(VARIANTS_FEW,
            "« {0} » n'a ici qu'une variante au plus ; donnez-en deux, celle de l'indice d'abord, "
            "ou ôtez « {0} » de « variants: »",
            "\"{0}\" has one variant here at most; give two, that of the index first, or remove "
            "\"{0}\" from \"variants:\"")
ARP_MESSAGE(VARIANTS_TWICE, "la variante « {1} » de « {0} » y est deux fois ; ôtez l'une des deux",
            "variant \"{1}\" of \"{0}\" is there twice; remove one of the two")
ARP_MESSAGE(
    VARIANTS_FIRST,
    "la première variante de « {0} » est celle que l'indice déclare, « {1} » ; mettez-la en "
    "tête, telle quelle",
    "the first variant of \"{0}\" is the one that the index declares, \"{1}\"; put it "
    "first, as it is")
ARP_MESSAGE(VARIANTS_UNDATED,
            "l'indice ne dit pas le millésime de « {0} » ; écrivez-le (« vintage: »), pour que ses "
            "variantes diffèrent de lui",
            "the index does not say the vintage of \"{0}\"; write it (\"vintage:\"), for its "
            "variants to differ from it")
ARP_MESSAGE(
    DESIGN_NO_PAIRS,
    "« design: » demande qui touche qui ; donnez une liste de voisins ou des contours sous « "
    "contiguity: {file: ...} »",
    "\"design:\" needs who touches whom; give a list of neighbours or outlines under "
    "\"contiguity: {file: ...}\"")
ARP_MESSAGE(DESIGN_NO_POPULATION,
            "« population: » de « {0}: » demande « population: COLONNE » sous « territories: »",
            "\"population:\" of \"{0}:\" needs \"population: COLUMN\" under \"territories:\"")
ARP_MESSAGE(DESIGN_RANGE, "« {0}: » va d'un nombre à un autre qui n'est pas plus petit : [de, à]",
            "\"{0}:\" goes from a number to another that is no smaller: [from, to]")
ARP_MESSAGE(DESIGN_UNITS, "« units: » compte des territoires : donnez des nombres entiers",
            "\"units:\" counts territories: give whole numbers")
ARP_MESSAGE(CHOOSE_EITHER, "« choose: » demande « first: K » ou « budget: {...} », l'un des deux",
            "\"choose:\" needs \"first: K\" or \"budget: {...}\", one of the two")
ARP_MESSAGE(CHOOSE_BUDGET,
            "donnez {population: X}, {number: N} ou {column: COLONNE, most: X} sous « budget: »",
            "give {population: X}, {number: N} or {column: COLUMN, most: X} under \"budget:\"")
ARP_MESSAGE(CHOOSE_SIDE,
            "« {0} » n'est pas un des versants d'un indice qui en ait deux ; ici : {1}",
            "\"{0}\" is none of the sides of an index that has two; those here are: {1}")
ARP_MESSAGE(CHOOSE_MEAN, "« choose: » demande des versants agrégés par « rule: arithmetic »",
            "\"choose:\" needs sides that are aggregated by \"rule: arithmetic\"")
ARP_MESSAGE(CHOOSE_IDLE, "« {0}: » demande « budget: {number: K} » au lieu de « first: K »",
            "\"{0}:\" needs \"budget: {number: K}\" in the place of \"first: K\"")
ARP_MESSAGE(CHOOSE_ZONED, "avec « zonings: », donnez un budget {population: X} ou {number: N}",
            "with \"zonings:\", give a budget {population: X} or {number: N}")
ARP_MESSAGES_END;

#endif
