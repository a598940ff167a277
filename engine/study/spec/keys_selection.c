/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#define GIVEN(ENTRY) "selection: {territories: [\"09001\", \"09004\"], given: [" ENTRY "]}\n"

static const arp_key GIVEN_KEYS[] = {
    ARP_KEY("indicator", TEXT, ARP_KEY_NONE, "un indicateur, de l'indice ou non",
            "an indicator, of the index or not", GIVEN("{indicator: chomage}")),
    ARP_KEY(
        "vintage", TEXT, ARP_KEY_NONE, "son vintage, comme dans l'indice",
        "its vintage, as in the index",
        "indicators: [{id: chomage, numerator: \"chom{yy}\", denominator: \"act{yy}\", per: 100, "
        "polarity: 1}]\nindex: {children: [{indicator: chomage, vintage: \"10\"}]}\n" GIVEN(
            "{indicator: chomage, vintage: \"07\"}"),
        .inside = &spec_keys_vintage),
    ARP_KEY("population", WORD, "no", "« yes » : la population, au lieu d'un indicateur",
            "\"yes\": the population, instead of an indicator",
            GIVEN("{population: yes, log: yes}"), .words = SPEC_NO_YES),
    ARP_KEY("log", WORD, "no", "« yes » : son logarithme", "\"yes\": its logarithm",
            GIVEN("{population: yes, log: yes}"), .words = SPEC_NO_YES),
};
const arp_keys spec_keys_given = {"selection.given", ARP_KEY_ROWS(GIVEN_KEYS), NULL};

static const arp_key SELECTION[] = {
    ARP_KEY("territories", TEXTS, ARP_KEY_NONE,
            "les codes des territoires choisis ; avec « zonings: », aussi {NIVEAU: codes}",
            "the codes of the territories chosen; with \"zonings:\", also {LEVEL: codes}",
            "selection: {territories: [\"09001\", \"09004\"]}\n"),
    ARP_KEY("first", WHOLE, ARP_KEY_NONE,
            "au lieu de codes : les premiers du classement, en ce nombre",
            "instead of codes: the first of the ranking, so many", "selection: {first: 3}\n"),
    ARP_KEY("within_first", NUMBERS, ARP_KEY_NONE,
            "« sont-ils dans les k premiers ? » ; le premier k est le principal ; le nombre des "
            "choisis "
            "si on ne le dit pas",
            "\"are they in the first k?\"; the first k is the main one; the number of those chosen "
            "unless "
            "stated",
            "selection: {territories: [\"09001\", \"09004\"], within_first: [2, 5]}\n"),
    ARP_KEY("alpha", NUMBER, "0.05", "le seuil des tests, au plus 0,5",
            "the threshold of the tests, at most 0.5",
            "selection: {territories: [\"09001\", \"09004\"], alpha: 0.1}\n"),
    ARP_KEY(
        "given", LIST, ARP_KEY_NONE,
        "jusqu'à trois colonnes tenues égales, avec les autres versants, dans le test de chacun",
        "up to three columns held fixed, with the other sides, in the test of each",
        GIVEN("{population: yes, log: yes}, {indicator: medecins}"), .inside = &spec_keys_given),
    ARP_KEY("planned", WORD, "no", "« yes » : l'hypothèse a été posée avant de connaître le choix",
            "\"yes\": the hypothesis was stated before the choice was known",
            "selection: {territories: [\"09001\", \"09004\"], planned: yes}\n",
            .words = SPEC_NO_YES),
};
const arp_keys spec_keys_selection = {"selection", ARP_KEY_ROWS(SELECTION), NULL};
