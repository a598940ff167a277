/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sides, node_lacks, neighbours, without_neighbours: what the choice has to do with each side. */
#include "drivers/around/neighbours.h"
#include "drivers/around/perimeters.h"
#include "drivers/around/reliability.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/verdict.h"
#include "drivers/weights/effective.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"
#include "report/words/sentences.h"

/* A side, with what is known of it; parts that were not asked for are NULL. */
typedef struct branch {
    const arp_facts *of;
    size_t side;
    const arp_plan_node *node;
    const arp_side *known;
    const arp_side_evidence *evidence;
    const arp_neighbours_side *near;
    const arp_unit *together;
    const arp_reliability *reliability;
    const arp_effective *effective;
} branch;

static branch branch_of(const arp_facts *of, size_t s) {
    const arp_drivers *d = arp_facts_drivers(of);
    if (s >= d->n_sides) {
        return (branch){.of = of,
                        .side = s,
                        .node = arp_facts_side(of, s),
                        .known = &d->side[s],
                        .evidence = &d->evidence->side[s]};
    }
    return (branch){.of = of,
                    .side = s,
                    .node = arp_facts_side(of, s),
                    .known = &d->side[s],
                    .evidence = &d->evidence->side[s],
                    .near = d->neighbours ? &d->neighbours->side[s] : NULL,
                    .together = d->perimeters && d->perimeters->selection.computed
                                    ? &d->perimeters->selection
                                    : NULL,
                    .reliability = d->reliability,
                    .effective = d->effective};
}

/* One of the two on the shrunk values; NaN where the index was not run on them. */
static arp_concordance shrunk(const branch *at) {
    if (at->reliability) return at->reliability->side[at->side];
    return (arp_concordance){.c = NAN, .p = NAN};
}

#define KNOWN(part, value) (at->part ? (double)(value) : NAN)

static bool in_index(const branch *at) {
    return at->known->state != ARP_NO_VERDICT;
}

#define SIDE_NAMES(X)                                                                              \
    ARP_COLUMN_SIDE(X)                                                                             \
    X(TEXT, label, "", "nom dans la langue de l'étude", "name in the study's language",            \
      at->node->label[at->of->study->lang])                                                        \
    X(TEXT, label_fr, "", "nom en français", "name in French", at->node->label[ARP_FR])            \
    X(TEXT, label_en, "", "nom en anglais", "name in English", at->node->label[ARP_EN])            \
    X(REAL, weight, "share", "poids, rapporté à tous les versants",                                \
      "weight, in the whole of the sides",                                                         \
      in_index(at) ? at->of->answer->result.weight[at->known->node] : 0.0)                         \
    X(WHOLE, year, "year", "année de ses données les plus récentes", "year of its latest data",    \
      arp_or_none((size_t)at->node->year))                                                         \
    X(WHOLE, first_year, "year", "année de ses données les plus anciennes",                        \
      "year of its earliest data", arp_or_none((size_t)at->node->first_year))                      \
    X(FLAG, in_verdict, "", "compte dans le verdict", "counts in the verdict",                     \
      in_index(at) && !at->known->late)                                                            \
    X(FLAG, late, "",                                                                              \
      "plus de la moitié de son poids repose sur des chiffres connus après la décision",           \
      "figures known after the decision carry over half its weight",                               \
      arp_is_late(at->known->late_share))                                                          \
    X(REAL, late_share, "share", "part de son poids qui repose sur de tels chiffres",              \
      "share of its weight that such figures carry", at->known->late_share)

#define SIDE_ALONE(X)                                                                              \
    X(REAL, concordance, "share",                                                                  \
      "chances qu'un choisi dépasse un autre sur ce versant ; 0,5 : le hasard",                    \
      "chance that a chosen one exceeds another on this side; 0.5: chance", at->known->alone.c)    \
    X(REAL, low, "share", "borne basse au niveau 1 - alpha", "lower limit at 1 - alpha",           \
      at->evidence->low)                                                                           \
    X(REAL, high, "share", "borne haute", "upper limit", at->evidence->high)                       \
    X(TEXT, interval_method, "", "d'où viennent les bornes : exact ou saddlepoint",                \
      "how the limits were found: exact or saddlepoint",                                           \
      in_index(at) ? arp_interval_method_name(at->evidence->interval_method) : NULL)               \
    X(REAL, p, "", "p d'un seul côté, pour un choix tiré au hasard",                               \
      "one-sided p, for a choice drawn at random", at->known->alone.p)                             \
    X(TEXT, method, "", "d'où vient p : exact, normal, monte-carlo",                               \
      "how p was found: exact, normal, monte-carlo", arp_p_method_name(at->known->alone.method))   \
    X(REAL, p_holm, "", "p de Holm sur les versants", "Holm's p over the sides",                   \
      at->known->p_holm)                                                                           \
    X(REAL, overlap, "share", "part des choisis dans la première liste sur ce versant seul",       \
      "share of the chosen in the first list on this side alone", at->known->overlap)

