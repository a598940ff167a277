/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#define LEVELS "levels: {commune: commune, canton: {key: canton, label: nom_canton}}"
#define ZONED(KEYS)                                                                                \
    "zonings: {file: zones.csv, key: code, label: nom, " KEYS LEVELS "}\ncodes: equal\n"
#define NAMED                                                                                      \
    "zonings:\n  file: zones.csv\n  key: code\n  levels:\n    commune: commune\n"                  \
    "    canton: {key: canton, label: {file: noms-cantons.csv, key: canton, label: nom}}\n"        \
    "codes: equal\n"
#define PASSAGE                                                                                    \
    "zonings: {file: zones.csv, key: code, vintage: 2020, " LEVELS "}\n"                           \
    "codes: passage\npassage: {file: passage.csv}\n"

static const arp_key LEVEL_LABEL[] = {
    ARP_KEY("file", FILE, ARP_KEY_NEEDED, "un fichier de codes et de noms du niveau",
            "a file of codes and names of the level", NAMED),
    ARP_KEY("key", COLUMNS, ARP_KEY_NEEDED, "sa colonne de codes", "its column of codes", NAMED),
    ARP_KEY("label", COLUMN, ARP_KEY_NEEDED, "sa colonne de noms", "its column of names", NAMED),
};
const arp_keys spec_keys_level_label = {"zonings.levels.label", ARP_KEY_ROWS(LEVEL_LABEL),
                                        &spec_keys_form};

static const arp_key LEVEL[] = {
    ARP_KEY("key", COLUMNS, ARP_KEY_NEEDED,
            "la colonne des codes du niveau dans la table d'appartenance ; plusieurs sont collées",
            "the column of the level's codes in the membership table; several are pasted",
            ZONED("")),
    ARP_KEY("label", COLUMN, ARP_KEY_NONE,
            "sa colonne de noms, ou {file, key, label} : un fichier qui les donne",
            "its column of names, or {file, key, label}: a file that gives them", ZONED(""),
            .inside = &spec_keys_level_label),
};
const arp_keys spec_keys_level = {"zonings.levels", ARP_KEY_ROWS(LEVEL), NULL};

#define TOUCHING(KEYS) ZONED("contiguity: {" KEYS "}, ")

static const arp_key COMMUNES[] = {
    ARP_KEY("file", FILE, ARP_KEY_NEEDED,
            "un CSV de paires de communes voisines, ou leurs contours GeoJSON",
            "a CSV of pairs of communes that touch, or their GeoJSON outlines",
            TOUCHING("file: voisins.csv")),
    ARP_KEY("columns", COLUMNS, ARP_KEY_NONE,
            "les deux colonnes de codes du CSV, s'il en a d'autres",
            "the two columns of codes of the CSV, where it has others",
            TOUCHING("file: voisins.csv, columns: [a, b]")),
    ARP_KEY("property", TEXT, ARP_KEY_NONE, "la propriété des contours qui porte le code",
            "the property of the outlines that holds the code",
            TOUCHING("file: contours.geojson, property: code")),
    ARP_KEY("unmatched", WORD, ARP_KEY_NONE,
            "un code du fichier que la table d'appartenance n'a pas ; comme « unmatched: » de "
            "l'étude si on ne le dit pas",
            "a code of the file that the membership table has not; as \"unmatched:\" of the study "
            "unless stated",
            TOUCHING("file: voisins.csv, unmatched: drop"), .words = SPEC_STOP_DROP),
};
const arp_keys spec_keys_commune_contiguity = {"zonings.contiguity", ARP_KEY_ROWS(COMMUNES), NULL};

static const arp_key ZONINGS[] = {
    ARP_KEY("file", FILE, ARP_KEY_NEEDED, "la table d'appartenance, une ligne par commune",
            "the membership table, one row per commune", ZONED("")),
    ARP_KEY("key", COLUMNS, ARP_KEY_NEEDED, "sa colonne de codes de communes",
            "its column of codes of communes", ZONED("")),
    ARP_KEY("label", COLUMN, ARP_KEY_NONE, "sa colonne de noms de communes",
            "its column of names of communes", ZONED("")),
    ARP_KEY("vintage", WHOLE, ARP_KEY_NONE,
            "année de ses communes (millésime) ; « check » dit si les codes sont d'une autre",
            "year of its communes; \"check\" says when the codes are those of another",
            ZONED("vintage: 2020, ")),
    ARP_KEY("none", TEXTS, "ZZZZZZZZZ",
            "textes qui ne désignent aucun territoire ; une cellule vide non plus",
            "texts that stand for no territory; neither does an empty cell",
            ZONED("none: [ZZZZZZZZZ, sans], ")),
    ARP_KEY("coverage", COLUMN, ARP_KEY_NONE,
            "ce dont la couverture est une part ; la population de l'étude si on ne le dit pas",
            "what coverage is a share of; the study's population unless stated",
            ZONED("coverage: actifs, ")),
    ARP_KEY(
        "contiguity", MAP, ARP_KEY_NONE,
        "quelles communes se touchent : « arpent place » y tire les périmètres qu'aurait pu "
        "avoir un choix ; deux territoires se touchent là où leurs communes se touchent, si "
        "« contiguity: » de l'étude ne dit rien",
        "which communes touch: \"arpent place\" draws on it the perimeters that a choice could "
        "have had; two territories touch where their communes do, unless \"contiguity:\" of the "
        "study says",
        TOUCHING("file: voisins.csv"), .inside = &spec_keys_commune_contiguity),
    ARP_KEY("levels", PAIRS, ARP_KEY_NEEDED,
            "{NIVEAU: colonne de ses codes}, ou {NIVEAU: {key: colonne, label: colonne}}",
            "{LEVEL: column of its codes}, or {LEVEL: {key: column, label: column}}", ZONED(""),
            .inside = &spec_keys_level),
    ARP_KEY(
        "rename", PAIRS, ARP_KEY_NONE, "{COLONNE: NOM}, comme « rename: » de « data: »",
        "{COLUMN: NAME}, as \"rename:\" of \"data:\"",
        "zonings: {file: zones.csv, key: code, rename: {epci: groupe}, levels: {commune: commune, "
        "epci: "
        "groupe}}\ncodes: equal\n"),
};
const arp_keys spec_keys_zonings = {"zonings", ARP_KEY_ROWS(ZONINGS), &spec_keys_form};

static const arp_key PASSAGE_KEYS[] = {
    ARP_KEY(
        "file", FILE, ARP_KEY_NEEDED,
        "changements de communes d'année en année : cog_de, cog_vers, code_de, code_vers, ratio, "
        "comme ceux du paquet R COGugaison",
        "changes of communes from year to year: cog_de, cog_vers, code_de, code_vers, ratio, as "
        "the "
        "R "
        "package COGugaison has them",
        PASSAGE),
};
const arp_keys spec_keys_passage = {"passage", ARP_KEY_ROWS(PASSAGE_KEYS), &spec_keys_form};
