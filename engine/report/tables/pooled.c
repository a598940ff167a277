/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several selections, all of them together: what they resemble, share, and how they differ. */
#include "report/tables/statement.h"

/* A side of the index, and what else a row is about. */
typedef struct whole {
    const arp_facts *of;
    size_t side, other;
} whole;

static const arp_several *all(const whole *at) {
    return &at->of->contracts->several;
}

static const char *side_name(const arp_facts *of, size_t which) {
    const arp_plan *plan = &of->study->plan;
    return plan->node[plan->node[0].child[which]].name;
}

/* One way to take them together, of one side, or, past the last one, of the gap of two. */
typedef enum way { UNION, BESIDE, STRATA, VOTE, WAYS } way;

typedef struct together {
    const char *way, *side, *method, *state;
    double n, m, value, low, high, p, p_holm, p_given, p_given_holm, p_strata, z, clusters,
        p_clusters;
} together;

static together nothing(const char *name, const char *side_of) {
    return (together){.way = name,
                      .side = side_of,
                      .n = NAN,
                      .m = NAN,
                      .value = NAN,
                      .low = NAN,
                      .high = NAN,
                      .p = NAN,
                      .p_holm = NAN,
                      .p_given = NAN,
                      .p_given_holm = NAN,
                      .p_strata = NAN,
                      .z = NAN,
                      .clusters = NAN,
                      .p_clusters = NAN};
}

static const char *method_of(double p, arp_p_method method) {
    return isnan(p) ? NULL : arp_p_method_name(method);
}

static together by_union(const arp_several *s, size_t i) {
    together t = nothing("union", NULL);
    t.n = (double)s->pooled.n;
    t.m = (double)s->pooled.m;
    if (i == s->n_sides) {
        t.value = s->pooled.gap;
        t.p = s->pooled.gap_p;
        t.method = method_of(t.p, s->pooled.gap_method);
        return t;
    }
    const arp_pooled_side *own = &s->pooled.side[i];
    t.value = own->c;
    t.low = own->low;
    t.high = own->high;
    t.p = own->p;
    t.method = method_of(own->p, own->method);
    t.p_holm = own->p_holm;
    t.p_given = own->p_given;
    t.p_given_holm = own->p_given_holm;
    t.p_strata = own->p_strata;
    t.state = arp_verdict_state_name(own->state);
    return t;
}

static together by_beside(const arp_several *s, size_t i) {
    together t = nothing("beside", NULL);
    t.n = (double)s->beside.n;
    t.m = (double)s->beside.m;
    t.value = i == s->n_sides ? s->beside.gap : s->beside.c[i];
    if (i < s->n_sides) t.p = s->beside.p[i];
    return t;
}

static together by_strata(const arp_several *s, size_t i) {
    const arp_within *w = i == s->n_sides ? &s->within_gap : &s->side[i].within;
    together t = nothing("strata", NULL);
    t.n = (double)w->n;
    t.m = (double)w->m;
    t.value = w->compared ? w->c : NAN;
    t.p = w->compared ? w->p : NAN;
    t.method = method_of(t.p, w->method);
    return t;
}

static together by_vote(const arp_several *s, size_t i) {
    const arp_vote *v = i == s->n_sides ? &s->vote_gap : &s->side[i].vote;
    together t = nothing("vote", NULL);
    t.m = (double)v->n;
    t.value = v->mean;
    t.z = v->z;
    t.p = v->p;
    t.clusters = (double)v->n_clusters;
    t.p_clusters = v->p_clusters;
    t.method = method_of(v->p_clusters, v->method);
    return t;
}

/* The last columns of both tables. */
#define VOTES(X)                                                                                   \
    X(REAL, z, "", "des votes : somme sur racine de la somme des variances",                       \
      "of votes: sum over the root of the sum of the variances", at->z)                            \
    X(WHOLE, clusters, "", "des votes : groupes", "of votes: clusters", at->clusters)              \
    X(REAL, p_clusters, "", "des votes : p par les signes des groupes",                            \
      "of votes: p by the signs of the clusters", at->p_clusters)

