/* SPDX-License-Identifier: GPL-3.0-or-later */
/* profiles, profile_comparators, profile_places: territories against their comparators. */
#include "report/words/profile.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"

/* One indicator of one territory, and one comparator. */
typedef struct entry {
    arp_profile_report page;
    const arp_profile_line *line;
    const arp_compared *compared;
    const arp_comparator *comparator;
    size_t node;
} entry;

static const char *code_of(const entry *at) {
    return at->page.report.study->values.code[at->page.profile->row];
}

static const char *code_at(const entry *at, size_t row) {
    return row == ARP_NONE ? NULL : at->page.report.study->values.code[row];
}

static const char *rule_of(const entry *at) {
    const char *rule = arp_profile_error(&at->page, at->line)->rule;
    return !isnan(at->line->limit[0]) && *rule ? rule : NULL;
}

static const arp_made_of *made_of(const entry *at) {
    return arp_profile_made(&at->page, at->line);
}

static double of_row(const entry *at, const double *known) {
    return known ? known[at->page.profile->row] : NAN;
}

static size_t count_of(const entry *at, const size_t *known) {
    return known ? known[at->page.profile->row] : 0;
}

static const arp_plan_node *leaf_of(const entry *at) {
    return arp_profile_node(&at->page, at->line);
}

#define PROFILES(X)                                                                                \
    X(TEXT, code, "", "code du territoire", "territory's code", code_of(at))                       \
    X(TEXT, indicator, "", "indicateur", "indicator", leaf_of(at)->name)                           \
    X(TEXT, label, "", "nom du territoire", "territory's name",                                    \
      at->page.report.study->values.label[at->page.profile->row])                                  \
    X(TEXT, side, "", "versant", "side",                                                           \
      at->page.report.study->plan.node[arp_profile_side(&at->page, at->line)].name)                \
    ARP_COLUMN_PAIR(X, domain, "domaine", "domain", made_of(at)->domain,                           \
                    at->page.report.study->lang)                                                   \
    X(TEXT, name_fr, "", "nom de l'indicateur en français", "indicator's name in French",          \
      leaf_of(at)->label[ARP_FR])                                                                  \
    X(TEXT, name_en, "", "nom de l'indicateur en anglais", "indicator's name in English",          \
      leaf_of(at)->label[ARP_EN])                                                                  \
    ARP_COLUMN_PAIR(X, unit, "unité", "unit", made_of(at)->unit, at->page.report.study->lang)      \
    X(WHOLE, year, "year", "année", "year", arp_or_none((size_t)made_of(at)->year))                \
    X(WHOLE, polarity, "", "1 : plus haut, plus de besoin ; -1 : plus bas, plus de besoin",        \
      "1: higher is more need; -1: lower is more need", leaf_of(at)->polarity)                     \
    X(REAL, value, "of the indicator", "valeur", "value", at->line->value)                         \
    X(TEXT, mark, "", "ok, missing, secret, not_applicable",                                       \
      "ok, missing, secret, not_applicable", arp_mark_name(at->line->mark))                        \
    X(REAL, low, "of the indicator", "borne basse de l'intervalle à 95 %",                         \
      "lower end of the 95% interval", at->line->limit[0])                                         \
    X(REAL, high, "of the indicator", "borne haute de l'intervalle à 95 %",                        \
      "upper end of the 95% interval", at->line->limit[1])                                         \
    X(TEXT, interval_rule, "", "règle de l'intervalle", "rule of the interval", rule_of(at))       \
    X(REAL, count, "events", "événements derrière la valeur", "events behind the value",           \
      at->line->count)                                                                             \
    X(WHOLE, fewer_than, "events", "moins d'événements que ce nombre, 5 ou 10",                    \
      "fewer events than this number, 5 or 10", arp_or_none(at->line->few))                        \
    X(WHOLE, rank, "", "rang, 1 : le plus grand besoin", "rank, 1: the most need",                 \
      arp_or_none(at->line->rank))                                                                 \
    X(WHOLE, n, "", "territoires qui ont une valeur", "territories that have a value",             \
      at->line->n)                                                                                 \
    X(REAL, position, "share", "de 0, au plus bas de tous, à 1, au plus haut",                     \
      "from 0 at the least of all to 1 at the most", at->line->position)                           \
    X(REAL, least, "of the indicator", "valeur la plus basse de tous", "least value of all",       \
      arp_profile_value(&at->page, at->line, at->line->least))                                     \
    X(TEXT, least_at, "", "code du territoire qui l'a", "code of the territory that has it",       \
      code_at(at, at->line->least))                                                                \
    X(REAL, most, "of the indicator", "valeur la plus haute de tous", "highest value of all",      \
      arp_profile_value(&at->page, at->line, at->line->most))                                      \
    X(TEXT, most_at, "", "code du territoire qui l'a", "code of the territory that has it",        \
      code_at(at, at->line->most))                                                                 \
    X(REAL, coverage, "share", "part du territoire que le chiffre couvre",                         \
      "share of the territory that the figure covers", of_row(at, made_of(at)->coverage))          \
    X(WHOLE, secret_lacking, "", "cellules secrètes de communes qui manquent à sa somme",          \
      "secret cells of communes that its sum lacks", count_of(at, made_of(at)->lacking))           \
    X(WHOLE, secret_filled, "", "cellules secrètes de communes remplies par secret: interval",     \
      "secret cells of communes filled by secret: interval", count_of(at, made_of(at)->guessed))   \
    X(REAL, secret_low, "of the indicator",                                                        \
      "le moins que la valeur peut être, des cellules étant secrètes",                             \
      "the least the value may be, some cells being secret", of_row(at, made_of(at)->low))         \
    X(REAL, secret_high, "of the indicator",                                                       \
      "le plus que la valeur peut être, des cellules étant secrètes",                              \
      "the most the value may be, some cells being secret", of_row(at, made_of(at)->high))

