/* SPDX-License-Identifier: GPL-3.0-or-later */
/* level_selection, level_overlaps, level_indices: how the levels lie in one another. */
#include "report/tables/statement.h"

/* A pair of levels, or an output and the share of its variance that lies between the levels. */
typedef struct pair {
    const arp_levels *of;
    const arp_overlap *o;
    const char *output, *side;
    double estimate;
} pair;

#define LEVEL_SELECTION(X)                                                                         \
    X(WHOLE, communes, "communes", "communes de la sélection", "communes of the selection",        \
      at->of->n_communes)                                                                          \
    X(REAL, people, "inhabitants", "leurs habitants", "their inhabitants", at->of->people)

ARP_TABLE_COLUMNS(level_selection, LEVEL_SELECTION, pair)

static void fill_level_selection(const arp_facts *of, arp_result_table *to) {
    put_level_selection(to, &(pair){.of = of->levels});
}

const arp_statement ARP_TABLE_level_selection = {
    ARP_TABLE_STATED(level_selection, 0),
    {"La sélection comme ensemble de communes", "The selection as a set of communes"},
    "methods.md 8.4",
    ARP_NEEDS_LEVELS,
    fill_level_selection};

static const char *level_name(const pair *at, size_t level) {
    return at->of->zoned->level[level].name;
}

#define LEVEL_OVERLAPS(X)                                                                          \
    X(TEXT, from, "", "niveau", "level", level_name(at, at->o->from))                              \
    X(TEXT, to, "", "autre niveau", "other level", level_name(at, at->o->to))                      \
    X(WHOLE, territories, "", "territoires du premier", "territories of the first",                \
      at->of->zoned->level[at->o->from].n)                                                         \
    X(WHOLE, pieces, "", "paires de territoires qui ont une commune ensemble",                     \
      "pairs of territories that share a commune", at->o->pieces)                                  \
    X(WHOLE, nested, "", "territoires du premier qui tiennent dans un du second",                  \
      "territories of the first that lie in one of the second", at->o->nested)                     \
    X(REAL, nested_people, "share", "part des habitants qui vivent dans ceux-là",                  \
      "share of the inhabitants that live in those", at->o->nested_in)                             \
    X(REAL, jaccard, "share", "meilleur recouvrement d'un territoire, moyenne sur les habitants",  \
      "best overlap of a territory, mean over the inhabitants", at->o->jaccard)

ARP_TABLE_COLUMNS(level_overlaps, LEVEL_OVERLAPS, pair)

static void fill_level_overlaps(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->levels->n_overlaps; i++) {
        put_level_overlaps(to, &(pair){.of = of->levels, .o = &of->levels->overlap[i]});
    }
}

const arp_statement ARP_TABLE_level_overlaps = {
    ARP_TABLE_STATED(level_overlaps, 2),
    {"Comment les niveaux se recouvrent", "How the levels overlap"},
    "methods.md 8.4",
    ARP_NEEDS_LEVELS,
    fill_level_overlaps};

#define LEVEL_INDICES(X)                                                                           \
    X(TEXT, output, "", "contrast ou concordance", "contrast or concordance", at->output)          \
    X(TEXT, side, "", "versant de cette concordance", "side of that concordance", at->side)        \
    X(REAL, first_order, "share",                                                                  \
      "part de la variance qui tient au niveau, indice du premier ordre",                          \
      "share of the variance that lies between the levels, first order index", at->estimate)

ARP_TABLE_COLUMNS(level_indices, LEVEL_INDICES, pair)

static void fill_level_indices(const arp_facts *of, arp_result_table *to) {
    const arp_plan *plan = &of->study->plan;
    put_level_indices(to, &(pair){.output = "contrast", .estimate = of->levels->index_contrast});
    for (size_t s = 0; s < of->levels->n_sides; s++) {
        put_level_indices(to, &(pair){.output = "concordance",
                                      .side = plan->node[plan->node[0].child[s]].name,
                                      .estimate = of->levels->index_c[s]});
    }
}

const arp_statement ARP_TABLE_level_indices = {
    ARP_TABLE_STATED(level_indices, 2),
    {"Ce que le choix du niveau explique", "What the choice of the level accounts for"},
    "methods.md 8.4",
    ARP_NEEDS_LEVELS,
    fill_level_indices};
