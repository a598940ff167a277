/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several selections, each by itself, and which of them meet. */
#include "report/tables/statement.h"

/* A selection, a side of the index, and what else a row is about. */
typedef struct one {
    const arp_facts *of;
    arp_result_table *to;
    size_t k, side, other;
} one;

static const arp_several *all(const one *at) {
    return &at->of->contracts->several;
}

static const arp_chosen *chosen(const one *at) {
    return &at->of->study->chosen[at->k];
}

static const arp_line *line(const one *at) {
    return &all(at)->lines.at[at->k];
}

static const arp_line_side *side(const one *at) {
    return &line(at)->side[at->side];
}

static const char *side_name(const arp_facts *of, size_t which) {
    const arp_plan *plan = &of->study->plan;
    return plan->node[plan->node[0].child[which]].name;
}

static double number(double x, bool is) {
    return is ? x : NAN;
}

static const char *text(const char *s) {
    return *s ? s : NULL;
}

#define COLUMN_SELECTION(X) X(TEXT, selection, "", "sélection", "selection", chosen(at)->name)

#define SELECTIONS(X)                                                                              \
    COLUMN_SELECTION(X)                                                                            \
    X(TEXT, label, "", "son nom", "its name", chosen(at)->label)                                   \
    X(TEXT, status, "", "son état", "its status", text(chosen(at)->status))                        \
    X(WHOLE, decided, "year", "année de sa décision", "year of its decision",                      \
      arp_or_none((size_t)chosen(at)->decided))                                                    \
    X(TEXT, cluster, "", "son groupe dans les votes", "its group in the votes",                    \
      at->of->contracts->cluster[at->k])                                                           \
    X(WHOLE, codes, "", "codes donnés", "codes given", chosen(at)->n_codes)                        \
    X(WHOLE, codes_unranked, "", "dont hors du classement", "of which not ranked",                 \
      chosen(at)->n_unranked)                                                                      \
    X(WHOLE, codes_unknown, "", "dont laissés de côté, inconnus", "of which left out, unknown",    \
      chosen(at)->n_unknown)                                                                       \
    X(WHOLE, m, "territories", "territoires choisis : assez couverts",                             \
      "territories selected: covered enough", line(at)->m)                                         \
    X(WHOLE, partly, "territories", "territoires touchés, pas assez couverts",                     \
      "territories touched, not covered enough", chosen(at)->n_partly)                             \
    X(FLAG, majority, "", "elle a plus de la moitié des territoires",                              \
      "it has more than half of the territories", line(at)->majority)                              \
    X(REAL, gap, "", "concordance du premier versant moins celle du second",                       \
      "concordance of the first side less that of the second", line(at)->gap)                      \
    X(REAL, p_least, "", "plus petit p qu'autant de territoires puissent avoir",                   \
      "least p that so many territories can have", line(at)->p_min)                                \
    X(FLAG, could, "", "il passerait la première marche de Holm",                                  \
      "it would pass Holm's first step", number(line(at)->could, line(at)->m > 0))                 \
    X(WHOLE, sets_near, "", "ensembles de voisins de population semblable",                        \
      "sets of neighbours of like population", arp_or_none(line(at)->n_near))

ARP_TABLE_COLUMNS(selections, SELECTIONS, one)

static void fill_selections(const arp_facts *of, arp_result_table *to) {
    for (size_t k = 0; k < of->study->n_chosen; k++) put_selections(to, &(one){of, to, k, 0, 0});
}

const arp_statement ARP_TABLE_selections = {ARP_TABLE_STATED(selections, 1),
                                            {"Plusieurs sélections", "Several selections"},
                                            "methods.md 8.7",
                                            ARP_NEEDS_CONTRACTS,
                                            fill_selections};

#define LATE(x) number((x), !side(at)->late)

#define SELECTIONS_SIDES(X)                                                                        \
    COLUMN_SELECTION(X)                                                                            \
    X(TEXT, side, "", "versant", "side", side_name(at->of, at->side))                              \
    X(FLAG, late, "", "connu après sa décision : dans aucun test",                                 \
      "known after its decision: in no test", side(at)->late)                                      \
    X(REAL, concordance, "", "concordance ; d'un seul territoire, son percentile à mi-rang",       \
      "concordance; of one territory, its mid-rank percentile", side(at)->c)                       \
    X(REAL, low, "", "borne basse de son intervalle", "lower end of its interval", side(at)->low)  \
    X(REAL, high, "", "borne haute de son intervalle", "upper end of its interval",                \
      side(at)->high)                                                                              \
    X(REAL, p, "", "p unilatéral, sélection tirée au hasard",                                      \
      "one-sided p, a selection drawn at random", side(at)->p)                                     \
    X(TEXT, p_method, "", "exact, normal, monte-carlo", "exact, normal, monte-carlo",              \
      isnan(side(at)->p) ? NULL : arp_p_method_name(side(at)->method))                             \
    X(REAL, p_holm, "", "p ajusté par Holm sur toutes les sélections et tous les versants",        \
      "p adjusted by Holm over all selections and sides", side(at)->p_holm)                        \
    X(REAL, p_bh, "", "p ajusté par Benjamini-Hochberg sur les mêmes",                             \
      "p adjusted by Benjamini and Hochberg over the same", side(at)->p_bh)                        \
    X(REAL, p_given, "", "p, les autres versants et ce qui est tenu égal étant donnés",            \
      "p given the other sides and what is held fixed", side(at)->p_given)                         \
    X(TEXT, p_given_method, "", "exact, normal, monte-carlo", "exact, normal, monte-carlo",        \
      isnan(side(at)->p) ? NULL : arp_p_method_name(side(at)->given_method))                       \
    X(FLAG, separated, "", "ce qui est donné suffit à désigner la sélection",                      \
      "what is given singles the selection out", LATE(side(at)->separated))                        \
    X(REAL, p_given_holm, "", "p_given ajusté par Holm sur les mêmes",                             \
      "p_given adjusted by Holm over the same", side(at)->p_given_holm)                            \
    X(REAL, p_given_bh, "", "p_given ajusté par Benjamini-Hochberg sur les mêmes",                 \
      "p_given adjusted by Benjamini and Hochberg over the same", side(at)->p_given_bh)            \
    X(REAL, p_near, "", "p parmi les ensembles de voisins de population semblable",                \
      "p among sets of neighbours of like population", side(at)->p_near)

