/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file reliability.h
 * The reliability of the indicators as JSON and text.
 */
#ifndef REPORT_WORDS_RELIABILITY_H
#define REPORT_WORDS_RELIABILITY_H

#include "drivers/around/reliability.h"

#include "report/words/parts.h"

/** The block of text; the answer must have it. */
void arp_reliability_text(const arp_report *r, arp_text *out);

#endif
