/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicators, described, correlations, tree, methods, comparators: what the index is made of. */
#include "aggregate/aggregate.h"
#include "normalise/normalise.h"
#include "report/words/counts.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"
#include "study/describe.h"
#include "treat/treat.h"
#include "weight/weight.h"

/* A column of the table of values. */
typedef struct column {
    const arp_facts *of;
    arp_result_table *to;
    size_t j;
    arp_coverage coverage;
} column;

static const arp_made_of *made_of(const column *at) {
    return &at->of->study->made[at->j];
}

static const char *formula(const column *at) {
    arp_text text = {0};
    arp_check_formula(made_of(at), &text);
    if (text.bad) at->to->bad = true;
    const char *own = text.n ? arp_cell_own(at->to, text.bytes) : NULL;
    arp_text_free(&text);
    return own;
}

static double marked(const column *at, arp_mark mark) {
    return (double)arp_check_marked(at->of->study, at->j, mark);
}

/* Share of the indicator in the whole index: the shares of its node and of all above it. */
static double weight(const column *at) {
    const arp_plan *plan = &at->of->study->plan;
    if (!at->of->answer) return NAN;
    for (size_t v = 0; v < plan->n_nodes; v++) {
        double share = 1;
        if (plan->node[v].n_children || plan->node[v].column != at->j) continue;
        for (size_t up = v; up != ARP_NONE; up = plan->node[up].parent) {
            share *= at->of->answer->result.weight[up];
        }
        return share;
    }
    return NAN;
}

static double of_zoned(const column *at, const size_t *count) {
    return count ? (double)count[at->j] : NAN;
}

#define ZONED(at, member) ((at)->of->study->zoned ? (at)->of->study->zoned->member : NULL)

/* One end of what a secret commune's count was filled with. */
static double secret_between(const column *at, size_t end) {
    const arp_zoned *z = at->of->study->zoned;
    return z && z->filled[at->j] ? z->secret_between[end] : NAN;
}

static double approximation(const column *at) {
    const arp_zoned *z = at->of->study->zoned;
    return z ? (double)z->approximate[at->j] : NAN;
}

static const char *weighted_by(const column *at) {
    const arp_zoned *z = at->of->study->zoned;
    return z ? z->weighed_by[at->j] : NULL;
}

