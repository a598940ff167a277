/* SPDX-License-Identifier: GPL-3.0-or-later */
/* secrets, withheld: what published figures leave of secret cells. They are of `check` alone: no
   folder of results has them. */
#include "report/tables/columns.h"
#include "report/tables/statement.h"

typedef struct item {
    const arp_secrets *of;
    size_t i;
} item;

static const arp_secret_cell *cell_of(const item *at) {
    return &at->of->cell[at->i];
}

/* NaN for what has no end, which its state says. */
static double or_nan(double x) {
    return isinf(x) ? NAN : x;
}

#define SECRETS(X)                                                                                 \
    X(TEXT, file, "", "fichier", "file", cell_of(at)->file)                                        \
    X(TEXT, column, "", "colonne du fichier", "column of the file", cell_of(at)->column)           \
    X(TEXT, code, "", "code du territoire, ou du total", "code of the territory, or of the total", \
      cell_of(at)->code)                                                                           \
    X(TEXT, label, "", "nom", "name", cell_of(at)->label)                                          \
    X(TEXT, state, "",                                                                             \
      "ce qu'il en reste : kept (assez), given_away (moins que bound), contradiction (rien ne"     \
      " convient), undecided (calcul non abouti), withheld (retenue par --protect)",               \
      "what is left of it: kept (enough), given_away (less than bound), contradiction (no number"  \
      " fits), undecided (the arithmetic gave up), withheld (by --protect)",                       \
      cell_of(at)->state)                                                                          \
    X(REAL, least, "of the column", "le moins qu'elle peut valoir", "the least it can be",         \
      or_nan(cell_of(at)->least))                                                                  \
    X(TEXT, least_state, "", "-inf : rien ne la borne", "-inf: nothing bounds it",                 \
      arp_cell_state(cell_of(at)->least))                                                          \
    X(REAL, most, "of the column", "le plus qu'elle peut valoir", "the most it can be",            \
      or_nan(cell_of(at)->most))                                                                   \
    X(TEXT, most_state, "", "inf : rien ne la borne", "inf: nothing bounds it",                    \
      arp_cell_state(cell_of(at)->most))                                                           \
    X(REAL, bound, "of the column", "elle est révélée si moins que cela la laisse incertaine",     \
      "it is given away where less than this is left open", cell_of(at)->bound)                    \
    X(WHOLE, n_equations, "", "égalités qui la révèlent, ou se contredisent",                      \
      "equations that give it away, or contradict each other", cell_of(at)->n_equations)           \
    X(TEXT, equations, "", "les premières", "the first of them", cell_of(at)->equations)

ARP_TABLE_COLUMNS(secrets, SECRETS, item)

static void fill_secrets(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->study->secrets->n_cells; i++)
        put_secrets(to, &(item){of->study->secrets, i});
}

const arp_statement ARP_TABLE_secrets = {
    ARP_TABLE_STATED(secrets, 3),
    {"Ce que les chiffres publiés laissent des secrets", "What published figures leave of secrets"},
    "methods.md 1.7",
    ARP_NEEDS_SECRETS,
    fill_secrets};

static const secrecy_withheld *part_of(const item *at) {
    return &at->of->part[at->i];
}

#define WITHHELD(X)                                                                                \
    X(WHOLE, part, "", "ensemble de cellules liées par des égalités",                              \
      "cells that equations hold together", at->i + 1)                                             \
    X(WHOLE, cells, "", "ses cellules, secrètes ou non", "its cells, secret or not",               \
      part_of(at)->n_cells)                                                                        \
    X(WHOLE, given_away, "", "ses secrets que le reste révélait",                                  \
      "its secrets that the others gave away", part_of(at)->n_given)                               \
    X(WHOLE, beyond_help, "", "de ceux-ci, ceux que rien ne protège",                              \
      "of these, those that nothing protects", part_of(at)->n_beyond)                              \
    X(WHOLE, withheld, "", "cellules retenues", "cells withheld", part_of(at)->n)                  \
    X(WHOLE, at_least, "", "il en faut au moins autant", "at least as many are needed",            \
      part_of(at)->fewest)                                                                         \
    X(FLAG, proved, "", "c'est le moins possible", "no fewer would do",                            \
      part_of(at)->n == part_of(at)->fewest)

ARP_TABLE_COLUMNS(withheld, WITHHELD, item)

static void fill_withheld(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->study->secrets->n_parts; i++)
        put_withheld(to, &(item){of->study->secrets, i});
}

const arp_statement ARP_TABLE_withheld = {
    ARP_TABLE_STATED(withheld, 1),
    {"Cellules retenues par --protect", "Cells withheld by --protect"},
    "methods.md 1.7",
    ARP_NEEDS_SECRETS,
    fill_withheld};
