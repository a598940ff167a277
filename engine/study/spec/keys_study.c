/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#include "catalogue/keys.h"

#define CLAIM                                                                                      \
    "claims: [{text: Plus de chômage, text_en: More unemployment, indicator: chomage, "           \
    "of: selection, is: above, than: ensemble, alpha: 0.1}]\n"
#define UNTESTED                                                                                    \
    "claims: [{text: Peu de dépistage, text_en: Little screening, lacks: [dépistage], lacks_en: " \
    "[screening]}]\n"
#define PERIMETER "perimeters: [{name: vallée, territories: [\"09001\", \"09002\", \"09003\"]}]\n"
#define OUTLINED  "outlines: {file: contours.geojson, property: code}\n"
#define DRAWN     "sensitivity: {draws: 5000, seed: 2010, factors: {side_weights: {rule: uniform}}}\n"
#define ZONED                                                                                      \
    "zonings: {file: zones.csv, key: code, levels: {commune: commune, canton: canton}}\n"          \
    "codes: equal\n"

static const arp_key TERRITORIES[] = {
    ARP_KEY(
        "level", TEXT, "territory",
        "le mot des phrases : commune, canton, epci... ; avec « zonings: », le niveau classé",
        "the word of the sentences: commune, canton, epci...; with \"zonings:\", the level ranked",
        "territories: {level: canton}\n"),
    ARP_KEY("population", COLUMN, ARP_KEY_NONE, "la colonne des habitants", "the column of people",
            "territories: {population: pop}\n"),
    ARP_KEY("minimum_population", NUMBER, ARP_KEY_NONE,
            "moins peuplé ou inconnu, un territoire n'est pas classé ; « check » les nomme",
            "less populated or unknown, a territory is not ranked; \"check\" names them",
            "territories: {population: pop, minimum_population: 500}\n"),
    ARP_KEY("exclude", TEXTS, ARP_KEY_NONE, "codes de territoires à ne pas classer",
            "codes of territories not to rank", "territories: {exclude: [\"31004\"]}\n"),
    ARP_KEY(
        "where", PAIRS, ARP_KEY_NONE,
        "avec « zonings: », ne classer que les territoires dont une commune a ces valeurs ; toutes "
        "leurs communes comptent",
        "with \"zonings:\", rank only territories with a commune of these values; all their "
        "communes "
        "count",
        ZONED "territories: {level: commune, population: pop, where: {dep: \"09\"}}\n"),
};
const arp_keys spec_keys_territories = {"territories", ARP_KEY_ROWS(TERRITORIES), NULL};

static const arp_key COMPARATORS[] = {
    ARP_KEY("name", TEXT, ARP_KEY_NEEDED, "son nom, un seul par étude",
            "its name, one in the study", "comparators: [{name: ensemble}]\n"),
    ARP_KEY("where", PAIRS, ARP_KEY_NONE,
            "ses lignes : colonne de texte et valeur, ou liste de valeurs ; toutes sans elle",
            "its rows: a text column and a value, or list of values; all of them without it",
            "comparators: [{name: Ariège, where: {dep: \"09\"}}, {name: ensemble}]\n"),
    ARP_KEY(
        "values", PAIRS, ARP_KEY_NONE,
        "{INDICATEUR: nombre}, valeurs publiées, au lieu de celles que ses lignes donneraient",
        "{INDICATOR: number}, published values, instead of those its rows would give",
        "comparators: [{name: France, values: {chomage: 12.5, ald: 2100}}, {name: ensemble}]\n"),
};
const arp_keys spec_keys_comparators = {"comparators", ARP_KEY_ROWS(COMPARATORS), NULL};

