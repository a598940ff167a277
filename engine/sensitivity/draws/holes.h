/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file holes.h
 * Territories that lack a value, in the draws of a lot: a hole takes the mean of its siblings, or
 * leaves its weight to them, as arp_run_tree() does, to the bit. (methods.md 2.2)
 */
#ifndef SENSITIVITY_DRAWS_HOLES_H
#define SENSITIVITY_DRAWS_HOLES_H

#include "sensitivity/choices/forms.h"

/** Doubles that arp_holes_fill() works in. */
size_t arp_holes_room(const arp_form *form);

/**
 * Work out the territories that lack a value, in the lines that are wanted.
 *
 * @param share   of each child in the form's list among its siblings, ARP_KERNEL_TOGETHER draws
 * @param absent  of each child: a bit for each draw whose combination has it not
 * @param line    one a node, NULL where not wanted; see arp_kernel_lines()
 * @return a bit for each draw that cannot be: a child of the root, or a hole's siblings, without
 * any value that counts Cost: O(rows with a hole x children) a draw.
 */
uint32_t arp_holes_fill(const arp_form *form, const double *share, const uint32_t *absent,
                        double *room, double *const *line);

#endif
