/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file scores.h
 * Scores that the slider sums again, bit by bit as the engine does.
 *
 * The root is the mean of its children as they came; the tables have them with their ties settled
 * (base/ties.h). So they are summed here from the leaves once more, in the engine's order and with
 * its weights (index/tree.c), wherever every node between is an arithmetic mean.
 */
#ifndef REPORT_PAGE_SCORES_H
#define REPORT_PAGE_SCORES_H

#include "report/page/pen.h"

enum { ARP_PAGE_LEAVES = 4000 }; /* up to so many territories the leaves are there too */

/**
 * Block "scores": {"exact", "nodes": {NODE: {"f64"}}}, a territory in the order of the ranking. The
 * children of the root, and up to ARP_PAGE_LEAVES territories every node below them whose
 * indicators have no secret cell; where none has one, also what scales.h says. `exact`: the mean of
 * the children under the declared weights is, bit by bit, the score of the ranking. Nothing without
 * values.
 *
 * Cost: O(territories * nodes).
 */
arp_status arp_page_scores(const arp_pen *p, arp_error *err);

#endif
