/* SPDX-License-Identifier: GPL-3.0-or-later */
/* perimeters, perimeter_units, perimeter_indicators, perimeter_members, perimeter_overlaps,
   perimeter_changes, perimeter_steps, perimeter_moves: unions of territories, each ranked as one
   unit. */
#include "drivers/around/perimeters.h"
#include "report/tables/statement.h"
#include "report/words/sentences.h"

/* A perimeter or the selection's union; a node of the index, and a member. */
typedef struct unit {
    const arp_facts *of;
    const char *name;
    const arp_unit *as_one;
    const arp_spread *spread;
    size_t node, side, member; /* side ARP_NONE: the whole index */
    const char *why[2], *why_spread[2];
} unit;

static const arp_perimeters *perimeters_of(const arp_facts *of) {
    return arp_facts_drivers(of)->perimeters;
}

/* Of the selection's union. */
static const arp_spread NOT_ASKED = {
    .members = NAN, .random = NAN, .nearer = NAN, .neighbours = NAN, .neighbours_nearer = NAN};

/* The selection's union, then the perimeters. */
static size_t n_units(const arp_facts *of) {
    return perimeters_of(of) ? perimeters_of(of)->n + 1 : 0;
}

static unit unit_at(const arp_facts *of, size_t i) {
    const arp_perimeters *p = perimeters_of(of);
    if (i == 0) {
        return (unit){.of = of, .name = "selection", .as_one = &p->selection, .spread = &NOT_ASKED};
    }
    const arp_perimeter *one = &p->at[i - 1];
    return (unit){.of = of, .name = one->name, .as_one = &one->unit, .spread = &one->spread};
}

static double score(const unit *at) {
    return at->as_one->computed ? at->as_one->score[at->node] : NAN;
}

static double rank(const unit *at) {
    return at->as_one->computed ? arp_or_none(at->as_one->rank[at->node]) : NAN;
}

static const arp_concordance *on_side(const unit *at) {
    static const arp_concordance NONE = {.c = NAN, .p = NAN};
    return at->as_one->computed && at->side != ARP_NONE ? &at->as_one->side[at->side] : &NONE;
}

static double variance(const unit *at, const double *of_side) {
    return of_side && at->side != ARP_NONE ? of_side[at->side] : NAN;
}

#define PERIMETER(X)                                                                               \
    X(TEXT, perimeter, "", "périmètre ; selection : les choisis ensemble",                         \
      "perimeter; selection: the chosen together", at->name)

#define PERIMETERS(X)                                                                              \
    PERIMETER(X)                                                                                   \
    X(TEXT, level, "", "niveau des territoires", "level of the territories", at->of->study->level) \
    X(TEXT, side, "", "versant, ou la racine : l'indice entier",                                   \
      "side, or the root: the whole index", arp_facts_node(at->of, at->node))                      \
    X(REAL, population, "inhabitants", "habitants", "inhabitants", at->as_one->population)         \
    X(REAL, score, "", "score de l'union, classée à la place de ses membres",                      \
      "score of the union, ranked in place of its members", score(at))                             \
    X(WHOLE, rank, "rank", "rang, 1 : le plus grand besoin", "rank, 1: the most need", rank(at))   \
    X(REAL, p, "", "p d'un seul côté de la concordance", "one-sided p of the concordance",         \
      on_side(at)->p)                                                                              \
    X(REAL, concordance, "share", "part des autres territoires qu'elle dépasse",                   \
      "share of the other territories that it exceeds", on_side(at)->c)                            \
    X(REAL, variance_within, "", "variance du score entre les membres",                            \
      "variance of the score between the members", variance(at, at->spread->within))               \
    X(REAL, variance_all, "", "variance du score entre tous les territoires",                      \
      "variance of the score between all territories", variance(at, at->spread->all))              \
    X(REAL, variance_ratio, "", "variance_within / variance_all",                                  \
      "variance_within / variance_all", variance(at, at->spread->ratio))

ARP_TABLE_COLUMNS(perimeters, PERIMETERS, unit)

static void fill_perimeters(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    for (size_t i = 0; i < n_units(of); i++) {
        unit one = unit_at(of, i);
        one.side = ARP_NONE;
        put_perimeters(to, &one);
        for (one.side = 0; one.side < d->n_sides; one.side++) {
            one.node = d->side[one.side].node;
            put_perimeters(to, &one);
        }
    }
}

