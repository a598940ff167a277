/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file levels.h
 * The parts of arp_levels_compare().
 */
#ifndef STUDY_LEVELS_H
#define STUDY_LEVELS_H

#include <arpent/levels.h>

#include "base/fail.h"
#include "base/memory.h"

/** Inhabitants of a commune; 1 where the study names no population, 0 where it is not known. */
double levels_people(const arp_study *study, size_t commune);

/** One ordered pair of levels. @retval ARP_MEMORY Cost: O(communes log communes). */
arp_status levels_overlap(const arp_study *study, size_t from, size_t to, arp_overlap *out,
                          arp_error *err);

/**
 * The territories of a level that share a commune with the selection, and which stand for it.
 *
 * @param chosen  one a commune: it is of the selection
 * @param[out] out  met, n_met, n_stand and outside; arrays in @p pool
 * @retval ARP_MEMORY
 */
arp_status levels_meet(const arp_study *study, const bool *chosen, const arp_level_values *values,
                       arp_pool *pool, arp_level_answer *out, arp_error *err);

#endif
