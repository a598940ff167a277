/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file asked.h
 * Several selections of one study, as they are asked about.
 */
#ifndef DRIVERS_SEVERAL_ASKED_H
#define DRIVERS_SEVERAL_ASKED_H

#include "drivers/around/graph.h"
#include "drivers/resemblance/case.h"

/** Rows of the table of values, rising. */
typedef struct arp_rows {
    const size_t *row;
    size_t n;
} arp_rows;

/** One selection. */
typedef struct arp_several_one {
    const char *name;
    arp_rows own;     /* its territories; none where it covers none enough               */
    arp_rows rest;    /* of the union of all, those that are there without it            */
    size_t cluster;   /* below n_clusters: those of one may hang together                */
    const bool *late; /* one a side: it could not be known when this one was decided    */
} arp_several_one;

typedef struct arp_several_input {
    const arp_case *what;       /* lines, weights, given and seed; its selection is not read */
    const arp_several_one *one; /* n of them */
    size_t n, n_clusters;
    arp_rows all, beside;  /* the union of all, and by the other threshold of coverage */
    const size_t *stratum; /* one a row, below n_strata; NULL: no strata  */
    size_t n_strata;
    const arp_neighbours_input *near; /* NULL: who is whose neighbour is not known */
    const double *const *leaf;        /* n_leaves columns, higher is more need     */
    size_t n_leaves;
    const bool *late, *kept_open; /* one a side: of the union; never excluded (verdict.h) */
    double alpha;
} arp_several_input;

/** True where the list of pairs says who touches whom. */
static inline bool arp_several_touching(const arp_several_input *in) {
    return in->near && in->near->pair;
}

#endif