#define INDICATORS(X)                                                                              \
    X(TEXT, indicator, "", "identifiant", "identifier", made_of(at)->id)                           \
    X(TEXT, label, "", "nom dans la langue de l'étude", "name in the study's language",            \
      made_of(at)->label[at->of->study->lang])                                                     \
    X(TEXT, label_fr, "", "nom en français", "name in French", made_of(at)->label[ARP_FR])         \
    X(TEXT, label_en, "", "nom en anglais", "name in English", made_of(at)->label[ARP_EN])         \
    X(TEXT, side, "", "versant du catalogue", "side in the catalogue", made_of(at)->side[ARP_FR])  \
    ARP_COLUMN_PAIR(X, domain, "domaine", "domain", made_of(at)->domain, at->of->study->lang)      \
    ARP_COLUMN_PAIR(X, unit, "unité", "unit", made_of(at)->unit, at->of->study->lang)              \
    X(WHOLE, polarity, "", "1 : plus haut, plus de besoin ; -1 : plus bas, plus de besoin",        \
      "1: higher is more need; -1: lower is more need", made_of(at)->polarity)                     \
    X(FLAG, polarity_guessed, "", "ce sens est deviné : nul ne l'a choisi",                        \
      "the polarity is guessed: nobody chose it", made_of(at)->polarity_guessed)                   \
    X(WHOLE, year, "year", "année des données les plus récentes", "year of the latest data",       \
      arp_or_none((size_t)made_of(at)->year))                                                      \
    X(WHOLE, published, "year", "année de la première publication du chiffre, où elle est dite",   \
      "year the figure was first published, where it is stated",                                   \
      made_of(at)->published > 0 ? (double)made_of(at)->published : NAN)                           \
    X(FLAG, never_published, "", "nul n'a publié ce chiffre sous cette forme",                     \
      "nobody published the figure in this form", made_of(at)->published == ARP_NEVER_PUBLISHED)   \
    X(FLAG, late, "", "connu après la décision", "known after the decision", made_of(at)->late)    \
    ARP_COLUMN_PAIR(X, source, "source", "source", made_of(at)->source, at->of->study->lang)       \
    ARP_COLUMN_PAIR(X, reference, "référence de la définition", "reference of the definition",     \
                    made_of(at)->reference, at->of->study->lang)                                   \
    X(REAL, weight, "share", "poids dans l'indice entier", "weight in the whole index",            \
      weight(at))                                                                                  \
    X(TEXT, formula, "", "formule", "formula", formula(at))                                        \
    X(TEXT, numerator, "", "numérateur", "numerator", made_of(at)->numerator)                      \
    X(TEXT, denominator, "", "dénominateur", "denominator", made_of(at)->denominator)              \
    X(REAL, per, "", "constante qui multiplie le rapport", "constant the ratio is multiplied by",  \
      made_of(at)->per)                                                                            \
    X(TEXT, shrink, "", "règle qui a rapproché les valeurs d'une moyenne",                         \
      "rule that drew the values towards a mean", made_of(at)->shrink)                             \
    X(REAL, coverage_least, "share", "couverture la plus basse d'un territoire",                   \
      "lowest coverage of a territory", at->coverage.least)                                        \
    X(REAL, coverage_mean, "share", "couverture moyenne", "mean coverage", at->coverage.mean)      \
    X(FLAG, coverage_weighted, "", "moyenne pondérée par la population",                           \
      "the mean is weighted by population", at->coverage.weighted)                                 \
    X(WHOLE, missing, "", "cellules manquantes", "cells missing", marked(at, ARP_CELL_MISSING))    \
    X(WHOLE, secret, "", "cellules sous secret", "cells under secrecy",                            \
      marked(at, ARP_CELL_SECRET))                                                                 \
    X(WHOLE, not_applicable, "", "cellules sans objet", "cells not applicable",                    \
      marked(at, ARP_CELL_NOT_APPLICABLE))                                                         \
    X(FLAG, approximation, "", "une moyenne pondérée tient lieu de la valeur d'un territoire",     \
      "a weighted mean stands for a territory's value", approximation(at))                         \
    X(TEXT, weighted_by, "", "colonne qui la pondère", "column that weights it", weighted_by(at))  \
    X(TEXT, union_weighted_by, "",                                                                 \
      "colonne qui pondère la moyenne tenant lieu de valeur à plusieurs territoires ensemble",     \
      "column that weights the mean standing for the value of several territories together",       \
      made_of(at)->mean_by)                                                                        \
    X(TEXT, error_of, "",                                                                          \
      "ce que mesure son erreur : events (hasard des événements), sampling (sondage), source"    \
      " (non dit)",                                                                                \
      "what its error measures: events (chance of the events), sampling (of a survey), source"     \
      " (not said)",                                                                               \
      made_of(at)->error_of)                                                                       \
    X(WHOLE, secret_communes, "", "communes dont la cellule est sous secret",                      \
      "communes whose cell is secret", of_zoned(at, ZONED(at, secret)))                            \
    X(WHOLE, secret_communes_filled, "", "de celles-ci, remplies par secret: interval",            \
      "of these, filled by secret: interval", of_zoned(at, ZONED(at, filled)))                     \
    X(REAL, secret_from, "", "le moins que vaut une cellule remplie",                              \
      "the least a filled cell is", secret_between(at, 0))                                         \
    X(REAL, secret_to, "", "le plus que vaut une cellule remplie", "the most a filled cell is",    \
      secret_between(at, 1))                                                                       \
    X(WHOLE, territories_lacking_them, "",                                                         \
      "territoires dont la somme n'a pas une cellule secrète",                                     \
      "territories whose sum lacks a secret cell", of_zoned(at, ZONED(at, bounded)))

ARP_TABLE_COLUMNS(indicators, INDICATORS, column)

static void fill_indicators(const arp_facts *of, arp_result_table *to) {
    for (size_t j = 0; j < of->study->values.n_columns; j++) {
        put_indicators(to, &(column){of, to, j, arp_check_coverage(of->study, j)});
    }
}

const arp_statement ARP_TABLE_indicators = {ARP_TABLE_STATED(indicators, 1),
                                            {"Indicateurs", "Indicators"},
                                            "methods.md 1.1",
                                            ARP_NEEDS_STUDY,
                                            fill_indicators};

/* A column of the table of values, described. */
typedef struct described {
    const arp_facts *of;
    const arp_described *is;
    size_t j;
} described;

static double marked_of(const described *at, arp_mark mark) {
    return (double)arp_check_marked(at->of->study, at->j, mark);
}

static const char *side_of(const described *at) {
    const arp_plan *plan = at->is->beside ? &at->of->study->beside : &at->of->study->plan;
    return at->is->side == ARP_NONE ? NULL : plan->node[at->is->side].name;
}

