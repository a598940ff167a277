/* SPDX-License-Identifier: GPL-3.0-or-later */
/* candidates, candidate_sizes, candidate_places, candidate_sets, candidate_scores,
   candidate_members, candidate_neighbours, candidate_programs: the perimeters that could have been
   drawn. */
#include "report/tables/statement.h"

/* A set, a measure, a member, a size or a neighbour, as the table has it. */
typedef struct seen {
    const arp_facts *of;
    const arp_candidates *all;
    arp_result_table *to;
    const arp_candidate *set;
    size_t i, measure, j;
} seen;

static seen begin(const arp_facts *of, arp_result_table *to) {
    return (seen){.of = of, .all = of->candidates, .to = to};
}

static const char *code_of(const seen *at, size_t row) {
    return at->of->study->sums.code[row];
}

static const char *label_of(const seen *at, size_t row) {
    return at->of->study->sums.label[row];
}

/* "0907 0910" */
static const char *codes_of(const seen *at, const size_t *row, size_t n) {
    arp_text text = {0};
    for (size_t i = 0; i < n; i++) {
        if (i) arp_text_add(&text, " ");
        arp_text_add(&text, code_of(at, row[i]));
    }
    return arp_cell_take(at->to, &text);
}

static const char *side_of(const seen *at) {
    return arp_facts_node(at->of, at->all->node[at->measure]);
}

static double finite_or_none(double x) {
    return isfinite(x) ? x : NAN;
}

#define CANDIDATES(X)                                                                              \
    X(TEXT, around, "", "codes que tout ensemble contient", "codes that every set has",            \
      codes_of(at, at->all->asked->seed, at->all->asked->n_seeds))                                 \
    X(WHOLE, territories_from, "territories", "territoires d'un ensemble, au moins",               \
      "territories of a set, at least", at->all->asked->least)                                     \
    X(WHOLE, territories_to, "territories", "territoires d'un ensemble, au plus",                  \
      "territories of a set, at most", at->all->asked->most)                                       \
    X(REAL, population_from, "inhabitants",                                                        \
      "habitants d'un ensemble de même population, au moins",                                      \
      "inhabitants of a set of like population, at least", finite_or_none(at->all->asked->from))   \
    X(REAL, population_to, "inhabitants", "habitants d'un ensemble de même population, au plus",   \
      "inhabitants of a set of like population, at most", finite_or_none(at->all->asked->to))      \
    X(TEXT, within, "", "colonne dont le choix a une seule valeur",                                \
      "column of which the choice "                                                                \
      "has one value",                                                                             \
      at->of->study->design->within_column)                                                        \
    X(TEXT, cut, "", "colonne dont les valeurs coupées sont comptées",                             \
      "column whose values are counted where they are cut", at->of->study->design->cut_column)     \
    X(TEXT, method, "",                                                                            \
      "all : tous les ensembles sont visités ; up_to : ceux d'au plus population_to ; program : " \
      "aucun, un programme mixte cherche le meilleur",                                             \
      "all: every set is visited; up_to: those of population_to at most; program: none, a mixed "  \
      "program looks for the best",                                                                \
      arp_candidates_method_name(at->all->method))                                                 \
    X(WHOLE, visited, "sets", "ensembles visités", "sets visited", at->all->visited)               \
    X(TEXT, chosen, "",                                                                            \
      "candidate : le choix est un de ces ensembles ; none : il n'y en a pas ; not_connected, "    \
      "without_seed, size, marked : pourquoi il n'en est pas un",                                  \
      "candidate: the choice is one of these sets; none: there is no choice; not_connected, "      \
      "without_seed, size, marked: why it is not one",                                             \
      arp_chosen_state_name(at->all->chosen_state))                                                \
    X(WHOLE, front, "sets", "ensembles que nul ne bat ; rien s'ils sont trop pour être listés",    \
      "sets that no other beats; nothing where they are too many to list",                         \
      at->all->front_full ? NAN : (double)at->all->n_front)

ARP_TABLE_COLUMNS(candidates, CANDIDATES, seen)

static void fill_candidates(const arp_facts *of, arp_result_table *to) {
    seen one = begin(of, to);
    put_candidates(to, &one);
}

const arp_statement ARP_TABLE_candidates = {
    ARP_TABLE_STATED(candidates, 0),
    {"Périmètres que l'on aurait pu dessiner", "Perimeters that could have been drawn"},
    "methods.md 8.6",
    ARP_NEEDS_CANDIDATES,
    fill_candidates};

