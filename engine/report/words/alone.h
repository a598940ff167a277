/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file alone.h
 * Where one would have gone on one branch alone: the sides, the branches that they are made of, and
 * those beside the verdict, in the order of the study.
 */
#ifndef REPORT_WORDS_ALONE_H
#define REPORT_WORDS_ALONE_H

#include "study/study.h"

/** One branch and its ranks. */
typedef struct arp_alone {
    const arp_plan_node *node;
    const uint32_t *rank; /* n, 0 where it has no value */
} arp_alone;

/** How many there are. */
size_t arp_alone_count(const arp_study *study);

/** The i-th. Cost: O(nodes). */
arp_alone arp_alone_at(const arp_study *study, const arp_answer *answer, size_t i);

/**
 * The rows of a branch by rank, ties in table order: those of the first @p most ranks, and the
 * selected, wherever they stand.
 *
 * @param[out] row  room for n rows
 * @return how many
 * Cost: O(n * rows found).
 */
size_t arp_alone_rows(const arp_alone *branch, const arp_answer *answer, size_t most, size_t *row);

#endif
