/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What the command line says and refuses; the help and the manual.
 */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(CLI)
ARP_MESSAGE(CLI_ARG_LEVEL, "NIVEAU", "LEVEL")
ARP_MESSAGE(CLI_OPTION_LEVEL, "un autre niveau de « zonings: levels: » que celui de l'étude",
            "another level of \"zonings: levels:\" than the study's own")
ARP_MESSAGE(SWEEP_NONE, "« sweep » attend au moins une option « --over CLÉ=VALEUR,VALEUR »",
            "\"sweep\" wants at least one option \"--over KEY=VALUE,VALUE\"")
ARP_MESSAGE(SWEEP_REFUSED,
            "{0} combinaison(s) sur {1} n'ont pas pu être calculées ; la première : {2}",
            "{0} combinations of {1} could not be run; the first: {2}")
ARP_MESSAGE(SWEEP_PROGRESS, "{0} combinaisons sur {1} ; reste {3}",
            "{0} combinations of {1}; {3} left")
ARP_MESSAGE(CANDIDATES_PROGRESS, "{0} ensembles sur {1} ; reste {3}", "{0} sets of {1}; {3} left")
ARP_MESSAGE(POWER_PROGRESS, "{0} effets sur {1} ; reste {3}", "{0} effects of {1}; {3} left")
ARP_MESSAGE(CLI_UNKNOWN_COMMAND, "commande inconnue « {0} » ; vouliez-vous dire « {1} » ?",
            "unknown command \"{0}\"; did you mean \"{1}\"?")
ARP_MESSAGE(CLI_UNKNOWN_COMMAND_ALL, "commande inconnue « {0} » ; commandes admises : {1}",
            "unknown command \"{0}\"; the commands are: {1}")
ARP_MESSAGE(CLI_UNKNOWN_OPTION, "option inconnue « {0} » ; vouliez-vous dire « {1} » ?",
            "unknown option \"{0}\"; did you mean \"{1}\"?")
ARP_MESSAGE(CLI_UNKNOWN_OPTION_ALL, "option inconnue « {0} » ; options admises : {1}",
            "unknown option \"{0}\"; the options are: {1}")
ARP_MESSAGE(CLI_OPTION_ELSEWHERE,
            "l'option « {0} » ne va pas avec « {1} » ; voyez « arpent help {1} »",
            "the option \"{0}\" does not go with \"{1}\"; see \"arpent help {1}\"")
ARP_MESSAGE(CLI_OPTION_WANTS_VALUE, "l'option « {0} » attend une valeur ; écrivez « {0} {1} »",
            "the option \"{0}\" wants a value; write \"{0} {1}\"")
ARP_MESSAGE(CLI_OPTION_WANTS_NONE,
            "l'option « {0} » ne prend pas de valeur ; ôtez ce qui suit « = »",
            "the option \"{0}\" takes no value; remove what follows \"=\"")
ARP_MESSAGE(CLI_OPTION_WORD, "« {0} » ne peut pas valoir « {1} » ; mots admis : {2}",
            "\"{0}\" cannot be \"{1}\"; the words here are: {2}")
ARP_MESSAGE(CLI_OPTION_WHOLE, "« {0} » doit être un nombre entier d'au moins 1, et non « {1} »",
            "\"{0}\" must be a whole number of at least 1, not \"{1}\"")
ARP_MESSAGE(CLI_CSV_WITHOUT_CSV,
            "« --csv fr » ne va pas avec « --format {0} » ; gardez l'un des deux",
            "\"--csv fr\" does not go with \"--format {0}\"; keep one of the two")
ARP_MESSAGE(
    CLI_PAGES_FOLDER,
    "« {0} » est une page, et il y en a une par territoire ; nommez un dossier, ou le code "
    "d'un territoire avant -o",
    "\"{0}\" is one page, and there is one a territory; name a folder, or a territory's code "
    "before -o")
ARP_MESSAGE(CLI_ENDING,
            "« {0} » : aucune forme de résultat ne finit par « {1} » ; finissez par .csv, .json ou "
            ".txt, ou ajoutez --format",
            "\"{0}\": no form of result ends in \"{1}\"; end it in .csv, .json or .txt, or add "
            "--format")
ARP_MESSAGE(CLI_OPERAND_MISSING, "« {0} » attend {1} ; écrivez « arpent {0} {1} »",
            "\"{0}\" wants {1}; write \"arpent {0} {1}\"")
ARP_MESSAGE(CLI_OPERAND_EXTRA, "argument de trop « {0} » ; voyez « arpent help {1} »",
            "one argument too many, \"{0}\"; see \"arpent help {1}\"")
