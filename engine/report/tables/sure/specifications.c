/* SPDX-License-Identifier: GPL-3.0-or-later */
/* specifications and what hangs from them: the answer under every combination of the choices. */
#include "drivers/resemblance/verdict.h"
#include "report/tables/sure/sensitivity.h"
#include "report/words/sentences.h"

/* One combination; in it a factor, a side or a selected territory; a word. */
typedef struct spec {
    const arp_facts *of;
    arp_result_table *to;
    const arp_specification *at;
    size_t id, i;
} spec;

static const arp_sensitivity *found(const spec *at) {
    return arp_facts_sensitivity(at->of);
}

static const arp_scene *run(const spec *at) {
    return &at->at->scene;
}

static bool ran(const spec *at) {
    return run(at)->why.code == ARP_OK;
}

#define SPECIFICATIONS(X)                                                                          \
    X(WHOLE, id, "", "numéro de la combinaison, par écart croissant",                              \
      "number of the combination, by rising contrast", at->id)                                     \
    X(TEXT, factor, "", "choix", "choice", arp_factor_name(&found(at)->factor[at->i], at->to))     \
    X(TEXT, choice, "", "sa valeur", "its value",                                                  \
      found(at)->factor[at->i].value[at->at->value[at->i]])

ARP_TABLE_COLUMNS(specifications, SPECIFICATIONS, spec)

#define SPECIFICATION_RESULTS(X)                                                                   \
    X(WHOLE, id, "", "numéro de la combinaison", "number of the combination", at->id)              \
    X(TEXT, side, "", "versant", "side", arp_facts_side_name(at->of, at->i))                       \
    X(REAL, c, "", "concordance de la sélection", "concordance of the selection",                  \
      ran(at) ? run(at)->c[at->i] : NAN)                                                           \
    X(TEXT, state, "", "état du versant", "state of the side",                                     \
      ran(at) ? arp_verdict_state_name(run(at)->state[at->i]) : NULL)                              \
    X(REAL, contrast, "", "concordance du premier versant moins celle du second",                  \
      "concordance of the first side less that of the second", ran(at) ? run(at)->contrast : NAN)  \
    X(TEXT, word, "", "mot du verdict", "word of the verdict",                                     \
      ran(at) ? arp_facts_word(at->of, run(at)->word) : NULL)                                      \
    X(REAL, p, "", "p, les autres versants étant donnés ; d'un seul versant, le sien",             \
      "p, the other sides being given; of one side, its own", ran(at) ? run(at)->p[at->i] : NAN)   \
    X(REAL, mean_rank_shift, "ranks", "écart moyen de rang au classement déclaré",                 \
      "mean difference of rank to the declared ranking", ran(at) ? run(at)->shift : NAN)           \
    X(FLAG, late, "",                                                                              \
      "elle prend une variante postérieure à la décision, et la déclarée ne l'est pas",            \
      "it takes a variant of after the decision, and the declared one is not", run(at)->late)      \
    X(TEXT, refused, "", "pourquoi le calcul est impossible, nom du message",                      \
      "why it cannot be run, name of the message", ran(at) ? NULL : arp_error_name(&run(at)->why)) \
    X(TEXT, refused_fr, "", "le même en français", "the same in French",                           \
      arp_error_words(&run(at)->why, ARP_FR, at->to))                                              \
    X(TEXT, refused_en, "", "le même en anglais", "the same in English",                           \
      arp_error_words(&run(at)->why, ARP_EN, at->to))

ARP_TABLE_COLUMNS(specification_results, SPECIFICATION_RESULTS, spec)

#define SPECIFICATION_RANKS(X)                                                                     \
    X(WHOLE, id, "", "numéro de la combinaison", "number of the combination", at->id)              \
    X(TEXT, code, "", "code d'un territoire de la sélection", "code of a selected territory",      \
      arp_facts_code(at->of, found(at)->selected[at->i]))                                          \
    X(WHOLE, rank, "", "son rang", "its rank", run(at)->rank[at->i])

ARP_TABLE_COLUMNS(specification_ranks, SPECIFICATION_RANKS, spec)

/* The i-th word: each side alone, then those for none. */
static const char *word(const spec *at) {
    return arp_facts_word(at->of, arp_word_at(at->i, found(at)->n_sides));
}

