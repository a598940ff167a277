/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tables/matrices.h"

static const double *acceptability(const arp_facts *facts) {
    return facts->answer->sensitivity.rank.share;
}

static const double *wins(const arp_facts *facts) {
    return facts->answer->sensitivity.rank.above;
}

static const arp_matrix MATRICES[] = {
    {"rank_acceptability",
     "share",
     {"part des tirages où un territoire (ligne) a un rang (colonne)",
      "share of the draws in which a territory (row) has a rank (column)"},
     "methods.md 7.3",
     true,
     acceptability},
    {"pairwise_wins",
     "share",
     {"part des tirages où un territoire (ligne) passe avant un autre (colonne) ; une égalité "
      "compte "
      "pour moitié",
      "share of the draws in which a territory (row) ranks before another (column); a tie counts "
      "half"},
     "methods.md 7.3",
     false,
     wins},
};

size_t arp_matrices(const arp_matrix **all) {
    *all = MATRICES;
    return sizeof MATRICES / sizeof MATRICES[0];
}
