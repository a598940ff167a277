/* SPDX-License-Identifier: GPL-3.0-or-later */
/* minimal_change, minimal_change_weights, minimal_change_asked, certificates, certificate_ranges,
   certificate_witnesses: how little other weights would do, and whether any would. */
#include "drivers/change/change.h"
#include "report/words/sentences.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"

/* A question, and a weight that its answer moves. */
typedef struct asked {
    const arp_facts *of;
    const arp_change_one *one;
    const arp_change_weight *weight;
    const char *sentence[2];
} asked;

static const arp_change *change_of(const arp_facts *of) {
    return arp_facts_drivers(of)->change;
}

static const char *question(const arp_change_one *one) {
    if (one->leave) return one->sides ? "leave_by_sides" : "leave_by_indicators";
    return one->sides ? "enter_by_sides" : "enter_by_indicators";
}

static const char *who(const asked *at) {
    return at->one->row == ARP_NONE ? "selection" : arp_facts_code(at->of, at->one->row);
}

#define QUESTION(X)                                                                                \
    X(TEXT, question, "",                                                                          \
      "entrer dans la première liste (enter) ou en sortir (leave), par les poids des versants "   \
      "(by_sides) ou des indicateurs (by_indicators)",                                             \
      "to enter the first list or to leave it, by the weights of the sides or of the indicators",  \
      question(at->one))                                                                           \
    X(TEXT, code, "", "code du territoire ; selection : tous les choisis à la fois",               \
      "territory's code; selection: all the chosen at once", who(at))                              \
    X(TEXT, norm, "",                                                                              \
      "mesure du changement : l1 (somme des écarts absolus) ou largest (le plus grand)",           \
      "measure of the change: l1 (sum of the absolute differences) or largest (of them)",          \
      at->one->norm == ARP_CHANGE_SUM ? "l1" : "largest")                                          \
    X(WHOLE, k, "territories", "longueur de la première liste", "size of the first list",          \
      at->one->k)

#define MINIMAL_CHANGE(X)                                                                          \
    QUESTION(X)                                                                                    \
    X(TEXT, status, "",                                                                            \
      "optimal, feasible (le mieux trouvé), impossible (prouvé), not_found (ne prouve rien)",      \
      "optimal, feasible (the best found), impossible (proved), not_found (proves nothing)",       \
      arp_change_status_name(at->one->status))                                                     \
    X(REAL, distance, "share", "plus petit changement ; 0 : les choisis y sont déjà",              \
      "smallest change; 0: the chosen are there already", at->one->distance)                       \
    X(REAL, bound, "share", "changement qui suffit si ceux qui sont devant y restent",             \
      "change that is enough if those ahead stay ahead", at->one->bound)                           \
    X(REAL, gap, "share", "part de distance dont le meilleur changement peut être plus petit",     \
      "share of the distance by which the best could be below it", at->one->gap)                   \
    X(WHOLE, nodes, "", "nœuds de la recherche par séparation", "nodes of branch and cut",         \
      at->one->nodes)                                                                              \
    X(TEXT, sentence_fr, "", "la réponse, en français", "the answer, in French",                   \
      at->sentence[ARP_FR])                                                                        \
    X(TEXT, sentence_en, "", "la même, en anglais", "the same, in English", at->sentence[ARP_EN])

ARP_TABLE_COLUMNS(minimal_change, MINIMAL_CHANGE, asked)

static void fill_minimal_change(const arp_facts *of, arp_result_table *to) {
    const arp_report report = {.study = of->study, .answer = of->answer};
    const arp_change *c = change_of(of);
    for (size_t i = 0; c && i < c->n; i++) {
        asked one = {.of = of, .one = &c->at[i]};
        for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
            arp_text text = {0};
            arp_change_sentence(&report, one.one, (arp_lang)lang, &text);
            one.sentence[lang] = arp_cell_take(to, &text);
        }
        put_minimal_change(to, &one);
    }
}

