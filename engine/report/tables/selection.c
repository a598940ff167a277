/* SPDX-License-Identifier: GPL-3.0-or-later */
/* selection, selection_sides, contributions, first_alone: who was chosen, what each side brings to
   whom, and where one would have gone on one branch alone. */
#include "base/memory.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"
#include "report/words/alone.h"

/* A territory, and a side. */
typedef struct seat {
    const arp_facts *of;
    size_t row, side;
} seat;

#define SELECTION(X)                                                                               \
    ARP_COLUMN_CODE(X)                                                                             \
    ARP_COLUMN_LABEL(X)                                                                            \
    X(REAL, score, "", "score de l'indice", "score of the index",                                  \
      at->of->answer ? at->of->answer->result.score[at->row] : NAN)                                \
    X(WHOLE, rank, "rank", "rang, 1 : le plus grand besoin", "rank, 1: the most need",             \
      at->of->answer ? arp_or_none(at->of->answer->result.rank[at->row]) : NAN)

ARP_TABLE_COLUMNS(selection, SELECTION, seat)

/* Before a run, those the study lists; the first ones of a ranking are known after it. */
static void fill_selection(const arp_facts *of, arp_result_table *to) {
    const size_t *selected = of->answer ? of->answer->selected : of->study->selected;
    size_t m = of->answer ? of->answer->m : of->study->m;
    for (size_t i = 0; i < m; i++) put_selection(to, &(seat){.of = of, .row = selected[i]});
}

const arp_statement ARP_TABLE_selection = {ARP_TABLE_STATED(selection, 1),
                                           {"Territoires choisis", "Chosen territories"},
                                           "methods.md 2.7",
                                           ARP_NEEDS_STUDY,
                                           fill_selection};

static double side_score(const seat *at) {
    const arp_result *result = &at->of->answer->result;
    return result->score[arp_facts_drivers(at->of)->side[at->side].node * result->n + at->row];
}

static double contribution(const seat *at) {
    const arp_drivers *d = arp_facts_drivers(at->of);
    return d->contribution[at->row * d->n_sides + at->side];
}

#define BY_SIDE(X)                                                                                 \
    ARP_COLUMN_CODE(X)                                                                             \
    ARP_COLUMN_SIDE(X)                                                                             \
    X(REAL, score, "", "score sur ce versant", "score on this side", side_score(at))               \
    X(WHOLE, rank, "rank", "rang sur ce versant seul", "rank on this side alone",                  \
      arp_facts_drivers(at->of)->side[at->side].rank[at->row])                                     \
    X(REAL, contribution, "",                                                                      \
      "part du versant dans le score ; la somme des versants est le score",                        \
      "part of the side in the score; the sides add up to the score", contribution(at))

ARP_TABLE_COLUMNS(selection_sides, BY_SIDE, seat)
ARP_TABLE_COLUMNS(contributions, BY_SIDE, seat)

static void fill_selection_sides(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    for (size_t i = 0; i < d->m; i++) {
        for (size_t s = 0; s < d->n_sides; s++) {
            put_selection_sides(to, &(seat){.of = of, .row = d->selected[i], .side = s});
        }
    }
}

const arp_statement ARP_TABLE_selection_sides = {
    ARP_TABLE_STATED(selection_sides, 2),
    {"Territoires choisis, par versant", "Chosen territories, by side"},
    "methods.md 2.7",
    ARP_NEEDS_DRIVERS,
    fill_selection_sides};

static void fill_contributions(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    for (size_t i = 0; i < d->n; i++) {
        for (size_t s = 0; s < d->n_sides; s++) {
            size_t row = of->answer->result.order[i];
            put_contributions(to, &(seat){.of = of, .row = row, .side = s});
        }
    }
}

const arp_statement ARP_TABLE_contributions = {
    ARP_TABLE_STATED(contributions, 2),
    {"Tous les territoires, par versant", "All territories, by side"},
    "methods.md 2.7",
    ARP_NEEDS_DRIVERS,
    fill_contributions};

/* A territory on one branch alone. */
typedef struct stand {
    const arp_facts *of;
    arp_alone branch;
    size_t row;
} stand;

#define FIRST_ALONE(X)                                                                             \
    X(TEXT, side, "", "branche de l'indice, ou hors du verdict",                                   \
      "branch of the index, or beside the verdict", at->branch.node->name)                         \
    X(WHOLE, rank, "rank", "rang sur cette branche seule", "rank on this branch alone",            \
      at->branch.rank[at->row])                                                                    \
    ARP_COLUMN_CODE(X)                                                                             \
    ARP_COLUMN_LABEL(X)                                                                            \
    X(FLAG, selected, "", "est parmi les choisis", "is among the chosen",                          \
      arp_facts_selected(at->of, at->row))

ARP_TABLE_COLUMNS(first_alone, FIRST_ALONE, stand)

/* As many first ranks as were chosen, at least ten. */
static void fill_first_alone(const arp_facts *of, arp_result_table *to) {
    enum { LEAST = 10 };
    size_t most = of->answer->m > LEAST ? of->answer->m : LEAST;
    size_t *row = arp_zalloc(of->answer->result.n, sizeof *row);
    if (!row) {
        to->bad = true;
        return;
    }
    for (size_t i = 0; i < arp_alone_count(of->study); i++) {
        stand one = {.of = of, .branch = arp_alone_at(of->study, of->answer, i)};
        size_t n = arp_alone_rows(&one.branch, of->answer, most, row);
        for (size_t t = 0; t < n; t++) {
            one.row = row[t];
            put_first_alone(to, &one);
        }
    }
    arp_free(row);
}

const arp_statement ARP_TABLE_first_alone = {
    ARP_TABLE_STATED(first_alone, 3),
    {"Les premiers de chaque branche seule", "The first on each branch alone"},
    "methods.md 3.2",
    ARP_NEEDS_DRIVERS,
    fill_first_alone};