ARP_MESSAGE(
    CLI_STUDY_DASH,
    "une étude ne se lit pas sur l'entrée standard, car ses chemins partent de son dossier ; "
    "donnez le nom d'un fichier",
    "a study is not read from standard input, for its paths start from its folder; give the "
    "name of a file")
ARP_MESSAGE(CLI_FOLDER_DASH,
            "« run » écrit un dossier et non la sortie standard ; donnez un nom à -o",
            "\"run\" writes a folder, not standard output; give -o a name")
ARP_MESSAGE(CLI_UNKNOWN_INDICATOR, "indicateur inconnu « {0} » ; vouliez-vous dire « {1} » ?",
            "unknown indicator \"{0}\"; did you mean \"{1}\"?")
ARP_MESSAGE(CLI_UNKNOWN_INDICATOR_ALL,
            "indicateur inconnu « {0} » ; « arpent indicators » donne la liste",
            "unknown indicator \"{0}\"; \"arpent indicators\" lists them")
ARP_MESSAGE(
    CLI_PIPE,
    "la sortie standard a été fermée avant la fin par le programme qui la lit (head, par "
    "exemple) ; pour garder tout le résultat, écrivez-le dans un fichier avec -o",
    "standard output was closed before the end by the program that reads it (head, say); to "
    "keep the whole result, write it to a file with -o")
ARP_MESSAGE(CLI_CUT, "interrompu après {0} tirages sur {1} ; le résultat donné vaut pour ceux-là",
            "interrupted after {0} draws of {1}; the result given holds for those")
ARP_MESSAGE(CLI_STDOUT,
            "la sortie standard ne peut pas être écrite ({0}) ; libérez de la place, ou "
            "écrivez ailleurs avec -o",
            "standard output cannot be written ({0}); make room, or write elsewhere with -o")
/* Words around errors, notices and results. */
ARP_MESSAGE(CLI_ERROR, "erreur : ", "error: ")
ARP_MESSAGE(CLI_NOTE, "note : ", "note: ")
ARP_MESSAGE(CLI_WRITTEN, "Fichiers écrits dans {0} : ", "Files written in {0}: ")
ARP_MESSAGE(CLI_METHOD, "méthode : ", "method: ")
ARP_MESSAGE(CLI_SIZE, "{0} lignes, {1} colonnes", "{0} rows, {1} columns")
/* Help and manual page. */
ARP_MESSAGE(CLI_TAGLINE, "classer des territoires par des indicateurs, et dire pourquoi ceux-là",
            "rank territories by indicators, and say why these ones")
ARP_MESSAGE(CLI_USAGE, "Emploi", "Usage")
ARP_MESSAGE(CLI_USAGE_LINE, "arpent COMMANDE [OPTIONS] [ARGUMENTS]",
            "arpent COMMAND [OPTIONS] [ARGUMENTS]")
ARP_MESSAGE(CLI_COMMANDS, "Commandes", "Commands")
ARP_MESSAGE(CLI_OPTIONS, "Options", "Options")
ARP_MESSAGE(CLI_EXAMPLES, "Exemples", "Examples")
ARP_MESSAGE(CLI_EXITS, "Codes de sortie", "Exit status")
ARP_MESSAGE(CLI_MORE, "« arpent help COMMANDE » dit tout d'une commande.",
            "\"arpent help COMMAND\" tells all about a command.")
ARP_MESSAGE(CLI_MAN_NAME, "Nom", "Name")
ARP_MESSAGE(CLI_MAN_SYNOPSIS, "Synopsis", "Synopsis")
ARP_MESSAGE(CLI_MAN_DESCRIPTION, "Description", "Description")
ARP_MESSAGE(
    CLI_MAN_TEXT,
    "arpent lit un fichier d'étude et ses tableaux, classe les territoires selon un indice à "
    "plusieurs versants, et dit auquel des versants ressemble une sélection. Les résultats "
    "vont sur la sortie standard, tout le reste sur la sortie d'erreur. Les mêmes entrées "
    "donnent les mêmes sorties, au bit près.",
    "arpent reads a study file and its tables, ranks the territories by an index of several "
    "sides, and says which of the sides a selection resembles. Results go to standard "
    "output, everything else to standard error. The same inputs give the same outputs, to "
    "the bit.")
