/* SPDX-License-Identifier: GPL-3.0-or-later */
/* placed, places, places_chains: each choice among sets of communes that could have been drawn. */
#include "report/tables/statement.h"

/* A choice, a law, a measure. */
typedef struct spot {
    const arp_facts *of;
    arp_result_table *to;
    const arp_placings *all;
    const arp_placed *one;
    size_t law, measure;
} spot;

static spot begin(const arp_facts *of, arp_result_table *to) {
    return (spot){.of = of, .to = to, .all = of->places};
}

static bool drawn(const spot *at) {
    return at->one->state == ARP_PLACED_DRAWN;
}

static const arp_drawn_law_places *law_of(const spot *at) {
    return &at->one->law[at->law];
}

static const arp_drawn_place *place_of(const spot *at) {
    return &law_of(at)->place[at->measure];
}

static const char *side_of(const spot *at) {
    return arp_facts_node(at->of, at->all->node[at->measure]);
}

/* "09001 09002" */
static const char *codes_of(const spot *at) {
    arp_text text = {0};
    for (size_t i = 0; i < at->one->n; i++) {
        if (i) arp_text_add(&text, " ");
        arp_text_add(&text, at->of->study->zoned->code[at->one->commune[i]]);
    }
    return arp_cell_take(at->to, &text);
}

#define PLACED(X)                                                                                  \
    X(TEXT, selection, "", "le choix ; selection : celle de l'étude",                              \
      "the choice; selection: the study's own", at->one->name)                                     \
    X(TEXT, label, "", "son nom", "its name", at->one->label)                                      \
    X(TEXT, state, "",                                                                             \
      "drawn : ses ensembles sont tirés ; not_connected : ses communes ne sont pas d'un seul "    \
      "tenant ; unknown_population : celle d'une de ses communes n'est pas connue ; marked : il "  \
      "n'a pas de score",                                                                          \
      "drawn: sets are drawn; not_connected: its communes do not hang together; "                  \
      "unknown_population: that of one of its communes is not known; marked: it has no score",     \
      arp_placed_state_name(at->one->state))                                                       \
    X(WHOLE, communes, "communes", "ses communes", "its communes", at->one->n)                     \
    X(REAL, population, "inhabitants", "ses habitants", "its inhabitants", at->one->population)    \
    X(WHOLE, borders, "pairs", "couples d'une de ses communes et d'une autre qui se touchent",     \
      "pairs of one of its communes and another one that touch",                                   \
      drawn(at) ? (double)at->one->cut : NAN)                                                      \
    X(WHOLE, communes_from, "communes", "communes d'un ensemble, au moins",                        \
      "communes of a set, at least", drawn(at) ? (double)at->one->least : NAN)                     \
    X(WHOLE, communes_to, "communes", "au plus", "at most",                                        \
      drawn(at) ? (double)at->one->most : NAN)                                                     \
    X(REAL, population_from, "inhabitants", "habitants d'un ensemble, au moins",                   \
      "inhabitants of a set, at least", drawn(at) ? at->one->from : NAN)                           \
    X(REAL, population_to, "inhabitants", "au plus", "at most", drawn(at) ? at->one->to : NAN)     \
    X(TEXT, codes, "", "codes de ses communes", "codes of its communes", codes_of(at))

ARP_TABLE_COLUMNS(placed, PLACED, spot)

static void fill_placed(const arp_facts *of, arp_result_table *to) {
    spot at = begin(of, to);
    for (size_t i = 0; i < at.all->n; i++) {
        at.one = &at.all->one[i];
        put_placed(to, &at);
    }
}

const arp_statement ARP_TABLE_placed = {
    ARP_TABLE_STATED(placed, 1),
    {"Choix situés parmi des ensembles de communes", "Choices placed among sets of communes"},
    "methods.md 8.9",
    ARP_NEEDS_PLACES,
    fill_placed};

#define SPOT(X)                                                                                    \
    X(TEXT, selection, "", "le choix", "the choice", at->one->name)                                \
    X(TEXT, law, "",                                                                               \
      "sets : tous les ensembles se valent ; trees : chacun à proportion de ses arbres couvrants", \
      "sets: all sets alike; trees: each in proportion to its spanning trees",                     \
      arp_drawn_law_name((arp_drawn_law)at->law))

