/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#define LEAF(KEYS)                                                                                 \
    "index:\n"                                                                                     \
    "  children:\n"                                                                                \
    "    - {name: social, children: [{indicator: chomage, " KEYS "}]}\n"                           \
    "    - {name: sante, children: [{indicator: ald}, {indicator: medecins}]}\n"
#define BRANCH(KEYS)                                                                               \
    "index:\n"                                                                                     \
    "  children:\n"                                                                                \
    "    - {name: social, children: [{indicator: chomage}]}\n"                                     \
    "    - {name: sante, " KEYS "children: [{indicator: ald}, {indicator: medecins}]}\n"
#define DATED(VINTAGE)                                                                             \
    "indicators: [{id: chomage, numerator: \"chom{yy}\", denominator: \"act{yy}\", per: 100, "     \
    "polarity: 1}]\n"                                                                              \
    "index: {children: [{indicator: chomage, vintage: " VINTAGE "}]}\n"

static const arp_key VINTAGE[] = {
    ARP_KEY("numerator", TEXT, ARP_KEY_NONE, "vintage des colonnes du numérateur",
            "vintage of the numerator's columns",
            DATED("{numerator: \"10\", denominator: \"07\"}")),
    ARP_KEY("denominator", TEXT, ARP_KEY_NONE, "vintage des colonnes du dénominateur",
            "vintage of the denominator's columns",
            DATED("{numerator: \"10\", denominator: \"07\"}")),
};
const arp_keys spec_keys_vintage = {"index.children.vintage", ARP_KEY_ROWS(VINTAGE), NULL};

/* Of an item of `sensitivity.factors.variants`, where it is no vintage alone. */
#define READING(ITEM)                                                                              \
    "index:\n"                                                                                     \
    "  children:\n"                                                                                \
    "    - {name: social, children: [{indicator: sans_emploi, vintage: \"07\"}]}\n"                \
    "    - {name: sante, children: [{indicator: ald}, {indicator: medecins}]}\n"                   \
    "sensitivity: {factors: {variants: {sans_emploi: [\"07\", " ITEM "]}}}\n"

static const arp_key READINGS[] = {
    ARP_KEY("vintage", TEXT, ARP_KEY_NEEDED, "comme sous l'indice", "as under the index",
            READING("{vintage: \"10\"}"), .inside = &spec_keys_vintage),
    ARP_KEY("published", WHOLE, ARP_KEY_NONE, "comme sous l'indice", "as under the index",
            READING("{vintage: \"10\", published: 2012}")),
};
const arp_keys spec_keys_reading = {"sensitivity.factors.variants", ARP_KEY_ROWS(READINGS), NULL};

static const arp_key LEAF_KEYS[] = {
    ARP_KEY("indicator", TEXT, ARP_KEY_NEEDED,
            "son « id: » sous « indicators: » ou dans le catalogue (« arpent indicators »)",
            "its \"id:\" under \"indicators:\" or in the catalogue (\"arpent indicators\")",
            "index: {children: [{indicator: chomage}, {indicator: ald}]}\n"),
    ARP_KEY("name", TEXT, ARP_KEY_NONE,
            "son nom dans l'indice et les résultats, un seul par étude ; son id sinon",
            "its name in the index and the results, one in the study; its id otherwise",
            LEAF("name: sans_emploi")),
    ARP_KEY(
        "vintage", TEXT, ARP_KEY_NONE,
        "ce qui prend la place de {yy} ou {yyyy} dans ses colonnes, ou {numerator, denominator}",
        "what takes the place of {yy} or {yyyy} in its columns, or {numerator, denominator}",
        DATED("\"07\""), .inside = &spec_keys_vintage),
    ARP_KEY(
        "published", WHOLE, ARP_KEY_NONE,
        "année où son chiffre fut d'abord publié, ou « never » ; après « decided: », il est tardif",
        "year its figure was first published, or \"never\"; after \"decided:\", it is late",
        LEAF("published: 2011")),
    ARP_KEY("weight", NUMBER, "1",
            "son poids dans sa branche, où les poids sont ramenés à une somme de 1",
            "its weight in its branch, where weights are rescaled to sum 1", LEAF("weight: 2")),
    ARP_KEY("polarity", WORD, ARP_KEY_NONE,
            "1 : plus, c'est plus de besoin ; -1 : moins ; celle de l'indicateur sinon",
            "1: more is more need; -1: less is; that of the indicator otherwise",
            LEAF("polarity: -1"), .words = SPEC_POLARITIES),
    ARP_KEY("label_fr", TEXT, ARP_KEY_NONE, "son libellé en français", "its label in French",
            LEAF("label_fr: Sans emploi")),
    ARP_KEY("label_en", TEXT, ARP_KEY_NONE, "son libellé en anglais", "its label in English",
            LEAF("label_en: Without a job")),
};
const arp_keys spec_keys_leaf = {"index.children", ARP_KEY_ROWS(LEAF_KEYS), NULL};

