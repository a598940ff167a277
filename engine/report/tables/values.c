/* SPDX-License-Identifier: GPL-3.0-or-later */
/* values: every cell that was ranked, and what became of it. */
#include "report/tables/statement.h"

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

static size_t count_of(const size_t *known, size_t row) {
    return known ? known[row] : 0;
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
      at->of->answer->result.score[at->node * at->of->answer->result.n + at->row])                 \
    X(WHOLE, secret_lacking, "", "cellules secrètes de communes qui manquent à sa somme",          \
      "secret cells of communes that its sum lacks", count_of(made_of(at)->lacking, at->row))      \
    X(WHOLE, secret_filled, "", "cellules secrètes de communes remplies par secret: interval",     \
      "secret cells of communes filled by secret: interval",                                       \
      count_of(made_of(at)->guessed, at->row))

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