const arp_statement ARP_TABLE_perimeters = {
    ARP_TABLE_STATED(perimeters, 3),
    {"Périmètres, chacun classé comme une seule unité", "Perimeters, each ranked as one unit"},
    "methods.md 8.1",
    ARP_NEEDS_DRIVERS,
    fill_perimeters};

static const char *method(const unit *at) {
    return isnan(at->spread->nearer) ? NULL : arp_p_method_name(at->spread->method);
}

#define PERIMETER_UNITS(X)                                                                         \
    PERIMETER(X)                                                                                   \
    X(REAL, population, "inhabitants", "habitants", "inhabitants", at->as_one->population)         \
    X(WHOLE, n, "territories", "territoires classés avec elle, elle comprise",                     \
      "territories ranked with it, itself among them", at->as_one->n)                              \
    X(REAL, distance_members, "", "distance moyenne entre deux membres",                           \
      "mean distance between two members", at->spread->members)                                    \
    X(REAL, distance_random, "", "distance moyenne entre deux territoires au hasard",              \
      "mean distance between two territories at random", at->spread->random)                       \
    X(REAL, nearer, "share",                                                                       \
      "part des ensembles au hasard dont la distance n'est pas plus grande",                       \
      "share of random sets with at most that distance", at->spread->nearer)                       \
    X(TEXT, method, "", "d'où vient nearer : exact ou monte-carlo",                                \
      "how nearer was found: exact or monte-carlo", method(at))                                    \
    X(REAL, distance_neighbours, "", "distance moyenne entre deux voisins",                        \
      "mean distance between two neighbours", at->spread->neighbours)                              \
    X(REAL, neighbours_nearer, "share", "part des voisins qui ne sont pas plus éloignés",          \
      "share of neighbours at most as far apart", at->spread->neighbours_nearer)                   \
    X(TEXT, refused_fr, "", "pourquoi elle n'a pas été classée, en français",                      \
      "why it was not ranked, in French", at->why[ARP_FR])                                         \
    X(TEXT, refused_en, "", "le même, en anglais", "the same, in English", at->why[ARP_EN])        \
    X(TEXT, distance_refused_fr, "", "pourquoi il n'y a pas de distance, en français",             \
      "why there is no distance, in French", at->why_spread[ARP_FR])                               \
    X(TEXT, distance_refused_en, "", "le même, en anglais", "the same, in English",                \
      at->why_spread[ARP_EN])

ARP_TABLE_COLUMNS(perimeter_units, PERIMETER_UNITS, unit)

static void fill_perimeter_units(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < n_units(of); i++) {
        unit one = unit_at(of, i);
        for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
            one.why[lang] = arp_cell_error(to, &one.as_one->why, (arp_lang)lang);
            one.why_spread[lang] = arp_cell_error(to, &one.spread->why, (arp_lang)lang);
        }
        put_perimeter_units(to, &one);
    }
}

const arp_statement ARP_TABLE_perimeter_units = {
    ARP_TABLE_STATED(perimeter_units, 1),
    {"Périmètres : population, ressemblance des membres",
     "Perimeters: population, how alike the members are"},
    "methods.md 8.1",
    ARP_NEEDS_DRIVERS,
    fill_perimeter_units};

/* A node that is a leaf. */
static size_t column_of(const unit *at) {
    return at->of->study->plan.node[at->node].column;
}

#define PERIMETER_INDICATORS(X)                                                                    \
    PERIMETER(X)                                                                                   \
    X(TEXT, indicator, "", "indicateur", "indicator", arp_facts_node(at->of, at->node))            \
    X(REAL, value, "of the indicator", "valeur de l'union", "value of the union",                  \
      at->as_one->value[column_of(at)])                                                            \
    X(TEXT, mark, "", "ok, missing, secret, not_applicable",                                       \
      "ok, missing, secret, not_applicable",                                                       \
      arp_mark_name((arp_mark)at->as_one->mark[column_of(at)]))                                    \
    X(REAL, standard_error, "of the indicator",                                                    \
      "erreur type de la valeur, où les membres en ont une, indépendantes",                        \
      "standard error of the value, where members have one, independent of each other",            \
      at->as_one->standard_error[column_of(at)])                                                   \
    X(FLAG, approximate, "",                                                                       \
      "moyenne pondérée des valeurs toutes faites des membres : une approximation",                \
      "a weighted mean of the members' ready values: an approximation",                            \
      at->as_one->approximate[column_of(at)])                                                      \
    X(TEXT, weighted_by, "", "colonne qui la pondère", "column that weights it",                   \
      at->as_one->approximate[column_of(at)] ? at->of->study->made[column_of(at)].mean_by : NULL)  \
    X(WHOLE, rank, "rank", "rang de l'union sur l'indicateur", "rank of the union on it", rank(at))

