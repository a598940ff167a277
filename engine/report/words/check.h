/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file check.h
 * What the check in words and the check in JSON both count.
 */
#ifndef REPORT_WORDS_CHECK_H
#define REPORT_WORDS_CHECK_H

#include "report/words/parts.h"

/** Coverage of an indicator over the kept territories; NaN where it states none. */
typedef struct arp_coverage {
    double least, mean; /* mean weighted by population where every kept one is known */
    bool weighted;
} arp_coverage;

arp_coverage arp_check_coverage(const arp_study *study, size_t column);

/** Cells of a column under a mark. */
size_t arp_check_marked(const arp_study *study, size_t column, arp_mark mark);

/** "numerator / denominator", or the numerator alone, times `per`; "" for a given value. */
void arp_check_formula(const arp_made_of *made, arp_text *out);

/** True for the first territory left out for its reason. */
bool arp_check_first_of_reason(const arp_study *study, size_t i);

/** A text that a definition may leave out: "" for NULL. */
const char *arp_check_text_or_empty(const char *text);

/** What `rank` would stop on, by ranking: code ARP_OK where it would not.
    @retval ARP_MEMORY  Cost: that of arp_index_run(). */
arp_status arp_check_stop(const arp_study *study, arp_error *stop);

/** The files of a study and what was detected in each. */
void arp_check_inputs(const arp_study *study, arp_lang lang, arp_text *out);

#endif
