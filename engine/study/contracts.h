/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file contracts.h
 * The selections of a study, judged together.
 */
#ifndef STUDY_CONTRACTS_H
#define STUDY_CONTRACTS_H

#include "drivers/several/several.h"
#include "study/study.h"

typedef struct arp_contracts {
    arp_several several;  /* one in the order of study->chosen                             */
    size_t *leaf;         /* several.n_leaves nodes of the plan, as several.common has them */
    const char **cluster; /* one a selection: its group in the votes, its own name alone    */
    struct arp_pool *pool;
} arp_contracts;

/**
 * Judge them.
 *
 * An indicator that lacks a value somewhere is not among the leaves. A side is late for a selection
 * by the year of its own decision, or the study's; of all together, by the study's, or, where it
 * says none, where it is late for every one.
 *
 * @param answer   of arp_study_run() for this study
 * @param[out] out  free with arp_contracts_free(); untouched on failure
 * @retval ARP_USAGE   the study has no `selections:`
 * @retval ARP_DOMAIN  all together cover no territory, or all of them; errors of
 *                     arp_several_measure()
 * @retval ARP_MEMORY
 * Cost: that of arp_several_measure().
 */
ARP_CALL arp_status arp_study_contracts(const arp_study *study, const arp_answer *answer,
                                        arp_contracts *out, arp_error *err);

void arp_contracts_free(arp_contracts *contracts);

#endif