ARP_MESSAGE(CLI_WANT_STUDY, "ÉTUDE", "STUDY")
ARP_MESSAGE(CLI_WANT_INDICATOR, "[INDICATEUR]", "[INDICATOR]")
ARP_MESSAGE(CLI_WANT_RESULTS, "RÉSULTATS", "RESULTS")
ARP_MESSAGE(CLI_WANT_DRAWN, "ÉTUDE | RÉSULTATS", "STUDY | RESULTS")
ARP_MESSAGE(CLI_WANT_STORE, "RÉSULTATS [TABLEAU]", "RESULTS [TABLE]")
ARP_MESSAGE(CLI_WANT_COMMAND, "[COMMANDE | study [CLÉ]]", "[COMMAND | study [KEY]]")
ARP_MESSAGE(CLI_WANT_FILES, "FICHIER...", "FILE...")
ARP_MESSAGE(CLI_INIT, "écrire une première étude d'après des fichiers",
            "write a first study from files")
ARP_MESSAGE(
    CLI_INIT_ABOUT,
    "Regarde des fichiers (CSV, XLSX), joints par leur code, et écrit une étude qui tourne, chaque "
    "ligne "
    "avec ce dont elle est devinée : séparateur, encodage, ligne d'en-tête, feuille, colonnes des "
    "codes, des noms et de la population, zéros perdus, marques, totaux, et un indicateur par "
    "colonne de nombres. Ce que nul fichier ne dit est marqué « À CHOISIR » ; un sens deviné "
    "s'écrit « 1? » et chaque commande le rappelle. N'écrit sur aucun fichier existant ; sans "
    "-o, sur la sortie standard.",
    "Looks at files (CSV, XLSX), joined by their codes, and writes a study that runs, each line "
    "with what "
    "it is guessed from: separator, encoding, header line, sheet, columns of codes, names and "
    "population, lost zeros, marks, totals, and an indicator for each column of numbers. What no "
    "file can say is marked \"TO CHOOSE\"; a polarity that is guessed is written \"1?\", and "
    "every command reminds of it. Writes over no file; without -o, to standard output.")
ARP_MESSAGE(CLI_INIT_EXISTS,
            "ce fichier existe, et init n'écrit sur aucun ; donnez un autre nom à -o",
            "the file exists, and init writes over none; give -o another name")
ARP_MESSAGE(CLI_INIT_NEXT,
            "à choisir : {1} ligne(s) marquées ; ensuite, arpent check {0} et arpent rank {0}",
            "to choose: {1} marked line(s); then arpent check {0} and arpent rank {0}")
ARP_MESSAGE(CLI_CHECK, "lire une étude et ses données, et dire ce qui y est",
            "read a study and its data, and say what is there")
ARP_MESSAGE(CLI_CHECK_ABOUT,
            "Lit l'étude, ses tableaux et son plan sans rien calculer : territoires gardés et "
            "écartés, indicateurs, couverture, cellules sans nombre. Une faute est dite avec son "
            "fichier, sa ligne et sa colonne. Ce qui arrêterait « rank » est dit après le reste, "
            "comme une erreur.",
            "Reads the study, its tables and its plan without computing anything: territories kept "
            "and left out, indicators, coverage, cells without a number. A fault is told with its "
            "file, line and column. What would stop \"rank\" is told after the rest, as an error.")
ARP_MESSAGE(CLI_RANK, "classer les territoires", "rank the territories")
ARP_MESSAGE(CLI_RANK_ABOUT,
            "Donne le score et le rang de chaque territoire, pour l'indice et pour chaque nœud. Le "
            "rang 1 est celui du plus grand besoin ; les ex æquo partagent le plus petit rang.",
            "Gives each territory's score and rank, for the index and for each node. Rank 1 is the "
            "greatest need; ties share the smallest rank.")
ARP_MESSAGE(CLI_SENSITIVITY, "dire combien la réponse est sûre", "say how sure the answer is")
ARP_MESSAGE(
    CLI_SENSITIVITY_ABOUT,
    "Recalcule l'étude un grand nombre de fois en tirant ce que sa section sensitivity dit "
    "incertain "
    "(poids, normalisation, agrégation, indicateur ôté, hasard des effectifs...) : rangs, part des "
    "tirages où chaque verdict tient, part de chaque choix dans l'incertitude. Le même résultat, "
    "au bit "
    "près, sur un nombre quelconque de fils. Ctrl-C arrête et donne ce qui est fait. Sans cette "
    "section : les rangs que l'erreur des données laisse ouverts.",
    "Runs the study again many times, drawing what its sensitivity section calls uncertain "
    "(weights, "
    "normalisation, aggregation, an indicator left out, chance in the counts...): ranks, share of "
    "the "
    "draws in which each verdict holds, share of each choice in the uncertainty. The same result, "
    "to "
    "the bit, on any number of threads. Ctrl-C stops and gives what is done. Without that section: "
    "the ranks that the error of the data leaves open.")