static const arp_key CONTIGUITY[] = {
    ARP_KEY("file", FILE, ARP_KEY_NONE, "un CSV de paires de voisins, ou des contours GeoJSON",
            "a CSV of pairs of neighbours, or GeoJSON outlines",
            "contiguity: {file: voisins.csv}\n"),
    ARP_KEY("columns", COLUMNS, ARP_KEY_NONE,
            "les deux colonnes de codes du CSV, s'il en a d'autres",
            "the two columns of codes of the CSV, where it has others",
            "contiguity: {file: voisins.csv, columns: [a, b]}\n"),
    ARP_KEY("property", TEXT, ARP_KEY_NONE, "la propriété des contours qui porte le code",
            "the property of the outlines that holds the code",
            "contiguity: {file: contours.geojson, property: code}\n"),
    ARP_KEY(
        "within", COLUMN, ARP_KEY_NONE,
        "au lieu d'un fichier, une colonne de texte : sont voisins ceux qui y ont la même valeur",
        "instead of a file, a text column: those with the same value there are neighbours",
        "contiguity: {within: dep}\n"),
    ARP_KEY("population_factor", NUMBER, ARP_KEY_NONE,
            "parmi les ensembles de voisins, ne compter que ceux dont la population est celle du "
            "choix à ce facteur près, dans un sens ou dans l'autre",
            "among the sets of neighbours, count only those whose population is that of the choice "
            "within this factor, either way",
            "contiguity: {file: voisins.csv, population_factor: 4}\n"),
    ARP_KEY(
        "unmatched", WORD, ARP_KEY_NONE,
        "un code du fichier que l'étude n'a pas, ou l'inverse ; comme « unmatched: » de l'étude si "
        "on "
        "ne le dit pas",
        "a code of the file that the study has not, or the reverse; as \"unmatched:\" of the study "
        "unless stated",
        "contiguity: {file: voisins.csv, unmatched: drop}\n", .words = SPEC_STOP_DROP),
};
const arp_keys spec_keys_contiguity = {"contiguity", ARP_KEY_ROWS(CONTIGUITY), NULL};

static const arp_key OUTLINES[] = {
    ARP_KEY("file", FILE, ARP_KEY_NEEDED,
            "un GeoJSON en longitudes et latitudes (WGS84) ; d'un autre format : « ogr2ogr -t_srs "
            "EPSG:4326 contours.geojson FICHIER »",
            "a GeoJSON of longitudes and latitudes (WGS84); from another format: \"ogr2ogr -t_srs "
            "EPSG:4326 outlines.geojson FILE\"",
            OUTLINED),
    ARP_KEY("property", TEXT, ARP_KEY_NEEDED, "la propriété qui porte le code",
            "the property that holds the code", OUTLINED),
};
const arp_keys spec_keys_outlines = {"outlines", ARP_KEY_ROWS(OUTLINES), NULL};

static const arp_key PERIMETERS[] = {
    ARP_KEY("name", TEXT, ARP_KEY_NEEDED, "son nom, un seul par étude",
            "its name, one in the study", PERIMETER),
    ARP_KEY("territories", TEXTS, ARP_KEY_NEEDED, "ses codes, comparés comme un autre choix",
            "its codes, compared as another choice", PERIMETER),
};
const arp_keys spec_keys_perimeters = {"perimeters", ARP_KEY_ROWS(PERIMETERS), NULL};

