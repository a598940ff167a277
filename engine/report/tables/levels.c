/* SPDX-License-Identifier: GPL-3.0-or-later */
/* levels and what hangs from it: one study on each of its levels; level_selection, level_overlaps,
   level_indices: how the levels lie in one another. */
#include "drivers/resemblance/evidence.h"
#include "report/tables/statement.h"
#include "report/words/sentences.h"

/* One level's answer; on it a side, or a territory that the selection meets. */
typedef struct rung {
    const arp_facts *of;
    arp_result_table *to;
    const arp_level_answer *at;
    const arp_level *level;
    size_t s, i;
} rung;

static const char *why(const rung *r, arp_lang lang) {
    char text[4 * ARP_ERROR_TEXT];
    if (r->at->why.code == ARP_OK) return NULL;
    arp_error_text(&r->at->why, lang, text, sizeof text);
    return arp_cell_own(r->to, text);
}

static const char *why_id(const rung *r) {
    return r->at->why.code == ARP_OK ? NULL : arp_error_name(&r->at->why);
}

static const char *word_of(const rung *r) {
    return r->at->has_drivers ? r->at->drivers.word_name : NULL;
}

static double contrast(const rung *r) {
    return r->at->has_drivers ? r->at->drivers.contrast : NAN;
}

static double contrast_p(const rung *r) {
    return r->at->has_drivers ? r->at->drivers.contrast_p : NAN;
}

#define LEVELS(X)                                                                                  \
    X(TEXT, level, "", "niveau", "level", at->level->name)                                         \
    X(TEXT, column, "", "colonne de la table d'appartenance", "column of the membership table",    \
      at->level->column)                                                                           \
    X(WHOLE, territories, "", "territoires du niveau", "territories of the level", at->level->n)   \
    X(WHOLE, communes_without, "communes", "sans territoire sur ce niveau",                        \
      "without a territory on this level", at->level->n_none)                                      \
    X(WHOLE, ranked, "", "territoires classés", "territories ranked", at->at->n)                   \
    X(WHOLE, outside_departement, "communes",                                                      \
      "de ce qui tient lieu de la sélection, hors du département de la plupart",                   \
      "of what stands for the selection, outside the département of most", at->at->outside[0])     \
    X(WHOLE, outside_region, "communes", "de même, hors de la région de la plupart",               \
      "likewise, outside the region of most", at->at->outside[1])                                  \
    X(TEXT, why, "", "pourquoi il n'y a pas de réponse, nom du message",                           \
      "why there is no answer, name of the message", why_id(at))                                   \
    X(TEXT, why_fr, "", "le même en français", "the same in French", why(at, ARP_FR))              \
    X(TEXT, why_en, "", "le même en anglais", "the same in English", why(at, ARP_EN))              \
    X(TEXT, word, "", "mot du verdict", "word of the verdict", word_of(at))                        \
    X(REAL, contrast, "", "concordance du premier versant moins celle du second",                  \
      "concordance of the first side less that of the second", contrast(at))                       \
    X(REAL, contrast_p, "", "p bilatéral de cet écart", "two-sided p of that gap", contrast_p(at))

ARP_TABLE_COLUMNS(levels, LEVELS, rung)

static rung rung_of(const arp_facts *of, arp_result_table *to, size_t l) {
    const arp_level_answer *at = &of->levels->at[l];
    return (rung){.of = of, .to = to, .at = at, .level = &of->levels->zoned->level[at->level]};
}

static void fill_levels(const arp_facts *of, arp_result_table *to) {
    for (size_t l = 0; l < of->levels->n; l++) {
        rung r = rung_of(of, to, l);
        put_levels(to, &r);
    }
}

const arp_statement ARP_TABLE_levels = {
    ARP_TABLE_STATED(levels, 1),
    {"La réponse sur chaque niveau", "The answer on each level"},
    "methods.md 8.4",
    ARP_NEEDS_LEVELS,
    fill_levels};

static const arp_side *side_of(const rung *r) {
    return &r->at->drivers.side[r->s];
}

static const arp_side_evidence *evidence_of(const rung *r) {
    return &r->at->drivers.evidence->side[r->s];
}