ARP_MESSAGE(CLI_PERIMETERS, "comparer les périmètres d'une étude",
            "compare the perimeters of a study")
ARP_MESSAGE(
    CLI_PERIMETERS_ABOUT,
    "Calcule le même indice sur chaque niveau de l'étude (canton, EPCI, bassin de vie...) : où est "
    "le choix "
    "sur chacun, concordance et verdict, comment les niveaux se recouvrent, et, si l'étude dit ce "
    "qui est "
    "incertain, dans quelle part des tirages chaque verdict tient et ce qui revient au périmètre. "
    "Avec un bloc « design: » ou « --around », les périmètres que l'on aurait pu dessiner : la "
    "place du choix parmi tous les ensembles d'un seul tenant, ce que chaque voisin aurait ajouté, "
    "les meilleurs ; avec « --around », cela seulement.",
    "Runs the same index on each level of the study (canton, EPCI, bassin de vie...): where the "
    "choice is "
    "on each, concordance and verdict, how the levels overlap, and, where the study says what is "
    "uncertain, in which share of the draws each verdict holds and how much is due to the "
    "perimeter. With a block \"design:\" or with \"--around\", the perimeters that could have been "
    "drawn: the place of the choice among all connected sets, what each neighbour would have "
    "added, the best; with \"--around\", that alone.")
ARP_MESSAGE(CLI_CONTRACTS, "juger plusieurs choix ensemble", "judge several choices together")
ARP_MESSAGE(
    CLI_CONTRACTS_ABOUT,
    "Juge les choix de « selections: » : tous ensemble, de trois façons qui répondent à trois "
    "questions (l'union contre le reste, à l'intérieur des strates, une voix par choix), chacun, "
    "ce qu'ils ont en commun, s'ils diffèrent, et l'union sans chacun. Un choix d'un seul "
    "territoire ne peut presque rien montrer ; tous ensemble le peuvent.",
    "Judges the choices of \"selections:\": all together, in three ways that answer three "
    "questions "
    "(the union against the rest, inside strata, one vote a choice), each, what they have in "
    "common, whether they differ, and the union without each. A choice of one territory can show "
    "hardly anything; all of them together can.")
ARP_MESSAGE(CLI_PLACE, "situer un choix parmi ceux qu'on aurait pu dessiner, commune par commune",
            "place a choice among those that could have been drawn, commune by commune")
ARP_MESSAGE(
    CLI_PLACE_ABOUT,
    "Situe la sélection de l'étude, et chaque choix de « selections: », parmi les ensembles de "
    "communes d'un seul tenant que l'on aurait pu dessiner à sa place : même population à un quart "
    "près, même nombre de communes à un cinquième près, pas plus de limites avec le dehors. Ils "
    "sont trop pour être visités : quatre chaînes en tirent, sous deux lois, et la place n'est "
    "dite que si elles s'accordent. Elle ne dépend d'aucun zonage. Demande « contiguity: » sous "
    "« zonings: ».",
    "Places the study's selection, and each choice of \"selections:\", among the connected sets of "
    "communes that could have been drawn in its stead: the same population within a quarter, the "
    "same number of communes within a fifth, no more borders with the outside. They are too many "
    "to visit: four chains draw from them, under two laws, and the place is told only where they "
    "agree. It hangs on no zoning. Needs \"contiguity:\" under \"zonings:\".")
ARP_MESSAGE(PLACES_PROGRESS, "choix", "choices")
ARP_MESSAGE(CLI_CHOOSE, "préparer un choix qui reste à faire",
            "prepare a choice that is yet to be made")
ARP_MESSAGE(
    CLI_CHOOSE_ABOUT,
    "Prépare le choix de « choose: » : les premiers de l'indice, ou les meilleurs portefeuilles "
    "sous un budget et un quota, quand le poids d'un versant n'est connu qu'entre deux bornes. "
    "Dit qui est pris quel que soit ce poids, qui ne l'est qu'à certains, qui ne l'est jamais ; ce "
    "que coûte le quota ; le portefeuille qu'on regretterait le moins. Le choix éventuel de "
    "l'étude n'est pas expliqué.",
    "Prepares the choice of \"choose:\": the first of the index, or the best portfolios under a "
    "budget and a quota, where the weight of a side is only known to lie between two bounds. Says "
    "who is in whatever that weight, who at some only, who never; what the quota costs; the "
    "portfolio that would be regretted the least. A selection that the study may have is not "
    "explained.")
