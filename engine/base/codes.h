/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file codes.h
 * Codes of territories by hash. A code is text: "0907" and "907" are two codes.
 */
#ifndef BASE_CODES_H
#define BASE_CODES_H

#include <stddef.h>

/** Codes by hash. */
typedef struct arp_codes arp_codes;

/** Index n distinct codes (kept by pointer); NULL when memory is short. Cost: O(n). */
arp_codes *arp_codes_new(const char *const *code, size_t n);

/** Free an index; NULL is fine. */
void arp_codes_free(arp_codes *codes);

/** Row of a code, SIZE_MAX when absent. Cost: O(1) expected. */
size_t arp_codes_find(const arp_codes *codes, const char *code);

/** A code equal to @p code but for zeros lost or added at its head, NULL when there is none. */
const char *arp_codes_lost_zero(const arp_codes *codes, const char *code);

#endif