ARP_TABLE_COLUMNS(profiles, PROFILES, entry)

static entry entry_of(const arp_facts *of, size_t i) {
    const arp_report report = {.study = of->study, .answer = of->answer};
    return (entry){.page = {report, &of->profiles->at[i]}};
}

static void fill_profiles(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->profiles->n; i++) {
        entry at = entry_of(of, i);
        for (size_t j = 0; j < at.page.profile->n; j++) {
            at.line = &at.page.profile->line[j];
            put_profiles(to, &at);
        }
    }
}

const arp_statement ARP_TABLE_profiles = {ARP_TABLE_STATED(profiles, 2),
                                          {"Profils", "Profiles"},
                                          "methods.md 8.3",
                                          ARP_NEEDS_PROFILES,
                                          fill_profiles};

/* "below", "equal", "above"; NULL where there is nothing to compare with. */
static const char *is(const arp_compared *c) {
    return isnan(c->value) ? NULL : arp_compared_side(c);
}

#define PROFILE_COMPARATORS(X)                                                                     \
    X(TEXT, code, "", "code du territoire", "territory's code", code_of(at))                       \
    X(TEXT, indicator, "", "indicateur", "indicator", leaf_of(at)->name)                           \
    X(TEXT, comparator, "", "référence", "comparator", at->comparator->name)                       \
    X(REAL, value, "of the indicator", "valeur de la référence", "the comparator's value",         \
      at->compared->value)                                                                         \
    X(FLAG, stated, "", "déclarée par l'étude, sous values:", "stated by the study, by values:",   \
      at->comparator->stated[leaf_of(at)->column])                                                 \
    X(FLAG, approximate, "", "moyenne pondérée de valeurs toutes faites : une approximation",      \
      "a weighted mean of ready values: an approximation",                                         \
      at->comparator->approximate[leaf_of(at)->column])                                            \
    X(TEXT, is, "", "le territoire est below, equal ou above",                                     \
      "the territory is below, equal or above", is(at->compared))                                  \
    X(REAL, p, "", "p bilatéral, la référence tenue pour fixe",                                    \
      "two-sided p, the comparator taken as fixed", at->compared->p)                               \
    X(REAL, p_holm, "", "p ajusté (Holm) sur les territoires",                                     \
      "p adjusted (Holm) over territories", at->compared->p_holm)                                  \
    X(WHOLE, n_tested, "", "territoires sur lesquels il est ajusté",                               \
      "territories it is adjusted over", at->compared->n_tested)                                   \
    X(FLAG, significantly, "", "p ajusté sous le seuil", "adjusted p within the level",            \
      isnan(at->compared->p) ? NAN : (double)at->compared->significantly)

ARP_TABLE_COLUMNS(profile_comparators, PROFILE_COMPARATORS, entry)

static void fill_profile_comparators(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->profiles->n; i++) {
        entry at = entry_of(of, i);
        for (size_t j = 0; j < at.page.profile->n; j++) {
            at.line = &at.page.profile->line[j];
            for (size_t c = 0; c < of->study->n_comparators; c++) {
                at.compared = &at.line->comparator[c];
                at.comparator = &of->study->comparator[c];
                put_profile_comparators(to, &at);
            }
        }
    }
}

const arp_statement ARP_TABLE_profile_comparators = {
    ARP_TABLE_STATED(profile_comparators, 3),
    {"Profils face aux références", "Profiles against the comparators"},
    "methods.md 8.3",
    ARP_NEEDS_PROFILES,
    fill_profile_comparators};

static size_t cell_of(const entry *at) {
    return at->node * at->page.report.answer->result.n + at->page.profile->row;
}

#define PROFILE_PLACES(X)                                                                          \
    X(TEXT, code, "", "code du territoire", "territory's code", code_of(at))                       \
    X(TEXT, node, "", "l'indice ou un versant", "the index or a side",                             \
      at->page.report.study->plan.node[at->node].name)                                             \
    X(REAL, score, "", "score", "score", at->page.report.answer->result.score[cell_of(at)])        \
    X(WHOLE, rank, "", "rang", "rank",                                                             \
      arp_or_none(at->page.report.answer->result.rank[cell_of(at)]))

ARP_TABLE_COLUMNS(profile_places, PROFILE_PLACES, entry)

static void fill_profile_places(const arp_facts *of, arp_result_table *to) {
    const arp_plan_node *root = &of->study->plan.node[0];
    for (size_t i = 0; i < of->profiles->n; i++) {
        entry at = entry_of(of, i);
        for (size_t s = 0; s <= root->n_children; s++) {
            at.node = s == 0 ? 0 : root->child[s - 1];
            put_profile_places(to, &at);
        }
    }
}

const arp_statement ARP_TABLE_profile_places = {ARP_TABLE_STATED(profile_places, 2),
                                                {"Rangs du profil", "Ranks of the profile"},
                                                "methods.md 2.6",
                                                ARP_NEEDS_PROFILES,
                                                fill_profile_places};
