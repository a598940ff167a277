/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranking, nodes: who stands where; values: every cell that was ranked, and what became of it. */
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

static size_t score_at(const place *at) {
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
      at->of->answer->result.score[score_at(at)])                                                  \
    X(WHOLE, rank, "", "rang sur ce nœud seul", "rank on this node alone",                         \
      arp_or_none(at->of->answer->result.rank[score_at(at)]))                                      \
    X(REAL, coverage, "share", "part pondérée de ses indicateurs qui ont un nombre",               \
      "weighted share of its indicators that have a number",                                       \
      at->of->answer->result.coverage[score_at(at)])

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

/* A cell: a territory's row and an indicator's leaf. What was done to it are lists of the result,
   sorted neither by row nor by leaf, so each is spread over a grid of rows x nodes first. */
typedef struct cell {
    const arp_facts *of;
    size_t row, node, j;
    double filled, treated;
} cell;

static const arp_column *column_of(const cell *at) {
    return &at->of->study->values.column[at->j];
}

static double one_of(const double *known, size_t row) {
    return known ? known[row] : NAN;
}

static const arp_made_of *made_of(const cell *at) {
    return &at->of->study->made[at->j];
}

#define VALUES(X)                                                                                  \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->row))   \
    X(TEXT, indicator, "", "indicateur", "indicator", made_of(at)->id)                             \
    X(REAL, value, "of the indicator", "valeur ; rien où la cellule porte une marque",             \
      "value; nothing where the cell has a mark", column_of(at)->value[at->row])                   \
    X(TEXT, mark, "", "ok, missing, secret, not_applicable",                                       \
      "ok, missing, secret, not_applicable",                                                       \
      arp_mark_name((arp_mark)column_of(at)->mark[at->row]))                                       \
    X(REAL, coverage, "share", "part du territoire que le chiffre couvre",                         \
      "share of the territory that the figure covers", one_of(made_of(at)->coverage, at->row))     \
    X(REAL, low, "of the indicator",                                                               \
      "le moins que la valeur peut être, des cellules étant secrètes",                             \
      "the least the value may be, some cells being secret", one_of(made_of(at)->low, at->row))    \
    X(REAL, high, "of the indicator",                                                              \
      "le plus que la valeur peut être, des cellules étant secrètes",                              \
      "the most the value may be, some cells being secret", one_of(made_of(at)->high, at->row))    \
    X(REAL, filled, "of the indicator",                                                            \
      "valeur mise par la règle ; rien où l'indicateur est laissé de côté pour ce territoire",     \
      "value put by the rule; nothing where the indicator is left out for this territory",         \
      at->filled)                                                                                  \
    X(REAL, treated, "of the indicator", "valeur après le traitement des extrêmes",                \
      "value after the treatment of outliers", at->treated)                                        \
    X(REAL, normalised, "", "valeur normalisée et orientée : plus haut, plus de besoin",           \
      "normalised, oriented value: higher is more need",                                           \
      at->of->answer->result.score[at->node * at->of->answer->result.n + at->row])

ARP_TABLE_COLUMNS(values, VALUES, cell)

/* What the lists say of each cell, [node * n + row]; NULL when memory is short. */
static double *spread_filled(const arp_result *result) {
    double *x = arp_zalloc(result->n_nodes * result->n, sizeof *x);
    for (size_t i = 0; x && i < result->n_nodes * result->n; i++) x[i] = NAN;
    for (size_t i = 0; x && i < result->n_filled; i++) {
        const arp_filled *f = &result->filled[i];
        x[f->node * result->n + f->row] = f->value;
    }
    return x;
}

static double *spread_treated(const arp_result *result) {
    double *x = arp_zalloc(result->n_nodes * result->n, sizeof *x);
    for (size_t i = 0; x && i < result->n_nodes * result->n; i++) x[i] = NAN;
    for (size_t i = 0; x && i < result->n_treated; i++) {
        const arp_treated_cell *t = &result->treated[i];
        x[t->node * result->n + t->row] = t->to;
    }
    return x;
}

static void fill_values(const arp_facts *of, arp_result_table *to) {
    const arp_result *result = &of->answer->result;
    const arp_plan *plan = &of->study->plan;
    double *filled = spread_filled(result), *treated = spread_treated(result);
    if (!filled || !treated) to->bad = true;
    for (size_t i = 0; !to->bad && i < result->n; i++) {
        size_t row = result->order[i];
        for (size_t v = 0; v < plan->n_nodes; v++) {
            size_t at = v * result->n + row;
            if (plan->node[v].n_children) continue;
            put_values(to, &(cell){of, row, v, plan->node[v].column, filled[at], treated[at]});
        }
    }
    arp_free(filled);
    arp_free(treated);
}

const arp_statement ARP_TABLE_values = {ARP_TABLE_STATED(values, 2),
                                        {"Valeurs des territoires et ce qu'elles deviennent",
                                         "Values of the territories and what becomes of them"},
                                        "methods.md 1.1",
                                        ARP_NEEDS_ANSWER,
                                        fill_values};
