/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file check.h
 * What no selection may ask. (methods.md 10)
 */
#ifndef DRIVERS_RESEMBLANCE_CHECK_H
#define DRIVERS_RESEMBLANCE_CHECK_H

#include "drivers/drivers.h"

/** @retval ARP_DOMAIN  named @retval ARP_MEMORY */
arp_status arp_check_options(const arp_table *values, const arp_result *result,
                             const arp_drivers_options *options, arp_error *err);

#endif