const arp_statement ARP_TABLE_minimal_change = {
    ARP_TABLE_STATED(minimal_change, 4),
    {"Plus petits changements des poids", "Smallest changes of the weights"},
    "methods.md 4.6",
    ARP_NEEDS_DRIVERS,
    fill_minimal_change};

#define MINIMAL_CHANGE_WEIGHTS(X)                                                                  \
    QUESTION(X)                                                                                    \
    X(TEXT, indicator, "", "indicateur, ou versant, dont le poids change",                         \
      "indicator, or side, whose weight changes", arp_facts_node(at->of, at->weight->node))        \
    X(REAL, from, "share", "poids déclaré, rapporté au tout", "declared weight, in the whole",     \
      at->weight->from)                                                                            \
    X(REAL, to, "share", "poids changé", "changed weight", at->weight->to)

ARP_TABLE_COLUMNS(minimal_change_weights, MINIMAL_CHANGE_WEIGHTS, asked)

static void fill_minimal_change_weights(const arp_facts *of, arp_result_table *to) {
    const arp_change *c = change_of(of);
    for (size_t i = 0; c && i < c->n; i++) {
        for (size_t w = 0; w < c->at[i].n_changes; w++) {
            put_minimal_change_weights(
                to, &(asked){.of = of, .one = &c->at[i], .weight = &c->at[i].change[w]});
        }
    }
}

const arp_statement ARP_TABLE_minimal_change_weights = {
    ARP_TABLE_STATED(minimal_change_weights, 5),
    {"Poids que changent les plus petits changements", "Weights that the smallest changes move"},
    "methods.md 4.6",
    ARP_NEEDS_DRIVERS,
    fill_minimal_change_weights};

#define MINIMAL_CHANGE_ASKED(X)                                                                    \
    X(TEXT, indicators, "",                                                                        \
      "questions sur les poids des indicateurs : computed, ou pourquoi non : exponent (un nœud "  \
      "n'est pas une moyenne arithmétique), holes (valeurs manquantes)",                           \
      "questions about the indicators' weights: computed, or why not: exponent (a node is no "     \
      "arithmetic mean), holes (missing values)",                                                  \
      arp_change_leaves_name(change_of(at->of)->leaves))                                           \
    X(WHOLE, left_out, "", "questions non posées, au-delà de douze",                               \
      "questions not asked, beyond twelve", change_of(at->of)->left_out)

ARP_TABLE_COLUMNS(minimal_change_asked, MINIMAL_CHANGE_ASKED, asked)

static void fill_minimal_change_asked(const arp_facts *of, arp_result_table *to) {
    if (change_of(of)) put_minimal_change_asked(to, &(asked){.of = of});
}

const arp_statement ARP_TABLE_minimal_change_asked = {
    ARP_TABLE_STATED(minimal_change_asked, 0),
    {"Questions posées sur les poids", "Questions asked about the weights"},
    "methods.md 4.6",
    ARP_NEEDS_DRIVERS,
    fill_minimal_change_asked};

/* The certificates, one of their sides or witnesses. */
typedef struct proof {
    const arp_facts *of;
    const arp_certificates *c;
    size_t side, row, other;
} proof;

static const arp_certificates *certificates_of(const arp_facts *of) {
    const arp_change *c = change_of(of);
    return c && c->certificates.computed ? &c->certificates : NULL;
}

/* A count that stands only where no weights reproduce the choice. */
static double where_none(const proof *at, size_t n) {
    return at->c->feasible ? NAN : (double)n;
}

