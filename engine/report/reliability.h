/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file reliability.h
 * The reliability of the indicators as JSON and text.
 */
#ifndef REPORT_RELIABILITY_H
#define REPORT_RELIABILITY_H

#include "drivers/around/reliability.h"

#include "report/parts.h"

/** drivers.json's `reliability`, null where no errors were given. */
json_t *arp_reliability_json(const arp_report *r, arp_json_state *state);

/** drivers.json's `concordance.shrunk`, null where the index was not run again. */
json_t *arp_shrunk_json(const arp_report *r, arp_json_state *state);

/** The block of text; the answer must have it. */
void arp_reliability_text(const arp_report *r, arp_text *out);

#endif
