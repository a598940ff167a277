/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file zonings.h
 * From communes to territories: what became of every row and every commune, and the levels a study
 * may be ranked on.
 */
#ifndef TERRITORY_ZONINGS_H
#define TERRITORY_ZONINGS_H

#include "table/table.h"

/**
 * What became of one file of communes. read is the sum of the eight that follow it, so that no row
 * is lost in silence; with_data, without_data, given and elsewhere sum to the communes of the
 * study.
 */
typedef struct arp_balance {
    const char *name;  /* base name of the file */
    int vintage;       /* year of its communes; 0: not stated, and no passage to guess it from */
    int looks;         /* year that its codes look like; 0: no passage to tell     */
    bool guessed;      /* the year was guessed from its codes */
    size_t read;       /* rows, after `where` and pivots */
    size_t carried;    /* to the commune of the same code, alone */
    size_t renumbered; /* the same, under another code or spelling */
    size_t merged;     /* added to other rows in one commune */
    size_t split;      /* shared among communes by a stated ratio */
    size_t arrondissements; /* of Paris, Lyon, Marseille: added to their commune */
    size_t detail;          /* the same, where the file has the whole commune as well */
    size_t outside;         /* of départements that the zoning does not have */
    size_t unknown;         /* of no commune of the zoning, left out as the study says */
    size_t with_data;       /* communes that have a row */
    size_t without_data;    /* that have none, and of which nothing is known */
    size_t given;           /* that have none, and count for what `absent:` says */
    size_t elsewhere;       /* whose counts stand under the code they joined (codes: equal) */
    const char *const *outside_first; /* the first codes of each, at most ten */
    const char *const *unknown_first;
    size_t n_outside_first, n_unknown_first;
    const size_t *without; /* the without_data communes, by their places in the study, rising */
    size_t across;         /* rows whose shares fall in several territories of the study's level */
    const char *const *across_first;
    size_t n_across_first;
} arp_balance;

/** One zoning: a partition of the communes into territories. */
typedef struct arp_level {
    const char *name;   /* as the study names it: "canton" */
    const char *column; /* of the membership table: "CV"; the first of several pasted   */
    size_t n;           /* territories, by rising code     */
    const char **code, **label;
    size_t *n_communes; /* of each territory               */
    size_t *outside[2]; /* of each, communes outside the département, the région, of most of its
                           communes; NULL where the table has no such column */
    size_t *of;         /* one a commune: its territory, SIZE_MAX for none */
    size_t n_none;      /* communes without a territory    */
    const char *const *selected; /* the study's selection on it, n_selected codes as written */
    size_t n_selected;
    arp_column *given; /* columns of data files of the level itself, n_given */
    size_t n_given;
} arp_level;

/** The communes of a study and its levels. */
typedef struct arp_zoned {
    const char *file; /* base name of the membership table */
    int vintage;      /* of its communes; 0: not stated    */
    bool by_passage;  /* codes: passage; otherwise equal   */
    size_t n_communes;
    const char **code, **label; /* of the communes */
    double *weight;             /* one a commune: what coverage is a share of; NaN where marked */
    const char *weight_name;    /* its column; NULL: communes are counted */
    arp_level *level;
    size_t n_levels, at; /* the study's own is level[at] */
    arp_balance *balance;
    size_t n_balances; /* one a data file */
    bool *approximate; /* one an indicator: a weighted mean stands for the territory's value */
    const char **weighed_by; /* one an indicator: the column that weights it, or NULL */
    bool
        *has_error; /* one an indicator: ready values with standard errors, hence variances below */
    /* One row a commune. Of indicator j the columns 9 j to 9 j + 8: numerator, denominator (0 for a
       plain sum), weight where the commune counts, weight where it could, 1 where its cell is
       secret, 1 where a secret cell was filled, how far numerator and denominator may be from what
       they would be, and the numerator's variance; then the population, where the study names it.
     */
    arp_table communes;
    struct arp_measure *measure; /* one an indicator, of those columns */
    size_t *secret;              /* one an indicator: communes whose cell is secret */
    size_t *bounded; /* one an indicator: kept territories whose value lacks a secret cell */
    size_t
        *filled; /* one an indicator: communes whose secret cells were filled (secret: interval) */
    bool fills_secret;        /* secret: interval */
    double secret_between[2]; /* by a number from the one to the other */
} arp_zoned;

#endif
