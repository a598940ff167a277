/* SPDX-License-Identifier: GPL-3.0-or-later */
/* subsets, subset_indicators, subset_sides, subset_verdicts, break_even: what other choices of
   indicators would have shown, and what a missing one would have to. */
#include "drivers/choice/missing.h"
#include "drivers/choice/subsets.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"
#include "report/words/sentences.h"

/* One side, one of its subsets; or a break-even. */
typedef struct choice {
    const arp_facts *of;
    size_t side, subset, indicator;
    const arp_side_subsets *s;
    const arp_break_even *even;
} choice;

static size_t n_sides(const arp_facts *of) {
    return arp_facts_drivers(of)->subsets ? arp_facts_drivers(of)->n_sides : 0;
}

static choice choice_of(const arp_facts *of, size_t side) {
    return (choice){.of = of, .side = side, .s = &arp_facts_drivers(of)->subsets->side[side]};
}

static bool done(const choice *at) {
    return at->s->why == ARP_SUBSETS_DONE;
}

static bool holds(const choice *at, size_t l) {
    return at->s->set[at->subset] >> l & 1;
}

static size_t size_of(const choice *at) {
    size_t n = 0;
    for (size_t l = 0; l < at->s->n_indicators; l++) n += holds(at, l);
    return n;
}

#define SUBSET(X)                                                                                  \
    ARP_COLUMN_SIDE(X)                                                                             \
    X(WHOLE, subset, "", "sous-ensemble d'indicateurs du versant, 1 : tous",                       \
      "subset of the side's indicators, 1: all of them", at->subset + 1)

#define SUBSETS(X)                                                                                 \
    SUBSET(X)                                                                                      \
    X(WHOLE, indicators, "", "indicateurs qu'il garde (table subset_indicators)",                  \
      "indicators that it keeps (table subset_indicators)", size_of(at))                           \
    X(REAL, c, "share", "concordance", "concordance", at->s->c[at->subset])                        \
    X(REAL, p, "", "p marginal d'un seul côté", "one-sided marginal p", at->s->p[at->subset])

ARP_TABLE_COLUMNS(subsets, SUBSETS, choice)

static void fill_subsets(const arp_facts *of, arp_result_table *to) {
    for (size_t s = 0; s < n_sides(of); s++) {
        choice one = choice_of(of, s);
        for (one.subset = 0; done(&one) && one.subset < one.s->n; one.subset++) {
            put_subsets(to, &one);
        }
    }
}

const arp_statement ARP_TABLE_subsets = {
    ARP_TABLE_STATED(subsets, 2),
    {"Sous-ensembles d'indicateurs de chaque versant", "Subsets of each side's indicators"},
    "methods.md 6.1",
    ARP_NEEDS_DRIVERS,
    fill_subsets};

static const char *adjusted_method(const choice *at) {
    return isnan(at->s->p_adjusted) ? NULL : arp_p_method_name(at->s->p_adjusted_method);
}

#define SUBSET_INDICATORS(X)                                                                       \
    SUBSET(X)                                                                                      \
    X(TEXT, indicator, "", "indicateur qu'il garde", "indicator that it keeps",                    \
      arp_facts_node(at->of, at->s->leaf[at->indicator]))

ARP_TABLE_COLUMNS(subset_indicators, SUBSET_INDICATORS, choice)

static void fill_subset_indicators(const arp_facts *of, arp_result_table *to) {
    for (size_t s = 0; s < n_sides(of); s++) {
        choice one = choice_of(of, s);
        for (one.subset = 0; done(&one) && one.subset < one.s->n; one.subset++) {
            for (one.indicator = 0; one.indicator < one.s->n_indicators; one.indicator++) {
                if (holds(&one, one.indicator)) put_subset_indicators(to, &one);
            }
        }
    }
}

const arp_statement ARP_TABLE_subset_indicators = {
    ARP_TABLE_STATED(subset_indicators, 3),
    {"Indicateurs de chaque sous-ensemble", "Indicators of each subset"},
    "methods.md 6.1",
    ARP_NEEDS_DRIVERS,
    fill_subset_indicators};

#define SUBSET_SIDES(X)                                                                            \
    ARP_COLUMN_SIDE(X)                                                                             \
    X(WHOLE, indicators, "", "indicateurs du versant", "indicators of the side",                   \
      at->s->n_indicators)                                                                         \
    X(REAL, possible, "", "sous-ensembles possibles", "possible subsets", at->s->possible)         \
    X(WHOLE, n, "", "sous-ensembles regardés", "subsets looked at", at->s->n)                      \
    X(FLAG, capped, "", "pas tous : les autres tirés sans remise",                                 \
      "not all: others drawn without replacement", at->s->capped)                                  \
    X(TEXT, why, "",                                                                               \
      "pourquoi aucun ne l'a été : exponent (un nœud n'est pas une moyenne arithmétique), "    \
      "holes (valeurs manquantes), too_many (plus de 62 indicateurs)",                             \
      "why none was: exponent (a node is no arithmetic mean), holes (missing values), too_many "   \
      "(more than 62 indicators)",                                                                 \
      arp_subsets_why_name(at->s->why))                                                            \
    X(REAL, c_min, "share", "plus petite concordance", "least concordance", at->s->c_min)          \
    X(REAL, c_median, "share", "concordance médiane", "median concordance", at->s->c_median)       \
    X(REAL, c_max, "share", "plus grande concordance", "greatest concordance", at->s->c_max)       \
    X(REAL, attested_share, "share", "part des sous-ensembles qui attestent le versant",           \
      "share of the subsets that attest the side", at->s->attested_share)                          \
    X(TEXT, p_method, "", "d'où viennent les p de subsets : exact, normal, monte-carlo",           \
      "how the p of subsets were found: exact, normal, monte-carlo",                               \
      done(at) ? arp_p_method_name(at->s->p_method) : NULL)                                        \
    X(REAL, p_adjusted, "",                                                                        \
      "p de la plus grande concordance, sur tous les sous-ensembles (max-T)",                      \
      "p of the largest concordance, over the subsets (max-T)", at->s->p_adjusted)                 \
    X(TEXT, p_adjusted_method, "", "d'où vient p_adjusted : exact ou monte-carlo",                 \
      "how p_adjusted was found: exact or monte-carlo", adjusted_method(at))

