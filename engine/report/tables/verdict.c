/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verdict, verdict_reasons, verdict_holds, universes: what the figures let one say. */
#include <string.h>

#include "drivers/around/neighbours.h"
#include "drivers/around/perimeters.h"
#include "drivers/choice/subsets.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/without_late.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"
#include "report/words/sentences.h"

/* Words in both languages, and their number. */
typedef struct spoken {
    const arp_facts *of;
    size_t n;
    const char *text[2];
} spoken;

#define VERDICT(X)                                                                                 \
    X(TEXT, word, "",                                                                              \
      "versant seul attesté, both, neither, undetermined, both_not_separable, not_answerable",     \
      "side attested alone, both, neither, undetermined, both_not_separable, not_answerable",      \
      arp_facts_drivers(at->of)->word_name)                                                        \
    X(TEXT, sentence_fr, "", "le verdict en français", "the verdict in French", at->text[ARP_FR])  \
    X(TEXT, sentence_en, "", "le verdict en anglais", "the verdict in English", at->text[ARP_EN])  \
    X(REAL, alpha, "", "seuil des p ; les intervalles sont au niveau 1 - alpha",                   \
      "level of the p's; intervals are at 1 - alpha", arp_facts_drivers(at->of)->alpha)

ARP_TABLE_COLUMNS(verdict, VERDICT, spoken)

static void fill_verdict(const arp_facts *of, arp_result_table *to) {
    const arp_report report = {.study = of->study, .answer = of->answer};
    spoken one = {.of = of};
    for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
        arp_text text = {0};
        arp_sentence(&report, (arp_lang)lang, &text);
        one.text[lang] = arp_cell_take(to, &text);
    }
    put_verdict(to, &one);
}

const arp_statement ARP_TABLE_verdict = {ARP_TABLE_STATED(verdict, 0),
                                         {"Verdict", "Verdict"},
                                         "methods.md 3.7",
                                         ARP_NEEDS_DRIVERS,
                                         fill_verdict};

#define VERDICT_REASONS(X)                                                                         \
    X(WHOLE, n, "", "numéro", "number", at->n)                                                     \
    X(TEXT, text_fr, "", "raison du verdict, en français", "reason of the verdict, in French",     \
      at->text[ARP_FR])                                                                            \
    X(TEXT, text_en, "", "la même, en anglais", "the same, in English", at->text[ARP_EN])

ARP_TABLE_COLUMNS(verdict_reasons, VERDICT_REASONS, spoken)

/* As many reasons in either language, each with a closing NUL. */
static void put_reasons(const arp_text *fr, const arp_text *en, arp_result_table *to) {
    spoken one = {.text = {fr->bytes, en->bytes}};
    while (one.text[ARP_FR] < fr->bytes + fr->n) {
        const char *next[] = {one.text[ARP_FR] + strlen(one.text[ARP_FR]) + 1,
                              one.text[ARP_EN] + strlen(one.text[ARP_EN]) + 1};
        one.n++;
        for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
            one.text[lang] = arp_cell_own(to, one.text[lang]);
        }
        put_verdict_reasons(to, &one);
        memcpy(one.text, next, sizeof next);
    }
}

static void fill_verdict_reasons(const arp_facts *of, arp_result_table *to) {
    const arp_report report = {.study = of->study, .answer = of->answer};
    arp_text fr = {0}, en = {0};
    arp_reasons(&report, ARP_FR, &fr);
    arp_reasons(&report, ARP_EN, &en);
    if (fr.bad || en.bad) to->bad = true;
    else put_reasons(&fr, &en, to);
    arp_text_free(&fr);
    arp_text_free(&en);
}

const arp_statement ARP_TABLE_verdict_reasons = {ARP_TABLE_STATED(verdict_reasons, 1),
                                                 {"Raisons du verdict", "Reasons of the verdict"},
                                                 "methods.md 3.7",
                                                 ARP_NEEDS_DRIVERS,
                                                 fill_verdict_reasons};

/* A side asked again elsewhere. */
typedef struct elsewhere {
    const arp_facts *of;
    const char *what, *name, *label;
    size_t side;
    double c, low, high, p, p_adjusted, changes, could_attest;
} elsewhere;

