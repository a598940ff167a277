/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranking, nodes: who stands where. */
#include "report/tables/statement.h"

/* A territory of the ranking, and a node of the index. */
typedef struct place {
    const arp_facts *of;
    size_t row, node, ties;
} place;

static double population(const place *at) {
    const double *known = at->of->study->population;
    return known ? known[at->row] : NAN;
}

static const arp_doubt *doubt(const place *at) {
    return &at->of->answer->doubt[at->row];
}

static size_t cell(const place *at) {
    return at->node * at->of->answer->result.n + at->row;
}

#define RANKING(X)                                                                                 \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->row))   \
    X(TEXT, label, "", "nom du territoire", "territory's name", arp_facts_label(at->of, at->row))  \
    X(REAL, population, "inhabitants", "habitants", "inhabitants", population(at))                 \
    X(REAL, score, "", "score de l'indice", "score of the index",                                  \
      at->of->answer->result.score[at->row])                                                       \
    X(WHOLE, rank, "", "rang, 1 : le plus grand besoin", "rank, 1: the most need",                 \
      arp_or_none(at->of->answer->result.rank[at->row]))                                           \
    X(WHOLE, ties, "", "autres territoires au même rang", "other territories of the same rank",    \
      at->ties)                                                                                    \
    X(REAL, coverage_least, "share",                                                               \
      "part du territoire derrière celle de ses valeurs qui en couvre le moins",                   \
      "share of the territory behind the value of it that covers the least", doubt(at)->coverage)  \
    X(WHOLE, filled, "", "cellules traitées par une règle des valeurs manquantes",                 \
      "cells treated by a rule for missing values", doubt(at)->filled)                             \
    X(WHOLE, secret_lacking, "", "cellules secrètes de communes qui manquent à ses sommes",        \
      "secret cells of communes that its sums lack", doubt(at)->lacking)                           \
    X(WHOLE, secret_filled, "", "cellules secrètes de communes remplies par secret: interval",     \
      "secret cells of communes filled by secret: interval", doubt(at)->guessed)                   \
    X(FLAG, doubtful, "",                                                                          \
      "l'une des quatre : couverture sous la moitié, ou des cellules comptées ci-contre",          \
      "one of the four: coverage under a half, or cells counted beside", arp_doubtful(doubt(at)))  \
    X(WHOLE, row, "", "place dans le tableau de l'étude, dont les sommes suivent l'ordre",         \
      "place in the study's table, in whose order sums are taken", at->row + 1)

ARP_TABLE_COLUMNS(ranking, RANKING, place)

/* In the order of ranks those that share one stand together. */
static void fill_ranking(const arp_facts *of, arp_result_table *to) {
    const arp_result *result = &of->answer->result;
    for (size_t from = 0, past; from < result->n; from = past) {
        uint32_t rank = result->rank[result->order[from]];
        for (past = from + 1; past < result->n; past++) {
            if (result->rank[result->order[past]] != rank) break;
        }
        for (size_t i = from; i < past; i++) {
            put_ranking(to, &(place){of, result->order[i], 0, past - from - 1});
        }
    }
}

const arp_statement ARP_TABLE_ranking = {ARP_TABLE_STATED(ranking, 1),
                                         {"Classement", "Ranking"},
                                         "methods.md 2.6",
                                         ARP_NEEDS_ANSWER,
                                         fill_ranking};

#define NODES(X)                                                                                   \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->row))   \
    X(TEXT, node, "", "nœud de l'indice", "node of the index",                                     \
      at->of->study->plan.node[at->node].name)                                                     \
    X(REAL, score, "", "score du nœud ; d'un indicateur, sa valeur normalisée et orientée",        \
      "score of the node; of an indicator its normalised, oriented value",                         \
      at->of->answer->result.score[cell(at)])                                                      \
    X(WHOLE, rank, "", "rang sur ce nœud seul", "rank on this node alone",                         \
      arp_or_none(at->of->answer->result.rank[cell(at)]))                                          \
    X(REAL, coverage, "share", "part pondérée de ses indicateurs qui ont un nombre",               \
      "weighted share of its indicators that have a number",                                       \
      at->of->answer->result.coverage[cell(at)])

ARP_TABLE_COLUMNS(nodes, NODES, place)

static void fill_nodes(const arp_facts *of, arp_result_table *to) {
    const arp_result *result = &of->answer->result;
    for (size_t i = 0; i < result->n; i++) {
        for (size_t node = 1; node < result->n_nodes; node++) {
            put_nodes(to, &(place){of, result->order[i], node, 0});
        }
    }
}

const arp_statement ARP_TABLE_nodes = {ARP_TABLE_STATED(nodes, 2),
                                       {"Nœuds de l'indice", "Nodes of the index"},
                                       "methods.md 2.5",
                                       ARP_NEEDS_ANSWER,
                                       fill_nodes};
