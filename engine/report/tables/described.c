/* SPDX-License-Identifier: GPL-3.0-or-later */
/* described, correlations: what the values are, before anything is made of them. */
#include "report/tables/statement.h"
#include "report/words/counts.h"
#include "study/describe.h"

/* A column of the table of values. */
typedef struct column {
    const arp_facts *of;
    const arp_described *is;
    size_t j;
} column;

static double marked(const column *at, arp_mark mark) {
    return (double)arp_check_marked(at->of->study, at->j, mark);
}

static const char *side_of(const column *at) {
    const arp_plan *plan = at->is->beside ? &at->of->study->beside : &at->of->study->plan;
    return at->is->side == ARP_NONE ? NULL : plan->node[at->is->side].name;
}

#define DESCRIBED(X)                                                                               \
    X(TEXT, indicator, "", "identifiant", "identifier", at->of->study->made[at->j].id)             \
    X(WHOLE, n, "", "territoires qui ont un nombre", "territories that have a number", at->is->n)  \
    X(WHOLE, missing, "", "cellules manquantes", "cells missing", marked(at, ARP_CELL_MISSING))    \
    X(WHOLE, secret, "", "cellules sous secret", "cells under secrecy",                            \
      marked(at, ARP_CELL_SECRET))                                                                 \
    X(WHOLE, not_applicable, "", "cellules sans objet", "cells not applicable",                    \
      marked(at, ARP_CELL_NOT_APPLICABLE))                                                         \
    X(WHOLE, zeros, "", "nombres qui sont 0", "numbers that are 0", at->is->zeros)                 \
    X(REAL, least, "", "le plus petit", "the smallest", at->is->quartile[0])                       \
    X(REAL, q1, "", "premier quartile", "first quartile", at->is->quartile[1])                     \
    X(REAL, median, "", "médiane", "median", at->is->quartile[2])                                  \
    X(REAL, q3, "", "troisième quartile", "third quartile", at->is->quartile[3])                   \
    X(REAL, most, "", "le plus grand", "the largest", at->is->quartile[4])                         \
    X(REAL, skewness, "", "asymétrie", "skewness", at->is->skewness)                               \
    X(REAL, coverage_least, "share", "couverture la plus basse d'un territoire",                   \
      "lowest coverage of a territory", arp_check_coverage(at->of->study, at->j).least)            \
    X(TEXT, side, "", "branche sous la racine ; vide sous la racine même",                         \
      "branch under the root; empty right under the root", side_of(at))                            \
    X(REAL, with_side, "",                                                                         \
      "corrélation avec la moyenne des autres indicateurs de la branche, tous tournés vers le"   \
      " besoin",                                                                                   \
      "correlation with the mean of the branch's other indicators, all turned towards need",       \
      at->is->with_side)                                                                           \
    X(FLAG, looks_reversed, "", "va à l'inverse de sa branche : sens à vérifier",                  \
      "goes against its branch: look at its polarity", at->is->looks_reversed)

ARP_TABLE_COLUMNS(described, DESCRIBED, column)

static void fill_described(const arp_facts *of, arp_result_table *to) {
    arp_description description = {0};
    if (arp_study_describe(of->study, &description, NULL) != ARP_OK) to->bad = true;
    for (size_t j = 0; !to->bad && j < of->study->values.n_columns; j++)
        put_described(to, &(column){of, &description.column[j], j});
    arp_description_free(&description);
}

const arp_statement ARP_TABLE_described = {ARP_TABLE_STATED(described, 1),
                                           {"Les valeurs décrites", "The values described"},
                                           "methods.md 1.6",
                                           ARP_NEEDS_STUDY,
                                           fill_described};

/* Two indicators of a node. */
typedef struct pair {
    const arp_study *study;
    const arp_leaf_pair *is;
} pair;

static const char *node_of(const pair *at) {
    const arp_plan *plan = at->is->beside ? &at->study->beside : &at->study->plan;
    return plan->node[at->is->node].name;
}

#define CORRELATIONS(X)                                                                            \
    X(TEXT, node, "", "nœud dont ils sont les enfants", "node whose children they are",            \
      node_of(at))                                                                                 \
    X(TEXT, indicator, "", "identifiant", "identifier", at->study->made[at->is->one].id)           \
    X(TEXT, other, "", "l'autre indicateur", "the other indicator",                                \
      at->study->made[at->is->other].id)                                                           \
    X(WHOLE, n, "", "territoires qui ont les deux", "territories that have both", at->is->n)       \
    X(REAL, correlation, "", "corrélation de Pearson, tous deux tournés vers le besoin",           \
      "Pearson's correlation, both turned towards need", at->is->correlation)

ARP_TABLE_COLUMNS(correlations, CORRELATIONS, pair)

static void fill_correlations(const arp_facts *of, arp_result_table *to) {
    arp_description description = {0};
    if (arp_study_describe(of->study, &description, NULL) != ARP_OK) to->bad = true;
    for (size_t i = 0; !to->bad && i < description.n_pairs; i++)
        put_correlations(to, &(pair){of->study, &description.pair[i]});
    arp_description_free(&description);
}

const arp_statement ARP_TABLE_correlations = {
    ARP_TABLE_STATED(correlations, 3),
    {"Corrélations des indicateurs d'un même nœud", "Correlations of the indicators of a node"},
    "methods.md 1.6",
    ARP_NEEDS_STUDY,
    fill_correlations};