/* Share of the draws in which the side is attested; NULL without draws. */
static const arp_weight_share *attested(const rung *r) {
    if (!r->at->has_sensitivity) return NULL;
    return &r->at->sensitivity.state_share[r->s * ARP_N_STATES + ARP_ATTESTED];
}

#define LEVEL_SIDES(X)                                                                             \
    X(TEXT, level, "", "niveau", "level", at->level->name)                                         \
    X(TEXT, side, "", "versant", "side", at->of->study->plan.node[side_of(at)->node].name)         \
    X(REAL, concordance, "", "concordance de la sélection", "concordance of the selection",        \
      side_of(at)->alone.c)                                                                        \
    X(REAL, low, "", "borne basse de son intervalle", "lower end of its interval",                 \
      evidence_of(at)->low)                                                                        \
    X(REAL, high, "", "borne haute de son intervalle", "upper end of its interval",                \
      evidence_of(at)->high)                                                                       \
    X(REAL, p, "", "p du versant seul", "p of the side alone", side_of(at)->alone.p)               \
    X(REAL, p_given_holm, "", "p ajusté, l'autre versant étant donné",                             \
      "adjusted p, the other side being given", evidence_of(at)->p_holm)                           \
    X(TEXT, state, "", "état du versant", "state of the side",                                     \
      arp_verdict_state_name(side_of(at)->state))                                                  \
    X(REAL, attested_share, "share", "part des tirages où il est attesté",                         \
      "share of the draws in which it is attested", attested(at) ? attested(at)->share : NAN)      \
    X(REAL, attested_low, "share", "borne basse de cette part", "lower end of that share",         \
      attested(at) ? attested(at)->low : NAN)                                                      \
    X(REAL, attested_high, "share", "borne haute de cette part", "upper end of that share",        \
      attested(at) ? attested(at)->high : NAN)                                                     \
    X(REAL, concordance_mean, "", "concordance moyenne sur les tirages",                           \
      "mean concordance over the draws", attested(at) ? at->at->sensitivity.c[at->s].mean : NAN)   \
    X(REAL, concordance_sd, "", "écart-type de la concordance sur les tirages",                    \
      "standard deviation of the concordance over the draws",                                      \
      attested(at) ? at->at->sensitivity.c[at->s].sd : NAN)

ARP_TABLE_COLUMNS(level_sides, LEVEL_SIDES, rung)

static void fill_level_sides(const arp_facts *of, arp_result_table *to) {
    for (size_t l = 0; l < of->levels->n; l++) {
        rung r = rung_of(of, to, l);
        if (!r.at->has_drivers) continue;
        for (r.s = 0; r.s < of->levels->n_sides; r.s++) put_level_sides(to, &r);
    }
}

const arp_statement ARP_TABLE_level_sides = {
    ARP_TABLE_STATED(level_sides, 2),
    {"Les versants sur chaque niveau", "The sides on each level"},
    "methods.md 8.4",
    ARP_NEEDS_LEVELS,
    fill_level_sides};

static const arp_met *met_of(const rung *r) {
    return &r->at->met[r->i];
}

#define LEVEL_TERRITORIES(X)                                                                       \
    X(TEXT, level, "", "niveau", "level", at->level->name)                                         \
    X(TEXT, code, "", "code du territoire", "territory's code",                                    \
      at->level->code[met_of(at)->territory])                                                      \
    X(TEXT, label, "", "nom du territoire", "territory's name",                                    \
      at->level->label[met_of(at)->territory])                                                     \
    X(FLAG, stands, "", "tient lieu de la sélection sur ce niveau",                                \
      "stands for the selection on this level", met_of(at)->stands)                                \
    X(WHOLE, communes, "communes", "qu'il a", "that it has", met_of(at)->communes)                 \
    X(WHOLE, communes_shared, "communes", "qu'il partage avec la sélection",                       \
      "that it shares with the selection", met_of(at)->shared)                                     \
    X(REAL, people, "inhabitants", "ses habitants", "its inhabitants", met_of(at)->people)         \
    X(REAL, people_shared, "inhabitants", "de la sélection", "of the selection",                   \
      met_of(at)->people_shared)                                                                   \
    X(REAL, share_of_it, "share", "part de ses habitants", "share of its inhabitants",             \
      met_of(at)->of_it)                                                                           \
    X(REAL, share_of_selection, "share", "part des habitants de la sélection",                     \
      "share of the selection's inhabitants", met_of(at)->of_selection)                            \
    X(REAL, jaccard, "share", "habitants communs sur habitants de l'un ou de l'autre",             \
      "inhabitants of both over inhabitants of either", met_of(at)->jaccard)                       \
    X(WHOLE, rank, "", "rang sur l'indice", "rank on the index",                                   \
      at->at->rank ? arp_or_none(at->at->rank[at->i]) : NAN)

