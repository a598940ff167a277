/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rank_sets and what hangs from them: the ranks that the error of the data leaves open. */
#include "report/tables/sure/sensitivity.h"

/* A territory, a first list, a standing. */
typedef struct left_open {
    const arp_facts *of;
    const arp_rank_sets *sets;
    size_t i, j, s;
    const arp_rank_set *alone;
} left_open;

#define STANDINGS "surely, possibly, surely_not"

static const char *standing_name(size_t standing) {
    return arp_rank_standing_name((arp_rank_standing)standing);
}

#define RANK_SETS(X)                                                                               \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->i))     \
    X(TEXT, label, "", "nom du territoire", "territory's name", arp_facts_label(at->of, at->i))    \
    X(REAL, score_error, "score", "erreur type du score déclaré",                                  \
      "standard error of the declared score", arp_facts_sensitivity(at->of)->score_error[at->i])   \
    X(WHOLE, low, "rank", "meilleur rang possible, pour tous à la fois",                           \
      "best possible rank, of all at once", at->sets->joint[at->i].low)                            \
    X(WHOLE, high, "rank", "pire rang possible, pour tous à la fois",                              \
      "worst possible rank, of all at once", at->sets->joint[at->i].high)                          \
    X(WHOLE, low_alone, "rank", "meilleur rang possible, pour lui seul",                           \
      "best possible rank, of it alone", at->alone ? (double)at->alone->low : NAN)                 \
    X(WHOLE, high_alone, "rank", "pire rang possible, pour lui seul",                              \
      "worst possible rank, of it alone", at->alone ? (double)at->alone->high : NAN)

ARP_TABLE_COLUMNS(rank_sets, RANK_SETS, left_open)

static const arp_rank_set *alone_of(const arp_rank_sets *sets, size_t row) {
    for (size_t t = 0; t < sets->n_alone; t++) {
        if (sets->alone_row[t] == row) return &sets->alone[t];
    }
    return NULL;
}

static void fill_rank_sets(const arp_facts *of, arp_result_table *to) {
    const arp_rank_sets *sets = arp_facts_sensitivity(of)->sets;
    for (size_t i = 0; sets && i < sets->n; i++) {
        size_t row = of->answer->result.order[i];
        put_rank_sets(to,
                      &(left_open){.of = of, .sets = sets, .i = row, .alone = alone_of(sets, row)});
    }
}

const arp_statement ARP_TABLE_rank_sets = {ARP_TABLE_STATED(rank_sets, 1),
                                           {"Rangs que l'erreur des données laisse possibles",
                                            "Ranks that the error of the data leaves open"},
                                           "methods.md 7.7",
                                           ARP_NEEDS_SENSITIVITY,
                                           fill_rank_sets};

#define RANK_SET_FIRST(X)                                                                          \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->i))     \
    X(WHOLE, k, "", "nombre de premiers", "number of first ones", at->sets->k[at->j])              \
    X(TEXT, standing, "", "parmi eux : " STANDINGS, "among them: " STANDINGS,                      \
      standing_name(arp_rank_set_first(at->sets->joint[at->i], at->sets->k[at->j])))               \
    X(REAL, share, "share", "part des répliques où il en est",                                     \
      "share of the replicates in which it is",                                                    \
      at->sets->first[at->j * at->sets->n + at->i].share)                                          \
    X(REAL, share_low, "share", "sa borne basse à 95 %", "its lower end at 95%",                   \
      at->sets->first[at->j * at->sets->n + at->i].low)                                            \
    X(REAL, share_high, "share", "sa borne haute à 95 %", "its upper end at 95%",                  \
      at->sets->first[at->j * at->sets->n + at->i].high)

ARP_TABLE_COLUMNS(rank_set_first, RANK_SET_FIRST, left_open)

static void fill_rank_set_first(const arp_facts *of, arp_result_table *to) {
    const arp_rank_sets *sets = arp_facts_sensitivity(of)->sets;
    for (size_t i = 0; sets && i < sets->n; i++) {
        for (size_t j = 0; j < sets->n_k; j++) {
            put_rank_set_first(
                to, &(left_open){.of = of, .sets = sets, .i = of->answer->result.order[i], .j = j});
        }
    }
}

const arp_statement ARP_TABLE_rank_set_first = {ARP_TABLE_STATED(rank_set_first, 2),
                                                {"Parmi les premiers malgré l'erreur des données",
                                                 "Among the first in spite of the data's error"},
                                                "methods.md 7.7",
                                                ARP_NEEDS_SENSITIVITY,
                                                fill_rank_set_first};

#define RANK_SET_STANDINGS(X)                                                                      \
    X(WHOLE, k, "", "nombre de premiers", "number of first ones", at->sets->k[at->j])              \
    X(TEXT, standing, "", STANDINGS, STANDINGS, standing_name(at->s))                              \
    X(WHOLE, territories, "", "territoires dans ce cas", "territories that stand so",              \
      at->sets->standing[at->j * ARP_STANDINGS + at->s])

ARP_TABLE_COLUMNS(rank_set_standings, RANK_SET_STANDINGS, left_open)

static void fill_rank_set_standings(const arp_facts *of, arp_result_table *to) {
    const arp_rank_sets *sets = arp_facts_sensitivity(of)->sets;
    for (size_t j = 0; sets && j < sets->n_k; j++) {
        for (size_t s = ARP_STANDINGS; s-- > 0;) {
            put_rank_set_standings(to, &(left_open){.of = of, .sets = sets, .j = j, .s = s});
        }
    }
}

const arp_statement ARP_TABLE_rank_set_standings = {
    ARP_TABLE_STATED(rank_set_standings, 2),
    {"Combien sont sûrement parmi les premiers", "How many are surely among the first"},
    "methods.md 7.7",
    ARP_NEEDS_SENSITIVITY,
    fill_rank_set_standings};

#define RANK_SET_METHOD(X)                                                                         \
    X(TEXT, method, "", "méthode", "method", at->sets->method)                                     \
    X(REAL, critical, "standard errors", "valeur critique du dernier pas",                         \
      "critical value of the last step", at->sets->critical)                                       \
    X(WHOLE, replicates, "", "tirages pour la valeur critique", "draws for the critical value",    \
      at->sets->replicates)                                                                        \
    X(WHOLE, steps, "", "pas de la méthode descendante", "steps of the stepdown", at->sets->steps)

ARP_TABLE_COLUMNS(rank_set_method, RANK_SET_METHOD, left_open)

static void fill_rank_set_method(const arp_facts *of, arp_result_table *to) {
    const arp_rank_sets *sets = arp_facts_sensitivity(of)->sets;
    if (sets) put_rank_set_method(to, &(left_open){.of = of, .sets = sets});
}

const arp_statement ARP_TABLE_rank_set_method = {
    ARP_TABLE_STATED(rank_set_method, 0),
    {"Comment ces rangs sont trouvés", "How these ranks are found"},
    "methods.md 7.7",
    ARP_NEEDS_SENSITIVITY,
    fill_rank_set_method};
