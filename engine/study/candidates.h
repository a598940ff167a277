/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file candidates.h
 * The perimeters that could have been drawn in place of the one chosen: `design:` of a study.
 */
#ifndef STUDY_CANDIDATES_H
#define STUDY_CANDIDATES_H

#include "drivers/candidates/candidates.h"
#include "study/study.h"

/** Units of a set where the study does not say, unless the choice has more. */
enum { ARP_DESIGN_UNITS = 4 };

typedef struct arp_candidates_options {
    uint64_t cap;                                             /* 0: ARP_CANDIDATES_CAP */
    size_t node_limit;                                        /* 0: ARP_PROGRAM_NODES  */
    bool (*go_on)(void *user, uint64_t done, uint64_t total); /* NULL: it goes on */
    void *user;
} arp_candidates_options;

/**
 * Find them.
 *
 * @param answer   of arp_study_run() for this study; both must outlive what is found
 * @param[out] out  free with arp_candidates_free(); untouched on failure
 * @retval ARP_USAGE        the study has no `design:`
 * @retval ARP_INTERRUPTED  options->go_on() said no
 * Errors of arp_candidates_find(), with the place of the design.
 * Cost: that of arp_candidates_find().
 */
ARP_CALL arp_status arp_study_candidates(const arp_study *study, const arp_answer *answer,
                                         const arp_candidates_options *options, arp_candidates *out,
                                         arp_error *err);

void arp_candidates_free(arp_candidates *candidates);

#endif
