/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bayes_factor, revealed, revealed_free: which weight the choice is most like. */
#include "drivers/weights/revealed.h"
#include "report/tables/statement.h"

typedef struct likeness {
    const arp_revealed *of;
    const arp_bayes_factor *at_beta;
} likeness;

#define BAYES_FACTOR(X)                                                                            \
    X(REAL, beta, "",                                                                              \
      "vraisemblance exp(-beta d), d : choisis hors de la première liste de leur nombre",          \
      "likelihood exp(-beta d), d: chosen outside the first list of as many", at->at_beta->beta)   \
    X(REAL, half, "ratio", "facteur de Bayes de « le premier versant pèse plus de 1/2 »",          \
      "Bayes factor of \"the first side weighs more than 1/2\"", at->at_beta->half)                \
    X(TEXT, half_state, "", "inf : infini", "inf: infinite", arp_cell_state(at->at_beta->half))    \
    X(REAL, even, "ratio",                                                                         \
      "le même, au-delà du poids où les deux versants dispersent autant les scores",               \
      "the same beyond the weight at which both sides spread the scores equally",                  \
      at->at_beta->even)                                                                           \
    X(TEXT, even_state, "", "inf : infini", "inf: infinite", arp_cell_state(at->at_beta->even))    \
    X(REAL, fit, "ratio",                                                                          \
      "vraisemblance moyenne sur celle d'une liste au hasard ; sous 3, rien n'est à en tirer",     \
      "mean likelihood over that of a random list; under 3 it says nothing", at->at_beta->fit)     \
    X(TEXT, fit_state, "", "inf : infini", "inf: infinite", arp_cell_state(at->at_beta->fit))

ARP_TABLE_COLUMNS(bayes_factor, BAYES_FACTOR, likeness)

static void fill_bayes_factor(const arp_facts *of, arp_result_table *to) {
    const arp_revealed *v = arp_facts_drivers(of)->revealed;
    for (int i = 0; v && i < ARP_REVEALED_BETAS; i++) {
        put_bayes_factor(to, &(likeness){v, &v->bayes[i]});
    }
}

const arp_statement ARP_TABLE_bayes_factor = {
    ARP_TABLE_STATED(bayes_factor, 1),
    {"Facteurs de Bayes du poids du premier de deux versants",
     "Bayes factors of the weight of the first of two sides"},
    "methods.md 4.4",
    ARP_NEEDS_DRIVERS,
    fill_bayes_factor};

#define REVEALED(X)                                                                                \
    X(REAL, beta, "", "vraisemblance exp(-beta d), voir bayes_factor",                             \
      "likelihood exp(-beta d), see bayes_factor", at->of->beta)                                   \
    X(REAL, mean, "share", "poids du premier versant, moyenne a posteriori",                       \
      "weight of the first side, posterior mean", at->of->mean)                                    \
    X(REAL, median, "share", "médiane", "median", at->of->median)                                  \
    X(REAL, low, "share", "borne basse à 95 %", "lower limit, 95 %", at->of->low)                  \
    X(REAL, high, "share", "borne haute", "upper limit", at->of->high)                             \
    X(REAL, border_even, "share", "poids où les deux versants dispersent autant les scores",       \
      "weight at which both sides spread the scores equally", at->of->border_even)                 \
    X(FLAG, identifiable, "", "faux : d est le même sous tous les poids",                          \
      "false: d is the same under every weight", at->of->identifiable)

ARP_TABLE_COLUMNS(revealed, REVEALED, likeness)

static void fill_revealed(const arp_facts *of, arp_result_table *to) {
    const arp_revealed *v = arp_facts_drivers(of)->revealed;
    if (v) put_revealed(to, &(likeness){.of = v});
}

const arp_statement ARP_TABLE_revealed = {
    ARP_TABLE_STATED(revealed, 0),
    {"Poids du premier versant que révèle le choix, ceux de l'intérieur tels que déclarés",
     "Weight of the first side that the choice reveals, those inside as declared"},
    "methods.md 4.4",
    ARP_NEEDS_DRIVERS,
    fill_revealed};

/* Chains are among the weights that reproduce the choice exactly. */
static double free_beta(const arp_revealed *v) {
    if (v->free_method == ARP_FREE_CHAINS) return INFINITY;
    return v->free_method == ARP_FREE_IMPORTANCE ? v->beta : NAN;
}

#define REVEALED_FREE(X)                                                                           \
    X(TEXT, method, "",                                                                            \
      "importance (tirages a priori, pondérés), chains (chaînes parmi les poids qui "           \
      "reproduisent le choix), none (il n'y en a pas)",                                            \
      "importance (draws of the prior, weighted), chains (chains among the weights that "          \
      "reproduce the choice), none (there are none)",                                              \
      arp_free_method_name(at->of->free_method))                                                   \
    X(REAL, beta, "", "vraisemblance exp(-beta d), voir bayes_factor",                             \
      "likelihood exp(-beta d), see bayes_factor", free_beta(at->of))                              \
    X(TEXT, beta_state, "", "inf : infini", "inf: infinite", arp_cell_state(free_beta(at->of)))    \
    X(REAL, mean, "share",                                                                         \
      "poids du premier versant, moyenne ; vide si les chaînes ne mêlent pas",                     \
      "weight of the first side, mean; empty where the chains did not mix", at->of->free_mean)     \
    X(REAL, low, "share", "borne basse à 95 %", "lower limit, 95 %", at->of->free_low)             \
    X(REAL, high, "share", "borne haute", "upper limit", at->of->free_high)                        \
    X(REAL, ess, "draws", "tirages effectifs", "effective number of draws", at->of->free_ess)      \
    X(WHOLE, draws, "draws", "tirages", "draws", at->of->free_draws)                               \
    X(REAL, r_hat, "", "R-chapeau des chaînes, le plus grand de tous les poids",                   \
      "R-hat of the chains, the largest over all weights", at->of->free_r_hat)

ARP_TABLE_COLUMNS(revealed_free, REVEALED_FREE, likeness)

static void fill_revealed_free(const arp_facts *of, arp_result_table *to) {
    const arp_revealed *v = arp_facts_drivers(of)->revealed;
    if (v && v->free) put_revealed_free(to, &(likeness){.of = v});
}

const arp_statement ARP_TABLE_revealed_free = {
    ARP_TABLE_STATED(revealed_free, 0),
    {"Le même, les poids de l'intérieur des versants libres aussi",
     "The same, the weights inside the sides free as well"},
    "methods.md 4.4",
    ARP_NEEDS_DRIVERS,
    fill_revealed_free};