static const arp_key CLAIMS[] = {
    ARP_KEY("text", TEXT, ARP_KEY_NONE, "la phrase qui a été dite, en français",
            "the sentence that was said, in French", CLAIM),
    ARP_KEY("text_en", TEXT, ARP_KEY_NONE, "la même en anglais", "the same in English", CLAIM),
    ARP_KEY("lacks", TEXTS, ARP_KEY_NONE, "ce qui manque pour la vérifier, au lieu d'un test",
            "what is missing to test it, instead of a test", UNTESTED),
    ARP_KEY("lacks_en", TEXTS, ARP_KEY_NONE, "les mêmes en anglais", "the same in English",
            UNTESTED),
    ARP_KEY("indicator", TEXT, ARP_KEY_NONE, "l'indicateur de l'indice dont elle parle",
            "the indicator of the index that it is about", CLAIM),
    ARP_KEY("of", TEXT, "selection",
            "de qui elle parle : « selection », ou un nom de « perimeters: »",
            "whom it is about: \"selection\", or a name of the \"perimeters:\"", CLAIM),
    ARP_KEY("is", WORD, ARP_KEY_NONE, "au-dessus ou au-dessous", "above or below", CLAIM,
            .words = SPEC_IS),
    ARP_KEY(
        "than", TEXT, ARP_KEY_NONE,
        "de quoi : une référence, un nombre, « rest » (tous les autres) ou « rest of RÉFÉRENCE »",
        "what: a comparator, a number, \"rest\" (all the others) or \"rest of COMPARATOR\"", CLAIM),
    ARP_KEY("alpha", NUMBER, ARP_KEY_NONE, "son seuil ; celui de la sélection si on ne le dit pas",
            "its threshold; that of the selection unless stated", CLAIM),
};
const arp_keys spec_keys_claims = {"claims", ARP_KEY_ROWS(CLAIMS), NULL};

static const arp_key SENSITIVITY[] = {
    ARP_KEY("draws", WHOLE, "100000", "combien de tirages de ce qui est incertain",
            "how many draws of what is uncertain", DRAWN),
    ARP_KEY("seed", WHOLE, "1", "graine : la même donne les mêmes bits",
            "seed: the same gives the same bits", DRAWN),
    ARP_KEY(
        "replicates", WHOLE, "32",
        "nuages de points des indices d'incertitude, dont on tire leur intervalle ; 8 au moins",
        "sets of points of the indices of uncertainty, which give their interval; 8 at least",
        "sensitivity: {draws: 5000, replicates: 16, factors: {side_weights: {rule: uniform}}}\n"),
    ARP_KEY("points", WHOLE, "128",
            "points de chacun, une puissance de 2, 16 au moins ; si ni replicates ni points "
            "n'est dit, moins, pour que les indices ne coûtent pas plus que les tirages",
            "points of each, a power of 2, 16 at least; where neither replicates nor points is "
            "said, fewer, so that the indices cost no more than the draws",
            "sensitivity: {draws: 5000, points: 256, factors: {side_weights: {rule: uniform}}}\n"),
    ARP_KEY(
        "precision", NUMBER, ARP_KEY_NONE,
        "s'arrêter dès que l'intervalle le plus large des parts est plus étroit",
        "stop as soon as the widest interval of the shares is narrower",
        "sensitivity: {draws: 5000, precision: 0.01, factors: {side_weights: {rule: uniform}}}\n"),
    ARP_KEY("curve", WHOLE, ARP_KEY_NONE,
            "combien de combinaisons des seuls choix discrets sont essayées, aux poids déclarés ; "
            "2000 sinon, ou 200 où chacune prend les tirages du verdict",
            "how many combinations of the discrete choices alone are tried, at the declared "
            "weights; 2000 otherwise, or 200 where each takes the verdict's own draws",
            "sensitivity: {draws: 5000, curve: 20, factors: {side_weights: {rule: uniform}}}\n"),
    ARP_KEY("factors", MAP, ARP_KEY_NONE,
            "ce qui est incertain ; ce qui n'y est pas n'est pas varié",
            "what is uncertain; what is not here is not varied", DRAWN),
};
const arp_keys spec_keys_sensitivity = {"sensitivity", ARP_KEY_ROWS(SENSITIVITY), NULL};

