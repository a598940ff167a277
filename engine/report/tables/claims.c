/* SPDX-License-Identifier: GPL-3.0-or-later */
/* claims, claim_lacks: sentences of the study, tested. */
#include "drivers/around/claims.h"
#include "base/fail.h"
#include "report/words/counts.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"

/* A claim, and a part that it lacks. */
typedef struct said {
    const arp_facts *of;
    const arp_claim *claim;
    size_t number, part;
} said;

static bool lacks(const said *at) {
    return at->claim->state == ARP_CLAIM_LACKS;
}

static bool tested(const said *at) {
    return at->claim->state == ARP_CLAIM_TESTED;
}

/* A number of the test; NaN where there was none. */
static double of_test(const said *at, double x) {
    return tested(at) ? x : NAN;
}

static const char *indicator(const said *at) {
    return lacks(at) ? NULL : at->of->study->values.column[at->claim->asked.column].name;
}

static double year(const said *at) {
    return lacks(at) ? NAN : arp_or_none((size_t)at->of->study->made[at->claim->asked.column].year);
}

static double known_then(const said *at) {
    return lacks(at) ? NAN
                     : arp_facts_known_then(at->of, &at->of->study->made[at->claim->asked.column]);
}

static const char *model(const said *at) {
    return tested(at) ? arp_noise_source_name(at->claim->noise) : NULL;
}

static const char *error_of(const said *at) {
    return tested(at) ? at->of->study->made[at->claim->asked.column].error_of : NULL;
}

/* The comparator, or the rest as the study writes it. */
static const char *than(const said *at) {
    if (lacks(at)) return NULL;
    return at->claim->asked.rest.n ? at->claim->asked.rest.name : at->claim->asked.than;
}

static const char *why(const said *at) {
    if (at->claim->state == ARP_CLAIM_COMPARED) return arp_untested_name(at->claim->untested);
    return tested(at) ? NULL : arp_claim_state_name(at->claim->state);
}

static const char *why_words(const said *at, arp_lang lang) {
    arp_message words = arp_claim_why(at->claim);
    return words ? arp_say(words, lang) : NULL;
}

#define CLAIM(X) X(WHOLE, claim, "", "numéro dans l'étude", "number in the study", at->number + 1)

