/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file portrait.h
 * One page for one territory, as observatories send them: who it is, its ranks, each indicator
 * between the least and the most of all with the comparators, what stands out, what is lacking,
 * sources.
 *
 * HTML with SVG in it, no script, nothing fetched, one sheet of A4 on paper and at most 30 kB.
 */
#ifndef REPORT_PORTRAIT_PORTRAIT_H
#define REPORT_PORTRAIT_PORTRAIT_H

#include "report/tables/facts.h"
#include "report/write/out.h"

/**
 * Write the page of the i-th profile of the facts, in one language.
 *
 * A territory's cell under secrecy has no number. Of an indicator with such a cell no comparator is
 * shown: it would tell one. Of more than 36 indicators the first are drawn, and the others counted.
 *
 * @param facts  study, answer and profiles; with a sensitivity its rank has an interval
 * @retval ARP_MEMORY
 * Cost: O(lines * comparators), once O(columns * n log n).
 */
arp_status arp_portrait_write(const arp_facts *facts, size_t i, arp_lang lang, arp_out *out,
                              arp_error *err);

/**
 * Write a page for each profile of the facts and index.html, which lists them by rank, into a
 * folder, whole or not at all: CODE.html, or territoire-N.html where the code is no name of a file.
 *
 * @param force  as for arp_folder_begin()
 * @retval ARP_OUTPUT, ARP_MEMORY
 */
arp_status arp_portrait_folder(const arp_facts *facts, arp_lang lang, const char *path, bool force,
                               arp_error *err);

#endif