#define SPECIFICATION_WORDS(X)                                                                     \
    X(TEXT, word, "", "mot du verdict", "word of the verdict", word(at))                           \
    X(REAL, share, "share", "part des combinaisons, sans celles qui sont tardives",                \
      "share of the combinations, without those that are late",                                    \
      found(at)->curve.word_share[at->i])

ARP_TABLE_COLUMNS(specification_words, SPECIFICATION_WORDS, spec)

#define SPECIFICATION_COUNTS(X)                                                                    \
    X(WHOLE, possible, "", "combinaisons des valeurs", "combinations of the values",               \
      found(at)->curve.possible)                                                                   \
    X(WHOLE, refused, "", "qui ne peuvent être", "that cannot be", found(at)->curve.n_refused)     \
    X(WHOLE, distinct, "", "résultats différents parmi celles qui ont été calculées",              \
      "different results among those that were run", found(at)->curve.n_distinct)                  \
    X(WHOLE, late, "", "calculées, mais tardives : hors des parts du verdict",                     \
      "run but late: outside the shares of the verdict", found(at)->curve.n_late)                  \
    X(WHOLE, left_out, "", "laissées de côté pour leur nombre, les autres étant réparties",        \
      "left out for their number, the others being evenly spread", found(at)->curve.left_out)

ARP_TABLE_COLUMNS(specification_counts, SPECIFICATION_COUNTS, spec)

static spec spec_of(const arp_facts *of, arp_result_table *to, size_t i) {
    return (spec){of, to, &arp_facts_sensitivity(of)->curve.at[i], i + 1, 0};
}

/* A factor whose value a combination does not set is held as declared: it has no row. */
static void fill_specifications(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t i = 0; s->m && i < s->curve.n; i++) {
        spec at = spec_of(of, to, i);
        for (at.i = 0; at.i < s->n_factors; at.i++) {
            if (at.at->value[at.i] != ARP_NONE) put_specifications(to, &at);
        }
    }
}

static void fill_specification_results(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t i = 0; s->m && i < s->curve.n; i++) {
        spec at = spec_of(of, to, i);
        for (at.i = 0; at.i < s->n_sides; at.i++) put_specification_results(to, &at);
    }
}

static void fill_specification_ranks(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t i = 0; s->m && i < s->curve.n; i++) {
        spec at = spec_of(of, to, i);
        for (at.i = 0; ran(&at) && at.i < s->m; at.i++) put_specification_ranks(to, &at);
    }
}

static void fill_specification_words(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t i = 0; s->m && i < s->n_sides + ARP_N_WORDS; i++) {
        put_specification_words(to, &(spec){.of = of, .to = to, .i = i});
    }
}

static void fill_specification_counts(const arp_facts *of, arp_result_table *to) {
    if (arp_facts_sensitivity(of)->m) put_specification_counts(to, &(spec){.of = of});
}

const arp_statement ARP_TABLE_specifications = {
    ARP_TABLE_STATED(specifications, 2),
    {"Combinaisons des choix", "Combinations of the choices"},
    "methods.md 7.4",
    ARP_NEEDS_DRAWS,
    fill_specifications};

const arp_statement ARP_TABLE_specification_results = {
    ARP_TABLE_STATED(specification_results, 2),
    {"La réponse dans chaque combinaison", "The answer in each combination"},
    "methods.md 7.4",
    ARP_NEEDS_DRAWS,
    fill_specification_results};

const arp_statement ARP_TABLE_specification_ranks = {
    ARP_TABLE_STATED(specification_ranks, 2),
    {"Rangs de la sélection dans chaque combinaison", "Ranks of the selection in each combination"},
    "methods.md 7.4",
    ARP_NEEDS_DRAWS,
    fill_specification_ranks};

const arp_statement ARP_TABLE_specification_words = {
    ARP_TABLE_STATED(specification_words, 1),
    {"Verdicts sur les combinaisons", "Verdicts over the combinations"},
    "methods.md 7.4",
    ARP_NEEDS_DRAWS,
    fill_specification_words};

const arp_statement ARP_TABLE_specification_counts = {
    ARP_TABLE_STATED(specification_counts, 0),
    {"Nombre de combinaisons", "Number of combinations"},
    "methods.md 7.4",
    ARP_NEEDS_DRAWS,
    fill_specification_counts};
