/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file factors.h
 * The kinds of uncertain choices, one file and one row each. (methods.md 7.1)
 */
#ifndef SENSITIVITY_FACTORS_FACTORS_H
#define SENSITIVITY_FACTORS_FACTORS_H

#include "sensitivity/factors/kind.h"

/** All rows, NULL-terminated. */
extern const arp_factor_kind *const ARP_FACTOR_KINDS[];

/**
 * From factors as written to factors that can be drawn (ready.c).
 *
 * @param[out] out  n_factors, in the ground's pool
 * @retval ARP_DOMAIN  as arp_sensitivity_check()
 */
arp_status arp_factors_make(const arp_ground *ground, arp_uncertain **out, arp_error *err);

#endif
