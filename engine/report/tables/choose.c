/* SPDX-License-Identifier: GPL-3.0-or-later */
/* choose, choose_portfolios, choose_summary: a choice that is yet to be made. */
#include "report/tables/columns.h"
#include "report/tables/statement.h"

/* A territory, or a portfolio. */
typedef struct open {
    const arp_facts *of;
    arp_result_table *to;
    const arp_choose_found *found;
    const arp_choose_asked *asked;
    size_t row, i;
    const arp_portfolio *one;
} open;

static open begin(const arp_facts *of, arp_result_table *to) {
    return (open){.of = of, .to = to, .found = of->choose, .asked = of->study->choose};
}

#define CHOOSE(X)                                                                                  \
    ARP_COLUMN_CODE(X)                                                                             \
    ARP_COLUMN_LABEL(X)                                                                            \
    X(TEXT, status, "",                                                                            \
      "core, borderline, out : avec des places, parmi les premiers à tous les poids de "          \
      "l'intervalle, à certains, à aucun ; avec un budget, dans tous les portefeuilles que nul " \
      "ne bat, certains, aucun ; never : vaut moins que rien aux deux bouts ; excluded : n'est "   \
      "pas à choisir",                                                                             \
      "core, borderline, out: with seats, among the first at every weight of the interval, at "    \
      "some, at none; by budget, in all of the portfolios that no other beats, some, none; "       \
      "never: worth less than nothing at both ends; excluded: not to be chosen",                   \
      arp_to_choose_name(at->found->stands[at->row]))                                              \
    X(REAL, value_from, "",                                                                        \
      "valeur quand le poids est à son premier bout : le score de l'indice ; avec un budget, "    \
      "population fois (score - seuil)",                                                           \
      "value with the weight at its first end: the score of the index; by budget, population "     \
      "times (score - threshold)",                                                                 \
      at->found->value[0][at->row])                                                                \
    X(REAL, value_to, "", "la même à l'autre bout", "the same at the other end",                   \
      at->found->value[1][at->row])                                                                \
    X(WHOLE, best, "rank", "meilleur rang par la valeur, sur tout l'intervalle",                   \
      "best rank by value, over the whole interval", arp_or_none(at->found->best[at->row]))        \
    X(WHOLE, worst, "rank", "pire rang", "worst rank", arp_or_none(at->found->worst[at->row]))     \
    X(WHOLE, tied, "territories", "autres qui ont la même valeur à tous les poids",                \
      "others that have the same value at every weight", at->found->tied[at->row])                 \
    X(REAL, share, "share", "part des portefeuilles qui l'ont", "share of the portfolios with it", \
      at->found->share[at->row])                                                                   \
    X(REAL, lacks, "score",                                                                        \
      "avec des places, ce qui lui manque pour égaler le dernier pris, au bout où c'est le moins", \
      "with seats, what it lacks to equal the last one in, at the end where that is the least",    \
      at->found->lacks[at->row])

ARP_TABLE_COLUMNS(choose, CHOOSE, open)

static void fill_choose(const arp_facts *of, arp_result_table *to) {
    open at = begin(of, to);
    for (size_t i = 0; i < at.found->n; i++) {
        at.row = at.found->order[i];
        put_choose(to, &at);
    }
}

const arp_statement ARP_TABLE_choose = {ARP_TABLE_STATED(choose, 1),
                                        {"Qui serait choisi", "Who would be chosen"},
                                        "methods.md 8.8",
                                        ARP_NEEDS_CHOOSING,
                                        fill_choose};

/* "0907 0910" */
static const char *codes_of(const open *at) {
    arp_text text = {0};
    for (size_t k = 0; k < at->one->n; k++) {
        if (k) arp_text_add(&text, " ");
        arp_text_add(&text, arp_facts_code(at->of, at->one->row[k]));
    }
    return arp_cell_take(at->to, &text);
}

#define CHOOSE_PORTFOLIOS(X)                                                                       \
    X(WHOLE, portfolio, "", "son numéro, par valeur décroissante au premier bout",                 \
      "its number, by falling value at the first end", at->i + 1)                                  \
    X(TEXT, codes, "", "codes de ses territoires", "codes of its territories", codes_of(at))       \
    X(WHOLE, territories, "territories", "ses territoires", "its territories", at->one->n)         \
    X(REAL, cost, "", "ce qu'il coûte, comme le budget", "what it costs, as the budget",           \
      at->one->cost)                                                                               \
    X(REAL, value_from, "", "sa valeur au premier bout", "its value at the first end",             \
      at->one->value[0])                                                                           \
    X(REAL, value_to, "", "sa valeur à l'autre bout", "its value at the other end",                \
      at->one->value[1])                                                                           \
    X(REAL, regret, "", "ce qui lui manque au plus de la meilleure valeur, à quelque poids",       \
      "the most that it lacks of the best value, at any weight", at->one->regret)

ARP_TABLE_COLUMNS(choose_portfolios, CHOOSE_PORTFOLIOS, open)

static void fill_portfolios(const arp_facts *of, arp_result_table *to) {
    open at = begin(of, to);
    for (at.i = 0; at.i < at.found->portfolios.n_portfolios; at.i++) {
        at.one = &at.found->portfolios.portfolio[at.i];
        put_choose_portfolios(to, &at);
    }
}

