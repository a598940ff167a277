/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_drawn.h
 * The reference laws of a chosen perimeter from their definition: every subset of at most 20 places
 * is looked at, spanning trees are counted by Kirchhoff's determinant. A set is a number whose bit
 * i says whether i is in it. Shares no code with engine/.
 */
#ifndef ORACLE_SLOW_DRAWN_H
#define ORACLE_SLOW_DRAWN_H

#include <stddef.h>

enum { SLOW_DRAWN_MOST = 20 };

typedef struct slow_drawn {
    size_t n;
    unsigned touch[SLOW_DRAWN_MOST]; /* touch[i]: those that i touches */
    double people[SLOW_DRAWN_MOST], need[SLOW_DRAWN_MOST];
    unsigned chosen;
} slow_drawn;

/** What the sets that could have been drawn are, all of them. */
typedef struct slow_drawn_law {
    double sets;        /* how many, or the sum of their spanning trees      */
    double above, tied; /* shares of the law: mean need over the chosen's; equal, itself included */
    double mean;        /* of the mean need */
} slow_drawn_law;

/** Spanning trees of the subgraph on @p set, which hangs together. */
double slow_drawn_trees(const slow_drawn *d, unsigned set);

/** Edges between the set and the rest. */
size_t slow_drawn_cut(const slow_drawn *d, unsigned set);

/** Does it hang together, with people within 25 %, members within 20 % and no more cut edges than
    the chosen one? */
int slow_drawn_could(const slow_drawn *d, unsigned set);

/** Mean of need weighted by people. */
double slow_drawn_score(const slow_drawn *d, unsigned set);

/** law[0]: each set alike; law[1]: by its spanning trees. */
void slow_drawn_laws(const slow_drawn *d, slow_drawn_law law[2]);

#endif
