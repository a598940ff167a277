/* SPDX-License-Identifier: GPL-3.0-or-later */
/* first_alone: where one would have gone on one branch alone. */
#include "base/memory.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"
#include "report/words/alone.h"

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
