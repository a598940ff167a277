/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenes, scene_ranks, scene_sides, alone, alone_ranks, alone_sides: one run under stated choices,
   the declared ones, one changed at a time, one indicator less. */
#include "report/tables/sure/sensitivity.h"
#include "report/words/sentences.h"

/* A run, numbered over all; a selected territory or a side of it. */
typedef struct scene {
    const arp_facts *of;
    arp_result_table *to;
    const arp_scene *run;
    const char *kind;
    const arp_varied *factor;
    const char *value;
    size_t n, i;
} scene;

typedef void (*put_scene)(arp_result_table *to, const scene *at);

static bool ran(const scene *at) {
    return at->run->why.code == ARP_OK;
}

static bool judged(const scene *at) {
    return ran(at) && arp_facts_sensitivity(at->of)->m;
}

/* Every run in turn, with its number. */
static void walk(const arp_facts *of, arp_result_table *to, put_scene put) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    size_t n = 1;
    put(to, &(scene){of, to, &s->base, "declared", NULL, NULL, n++, 0});
    for (size_t f = 0; f < s->n_factors; f++) {
        const arp_factor_alone *a = &s->alone[f];
        const arp_varied *factor = &s->factor[a->factor];
        for (size_t v = 0; v < a->n_at; v++) {
            put(to, &(scene){of, to, &a->at[v], "alone", factor, factor->value[v], n++, 0});
        }
    }
    for (size_t i = 0; i < s->n_without; i++) {
        const char *name = of->study->plan.node[s->without[i].node].name;
        put(to, &(scene){of, to, &s->without[i].scene, "without", NULL, name, n++, 0});
    }
}

#define SCENES(X)                                                                                  \
    X(WHOLE, scene, "", "numéro du calcul", "number of the run", at->n)                            \
    X(TEXT, kind, "",                                                                              \
      "declared : tel quel ; alone : un choix changé ; without : un indicateur de moins",          \
      "declared: as written; alone: one choice changed; without: one indicator less", at->kind)    \
    X(TEXT, factor, "", "choix changé", "choice changed",                                          \
      at->factor ? arp_factor_name(at->factor, at->to) : NULL)                                     \
    X(TEXT, value, "", "sa valeur, ou l'indicateur ôté", "its value, or the indicator left out",   \
      at->value)                                                                                   \
    X(REAL, mean_rank_shift, "ranks", "écart moyen de rang au classement déclaré",                 \
      "mean difference of rank to the declared ranking", ran(at) ? at->run->shift : NAN)           \
    X(REAL, contrast, "", "concordance du premier versant moins celle du second",                  \
      "concordance of the first side less that of the second",                                     \
      judged(at) ? at->run->contrast : NAN)                                                        \
    X(TEXT, word, "", "mot du verdict", "word of the verdict",                                     \
      judged(at) ? arp_facts_word(at->of, at->run->word) : NULL)                                   \
    X(TEXT, refused, "", "pourquoi le calcul est impossible, nom du message",                      \
      "why it cannot be run, name of the message", ran(at) ? NULL : arp_error_name(&at->run->why)) \
    X(TEXT, refused_fr, "", "le même en français", "the same in French",                           \
      arp_error_words(&at->run->why, ARP_FR, at->to))                                              \
    X(TEXT, refused_en, "", "le même en anglais", "the same in English",                           \
      arp_error_words(&at->run->why, ARP_EN, at->to))

ARP_TABLE_COLUMNS(scenes, SCENES, scene)

static void fill_scenes(const arp_facts *of, arp_result_table *to) {
    walk(of, to, put_scenes);
}

const arp_statement ARP_TABLE_scenes = {
    ARP_TABLE_STATED(scenes, 1),
    {"Un choix changé à la fois", "One choice changed at a time"},
    "methods.md 7.4",
    ARP_NEEDS_DRAWS,
    fill_scenes};

#define SCENE_RANKS(X)                                                                             \
    X(WHOLE, scene, "", "numéro du calcul", "number of the run", at->n)                            \
    X(TEXT, code, "", "code d'un territoire de la sélection", "code of a selected territory",      \
      arp_facts_code(at->of, arp_facts_sensitivity(at->of)->selected[at->i]))                      \
    X(WHOLE, rank, "", "son rang", "its rank", at->run->rank[at->i])

ARP_TABLE_COLUMNS(scene_ranks, SCENE_RANKS, scene)

static void put_each_rank(arp_result_table *to, const scene *at) {
    scene each = *at;
    if (!judged(at)) return;
    for (each.i = 0; each.i < arp_facts_sensitivity(at->of)->m; each.i++) {
        put_scene_ranks(to, &each);
    }
}

static void fill_scene_ranks(const arp_facts *of, arp_result_table *to) {
    walk(of, to, put_each_rank);
}

const arp_statement ARP_TABLE_scene_ranks = {
    ARP_TABLE_STATED(scene_ranks, 2),
    {"Rangs de la sélection dans chacun", "Ranks of the selection in each"},
    "methods.md 7.4",
    ARP_NEEDS_DRAWS,
    fill_scene_ranks};

