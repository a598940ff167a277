/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file number.h
 * Numbers from and to text, whatever the host's locale.
 *
 * The grammar read is [+-] digits [mark digits] [(e|E) [+-] digits], at least one digit before
 * or after the mark, nothing else: no blanks, no hexadecimal, no "inf", no "nan".
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <arpent/status.h>

#define ARP_NUMBER_ROOM 40 /* bytes that hold any number written here, with its NUL */

typedef enum arp_number_fault {
    ARP_NUMBER_OK,
    ARP_NUMBER_BAD,   /* not in the grammar                    */
    ARP_NUMBER_RANGE, /* beyond the range of a double (1e400)  */
} arp_number_fault;

/** Read s[0..n) with @p decimal ('.' or ',') as its mark, correctly rounded. Cost: O(n). */
arp_number_fault arp_number_read(const char *s, size_t n, char decimal, double *out);

/** Shortest form that reads back to the same double, point as mark: "0.1", "1e+300". */
void arp_number_short(char out[ARP_NUMBER_ROOM], double x);

/** The same of the number at twelve digits (fifteen from 1e9 on), for messages: what sums and
   products leave in the last bits is nothing to tell ("7.1611" for 7.161099999999999). */
void arp_number_told(char out[ARP_NUMBER_ROOM], double x);

/** A whole number in digits. */
void arp_number_from_size(char out[ARP_NUMBER_ROOM], size_t x);

/**
 * For people: @p digits digits after the mark, thousands apart; French "1 234,5" (narrow
 * no-break space, U+202F), English "1,234.5". NaN gives an en dash. @p digits at most 15.
 */
void arp_number_people(char *out, size_t size, double x, int digits, arp_lang lang);

#endif
