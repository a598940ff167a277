/* SPDX-License-Identifier: GPL-3.0-or-later */
/* declared, contrast, reachable, power: the whole index, two sides against each other, what could
   have been shown, and how often it would be. */
#include "drivers/around/reliability.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/verdict.h"
#include "report/tables/statement.h"
#include "report/words/sentences.h"

/* The answer as a whole. */
typedef struct whole {
    const arp_drivers *d;
    const char *why[2];
} whole;

static arp_concordance shrunk(const whole *at) {
    if (at->d->reliability) return at->d->reliability->declared;
    return (arp_concordance){.c = NAN, .p = NAN};
}

#define DECLARED(X)                                                                                \
    X(REAL, concordance, "share", "concordance sous les poids déclarés",                           \
      "concordance under the declared weights", at->d->declared.c)                                 \
    X(REAL, p, "", "p d'un seul côté", "one-sided p", at->d->declared.p)                           \
    X(TEXT, method, "", "d'où vient p : exact, normal, monte-carlo",                               \
      "how p was found: exact, normal, monte-carlo", arp_p_method_name(at->d->declared.method))    \
    X(REAL, overlap, "share", "part des choisis dans la première liste",                           \
      "share of the chosen in the first list", at->d->declared_overlap)                            \
    X(REAL, shrunk, "share", "concordance, les valeurs tirées vers leur moyenne",                  \
      "concordance on shrunk values", shrunk(at).c)                                                \
    X(REAL, shrunk_p, "", "son p d'un seul côté", "its one-sided p", shrunk(at).p)                 \
    X(TEXT, shrunk_refused_fr, "", "pourquoi l'indice n'a pas pu être calculé sur elles",          \
      "why the index could not be run on them, in French", at->why[ARP_FR])                        \
    X(TEXT, shrunk_refused_en, "", "le même, en anglais", "the same, in English", at->why[ARP_EN])

ARP_TABLE_COLUMNS(declared, DECLARED, whole)

static void fill_declared(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    whole one = {.d = d};
    for (int lang = ARP_FR; d->reliability && lang <= ARP_EN; lang++) {
        one.why[lang] = arp_cell_error(to, &d->reliability->why, (arp_lang)lang);
    }
    put_declared(to, &one);
}

const arp_statement ARP_TABLE_declared = {
    ARP_TABLE_STATED(declared, 0),
    {"Le choix et l'indice, sous les poids déclarés",
     "The selection and the index, under the declared weights"},
    "methods.md 3.2",
    ARP_NEEDS_DRIVERS,
    fill_declared};

static const char *swap_method(const whole *at) {
    const arp_evidence *e = at->d->evidence;
    return isnan(e->swap_p) ? NULL : arp_p_method_name(e->swap_method);
}

#define CONTRAST(X)                                                                                \
    X(REAL, contrast, "share", "concordance du premier versant moins celle du second",             \
      "concordance of the first side less that of the second", at->d->contrast)                    \
    X(REAL, p, "", "p des deux côtés", "two-sided p", at->d->contrast_p)                           \
    X(TEXT, method, "", "d'où vient p : exact, normal, monte-carlo",                               \
      "how p was found: exact, normal, monte-carlo", arp_p_method_name(at->d->contrast_method))    \
    X(FLAG, established, "", "p ne dépasse pas le seuil", "p is not above the level",              \
      at->d->contrast_established)                                                                 \
    X(TEXT, reach, "",                                                                             \
      "un écart aurait-il pu être établi : real, hardly (au-delà de 1/2 seulement), never",        \
      "could a contrast have been established: real, hardly (above 1/2 only), never",              \
      arp_reach_name(at->d->contrast_reach))                                                       \
    X(REAL, swap_p, "",                                                                            \
      "p des deux côtés de « les deux versants comptent autant », six choisis au moins",           \
      "two-sided p of \"both sides count equally\", with six chosen or more",                      \
      at->d->evidence->swap_p)                                                                     \
    X(TEXT, swap_method, "", "d'où vient swap_p : exact ou monte-carlo",                           \
      "how swap_p was found: exact or monte-carlo", swap_method(at))

ARP_TABLE_COLUMNS(contrast, CONTRAST, whole)

static void fill_contrast(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    if (!isnan(d->contrast)) put_contrast(to, &(whole){.d = d});
}

const arp_statement ARP_TABLE_contrast = {ARP_TABLE_STATED(contrast, 0),
                                          {"Écart de deux versants", "Contrast of two sides"},
                                          "methods.md 3.4",
                                          ARP_NEEDS_DRIVERS,
                                          fill_contrast};

#define REACHABLE(X)                                                                               \
    X(REAL, p_min, "", "plus petit p qu'un choix d'autant de territoires peut avoir",              \
      "smallest p that a choice of as many territories can have", at->d->p_min)                    \
    X(REAL, c_needed, "share", "plus petite concordance avec p sous le seuil ; vide : aucune",     \
      "least concordance with p within the level; empty: none", at->d->c_needed)                   \
    X(REAL, c_needed_holm, "share", "la même à la première étape de Holm",                         \
      "the same at the first Holm step", at->d->c_needed_holm)                                     \
    X(REAL, c_attested, "share", "c_needed, au moins celle qu'il faut pour attester un versant",   \
      "c_needed, at least the one it takes to attest a side", arp_attested_needs(at->d->c_needed)) \
    X(REAL, contrast_needed, "share", "plus petit écart de deux versants avec p sous le seuil",    \
      "least contrast of two sides with p within the level", at->d->contrast_needed)

