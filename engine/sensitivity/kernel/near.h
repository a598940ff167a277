/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file near.h
 * Scores too near for a fast comparison, put in order by themselves.
 */
#ifndef SENSITIVITY_KERNEL_NEAR_H
#define SENSITIVITY_KERNEL_NEAR_H

#include <stddef.h>
#include <stdint.h>

typedef struct arp_near {
    double score; /* not NaN */
    uint32_t i;
} arp_near;

/** Sort by falling score, equal ones by i. @param spare room for n more. Cost: O(n log n). */
void arp_near_sort(arp_near *near, arp_near *spare, size_t n);

#endif
