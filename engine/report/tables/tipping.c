/* SPDX-License-Identifier: GPL-3.0-or-later */
/* axes, tipping, membership, curve: what depends on the weight of one side against the rest. */
#include "report/tables/columns.h"
#include "report/tables/statement.h"

/* Something on the axis of one side: a stretch of its weights, of a territory where it has one. */
typedef struct stretch {
    const arp_facts *of;
    size_t side, row, k;
    double from, to, c;
} stretch;

static const arp_tipping *axis(const stretch *at) {
    return &arp_facts_drivers(at->of)->tipping[at->side];
}

#define AXES(X)                                                                                    \
    X(TEXT, side, "", "versant dont le poids varie, les autres gardant leurs proportions",         \
      "side whose weight varies, the others keeping their proportions",                            \
      arp_facts_side(at->of, at->side)->name)                                                      \
    X(REAL, weight, "share", "poids déclaré", "declared weight", axis(at)->w0)                     \
    X(FLAG, curve_exact, "",                                                                       \
      "courbe de concordance exacte ; sinon 1 000 cellules, chacune par son milieu",               \
      "concordance curve exact; otherwise 1 000 cells, each by its middle", axis(at)->curve_exact) \
    X(FLAG, lists_left_out, "", "trop de listes pour être données (table tipping)",                \
      "too many lists to be given (table tipping)", axis(at)->segments_left_out)                   \
    X(REAL, overlap_alone, "share",                                                                \
      "part des choisis dans la première liste sur ce versant seul, sièges ex æquo partagés",      \
      "share of the chosen in the first list on this side alone, tied seats shared",               \
      axis(at)->overlap[0])                                                                        \
    X(REAL, overlap_rest, "share", "la même sur les autres seuls", "the same on the rest alone",   \
      axis(at)->overlap[1])                                                                        \
    X(REAL, overlap_declared, "share", "la même aux poids déclarés",                               \
      "the same under the declared weights", axis(at)->overlap[2])                                 \
    X(REAL, mean_overlap_above, "share",                                                           \
      "sa moyenne sur les poids au-dessus du poids déclaré, tous les ex æquo admis",               \
      "its mean over the weights above the declared one, ties all let in",                         \
      axis(at)->mean_overlap[0])                                                                   \
    X(REAL, mean_overlap_below, "share", "sa moyenne sur les poids au-dessous",                    \
      "its mean over the weights below it", axis(at)->mean_overlap[1])                             \
    X(REAL, mean_overlap_gap, "share", "mean_overlap_above - mean_overlap_below",                  \
      "mean_overlap_above - mean_overlap_below", axis(at)->mean_overlap_gap)

ARP_TABLE_COLUMNS(axes, AXES, stretch)

static void fill_axes(const arp_facts *of, arp_result_table *to) {
    for (size_t s = 0; s < arp_facts_drivers(of)->n_tippings; s++) {
        put_axes(to, &(stretch){.of = of, .side = s});
    }
}

const arp_statement ARP_TABLE_axes = {
    ARP_TABLE_STATED(axes, 1),
    {"Poids d'un versant contre les autres", "Weight of a side against the rest"},
    "methods.md 4.1",
    ARP_NEEDS_DRIVERS,
    fill_axes};

#define FROM(X)                                                                                    \
    X(REAL, from, "share", "poids du versant, à partir de", "weight of the side, from", at->from)
#define TO(X) X(REAL, to, "share", "jusqu'à", "up to", at->to)
#define K(X)                                                                                       \
    X(WHOLE, k, "territories", "longueur de la première liste", "size of the first list", at->k)

#define TIPPING(X)                                                                                 \
    ARP_COLUMN_SIDE(X)                                                                             \
    FROM(X)                                                                                        \
    ARP_COLUMN_CODE(X)                                                                             \
    TO(X)                                                                                          \
    K(X)                                                                                           \
    ARP_COLUMN_LABEL(X)

ARP_TABLE_COLUMNS(tipping, TIPPING, stretch)

static void fill_tipping(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    for (size_t s = 0; s < d->n_tippings; s++) {
        for (size_t i = 0; i < d->tipping[s].n_segments; i++) {
            const arp_segment *one = &d->tipping[s].segment[i];
            for (size_t k = 0; k < d->k[0]; k++) {
                put_tipping(to, &(stretch){.of = of,
                                           .side = s,
                                           .row = one->first[k],
                                           .k = d->k[0],
                                           .from = one->from,
                                           .to = one->to});
            }
        }
    }
}

const arp_statement ARP_TABLE_tipping = {
    ARP_TABLE_STATED(tipping, 3),
    {"Premières listes selon le poids d'un versant", "First lists by the weight of a side"},
    "methods.md 4.1",
    ARP_NEEDS_DRIVERS,
    fill_tipping};

#define MEMBERSHIP(X)                                                                              \
    ARP_COLUMN_SIDE(X)                                                                             \
    ARP_COLUMN_CODE(X)                                                                             \
    K(X)                                                                                           \
    FROM(X)                                                                                        \
    TO(X)

ARP_TABLE_COLUMNS(membership, MEMBERSHIP, stretch)

static void put_all_of(const arp_facts *of, size_t side, size_t list, size_t row,
                       arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    const arp_membership *in = &d->tipping[side].member[list * d->n + row];
    for (size_t i = 0; i < in->n; i++) {
        put_membership(to, &(stretch){.of = of,
                                      .side = side,
                                      .row = row,
                                      .k = d->k[list],
                                      .from = in->at[i].from,
                                      .to = in->at[i].to});
    }
}

static void fill_membership(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    for (size_t s = 0; s < d->n_tippings; s++) {
        for (size_t i = 0; i < d->n; i++) {
            for (size_t j = 0; j < d->n_k; j++) put_all_of(of, s, j, i, to);
        }
    }
}

const arp_statement ARP_TABLE_membership = {
    ARP_TABLE_STATED(membership, 4),
    {"Poids d'un versant qui mettent un territoire dans la première liste, tous les ex æquo admis",
     "Weights of a side that put a territory into the first list, ties all let in"},
    "methods.md 4.1",
    ARP_NEEDS_DRIVERS,
    fill_membership};

#define CURVE(X)                                                                                   \
    ARP_COLUMN_SIDE(X)                                                                             \
    FROM(X)                                                                                        \
    TO(X)                                                                                          \
    X(REAL, concordance, "share", "concordance des choisis avec l'indice à ces poids",             \
      "concordance of the chosen with the index under these weights", at->c)

ARP_TABLE_COLUMNS(curve, CURVE, stretch)

static void fill_curve(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    for (size_t s = 0; s < d->n_tippings; s++) {
        for (size_t i = 0; i < d->tipping[s].n_curve; i++) {
            const arp_curve_cell *one = &d->tipping[s].curve[i];
            put_curve(
                to, &(stretch){.of = of, .side = s, .from = one->from, .to = one->to, .c = one->c});
        }
    }
}

const arp_statement ARP_TABLE_curve = {
    ARP_TABLE_STATED(curve, 2),
    {"Concordance selon le poids d'un versant", "Concordance by the weight of a side"},
    "methods.md 4.1",
    ARP_NEEDS_DRIVERS,
    fill_curve};