static const arp_key STUDY[] = {
    ARP_KEY("title", TEXT, ARP_KEY_NONE, "le titre de l'étude ; le nom du fichier sinon",
            "the study's title; the file's name otherwise",
            "title: \"Priorités : douze communes\"\n"),
    ARP_KEY("title_en", TEXT, ARP_KEY_NONE, "le titre en anglais", "the title in English",
            "title: Douze communes\ntitle_en: Twelve communes\n"),
    ARP_KEY("language", WORD, "fr", "la langue des réponses ; « --lang » passe devant",
            "the language of the answers; \"--lang\" goes before", "language: en\n",
            .words = SPEC_LANGUAGES),
    ARP_KEY("decided", WHOLE, ARP_KEY_NONE,
            "année de la décision : les chiffres postérieurs sont dits tardifs",
            "year of the decision: figures that came after are told to be late", "decided: 2010\n"),
    ARP_KEY("notes", TEXTS, ARP_KEY_NONE, "ce que tout lecteur des réponses doit savoir",
            "what every reader of the answers must know",
            "notes: [L'offre de soins est de 2018.]\n"),
    ARP_KEY("notes_en", TEXTS, ARP_KEY_NONE, "les mêmes en anglais, dans le même ordre",
            "the same in English, in the same order",
            "notes: [L'offre de soins est de 2018.]\nnotes_en: [The supply of care is of 2018.]\n"),
    ARP_KEY("data", LIST, ARP_KEY_NEEDED, "les fichiers, joints par code",
            "the files, joined by code", "data: [{file: communes.csv, key: code, label: nom}]\n",
            .inside = &spec_keys_data),
    ARP_KEY("marks", MAP, ARP_KEY_NONE,
            "ce que disent les cellules sans nombre, de tous les fichiers",
            "what cells without a number say, in all files", "marks: {missing: [ns, n.c.]}\n",
            .inside = &spec_keys_marks),
    ARP_KEY(
        "relations", TEXTS, ARP_KEY_NONE,
        "ce qui lie des colonnes, ligne par ligne, pour dire ce que des chiffres publiés laissent "
        "deviner d'un secret : « TOT = F + H », « SOLDE = N - D », « TAUX = 1000 * A / POP », ou "
        "« TOT = F + H ± 5 » où des arrondis les séparent",
        "what binds columns, row by row, to tell what published figures give away of a secret: "
        "\"TOT = F + H\", \"BALANCE = B - D\", \"RATE = 1000 * A / POP\", or "
        "\"TOT = F + H ± 5\" where rounding sets them apart",
        "relations: [\"pop = jeunes + ages\"]\n"),
    ARP_KEY("unmatched", WORD, "stop",
            "un code qu'un fichier n'a pas : l'étude s'arrête, ou le territoire est laissé de côté",
            "a code that one file lacks: the study stops, or the territory is left out",
            "unmatched: drop\n", .words = SPEC_STOP_DROP),
    ARP_KEY("zonings", MAP, ARP_KEY_NONE,
            "des territoires faits de communes : la table d'appartenance et ses niveaux",
            "territories made of communes: the membership table and its levels", ZONED,
            .inside = &spec_keys_zonings),
    ARP_KEY(
        "codes", WORD, ARP_KEY_NONE,
        "avec « zonings: », où elle est obligatoire : une ligne va à la commune de son code, ou "
        "les "
        "effectifs suivent l'histoire des communes",
        "with \"zonings:\", where it is needed: a row goes to the commune of its code, or counts "
        "follow the history of the communes",
        ZONED, .words = SPEC_CODES),
    ARP_KEY("passage", MAP, ARP_KEY_NONE, "la table des changements de communes",
            "the table of changes of communes",
            "zonings: {file: zones.csv, key: code, vintage: 2020, levels: {commune: commune}}\n"
            "codes: passage\npassage: {file: passage.csv}\n",
            .inside = &spec_keys_passage),
    ARP_KEY(
        "extends", FILE, ARP_KEY_NONE,
        "une autre étude, dont on prend tout ce qu'on n'écrit pas ici : les blocs se fondent, les "
        "listes se remplacent, une clé sans valeur ôte",
        "another study, all of which is taken that is not written here: blocks merge, lists "
        "replace, a key without a value takes away",
        "extends: recette.yaml\n"),
    ARP_KEY("territories", MAP, ARP_KEY_NONE, "ce qui est classé", "what is ranked",
            "territories: {level: commune, population: pop}\n", .inside = &spec_keys_territories),
    ARP_KEY("comparators", LIST, ARP_KEY_NONE,
            "ce à quoi les territoires sont comparés : département, région, France",
            "what territories are compared with: département, region, France",
            "comparators: [{name: Ariège, where: {dep: \"09\"}}, {name: ensemble}]\n",
            .inside = &spec_keys_comparators),
    ARP_KEY("contiguity", MAP, ARP_KEY_NONE, "qui est voisin de qui", "who is whose neighbour",
            "contiguity: {file: voisins.csv}\n", .inside = &spec_keys_contiguity),
    ARP_KEY("outlines", MAP, ARP_KEY_NONE,
            "les contours des territoires, pour les cartes ; avec « zonings: », ceux du niveau "
            "classé, ou {NIVEAU: {file, property}} : un niveau sans les siens est fondu d'un plus "
            "fin",
            "the outlines of the territories, for maps; with \"zonings:\", those of the level "
            "ranked, or {LEVEL: {file, property}}: a level without its own is merged from a finer "
            "one",
            OUTLINED, .inside = &spec_keys_outlines),
    ARP_KEY("indicators", LIST, ARP_KEY_NONE,
            "vos indicateurs ; un id du catalogue remplace le sien",
            "your indicators; an id of the catalogue replaces its own",
            "indicators: [{id: taux, value: ald, polarity: 1}]\nindex: {children: [{indicator: "
            "taux}]}\n",
            .inside = &arp_catalogue_keys),
    ARP_KEY("index", MAP, ARP_KEY_NEEDED, "l'arbre des indicateurs, ou la recette qui le donne",
            "the tree of the indicators, or the recipe that gives it",
            "index: {children: [{indicator: chomage}, {indicator: ald}]}\n",
            .inside = &spec_keys_branch, .or = &spec_keys_recipe),
    ARP_KEY("method", MAP, ARP_KEY_NONE, "comment on compte", "how it is computed",
            "method: {normalise: {rule: minmax}, weights: {rule: equal}}\n",
            .inside = &spec_keys_method),
    ARP_KEY("selection", MAP, ARP_KEY_NONE, "le choix dont on demande à quoi il ressemble",
            "the choice that is asked what it resembles",
            "selection: {territories: [\"09001\", \"09004\"]}\n", .inside = &spec_keys_selection),
    ARP_KEY("selections", MAP, ARP_KEY_NONE,
            "plusieurs choix jugés ensemble, par « arpent contracts »",
            "several choices judged together, by \"arpent contracts\"",
            "selections: {file: contrats.csv}\n", .inside = &spec_keys_selections),
    ARP_KEY("sensitivity", MAP, ARP_KEY_NONE, "ce qui est incertain, et combien de fois on le tire",
            "what is uncertain, and how many times it is drawn", DRAWN,
            .inside = &spec_keys_sensitivity),
    ARP_KEY("perimeters", LIST, ARP_KEY_NONE, "d'autres choix, comparés au premier",
            "other choices, compared with the first", PERIMETER, .inside = &spec_keys_perimeters),
    ARP_KEY("claims", LIST, ARP_KEY_NONE,
            "des phrases dites du territoire, et ce qu'en disent les chiffres",
            "sentences said of the territory, and what the figures say of them", CLAIM,
            .inside = &spec_keys_claims),
    ARP_KEY(
        "design", MAP, ARP_KEY_NONE,
        "les périmètres que l'on aurait pu dessiner, parmi lesquels « arpent perimeters » "
        "classe le choix",
        "the perimeters that could have been drawn, among which \"arpent perimeters\" ranks the "
        "choice",
        "contiguity: {file: voisins.csv}\ndesign: {around: [\"09001\"], units: 3}\n",
        .inside = &spec_keys_design),
    ARP_KEY("choose", MAP, ARP_KEY_NONE, "un choix qui reste à faire, par « arpent choose »",
            "a choice that is yet to be made, by \"arpent choose\"",
            "choose: {first: 3, side: social}\n", .inside = &spec_keys_choose),
};
const arp_keys spec_keys_study = {"", ARP_KEY_ROWS(STUDY), NULL};