#define SCENE_SIDES(X)                                                                             \
    X(WHOLE, scene, "", "numéro du calcul", "number of the run", at->n)                            \
    X(TEXT, side, "", "versant", "side", arp_facts_side_name(at->of, at->i))                       \
    X(REAL, concordance, "", "concordance de la sélection", "concordance of the selection",        \
      at->run->c[at->i])                                                                           \
    X(REAL, p, "", "p, les autres versants étant donnés ; d'un seul versant, le sien",             \
      "p, the other sides being given; of one side, its own", at->run->p[at->i])                   \
    X(TEXT, state, "", "état du versant", "state of the side",                                     \
      arp_verdict_state_name(at->run->state[at->i]))

ARP_TABLE_COLUMNS(scene_sides, SCENE_SIDES, scene)

static void put_each_side(arp_result_table *to, const scene *at) {
    scene each = *at;
    if (!judged(at)) return;
    for (each.i = 0; each.i < arp_facts_sensitivity(at->of)->n_sides; each.i++) {
        put_scene_sides(to, &each);
    }
}

static void fill_scene_sides(const arp_facts *of, arp_result_table *to) {
    walk(of, to, put_each_side);
}

const arp_statement ARP_TABLE_scene_sides = {ARP_TABLE_STATED(scene_sides, 2),
                                             {"Les versants dans chacun", "The sides in each"},
                                             "methods.md 7.4",
                                             ARP_NEEDS_DRAWS,
                                             fill_scene_sides};

/* One factor varied alone over its whole law. */
typedef struct apart {
    const arp_facts *of;
    arp_result_table *to;
    const arp_factor_alone *a;
    size_t i;
} apart;

static const char *name_of(const apart *at) {
    return arp_factor_name(&arp_facts_sensitivity(at->of)->factor[at->a->factor], at->to);
}

static double with_selection(const apart *at, double x) {
    return arp_facts_sensitivity(at->of)->m ? x : NAN;
}

#define ALONE(X)                                                                                   \
    X(TEXT, factor, "", "choix varié seul", "choice varied alone", name_of(at))                    \
    X(REAL, mean_rank_shift, "ranks", "écart moyen de rang au classement déclaré",                 \
      "mean difference of rank to the declared ranking", at->a->shift)                             \
    X(REAL, same_word, "share", "part des tirages où le mot du verdict reste",                     \
      "share of the draws in which the word of the verdict stays",                                 \
      with_selection(at, at->a->base_word))

ARP_TABLE_COLUMNS(alone, ALONE, apart)

#define ALONE_RANKS(X)                                                                             \
    X(TEXT, factor, "", "choix varié seul", "choice varied alone", name_of(at))                    \
    X(TEXT, code, "", "code d'un territoire de la sélection", "code of a selected territory",      \
      arp_facts_code(at->of, arp_facts_sensitivity(at->of)->selected[at->i]))                      \
    X(WHOLE, low, "rank", "meilleur rang", "best rank", at->a->rank_low[at->i])                    \
    X(WHOLE, high, "rank", "pire rang", "worst rank", at->a->rank_high[at->i])

ARP_TABLE_COLUMNS(alone_ranks, ALONE_RANKS, apart)

#define ALONE_SIDES(X)                                                                             \
    X(TEXT, factor, "", "choix varié seul", "choice varied alone", name_of(at))                    \
    X(TEXT, side, "", "versant", "side", arp_facts_side_name(at->of, at->i))                       \
    X(REAL, low, "", "plus petite concordance", "least concordance", at->a->c_low[at->i])          \
    X(REAL, high, "", "plus grande concordance", "greatest concordance", at->a->c_high[at->i])

ARP_TABLE_COLUMNS(alone_sides, ALONE_SIDES, apart)

static void fill_alone(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t f = 0; f < s->n_factors; f++) put_alone(to, &(apart){of, to, &s->alone[f], 0});
}

static void fill_alone_ranks(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t f = 0; f < s->n_factors; f++) {
        for (size_t i = 0; i < s->m; i++) put_alone_ranks(to, &(apart){of, to, &s->alone[f], i});
    }
}

static void fill_alone_sides(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t f = 0; s->m && f < s->n_factors; f++) {
        for (size_t i = 0; i < s->n_sides; i++) {
            put_alone_sides(to, &(apart){of, to, &s->alone[f], i});
        }
    }
}

const arp_statement ARP_TABLE_alone = {ARP_TABLE_STATED(alone, 1),
                                       {"Chaque choix varié seul", "Each choice varied alone"},
                                       "methods.md 7.4",
                                       ARP_NEEDS_DRAWS,
                                       fill_alone};

const arp_statement ARP_TABLE_alone_ranks = {
    ARP_TABLE_STATED(alone_ranks, 2),
    {"Rangs quand un choix varie seul", "Ranks as one choice varies alone"},
    "methods.md 7.4",
    ARP_NEEDS_DRAWS,
    fill_alone_ranks};

const arp_statement ARP_TABLE_alone_sides = {
    ARP_TABLE_STATED(alone_sides, 2),
    {"Concordances quand un choix varie seul", "Concordances as one choice varies alone"},
    "methods.md 7.4",
    ARP_NEEDS_DRAWS,
    fill_alone_sides};
