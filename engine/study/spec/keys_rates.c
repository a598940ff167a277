/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#include "territory/interval.h"

#define ONE "index: {children: [{indicator: mortalite}]}\n"
#define BY_STRATA(KEYS)                                                                            \
    "indicators:\n"                                                                                \
    "  - id: mortalite\n"                                                                          \
    "    polarity: 1\n"                                                                            \
    "    standardise: {file: deces.csv, key: code, strata: [age, sexe], events: deces, "           \
    "population: habitants, " KEYS "}\n" ONE
#define DIRECT(KEYS)                                                                               \
    BY_STRATA("method: direct, " KEYS                                                              \
              "standard: {file: population-type.csv, population: population}")
#define INDIRECT                                                                                   \
    BY_STRATA(                                                                                     \
        "method: indirect, standard: {file: population-type.csv, events: deces, population: "      \
        "population}")
#define OF_TOTAL(STANDARD)                                                                         \
    "comparators: [{name: France}]\n"                                                              \
    "indicators:\n"                                                                                \
    "  - id: mortalite\n"                                                                          \
    "    polarity: 1\n"                                                                            \
    "    standardise:\n"                                                                           \
    "      method: indirect\n"                                                                     \
    "      total: deces\n"                                                                         \
    "      strata: {\"0-64\": 5 jeunes, \"65+\": 5 ages}\n"                                        \
    "      standard: {file: taux-de-reference.csv, strata: [age], " STANDARD "}\n" ONE

static const char *interval(size_t i) {
    return ARP_INTERVAL_RULES[i] ? ARP_INTERVAL_RULES[i]->name : NULL;
}

static const arp_key STANDARD[] = {
    ARP_KEY("file", FILE, ARP_KEY_NEEDED,
            "la population type, ou les taux de référence, par strate",
            "the standard population, or the reference rates, by stratum", DIRECT("")),
    ARP_KEY("population", COLUMN, ARP_KEY_NONE,
            "ses effectifs de population ; obligatoire sans « rate: »",
            "its counts of people; needed without \"rate:\"", DIRECT("")),
    ARP_KEY("events", COLUMN, ARP_KEY_NONE, "ses événements, pour un rapport indirect",
            "its events, for an indirect ratio", INDIRECT),
    ARP_KEY("strata", COLUMNS, ARP_KEY_NONE,
            "avec « total: », ses colonnes qui font les noms des strates",
            "with \"total:\", its columns that make the names of the strata",
            OF_TOTAL("rate: taux")),
    ARP_KEY("rate", COLUMN, ARP_KEY_NONE,
            "avec « total: », ses taux, au lieu d'« events: » et « population: »",
            "with \"total:\", its rates, instead of \"events:\" and \"population:\"",
            OF_TOTAL("rate: taux")),
    ARP_KEY(
        "of", TEXT, ARP_KEY_NONE,
        "avec « total: », la référence de « comparators: » dont ce sont les taux : elle vaut 100",
        "with \"total:\", the one of the \"comparators:\" whose rates they are: it is at 100",
        OF_TOTAL("rate: taux, of: France")),
};
const arp_keys spec_keys_standard = {"indicators.standardise.standard", ARP_KEY_ROWS(STANDARD),
                                     &spec_keys_form};

static const arp_key STANDARDISE[] = {
    ARP_KEY(
        "method", WORD, ARP_KEY_NEEDED,
        "un taux à la structure d'une population type (direct), ou 100 fois observés sur attendus "
        "(indirect)",
        "a rate at the structure of a standard population (direct), or 100 times observed over "
        "expected (indirect)",
        INDIRECT, .words = SPEC_STANDARDS),
    ARP_KEY("file", FILE, ARP_KEY_NONE,
            "un fichier long, une ligne par territoire et strate ; obligatoire sans « total: »",
            "a long file, one row per territory and stratum; needed without \"total:\"",
            DIRECT("")),
    ARP_KEY("key", COLUMNS, ARP_KEY_NONE, "sa colonne de codes", "its column of codes", DIRECT("")),
    ARP_KEY("code_width", WHOLE, ARP_KEY_NONE, "longueur de ces codes, comme sous « data: »",
            "length of these codes, as under \"data:\"", DIRECT("code_width: 5, ")),
    ARP_KEY(
        "strata", COLUMNS, ARP_KEY_NEEDED,
        "les colonnes qui font une strate, [age, sexe] ; avec « total: », {STRATE: formule de ses "
        "habitants, ou de leurs personnes-années}",
        "the columns that make a stratum, [age, sex]; with \"total:\", {STRATUM: formula of its "
        "people, or of their person-years}",
        DIRECT("")),
    ARP_KEY("events", COLUMN, ARP_KEY_NONE, "la colonne des événements", "the column of events",
            DIRECT("")),
    ARP_KEY("population", COLUMN, ARP_KEY_NONE, "la colonne des habitants", "the column of people",
            DIRECT("")),
    ARP_KEY("squares", COLUMN, ARP_KEY_NONE,
            "direct : somme des carrés des événements de chacun, si une personne peut en avoir "
            "plusieurs",
            "direct: sum of the squares of everyone's events, where a person may have several",
            DIRECT("squares: carres, ")),
    ARP_KEY(
        "total", FORMULA, ARP_KEY_NONE,
        "indirect : les événements en tout, de colonnes de « data: », si on ne les a pas par "
        "strate",
        "indirect: the events in all, from columns of \"data:\", where they are not had by stratum",
        OF_TOTAL("rate: taux")),
    ARP_KEY("standard", MAP, ARP_KEY_NONE, "la référence, un fichier ; ou « comparator: »",
            "the standard, a file; or \"comparator:\"", DIRECT(""), .inside = &spec_keys_standard),
    ARP_KEY("comparator", TEXT, ARP_KEY_NONE,
            "au lieu de « standard: », une référence de « comparators: », dont les strates sont "
            "sommées",
            "instead of \"standard:\", one of the \"comparators:\", whose strata are summed",
            BY_STRATA("method: indirect, comparator: ensemble")),
    ARP_KEY(
        "interval", WORD, ARP_KEY_NONE,
        "l'intervalle de confiance ; « dobson » pour un taux direct, « exact-poisson » pour un "
        "rapport indirect si on ne le dit pas",
        "the confidence interval; \"dobson\" of a direct rate, \"exact-poisson\" of an indirect "
        "ratio "
        "unless stated",
        DIRECT("interval: fay-feuer, "), .word = interval),
};
const arp_keys spec_keys_standardise = {"indicators.standardise", ARP_KEY_ROWS(STANDARDISE),
                                        &spec_keys_form};