#define DESCRIBED(X)                                                                               \
    X(TEXT, indicator, "", "identifiant", "identifier", at->of->study->made[at->j].id)             \
    X(WHOLE, n, "", "territoires qui ont un nombre", "territories that have a number", at->is->n)  \
    X(WHOLE, missing, "", "cellules manquantes", "cells missing", marked_of(at, ARP_CELL_MISSING)) \
    X(WHOLE, secret, "", "cellules sous secret", "cells under secrecy",                            \
      marked_of(at, ARP_CELL_SECRET))                                                              \
    X(WHOLE, not_applicable, "", "cellules sans objet", "cells not applicable",                    \
      marked_of(at, ARP_CELL_NOT_APPLICABLE))                                                      \
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

ARP_TABLE_COLUMNS(described, DESCRIBED, described)

static void fill_described(const arp_facts *of, arp_result_table *to) {
    arp_description description = {0};
    if (arp_study_describe(of->study, &description, NULL) != ARP_OK) to->bad = true;
    for (size_t j = 0; !to->bad && j < of->study->values.n_columns; j++)
        put_described(to, &(described){of, &description.column[j], j});
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

/* A node of the index. */
typedef struct vertex {
    const arp_facts *of;
    const arp_plan_node *node;
    size_t v;
} vertex;

static const char *parent_of(const vertex *at) {
    size_t up = at->node->parent;
    return up == ARP_NONE ? NULL : at->of->study->plan.node[up].name;
}

static double share_of(const vertex *at) {
    return at->of->answer ? at->of->answer->result.weight[at->v] : NAN;
}

/* One end of the scale that a leaf was normalised on. */
static double scale(const vertex *at, size_t end) {
    bool leaf = at->node->n_children == 0;
    return leaf && at->of->answer ? at->of->answer->result.bound[at->v][end] : NAN;
}

static bool given(const vertex *at) {
    return at->node->n_children == 0 && at->node->frozen &&
           at->of->study->plan.normalise->n_bounds > 0;
}

static double dropped(const vertex *at) {
    const arp_result *result = at->of->answer ? &at->of->answer->result : NULL;
    if (!result) return NAN;
    for (size_t i = 0; i < result->n_dropped; i++) {
        if (result->dropped[i] == at->v) return 1;
    }
    return 0;
}

#define TREE(X)                                                                                    \
    X(TEXT, node, "", "nœud de l'indice, la racine d'abord", "node of the index, the root first",  \
      at->node->name)                                                                              \
    X(TEXT, parent, "", "nœud au-dessus", "node above", parent_of(at))                             \
    X(TEXT, label_fr, "", "nom en français", "name in French", at->node->label[ARP_FR])            \
    X(TEXT, label_en, "", "nom en anglais", "name in English", at->node->label[ARP_EN])            \
    X(REAL, weight, "", "poids tel qu'il est écrit", "weight as written", at->node->weight)        \
    X(REAL, share, "share", "part dans le nœud au-dessus", "share in the node above",              \
      share_of(at))                                                                                \
    X(TEXT, weights, "", "règle des poids de ses enfants", "rule of its children's weights",       \
      at->node->weigh ? at->node->weigh->name : NULL)                                              \
    X(TEXT, aggregate, "", "agrégation de ses enfants", "aggregation of its children",             \
      at->node->aggregate ? at->node->aggregate->name : NULL)                                      \
    X(REAL, exponent, "", "exposant de sa moyenne", "exponent of its mean",                        \
      at->node->n_children ? at->node->exponent : NAN)                                             \
    X(WHOLE, year, "year", "année de ses données les plus récentes", "year of its latest data",    \
      arp_or_none((size_t)at->node->year))                                                         \
    X(REAL, scale_from, "", "premier repère de l'échelle de l'indicateur : moyenne, minimum, ...", \
      "first mark of the indicator's scale: mean, minimum, ...", scale(at, 0))                     \
    X(REAL, scale_to, "", "second repère : écart-type, maximum, ...",                              \
      "second mark: standard deviation, maximum, ...", scale(at, 1))                               \
    X(FLAG, scale_given, "", "l'étude donne cette échelle, qui n'est pas mesurée",                 \
      "the study gives this scale, which is not measured", given(at))                              \
    X(FLAG, dropped, "", "indicateur constant, laissé de côté", "constant indicator, left aside",  \
      dropped(at))

ARP_TABLE_COLUMNS(tree, TREE, vertex)

static void fill_tree(const arp_facts *of, arp_result_table *to) {
    const arp_plan *plan = &of->study->plan;
    for (size_t v = 0; v < plan->n_nodes; v++) put_tree(to, &(vertex){of, &plan->node[v], v});
}

const arp_statement ARP_TABLE_tree = {ARP_TABLE_STATED(tree, 1),
                                      {"Arbre de l'indice", "Tree of the index"},
                                      "methods.md 2.4",
                                      ARP_NEEDS_STUDY,
                                      fill_tree};

/* A step of the index and its rule. */
typedef struct method {
    const char *step, *rule;
} method;

#define METHODS(X)                                                                                 \
    X(TEXT, step, "", "étape : missing, secret, not_applicable, outliers, normalise, constant",    \
      "step: missing, secret, not_applicable, outliers, normalise, constant", at->step)            \
    X(TEXT, rule, "", "règle suivie", "rule followed", at->rule)

ARP_TABLE_COLUMNS(methods, METHODS, method)

static void fill_methods(const arp_facts *of, arp_result_table *to) {
    const arp_plan *plan = &of->study->plan;
    const bool fills = of->study->zoned && of->study->zoned->fills_secret;
    const method rows[] = {{"missing", plan->missing->name},
                           {"secret", fills ? "interval" : plan->secret->name},
                           {"not_applicable", plan->not_applicable->name},
                           {"outliers", plan->outliers->name},
                           {"normalise", plan->normalise->name},
                           {"constant", plan->drop_constant ? "drop" : "stop"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) put_methods(to, &rows[i]);
}

const arp_statement ARP_TABLE_methods = {ARP_TABLE_STATED(methods, 1),
                                         {"Règles de l'indice", "Rules of the index"},
                                         "methods.md 2",
                                         ARP_NEEDS_STUDY,
                                         fill_methods};

/* A comparator, and one of its values. */
typedef struct reference {
    const arp_facts *of;
    const arp_comparator *comparator;
    size_t j;
} reference;

#define COMPARATORS(X)                                                                             \
    X(TEXT, comparator, "", "référence", "comparator", at->comparator->name)                       \
    X(WHOLE, n, "", "lignes sommées, avant les filtres ; 0 : elle n'a que des valeurs déclarées",  \
      "rows summed, before the filters; 0: it has stated values only", at->comparator->n_rows)     \
    X(WHOLE, kept, "", "territoires classés qui en sont", "ranked territories in it",              \
      at->comparator->n_kept)

ARP_TABLE_COLUMNS(comparators, COMPARATORS, reference)

#define COMPARATOR_VALUES(X)                                                                       \
    X(TEXT, comparator, "", "référence", "comparator", at->comparator->name)                       \
    X(TEXT, indicator, "", "indicateur", "indicator", at->of->study->made[at->j].id)               \
    X(REAL, value, "of the indicator", "valeur", "value", at->comparator->value[at->j])            \
    X(FLAG, stated, "", "déclarée par l'étude, sous values:", "stated by the study, by values:",   \
      at->comparator->stated[at->j])                                                               \
    X(FLAG, approximate, "", "moyenne pondérée de valeurs toutes faites : une approximation",      \
      "a weighted mean of ready values: an approximation", at->comparator->approximate[at->j])     \
    X(WHOLE, rows_left_out, "", "lignes hors de ses sommes, faute de nombre",                      \
      "rows left out of its sums for want of a number", at->comparator->n_marked[at->j])           \
    X(WHOLE, secret_filled, "",                                                                    \
      "cellules secrètes de communes, dans ses sommes, remplies par secret: interval",             \
      "secret cells of communes, in its sums, filled by secret: interval",                         \
      at->comparator->n_filled[at->j])

ARP_TABLE_COLUMNS(comparator_values, COMPARATOR_VALUES, reference)

static void fill_comparators(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->study->n_comparators; i++) {
        put_comparators(to, &(reference){of, &of->study->comparator[i], 0});
    }
}

static void fill_comparator_values(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->study->n_comparators; i++) {
        for (size_t j = 0; j < of->study->values.n_columns; j++) {
            put_comparator_values(to, &(reference){of, &of->study->comparator[i], j});
        }
    }
}

const arp_statement ARP_TABLE_comparators = {ARP_TABLE_STATED(comparators, 1),
                                             {"Références", "Comparators"},
                                             "",
                                             ARP_NEEDS_STUDY,
                                             fill_comparators};

const arp_statement ARP_TABLE_comparator_values = {
    ARP_TABLE_STATED(comparator_values, 2),
    {"Valeurs des références", "Values of the comparators"},
    "",
    ARP_NEEDS_STUDY,
    fill_comparator_values};
