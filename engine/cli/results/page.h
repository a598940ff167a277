/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file page.h
 * The manual's page of results, written from the statements of the tables.
 */
#ifndef CLI_RESULTS_PAGE_H
#define CLI_RESULTS_PAGE_H

#include "base/fail.h"
#include "base/text.h"

/**
 * Append the page.
 *
 * @param page  docs/results/page.md: its lines <!-- tables -->, <!-- matrices -->,
 *              <!-- old names -->, <!-- most --> and <!-- file NAME --> are replaced; files stand
 *              beside it
 * @retval ARP_INPUT  one of them cannot be read
 */
arp_status arp_put_results(arp_text *t, const char *page, arp_error *err);

#endif
