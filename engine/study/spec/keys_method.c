/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#include "aggregate/aggregate.h"
#include "normalise/normalise.h"
#include "treat/treat.h"
#include "weight/weight.h"

#define SECRET                                                                                     \
    "zonings: {file: zones.csv, key: code, levels: {commune: commune}}\ncodes: equal\n"            \
    "method: {missing: {secret: interval, secret_interval: [0, 10]}}\n"

static const char *missing(size_t i) {
    return ARP_MISSING_RULES[i] ? ARP_MISSING_RULES[i]->name : NULL;
}

/* One more than those of `rule:`, after them. */
static const char *secret(size_t i) {
    size_t n = 0;
    while (missing(n)) n++;
    return i == n ? "interval" : i < n ? missing(i) : NULL;
}

static const char *outliers(size_t i) {
    return ARP_OUTLIER_RULES[i] ? ARP_OUTLIER_RULES[i]->name : NULL;
}

static const char *normalise(size_t i) {
    return ARP_NORMALISERS[i] ? ARP_NORMALISERS[i]->name : NULL;
}

static const char *aggregate(size_t i) {
    return ARP_AGGREGATORS[i] ? ARP_AGGREGATORS[i]->name : NULL;
}

static const char *weights(size_t i) {
    return ARP_WEIGHT_RULES[i] ? ARP_WEIGHT_RULES[i]->name : NULL;
}

static const arp_key MISSING[] = {
    ARP_KEY(
        "rule", WORD, "stop",
        "ce que devient une cellule sans nombre : l'étude s'arrête ; la moyenne ou la médiane de "
        "l'indicateur ; la moyenne des autres indicateurs du territoire dans la branche, une fois "
        "mis à l'échelle ; ou l'indicateur est laissé de côté pour ce territoire, qui reste classé "
        "sur les autres",
        "what becomes of a cell without a number: the study stops; the mean or the median of the "
        "indicator; the mean of the territory's other indicators in the branch, once normalised; "
        "or the indicator is left out for that territory, which stays ranked on the others",
        "method: {missing: {rule: median}}\n", .word = missing),
    ARP_KEY(
        "secret", WORD, "stop",
        "de même d'une cellule secrète ; « interval » compte le milieu de « secret_interval: » ; "
        "« exclude » si « rule: » l'est",
        "likewise of a secret cell; \"interval\" counts the middle of \"secret_interval:\"; "
        "\"exclude\" where \"rule:\" is",
        "method: {missing: {secret: exclude}}\n", .word = secret),
    ARP_KEY("secret_interval", NUMBERS, ARP_KEY_NONE,
            "[BAS, HAUT], entre lesquels se trouve un effectif secret, avec « secret: interval »",
            "[LOW, HIGH], which a secret count is between, with \"secret: interval\"", SECRET),
    ARP_KEY("secret_bound", NUMBER, "10",
            "un effectif secret est dit révélé où les chiffres publiés le laissent à moins que "
            "cela près ; la largeur de « secret_interval: » où il est dit",
            "a secret count is told to be given away where the published figures leave it within "
            "less than this; the width of \"secret_interval:\" where it is stated",
            "method: {missing: {secret: exclude, secret_bound: 5}}\n"),
    ARP_KEY("not_applicable", WORD, "stop",
            "de même d'une cellule sans objet ; « exclude » si « rule: » l'est",
            "likewise of a cell that does not apply; \"exclude\" where \"rule:\" is",
            "method: {missing: {not_applicable: mean}}\n", .word = missing),
    ARP_KEY("minimum_coverage", NUMBER, "0",
            "part du territoire, de 0 à 1, sous laquelle une valeur compte pour manquante",
            "share of the territory, from 0 to 1, below which a value counts as missing",
            "method: {missing: {rule: mean, minimum_coverage: 0.5}}\n"),
};
const arp_keys spec_keys_missing = {"method.missing", ARP_KEY_ROWS(MISSING), NULL};

static const arp_key OUTLIERS[] = {
    ARP_KEY("rule", WORD, "none", "ce que devient un indicateur très étiré",
            "what becomes of a badly stretched indicator",
            "method: {outliers: {rule: winsorise}}\n", .word = outliers),
};
const arp_keys spec_keys_outliers = {"method.outliers", ARP_KEY_ROWS(OUTLIERS), NULL};

