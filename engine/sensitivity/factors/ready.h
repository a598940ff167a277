/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file ready.h
 * From factors as written to factors that can be drawn.
 */
#ifndef SENSITIVITY_FACTORS_READY_H
#define SENSITIVITY_FACTORS_READY_H

#include "sensitivity/factors/kind.h"

/**
 * Make every factor of the input ready.
 *
 * @param[out] out  n_factors, in the ground's pool
 * @retval ARP_DOMAIN  as arp_sensitivity_check()
 */
arp_status arp_factors_make(const arp_ground *ground, arp_uncertain **out, arp_error *err);

#endif
