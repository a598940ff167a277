/* SPDX-License-Identifier: GPL-3.0-or-later */
/* effective_weights, effective_balance, side_correlations, indicator_correlations. */
#include "drivers/weights/effective.h"
#include "report/tables/statement.h"

/* A side or an indicator, by its place in the answer, and another. */
typedef struct weighed {
    const arp_effective *e;
    const arp_effect *effect;
    const char *node, *part, *other;
    size_t at, with;
} weighed;

static const char *side_name(const arp_facts *of, size_t s) {
    return arp_facts_side(of, s)->name;
}

static const char *indicator_name(const arp_facts *of, size_t j) {
    return arp_facts_node(of, arp_facts_drivers(of)->effective->node[j]);
}

#define EFFECTIVE_WEIGHTS(X)                                                                       \
    X(TEXT, node, "", "versant ou indicateur", "side or indicator", at->node)                      \
    X(TEXT, part, "", "side ou indicator", "side or indicator", at->part)                          \
    X(REAL, declared, "share", "poids déclaré, rapporté au tout", "declared weight, in the whole", \
      at->effect->nominal)                                                                         \
    X(REAL, covariance, "share",                                                                   \
      "part de la variance du score : cov(partie, score) / var(score) ; les versants somment à 1", \
      "share of the variance of the score: cov(part, score) / var(score); the sides sum to 1",     \
      at->effect->covariance_share)                                                                \
    X(REAL, gap, "share", "covariance - declared", "covariance - declared", at->effect->gap)       \
    X(REAL, r2, "share", "carré de la corrélation avec le score",                                  \
      "squared correlation with the score", at->effect->r2)                                        \
    X(REAL, main_effect, "share", "var(E[score | x]) / var(score), régression locale",             \
      "var(E[score | x]) / var(score), local regression", at->effect->main_effect)                 \
    X(REAL, low, "share", "de main_effect : borne basse à 95 %",                                   \
      "of main_effect: lower limit, 95 %", at->effect->low)                                        \
    X(REAL, high, "share", "de main_effect : borne haute", "of main_effect: upper limit",          \
      at->effect->high)

ARP_TABLE_COLUMNS(effective_weights, EFFECTIVE_WEIGHTS, weighed)

static void fill_effective_weights(const arp_facts *of, arp_result_table *to) {
    const arp_effective *e = arp_facts_drivers(of)->effective;
    for (size_t s = 0; e && s < e->n_sides; s++) {
        put_effective_weights(
            to, &(weighed){.effect = &e->of_side[s], .node = side_name(of, s), .part = "side"});
    }
    for (size_t j = 0; e && j < e->n_indicators; j++) {
        put_effective_weights(to, &(weighed){.effect = &e->of_indicator[j],
                                             .node = indicator_name(of, j),
                                             .part = "indicator"});
    }
}

const arp_statement ARP_TABLE_effective_weights = {ARP_TABLE_STATED(effective_weights, 2),
                                                   {"Poids effectifs", "Effective weights"},
                                                   "methods.md 4.7",
                                                   ARP_NEEDS_DRIVERS,
                                                   fill_effective_weights};

#define EFFECTIVE_BALANCE(X)                                                                       \
    X(REAL, alpha, "", "alpha de Cronbach de tous les indicateurs",                                \
      "Cronbach's alpha of all indicators", at->e->alpha_all)                                      \
    X(REAL, weight_for_covariance, "share",                                                        \
      "deux versants : poids du premier où sa part de covariance égale son poids",                 \
      "two sides: weight of the first at which its covariance share equals its weight",            \
      at->e->weight_for_share)                                                                     \
    X(REAL, weight_for_r2, "share",                                                                \
      "le même pour sa part dans la somme des deux r2 ; vide : aucun",                             \
      "the same for its part in the sum of the two r2; empty: none", at->e->weight_for_r2)

ARP_TABLE_COLUMNS(effective_balance, EFFECTIVE_BALANCE, weighed)

static void fill_effective_balance(const arp_facts *of, arp_result_table *to) {
    const arp_effective *e = arp_facts_drivers(of)->effective;
    if (e) put_effective_balance(to, &(weighed){.e = e});
}

const arp_statement ARP_TABLE_effective_balance = {
    ARP_TABLE_STATED(effective_balance, 0),
    {"Équilibre des versants", "Balance of the sides"},
    "methods.md 4.7",
    ARP_NEEDS_DRIVERS,
    fill_effective_balance};

#define SIDE_CORRELATIONS(X)                                                                       \
    X(TEXT, side, "", "versant", "side", at->node)                                                 \
    X(TEXT, other, "", "versant", "side", at->other)                                               \
    X(REAL, correlation, "", "corrélation de leurs scores", "correlation of their scores",         \
      at->e->side_correlation[at->at * at->e->n_sides + at->with])                                 \
    X(REAL, mean_of_indicators, "",                                                                \
      "corrélation moyenne d'un indicateur de l'un et d'un indicateur différent de l'autre",       \
      "mean correlation of an indicator of the one with a different one of the other",             \
      at->e->mean_correlation[at->at * at->e->n_sides + at->with])

ARP_TABLE_COLUMNS(side_correlations, SIDE_CORRELATIONS, weighed)

static void fill_side_correlations(const arp_facts *of, arp_result_table *to) {
    const arp_effective *e = arp_facts_drivers(of)->effective;
    for (size_t s = 0; e && s < e->n_sides; s++) {
        for (size_t t = 0; t < e->n_sides; t++) {
            put_side_correlations(to, &(weighed){.e = e,
                                                 .node = side_name(of, s),
                                                 .other = side_name(of, t),
                                                 .at = s,
                                                 .with = t});
        }
    }
}

const arp_statement ARP_TABLE_side_correlations = {
    ARP_TABLE_STATED(side_correlations, 2),
    {"Corrélations des versants", "Correlations of the sides"},
    "methods.md 4.7",
    ARP_NEEDS_DRIVERS,
    fill_side_correlations};

#define INDICATOR_CORRELATIONS(X)                                                                  \
    X(TEXT, indicator, "", "indicateur", "indicator", at->node)                                    \
    X(TEXT, other, "", "indicateur", "indicator", at->other)                                       \
    X(REAL, correlation, "", "corrélation de leurs valeurs normalisées, là où les deux sont",      \
      "correlation of their normalised values, where both are known",                              \
      at->e->indicator_correlation[at->at * at->e->n_indicators + at->with])

ARP_TABLE_COLUMNS(indicator_correlations, INDICATOR_CORRELATIONS, weighed)

static void fill_indicator_correlations(const arp_facts *of, arp_result_table *to) {
    const arp_effective *e = arp_facts_drivers(of)->effective;
    for (size_t j = 0; e && j < e->n_indicators; j++) {
        for (size_t l = 0; l < e->n_indicators; l++) {
            put_indicator_correlations(to, &(weighed){.e = e,
                                                      .node = indicator_name(of, j),
                                                      .other = indicator_name(of, l),
                                                      .at = j,
                                                      .with = l});
        }
    }
}

const arp_statement ARP_TABLE_indicator_correlations = {
    ARP_TABLE_STATED(indicator_correlations, 2),
    {"Corrélations des indicateurs", "Correlations of the indicators"},
    "methods.md 4.7",
    ARP_NEEDS_DRIVERS,
    fill_indicator_correlations};
