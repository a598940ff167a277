/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file results.h
 * What a run found, behind a handle: the facts, and those of their tables that were asked for.
 */
#ifndef API_RESULTS_H
#define API_RESULTS_H

#include <arpent/results.h>

#include "report/tables/statement.h"

/** A table that was read; one that was not has no column. */
typedef struct arp_results_read {
    arp_result_table table;
    arp_frame frame;
    arp_frame_column *column;
} arp_results_read;

struct arp_results {
    arp_facts facts; /* point to what follows, where it was asked for */
    arp_answer answer;
    arp_levels levels;
    arp_candidates candidates;
    arp_contracts contracts;
    arp_choose_found choose;
    arp_profiles profiles;
    arp_sweep sweep;
    const arp_statement **stated; /* n tables that the facts have */
    arp_results_read *read;       /* one a table                  */
    size_t n;
};

/** Which tables the facts have. @retval ARP_MEMORY */
arp_status arp_results_begin(arp_results *results, arp_error *err);

#endif
