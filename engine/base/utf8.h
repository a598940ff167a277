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

/**
 * Bytes at the head of s[0..n) of one control character (C0, DEL, C1) or one that turns the
 * direction of a text (U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), which a terminal would
 * obey; 0 for any other. @p point is its code.
 */
size_t arp_text_control(const char *s, size_t n, unsigned *point);

/** Spell such a character for people; its length. */
size_t arp_text_spell(char out[8], unsigned point);

/** Copy a text to out[0..size) as arp_text_cut() does, such characters spelled: \\x1b, \\u202e. */
void arp_text_harmless(char *out, size_t size, const char *s);

/** Number of characters (code points) in s[0..n). */
size_t arp_text_characters(const char *s, size_t n);

/** True when s[0..n) is valid UTF-8 (no surrogates, nothing overlong). */
bool arp_text_is_utf8(const char *s, size_t n);

#endif