ARP_TABLE_COLUMNS(perimeter_indicators, PERIMETER_INDICATORS, unit)

static void fill_perimeter_indicators(const arp_facts *of, arp_result_table *to) {
    const arp_plan *plan = &of->study->plan;
    for (size_t i = 0; i < n_units(of); i++) {
        unit one = unit_at(of, i);
        for (one.node = 0; one.node < plan->n_nodes; one.node++) {
            if (plan->node[one.node].n_children == 0) put_perimeter_indicators(to, &one);
        }
    }
}

const arp_statement ARP_TABLE_perimeter_indicators = {
    ARP_TABLE_STATED(perimeter_indicators, 2),
    {"Indicateurs des périmètres", "Indicators of the perimeters"},
    "methods.md 8.1",
    ARP_NEEDS_DRIVERS,
    fill_perimeter_indicators};

#define PERIMETER_MEMBERS(X)                                                                       \
    PERIMETER(X)                                                                                   \
    X(TEXT, code, "", "code du territoire", "territory's code",                                    \
      at->of->study->sums.code[at->member])                                                        \
    X(TEXT, label, "", "nom du territoire", "territory's name",                                    \
      at->of->study->sums.label[at->member])                                                       \
    X(FLAG, ranked, "", "classé seul aussi", "ranked by itself as well",                           \
      at->of->study->sums.ranked[at->member] != ARP_NONE)

ARP_TABLE_COLUMNS(perimeter_members, PERIMETER_MEMBERS, unit)

static void fill_perimeter_members(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < n_units(of); i++) {
        unit one = unit_at(of, i);
        for (size_t m = 0; m < one.as_one->members.n; m++) {
            one.member = one.as_one->members.row[m];
            put_perimeter_members(to, &one);
        }
    }
}

const arp_statement ARP_TABLE_perimeter_members = {
    ARP_TABLE_STATED(perimeter_members, 2),
    {"Territoires des périmètres", "Territories of the perimeters"},
    "",
    ARP_NEEDS_DRIVERS,
    fill_perimeter_members};

/* Two perimeters. */
typedef struct pair {
    const arp_facts *of;
    size_t a, b;
    const arp_perimeter_change *change;
    size_t member, node;
    bool gained;
} pair;

static const arp_perimeter *first(const pair *at) {
    return &perimeters_of(at->of)->at[at->a];
}

static const char *name(const arp_facts *of, size_t i) {
    return perimeters_of(of)->at[i].name;
}

#define PERIMETER_OVERLAPS(X)                                                                      \
    X(TEXT, perimeter, "", "périmètre", "perimeter", name(at->of, at->a))                          \
    X(TEXT, other, "", "autre périmètre", "other perimeter", name(at->of, at->b))                  \
    X(REAL, share_of, "share", "part de la population de l'autre qu'il couvre",                    \
      "share of the other's population that it covers", first(at)->share_of[at->b])                \
    X(REAL, jaccard_population, "share", "population commune sur population de l'un ou l'autre",   \
      "population shared over population of either", first(at)->jaccard_population[at->b])         \
    X(REAL, jaccard_count, "share", "territoires communs sur territoires de l'un ou l'autre",      \
      "territories shared over territories of either", first(at)->jaccard_count[at->b])

ARP_TABLE_COLUMNS(perimeter_overlaps, PERIMETER_OVERLAPS, pair)

static void fill_perimeter_overlaps(const arp_facts *of, arp_result_table *to) {
    size_t n = perimeters_of(of) ? perimeters_of(of)->n : 0;
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < n; b++) {
            put_perimeter_overlaps(to, &(pair){.of = of, .a = a, .b = b});
        }
    }
}

const arp_statement ARP_TABLE_perimeter_overlaps = {
    ARP_TABLE_STATED(perimeter_overlaps, 2),
    {"Recouvrements des périmètres", "Overlaps of the perimeters"},
    "methods.md 8.1",
    ARP_NEEDS_DRIVERS,
    fill_perimeter_overlaps};

#define FROM_TO(X)                                                                                 \
    X(TEXT, from, "", "périmètre de départ", "perimeter before", name(at->of, at->change->from))   \
    X(TEXT, to, "", "périmètre d'arrivée", "perimeter after", name(at->of, at->change->to))