#define CANDIDATE_SIZES(X)                                                                         \
    X(WHOLE, territories, "territories", "territoires d'un ensemble", "territories of a set",      \
      at->i)                                                                                       \
    X(WHOLE, sets, "sets", "ensembles d'un seul tenant", "connected sets",                         \
      at->all->count[at->i].sets)                                                                  \
    X(WHOLE, marked, "sets", "dont un membre a une case sans nombre : sans score",                 \
      "of which a member has a cell without a number: without a score",                            \
      at->all->count[at->i].marked)                                                                \
    X(WHOLE, off, "sets", "dont une valeur est hors de l'échelle : sans score",                    \
      "of which a value is off the scale: without a score", at->all->count[at->i].off)             \
    X(WHOLE, like, "sets", "avec un score, et de même population",                                 \
      "with a score, and of like population", at->all->count[at->i].like)

ARP_TABLE_COLUMNS(candidate_sizes, CANDIDATE_SIZES, seen)

static void fill_sizes(const arp_facts *of, arp_result_table *to) {
    seen one = begin(of, to);
    bool visited = one.all->method != ARP_CANDIDATES_PROGRAM;
    for (one.i = one.all->asked->least; visited && one.i <= one.all->asked->most; one.i++)
        put_candidate_sizes(to, &one);
}

const arp_statement ARP_TABLE_candidate_sizes = {
    ARP_TABLE_STATED(candidate_sizes, 1),
    {"Ensembles visités, par nombre de territoires", "Sets visited, by number of territories"},
    "methods.md 8.6",
    ARP_NEEDS_CANDIDATES,
    fill_sizes};

static const arp_candidate_place *place_of(const seen *at) {
    return &at->all->place[at->i * at->all->n_measures + at->measure];
}

#define CANDIDATE_PLACES(X)                                                                        \
    X(TEXT, among, "",                                                                             \
      "parmi quels ensembles : all : tous ; population : de même population ; within : de "       \
      "ceux-ci, "                                                                                  \
      "ceux de la même valeur de la colonne within",                                               \
      "among which sets: all: all of them; population: of like population; within: of these, "     \
      "those of the same value of the column within",                                              \
      arp_among_name((arp_among)at->i))                                                            \
    X(TEXT, side, "", "versant, ou la racine : l'indice entier",                                   \
      "side, or the root: the whole index", side_of(at))                                           \
    X(WHOLE, n, "sets", "ensembles qui ont un score, le choix compris s'il en est un",             \
      "sets that have a score, the choice among them where it is one", place_of(at)->n)            \
    X(WHOLE, rank, "rank", "rang du choix parmi eux, 1 : le plus grand besoin",                    \
      "rank of the choice among them, 1: the most need", arp_or_none(place_of(at)->rank))          \
    X(WHOLE, tied, "sets", "autres ensembles à égalité avec lui", "other sets tied with it",       \
      place_of(at)->rank ? (double)place_of(at)->tied : NAN)                                       \
    X(REAL, percentile, "share", "part des autres ensembles qu'il dépasse, les égaux pour moitié", \
      "share of the other sets that it exceeds, ties half", place_of(at)->percentile)

ARP_TABLE_COLUMNS(candidate_places, CANDIDATE_PLACES, seen)

static bool is_asked(const arp_candidates *all, arp_among among) {
    if (all->chosen_state == ARP_CHOSEN_NONE || all->method == ARP_CANDIDATES_PROGRAM) return false;
    if (among == ARP_AMONG_ALL) return all->method == ARP_CANDIDATES_ALL;
    return among == ARP_AMONG_LIKE || all->chosen_grouped;
}

static void fill_places(const arp_facts *of, arp_result_table *to) {
    seen one = begin(of, to);
    for (one.i = 0; one.i < ARP_N_AMONG; one.i++) {
        bool asked = is_asked(one.all, (arp_among)one.i);
        for (one.measure = 0; asked && one.measure < one.all->n_measures; one.measure++)
            put_candidate_places(to, &one);
    }
}

const arp_statement ARP_TABLE_candidate_places = {
    ARP_TABLE_STATED(candidate_places, 2),
    {"Place du choix parmi les périmètres possibles",
     "Place of the choice among the perimeters that could have been"},
    "methods.md 8.6",
    ARP_NEEDS_CANDIDATES,
    fill_places};

#define CANDIDATE_SETS(X)                                                                          \
    X(WHOLE, set, "",                                                                              \
      "numéro de l'ensemble : le choix, puis les meilleurs, puis ceux que nul ne "                \
      "bat",                                                                                       \
      "number of the set: the choice, then the best, then those that no other beats", at->i + 1)   \
    X(TEXT, codes, "", "codes de ses membres", "codes of its members",                             \
      codes_of(at, at->set->row, at->set->n))                                                      \
    X(WHOLE, territories, "territories", "ses membres", "its members", at->set->n)                 \
    X(REAL, population, "inhabitants", "ses habitants", "its inhabitants", at->set->population)    \
    X(WHOLE, cut, "", "valeurs de la colonne cut qu'il coupe",                                     \
      "values of the column cut that it "                                                          \
      "cuts",                                                                                      \
      at->all->asked->cut ? (double)at->set->cut : NAN)                                            \
    X(FLAG, like, "", "il est de même population", "it is of like population", at->set->like)      \
    X(FLAG, chosen, "", "c'est le choix", "it is the choice", at->set->chosen)                     \
    X(FLAG, front, "", "nul ne le bat sur tout : versants, habitants, membres, valeurs coupées",   \
      "no other beats it on everything: sides, inhabitants, members, values cut", at->set->front)