ARP_MESSAGE(CLI_POWER, "dire ce qu'un choix devrait avoir pour qu'un versant se distingue",
            "say what it would take for a side to stand out")
ARP_MESSAGE(
    CLI_POWER_ABOUT,
    "Tire des choix qui penchent de plus en plus vers un versant, les juge comme le verdict, et "
    "dit la concordance moyenne et l'effet à partir desquels le versant se distingue 8 fois sur 10 "
    ": pour autant de choisis que l'étude, et pour 1, 2, 3, 5, 10 et 20. Un verdict indéterminé "
    "n'apprend rien là où il le serait presque toujours.",
    "Draws selections that lean more and more on a side, judges them as the verdict does, and says "
    "from which mean concordance and effect on the side stands out 8 times in 10: for as many "
    "selected as the study has, and for 1, 2, 3, 5, 10 and 20. A verdict that cannot tell teaches "
    "nothing where it could hardly ever have told.")
ARP_MESSAGE(CLI_SWEEP, "calculer une étude sous toutes les combinaisons de quelques valeurs",
            "run a study under every combination of a few values")
ARP_MESSAGE(
    CLI_SWEEP_ABOUT,
    "Calcule l'étude sous chaque combinaison des valeurs de --over et met les réponses dans un "
    "seul "
    "tableau : verdict, concordance de chaque versant, rang des choisis, décalage des rangs. Avec "
    "--draws, et si l'étude dit ce qui est incertain : dans quelle part des tirages chaque verdict "
    "tient. Une combinaison impossible y est nommée et n'arrête pas les autres.",
    "Runs the study under each combination of the values of --over and puts the answers into one "
    "table: verdict, concordance of each side, rank of the chosen, shift of the ranks. With "
    "--draws, "
    "and where the study says what is uncertain: in which share of the draws each verdict holds. A "
    "combination "
    "that cannot be is named there and does not stop the others.")
ARP_MESSAGE(CLI_EXPLAIN, "dire à quoi ressemble une sélection", "say what a selection resembles")
ARP_MESSAGE(
    CLI_EXPLAIN_ABOUT,
    "Dit si les territoires choisis se distinguent sur un versant ou sur l'autre : rangs sous "
    "chaque versant, concordances avec leur probabilité, poids de bascule, verdict. La "
    "sélection est celle de l'étude, ou celle de --select.",
    "Says whether the chosen territories stand out on one side or the other: ranks under each "
    "side, concordances with their p-values, tipping weights, verdict. The selection is the "
    "study's, or that of --select.")
ARP_MESSAGE(CLI_RUN, "tout faire, et écrire un dossier de résultats",
            "do all of it, and write a folder of results")
ARP_MESSAGE(
    CLI_RUN_ABOUT,
    "Classe, explique la sélection s'il y en a une, et écrit avec -o un dossier : ranking.csv, "
    "un fichier CSV par autre tableau dans tables/, datapackage.json qui dit ce qu'ils sont, "
    "results.json et results.h5 qui les contiennent tous, screen.txt. Le dossier paraît entier "
    "ou pas du tout ; sans -o, rien n'est écrit.",
    "Ranks, explains the selection where there is one, and with -o writes a folder: "
    "ranking.csv, a CSV file for every other table in tables/, datapackage.json that says "
    "what they are, results.json and results.h5 that hold all of them, screen.txt. The folder "
    "appears whole or not at all; without -o nothing is written.")
ARP_MESSAGE(CLI_INDICATORS, "montrer le catalogue d'indicateurs",
            "show the catalogue of indicators")
ARP_MESSAGE(
    CLI_INDICATORS_ABOUT,
    "Sans argument, la liste des indicateurs du catalogue : identifiant, versant, libellé. "
    "Avec un identifiant, tout ce que le catalogue en dit : formule, unité, sens, source.",
    "Without an argument, the catalogue's indicators: id, side, label. With an id, all that "
    "the catalogue says of it: formula, unit, polarity, source.")
ARP_MESSAGE(CLI_REPORT, "refaire la page et le classeur d'un dossier de résultats",
            "make page and workbook of a results folder again")