#define SIDE_GIVEN(X)                                                                              \
    X(REAL, p_given, "", "p d'un seul côté, les autres versants étant donnés",                     \
      "one-sided p of the side given the others", at->evidence->p)                                 \
    X(TEXT, p_given_method, "", "d'où vient p_given : exact, normal, monte-carlo",                 \
      "how p_given was found: exact, normal, monte-carlo",                                         \
      in_index(at) ? arp_p_method_name(at->evidence->method) : NULL)                               \
    X(REAL, p_given_holm, "", "le même, de Holm : celui du verdict",                               \
      "the same, by Holm: the one the verdict reads", at->evidence->p_holm)                        \
    X(FLAG, separated, "", "ce qui est donné suffit à désigner le choix : p_given est une limite", \
      "what is given singles the choice out: p_given is a limit", at->evidence->separated)         \
    X(REAL, p_given_without, "", "p_given sans les colonnes de given ; vide sans given",           \
      "p_given without the columns of given; empty without given", at->evidence->p_without)        \
    X(REAL, p_given_without_holm, "", "le même, de Holm", "the same, by Holm",                     \
      at->evidence->p_without_holm)                                                                \
    X(REAL, p_excluded, "",                                                                        \
      "p d'une concordance aussi basse, si le choix penchait vers ce versant (0,6 en moyenne)",    \
      "p of so low a concordance, had the choice leant on this side (0.6 on average)",             \
      at->evidence->p_excluded)                                                                    \
    X(REAL, p_excluded_holm, "", "le même, de Holm : celui qui exclut",                            \
      "the same, by Holm: the one that excludes", at->evidence->p_excluded_holm)

#define SIDE_AROUND(X)                                                                             \
    X(REAL, p_union, "", "p de la sélection comme une seule unité",                                \
      "p of the selection as one unit", KNOWN(together, at->together->side[at->side].p))           \
    X(REAL, p_neighbours, "", "p parmi des ensembles de territoires voisins",                      \
      "p among sets of neighbouring territories", KNOWN(near, at->near->p))                        \
    X(REAL, moran, "", "I de Moran du versant", "Moran's I of the side",                           \
      KNOWN(near, at->near->moran))                                                                \
    X(REAL, moran_p, "", "son p d'un seul côté", "its one-sided p",                                \
      KNOWN(near, at->near->moran_p))                                                              \
    X(REAL, shrunk, "share", "concordance, les valeurs tirées vers leur moyenne",                  \
      "concordance on shrunk values", shrunk(at).c)                                                \
    X(REAL, shrunk_p, "", "son p d'un seul côté", "its one-sided p", shrunk(at).p)                 \
    X(REAL, reliability, "share", "fiabilité moyenne de ses indicateurs",                          \
      "mean reliability of its indicators",                                                        \
      KNOWN(reliability, at->reliability->side_mean[at->side]))                                    \
    X(FLAG, mostly_chance, "", "elle est sous 1/2", "it is below 1/2",                             \
      KNOWN(reliability, at->reliability->mostly_chance[at->side]))                                \
    X(REAL, alpha, "", "alpha de Cronbach de ses indicateurs",                                     \
      "Cronbach's alpha of its indicators", KNOWN(effective, at->effective->alpha[at->side]))

#define SIDE_VERDICT(X)                                                                            \
    X(TEXT, state, "",                                                                             \
      "attested, excluded, cannot_tell, late (connu trop tard) ou no_verdict (hors verdict)",      \
      "attested, excluded, cannot_tell, late (known too late) or no_verdict (beside the verdict)", \
      arp_verdict_state_name(at->known->state))                                                    \
    X(FLAG, attested_alone, "", "le serait pris seul, par p_holm",                                 \
      "it would be attested taken alone, by p_holm", at->known->attested_alone)                    \
    X(FLAG, against, "", "concordance de 0,4 au plus : choisi contre ce versant",                  \
      "concordance of 0.4 at most: chosen against this side", at->known->against)

#define SIDES(X)                                                                                   \
    SIDE_NAMES(X)                                                                                  \
    SIDE_ALONE(X)                                                                                  \
    SIDE_GIVEN(X)                                                                                  \
    SIDE_AROUND(X)                                                                                 \
    SIDE_VERDICT(X)

ARP_TABLE_COLUMNS(sides, SIDES, branch)

static void fill_sides(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    for (size_t s = 0; s < d->n_sides + d->n_beside; s++) {
        const branch one = branch_of(of, s);
        put_sides(to, &one);
    }
}

const arp_statement ARP_TABLE_sides = {ARP_TABLE_STATED(sides, 1),
                                       {"Versants", "Sides"},
                                       "methods.md 3.2",
                                       ARP_NEEDS_DRIVERS,
                                       fill_sides};

/* A column that is given. */
typedef struct nuisance {
    const arp_facts *of;
    const arp_given *given;
} nuisance;