ARP_TABLE_COLUMNS(candidate_sets, CANDIDATE_SETS, seen)

static void fill_sets(const arp_facts *of, arp_result_table *to) {
    seen one = begin(of, to);
    for (one.i = 0; one.i < one.all->n_sets; one.i++) {
        one.set = &one.all->set[one.i];
        put_candidate_sets(to, &one);
    }
}

const arp_statement ARP_TABLE_candidate_sets = {
    ARP_TABLE_STATED(candidate_sets, 1),
    {"Le choix, les meilleurs périmètres, et ceux que nul autre ne bat",
     "The choice, the best perimeters, and those that no other beats"},
    "methods.md 8.6",
    ARP_NEEDS_CANDIDATES,
    fill_sets};

#define CANDIDATE_SCORES(X)                                                                        \
    X(WHOLE, set, "", "numéro de l'ensemble", "number of the set", at->i + 1)                      \
    X(TEXT, side, "", "versant, ou la racine : l'indice entier",                                   \
      "side, or the root: the whole index", side_of(at))                                           \
    X(TEXT, codes, "", "codes de ses membres", "codes of its members",                             \
      codes_of(at, at->set->row, at->set->n))                                                      \
    X(REAL, score, "", "son score, sur l'échelle des territoires classés",                         \
      "its score, on the scale of the ranked territories", at->set->score[at->measure])            \
    X(WHOLE, place, "rank", "sa place parmi les dix meilleurs de même population ; rien au-delà",  \
      "its place among the ten best of like population; nothing beyond",                           \
      arp_or_none(at->set->best[at->measure]))

ARP_TABLE_COLUMNS(candidate_scores, CANDIDATE_SCORES, seen)

static void fill_scores(const arp_facts *of, arp_result_table *to) {
    seen one = begin(of, to);
    for (one.i = 0; one.i < one.all->n_sets; one.i++) {
        one.set = &one.all->set[one.i];
        for (one.measure = 0; one.measure < one.all->n_measures; one.measure++)
            put_candidate_scores(to, &one);
    }
}

const arp_statement ARP_TABLE_candidate_scores = {
    ARP_TABLE_STATED(candidate_scores, 2),
    {"Scores de ces périmètres", "Scores of these perimeters"},
    "methods.md 8.6",
    ARP_NEEDS_CANDIDATES,
    fill_scores};

#define CANDIDATE_MEMBERS(X)                                                                       \
    X(WHOLE, set, "", "numéro de l'ensemble", "number of the set", at->i + 1)                      \
    X(TEXT, code, "", "code d'un membre", "code of a member", code_of(at, at->set->row[at->j]))    \
    X(TEXT, label, "", "son nom", "its label", label_of(at, at->set->row[at->j]))

ARP_TABLE_COLUMNS(candidate_members, CANDIDATE_MEMBERS, seen)

static void fill_members(const arp_facts *of, arp_result_table *to) {
    seen one = begin(of, to);
    for (one.i = 0; one.i < one.all->n_sets; one.i++) {
        one.set = &one.all->set[one.i];
        for (one.j = 0; one.j < one.set->n; one.j++) put_candidate_members(to, &one);
    }
}

const arp_statement ARP_TABLE_candidate_members = {
    ARP_TABLE_STATED(candidate_members, 2),
    {"Membres de ces périmètres", "Members of these perimeters"},
    "methods.md 8.6",
    ARP_NEEDS_CANDIDATES,
    fill_members};

static const arp_candidate_neighbour *neighbour_of(const seen *at) {
    return &at->all->neighbour[at->i];
}

