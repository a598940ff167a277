/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file codes.h
 * Codes by hash: the row of a territory's code, codes that lost their zeros, and the same code in
 * another spelling.
 */
#ifndef BASE_CODES_H
#define BASE_CODES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct arp_codes arp_codes;

/**
 * Index n codes. The array and the texts are kept by pointer and must outlive the index. Of a code
 * given twice the first row stands, so that the second is found by arp_codes_find() != its row.
 *
 * NULL when memory is short, or for n over 2^32 - 2. Memory: 5.4 to 10.7 bytes a code. Cost: O(n).
 */
arp_codes *arp_codes_new(const char *const *code, size_t n);
void arp_codes_free(arp_codes *codes);

/** Index one more: code[n] of the same n codes as before, whose array may have moved. False when
    memory is short; the index stays as it was. Cost: O(1) expected, amortised. */
bool arp_codes_add(arp_codes *codes, const char *const *code, size_t n);

/** Row of a code, SIZE_MAX when absent. Cost: O(1) expected. */
size_t arp_codes_find(const arp_codes *codes, const char *code);

/** A code equal to @p code but for zeros lost or added at its head, the first such row; NULL when
    there is none. Cost: O(1) expected. */
const char *arp_codes_lost_zero(const arp_codes *codes, const char *code);

/** A code that is @p code in another spelling (spelling.h), the first such row; NULL when there is
    none. Cost: O(1) expected. */
const char *arp_codes_alike(const arp_codes *codes, const char *code);

#endif
