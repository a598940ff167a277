/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file others.h
 * What `run` asks besides where the study states it: the perimeters that could have been drawn (of
 * `perimeters` too, with progress and signals), several selections, a choice to be made.
 */
#ifndef CLI_OTHERS_H
#define CLI_OTHERS_H

#include "study/candidates.h"
#include "study/choose.h"
#include "study/contracts.h"

#include "cli/command.h"

/** Find them for a study that has a design. Errors of arp_study_candidates(). */
arp_status arp_draw_others(const arp_request *request, const arp_study *study,
                           const arp_answer *answer, arp_candidates *out, arp_error *err);

/** One of each; empty where the study does not state it. */
typedef struct arp_others {
    arp_candidates candidates;
    arp_contracts contracts;
    arp_choose_found choose;
} arp_others;

/** All that the study states. Errors of arp_study_candidates(), arp_study_contracts() and
    arp_study_choose(); free what there is with arp_others_free(), after a failure too. */
arp_status arp_ask_others(const arp_request *request, const arp_study *study,
                          const arp_answer *answer, arp_others *out, arp_error *err);

void arp_others_free(arp_others *others);

#endif
