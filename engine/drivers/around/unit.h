/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file unit.h
 * A union of territories as one unit in place of its members, methods.md 8.1.
 */
#ifndef DRIVERS_AROUND_UNIT_H
#define DRIVERS_AROUND_UNIT_H

#include "base/fail.h"
#include "base/memory.h"
#include "catalogue/error_model.h"
#include "drivers/around/graph.h"
#include "drivers/drivers.h"

/** One indicator's sums, before summing. */
typedef struct arp_summand {
    double *numerator;    /* n_rows; NaN where marked; the value itself of a ready one          */
    double *denominator;  /* n_rows; NULL for a plain sum or a ready value                       */
    uint8_t *mark;        /* n_rows; the worse of both                                           */
    double *part, *whole; /* n_rows of its coverage, NaN unknown; both NULL where it states none */
    double per;           /* value = per * sum of numerators / sum of denominators               */
    bool summable;        /* false: a ready value without a weight, or one whose definition says
                             it cannot be                                                        */
    bool mean;            /* numerator: value times weight, denominator: weight; a union's value is
                             a weighted mean of values, which only approximates it               */
    const double *ready;  /* n_rows, with mean: the values, exact for one alone; NULL: they are
                             means themselves, of communes                                       */
    const double *standard_error; /* n_rows, of their values, independent of each other, NaN
                                     unknown; NULL: nothing states one                           */
    const double *events; /* n_rows: those behind a weighted sum of counts; NULL: no such sum    */
    arp_error_model model;
} arp_summand;

/** Territories that may be members, from the unfiltered table. */
typedef struct arp_sums {
    size_t n_rows, n_columns;
    const char **code, **label;
    double *population;      /* NaN unknown; NULL where the study names no population        */
    size_t *ranked;          /* each one's row of the table of values, ARP_NONE when unranked */
    arp_summand *column;     /* as the columns of the table of values                        */
    double minimum_coverage; /* below it a value counts as missing                           */
} arp_sums;

/** A named set of territories. */
typedef struct arp_members {
    const char *name;
    const size_t *row; /* n rows of arp_sums, rising */
    size_t n;
} arp_members;

/** A union as one unit. */
typedef struct arp_unit {
    arp_members members;
    size_t n_ranked;   /* members it replaces                                                  */
    size_t n;          /* territories of its universe, itself among them                       */
    double population; /* NaN where a member's is unknown                                      */
    double *value, *numerator, *denominator; /* one a column; NaN where marked; no denominator: 1 */
    double *standard_error; /* one a column, of the value; NaN unknown, or a count's           */
    double *events;         /* one a column, behind a weighted sum of counts; otherwise NaN    */
    bool *approximate;      /* one a column: a weighted mean of ready values stands for it     */
    uint8_t *mark;  /* one a column                                                         */
    bool computed;  /* the index was run with it; otherwise `why`, and what follows is NULL */
    double *score;  /* one a node of the plan                                               */
    uint32_t *rank; /* one a node of the plan; 0 where the node has no score                */
    arp_concordance *side; /* one a side: of the unit alone against all others                 */
    arp_error why;
} arp_unit;

/** What a unit is ranked in: the plan, the ranked territories, their run. */
typedef struct arp_unit_ground {
    const arp_plan *plan;
    const arp_table *values;
    const arp_result *result;
    uint64_t seed;
    arp_pool *pool;                   /* of all that is handed out */
    const arp_neighbours_input *near; /* who is whose neighbour; NULL for nobody known */
} arp_unit_ground;

/** The cell of indicator @p column for n members: value, mark, and both sums (NaN where marked; a
    denominator of 1 where there is none). */
typedef struct arp_unit_cell {
    double value, numerator, denominator;
    double standard_error, events; /* NaN unknown */
    bool approximate;
    uint8_t mark;
} arp_unit_cell;

/**
 * Sum one indicator over members, with Neumaier compensation in the order of the rows. (methods.md
 * 8.1)
 *
 * Ready values x with weights w give sum w x / sum w, with the standard error
 * sqrt(sum (w s)^2) / sum w, the members' errors s being independent; one alone is as it is.
 *
 * The mark is the worst of the members'; a sum of denominators of 0, a coverage below the least
 * asked for and several members of an indicator that cannot be summed count as missing.
 */
arp_unit_cell arp_unit_sum(const arp_sums *sums, size_t column, const size_t *row, size_t n);

/** Population of n rows; NaN where one is unknown. */
double arp_unit_population(const arp_sums *sums, const size_t *row, size_t n);

/**
 * A table of the ranked territories that are not in @p without, then @p more rows left to fill.
 *
 * @param without  of arp_sums; n = 0 for none
 * @param[out] out  codes and labels are those of @p values; freed by the caller
 * @retval ARP_MEMORY
 */
arp_status arp_unit_table(const arp_unit_ground *ground, const arp_sums *sums,
                          const arp_members *without, size_t more, arp_table *out, arp_error *err);

/** Write a cell of every column into row @p row of a table made by arp_unit_table(). */
void arp_unit_put(const arp_sums *sums, const size_t *member, size_t n, arp_table *table,
                  size_t row);

/**
 * Sum, run the index with the unit in place of its members, measure each side.
 *
 * A union that cannot be summed, a universe of fewer than four, and an index that refuses are told
 * in out->why: the sums stand all the same.
 * @retval ARP_MEMORY
 * Cost: that of arp_index_run().
 */
arp_status arp_unit_measure(const arp_unit_ground *ground, const arp_sums *sums,
                            const arp_members *members, arp_unit *out, arp_error *err);

#endif
