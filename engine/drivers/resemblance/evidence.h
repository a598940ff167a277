/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file evidence.h
 * Fills arp_drivers.evidence, in three steps.
 */
#ifndef DRIVERS_RESEMBLANCE_EVIDENCE_H
#define DRIVERS_RESEMBLANCE_EVIDENCE_H

#include <arpent/drivers/evidence.h>

#include "drivers/resemblance/case.h"
#include "drivers/resemblance/null.h"

/** Room in the drivers' pool. @retval ARP_MEMORY */
arp_status arp_evidence_begin(arp_drivers *d, arp_error *err);

/** Interval of one side. @param null  best last fitted to that side @retval ARP_MEMORY */
arp_status arp_evidence_interval(const arp_case *what, size_t side, arp_null *null, arp_drivers *d,
                                 arp_error *err);

/** Each side given the others, both p's adjusted over the sides, the two sides exchanged. The
    sides' concordances stand. @retval ARP_MEMORY */
arp_status arp_evidence_others(const arp_case *what, arp_drivers *d, arp_error *err);

#endif