#define PLACES(X)                                                                                  \
    SPOT(X)                                                                                        \
    X(TEXT, side, "", "versant, ou la racine : l'indice entier",                                   \
      "side, or the root: the whole index", side_of(at))                                           \
    X(REAL, score, "", "score du choix, sur l'échelle des territoires classés",                    \
      "score of the choice, on the scale of the ranked territories", at->one->score[at->measure])  \
    X(FLAG, found, "", "les chaînes s'accordent ; sinon rien n'est dit de la place",               \
      "the chains agree; otherwise nothing is told of the place", law_of(at)->found)               \
    X(REAL, at_least, "share", "part des ensembles d'un score au moins aussi haut",                \
      "share of the sets with a score at least as high", place_of(at)->at_least)                   \
    X(REAL, standard_error, "share", "erreur de cette part, les ensembles étant tirés",            \
      "error of that share, sets being drawn", place_of(at)->error)                                \
    X(REAL, mean, "", "score moyen des ensembles", "mean score of the sets", place_of(at)->mean)   \
    X(REAL, r_hat, "", "accord des chaînes sur ce score, 1 : entier",                              \
      "agreement of the chains on that score, 1: whole", place_of(at)->r_hat)                      \
    X(REAL, effective, "draws", "tirages indépendants qu'ils valent",                              \
      "independent draws that they are worth", place_of(at)->ess)

ARP_TABLE_COLUMNS(places, PLACES, spot)

#define PLACES_CHAINS(X)                                                                           \
    SPOT(X)                                                                                        \
    X(FLAG, found, "", "les chaînes s'accordent", "the chains agree", law_of(at)->found)           \
    X(WHOLE, steps, "steps", "pas de chacune des quatre chaînes", "steps of each of four chains",  \
      law_of(at)->steps)                                                                           \
    X(WHOLE, looked, "sets", "ensembles regardés", "sets looked at", law_of(at)->draws)            \
    X(WHOLE, sets, "sets", "ensembles différents parmi eux, qui ont un score",                     \
      "different sets among them, with a score", law_of(at)->sets)                                 \
    X(REAL, without, "share", "part de ceux-là qui n'ont pas de score, et ne comptent pas",        \
      "share of these that have no score, and do not count", law_of(at)->without)                  \
    X(REAL, r_hat, "", "le pire accord des chaînes", "the worst agreement of the chains",          \
      isfinite(law_of(at)->r_hat) ? law_of(at)->r_hat : NAN)                                       \
    X(REAL, effective, "draws", "le plus petit nombre de tirages indépendants",                    \
      "the least number of independent draws", law_of(at)->ess)

ARP_TABLE_COLUMNS(places_chains, PLACES_CHAINS, spot)

static void fill_places(const arp_facts *of, arp_result_table *to) {
    spot at = begin(of, to);
    for (size_t i = 0; i < at.all->n; i++) {
        at.one = &at.all->one[i];
        for (at.law = 0; drawn(&at) && at.law < ARP_N_DRAWN_LAWS; at.law++) {
            for (at.measure = 0; at.measure < at.all->n_measures; at.measure++) put_places(to, &at);
        }
    }
}

static void fill_chains(const arp_facts *of, arp_result_table *to) {
    spot at = begin(of, to);
    for (size_t i = 0; i < at.all->n; i++) {
        at.one = &at.all->one[i];
        for (at.law = 0; drawn(&at) && at.law < ARP_N_DRAWN_LAWS; at.law++)
            put_places_chains(to, &at);
    }
}

const arp_statement ARP_TABLE_places = {ARP_TABLE_STATED(places, 3),
                                        {"Place de chaque choix parmi les ensembles de communes",
                                         "Place of each choice among sets of communes"},
                                        "methods.md 8.9",
                                        ARP_NEEDS_PLACES,
                                        fill_places};

const arp_statement ARP_TABLE_places_chains = {
    ARP_TABLE_STATED(places_chains, 2),
    {"Les chaînes qui ont tiré ces ensembles", "The chains that drew these sets"},
    "methods.md 8.9",
    ARP_NEEDS_PLACES,
    fill_chains};
