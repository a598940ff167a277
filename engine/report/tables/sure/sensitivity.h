/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sensitivity.h
 * What the tables of the sensitivity analysis share.
 */
#ifndef REPORT_TABLES_SURE_SENSITIVITY_H
#define REPORT_TABLES_SURE_SENSITIVITY_H

#include "report/tables/statement.h"

/** The sensitivity of the answer, which must have some. */
static inline const arp_sensitivity *arp_facts_sensitivity(const arp_facts *of) {
    return &of->answer->sensitivity;
}

/** Name of a side: a child of the root. */
static inline const char *arp_facts_side_name(const arp_facts *of, size_t side) {
    const arp_plan *plan = &of->study->plan;
    return plan->node[plan->node[0].child[side]].name;
}

/** The word of a verdict: the name of the only side attested, or one of the words for none. */
const char *arp_facts_word(const arp_facts *of, int word);

/** A factor's name: its kind, and the node it is of where it names one; kept by @p to. */
const char *arp_factor_name(const arp_varied *factor, arp_result_table *to);

/** What an error says, kept by @p to; NULL where there is none. */
const char *arp_error_words(const arp_error *why, arp_lang lang, arp_result_table *to);

#endif