ARP_TABLE_COLUMNS(selections_sides, SELECTIONS_SIDES, one)

static void fill_selections_sides(const arp_facts *of, arp_result_table *to) {
    for (size_t k = 0; k < of->study->n_chosen; k++) {
        for (size_t s = 0; s < of->contracts->several.n_sides; s++)
            put_selections_sides(to, &(one){of, to, k, s, 0});
    }
}

const arp_statement ARP_TABLE_selections_sides = {
    ARP_TABLE_STATED(selections_sides, 2),
    {"Chaque sélection sur chaque versant", "Each selection on each side"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_selections_sides};

#define SELECTIONS_MEMBERS(X)                                                                      \
    COLUMN_SELECTION(X)                                                                            \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->other)) \
    X(TEXT, label, "", "nom du territoire", "territory's name", arp_facts_label(at->of, at->other))

ARP_TABLE_COLUMNS(selections_members, SELECTIONS_MEMBERS, one)

static void fill_selections_members(const arp_facts *of, arp_result_table *to) {
    for (size_t k = 0; k < of->study->n_chosen; k++) {
        const arp_chosen_rows *own = &of->study->chosen[k].own;
        for (size_t i = 0; i < own->n; i++)
            put_selections_members(to, &(one){of, to, k, 0, own->row[i]});
    }
}

const arp_statement ARP_TABLE_selections_members = {
    ARP_TABLE_STATED(selections_members, 2),
    {"Territoires de chaque sélection", "Territories of each selection"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_selections_members};

#define SELECTIONS_WITHOUT(X)                                                                      \
    COLUMN_SELECTION(X)                                                                            \
    X(TEXT, side, "", "versant", "side", side_name(at->of, at->side))                              \
    X(WHOLE, n, "territories", "territoires comparés, sans les siens",                             \
      "territories compared, without its own", all(at)->without[at->k].n)                          \
    X(WHOLE, m, "territories", "choisis parmi eux", "selected among them",                         \
      all(at)->without[at->k].m)                                                                   \
    X(REAL, concordance, "", "concordance de l'union des autres",                                  \
      "concordance of the union of the others", all(at)->without[at->k].c[at->side])               \
    X(REAL, p, "", "son p", "its p", all(at)->without[at->k].p[at->side])                          \
    X(REAL, gap, "", "concordance du premier versant moins celle du second",                       \
      "concordance of the first side less that of the second", all(at)->without[at->k].gap)

ARP_TABLE_COLUMNS(selections_without, SELECTIONS_WITHOUT, one)

static void fill_selections_without(const arp_facts *of, arp_result_table *to) {
    for (size_t k = 0; k < of->study->n_chosen; k++) {
        for (size_t s = 0; s < of->contracts->several.n_sides; s++)
            put_selections_without(to, &(one){of, to, k, s, 0});
    }
}

const arp_statement ARP_TABLE_selections_without = {
    ARP_TABLE_STATED(selections_without, 2),
    {"L'union sans chaque sélection", "The union without each selection"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_selections_without};

/* Two that meet; other: the number of the meeting. */
static const arp_meeting *meeting(const one *at) {
    return &all(at)->meetings.at[at->other];
}

static const char *shared_codes(const one *at) {
    const arp_meeting *met = meeting(at);
    arp_text codes = {0};
    if (met->n_shared == 0) return NULL;
    for (size_t i = 0; i < met->n_shared; i++) {
        if (i) arp_text_add(&codes, " ");
        arp_text_add(&codes, arp_facts_code(at->of, met->shared[i]));
    }
    return arp_cell_take(at->to, &codes);
}

#define SELECTIONS_MEETING(X)                                                                      \
    X(TEXT, first, "", "une sélection", "a selection", at->of->study->chosen[meeting(at)->a].name) \
    X(TEXT, second, "", "une autre", "another", at->of->study->chosen[meeting(at)->b].name)        \
    X(WHOLE, shared, "territories", "territoires communs", "territories they share",               \
      meeting(at)->n_shared)                                                                       \
    X(TEXT, codes, "", "leurs codes", "their codes", shared_codes(at))                             \
    X(FLAG, touch, "", "elles se touchent ; vide si nul ne sait qui touche qui",                   \
      "they touch; empty where nobody said who touches whom",                                      \
      number(meeting(at)->touch, at->of->study->neighbours != NULL))

ARP_TABLE_COLUMNS(selections_meeting, SELECTIONS_MEETING, one)

static void fill_selections_meeting(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->contracts->several.meetings.n; i++)
        put_selections_meeting(to, &(one){of, to, 0, 0, i});
}

const arp_statement ARP_TABLE_selections_meeting = {
    ARP_TABLE_STATED(selections_meeting, 2),
    {"Sélections qui ne sont pas indépendantes", "Selections that are not independent"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_selections_meeting};