ARP_MESSAGE(
    CLI_REPORT_ABOUT,
    "Récrit report.html, report-light.html et tables.xlsx dans un dossier écrit par « run -o », à "
    "partir de son results.h5 : les mêmes, aux mêmes octets. « --share ranks » les écrit sans "
    "valeurs ni scores, à envoyer ; « --lang » choisit leur langue.",
    "Writes report.html, report-light.html and tables.xlsx again in a folder that \"run -o\" "
    "wrote, "
    "from its results.h5: the same, to the byte. \"--share ranks\" writes them without values or "
    "scores, to be sent; \"--lang\" chooses their language.")
ARP_MESSAGE(CLI_MAP, "dessiner les cartes, en SVG", "draw the maps, as SVG")
ARP_MESSAGE(
    CLI_MAP_ABOUT,
    "Les cartes du score, de chaque versant et de deux versants à la fois, en un fichier SVG : par "
    "quintile, les choisis cernés, ce qui n'a pas de contour nommé. L'étude donne ses contours par "
    "« outlines: » ; RÉSULTATS est un dossier écrit par « run -o », ou son results.h5. « --share "
    "ranks » ne montre que le rang.",
    "The maps of the score, of each side and of two sides at once, as one SVG file: by quintile, "
    "the chosen outlined, what has no outline named. The study gives its outlines by "
    "\"outlines:\"; RESULTS is a folder that \"run -o\" wrote, or its results.h5. \"--share "
    "ranks\" "
    "shows the rank alone.")
ARP_MESSAGE(CLI_EXPORT, "lire un tableau de résultats", "read a table of results")
ARP_MESSAGE(
    CLI_EXPORT_ABOUT,
    "RÉSULTATS est un dossier écrit par « run -o », ou son results.h5. Sans TABLEAU, la liste des "
    "tableaux ; avec lui, ses colonnes et ses lignes, en CSV celles de tables/TABLEAU.csv à "
    "l'octet près.",
    "RESULTS is a folder that \"run -o\" wrote, or its results.h5. Without TABLE, the list of "
    "the tables; with it, its columns and rows, as CSV those of tables/TABLE.csv to the byte.")
ARP_MESSAGE(CLI_HELP, "dire comment s'emploie une commande, ou une clé d'une étude",
            "tell how a command is used, or a key of a study")
ARP_MESSAGE(
    CLI_HELP_ABOUT,
    "Sans argument, la liste des commandes. « help study » donne les clés d'une étude, « help "
    "study CLÉ » dit tout d'une clé, avec un exemple.",
    "Without an argument, the list of commands. \"help study\" gives the keys of a study, "
    "\"help study KEY\" tells all about a key, with an example.")
ARP_MESSAGE(CLI_DOCTOR, "dire sur quoi reposent les résultats", "tell what the results rest on")
ARP_MESSAGE(CLI_VERSION, "dire la version", "tell the version")
ARP_MESSAGE(CLI_VERSION_ABOUT, "Écrit « arpent » et le numéro de version.",
            "Writes \"arpent\" and the version number.")
ARP_MESSAGE(CLI_ARG_PATH, "CHEMIN", "PATH")
ARP_MESSAGE(CLI_ARG_FORMAT, "text|csv|json", "text|csv|json")
ARP_MESSAGE(CLI_ARG_LANG, "fr|en", "fr|en")
ARP_MESSAGE(CLI_ARG_CSV, "fr", "fr")
ARP_MESSAGE(CLI_ARG_CODES, "CODE,CODE", "CODE,CODE")
ARP_MESSAGE(CLI_ARG_K, "K", "K")
ARP_MESSAGE(CLI_ARG_N, "N", "N")
ARP_MESSAGE(CLI_ARG_X, "X", "X")
ARP_MESSAGE(CLI_DRAWS_PROGRESS, "{0} tirages sur {1}, {2} par seconde ; reste {3} ; ± {4}",
            "{0} draws of {1}, {2} a second; {3} left; ± {4}")
ARP_MESSAGE(CLI_ARG_OVER, "CLÉ=VALEUR,VALEUR", "KEY=VALUE,VALUE")
ARP_MESSAGE(CLI_ARG_SET, "CLÉ=VALEUR", "KEY=VALUE")
ARP_MESSAGE(
    CLI_OPTION_FORMAT,
    "forme du résultat : text, csv (le tableau principal) ou json (tous les tableaux) ; sans "
    "cette option, celle de la terminaison de -o (.csv, .json, .txt), sinon text",
    "form of the result: text, csv (the main table) or json (every table); without this "
    "option that of the ending of -o (.csv, .json, .txt), else text")
ARP_MESSAGE(
    CLI_OPTION_OUTPUT,
    "écrire dans ce fichier (run : ce dossier, quel que soit son nom), entier ou pas du tout",
    "write to this file (run: this folder, whatever its name), whole or not at all")