#define CERTIFICATES(X)                                                                            \
    X(FLAG, feasible, "",                                                                          \
      "des poids des indicateurs mettent tous les choisis au moins aussi haut que les autres",     \
      "some weights of the indicators put all the chosen at least as high as the others",          \
      at->c->feasible)                                                                             \
    X(REAL, margin, "",                                                                            \
      "plus grand écart du moins haut des choisis au plus haut des autres ; négatif : aucun "    \
      "poids",                                                                                     \
      "largest gap of the lowest chosen over the highest other; negative: no such weights",        \
      at->c->margin)                                                                               \
    X(WHOLE, misplaced, "territories", "choisis que les meilleurs poids trouvés laissent dehors",  \
      "chosen that the best weights found leave outside", where_none(at, at->c->fewest.misplaced)) \
    X(WHOLE, at_least, "territories", "choisis que tous les poids laissent dehors, prouvé",        \
      "chosen that any weights leave outside, proved", where_none(at, at->c->fewest.at_least))     \
    X(WHOLE, nodes, "", "nœuds de la recherche par séparation", "nodes of branch and cut",         \
      where_none(at, at->c->fewest.nodes))                                                         \
    X(WHOLE, witnesses_left_out, "", "couples non donnés (table certificate_witnesses)",           \
      "pairs not given (table certificate_witnesses)", at->c->witnesses_left_out)

ARP_TABLE_COLUMNS(certificates, CERTIFICATES, proof)

static void fill_certificates(const arp_facts *of, arp_result_table *to) {
    const arp_certificates *c = certificates_of(of);
    if (c) put_certificates(to, &(proof){.of = of, .c = c});
}

const arp_statement ARP_TABLE_certificates = {
    ARP_TABLE_STATED(certificates, 0),
    {"Des poids reproduisent-ils le choix ?", "Do any weights reproduce the choice?"},
    "methods.md 4.5",
    ARP_NEEDS_DRIVERS,
    fill_certificates};

#define CERTIFICATE_RANGES(X)                                                                      \
    ARP_COLUMN_SIDE(X)                                                                             \
    X(REAL, from, "share", "plus petit poids du versant parmi ceux qui reproduisent le choix",     \
      "least weight of the side among those that reproduce the choice",                            \
      at->c->range[at->side].from)                                                                 \
    X(REAL, to, "share", "plus grand poids", "greatest weight", at->c->range[at->side].to)

ARP_TABLE_COLUMNS(certificate_ranges, CERTIFICATE_RANGES, proof)

static void fill_certificate_ranges(const arp_facts *of, arp_result_table *to) {
    const arp_certificates *c = certificates_of(of);
    for (size_t s = 0; c && c->feasible && s < arp_facts_drivers(of)->n_sides; s++) {
        put_certificate_ranges(to, &(proof){.of = of, .c = c, .side = s});
    }
}

const arp_statement ARP_TABLE_certificate_ranges = {
    ARP_TABLE_STATED(certificate_ranges, 1),
    {"Poids des versants qui reproduisent le choix",
     "Weights of the sides that reproduce the choice"},
    "methods.md 4.5",
    ARP_NEEDS_DRIVERS,
    fill_certificate_ranges};

#define CERTIFICATE_WITNESSES(X)                                                                   \
    ARP_COLUMN_CODE(X)                                                                             \
    X(TEXT, other, "", "code d'un autre, au moins aussi haut sur chaque indicateur",               \
      "code of another one, at least as high on every indicator",                                  \
      arp_facts_code(at->of, at->other))                                                           \
    ARP_COLUMN_LABEL(X)                                                                            \
    X(TEXT, other_label, "", "nom de cet autre", "name of that other one",                         \
      arp_facts_label(at->of, at->other))

ARP_TABLE_COLUMNS(certificate_witnesses, CERTIFICATE_WITNESSES, proof)

static void fill_certificate_witnesses(const arp_facts *of, arp_result_table *to) {
    const arp_certificates *c = certificates_of(of);
    for (size_t i = 0; c && i < c->n_witnesses; i++) {
        put_certificate_witnesses(
            to, &(proof){.of = of, .c = c, .row = c->witness[i][0], .other = c->witness[i][1]});
    }
}

const arp_statement ARP_TABLE_certificate_witnesses = {
    ARP_TABLE_STATED(certificate_witnesses, 2),
    {"Choisis qu'un autre égale ou dépasse partout",
     "Chosen territories that another equals or exceeds everywhere"},
    "methods.md 4.5",
    ARP_NEEDS_DRIVERS,
    fill_certificate_witnesses};