#define POOLED(X)                                                                                  \
    X(TEXT, way, "",                                                                               \
      "union : tous les territoires choisis ; beside : à l'autre seuil de couverture ; strata : " \
      "à "                                                                                        \
      "l'intérieur des strates ; vote : une voix par sélection",                                   \
      "union: all selected territories; beside: at the other threshold of coverage; strata: "      \
      "inside the strata; vote: one vote a selection",                                             \
      at->way)                                                                                     \
    X(TEXT, side, "", "versant", "side", at->side)                                                 \
    X(WHOLE, n, "territories", "territoires comparés", "territories compared", at->n)              \
    X(WHOLE, m, "", "choisis ; des votes, sélections qui votent",                                  \
      "selected; of votes, selections that vote", at->m)                                           \
    X(REAL, concordance, "", "concordance, ou sa moyenne", "concordance, or its mean", at->value)  \
    X(REAL, low, "", "borne basse de son intervalle", "lower end of its interval", at->low)        \
    X(REAL, high, "", "borne haute de son intervalle", "upper end of its interval", at->high)      \
    X(REAL, p, "", "p unilatéral ; des votes, comme s'ils étaient indépendants",                   \
      "one-sided p; of votes, as if they were independent", at->p)                                 \
    X(TEXT, method, "", "exact, normal, monte-carlo ; des votes, de p_clusters",                   \
      "exact, normal, monte-carlo; of votes, of p_clusters", at->method)                           \
    X(REAL, p_holm, "", "p ajusté sur les versants", "p adjusted over the sides", at->p_holm)      \
    X(REAL, p_given, "", "p, les autres versants et ce qui est tenu égal étant donnés",            \
      "p given the other sides and what is held fixed", at->p_given)                               \
    X(REAL, p_given_holm, "", "le même ajusté sur les versants : celui du verdict",                \
      "the same adjusted over the sides: the verdict's", at->p_given_holm)                         \
    X(REAL, p_given_strata, "", "p, et les strates étant données aussi",                           \
      "p, the strata being given too", at->p_strata)                                               \
    X(TEXT, state, "", "état du versant, comme d'un seul choix",                                   \
      "state of the side, as of one choice", at->state)                                            \
    VOTES(X)

ARP_TABLE_COLUMNS(pooled, POOLED, together)

static together row_of(const arp_facts *of, way w, size_t i) {
    static together (*const WAY[WAYS])(const arp_several *, size_t) = {by_union, by_beside,
                                                                       by_strata, by_vote};
    together row = WAY[w](&of->contracts->several, i);
    if (i < of->contracts->several.n_sides) row.side = side_name(of, i);
    return row;
}

static bool is_way(const arp_facts *of, way w) {
    return w != STRATA || of->study->stratum;
}

static void fill_pooled(const arp_facts *of, arp_result_table *to) {
    for (way w = UNION; w < WAYS; w++) {
        for (size_t i = 0; is_way(of, w) && i < of->contracts->several.n_sides; i++) {
            together row = row_of(of, w, i);
            put_pooled(to, &row);
        }
    }
}