ARP_MESSAGE(CLI_OPTION_LANG, "langue ; celle de l'étude, ou le français, sans cette option",
            "language; the study's, or French, without this option")
ARP_MESSAGE(CLI_OPTION_CSV, "CSV pour Excel en français : BOM, point-virgule, virgule décimale",
            "CSV for French Excel: BOM, semicolon, decimal comma")
ARP_MESSAGE(CLI_OPTION_SELECT, "territoires choisis, au lieu de ceux de l'étude",
            "territories chosen, instead of the study's")
ARP_MESSAGE(CLI_OPTION_K, "longueur de la liste de tête, au lieu de within_first",
            "length of the first list, instead of within_first")
ARP_MESSAGE(
    CLI_OPTION_SET,
    "remplace une valeur de l'étude, method.normalise.rule=minmax par exemple ; l'ôte si VALEUR "
    "est vide, ou none pour un groupe : sensitivity.factors.normalise=none ; peut se répéter",
    "replaces a value of the study, method.normalise.rule=minmax say; takes it away where VALUE is "
    "empty, or none for a group: sensitivity.factors.normalise=none; may be repeated")
ARP_MESSAGE(CLI_OPTION_AROUND,
            "dessine les périmètres possibles autour de ces territoires, qu'ils contiennent tous ; "
            "comme « design: {around: ...} »",
            "draws the possible perimeters around these territories, which all of them contain; as "
            "\"design: {around: ...}\"")
ARP_MESSAGE(
    CLI_OPTION_OVER,
    "les valeurs que prend une clé de l'étude ; se répète, et chaque combinaison est calculée",
    "the values that a key of the study takes; repeated, every combination is run")
ARP_MESSAGE(CLI_OPTION_PRECISION,
            "s'arrête dès que l'intervalle le plus large est de ± X, 0.005 par exemple",
            "stops as soon as the widest interval is ± X, 0.005 say")
ARP_MESSAGE(CLI_OPTION_THREADS, "nombre de fils ; tous les processeurs sans cette option",
            "number of threads; all processors without this option")
ARP_MESSAGE(CLI_OPTION_PROGRESS, "dit où en est le calcul, même hors d'un terminal",
            "tells how far the work is, also where there is no terminal")
ARP_MESSAGE(CLI_OPTION_SEED, "graine des tirages, au lieu de celle de l'étude",
            "seed of the draws, instead of the study's")
ARP_MESSAGE(CLI_OPTION_DRAWS, "nombre de tirages, au lieu de celui de l'étude",
            "number of draws, instead of the study's")
ARP_MESSAGE(CLI_OPTION_FULL, "tout ce qui explique le choix, au-delà d'un écran",
            "everything that explains the choice, beyond one screen")
ARP_MESSAGE(CLI_ARG_SHARE, "ranks", "ranks")
ARP_MESSAGE(CLI_OPTION_SHARE, "page et classeur sans valeurs ni scores : les rangs et le verdict",
            "page and workbook without values or scores: ranks and the verdict")
ARP_MESSAGE(CLI_OPTION_FORCE, "remplacer un dossier qui contient d'autres fichiers, gardés",
            "replace a folder that holds other files, which are kept")
ARP_MESSAGE(CLI_OPTION_STRICT, "refuser l'étude dès qu'une note serait signalée ; rien n'est écrit",
            "refuse the study as soon as a note would be told; nothing is written")
ARP_MESSAGE(CLI_STRICT,
            "--strict refuse toute note ({0} ici) ; la première : {1} ; corrigez, ou ôtez --strict",
            "--strict refuses any note ({0} here); the first: {1}; mend it, or take --strict away")
ARP_MESSAGE(CLI_OPTION_QUIET, "ni notes ni progression : seulement le résultat et les erreurs",
            "no notes and no progress: the result and errors alone")
ARP_MESSAGE(CLI_OPTION_NO_COLOR, "pas de couleur, même sur un terminal",
            "no colour, even on a terminal")
ARP_MESSAGE(CLI_OPTION_HELP, "dire comment s'emploie la commande", "tell how the command is used")
ARP_MESSAGE(CLI_OPTION_VERSION, "dire la version", "tell the version")
ARP_MESSAGE(CLI_EXIT_OK, "fait", "done")
ARP_MESSAGE(CLI_EXIT_USAGE, "la commande est mal écrite", "the command is wrong")
ARP_MESSAGE(CLI_EXIT_DATA, "une donnée ou l'étude est fautive ; l'endroit est dit",
            "a datum or the study is wrong; the place is told")