ARP_TABLE_COLUMNS(reachable, REACHABLE, whole)

static void fill_reachable(const arp_facts *of, arp_result_table *to) {
    put_reachable(to, &(whole){.d = arp_facts_drivers(of)});
}

const arp_statement ARP_TABLE_reachable = {
    ARP_TABLE_STATED(reachable, 0),
    {"Ce qui aurait pu être montré", "What could have been shown"},
    "methods.md 3.8",
    ARP_NEEDS_DRIVERS,
    fill_reachable};

/* One side and number of selected; a point of its curve. */
typedef struct lean {
    const arp_facts *of;
    const arp_power_curve *curve;
    const arp_power_point *point;
} lean;

static const char *side_name(const lean *at) {
    const arp_plan *plan = &at->of->study->plan;
    return plan->node[plan->node[0].child[at->curve->side]].name;
}

#define POWER(X)                                                                                   \
    X(WHOLE, m, "territories", "nombre de choisis", "number of the selected", at->curve->m)        \
    X(TEXT, side, "", "versant vers lequel penchent les choix tirés",                              \
      "side that the drawn selections lean on", side_name(at))                                     \
    X(REAL, effect, "standard deviations",                                                         \
      "de combien : un écart-type de plus sur le versant multiplie par exp(effect) les chances "  \
      "d'être choisi",                                                                             \
      "by how much: one standard deviation more on the side makes it exp(effect) times as likely " \
      "to be chosen",                                                                              \
      at->point->effect)                                                                           \
    X(REAL, c, "share", "concordance moyenne des choix tirés",                                     \
      "mean concordance of the drawn selections", at->point->c)                                    \
    X(REAL, share, "share", "part des choix tirés pour lesquels le versant se distingue",          \
      "share of the drawn selections for which the side stands out", at->point->share)             \
    X(REAL, low, "share", "borne basse à 95 % (Wilson)", "lower end at 95% (Wilson)",              \
      at->point->low)                                                                              \
    X(REAL, high, "share", "borne haute à 95 % (Wilson)", "upper end at 95% (Wilson)",             \
      at->point->high)

ARP_TABLE_COLUMNS(power, POWER, lean)

static void fill_power(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->power->n_curves; i++) {
        const arp_power_curve *curve = &of->power->curve[i];
        for (size_t k = 0; k < curve->n_points; k++) {
            put_power(to, &(lean){of, curve, &curve->point[k]});
        }
    }
}

const arp_statement ARP_TABLE_power = {
    ARP_TABLE_STATED(power, 3),
    {"Puissance : combien de fois un versant se distingue, selon combien le choix y penche",
     "Power: how often a side stands out, by how much the selection leans on it"},
    "methods.md 3.8",
    ARP_NEEDS_POWER,
    fill_power};

#define POWER_REACHED(X)                                                                           \
    X(WHOLE, m, "territories", "nombre de choisis", "number of the selected", at->curve->m)        \
    X(TEXT, side, "", "versant", "side", side_name(at))                                            \
    X(FLAG, own, "", "c'est le nombre de choisis de l'étude",                                      \
      "it is the study's own number of selected", at->curve->m == at->of->power->m)                \
    X(REAL, effect, "standard deviations",                                                         \
      "effet à partir duquel le versant se distingue 8 fois sur 10 ; vide : pas atteint",          \
      "effect from which on the side stands out 8 times in 10; empty: not reached",                \
      at->curve->reached.effect)                                                                   \
    X(REAL, effect_low, "standard deviations",                                                     \
      "le même où la borne haute de la part atteint 8 sur 10",                                     \
      "the same where the upper end of the share reaches 8 in 10", at->curve->sooner.effect)       \
    X(REAL, effect_high, "standard deviations",                                                    \
      "le même où la borne basse l'atteint ; vide : pas atteint",                                  \
      "the same where the lower end does; empty: not reached", at->curve->later.effect)            \
    X(REAL, c, "share", "concordance moyenne à cet effet", "mean concordance at that effect",      \
      at->curve->reached.c)                                                                        \
    X(REAL, c_low, "share", "la même à effect_low", "the same at effect_low", at->curve->sooner.c) \
    X(REAL, c_high, "share", "la même à effect_high", "the same at effect_high",                   \
      at->curve->later.c)                                                                          \
    X(WHOLE, draws, "", "choix tirés à chaque effet", "selections drawn at each effect",           \
      at->of->power->draws)                                                                        \
    X(WHOLE, n, "territories", "territoires classés", "territories ranked", at->of->power->n)

ARP_TABLE_COLUMNS(power_reached, POWER_REACHED, lean)

static void fill_power_reached(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->power->n_curves; i++) {
        put_power_reached(to, &(lean){of, &of->power->curve[i], NULL});
    }
}

const arp_statement ARP_TABLE_power_reached = {ARP_TABLE_STATED(power_reached, 2),
                                               {"Puissance : ce qui se distinguerait 8 fois sur 10",
                                                "Power: what would stand out 8 times in 10"},
                                               "methods.md 3.8",
                                               ARP_NEEDS_POWER,
                                               fill_power_reached};