const arp_statement ARP_TABLE_pooled = {
    ARP_TABLE_STATED(pooled, 2),
    {"Toutes les sélections ensemble", "All selections together"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_pooled};

#define POOLED_GAP(X)                                                                              \
    X(TEXT, way, "", "comme dans « pooled »", "as in `pooled`", at->way)                           \
    X(WHOLE, n, "territories", "territoires comparés", "territories compared", at->n)              \
    X(WHOLE, m, "", "choisis ; des votes, sélections qui votent",                                  \
      "selected; of votes, selections that vote", at->m)                                           \
    X(REAL, gap, "", "concordance du premier versant moins celle du second",                       \
      "concordance of the first side less that of the second", at->value)                          \
    X(REAL, p, "", "p bilatéral ; des votes, comme s'ils étaient indépendants",                    \
      "two-sided p; of votes, as if they were independent", at->p)                                 \
    X(TEXT, method, "", "exact, normal, monte-carlo ; des votes, de p_clusters",                   \
      "exact, normal, monte-carlo; of votes, of p_clusters", at->method)                           \
    VOTES(X)

ARP_TABLE_COLUMNS(pooled_gap, POOLED_GAP, together)

static void fill_pooled_gap(const arp_facts *of, arp_result_table *to) {
    const arp_several *s = &of->contracts->several;
    for (way w = UNION; !isnan(s->pooled.gap) && w < WAYS; w++) {
        if (!is_way(of, w)) continue;
        together row = row_of(of, w, s->n_sides);
        put_pooled_gap(to, &row);
    }
}

const arp_statement ARP_TABLE_pooled_gap = {
    ARP_TABLE_STATED(pooled_gap, 1),
    {"Écart de deux versants, toutes ensemble", "Gap of two sides, all together"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_pooled_gap};

#define POOLED_COMBINED(X)                                                                         \
    X(TEXT, side, "", "versant", "side", side_name(at->of, at->side))                              \
    X(TEXT, refused, "",                                                                           \
      "pourquoi les p ne sont pas réunis : fewer_than_two, shared, touching, contiguity_unknown",  \
      "why the p's are not combined: fewer_than_two, shared, touching, contiguity_unknown",        \
      arp_uncombined_name(all(at)->uncombined))                                                    \
    X(REAL, fisher, "", "-2 somme des log p", "-2 sum of log p",                                   \
      all(at)->side[at->side].fisher.statistic)                                                    \
    X(REAL, fisher_p, "", "son p", "its p", all(at)->side[at->side].fisher.p)                      \
    X(REAL, stouffer_z, "", "somme des z sur racine de leur nombre",                               \
      "sum of z over the root of their number", all(at)->side[at->side].stouffer.statistic)        \
    X(REAL, stouffer_p, "", "son p", "its p", all(at)->side[at->side].stouffer.p)

ARP_TABLE_COLUMNS(pooled_combined, POOLED_COMBINED, whole)

static void fill_pooled_combined(const arp_facts *of, arp_result_table *to) {
    for (size_t s = 0; s < of->contracts->several.n_sides; s++)
        put_pooled_combined(to, &(whole){of, s, 0});
}

const arp_statement ARP_TABLE_pooled_combined = {
    ARP_TABLE_STATED(pooled_combined, 1),
    {"Les p de chaque sélection, réunis", "The p-values of each selection, combined"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_pooled_combined};

#define POOLED_GIVEN(X)                                                                            \
    X(TEXT, given, "", "colonne tenue égale", "column held fixed",                                 \
      at->of->study->given[at->other].id)                                                          \
    X(FLAG, log, "", "par son logarithme", "by its logarithm",                                     \
      at->of->study->given[at->other].log)                                                         \
    X(REAL, concordance, "", "concordance de l'union sur cette colonne seule",                     \
      "concordance of the union on that column alone", all(at)->pooled.given_c[at->other])

ARP_TABLE_COLUMNS(pooled_given, POOLED_GIVEN, whole)

static void fill_pooled_given(const arp_facts *of, arp_result_table *to) {
    for (size_t g = 0; g < of->contracts->several.n_given; g++)
        put_pooled_given(to, &(whole){of, 0, g});
}

const arp_statement ARP_TABLE_pooled_given = {
    ARP_TABLE_STATED(pooled_given, 1),
    {"Ce qui désigne l'union aussi bien", "What singles the union out as well"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_pooled_given};

#define POOLED_STRATA(X)                                                                           \
    X(TEXT, stratum, "", "strate", "stratum", at->of->study->stratum_name[at->other])              \
    X(TEXT, side, "", "versant", "side", side_name(at->of, at->side))                              \
    X(REAL, concordance, "", "concordance des choisis de la strate ; vide : personne, ou tous",    \
      "concordance of the stratum's selected; empty: nobody, or all of them",                      \
      all(at)->strata_c[at->side * all(at)->n_strata + at->other])

ARP_TABLE_COLUMNS(pooled_strata, POOLED_STRATA, whole)

static void fill_pooled_strata(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->contracts->several.n_strata; i++) {
        for (size_t s = 0; s < of->contracts->several.n_sides; s++)
            put_pooled_strata(to, &(whole){of, s, i});
    }
}

const arp_statement ARP_TABLE_pooled_strata = {ARP_TABLE_STATED(pooled_strata, 2),
                                               {"Dans chaque strate", "In each stratum"},
                                               "methods.md 8.7",
                                               ARP_NEEDS_CONTRACTS,
                                               fill_pooled_strata};

#define POOLED_COMMON(X)                                                                           \
    X(TEXT, indicator, "", "indicateur", "indicator",                                              \
      arp_facts_node(at->of, at->of->contracts->leaf[at->other]))                                  \
    X(REAL, concordance, "", "concordance de l'union ; plus de 1/2 : plus de besoin",              \
      "concordance of the union; above 1/2: more need", all(at)->common[at->other].c)              \
    X(REAL, p, "", "p bilatéral ; vide : il est constant", "two-sided p; empty: it is constant",   \
      all(at)->common[at->other].p)                                                                \
    X(REAL, p_adjusted, "", "le même ajusté sur les indicateurs (max-T)",                          \
      "the same adjusted over the indicators (max-T)", all(at)->common[at->other].p_adjusted)

ARP_TABLE_COLUMNS(pooled_common, POOLED_COMMON, whole)

static void fill_pooled_common(const arp_facts *of, arp_result_table *to) {
    for (size_t j = 0; j < of->contracts->several.n_leaves; j++)
        put_pooled_common(to, &(whole){of, 0, j});
}

const arp_statement ARP_TABLE_pooled_common = {
    ARP_TABLE_STATED(pooled_common, 1),
    {"Ce que les choisis ont en commun", "What the selected have in common"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_pooled_common};

#define POOLED_DIFFER(X)                                                                           \
    X(TEXT, first, "", "premier versant", "first side", side_name(at->of, all(at)->pooled.first))  \
    X(TEXT, second, "", "second versant", "second side",                                           \
      side_name(at->of, all(at)->pooled.second))                                                   \
    X(REAL, variance, "", "variance, sur les sélections, de l'écart de leurs concordances",        \
      "variance over the selections of the gap of their concordances", all(at)->differ.variance)   \
    X(REAL, expected, "", "sa moyenne pour des territoires tirés au hasard",                       \
      "its mean for territories drawn at random", all(at)->differ.expected)                        \
    X(REAL, p_more, "", "p d'une aussi grande : elles diffèrent",                                  \
      "p of so large a one: they differ", all(at)->differ.p_more)                                  \
    X(REAL, p_less, "", "p d'une aussi petite : elles se ressemblent",                             \
      "p of so small a one: they are alike", all(at)->differ.p_less)

ARP_TABLE_COLUMNS(pooled_differ, POOLED_DIFFER, whole)

static void fill_pooled_differ(const arp_facts *of, arp_result_table *to) {
    if (!isnan(of->contracts->several.differ.variance)) put_pooled_differ(to, &(whole){of, 0, 0});
}

const arp_statement ARP_TABLE_pooled_differ = {
    ARP_TABLE_STATED(pooled_differ, 2),
    {"Les sélections diffèrent-elles entre elles", "Whether the selections differ"},
    "methods.md 8.7",
    ARP_NEEDS_CONTRACTS,
    fill_pooled_differ};
