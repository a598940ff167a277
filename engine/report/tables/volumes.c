/* SPDX-License-Identifier: GPL-3.0-or-later */
/* volumes, beats, priors: under what share of the possible weights. */
#include "drivers/weights/volumes.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"

/* A share of the weights, under one of the ways of drawing them. */
typedef struct volume {
    const arp_facts *of;
    const char *prior;
    size_t row, list, weights, draws;
    double share, error;
    const arp_weight_share *in;
} volume;

static const arp_volumes *volumes_of(const arp_facts *of) {
    return arp_facts_drivers(of)->volumes;
}

#define PRIOR(X)                                                                                   \
    X(TEXT, prior, "",                                                                             \
      "poids uniformes : sides (sur les versants), indicators (sur tous les indicateurs), "        \
      "sides_first (sur les versants, puis sur les indicateurs de chacun)",                        \
      "flat weights: sides (over the sides), indicators (over all indicators), sides_first (over " \
      "the sides, then over the indicators of each)",                                              \
      at->prior)

#define VOLUMES(X)                                                                                 \
    ARP_COLUMN_CODE(X)                                                                             \
    PRIOR(X)                                                                                       \
    X(WHOLE, k, "territories", "longueur de la première liste", "size of the first list",          \
      arp_facts_drivers(at->of)->k[at->list])                                                      \
    X(REAL, share, "share",                                                                        \
      "part des poids qui mettent le territoire dans la première liste, tous les ex æquo admis",   \
      "share of the weights that put the territory into the first list, ties all let in",          \
      at->in->share)                                                                               \
    X(REAL, low, "share", "borne basse à 95 % ; la part elle-même si elle est exacte",             \
      "lower limit, 95 %; the share itself where it is exact", at->in->low)                        \
    X(REAL, high, "share", "borne haute", "upper limit", at->in->high)                             \
    X(TEXT, method, "", "exact ou draws (tirages, intervalle de Wilson)",                          \
      "exact or draws (Wilson's interval)", at->draws ? "draws" : "exact")                         \
    X(WHOLE, draws, "draws", "tirages ; 0 : exact", "draws; 0: exact", at->draws)                  \
    ARP_COLUMN_LABEL(X)

ARP_TABLE_COLUMNS(volumes, VOLUMES, volume)

static void fill_volumes(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    const arp_volumes *v = d->volumes;
    for (size_t t = 0; v && v->in && t < d->m; t++) {
        for (size_t j = 0; j < d->n_k; j++) {
            put_volumes(to, &(volume){.of = of,
                                      .prior = "sides",
                                      .row = d->selected[t],
                                      .list = j,
                                      .draws = v->n_in_draws,
                                      .in = &v->in[j * d->m + t]});
        }
    }
}

const arp_statement ARP_TABLE_volumes = {
    ARP_TABLE_STATED(volumes, 3),
    {"Part des poids qui mettent un choisi dans la première liste",
     "Share of the weights that put a chosen territory into the first list"},
    "methods.md 4.3",
    ARP_NEEDS_DRIVERS,
    fill_volumes};

#define BEATS(X)                                                                                   \
    ARP_COLUMN_CODE(X)                                                                             \
    PRIOR(X)                                                                                       \
    X(REAL, share, "share",                                                                        \
      "part des poids sous lesquels il dépasse un territoire non choisi, en moyenne sur eux",      \
      "share of the weights under which it scores above one not chosen, mean over those",          \
      at->share)                                                                                   \
    X(REAL, error, "share", "erreur type ; vide si la part est exacte",                            \
      "standard error; empty where the share is exact", at->error)                                 \
    ARP_COLUMN_LABEL(X)

ARP_TABLE_COLUMNS(beats, BEATS, volume)

static void fill_beats(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    const arp_volumes *v = d->volumes;
    for (size_t t = 0; v && !v->pairs_left_out && t < d->m; t++) {
        const arp_beats *b = &v->beats[t];
        volume one = {.of = of, .row = d->selected[t], .prior = "sides", .share = b->sides};
        one.error = NAN;
        put_beats(to, &one);
        one.prior = "indicators";
        one.share = b->indicators;
        put_beats(to, &one);
        one.prior = "sides_first";
        one.share = b->sides_first;
        one.error = b->sides_first_error;
        put_beats(to, &one);
    }
}

const arp_statement ARP_TABLE_beats = {
    ARP_TABLE_STATED(beats, 2),
    {"Part des poids sous lesquels un choisi dépasse un autre",
     "Share of the weights under which a chosen territory scores above another"},
    "methods.md 4.3",
    ARP_NEEDS_DRIVERS,
    fill_beats};

#define PRIORS(X)                                                                                  \
    PRIOR(X)                                                                                       \
    X(WHOLE, weights, "", "poids qui varient ; 0 : l'indice n'est pas linéaire en eux",            \
      "weights that vary; 0: the index is not linear in them", at->weights)                        \
    X(WHOLE, draws, "draws", "tirages de poids dans la table beats ; 0 : aucun",                   \
      "draws of weights in the table beats; 0: none", at->draws)                                   \
    X(FLAG, left_out, "", "table beats laissée de côté : plus de 20 000 couples",                  \
      "table beats left out: more than 20 000 pairs", volumes_of(at->of)->pairs_left_out)

ARP_TABLE_COLUMNS(priors, PRIORS, volume)

static void fill_priors(const arp_facts *of, arp_result_table *to) {
    const arp_volumes *v = volumes_of(of);
    if (!v) return;
    put_priors(to,
               &(volume){.of = of, .prior = "sides", .weights = arp_facts_drivers(of)->n_sides});
    put_priors(to, &(volume){.of = of, .prior = "indicators", .weights = v->n_indicators});
    put_priors(
        to, &(volume){
                .of = of, .prior = "sides_first", .weights = v->n_indicators, .draws = v->n_draws});
}

const arp_statement ARP_TABLE_priors = {
    ARP_TABLE_STATED(priors, 1),
    {"Façons de tirer les poids", "Ways of drawing the weights"},
    "methods.md 4.3",
    ARP_NEEDS_DRIVERS,
    fill_priors};
