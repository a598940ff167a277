/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file doubt.h
 * What each rank rests on that is less than a full count.
 */
#ifndef STUDY_DOUBT_H
#define STUDY_DOUBT_H

#include "study/study.h"

/** Fill answer->doubt from the study and the answer's result. Errors: ARP_MEMORY. Cost:
    O(territories * indicators). */
arp_status study_doubt(const arp_study *study, arp_answer *answer, arp_error *err);

#endif
