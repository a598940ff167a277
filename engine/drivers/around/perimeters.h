/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file perimeters.h
 * Candidate perimeters, compared. (METHODS 2.11)
 */
#ifndef DRIVERS_AROUND_PERIMETERS_H
#define DRIVERS_AROUND_PERIMETERS_H

#include "drivers/around/unit.h"

/**
 * The selection's union and every perimeter.
 *
 * @param in  NULL leaves *out NULL
 * @param[out] out  in ground->pool
 * @retval ARP_MEMORY
 * Cost: one run of the index a perimeter (two with unranked members), and of its pairs.
 */
arp_status arp_perimeters_make(const arp_unit_ground *ground, const arp_perimeters_input *in,
                               arp_perimeters **out, arp_error *err);

#endif