#define PERIMETER_CHANGES(X)                                                                       \
    FROM_TO(X)                                                                                     \
    X(WHOLE, gained, "territories", "territoires gagnés (table perimeter_moves)",                  \
      "territories gained (table perimeter_moves)", at->change->n_gained)                          \
    X(WHOLE, lost, "territories", "territoires perdus", "territories lost", at->change->n_lost)    \
    X(REAL, population_gained, "inhabitants", "habitants gagnés", "inhabitants gained",            \
      at->change->population_gained)                                                               \
    X(REAL, population_lost, "inhabitants", "habitants perdus", "inhabitants lost",                \
      at->change->population_lost)

ARP_TABLE_COLUMNS(perimeter_changes, PERIMETER_CHANGES, pair)

static void fill_perimeter_changes(const arp_facts *of, arp_result_table *to) {
    const arp_perimeters *p = perimeters_of(of);
    for (size_t c = 0; p && c < p->n_changes; c++) {
        put_perimeter_changes(to, &(pair){.of = of, .change = &p->change[c]});
    }
}

const arp_statement ARP_TABLE_perimeter_changes = {
    ARP_TABLE_STATED(perimeter_changes, 2),
    {"D'un périmètre à un autre", "From one perimeter to another"},
    "methods.md 8.1",
    ARP_NEEDS_DRIVERS,
    fill_perimeter_changes};

#define PERIMETER_STEPS(X)                                                                         \
    FROM_TO(X)                                                                                     \
    X(TEXT, side, "", "versant, ou la racine : l'indice entier",                                   \
      "side, or the root: the whole index", arp_facts_node(at->of, at->node))                      \
    X(REAL, score, "", "changement du score", "change of the score", at->change->score[at->node])  \
    X(WHOLE, rank, "rank", "changement du rang ; négatif : vers le plus de besoin",                \
      "change of the rank; negative: towards the most need", at->change->rank[at->node])

ARP_TABLE_COLUMNS(perimeter_steps, PERIMETER_STEPS, pair)

static void fill_perimeter_steps(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    const arp_perimeters *p = d->perimeters;
    for (size_t c = 0; p && c < p->n_changes; c++) {
        put_perimeter_steps(to, &(pair){.of = of, .change = &p->change[c]});
        for (size_t s = 0; s < d->n_sides; s++) {
            put_perimeter_steps(
                to, &(pair){.of = of, .change = &p->change[c], .node = d->side[s].node});
        }
    }
}

const arp_statement ARP_TABLE_perimeter_steps = {
    ARP_TABLE_STATED(perimeter_steps, 3),
    {"Score et rang d'un périmètre à un autre", "Score and rank from one perimeter to another"},
    "methods.md 8.1",
    ARP_NEEDS_DRIVERS,
    fill_perimeter_steps};

#define PERIMETER_MOVES(X)                                                                         \
    FROM_TO(X)                                                                                     \
    X(TEXT, code, "", "code du territoire", "territory's code",                                    \
      at->of->study->sums.code[at->member])                                                        \
    X(TEXT, label, "", "nom du territoire", "territory's name",                                    \
      at->of->study->sums.label[at->member])                                                       \
    X(TEXT, move, "", "gained ou lost", "gained or lost", at->gained ? "gained" : "lost")

ARP_TABLE_COLUMNS(perimeter_moves, PERIMETER_MOVES, pair)

static void fill_perimeter_moves(const arp_facts *of, arp_result_table *to) {
    const arp_perimeters *p = perimeters_of(of);
    for (size_t c = 0; p && c < p->n_changes; c++) {
        pair one = {.of = of, .change = &p->change[c], .gained = true};
        for (size_t i = 0; i < one.change->n_gained; i++) {
            one.member = one.change->gained[i];
            put_perimeter_moves(to, &one);
        }
        one.gained = false;
        for (size_t i = 0; i < one.change->n_lost; i++) {
            one.member = one.change->lost[i];
            put_perimeter_moves(to, &one);
        }
    }
}

const arp_statement ARP_TABLE_perimeter_moves = {
    ARP_TABLE_STATED(perimeter_moves, 3),
    {"Territoires gagnés et perdus d'un périmètre à un autre",
     "Territories gained and lost from one perimeter to another"},
    "",
    ARP_NEEDS_DRIVERS,
    fill_perimeter_moves};
