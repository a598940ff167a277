/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file text.h
 * Growing texts, whole characters, nearest words. Text is UTF-8.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <arpent/status.h>

#include "base/utf8.h"

/**
 * A growing byte buffer. Zero-initialise. Once an append fails for lack of
 * memory the text stays `bad` and every later append does nothing, so a writer
 * checks once at its end with arp_text_status().
 */
typedef struct arp_text {
    char *bytes; /* NUL-terminated once something was added; NULL before */
    size_t n, room;
    size_t width; /* columns that its tables may take; 0: as many as any terminal has */
    bool bad;
} arp_text;

void arp_text_free(arp_text *t);
void arp_text_add(arp_text *t, const char *s);
void arp_text_add_n(arp_text *t, const char *s, size_t n);
void arp_text_pad(arp_text *t, char c, size_t times);
/** Append a text as a value of a flow list or map of YAML: in quotes where it needs them. */
void arp_text_add_flow(arp_text *t, const char *s);
arp_status arp_text_status(const arp_text *t, arp_error *err);

/**
 * Append a template with {0}..{7} replaced by the texts of args.
 * @param args NULL-terminated array of at most 8 texts
 */
void arp_text_fill(arp_text *t, const char *template, const char *const *args);

/**
 * Nearest of n words by edit distance (insert, delete, replace, swap of neighbours), NULL when
 * none is nearer than half the length; of more than 4 096 the first ones are looked at. Cost:
 * O(n * len^2).
 */
const char *arp_text_nearest(const char *word, const char *const *words, size_t n);

/** Whether a text is one of the words, NULL-terminated. Cost: O(words). */
bool arp_text_is_among(const char *text, const char *const *words);

/** "a, b, c (12)" style list: at most @p most of the n items, then an ellipsis and the count. */
void arp_text_list(char *out, size_t size, const char *const *items, size_t n, size_t most);

#endif
