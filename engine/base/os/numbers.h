/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file numbers.h
 * Numbers by the C library, in the C locale whatever the host's.
 */
#ifndef BASE_OS_NUMBERS_H
#define BASE_OS_NUMBERS_H

#include <stddef.h>

/** strtod() of a whole text with a point as its mark; errno is left alone. */
double arp_os_number(const char *text);

/** One double by @p how, "%.17g" and the like, into @p size bytes, cut there. */
void arp_os_write_number(char *out, size_t size, const char *how, double x);

#endif
