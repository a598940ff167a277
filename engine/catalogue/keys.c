/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/keys.h"

#include "catalogue/aggregation.h"
#include "catalogue/error_model.h"

#define INDICATOR(KEYS)                                                                            \
    "indicators: [{id: taux, polarity: 1, " KEYS "}]\nindex: {children: [{indicator: taux}]}\n"
#define VALUE(KEYS)    INDICATOR("value: ald, " KEYS)
#define RATIO          "numerator: chomeurs, denominator: actifs, per: 100"
#define COVERED        VALUE("coverage: {numerator: actifs, denominator: pop}")
#define ERROR_OF(FROM) VALUE(FROM ", error_of: events")

const char *const ARP_AGGREGATION_WORDS[] = ARP_ENUM_WORDS(ARP_AGGREGATIONS);
const char *const ARP_ERROR_WORDS[] = ARP_ENUM_WORDS(ARP_ERROR_MODELS);
const char *const ARP_ERROR_OF_WORDS[] = ARP_ENUM_WORDS(ARP_ERRORS_OF);

static const arp_key COVERAGE[] = {
    ARP_KEY("numerator", FORMULAS, ARP_KEY_NEEDED, "ce que la valeur couvre",
            "what the value covers", COVERED),
    ARP_KEY("denominator", FORMULAS, ARP_KEY_NEEDED, "ce qu'elle devrait couvrir",
            "what it should cover", COVERED),
};
const arp_keys arp_coverage_keys = {"indicators.coverage", ARP_KEY_ROWS(COVERAGE), NULL};

