/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file yaml_slip.h
 * What a text that is no YAML was probably meant to be: the slips of those who write their first
 * study.
 */
#ifndef IO_YAML_SLIP_H
#define IO_YAML_SLIP_H

#include <stddef.h>

#include "base/fail.h"

/** What libyaml found, where, and where what it was reading began (lines and columns from 1). */
typedef struct arp_yaml_fault {
    const char *problem;
    arp_place place, since;
} arp_yaml_fault;

/**
 * Refuse a text for a fault: by the slip that the line shows, with the line as it should be, or in
 * libyaml's words. Cost: O(len).
 */
arp_status arp_yaml_explain(const char *text, size_t len, const arp_yaml_fault *fault,
                            arp_error *err);

#endif
