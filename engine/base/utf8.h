/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file utf8.h
 * The characters of a text in UTF-8.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/** Length of the longest prefix of s[0..n) that ends at a character border. */
size_t arp_text_whole(const char *s, size_t n);

/** Copy s[0..n) to out[0..size) with a NUL; a text that does not fit is cut at a character
    and ends with an ellipsis. */
void arp_text_cut(char *out, size_t size, const char *s, size_t n);

/** Number of characters (code points) in s[0..n). */
size_t arp_text_characters(const char *s, size_t n);

/** True when s[0..n) is valid UTF-8 (no surrogates, nothing overlong). */
bool arp_text_is_utf8(const char *s, size_t n);

#endif
