/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file fewest.h
 * Where no weights reproduce a selection: how near some of them come. (methods.md 4.5)
 */
#ifndef DRIVERS_CHANGE_FEWEST_H
#define DRIVERS_CHANGE_FEWEST_H

#include "base/fail.h"
#include "drivers/weights/polytope.h"

/**
 * Where no weights put the selection on top: how many of it, at best, stand outside the first m,
 * seats tied at the last one going to the selection. Proved where both numbers are equal, otherwise
 * the best found and what is proved within the nodes.
 */
typedef struct arp_fewest {
    size_t misplaced, at_least;
    size_t nodes; /* of branch and cut; 0 where it was not needed, or the program is too large */
} arp_fewest;

/**
 * The fewest selected rows without one of the first m seats under any weights, seats tied at the
 * last one going to selected rows: a mixed program with one binary choice a row, within a number of
 * nodes. Rows that no selected one can be under are left out of it; with more than 500 others it is
 * not tried, and what some weights show is told.
 *
 * @param polytope  after arp_polytope_margin() found a negative margin, its weights still in it
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 */
arp_status arp_fewest_find(arp_polytope *polytope, arp_fewest *out, arp_error *err);

#endif