ARP_TABLE_COLUMNS(level_territories, LEVEL_TERRITORIES, rung)

static void fill_level_territories(const arp_facts *of, arp_result_table *to) {
    for (size_t l = 0; l < of->levels->n; l++) {
        rung r = rung_of(of, to, l);
        for (r.i = 0; r.i < r.at->n_met; r.i++) put_level_territories(to, &r);
    }
}

const arp_statement ARP_TABLE_level_territories = {
    ARP_TABLE_STATED(level_territories, 2),
    {"Territoires que la sélection touche", "Territories that the selection meets"},
    "methods.md 8.4",
    ARP_NEEDS_LEVELS,
    fill_level_territories};

#define LEVEL_RANKS(X)                                                                             \
    X(TEXT, level, "", "niveau", "level", at->level->name)                                         \
    X(TEXT, code, "", "code du territoire", "territory's code",                                    \
      at->level->code[met_of(at)->territory])                                                      \
    X(TEXT, side, "", "versant", "side",                                                           \
      at->of->study->plan.node[at->of->study->plan.node[0].child[at->s]].name)                     \
    X(WHOLE, rank, "", "rang sur ce versant seul", "rank on this side alone",                      \
      arp_or_none(at->at->side_rank[at->i * at->of->levels->n_sides + at->s]))

ARP_TABLE_COLUMNS(level_ranks, LEVEL_RANKS, rung)

static void fill_level_ranks(const arp_facts *of, arp_result_table *to) {
    for (size_t l = 0; l < of->levels->n; l++) {
        rung r = rung_of(of, to, l);
        for (r.i = 0; r.at->side_rank && r.i < r.at->n_met; r.i++) {
            for (r.s = 0; r.s < of->levels->n_sides; r.s++) put_level_ranks(to, &r);
        }
    }
}

const arp_statement ARP_TABLE_level_ranks = {ARP_TABLE_STATED(level_ranks, 3),
                                             {"Leurs rangs par versant", "Their ranks by side"},
                                             "methods.md 8.4",
                                             ARP_NEEDS_LEVELS,
                                             fill_level_ranks};

static bool stands(const rung *r) {
    for (size_t k = 0; k < r->at->n_met; k++) {
        if (r->at->met[k].stands && r->at->met[k].territory == r->at->ranked[r->i]) return true;
    }
    return false;
}

#define LEVEL_RANKING(X)                                                                           \
    X(TEXT, level, "", "niveau", "level", at->level->name)                                         \
    X(TEXT, code, "", "code du territoire", "territory's code",                                    \
      at->level->code[at->at->ranked[at->i]])                                                      \
    X(TEXT, label, "", "nom du territoire", "territory's name",                                    \
      at->level->label[at->at->ranked[at->i]])                                                     \
    X(WHOLE, rank, "", "rang sur l'indice, parmi ceux du niveau",                                  \
      "rank on the index, among those of the level", at->at->of_ranked[at->i])                     \
    X(FLAG, stands, "", "tient lieu de la sélection sur ce niveau",                                \
      "stands for the selection on this level", stands(at))

ARP_TABLE_COLUMNS(level_ranking, LEVEL_RANKING, rung)

static void fill_level_ranking(const arp_facts *of, arp_result_table *to) {
    for (size_t l = 0; l < of->levels->n; l++) {
        rung r = rung_of(of, to, l);
        for (r.i = 0; r.at->of_ranked && r.i < r.at->n; r.i++) put_level_ranking(to, &r);
    }
}

const arp_statement ARP_TABLE_level_ranking = {
    ARP_TABLE_STATED(level_ranking, 2),
    {"Rang de chaque territoire sur son niveau", "Rank of every territory on its level"},
    "methods.md 8.4",
    ARP_NEEDS_LEVELS,
    fill_level_ranking};

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