#define CLAIMS(X)                                                                                     \
    CLAIM(X)                                                                                          \
    ARP_COLUMN_PAIR(X, text, "telle qu'elle a été dite,", "as it was said,",                          \
                    at->claim->asked.text, at->of->study->lang)                                       \
    X(TEXT, indicator, "", "indicateur", "indicator", indicator(at))                                  \
    X(TEXT, of, "", "périmètre, selection ou code d'un territoire",                                   \
      "perimeter, selection or a territory's code", lacks(at) ? NULL : at->claim->asked.of.name)      \
    X(TEXT, is, "", "sens affirmé : above ou below", "direction claimed: above or below",             \
      lacks(at)                ? NULL                                                                 \
      : at->claim->asked.above ? "above"                                                              \
                               : "below")                                                             \
    X(TEXT, than, "", "référence, rest ou rest of RÉFÉRENCE ; vide si c'est un nombre de l'étude",    \
      "comparator, rest or rest of COMPARATOR; empty where it is a number of the study", than(at))    \
    X(REAL, value, "unit of the indicator", "valeur", "value", lacks(at) ? NAN : at->claim->value)    \
    X(REAL, comparator, "unit of the indicator", "valeur de la référence",                            \
      "value of the comparator", lacks(at) ? NAN : at->claim->asked.reference)                        \
    X(REAL, gap, "unit of the indicator", "value - comparator", "value - comparator",                 \
      lacks(at) ? NAN : at->claim->gap)                                                               \
    X(REAL, standard_error, "unit of the indicator", "erreur type de value, où elle est donnée",      \
      "standard error of value, where one is given", lacks(at) ? NAN : at->claim->standard_error)     \
    X(FLAG, approximate, "",                                                                          \
      "value, ou le reste, est une moyenne pondérée de valeurs toutes faites : une approximation",    \
      "value, or the rest's, is a weighted mean of ready values: an approximation",                   \
      lacks(at) ? NAN : (double)at->claim->approximate)                                               \
    X(FLAG, holds, "", "la valeur est du côté affirmé, strictement",                                  \
      "the value is on the side claimed, strictly",                                                   \
      at->claim->state >= ARP_CLAIM_COMPARED ? at->claim->holds : NAN)                                \
    X(FLAG, significantly, "", "holds, et p_holm ne dépasse pas le seuil alpha",                      \
      "holds, and p_holm is not above alpha", of_test(at, at->claim->significantly))                  \
    X(REAL, year, "year", "année des données", "year of the data", year(at))                          \
    X(FLAG, known_then, "", "cette année ne suit pas celle de la décision",                           \
      "they could be read when it was decided: neither of later years nor published later, or "       \
      "nowhere",                                                                                      \
      known_then(at))                                                                                 \
    X(TEXT, state, "",                                                                                \
      "lacks (il manque une pièce), no_value, compared (sans test possible), tested",                 \
      "lacks (something is missing), no_value, compared (no test possible), tested",                  \
      arp_claim_state_name(at->claim->state))                                                         \
    X(TEXT, why, "", "pourquoi il n'y a pas de test", "why there is no test", why(at))                \
    X(TEXT, why_fr, "", "le même, en français", "the same, in French", why_words(at, ARP_FR))         \
    X(TEXT, why_en, "", "le même, en anglais", "the same, in English", why_words(at, ARP_EN))         \
    X(TEXT, model, "", "erreur testée : poisson ou binomial (effectifs), standard_error",             \
      "error tested: poisson or binomial (counts), standard_error", model(at))                        \
    X(TEXT, error_of, "",                                                                             \
      "ce que cette erreur mesure : events (hasard des événements, un effectif exhaustif fût-il)," \
      " sampling (sondage d'une enquête), source (non dit)",                                          \
      "what that error measures: events (chance of the events, even of an exhaustive count),"         \
      " sampling (of a survey), source (not said)",                                                   \
      error_of(at))                                                                                   \
    X(REAL, p, "", "p d'un seul côté, dans le sens affirmé",                                          \
      "one-sided p, in the direction claimed", of_test(at, at->claim->p))                             \
    X(REAL, p_holm, "", "p de Holm sur les affirmations testées",                                     \
      "Holm's p over the tested claims", of_test(at, at->claim->p_holm))                              \
    X(REAL, alpha, "", "seuil", "level", of_test(at, at->claim->asked.alpha))                         \
    X(REAL, low, "unit of the indicator",                                                             \
      "borne basse de la valeur au niveau 1 - alpha, sans Holm",                                      \
      "lower limit of the value at 1 - alpha, without Holm", of_test(at, at->claim->low))             \
    X(REAL, high, "unit of the indicator", "borne haute", "upper limit",                              \
      of_test(at, at->claim->high))                                                                   \
    X(REAL, count, "", "effectif testé", "count tested", of_test(at, at->claim->count))               \
    X(REAL, exposure, "", "somme des dénominateurs", "sum of the denominators",                       \
      of_test(at, at->claim->exposure))                                                               \
    X(FLAG, rounded, "", "les sommes n'étaient pas entières", "the sums were not whole",              \
      of_test(at, at->claim->rounded))                                                                \
    X(WHOLE, rank, "rank", "rang de l'unité sur l'indicateur",                                        \
      "rank of the unit on the indicator", arp_or_none(at->claim->rank))                              \
    X(WHOLE, n, "territories", "territoires parmi lesquels elle est classée",                         \
      "territories that it is ranked among", lacks(at) ? NAN : (double)at->claim->n)

ARP_TABLE_COLUMNS(claims, CLAIMS, said)

static void fill_claims(const arp_facts *of, arp_result_table *to) {
    const arp_claims *claims = arp_facts_drivers(of)->claims;
    for (size_t i = 0; claims && i < claims->n; i++) {
        put_claims(to, &(said){.of = of, .claim = &claims->at[i], .number = i});
    }
}

const arp_statement ARP_TABLE_claims = {ARP_TABLE_STATED(claims, 1),
                                        {"Affirmations examinées", "Claims examined"},
                                        "methods.md 8.2",
                                        ARP_NEEDS_DRIVERS,
                                        fill_claims};

/* A missing part by language. */
static const char *lacking(const said *at, arp_lang lang) {
    return at->claim->asked.lacks[lang][at->part];
}

#define CLAIM_LACKS(X)                                                                             \
    CLAIM(X)                                                                                       \
    X(WHOLE, n, "", "numéro de la pièce manquante", "number of the missing part", at->part + 1)    \
    ARP_COLUMN_PAIR(X, lacks, "ce qui manque pour la vérifier,", "what is missing to test it,",    \
                    ((const char *[]){lacking(at, ARP_FR), lacking(at, ARP_EN)}),                  \
                    at->of->study->lang)

ARP_TABLE_COLUMNS(claim_lacks, CLAIM_LACKS, said)

static void fill_claim_lacks(const arp_facts *of, arp_result_table *to) {
    const arp_claims *claims = arp_facts_drivers(of)->claims;
    for (size_t i = 0; claims && i < claims->n; i++) {
        for (size_t l = 0; l < claims->at[i].asked.n_lacks; l++) {
            put_claim_lacks(to, &(said){.of = of, .claim = &claims->at[i], .number = i, .part = l});
        }
    }
}

const arp_statement ARP_TABLE_claim_lacks = {
    ARP_TABLE_STATED(claim_lacks, 2),
    {"Ce qui manque pour vérifier une affirmation", "What is missing to test a claim"},
    "",
    ARP_NEEDS_DRIVERS,
    fill_claim_lacks};
