/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file passage_steps.h
 * What a passage is made of: what making one and walking one share.
 */
#ifndef TERRITORY_PASSAGE_STEPS_H
#define TERRITORY_PASSAGE_STEPS_H

#include <stdint.h>

#include "base/codes.h"
#include "base/memory.h"

typedef struct arp_passage_line {
    size_t from, to; /* places */
    double share;
    size_t written; /* its line, for a total order */
} arp_passage_line;

/** What changes from one year to the next, by rising `from`, then as written. */
typedef struct arp_passage_step {
    arp_passage_line *line;
    size_t n;
} arp_passage_step;

struct arp_passage {
    const char **code; /* n places: the communes of the study, then every other code */
    size_t n, n_communes;
    arp_codes *codes;       /* of them */
    arp_codes *departments; /* of the communes of the study: the first one's place */
    size_t *department;     /* one a place, the above; SIZE_MAX for none */
    int *year;              /* n_years, rising */
    size_t n_years, own;
    arp_passage_step *forward, *back; /* n_years - 1: from and to year[i] */
    uint8_t *alive;                   /* n_years x n */
    arp_pool *pool;
};

/** The first line of a place in a step, SIZE_MAX for none. Cost: O(log n). */
size_t arp_passage_step_first(const arp_passage_step *step, size_t from);

/** What exists after a step, given what does before: what changes goes, what it becomes comes. */
void arp_passage_walk(const arp_passage_step *step, const uint8_t *before, uint8_t *after,
                      size_t n);

#endif
