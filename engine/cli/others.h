/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file others.h
 * The perimeters that could have been drawn, of `perimeters` and `run`: with progress and signals.
 */
#ifndef CLI_OTHERS_H
#define CLI_OTHERS_H

#include "study/candidates.h"

#include "cli/command.h"

/** Find them for a study that has a design. Errors of arp_study_candidates(). */
arp_status arp_draw_others(const arp_request *request, const arp_study *study,
                           const arp_answer *answer, arp_candidates *out, arp_error *err);

#endif