ARP_MESSAGE(CLI_EXIT_INPUT, "un fichier ne peut pas être lu", "a file cannot be read")
ARP_MESSAGE(CLI_EXIT_FAULT, "mémoire insuffisante, ou faute d'arpent",
            "out of memory, or a fault of arpent")
ARP_MESSAGE(CLI_EXIT_OUTPUT, "un résultat ne peut pas être écrit", "a result cannot be written")
ARP_MESSAGE(CLI_EXIT_INTERRUPTED, "interrompu", "interrupted")
ARP_MESSAGE(
    CLI_UNREAD_DRAWS,
    "« --{0} » est sans effet ici : « {1} » ne tire rien de cette étude ; ôtez-le, ou demandez "
    "« sensitivity » d'une étude qui a « sensitivity.factors »",
    "\"--{0}\" has no effect here: \"{1}\" draws nothing of this study; remove it, or ask "
    "\"sensitivity\" of a study that has \"sensitivity.factors\"")
ARP_MESSAGE(CLI_UNREAD_K,
            "« --{0} » est sans effet ici : « {1} » n'explique aucune sélection et ne tire rien de "
            "cette étude ; ôtez-le, ou donnez « --select »",
            "\"--{0}\" has no effect here: \"{1}\" explains no selection and draws nothing of "
            "this study; remove it, or give \"--select\"")
ARP_MESSAGE(CHECKPOINT_RESUMED, "reprise après {0} tirages déjà faits",
            "taken up again after {0} draws done before")
ARP_MESSAGE(CHECKPOINT_ABSENT, "pas encore de point de reprise ici : le calcul part du début",
            "no checkpoint here yet: the run begins at the beginning")
ARP_MESSAGE(CHECKPOINT_ALONE,
            "« --resume » demande où reprendre ; ajoutez « --checkpoint FICHIER »",
            "\"--resume\" wants to know from where; add \"--checkpoint FILE\"")
ARP_MESSAGE(CHECKPOINT_DASH, "« --checkpoint » demande un fichier, et non « - »",
            "\"--checkpoint\" wants a file, not \"-\"")
ARP_MESSAGE(CLI_ARG_FILE, "FICHIER", "FILE")
ARP_MESSAGE(CLI_OPTION_CHECKPOINT,
            "garde les tirages faits dans ce fichier, remplacé d'un coup, souvent ; arrêté ou tué, "
            "le calcul se reprend avec --resume (scénarios, courbe et indices sont refaits)",
            "keeps the draws done in this file, replaced at once, often; stopped or killed, the "
            "run is taken up again with --resume (scenes, curve and indices are done again)")
ARP_MESSAGE(CLI_OPTION_RESUME,
            "reprend au point gardé par --checkpoint : mêmes résultats, au bit près, que sans "
            "arrêt ; refusé si "
            "l'étude, une donnée, la graine, les tirages ou la version ont changé",
            "goes on from what --checkpoint kept: the same results, to the bit, as without a stop; "
            "refused where "
            "the study, a datum, the seed, the draws or the version changed")
ARP_MESSAGE(CLI_PROFILE, "montrer un territoire, ou chacun, face aux références",
            "show one territory, or each, against the comparators")
ARP_MESSAGE(
    CLI_PROFILE_ABOUT,
    "Pour chaque indicateur, par versant et par domaine : la valeur du territoire et son "
    "intervalle à "
    "95 %, celles des références, sa place entre le moins et le plus de tous, son rang. Dit s'il "
    "est "
    "au-dessus d'une référence, et si l'écart passe le hasard (Holm sur tous les territoires). Les "
    "petits effectifs sont signalés. Sans CODE, tous les territoires. « -o NOM.html » en fait une "
    "page "
    "A4 à imprimer, avec l'intervalle de son rang ; « -o DOSSIER », sans CODE, une par territoire "
    "et "
    "un index.",
    "For each indicator, by side and domain: the territory's value and its 95 % interval, those of "
    "the "
    "comparators, its place between the least and the most of all, its rank. Says whether it is "
    "above a "
    "comparator, and whether the gap is more than chance (Holm over all territories). Small counts "
    "are "
    "flagged. Without CODE, every territory. \"-o NAME.html\" makes a page of A4 of it, to be "
    "printed, "
    "with the interval of its rank; \"-o FOLDER\", without CODE, one a territory and an index.")
ARP_MESSAGE(CLI_WANT_STUDY_CODE, "ÉTUDE [CODE]", "STUDY [CODE]")
ARP_MESSAGES_END;

#endif