static const arp_key INDICATORS[] = {
    ARP_KEY("id", TEXT, ARP_KEY_NEEDED, "son nom dans l'étude", "its name in the study",
            VALUE("year: 2009")),
    ARP_KEY("label_fr", TEXT, ARP_KEY_NONE, "son libellé en français ; son id sinon",
            "its label in French; its id otherwise", VALUE("label_fr: Taux standardisé d'ALD")),
    ARP_KEY("label_en", TEXT, ARP_KEY_NONE, "son libellé en anglais ; son id sinon",
            "its label in English; its id otherwise",
            VALUE("label_en: Standardised rate of long-term illness")),
    ARP_KEY("side", TEXT, ARP_KEY_NONE, "son versant d'usage, montré par « arpent indicators »",
            "its usual side, shown by \"arpent indicators\"", VALUE("side: sanitaire")),
    ARP_KEY("side_en", TEXT, ARP_KEY_NONE, "le même en anglais", "the same in English",
            VALUE("side: sanitaire, side_en: health")),
    ARP_KEY("domain", TEXT, ARP_KEY_NONE, "son domaine : mortalité, emploi, offre de soins...",
            "its domain, in French: mortalité, emploi, offre de soins...",
            VALUE("domain: morbidité")),
    ARP_KEY("domain_en", TEXT, ARP_KEY_NONE, "le même en anglais", "the same in English",
            VALUE("domain: morbidité, domain_en: illness")),
    ARP_KEY(
        "polarity", NUMBER, "0",
        "1 : plus, c'est plus de besoin ; -1 : moins ; 0 : descriptif, l'indice doit dire lequel ; "
        "« 1? » et « -1? » : deviné, et rappelé jusqu'à ce qu'on ôte le « ? »",
        "1: more is more need; -1: less is; 0: descriptive, the index must say which; \"1?\" and "
        "\"-1?\": guessed, and told until the \"?\" is taken away",
        "indicators: [{id: taux, value: medecins, polarity: -1}]\n"
        "index: {children: [{indicator: taux}]}\n"),
    ARP_KEY("unit", TEXT, ARP_KEY_NONE, "son unité", "its unit", VALUE("unit: pour 100 000")),
    ARP_KEY("unit_en", TEXT, ARP_KEY_NONE, "la même en anglais", "the same in English",
            VALUE("unit: pour 100 000, unit_en: \"per 100,000\"")),
    ARP_KEY("numerator", FORMULAS, ARP_KEY_NONE,
            "somme de colonnes, « CHOM + INACTIFS » ; d'une liste, la première dont les colonnes "
            "sont là",
            "sum of columns, \"CHOM + INACTIFS\"; of a list, the first whose columns are there",
            INDICATOR(RATIO)),
    ARP_KEY("denominator", FORMULAS, ARP_KEY_NONE, "de même, ce à quoi le numérateur est rapporté",
            "likewise, what the numerator is over", INDICATOR(RATIO)),
    ARP_KEY(
        "per", NUMBER, "1",
        "1, 100, 1000, 10000 ou 100000 ; d'un taux standardisé, 100 000 si direct, 100 si indirect",
        "1, 100, 1000, 10000 or 100000; of a standardised rate, 100000 if direct, 100 if indirect",
        INDICATOR(RATIO)),
    ARP_KEY("value", COLUMN, ARP_KEY_NONE,
            "une colonne toute faite, au lieu d'un numérateur ; {yy} ou {yyyy} y prend le vintage",
            "a ready column, instead of a numerator; {yy} or {yyyy} takes the vintage there",
            INDICATOR("value: ald")),
    ARP_KEY("weight", COLUMN, ARP_KEY_NONE,
            "ce qui pondère la moyenne de plusieurs valeurs ; la population si on ne le dit pas",
            "what weights the mean of several values; the population unless stated",
            VALUE("weight: actifs")),
    ARP_KEY("interval", COLUMNS, ARP_KEY_NONE,
            "[BAS, HAUT], les deux colonnes de l'intervalle à 95 % d'une valeur",
            "[LOW, HIGH], the two columns of the 95 % interval of a value",
            VALUE("interval: [ald_bas, ald_haut]")),
    ARP_KEY("standard_error", COLUMN, ARP_KEY_NONE, "la colonne de l'erreur type d'une valeur",
            "the column of the standard error of a value", VALUE("standard_error: ald_es")),
    ARP_KEY("error_of", WORD, "source",
            "ce que mesure cette erreur : le hasard des événements, un sondage, ou on ne sait",
            "what that error measures: the chance of the events, a survey, or it is not known",
            ERROR_OF("standard_error: ald_es"), .words = ARP_ERROR_OF_WORDS),
    ARP_KEY("error", WORD, "none",
            "le hasard d'un effectif, pour les intervalles, la fiabilité et « shrink: »",
            "the chance in a count, for intervals, reliability and \"shrink:\"",
            INDICATOR(RATIO ", error: binomial"), .words = ARP_ERROR_WORDS),
    ARP_KEY(
        "shrink", WORD, ARP_KEY_NONE,
        "lissage des taux des petits territoires : marshall, poisson-gamma, vers la moyenne ; "
        "marshall-local, vers leurs voisins de « contiguity: »",
        "shrinkage of the rates of small territories: marshall, poisson-gamma, towards the mean; "
        "marshall-local, towards their neighbours of \"contiguity:\"",
        INDICATOR(
            "numerator: deces, denominator: pop, per: 1000, error: poisson, shrink: marshall")),
    ARP_KEY(
        "aggregation", WORD, ARP_KEY_NONE,
        "ce que vaut un ensemble de territoires : le rapport des sommes d'un rapport, la somme "
        "d'un "
        "effectif, la moyenne pondérée d'une valeur si on ne le dit pas",
        "what a set of territories is worth: the ratio of sums of a ratio, the sum of a count, the "
        "weighted mean of a value unless stated",
        VALUE("aggregation: not_aggregable"), .words = ARP_AGGREGATION_WORDS),
    ARP_KEY("coverage", MAP, ARP_KEY_NONE, "la part du territoire que la valeur couvre",
            "the share of the territory the value covers", COVERED, .inside = &arp_coverage_keys),
    ARP_KEY("year", WHOLE, ARP_KEY_NONE, "dernière année de ses données ; celle du vintage sinon",
            "last year of its data; that of the vintage otherwise", VALUE("year: 2009")),
    ARP_KEY("years", PAIRS, ARP_KEY_NONE,
            "{VINTAGE: année}, dernière année d'un vintage dont le nom ne la dit pas",
            "{VINTAGE: year}, the last year of a vintage whose name does not say it",
            VALUE("years: {\"9908\": 2007}")),
    ARP_KEY("source", TEXT, ARP_KEY_NONE, "d'où vient le chiffre", "where the figure comes from",
            VALUE("source: \"ORS, 2009\"")),
    ARP_KEY("source_en", TEXT, ARP_KEY_NONE, "la même en anglais", "the same in English",
            VALUE("source: \"ORS, 2009\", source_en: \"ORS, 2009\"")),
    ARP_KEY("reference", TEXT, ARP_KEY_NONE, "la définition, et où elle est publiée",
            "the definition, and where it is published", VALUE("reference: Score-Santé")),
    ARP_KEY("reference_en", TEXT, ARP_KEY_NONE, "la même en anglais", "the same in English",
            VALUE("reference: Score-Santé, reference_en: Score-Santé")),
    ARP_KEY("standardise", MAP, ARP_KEY_NONE,
            "un taux standardisé par âge et sexe, calculé de strates",
            "a rate standardised by age and sex, computed from strata",
            "indicators:\n"
            "  - id: mortalite\n"
            "    polarity: 1\n"
            "    standardise: {method: indirect, file: deces.csv, key: code, strata: [age, sexe], "
            "events: "
            "deces, population: habitants, comparator: ensemble}\n"
            "index: {children: [{indicator: mortalite}]}\n"),
};
const arp_keys arp_catalogue_keys = {"indicators", ARP_KEY_ROWS(INDICATORS), NULL};
