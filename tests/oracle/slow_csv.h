/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_csv.h
 * Comma-separated text from its definition (RFC 4180, section 2), with two liberties: the
 * separator is given, and a record ends with LF, CR or CRLF. Lines with nothing in them are no
 * records, and spaces at both ends of a field are not part of it.
 */
#ifndef TESTS_SLOW_CSV_H
#define TESTS_SLOW_CSV_H

#include <stddef.h>

/**
 * Copy one field to out, with a NUL. The text is scanned from its start each time.
 *
 * @param size of out; a longer field is cut
 * @return its length, or -1 when the text has no such field
 */
long slow_csv_cell(const char *text, size_t n, char separator, size_t record, size_t field,
                   char *out, size_t size);

#endif