ARP_TABLE_COLUMNS(subset_sides, SUBSET_SIDES, choice)

static void fill_subset_sides(const arp_facts *of, arp_result_table *to) {
    for (size_t s = 0; s < n_sides(of); s++) {
        const choice one = choice_of(of, s);
        put_subset_sides(to, &one);
    }
}

const arp_statement ARP_TABLE_subset_sides = {
    ARP_TABLE_STATED(subset_sides, 1),
    {"Ce que montrent les sous-ensembles d'un versant", "What the subsets of a side show"},
    "methods.md 6.1",
    ARP_NEEDS_DRIVERS,
    fill_subset_sides};

typedef struct outcome {
    const char *word;
    double share;
} outcome;

#define SUBSET_VERDICTS(X)                                                                         \
    X(TEXT, word, "", "versant seul attesté, both, ou undetermined",                               \
      "side attested alone, both, or undetermined", at->word)                                      \
    X(REAL, share, "share", "part des couples de sous-ensembles, un de chaque versant",            \
      "share of the pairs of subsets, one of each side", at->share)

ARP_TABLE_COLUMNS(subset_verdicts, SUBSET_VERDICTS, outcome)

static void fill_subset_verdicts(const arp_facts *of, arp_result_table *to) {
    const arp_subsets *all = arp_facts_drivers(of)->subsets;
    if (!all || isnan(all->only[0])) return;
    for (size_t s = 0; s < n_sides(of); s++) {
        put_subset_verdicts(to, &(outcome){arp_facts_side(of, s)->name, all->only[s]});
    }
    put_subset_verdicts(to, &(outcome){"both", all->both});
    put_subset_verdicts(to, &(outcome){"undetermined", all->undetermined});
}

const arp_statement ARP_TABLE_subset_verdicts = {
    ARP_TABLE_STATED(subset_verdicts, 1),
    {"Verdicts sur les sous-ensembles", "Verdicts over the subsets"},
    "methods.md 6.1",
    ARP_NEEDS_DRIVERS,
    fill_subset_verdicts};

#define BREAK_EVEN(X)                                                                              \
    ARP_COLUMN_SIDE(X)                                                                             \
    X(REAL, share, "share", "part du versant que prendrait le critère manquant",                   \
      "share of the side that the missing criterion would take", at->even->share)                  \
    X(REAL, correlation, "", "sa corrélation avec le reste du versant",                            \
      "its correlation with the rest of the side", at->even->correlation)                          \
    X(REAL, percentile, "percent",                                                                 \
      "percentile où il faudrait que soient les choisis pour que le versant soit attesté ; "     \
      "vide : aucun ne suffirait",                                                                 \
      "percentile at which the chosen would have to stand for the side to be attested; empty: "    \
      "none would do",                                                                             \
      at->even->percentile)                                                                        \
    X(REAL, attested_share, "share",                                                               \
      "part des tirages où le versant y est attesté ; au premier rang si aucun ne suffirait",      \
      "share of the draws in which the side is attested there; at the first rank where none "      \
      "would do",                                                                                  \
      at->even->attested_share)                                                                    \
    X(WHOLE, place, "rank", "le même en place, à partir du moins touché",                          \
      "the same as a place, from the least affected up", arp_or_none(at->even->place))             \
    X(WHOLE, draws, "draws", "tirages du critère", "draws of the criterion",                       \
      arp_facts_drivers(at->of)->missing->n_draws)

ARP_TABLE_COLUMNS(break_even, BREAK_EVEN, choice)

static void fill_break_even(const arp_facts *of, arp_result_table *to) {
    const arp_missing *missing = arp_facts_drivers(of)->missing;
    for (size_t s = 0; missing && s < arp_facts_drivers(of)->n_sides; s++) {
        if (!missing->side[s].asked) continue;
        for (size_t b = 0; b < ARP_BREAK_EVENS; b++) {
            put_break_even(to, &(choice){.of = of, .side = s, .even = &missing->side[s].at[b]});
        }
    }
}

const arp_statement ARP_TABLE_break_even = {
    ARP_TABLE_STATED(break_even, 3),
    {"Ce qu'il faudrait d'un critère manquant pour attester un versant",
     "What it would take of a missing criterion to attest a side"},
    "methods.md 6.2",
    ARP_NEEDS_DRIVERS,
    fill_break_even};
