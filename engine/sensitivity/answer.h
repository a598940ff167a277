/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file answer.h
 * From what was gathered to what is reported.
 */
#ifndef SENSITIVITY_ANSWER_H
#define SENSITIVITY_ANSWER_H

#include "sensitivity/draws/gather.h"
#include "sensitivity/sensitivity.h"

/**
 * Fill what comes from the draws; arrays in out->pool.
 *
 * @retval ARP_MEMORY
 */
arp_status arp_answer_fill(const arp_gather *gather, arp_sensitivity *out, arp_error *err);

/**
 * Confidence factors: see arp_sensitivity.confidence; out->rank stands.
 *
 * @retval ARP_MEMORY
 * Cost: ARP_ALONE_DRAWS runs of the pipeline under data error, otherwise one.
 */
arp_status arp_answer_confidence(const arp_judge *judge, arp_work *work, arp_sight *sight,
                                 arp_sensitivity *out, arp_error *err);

#endif