const arp_statement ARP_TABLE_choose_portfolios = {
    ARP_TABLE_STATED(choose_portfolios, 1),
    {"Portefeuilles que nul autre ne bat", "Portfolios that no other beats"},
    "methods.md 8.8",
    ARP_NEEDS_CHOOSING,
    fill_portfolios};

static const char *side_of(const open *at) {
    const arp_plan *plan = &at->of->study->plan;
    return plan->node[plan->node[0].child[at->asked->side]].name;
}

static double by_budget(const open *at, double x) {
    return at->asked->first ? NAN : x;
}

static double of_quota(const open *at, double x) {
    return at->asked->group ? x : NAN;
}

static double count_of(const open *at, arp_to_choose which) {
    return (double)at->found->count[which];
}

#define CHOOSE_SUMMARY(X)                                                                          \
    X(WHOLE, first, "territories", "places ; rien avec un budget", "seats; nothing by budget",     \
      arp_or_none(at->asked->first))                                                               \
    X(TEXT, budget_of, "",                                                                         \
      "ce que le budget compte : population, number (des territoires), column ; rien avec des "    \
      "places",                                                                                    \
      "what the budget counts: population, number (of territories), column; nothing with seats",   \
      at->asked->first ? NULL : arp_budget_name(at->asked->kind))                                  \
    X(TEXT, column, "", "la colonne des coûts", "the column of costs", at->asked->column)          \
    X(REAL, budget, "", "le budget", "the budget", by_budget(at, at->asked->budget))               \
    X(TEXT, side, "", "versant dont le poids n'est pas connu", "side whose weight is not known",   \
      side_of(at))                                                                                 \
    X(REAL, weight_from, "share", "ce poids, au moins", "that weight, at least",                   \
      at->asked->weight[0])                                                                        \
    X(REAL, weight_to, "share", "ce poids, au plus", "that weight, at most", at->asked->weight[1]) \
    X(REAL, threshold_from, "score", "seuil au premier bout", "threshold at the first end",        \
      at->found->threshold[0])                                                                     \
    X(REAL, threshold_to, "score", "seuil à l'autre bout", "threshold at the other end",           \
      at->found->threshold[1])                                                                     \
    X(TEXT, per, "", "colonne du quota", "column of the quota", at->asked->per)                    \
    X(WHOLE, at_most, "territories", "territoires de chaque valeur, au plus",                      \
      "territories of each value, at most", of_quota(at, (double)at->asked->at_most))              \
    X(WHOLE, candidates, "territories", "territoires qui peuvent être choisis",                    \
      "territories that may be chosen", at->found->n_open)                                         \
    X(WHOLE, core, "territories", "en core", "core", count_of(at, ARP_TO_CHOOSE_CORE))             \
    X(WHOLE, borderline, "territories", "en borderline", "borderline",                             \
      count_of(at, ARP_TO_CHOOSE_BORDERLINE))                                                      \
    X(WHOLE, out, "territories", "en out", "out", count_of(at, ARP_TO_CHOOSE_OUT))                 \
    X(WHOLE, never, "territories", "en never", "never", count_of(at, ARP_TO_CHOOSE_NEVER))         \
    X(WHOLE, excluded, "territories", "en excluded", "excluded",                                   \
      count_of(at, ARP_TO_CHOOSE_EXCLUDED))                                                        \
    X(WHOLE, portfolios, "portfolios", "portefeuilles que nul autre ne bat",                       \
      "portfolios that no other beats", by_budget(at, (double)at->found->portfolios.n_portfolios)) \
    X(WHOLE, least_regret, "",                                                                     \
      "numéro de celui du moindre regret, le premier s'ils sont plusieurs",                        \
      "number of that of the least regret, the first where they are several",                      \
      by_budget(at, (double)at->found->portfolios.least_regret + 1.0))                             \
    X(WHOLE, least_regret_ties, "portfolios", "combien ont ce regret",                             \
      "how many have that regret", by_budget(at, (double)at->found->portfolios.n_least))           \
    X(REAL, regret, "", "ce regret", "that regret", regret_of(at))                                 \
    X(REAL, quota_from, "", "ce que le quota ôte à la meilleure valeur, au premier bout",          \
      "what the quota takes off the best value, at the first end",                                 \
      of_quota(at, at->found->portfolios.quota[0]))                                                \
    X(REAL, quota_to, "", "à l'autre bout", "at the other end",                                    \
      of_quota(at, at->found->portfolios.quota[1]))

static double regret_of(const open *at) {
    const arp_choosing *p = &at->found->portfolios;
    return p->n_portfolios ? p->portfolio[p->least_regret].regret : NAN;
}

ARP_TABLE_COLUMNS(choose_summary, CHOOSE_SUMMARY, open)

static void fill_summary(const arp_facts *of, arp_result_table *to) {
    open at = begin(of, to);
    put_choose_summary(to, &at);
}

const arp_statement ARP_TABLE_choose_summary = {
    ARP_TABLE_STATED(choose_summary, 0),
    {"Le choix demandé, et ce qu'il donne", "The choice asked for, and what it gives"},
    "methods.md 8.8",
    ARP_NEEDS_CHOOSING,
    fill_summary};
