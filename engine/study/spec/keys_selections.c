/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#define SELECTIONS(KEYS) "selections: {file: contrats.csv, " KEYS "}\n"
#define LISTED(KEYS)                                                                               \
    "selections:\n  list:\n    - {name: vallée, territories: [\"09001\", \"09002\"]" KEYS "}\n"    \
    "    - {name: plaine, territories: [\"09004\"]}\n"
#define ZONED(KEYS)                                                                                \
    "zonings: {file: zones.csv, key: code, levels: {commune: commune, canton: canton}}\n"          \
    "codes: equal\nterritories: {level: canton, population: pop}\n"                                \
    "selection: {territories: [\"0901\"]}\n"                                                       \
    "selections: {file: contrats.csv" KEYS "}\n"

static const arp_key ABOUT[] = {
    ARP_KEY("file", FILE, ARP_KEY_NEEDED, "un fichier d'une ligne par sélection",
            "a file of one row a selection",
            SELECTIONS("about: {file: noms-contrats.csv, key: selection}")),
    ARP_KEY("key", COLUMNS, ARP_KEY_NEEDED, "sa colonne de sélections", "its column of selections",
            SELECTIONS("about: {file: noms-contrats.csv, key: selection}")),
    ARP_KEY("label", COLUMN, ARP_KEY_NONE, "sa colonne de noms", "its column of names",
            SELECTIONS("about: {file: noms-contrats.csv, key: selection, label: nom}")),
    ARP_KEY("decided", COLUMN, ARP_KEY_NONE, "sa colonne d'années de décision",
            "its column of years of decision",
            SELECTIONS("about: {file: noms-contrats.csv, key: selection, decided: annee}")),
    ARP_KEY("status", COLUMN, ARP_KEY_NONE, "sa colonne d'états", "its column of statuses",
            SELECTIONS("about: {file: noms-contrats.csv, key: selection, status: etat}")),
    ARP_KEY("stratum", COLUMN, ARP_KEY_NONE, "sa colonne de groupes de sélections",
            "its column of groups of selections",
            SELECTIONS("about: {file: noms-contrats.csv, key: selection, stratum: dep}")),
};
const arp_keys spec_keys_about = {"selections.about", ARP_KEY_ROWS(ABOUT), &spec_keys_form};

static const arp_key LIST[] = {
    ARP_KEY("name", TEXT, ARP_KEY_NEEDED, "son nom, un seul par étude",
            "its name, one in the study", LISTED("")),
    ARP_KEY("territories", TEXTS, ARP_KEY_NEEDED, "ses codes", "its codes", LISTED("")),
    ARP_KEY("label", TEXT, ARP_KEY_NONE, "comment l'écrire, si ce n'est par son nom",
            "how to write it, where not by its name", LISTED(", label: La vallée")),
    ARP_KEY("decided", WHOLE, ARP_KEY_NONE,
            "année de sa décision ; celle de l'étude si on ne le dit pas",
            "year of its decision; that of the study unless stated", LISTED(", decided: 2012")),
    ARP_KEY("status", TEXT, ARP_KEY_NONE, "son état", "its status", LISTED(", status: actif")),
    ARP_KEY("stratum", TEXT, ARP_KEY_NONE,
            "le groupe de sélections dont elle est, un département par exemple",
            "the group of selections it is of, a département for example",
            LISTED(", stratum: \"09\"")),
};
const arp_keys spec_keys_listed = {"selections.list", ARP_KEY_ROWS(LIST), NULL};

static const arp_key SELECTIONS_KEYS[] = {
    ARP_KEY("file", FILE, ARP_KEY_NONE,
            "une ligne par sélection et code ; une cellule de sélection vide n'en désigne aucune, "
            "« a|b » en désigne deux",
            "one row a selection and code; an empty cell of selection stands for none, \"a|b\" "
            "for two",
            SELECTIONS("key: code")),
    ARP_KEY("list", LIST, ARP_KEY_NONE, "au lieu d'un fichier, les sélections elles-mêmes",
            "instead of a file, the selections themselves", LISTED(""),
            .inside = &spec_keys_listed),
    ARP_KEY("key", COLUMNS, "code", "la colonne des codes", "the column of codes",
            SELECTIONS("key: code")),
    ARP_KEY("selection", COLUMN, "selection", "la colonne des sélections",
            "the column of selections", SELECTIONS("selection: selection")),
    ARP_KEY("label", COLUMN, "label", "la colonne de leurs noms, si le fichier l'a",
            "the column of their names, where the file has it", SELECTIONS("label: label")),
    ARP_KEY("decided", COLUMN, "decided", "la colonne des années de décision, si le fichier l'a",
            "the column of years of decision, where the file has it",
            SELECTIONS("decided: decided")),
    ARP_KEY("status", COLUMN, "status", "la colonne des états, si le fichier l'a",
            "the column of statuses, where the file has it", SELECTIONS("status: status")),
    ARP_KEY("stratum", COLUMN, "stratum",
            "la colonne des groupes de sélections, si le fichier l'a ; sans elle, la strate de la "
            "plupart de ses territoires",
            "the column of groups of selections, where the file has it; without it, the stratum "
            "of most of its territories",
            SELECTIONS("stratum: stratum")),
    ARP_KEY("about", MAP, ARP_KEY_NONE,
            "un second fichier, d'une ligne par sélection, qui donne ces colonnes",
            "a second file, of one row a selection, that gives these columns",
            SELECTIONS("about: {file: noms-contrats.csv, key: selection, label: nom}"),
            .inside = &spec_keys_about),
    ARP_KEY("only", TEXTS, ARP_KEY_NONE, "les états à garder ; tous sans elle",
            "the statuses to keep; all without it", SELECTIONS("only: [actif]")),
    ARP_KEY("level", TEXT, ARP_KEY_NONE,
            "avec « zonings: », le niveau dont les codes sont ; des communes sans elle",
            "with \"zonings:\", the level that the codes are of; communes without it",
            ZONED(", level: commune")),
    ARP_KEY("coverage", NUMBER, "0.5",
            "avec « zonings: », part des habitants d'un territoire à partir de laquelle il est "
            "choisi",
            "with \"zonings:\", share of the people of a territory from which on it is selected",
            ZONED(", coverage: 0.6")),
    ARP_KEY("beside", NUMBER, "0.1", "une autre, dont la réponse est donnée à côté",
            "another one, whose answer is given beside", ZONED(", beside: 0.2")),
    ARP_KEY("strata", COLUMN, ARP_KEY_NONE,
            "une colonne de texte, département ou région : à l'intérieur de chaque valeur, les "
            "choisis sont-ils les plus touchés ?",
            "a text column, département or région: inside each of its values, are the selected "
            "the worst off?",
            LISTED("") "  strata: dep\n"),
    ARP_KEY("given", LIST, ARP_KEY_NONE,
            "colonnes tenues égales, comme « given: » de « selection: », qu'elle remplace",
            "columns held fixed, as \"given:\" of \"selection:\", whose place it takes",
            LISTED("") "  given: [{population: yes, log: yes}]\n", .inside = &spec_keys_given),
};
const arp_keys spec_keys_selections = {"selections", ARP_KEY_ROWS(SELECTIONS_KEYS),
                                       &spec_keys_form};