#define CANDIDATE_NEIGHBOURS(X)                                                                    \
    X(TEXT, code, "", "code d'un voisin", "code of a neighbour",                                   \
      code_of(at, neighbour_of(at)->row))                                                          \
    X(TEXT, side, "", "versant, ou la racine : l'indice entier",                                   \
      "side, or the root: the whole index", side_of(at))                                           \
    X(TEXT, label, "", "son nom", "its label", label_of(at, neighbour_of(at)->row))                \
    X(TEXT, base, "", "à quoi il est ajouté : les codes de around, ou ceux du choix",              \
      "what it is added to: the codes of around, or those of the choice",                          \
      codes_of(at, at->all->base.row, at->all->base.n))                                            \
    X(REAL, population, "inhabitants", "habitants avec lui", "inhabitants with it",                \
      neighbour_of(at)->population)                                                                \
    X(REAL, score, "", "score avec lui", "score with it", neighbour_of(at)->score[at->measure])    \
    X(REAL, added, "", "ce score moins celui sans lui", "that score less the one without it",      \
      neighbour_of(at)->added[at->measure])                                                        \
    X(WHOLE, rank, "rank", "rang parmi les voisins, 1 : le plus grand besoin",                     \
      "rank among the neighbours, 1: the most need",                                               \
      arp_or_none(neighbour_of(at)->rank[at->measure]))                                            \
    X(FLAG, chosen, "", "il est dans le choix", "it is in the choice", neighbour_of(at)->chosen)

ARP_TABLE_COLUMNS(candidate_neighbours, CANDIDATE_NEIGHBOURS, seen)

static void fill_neighbours(const arp_facts *of, arp_result_table *to) {
    seen one = begin(of, to);
    for (one.i = 0; one.i < one.all->n_neighbours; one.i++) {
        for (one.measure = 0; one.measure < one.all->n_measures; one.measure++)
            put_candidate_neighbours(to, &one);
    }
}

const arp_statement ARP_TABLE_candidate_neighbours = {
    ARP_TABLE_STATED(candidate_neighbours, 2),
    {"Ce que chaque voisin aurait ajouté", "What each neighbour would have added"},
    "methods.md 8.6",
    ARP_NEEDS_CANDIDATES,
    fill_neighbours};

static const arp_candidate_flow *flow_of(const seen *at) {
    return &at->all->flow[at->measure];
}

static const char *found(const seen *at) {
    static const char *const WORD[] = {[ARP_PROGRAM_OPTIMAL] = "optimal",
                                       [ARP_PROGRAM_FEASIBLE] = "feasible",
                                       [ARP_PROGRAM_INFEASIBLE] = "infeasible",
                                       [ARP_PROGRAM_NOT_FOUND] = "not_found"};
    return WORD[flow_of(at)->state];
}

static double exact_score(const seen *at) {
    const arp_candidate *set = &flow_of(at)->set;
    return set->n ? set->score[at->measure] : NAN;
}

#define CANDIDATE_PROGRAMS(X)                                                                       \
    X(TEXT, side, "", "versant, ou la racine : l'indice entier",                                    \
      "side, or the root: the whole index", side_of(at))                                            \
    X(TEXT, state, "",                                                                              \
      "optimal : prouvé le meilleur ; feasible : trouvé, non prouvé ; infeasible : il n'y en a " \
      "pas ; not_found : rien de trouvé",                                                           \
      "optimal: proved the best; feasible: found, not proved; infeasible: there is none; "          \
      "not_found: nothing found",                                                                   \
      found(at))                                                                                    \
    X(TEXT, codes, "", "codes du meilleur ensemble trouvé", "codes of the best set found",          \
      codes_of(at, flow_of(at)->set.row, flow_of(at)->set.n))                                       \
    X(REAL, population, "inhabitants", "ses habitants", "its inhabitants",                          \
      flow_of(at)->set.n ? flow_of(at)->set.population : NAN)                                       \
    X(REAL, mean, "", "moyenne des scores de ses membres, pondérée par les habitants",              \
      "mean of its members' scores, weighted by inhabitants", flow_of(at)->mean)                    \
    X(REAL, bound, "", "aucun ensemble n'a une moyenne plus haute", "no set has a higher mean",     \
      finite_or_none(flow_of(at)->bound))                                                           \
    X(REAL, gap, "", "bound moins mean", "bound less mean",                                         \
      finite_or_none(flow_of(at)->bound - flow_of(at)->mean))                                       \
    X(REAL, score, "", "son score exact, de numérateurs et dénominateurs sommés",                   \
      "its exact score, of summed numerators and denominators", exact_score(at))                    \
    X(WHOLE, programs, "", "programmes résolus", "programs solved", flow_of(at)->steps)             \
    X(WHOLE, nodes, "", "sous-problèmes ouverts", "subproblems taken up", flow_of(at)->nodes)

ARP_TABLE_COLUMNS(candidate_programs, CANDIDATE_PROGRAMS, seen)

static void fill_programs(const arp_facts *of, arp_result_table *to) {
    seen one = begin(of, to);
    for (; one.all->flow && one.measure < one.all->n_measures; one.measure++)
        put_candidate_programs(to, &one);
}

const arp_statement ARP_TABLE_candidate_programs = {
    ARP_TABLE_STATED(candidate_programs, 1),
    {"Le meilleur périmètre, là où ils sont trop nombreux pour être visités",
     "The best perimeter, where there are too many to visit"},
    "methods.md 8.6",
    ARP_NEEDS_CANDIDATES,
    fill_programs};
