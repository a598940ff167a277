/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catalogue: what the shipped catalogue of indicators holds. */
#include "report/tables/columns.h"
#include "report/tables/statement.h"

typedef struct entry {
    const arp_indicator *it;
    arp_result_table *to;
} entry;

/* Texts joined by bars, kept by the table; NULL for none. */
static const char *joined(const entry *at, const char *const *text, size_t n) {
    arp_text all = {0};
    for (size_t i = 0; i < n; i++) {
        if (i) arp_text_add(&all, " | ");
        arp_text_add(&all, text[i]);
    }
    if (all.bad) at->to->bad = true;
    const char *own = arp_cell_own(at->to, all.n && !all.bad ? all.bytes : NULL);
    arp_text_free(&all);
    return own;
}

static const char *alternatives(const entry *at, const arp_alternatives *a) {
    return joined(at, a->text, a->n);
}

static const char *interval(const entry *at) {
    return joined(at, at->it->interval, at->it->interval[0] ? 2 : 0);
}

/* Of a rate that the study standardises: a text of its map, and the people of each stratum. */
static const char *total(const entry *at) {
    const arp_node *map = at->it->standardise, *node = map ? arp_node_get(map, "total") : NULL;
    return node ? node->text : NULL;
}

static const char *strata(const entry *at) {
    const arp_node *map = at->it->standardise, *list = map ? arp_node_get(map, "strata") : NULL;
    arp_text all = {0};
    for (size_t i = 0; list && i < list->n; i++) {
        if (i) arp_text_add(&all, " | ");
        arp_text_add(&all, list->item[i].text);
    }
    if (all.bad) at->to->bad = true;
    const char *own = arp_cell_own(at->to, all.n && !all.bad ? all.bytes : NULL);
    arp_text_free(&all);
    return own;
}

#define CATALOGUE(X)                                                                               \
    X(TEXT, indicator, "", "identifiant", "id", at->it->id)                                        \
    X(TEXT, label_fr, "", "nom en français", "name in French", at->it->label[ARP_FR])              \
    X(TEXT, label_en, "", "nom en anglais", "name in English", at->it->label[ARP_EN])              \
    ARP_COLUMN_TWIN(X, side, "versant", "side", at->it->side)                                      \
    ARP_COLUMN_TWIN(X, domain, "domaine", "domain", at->it->domain)                                \
    X(WHOLE, polarity, "",                                                                         \
      "1 : plus haut, plus de besoin ; -1 : plus bas, plus de besoin ; 0 : descriptif",            \
      "1: higher is more need; -1: lower is more need; 0: descriptive", at->it->polarity)          \
    ARP_COLUMN_TWIN(X, unit, "unité", "unit", at->it->unit)                                        \
    X(TEXT, numerator, "", "formule du numérateur ; des variantes sont séparées par « | »",        \
      "formula of the numerator; alternatives are apart by a bar",                                 \
      alternatives(at, &at->it->numerator))                                                        \
    X(TEXT, denominator, "", "de même du dénominateur", "the same of the denominator",             \
      alternatives(at, &at->it->denominator))                                                      \
    X(TEXT, value, "", "colonne d'une valeur prête", "column of a ready value", at->it->value)     \
    X(REAL, per, "", "facteur du rapport", "factor of the ratio", at->it->per)                     \
    X(TEXT, coverage_numerator, "", "numérateur de la couverture", "numerator of the coverage",    \
      alternatives(at, &at->it->coverage[0]))                                                      \
    X(TEXT, coverage_denominator, "", "son dénominateur", "its denominator",                       \
      alternatives(at, &at->it->coverage[1]))                                                      \
    X(TEXT, aggregation, "", "comment des communes se réunissent",                                 \
      "how communes are put together", arp_aggregation_name(at->it->aggregation))                  \
    X(TEXT, error, "", "loi des effectifs", "law of the counts",                                   \
      arp_error_model_name(at->it->error))                                                         \
    ARP_COLUMN_TWIN(X, source, "source", "source", at->it->source)                                 \
    ARP_COLUMN_TWIN(X, reference, "où c'est défini, et ce qui manque à le vérifier",               \
                    "where it is defined, and what was not verified", at->it->reference)           \
    X(TEXT, standard_error, "", "colonne de l'erreur-type", "column of the standard error",        \
      at->it->standard_error)                                                                      \
    X(TEXT, interval, "", "colonnes des bornes de l'intervalle",                                   \
      "columns of the interval's limits", interval(at))                                            \
    X(WHOLE, year, "year", "année, où ce n'est pas celle du millésime",                            \
      "year, where it is not the vintage's", arp_or_none((size_t)at->it->year))                    \
    X(TEXT, weight, "", "colonne qui pondère la moyenne de la valeur",                             \
      "column that weights the value's mean", at->it->weight)                                      \
    X(TEXT, total, "", "formule des événements d'un rapport standardisé",                          \
      "formula of the events of a standardised ratio", total(at))                                  \
    X(TEXT, strata, "", "colonnes de la population de chaque strate",                              \
      "columns of the people of each stratum", strata(at))

ARP_TABLE_COLUMNS(catalogue, CATALOGUE, entry)

static void fill_catalogue(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->catalogue->n; i++) {
        put_catalogue(to, &(entry){&of->catalogue->at[i], to});
    }
}

const arp_statement ARP_TABLE_catalogue = {ARP_TABLE_STATED(catalogue, 1),
                                           {"Catalogue d'indicateurs", "Catalogue of indicators"},
                                           "",
                                           ARP_NEEDS_CATALOGUE,
                                           fill_catalogue};
