/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file survey.h
 * One pass over every connected set: counted, or measured and tallied.
 */
#ifndef DRIVERS_CANDIDATES_SURVEY_H
#define DRIVERS_CANDIDATES_SURVEY_H

#include "drivers/candidates/tally.h"

/**
 * Count the sets, of all sizes up to in->most, until there are more than in->cap.
 *
 * @param cut_at   sets of more inhabitants are passed over; INFINITY: none
 * @param[out] n   no more than in->cap + 1
 * @retval ARP_INTERRUPTED, ARP_MEMORY
 */
arp_status arp_survey_count(const arp_candidates_input *in, double cut_at, uint64_t *n,
                            arp_error *err);

/**
 * Measure and tally them.
 *
 * @param visited    how many there are, for progress
 * @param[out] count  in->most + 1
 * @retval ARP_INTERRUPTED, ARP_MEMORY
 */
arp_status arp_survey_measure(const arp_candidates_input *in, double cut_at, uint64_t visited,
                              arp_standings *tally, arp_candidates_count *count, arp_error *err);

#endif
