/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file describe.h
 * What the values of a study are, before anything is made of them. (methods.md 1.6)
 */
#ifndef STUDY_DESCRIBE_H
#define STUDY_DESCRIBE_H

#include "study/study.h"

/**
 * One column of the table of values, over the n cells that have a number.
 *
 * Quartiles are those of definition 7 of Hyndman and Fan [1996], R's default; skewness is G1 of
 * treat/shape.h. What does not exist is NaN: all of a column without a number, the skewness of
 * fewer than three.
 */
typedef struct arp_described {
    size_t n, zeros;
    double quartile[5]; /* least, first quartile, median, third quartile, most */
    double skewness;
    size_t side;      /* node of its side in its plan; ARP_NONE: it hangs from the root */
    bool beside;      /* that plan is study->beside                                    */
    double with_side; /* see arp_described_side(); NaN: it has no companion            */
    bool looks_reversed;
} arp_described;

/** Two leaves that hang from the same node. */
typedef struct arp_leaf_pair {
    size_t node, one, other; /* node of the plan; columns of the table of values, one < other */
    size_t n;                /* rows that have both */
    double correlation;      /* Pearson's, of values turned so that higher is more need; NaN where
                                one does not vary */
    bool beside;             /* the node is of study->beside */
} arp_leaf_pair;

typedef struct arp_description {
    arp_described *column; /* one a column of the table of values */
    arp_leaf_pair *pair;   /* n_pairs, node by node, in the order of the columns */
    size_t n_pairs;
    struct arp_pool *pool;
} arp_description;

/** Correlation of an indicator with its side from which it is told to look reversed: a convention,
    Cohen's [1988] for a correlation of medium size; and beyond chance at ARP_REVERSED_P. */
#define ARP_REVERSED_AT -0.3
#define ARP_REVERSED_P  0.01

/**
 * Describe every column, and every pair of leaves of the same node.
 *
 * @param[out] out  free with arp_description_free(); untouched on failure
 * @retval ARP_MEMORY
 * Cost: O(columns * n log n + pairs * n) for n territories.
 */
ARP_CALL arp_status arp_study_describe(const arp_study *study, arp_description *out,
                                       arp_error *err);

void arp_description_free(arp_description *description);

/**
 * How each leaf goes with the others of its side (its branch under the root; the leaves that hang
 * from the root are one): Pearson's correlation of its value with the mean of the others, all
 * turned so that higher is more need and divided by their standard deviation; the corrected
 * item-total correlation [Nunnally 1978]. An indicator that is turned the wrong way is negative.
 * It looks reversed at ARP_REVERSED_AT or below, where Fisher's z is beyond chance as well.
 *
 * @param out  one a column: its side, with_side and looks_reversed are set
 * @retval ARP_MEMORY
 * Cost: O(columns * n).
 */
arp_status arp_described_side(const arp_study *study, arp_described *out, arp_error *err);

#endif
