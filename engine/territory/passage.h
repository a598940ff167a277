/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file passage.h
 * The history of the communes' codes: which exist in which year, what they become.
 *
 * A passage table gives steps between successive years, both ways: a code of one year and what it
 * becomes in the other, with the share that goes there (1 for a merger or a new number, less where
 * a commune is split). A code that a step does not name goes on as it is. The geography of a year
 * is that of its 1 January. A step from 1999 to 2008 tells nothing of 2003, which is refused.
 *
 * The communes of the study are those of one year, and everything is seen from there: codes that
 * exist in other years are found by walking the steps. Communes that the study does not have are
 * followed only where they meet its own.
 */
#ifndef TERRITORY_PASSAGE_H
#define TERRITORY_PASSAGE_H

#include "base/fail.h"
#include "territory/commune.h"

/** One line of a passage table. */
typedef struct arp_code_change {
    int from, to; /* years */
    const char *code, *becomes;
    double share; /* NaN: not stated; the lines of a code without one share what is left */
} arp_code_change;

typedef struct arp_passage arp_passage;

/**
 * @param change    n lines in any order; n = 0: nothing is known of other years
 * @param commune   n_communes codes of the study, without doubles; kept by pointer
 * @param vintage   their year; 0 unknown, which needs n = 0
 * @retval ARP_DOMAIN  a share outside [0, 1], the shares of a code that do not sum to 1 within
 * 1e-6, a step over a year that another step ends in, or a vintage that the steps do not reach (the
 * years there are are told) Memory: one byte a code and year. Cost: O(codes * years + n log n).
 */
arp_status arp_passage_new(const arp_code_change *change, size_t n, const char *const *commune,
                           size_t n_communes, int vintage, arp_passage **out, arp_error *err);

void arp_passage_free(arp_passage *passage);

size_t arp_passage_communes(const arp_passage *passage);

/** Where a year stands among the geographies there are.
    @retval ARP_DOMAIN  it does not (the years there are are told) */
arp_status arp_passage_year(const arp_passage *passage, int year, arp_place place, size_t *out,
                            arp_error *err);

/** The study's own geography. */
size_t arp_passage_own(const arp_passage *passage);

/** The year of a geography; they rise. */
int arp_passage_year_of(const arp_passage *passage, size_t geography);

/** True when two geographies have the same communes: no step between them changes any. */
bool arp_passage_same(const arp_passage *passage, size_t a, size_t b);

/** A code of a geography, or the one it may stand for (commune.h): its place, SIZE_MAX when there
   is none or there are two. Places below arp_passage_communes() are the study's communes. Cost:
   O(1) expected. */
size_t arp_passage_find(const arp_passage *passage, size_t geography, const char *code);

/** The code at a place. */
const char *arp_passage_code(const arp_passage *passage, size_t at);

/** True when a place exists in a geography. */
bool arp_passage_exists(const arp_passage *passage, size_t geography, size_t at);

/** True when the study has a commune in the code's département. */
bool arp_passage_covers(const arp_passage *passage, const char *code);

/** The study's code that differs from @p code by zeros at its head; NULL when there is none. */
const char *arp_passage_lost_zero(const arp_passage *passage, const char *code);

/**
 * The geography that n codes are most likely of: the one with the fewest codes that do not exist
 * in it; among these the one that lacks the fewest of its communes, in the départements where the
 * codes are; among these the nearest to the study's own, the later of two. Arrondissements and
 * codes outside the study's départements do not count.
 *
 * @retval ARP_MEMORY
 * Cost: O(n * years).
 */
arp_status arp_passage_guess(const arp_passage *passage, const char *const *code, size_t n,
                             size_t *geography, arp_error *err);

/**
 * The geography whose codes the study's communes are, as far as the passage table names them: the
 * one with the fewest differences; among these the nearest to the study's own, the later of two.
 * What a code is before the first step that names it, or after the last, is read off that step.
 *
 * @retval ARP_MEMORY
 * Cost: O(codes * years).
 */
arp_status arp_passage_looks(const arp_passage *passage, size_t *geography, arp_error *err);

/** Where a share of a code goes. */
typedef struct arp_passage_part {
    size_t at;
    double share;
} arp_passage_part;

/** Parts of one code; zero-initialise, reuse, and free. */
typedef struct arp_passage_parts {
    arp_passage_part *part;
    size_t n, room;
} arp_passage_parts;

void arp_passage_parts_free(arp_passage_parts *parts);

/**
 * Carry a place from a geography to the study's own, step by step; shares multiply. A share of 0 is
 * left out, and parts that meet again are added.
 *
 * @retval ARP_MEMORY
 * Cost: O(steps * parts * log lines).
 */
arp_status arp_passage_carry(const arp_passage *passage, size_t geography, size_t at,
                             arp_passage_parts *out, arp_error *err);

#endif