#define VERDICT_HOLDS(X)                                                                           \
    X(TEXT, what, "",                                                                              \
      "left_out (sans un des choisis), universe (parmi d'autres territoires), union (les choisis " \
      "comme une seule unité), neighbours (parmi des voisins), indicator (sans un indicateur), "  \
      "without_late (sans les chiffres connus après la décision ; p : l'autre étant donné)",       \
      "left_out (without one of the chosen), universe (among other territories), union (the "      \
      "chosen as one unit), neighbours (among neighbours), indicator (without an indicator), "     \
      "without_late (without the figures known after the decision; p: given the other)",           \
      at->what)                                                                                    \
    X(TEXT, name, "", "code, référence, selection, façon de compter les voisins, ou indicateur",   \
      "code, comparator, selection, way of counting neighbours, or indicator", at->name)           \
    ARP_COLUMN_SIDE(X)                                                                             \
    X(FLAG, changes, "", "ce versant, pris seul, y serait attesté et ne l'est pas, ou l'inverse",  \
      "this side, taken alone, would be attested there and is not, or the other way round",        \
      at->changes)                                                                                 \
    X(FLAG, could_attest, "", "un versant aurait pu y être attesté",                               \
      "some side could have been attested there", at->could_attest)                                \
    X(REAL, c, "share", "concordance", "concordance", at->c)                                       \
    X(REAL, low, "share",                                                                          \
      "borne basse de son intervalle (left_out, universe, without_late ; sinon vide)",             \
      "lower end of its interval (left_out, universe, without_late; empty otherwise)", at->low)    \
    X(REAL, high, "share", "borne haute", "upper end", at->high)                                   \
    X(REAL, p, "", "p d'un seul côté", "one-sided p", at->p)                                       \
    X(REAL, p_adjusted, "", "p de Holm sur les versants", "Holm's p over the sides",               \
      at->p_adjusted)                                                                              \
    X(TEXT, label, "", "nom du territoire ou de l'indicateur",                                     \
      "name of the territory or indicator", at->label)

ARP_TABLE_COLUMNS(verdict_holds, VERDICT_HOLDS, elsewhere)

/* Every side by a verdict that was asked again. */
static void put_again(elsewhere one, const arp_elsewhere *verdict, const arp_concordance *there,
                      const arp_interval *interval, arp_result_table *to) {
    one.could_attest = verdict->could_attest;
    for (one.side = 0; one.side < arp_facts_drivers(one.of)->n_sides; one.side++) {
        one.c = there[one.side].c;
        one.low = interval ? interval[one.side].from : NAN;
        one.high = interval ? interval[one.side].to : NAN;
        one.p = there[one.side].p;
        one.p_adjusted = verdict->p_holm[one.side];
        one.changes = verdict->changes[one.side];
        put_verdict_holds(to, &one);
    }
}

/* Among neighbours the concordance is that of the side, its p another. */
static void put_near(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    const arp_neighbours *near = d->neighbours;
    for (size_t s = 0; near && s < d->n_sides; s++) {
        put_verdict_holds(to, &(elsewhere){.of = of,
                                           .what = "neighbours",
                                           .name = arp_neighbours_method_name(near->method),
                                           .side = s,
                                           .c = d->side[s].alone.c,
                                           .low = NAN,
                                           .high = NAN,
                                           .p = near->side[s].p,
                                           .p_adjusted = near->verdict.p_holm[s],
                                           .changes = near->verdict.changes[s],
                                           .could_attest = near->verdict.could_attest});
    }
}

/* Without each of a side's indicators; nothing is adjusted there. */
static void put_without(const arp_facts *of, size_t side, arp_result_table *to) {
    const arp_side_subsets *s = &arp_facts_drivers(of)->subsets->side[side];
    for (size_t l = 0; s->c_without && l < s->n_indicators; l++) {
        put_verdict_holds(
            to, &(elsewhere){.of = of,
                             .what = "indicator",
                             .name = arp_facts_node(of, s->leaf[l]),
                             .label = of->study->plan.node[s->leaf[l]].label[of->study->lang],
                             .side = side,
                             .c = s->c_without[l],
                             .low = NAN,
                             .high = NAN,
                             .p = s->p_without[l],
                             .p_adjusted = NAN,
                             .changes = s->changes_without[l],
                             .could_attest = NAN});
    }
}

