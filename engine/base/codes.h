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

/** What was done to a code. */
typedef enum arp_spoiled {
    ARP_SPOILED_NOT,
    ARP_SPOILED_UNSEEN,  /* a character that is not seen, or a hard blank, inside it */
    ARP_SPOILED_QUOTED,  /* an apostrophe before it: a spreadsheet's mark of a text  */
    ARP_SPOILED_DECIMALS /* "101.0": it was taken for a number                       */
} arp_spoiled;

/** What was done to the code s[0..n) in UTF-8, and how it was likely written, cut at @p size bytes
    with the NUL. A text without a digit is a name, which nothing spoils. Blanks at both ends are
    the caller's. Cost: O(n). */
arp_spoiled arp_spelling_spoiled(const char *s, size_t n, char *likely, size_t size);

/** The code with what is not seen in it as \uXXXX, cut at @p size bytes with the NUL. */
void arp_spelling_show(const char *s, size_t n, char *out, size_t size);

/**
 * The next character of a code that tells it from another, after *at; 0 at its end: without
 * blanks, apostrophes and what is not seen, upper case, O as 0, I and l as 1, without decimals that
 * are zeros. Bytes outside ASCII as they are.
 */
char arp_spelling_next(const char **at);

/** The same from its head, after the zeros there. */
const char *arp_spelling_head(const char *code);

/**
 * True when two codes are one in two spellings: equal character by character in the sense above,
 * where no more than one has blanks inside, and letters stand for digits only in codes with three
 * digits at least. False for equal codes. Cost: O(length).
 */
bool arp_spelling_alike(const char *a, const char *b);

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

/** A code that is @p code in another spelling (arp_spelling_alike), the first such row; NULL when
   there is none. Cost: O(1) expected. */
const char *arp_codes_alike(const arp_codes *codes, const char *code);

#endif
