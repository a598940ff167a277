/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file mark.h
 * Marks together: which one a sum or a ratio gets.
 */
#ifndef TABLE_MARK_H
#define TABLE_MARK_H

#include <arpent/table.h>

/** The worse of two marks: secret before missing before not applicable before ok. */
static inline uint8_t arp_mark_worse(uint8_t a, uint8_t b) {
    static const uint8_t RANK[] = {[ARP_CELL_OK] = 0,
                                   [ARP_CELL_NOT_APPLICABLE] = 1,
                                   [ARP_CELL_MISSING] = 2,
                                   [ARP_CELL_SECRET] = 3};
    return RANK[a] >= RANK[b] ? a : b;
}

#endif