static const arp_key BRANCH_KEYS[] = {
    ARP_KEY("name", TEXT, "index",
            "nom de la branche, un seul par étude ; obligatoire sauf à la racine",
            "name of the branch, one in the study; needed but at the root", BRANCH("")),
    ARP_KEY("label_fr", TEXT, ARP_KEY_NONE, "son libellé en français ; son nom sinon",
            "its label in French; its name otherwise", BRANCH("label_fr: critères sanitaires, ")),
    ARP_KEY("label_en", TEXT, ARP_KEY_NONE, "son libellé en anglais ; son nom sinon",
            "its label in English; its name otherwise", BRANCH("label_en: health criteria, ")),
    ARP_KEY("weight", NUMBER, "1", "son poids dans la branche qui la tient",
            "its weight in the branch that holds it", BRANCH("weight: 2, ")),
    ARP_KEY(
        "children", LIST, ARP_KEY_NEEDED,
        "des indicateurs et d'autres branches ; celles de la racine sont les versants du verdict",
        "indicators and other branches; those of the root are the sides of the verdict", BRANCH(""),
        .inside = &spec_keys_leaf),
    ARP_KEY("aggregate", MAP, ARP_KEY_NONE,
            "sa règle d'agrégation, comme « method: aggregate: », qui vaut sinon",
            "its rule of aggregation, as \"method: aggregate:\", which stands otherwise",
            "method: {normalise: {rule: minmax, low: 1, high: 100}}\n" BRANCH(
                "aggregate: {rule: geometric}, ")),
    ARP_KEY("weights", MAP, ARP_KEY_NONE,
            "sa règle de poids, comme « method: weights: », qui vaut sinon",
            "its rule of weights, as \"method: weights:\", which stands otherwise",
            BRANCH("weights: {rule: equal}, ")),
    ARP_KEY("lacks", TEXTS, ARP_KEY_NONE,
            "ce dont on n'a pas trouvé de chiffres ; un versant qui manque de quelque chose n'est "
            "jamais "
            "exclu",
            "what no data were found for; a side that lacks something is never excluded",
            BRANCH("lacks: [mortalité], ")),
    ARP_KEY("verdict", WORD, "yes",
            "« no », sous la racine : la branche est notée et montrée, ne pèse rien, n'est d'aucun "
            "test",
            "\"no\", under the root: the branch is scored and shown, weighs nothing, is in no test",
            BRANCH("verdict: no, "), .words = SPEC_VERDICTS),
};
const arp_keys spec_keys_branch = {"index", ARP_KEY_ROWS(BRANCH_KEYS), NULL};

static const arp_key RECIPE[] = {
    ARP_KEY("recipe", FILE, ARP_KEY_NONE,
            "une autre étude, dont on prend l'indice, les indicateurs et la méthode",
            "another study, whose index, indicators and method are taken",
            "index: {recipe: recette.yaml, vintage: \"10\"}\n"),
    ARP_KEY("vintage", TEXT, ARP_KEY_NONE,
            "vintage des indicateurs de la recette qui n'en disent pas",
            "vintage of the recipe's indicators that state none",
            "index: {recipe: recette.yaml, vintage: \"07\"}\n"),
};
const arp_keys spec_keys_recipe = {"index", ARP_KEY_ROWS(RECIPE), NULL};