/* Without the figures that were not known then: the whole verdict, p given the others. */
static void put_without_late(const arp_facts *of, arp_result_table *to) {
    const arp_without_late *late = arp_facts_drivers(of)->without_late;
    for (size_t s = 0; late && s < late->drivers.n_sides; s++) {
        const arp_side *there = &late->drivers.side[s];
        const arp_side_evidence *known = &late->drivers.evidence->side[s];
        const arp_side *here = &arp_facts_drivers(of)->side[late->side[s]];
        put_verdict_holds(to, &(elsewhere){.of = of,
                                           .what = "without_late",
                                           .name = late->drivers.word_name,
                                           .side = late->side[s],
                                           .c = there->alone.c,
                                           .low = known->low,
                                           .high = known->high,
                                           .p = known->p,
                                           .p_adjusted = known->p_holm,
                                           .changes = there->state != here->state,
                                           .could_attest = late->drivers.n_eligible > 0});
    }
}

static void fill_verdict_holds(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    elsewhere one = {.of = of, .what = "left_out"};
    for (size_t i = 0; i < d->n_left_out; i++) {
        one.name = arp_facts_code(of, d->left_out[i].row);
        one.label = arp_facts_label(of, d->left_out[i].row);
        put_again(one, &d->left_out[i].verdict, d->left_out[i].side, d->left_out[i].interval, to);
    }
    one = (elsewhere){.of = of, .what = "universe"};
    for (size_t i = 0; i < d->n_universes; i++) {
        one.name = d->universe[i].name;
        put_again(one, &d->universe[i].verdict, d->universe[i].side, d->universe[i].interval, to);
    }
    one = (elsewhere){.of = of, .what = "union", .name = "selection"};
    if (d->perimeters && d->perimeters->selection.computed) {
        put_again(one, &d->perimeters->verdict, d->perimeters->selection.side, NULL, to);
    }
    put_near(of, to);
    put_without_late(of, to);
    for (size_t s = 0; d->subsets && s < d->n_sides; s++) put_without(of, s, to);
}

const arp_statement ARP_TABLE_verdict_holds = {
    ARP_TABLE_STATED(verdict_holds, 3),
    {"Le verdict tient-il ailleurs ?", "Does the verdict hold elsewhere?"},
    "methods.md 3.9",
    ARP_NEEDS_DRIVERS,
    fill_verdict_holds};

typedef struct place {
    const arp_facts *of;
    const arp_universe *there;
    const char *why[2];
} place;

#define UNIVERSES(X)                                                                               \
    X(TEXT, universe, "", "référence parmi les territoires de laquelle on reclasse",               \
      "comparator among whose territories the index is run again", at->there->name)                \
    X(WHOLE, n, "territories", "ses territoires", "its territories", at->there->n)                 \
    X(TEXT, lacks, "", "code d'un choisi qui n'y est pas", "code of a chosen one not in it",       \
      arp_facts_code(at->of, at->there->lacks))                                                    \
    X(TEXT, lacks_label, "", "son nom", "its name", arp_facts_label(at->of, at->there->lacks))     \
    X(TEXT, refused_fr, "", "pourquoi l'indice n'a pas pu y être calculé, en français",            \
      "why the index could not be run on it, in French", at->why[ARP_FR])                          \
    X(TEXT, refused_en, "", "le même, en anglais", "the same, in English", at->why[ARP_EN])

ARP_TABLE_COLUMNS(universes, UNIVERSES, place)

static void fill_universes(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < arp_facts_drivers(of)->n_universes; i++) {
        const arp_universe *there = &arp_facts_drivers(of)->universe[i];
        put_universes(to, &(place){of,
                                   there,
                                   {arp_cell_error(to, &there->why, ARP_FR),
                                    arp_cell_error(to, &there->why, ARP_EN)}});
    }
}

const arp_statement ARP_TABLE_universes = {
    ARP_TABLE_STATED(universes, 1),
    {"Autres ensembles de territoires", "Other sets of territories"},
    "methods.md 3.9",
    ARP_NEEDS_DRIVERS,
    fill_universes};