#define GIVEN(X)                                                                                   \
    X(TEXT, given, "", "indicateur, ou colonne de la population",                                  \
      "indicator, or column of the population", at->given->id)                                     \
    X(TEXT, label, "", "nom dans la langue de l'étude", "name in the study's language",            \
      at->given->label[at->of->study->lang])                                                       \
    X(TEXT, label_fr, "", "nom en français", "name in French", at->given->label[ARP_FR])           \
    X(TEXT, label_en, "", "nom en anglais", "name in English", at->given->label[ARP_EN])           \
    X(FLAG, log, "", "par son logarithme", "by its logarithm", at->given->log)                     \
    X(WHOLE, year, "year", "année de ses données", "year of its data",                             \
      arp_or_none((size_t)at->given->year))                                                        \
    X(FLAG, late, "", "postérieure à la décision", "later than the decision",                      \
      at->of->study->decided && at->given->year > at->of->study->decided)

ARP_TABLE_COLUMNS(given, GIVEN, nuisance)

static void fill_given(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->study->n_given; i++) {
        put_given(to, &(nuisance){of, &of->study->given[i]});
    }
}

const arp_statement ARP_TABLE_given = {
    ARP_TABLE_STATED(given, 1),
    {"Ce que le verdict tient égal par ailleurs", "What the verdict holds fixed besides"},
    "methods.md 3.6",
    ARP_NEEDS_STUDY,
    fill_given};

/* A part that a node lacks. */
typedef struct gap {
    const arp_plan_node *node;
    size_t n;
} gap;

#define NODE_LACKS(X)                                                                              \
    X(TEXT, node, "", "nœud de l'indice", "node of the index", at->node->name)                     \
    X(WHOLE, n, "", "numéro de la pièce manquante", "number of the missing part", at->n + 1)       \
    X(TEXT, lacks, "", "pièce pour laquelle il n'y a pas de données",                              \
      "part that no data were found for", at->node->lacks[at->n])

ARP_TABLE_COLUMNS(node_lacks, NODE_LACKS, gap)

static void fill_node_lacks(const arp_facts *of, arp_result_table *to) {
    const arp_plan *plan = &of->study->plan;
    for (size_t v = 0; v < plan->n_nodes; v++) {
        for (size_t l = 0; l < plan->node[v].n_lacks; l++) {
            put_node_lacks(to, &(gap){&plan->node[v], l});
        }
    }
}

const arp_statement ARP_TABLE_node_lacks = {ARP_TABLE_STATED(node_lacks, 2),
                                            {"Ce qui manque à l'indice", "What the index lacks"},
                                            "",
                                            ARP_NEEDS_STUDY,
                                            fill_node_lacks};

typedef struct around {
    const arp_facts *of;
    const arp_neighbours *found;
    size_t row;
} around;

#define NEIGHBOURS(X)                                                                              \
    X(TEXT, method, "",                                                                            \
      "edges (couples de voisins), grown (ensembles accrus de voisin en voisin), within (d'un "    \
      "même groupe)",                                                                              \
      "edges (pairs of neighbours), grown (sets grown from neighbour to neighbour), within (of "   \
      "one group)",                                                                                \
      arp_neighbours_method_name(at->found->method))                                               \
    X(FLAG, exact, "", "tous les ensembles comptés", "every set was counted", at->found->exact)    \
    X(WHOLE, sets, "", "ensembles comptés", "sets counted", at->found->n_sets)                     \
    X(FLAG, connected, "", "le choix est lui-même un tel ensemble",                                \
      "the selection is itself such a set", at->found->connected)                                  \
    X(REAL, population_factor, "",                                                                 \
      "ensembles d'une population proche, à ce facteur près ; vide : toutes",                      \
      "sets of a population within this factor; empty: any",                                       \
      at->found->population_factor > 0 ? at->found->population_factor : NAN)                       \
    X(REAL, moran_expected, "", "I de Moran attendu si les lieux ne comptent pas",                 \
      "Moran's I expected where places do not matter", at->found->moran_expected)

ARP_TABLE_COLUMNS(neighbours, NEIGHBOURS, around)

static void fill_neighbours(const arp_facts *of, arp_result_table *to) {
    const arp_neighbours *found = arp_facts_drivers(of)->neighbours;
    if (found) put_neighbours(to, &(around){.of = of, .found = found});
}

const arp_statement ARP_TABLE_neighbours = {
    ARP_TABLE_STATED(neighbours, 0),
    {"Ensembles de territoires voisins", "Sets of neighbouring territories"},
    "methods.md 3.10",
    ARP_NEEDS_DRIVERS,
    fill_neighbours};

#define WITHOUT_NEIGHBOURS(X)                                                                      \
    ARP_COLUMN_CODE(X)                                                                             \
    ARP_COLUMN_LABEL(X)

ARP_TABLE_COLUMNS(without_neighbours, WITHOUT_NEIGHBOURS, around)

static void fill_without_neighbours(const arp_facts *of, arp_result_table *to) {
    const arp_neighbours *found = arp_facts_drivers(of)->neighbours;
    for (size_t i = 0; found && i < found->n_alone; i++) {
        put_without_neighbours(to, &(around){.of = of, .row = found->alone[i]});
    }
}

const arp_statement ARP_TABLE_without_neighbours = {
    ARP_TABLE_STATED(without_neighbours, 1),
    {"Territoires sans voisin", "Territories without a neighbour"},
    "",
    ARP_NEEDS_DRIVERS,
    fill_without_neighbours};
