/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#define FIRST(MORE)  "choose: {first: 3, side: social" MORE "}\n"
#define BUDGET(WHAT) "choose: {budget: {" WHAT "}, side: social}\n"
#define QUOTA(MORE)  "choose: {budget: {number: 3}, side: social, at_most: {per: dep" MORE "}}\n"

static const arp_key BUDGET_KEYS[] = {
    ARP_KEY("population", NUMBER, ARP_KEY_NONE, "habitants que le choix peut couvrir, au plus",
            "inhabitants that the choice may cover, at most", BUDGET("population: 5000")),
    ARP_KEY("number", WHOLE, ARP_KEY_NONE, "nombre de territoires, au plus",
            "number of territories, at most", BUDGET("number: 3")),
    ARP_KEY("column", COLUMN, ARP_KEY_NONE,
            "une colonne de nombres des données : ce que coûte chaque territoire ; avec « most: »",
            "a column of numbers of the data: what each territory costs; with \"most:\"",
            BUDGET("column: jeunes, most: 4000")),
    ARP_KEY("most", NUMBER, ARP_KEY_NONE, "ce que la somme de cette colonne ne peut dépasser",
            "what the sum of that column may not exceed", BUDGET("column: jeunes, most: 4000")),
};
const arp_keys spec_keys_budget = {"choose.budget", ARP_KEY_ROWS(BUDGET_KEYS), NULL};

static const arp_key QUOTA_KEYS[] = {
    ARP_KEY("per", COLUMN, ARP_KEY_NEEDED,
            "une colonne de texte, le département par exemple : le quota vaut pour chacune de ses "
            "valeurs",
            "a text column, the département for example: the quota holds for each of its values",
            QUOTA("")),
    ARP_KEY("n", WHOLE, "1", "territoires de chacune, au plus", "territories of each, at most",
            QUOTA(", n: 2")),
};
const arp_keys spec_keys_quota = {"choose.at_most", ARP_KEY_ROWS(QUOTA_KEYS), NULL};

static const arp_key CHOOSE[] = {
    ARP_KEY("first", WHOLE, ARP_KEY_NONE,
            "nombre de places : les premiers de l'indice, quel que soit le poids ; ou « budget: »",
            "number of seats: the first of the index, whatever the weight; or \"budget:\"",
            FIRST("")),
    ARP_KEY("budget", MAP, ARP_KEY_NONE,
            "ce que le choix peut coûter : {population: X}, {number: N} ou {column: COLONNE, most: "
            "X}",
            "what the choice may cost: {population: X}, {number: N} or {column: COLUMN, most: X}",
            BUDGET("population: 5000"), .inside = &spec_keys_budget),
    ARP_KEY("side", TEXT, ARP_KEY_NEEDED,
            "le versant dont le poids n'est pas connu ; les autres se partagent le reste comme "
            "leurs poids déclarés",
            "the side whose weight is not known; the others share the rest as their declared "
            "weights do",
            FIRST("")),
    ARP_KEY("weight", NUMBERS, "[0, 1]", "[de, à] : entre quoi est ce poids",
            "[from, to]: what that weight is between", FIRST(", weight: [0.3, 0.7]")),
    ARP_KEY("threshold", NUMBER, "mean",
            "avec « budget: », le score à partir duquel un territoire vaut d'être choisi : un "
            "nombre, ou « mean », la moyenne des territoires classés ; sa valeur est sa population "
            "fois ce dont son score le dépasse",
            "with \"budget:\", the score from which on a territory is worth choosing: a number, or "
            "\"mean\", the mean of the ranked territories; its value is its population times what "
            "its score exceeds it by",
            "choose: {budget: {number: 3}, side: social, threshold: 0.2}\n"),
    ARP_KEY("at_most", MAP, ARP_KEY_NONE, "avec « budget: », un quota", "with \"budget:\", a quota",
            QUOTA(""), .inside = &spec_keys_quota),
    ARP_KEY("exclude", TEXTS, ARP_KEY_NONE,
            "codes qui ne sont pas à choisir, parce qu'ils le sont déjà ; ils restent classés",
            "codes that are not to be chosen, because they already are; they stay ranked",
            FIRST(", exclude: [\"09001\"]")),
};
const arp_keys spec_keys_choose = {"choose", ARP_KEY_ROWS(CHOOSE), NULL};