static const arp_key NORMALISE[] = {
    ARP_KEY("rule", WORD, "zscore", "comment les indicateurs sont mis sur une échelle commune",
            "how indicators are put on one scale", "method: {normalise: {rule: percentile}}\n",
            .word = normalise),
    ARP_KEY("low", NUMBER, "0", "bas de l'échelle des règles qui en ont une",
            "low end of the scale of rules that have one",
            "method: {normalise: {rule: minmax, low: 1, high: 10}}\n"),
    ARP_KEY("high", NUMBER, "1", "haut de cette échelle", "high end of that scale",
            "method: {normalise: {rule: minmax, low: 1, high: 10}}\n"),
    ARP_KEY("bounds", PAIRS, ARP_KEY_NONE,
            "{INDICATEUR: nombres}, qui figent l'échelle : bas et haut (minmax, goalposts), "
            "moyenne et écart type (zscore), médiane et écart absolu médian (robust-zscore), ce à "
            "quoi on compare (comparator)",
            "{INDICATOR: numbers}, which freeze the scale: low and high (minmax, goalposts), mean "
            "and standard deviation (zscore), median and median absolute deviation "
            "(robust-zscore), what is compared with (comparator)",
            "method: {normalise: {rule: minmax, bounds: {chomage: [0, 30]}}}\n"),
    ARP_KEY("comparator", TEXT, ARP_KEY_NONE,
            "nom, sous « comparators: », de ce à quoi « rule: comparator » compare ; sans elle, « "
            "bounds: » le donne pour chaque indicateur",
            "name, under \"comparators:\", of what \"rule: comparator\" compares with; without it, "
            "\"bounds:\" gives it for each indicator",
            "method: {normalise: {rule: comparator, comparator: ensemble}}\n"),
};
const arp_keys spec_keys_normalise = {"method.normalise", ARP_KEY_ROWS(NORMALISE), NULL};

static const arp_key AGGREGATE[] = {
    ARP_KEY(
        "rule", WORD, "arithmetic", "la moyenne qui joint les enfants d'une branche",
        "the mean that joins the children of a branch",
        "method: {normalise: {rule: minmax, low: 1, high: 100}, aggregate: {rule: geometric}}\n",
        .word = aggregate),
    ARP_KEY("exponent", NUMBER, ARP_KEY_NONE,
            "exposant de « rule: power », de -100 à 100 : 1 compense tout, moins compense moins",
            "exponent of \"rule: power\", from -100 to 100: 1 makes up for all, less for less",
            "method: {normalise: {rule: minmax, low: 1, high: 100}, aggregate: {rule: power, "
            "exponent: 0.5}}\n"),
};
const arp_keys spec_keys_aggregate = {"method.aggregate", ARP_KEY_ROWS(AGGREGATE), NULL};

static const arp_key WEIGHTS[] = {
    ARP_KEY(
        "rule", WORD, "given",
        "les poids des enfants d'une branche : ceux de « weight: », égaux, ou la première "
        "composante "
        "principale",
        "the weights of a branch's children: those of \"weight:\", equal, or the first principal "
        "component",
        "method: {weights: {rule: equal}}\n", .word = weights),
};
const arp_keys spec_keys_weights = {"method.weights", ARP_KEY_ROWS(WEIGHTS), NULL};

static const arp_key METHOD[] = {
    ARP_KEY("missing", MAP, ARP_KEY_NONE, "les cellules sans nombre", "cells without a number",
            "method: {missing: {rule: mean}}\n", .inside = &spec_keys_missing),
    ARP_KEY("outliers", MAP, ARP_KEY_NONE, "les valeurs extrêmes", "extreme values",
            "method: {outliers: {rule: log}}\n", .inside = &spec_keys_outliers),
    ARP_KEY("constant", WORD, "stop",
            "un indicateur qui a partout la même valeur : l'étude s'arrête, ou il est ôté",
            "an indicator with one value everywhere: the study stops, or it is dropped",
            "method: {constant: drop}\n", .words = SPEC_STOP_DROP),
    ARP_KEY("zero_denominator", WORD, "stop",
            "un rapport à zéro : l'étude s'arrête, ou la valeur manque",
            "a ratio over zero: the study stops, or the value is missing",
            "method: {missing: {rule: mean}, zero_denominator: missing}\n",
            .words = SPEC_STOP_MISSING),
    ARP_KEY("weights", MAP, ARP_KEY_NONE, "les poids", "the weights",
            "method: {weights: {rule: given}}\n", .inside = &spec_keys_weights),
    ARP_KEY("normalise", MAP, ARP_KEY_NONE, "l'échelle commune", "the one scale",
            "method: {normalise: {rule: minmax}}\n", .inside = &spec_keys_normalise),
    ARP_KEY("aggregate", MAP, ARP_KEY_NONE, "l'agrégation", "the aggregation",
            "method: {aggregate: {rule: arithmetic}}\n", .inside = &spec_keys_aggregate),
};
const arp_keys spec_keys_method = {"method", ARP_KEY_ROWS(METHOD), NULL};
